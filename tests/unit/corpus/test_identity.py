"""Who a document is, by its own text alone."""

import pytest

from workbench.corpus.parsing.identity import occasions
from workbench.corpus.parsing.identity.dates import first_date
from workbench.corpus.parsing.identity.identifying import Evidence, corrected, identify
from workbench.corpus.parsing.identity.places import is_state, state_of, states_in
from workbench.corpus.parsing.records import Identity
from workbench.treaties import DocumentKind

MASTHEAD = ("United Nations CERD/C/BRA/CO/18-20*", "Distr.: General", "19 December 2022", "Original: English")
ENGLISH = "The Committee welcomes the report of the State party and the dialogue that it had with the delegation. " * 5


def evidence(**more: object) -> Evidence:
    given = {"masthead": (), "running_heads": (), "title": "", "opening": "", "text": ENGLISH, "numbered": 0, **more}
    return Evidence(**given)  # type: ignore[arg-type]


def test_the_masthead_says_symbol_kind_treaty_state_and_date() -> None:
    found = identify(evidence(masthead=MASTHEAD, title="Concluding observations on the reports of Brazil"))
    assert (found.symbol, found.kind, found.treaty, found.body, found.state, found.date, found.language) == (
        "CERD/C/BRA/CO/18-20", DocumentKind.CONCLUDING_OBSERVATIONS, "ICERD", "CERD", "BRA", "2022-12-19", "en",
    )  # fmt: skip


def test_notes_about_a_document_do_not_take_its_symbol() -> None:
    title = "A/HRC/WG.6/41/BRA/2 Compilation: recommendations and gaps"
    found = identify(evidence(title=title, opening=f"{title}\nSee also CERD/C/BRA/CO/18-20."))
    assert found.symbol is None
    assert found.kind is DocumentKind.OTHER


def test_a_running_head_that_is_a_symbol_is_the_documents_own() -> None:
    assert identify(evidence(running_heads=("CRPD/C/ALB/CO/1",))).symbol == "CRPD/C/ALB/CO/1"
    assert identify(evidence(running_heads=("A/HRC/8/27 Page 17",))).symbol == "A/HRC/8/27"


def test_a_running_head_that_only_mentions_a_symbol_gives_none() -> None:
    assert identify(evidence(running_heads=("Notes on CRPD/C/ALB/CO/1",))).symbol is None


def test_an_addendum_to_concluding_observations_is_follow_up_where_its_title_says_so() -> None:
    masthead = ("United Nations CAT/C/KEN/CO/2/Add.1", "Original: English")
    told = identify(evidence(masthead=masthead, title="Information received on follow-up"))
    assert told.kind is DocumentKind.FOLLOW_UP_INFORMATION
    assert (
        identify(evidence(masthead=masthead, title="Concluding observations")).kind
        is DocumentKind.CONCLUDING_OBSERVATIONS
    )


def test_a_national_report_without_a_symbol_is_told_by_its_title_and_its_paragraphs() -> None:
    title = (
        "III Relatório do Estado brasileiro à Convenção Internacional "
        "sobre a Eliminação de Todas as Formas de Discriminação Racial"
    )
    assert identify(evidence(title=title, numbered=200)).kind is DocumentKind.STATE_REPORT
    assert identify(evidence(title=f"{title} (resumo)", numbered=200)).kind is DocumentKind.OTHER
    assert identify(evidence(title=title, numbered=3)).kind is DocumentKind.OTHER


def test_a_report_of_the_council_is_a_review_where_its_title_says_so() -> None:
    masthead = ("United Nations A/HRC/21/11", "Original: English")
    review = identify(
        evidence(masthead=masthead, title="Report of the Working Group on the Universal Periodic Review Brazil")
    )
    assert (review.treaty, review.state) == ("UPR", "BRA")
    assert identify(evidence(masthead=masthead, title="Report of the Special Rapporteur on Kenya")).treaty is None


