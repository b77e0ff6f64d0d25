"""The first page of a report in the words of its committee and its language."""

import pytest

from tests.builders.snapshots import a_report, a_snapshot
from workbench.drafting.records import ReportKind
from workbench.export import cover, ordinals, states
from workbench.treaties.catalogue import treaties

LANGUAGES = ("en", "fr", "es", "pt", "ar", "ru", "zh")


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ("21-23", "Combined twenty-first to twenty-third periodic reports of the State party due in 2026"),
        ("9", "Ninth periodic report of the State party due in 2026"),
        ("40", "Fortieth periodic report of the State party due in 2026"),
        ("", "Periodic report of the State party due in 2026"),
    ],
)
def test_the_numbers_are_said_as_a_cover_says_them(numbers: str, said: str) -> None:
    assert cover.report_line(a_report(numbers=numbers)) == said


def test_a_due_date_that_is_still_to_be_communicated_is_left_out() -> None:
    assert cover.report_line(a_report(numbers="9", due="to be communicated")) == (
        "Ninth periodic report of the State party"
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("treaty", [treaty.code for treaty in treaties()])
def test_every_treaty_has_its_names_in_every_language(treaty: str, language: str) -> None:
    shown = cover.for_submission(a_snapshot(treaty=treaty, language=language), released=True)

    assert treaty not in shown.treaty
    assert all((shown.treaty, shown.committee, shown.article, shown.report, shown.state, shown.period, shown.received))
    assert "{" not in str(shown)
    assert shown.mark == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(ReportKind))
def test_every_kind_of_report_has_a_title_in_every_language(kind: ReportKind, language: str) -> None:
    line = cover.report_line(a_report(kind=kind, language=language, numbers="1"))

    assert line
    assert "{" not in line


def test_a_language_without_words_of_its_own_has_an_english_cover() -> None:
    shown = cover.for_comments(a_snapshot(language="sw"))

    assert shown.notice == "Draft of 23 November 2026 for comments"
    assert shown.original == "Original: Kiswahili"


def test_a_draft_for_comments_has_no_line_for_the_date_received() -> None:
    shown = cover.for_comments(a_snapshot())

    assert (shown.received, shown.distribution, shown.mark) == ("", "", "DRAFT")


@pytest.mark.parametrize(
    ("state", "language", "said"),
    [
        ("BRA", "en", "Brazil"),
        ("BOL", "en", "Bolivia (Plurinational State of)"),
        ("KEN", "ar", "كينيا"),
        ("ARC", "en", "Arcadia"),
        ("Ruritania", "en", "Ruritania"),
        ("QQQ", "en", "QQQ"),
    ],
)
def test_a_state_is_named_as_the_united_nations_name_it(state: str, language: str, said: str) -> None:
    assert states.name(state, language) == said


@pytest.mark.parametrize(("number", "said"), [(1, "first"), (12, "twelfth"), (20, "twentieth"), (99, "ninety-ninth")])
def test_ordinals_are_written_out(number: int, said: str) -> None:
    assert ordinals.ordinal(number, "en") == said


def test_figures_stand_in_other_languages() -> None:
    assert [ordinals.ordinal(21, language) for language in ("fr", "es", "ru")] == ["21e", "21º", "21-й"]
    assert ordinals.ordinal(1, "fr") == "1er"


@pytest.mark.parametrize(
    ("first", "last", "language", "said"),
    [
        ("2018", "2025", "en", "Period covered: 2018–2025"),
        ("2018-01-01", "2026-06-30", "en", "Period covered: 1 January 2018 to 30 June 2026"),
        ("2018-01-01", "2026-06-30", "fr", "Période considérée : du 1er janvier 2018 au 30 juin 2026"),
        ("2018-01-01", "2026-06-30", "es", "Período abarcado: del 1 de enero de 2018 al 30 de junio de 2026"),
        ("2018-01-01", "2026-06-30", "pt", "Período abrangido: de 1º de janeiro de 2018 a 30 de junho de 2026"),
        ("2018-01-01", "2026-06-30", "ar", "الفترة المشمولة: من 1 يناير 2018 إلى 30 يونيو 2026"),
        ("2018-01-01", "2026-06-30", "ru", "Отчетный период: с 1 января 2018\u202fг. по 30 июня 2026\u202fг."),
        ("2018-01-01", "2026-06-30", "zh", "报告所涉期间：2018年1月1日至2026年6月30日"),
        ("2021-11", "2026-06", "en", "Period covered: November 2021 to June 2026"),
        ("2018", "2026-06-30", "en", "Period covered: 2018 to 30 June 2026"),
        ("2021-11-01", "", "en", "Period covered: 1 November 2021"),
        ("2026", "2026", "en", "Period covered: 2026"),
        ("2021-11", "2026-06", "fr", "Période considérée : novembre 2021 à juin 2026"),
        ("2021-11", "2026-06", "ru", "Отчетный период: ноябрь 2021\u202fг. – июнь 2026\u202fг."),
        ("the last report", "2026-06", "en", "Period covered: the last report – June 2026"),
        ("since the last report", "", "en", "Period covered: since the last report"),
        ("", "", "en", ""),
    ],
)
def test_the_period_is_said_in_words(first: str, last: str, language: str, said: str) -> None:
    snapshot = a_snapshot(covers_from=first, covers_to=last, language=language)

    assert cover.for_submission(snapshot, released=False).period == said
