"""Earlier recommendations on the same matter: by what is rare in common, whoever recommended, in any language."""

from workbench.recommendations.twins.instruments import instruments_in
from workbench.recommendations.twins.ranking import ranked
from workbench.recommendations.twins.words import Told

PRISONS = Told("prisons", "Alleviate the overcrowding of detention centres (Chile).", date="2008-05-01")
SCHOOLS = Told("schools", "Open schools in rural areas to all girls (Ghana).", date="2008-05-01")
PROTOCOL = Told("protocol", "Ratify the Optional Protocol to the Convention against Torture.", date="2008-05-01")
COURTS = Told("courts", "Train judges in the Covenant (Chile).", date="2008-05-01")
EARLIER = (PRISONS, SCHOOLS, PROTOCOL, COURTS)


def first(text: str, *, language: str = "en", date: str = "2012-06-01") -> str | None:
    """The first that is suggested for this text."""
    later = Told("later", text, language=language, date=date)
    return next((twin.earlier for twin in ranked((*EARLIER, later)) if twin.later == "later"), None)


def test_what_uses_the_same_rare_words_comes_first() -> None:
    assert first("Redouble efforts so that girls in rural areas go to school.") == "schools"


def test_other_words_for_the_same_matter_bring_it_near() -> None:
    assert first("Improve conditions in all prisons.") == "prisons"


def test_an_instrument_is_the_same_by_abbreviation_and_in_another_language() -> None:
    assert first("Accede to OP-CAT.") == "protocol"
    spanish = "Ratificar el Protocolo Facultativo de la Convención contra la Tortura."
    assert first(spanish, language="es") == "protocol"


def test_who_recommended_plays_no_part() -> None:
    assert first("Protect journalists (Chile).") is None


def test_what_is_not_earlier_is_no_earlier_twin() -> None:
    text = "Open schools in rural areas to all girls."
    assert first(text, date="2008") is None  # of the same year: nobody knows which came first
    assert first(text, date="2007-12-31") is None
    assert first(text, date="2009") == "schools"
    assert first(text, date="") is None


def test_a_suggestion_says_by_what_and_how_likely() -> None:
    later = Told("later", "Open schools in rural areas to all girls!", date="2012")
    twin = next(ranked((*EARLIER, later)))
    assert twin.sure
    assert 0.9 <= twin.confidence <= 1
    assert {"rural", "education"} <= set(twin.shared)


def test_shared_tags_bring_together_what_no_word_does() -> None:
    tag = frozenset({("sdg", "16.3")})
    later = Told("later", "加强法律援助。", language="zh", date="2012", tags=tag)
    earlier = Told("aid", "Extend legal aid.", date="2008", tags=tag)
    assert next(twin.earlier for twin in ranked((*EARLIER, earlier, later)) if twin.later == "later") == "aid"


def test_names_of_instruments_are_told_apart() -> None:
    assert instruments_in("Ratify ICCPR-OP 2 and the Convention on the Rights of Persons with Disabilities") == {
        "OP-ICCPR-2",
        "ICCPR",
        "CRPD",
    }
    assert instruments_in("the Optional Protocol to the Convention against Torture") == {"OP-CAT"}
    assert instruments_in("a national human rights institution") == {"NHRI"}