def test_what_a_person_says_outranks_what_was_read() -> None:
    found = corrected(Identity(title="Read", kind=DocumentKind.OTHER), {"symbol": "CRPD/C/KEN/CO/1", "title": "Said"})
    assert (found.symbol, found.kind, found.treaty, found.state, found.title) == (
        "CRPD/C/KEN/CO/1", DocumentKind.CONCLUDING_OBSERVATIONS, "CRPD", "KEN", "Said",
    )  # fmt: skip
    assert corrected(Identity(), {"treaty": "CERD"}).treaty == "ICERD"


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("Distr.: General 19 December 2022", "2022-12-19"),
        ("1 de octubre de 2019", "2019-10-01"),
        ("30September2015", "2015-09-30"),
        ("Brasília, DF – dezembro de 2018", "2018-12"),
        ("8 mai 2019", "2019-05-08"),
        ("14 تشرين الأول/أكتوبر 2019", "2019-10-14"),
        ("2017年9月20日", "2017-09-20"),
        ("General Assembly", None),
        ("resolution 68/268", None),
    ],
)
def test_dates_as_documents_print_them(printed: str, date: str | None) -> None:
    assert first_date(printed) == date


def test_states_are_known_by_their_names_in_many_languages() -> None:
    assert set(states_in("la Norvège, República Federativa do Brasil, Кения, ألبانيا, Viet Nam")) == {
        "NOR",
        "BRA",
        "KEN",
        "ALB",
        "VNM",
    }


def test_the_state_of_the_title_outranks_the_states_that_are_named_in_the_text() -> None:
    assert state_of("Report of Kenya", "Brazil Brazil Brazil Brazil") == "KEN"
    assert state_of("Work plan", "Brazil and Kenya") is None


def test_questions_and_visits_are_about_the_state_they_go_to() -> None:
    assert state_of("ADVANCE QUESTIONS TO KENYA – ADD.3 BRAZIL", "") == "KEN"
    assert state_of("Report on the visit to Chile, with the comments of Peru", "") == "CHL"
    assert state_of("Informe sobre la visita al Perú – respuesta de Chile", "") == "PER"
    assert state_of("Kenya and Brazil: a mission to remember", "") is None


@pytest.mark.parametrize(
    ("masthead", "symbol"),
    [
        (("United Nations CRPD/C/ BRA/CO/1", "Original: English"), "CRPD/C/BRA/CO/1"),
        (("United Nations CRPD/C/PRY/CO/2-", "3", "Original: English"), "CRPD/C/PRY/CO/2-3"),
        (("United Nations CRPD/C/", "BRA/CO/1", "Original: English"), "CRPD/C/BRA/CO/1"),
        (("United Nations CEDAW/C/GC/31", "CRC/C/GC/18", "Original: English"), "CEDAW/C/GC/31-CRC/C/GC/18"),
        (("United Nations CRPD/C/KEN/1/Rev.1", "Original: English"), "CRPD/C/KEN/1/Rev.1"),
    ],
)
def test_a_symbol_that_the_masthead_breaks_is_put_together(masthead: tuple[str, ...], symbol: str) -> None:
    assert identify(evidence(masthead=masthead)).symbol == symbol


@pytest.mark.parametrize(
    ("title", "state"),
    [
        ("Rapport de la République démocratique populaire lao", "LAO"),
        ("Доклад Российской Федерации", "RUS"),
        ("докладом Кении", "KEN"),
        ("доклад Нигера", "NER"),
        ("доклад Нигерии", "NGA"),
        ("التقرير الأولي لألبانيا", "ALB"),
        ("التقرير الدوري للبرازيل", "BRA"),
        ("关于阿根廷的结论性意见", "ARG"),
        ("赤道几内亚的报告", "GNQ"),
        ("Reports of Chad", "TCD"),
        ("Informe de la República de Corea", "KOR"),
        ("Hong Kong, China", "CHN"),
        ("Isle of Man (United Kingdom of Great Britain and Northern Ireland)", "GBR"),
        ("Report of Swaziland", "SWZ"),
        ("The first report of the Republic of China (Taiwan)", "TWN"),
        ("Report of the People's Republic of China", "CHN"),
        ("中華民國（臺灣）兒童權利公約首次國家報告", "TWN"),
        ("Reports of the former Yugoslav Republic of Macedonia", "MKD"),
        ("Report of Yugoslavia", "YUG"),
        ("Report of Serbia and Montenegro", "SCG"),
        ("Report on turkey farming in New Jersey", None),
    ],
)
def test_a_title_names_its_state_in_any_case_and_language(title: str, state: str | None) -> None:
    assert state_of(title, "") == state


