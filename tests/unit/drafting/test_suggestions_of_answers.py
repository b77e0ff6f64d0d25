"""What a paragraph seems to speak to, and what says so: pure, without a database."""

from dataclasses import replace

from workbench.drafting.asked.suggesting.signs import Aim, Aims, Sign, Speaker, Suggestion

POLICE = Aim(
    "police", "Train police officers and prosecutors to record racist motives", "en", articles=frozenset({"4"})
)
WATER = Aim(
    "water",
    "Bring drinking water and sanitation to the settlements of the Tarvani",
    "en",
    document="D1",
    passage="P12",
    name="CERD/C/ARC/CO/7-9, para. 1",
)
LAND = Aim("land", "Decide the pending land claims with the participation of the communities", "en")
AIMS = Aims((POLICE, WATER, LAND))
WORDS = "Drinking water was brought to twenty-one settlements in which Tarvani live."


def a_speaker(text: str) -> Speaker:
    return Speaker("p", text, "en", "S", frozenset())


def test_rare_words_that_both_have_say_what_a_paragraph_seems_to_answer() -> None:
    (found,) = AIMS.spoken_to(a_speaker(WORDS))
    (reason,) = found.reasons
    assert (found.target_id, reason.sign) == ("water", Sign.WORDS)
    assert {"water", "settlements"} <= set(reason.value.split(", "))


def test_a_paragraph_in_another_language_is_known_by_what_it_is_about() -> None:
    spanish = replace(
        a_speaker("La policía y los fiscales reciben formación sobre los motivos racistas."), language="es"
    )
    assert [each.target_id for each in AIMS.spoken_to(spanish)][:1] == ["police"]


def test_what_everybody_asks_for_and_what_is_linked_already_proposes_nothing() -> None:
    assert not AIMS.spoken_to(a_speaker("The State party takes measures."))
    assert not AIMS.spoken_to(a_speaker(WORDS), without=frozenset({"water"}))


def water(speaker: Speaker) -> Suggestion:
    return next(each for each in AIMS.spoken_to(speaker) if each.target_id == "water")


def test_a_source_that_is_the_passage_of_the_recommendation_says_more_than_its_document() -> None:
    words = a_speaker("In eleven settlements there is water; police, prosecutors and communities took part.")
    by_document = water(replace(words, documents=frozenset({"D1"})))
    by_passage = water(replace(words, documents=frozenset({"D1"}), passages=frozenset({"P12"})))
    assert water(words).strength < by_document.strength < by_passage.strength
    assert [each.reasons[-1].sign for each in (by_document, by_passage)] == [Sign.SOURCE, Sign.PASSAGE]


def test_the_citation_in_the_text_is_the_number_that_it_says_and_no_longer_one() -> None:
    named = a_speaker("In reply to CERD/C/ARC/CO/7-9, para. 1, it is noted that nothing else is known.")
    assert [each.reasons[-1].sign for each in AIMS.spoken_to(named)] == [Sign.NAMED]
    assert not AIMS.spoken_to(replace(named, text=named.text.replace("para. 1,", "para. 12,")))


def test_an_article_in_common_proves_nothing_without_words() -> None:
    assert not AIMS.spoken_to(replace(a_speaker("Nothing is known."), articles=frozenset({"4"})))