def test_every_state_is_known_by_its_name_in_seven_languages() -> None:
    from babel import Locale
    from babel.core import get_global

    aliases = get_global("territory_aliases")
    codes = {two[0]: three for three, two in aliases.items() if len(three) == 3 and len(two) == 1 and is_state(three)}
    lost = [
        (language, name)
        for language in ("en", "fr", "es", "pt", "ru", "ar", "zh")
        for two, three in codes.items()
        if (name := Locale(language).territories.get(two)) and set(states_in(name)) != {three}
    ]
    # Islands that the common list abbreviates in Russian (`о-ва Кука`), as no document does.
    assert [each for each in lost if not each[1].startswith(("о-в", "псевдо"))] == []


def test_a_body_says_session_and_adoption_and_a_state_when_its_report_came_in() -> None:
    first = ("At its 2952nd meeting, held on 1 December 2022, the Committee adopted the present observations.",)
    notes = ("Adopted by the Committee at its 108th session (14 November–2 December 2022).",)
    told = identify(evidence(masthead=MASTHEAD, notes=notes, first=first))
    assert (told.session, told.adopted, told.received) == ("108", "2022-12-01", None)
    masthead = ("United Nations CERD/C/BRA/18-20", "Original: English")
    report = identify(evidence(masthead=masthead, opening="Brazil*\n[Date received: 3 March 2020]", first=first))
    assert (report.session, report.adopted, report.received) == (None, None, "2020-03-03")


def test_observations_under_a_symbol_that_does_not_say_so_are_told_by_their_title() -> None:
    masthead = ("United Nations E/C.12/1994/14", "Original: English")
    found = identify(evidence(masthead=masthead, title="Concluding observations on the second report of Argentina"))
    assert (found.kind, found.treaty, found.state) == (DocumentKind.CONCLUDING_OBSERVATIONS, "ICESCR", "ARG")
    method = identify(evidence(masthead=masthead, title="Working methods of the Committee, also on Argentina"))
    assert (method.kind, method.state) == (DocumentKind.TREATY_BODY_OTHER, None)


OBSERVATIONS = "Concluding observations on the third report of Arcadia"


@pytest.mark.parametrize(
    ("title", "first", "date"),
    [
        (f"{OBSERVATIONS}, adopted in 1984", "In June 1976 the State became a party.", "1984"),
        (f"{OBSERVATIONS} (March 1990)", "In June 1976 the State became a party.", "1990-03"),
        (
            OBSERVATIONS,
            "The Committee considered the report on 24 November 2016. At its 2508th meeting, held on 5 December 2016, "
            "it adopted the following concluding observations.",
            "2016-12-05",
        ),
        (OBSERVATIONS, f"In June 2014 Parliament passed an act. {'It applies to all. ' * 8}", None),
        (OBSERVATIONS, "10 August 2016", "2016-08-10"),
    ],
)
def test_observations_without_a_masthead_have_the_date_of_their_adoption(
    title: str, first: str, date: str | None
) -> None:
    body = ("Committee on the Elimination of Racial Discrimination",)
    opening = f"{title}\n{first}"
    found = identify(evidence(title=title, opening=opening, context=body, numbered=20, first=(first,)))
    assert (found.kind, found.date) == (DocumentKind.CONCLUDING_OBSERVATIONS, date)


def test_an_act_that_a_parliament_passed_is_no_adoption_of_the_text() -> None:
    passed = "立法院於 2014 年 6 月通過《施行法》，總統於 2016 年 5 月簽署加入書。"
    assert not occasions.is_of_adoption(passed)
    assert occasions.is_of_adoption("* 委员会第二十二届会议(2019年9月20日)通过。")
