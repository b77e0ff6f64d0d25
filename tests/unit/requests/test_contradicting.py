"""Where two ministries give different figures for one thing: pointed out where it is certain, and not otherwise."""

from datetime import UTC, datetime

import pytest

from workbench.requests.alongside.contradicting import contradictions
from workbench.requests.alongside.records import Contradiction, Said
from workbench.requests.records import AnswerBlock, AnswerKind, BlockKind, ContributedAnswer, ContributionStanding, Use

TRAINED = "In 2025, 1,240 teachers completed the course on human rights."


def said(office: str, text: str, *, language: str = "en", kind: BlockKind = BlockKind.PARAGRAPH) -> Said:
    answer = ContributedAnswer("i", AnswerKind.ANSWER, Use.FOR_REPORT, "", (AnswerBlock(kind, text),), 9, "")
    return Said(
        organisation_id=office,
        organisation=office,
        contribution_id=office,
        request_id="r",
        request_code="REQ-1",
        language=language,
        standing=ContributionStanding.SUBMITTED,
        validated_by="Mara Lund",
        at=datetime(2026, 5, 4, tzinfo=UTC),
        elsewhere=False,
        answer=answer,
    )


def against(
    one: str, other: str, *, language: str = "en", kind: BlockKind = BlockKind.PARAGRAPH
) -> tuple[Contradiction, ...]:
    return contradictions(
        "lead",
        [said("Education", one, language=language, kind=kind), said("Statistics", other, language=language, kind=kind)],
    )


def test_two_figures_for_one_thing_stand_against_one_another_with_whose_they_are() -> None:
    (found,) = against(TRAINED, "1,300 teachers completed the human rights course in 2025.")
    assert (found.one.organisation, found.one_figure, found.one_words) == ("Education", "1,240", TRAINED)
    assert (found.other.organisation, found.other_figure) == ("Statistics", "1,300")


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        (
            "fr",
            "En 2025, 1 240 enseignants ont suivi le cours.",
            "En 2025, 1 300 enseignants ont suivi le cours.",
        ),
        ("es", "En 2025, 1.240 docentes completaron el curso.", "En 2025, 1.300 docentes completaron el curso."),
        (
            "pt",
            "Em 2025, 12,5 por cento das escolas têm o material.",
            "Em 2025, 14% das escolas têm o material.",
        ),
        ("ru", "В 2025 году 1 240 учителей прошли курс.", "В 2025 году 1 300 учителей прошли курс."),
        ("ar", "في عام 2025 أكمل ١٬٢٤٠ معلما الدورة التدريبية.", "في عام 2025 أكمل ١٬٣٠٠ معلما الدورة التدريبية."),
        ("en", "The programme cost $2.5 million in 2024.", "The programme cost $3.1 million in 2024."),
    ],
)
def test_it_is_seen_in_the_languages_ministries_write_in(language: str, one: str, other: str) -> None:
    assert len(against(one, other, language=language)) == 1


@pytest.mark.parametrize(
    "other",
    [
        TRAINED,
        "1240 teachers completed the course on human rights in 2025.",
        "In 2024, 1,100 teachers completed the course on human rights.",
        "In 2025, 1,300 women teachers completed the course on human rights.",
        "In 2025, 1,300 pupils completed the course on human rights.",
        "In 2025, 1,300 teachers of rural schools completed the course on human rights.",
        f"{TRAINED.replace('1,240', '1,300')} {TRAINED.replace('1,240', '1,350')}",
        "In 2025, about 1,200 teachers completed the course on human rights.",
        "In 2025, more than 1,200 teachers completed the course on human rights.",
        "In 2025, 1,300 teachers were on sick leave.",
        "In 2025, 1,240 teachers of 1,300 teachers enrolled completed the course on human rights.",
        "In 2025, 64 per cent of teachers completed the course on human rights.",
        "Teachers completed the course on human rights under article 5 of Law No. 1300 on 3 March 2025.",
    ],
)
def test_what_may_be_something_else_is_not_pointed_out(other: str) -> None:
    assert against(TRAINED, other) == ()


def test_a_figure_and_its_rounding_agree() -> None:
    assert against("The rate is 12.4% of pupils enrolled.", "The rate is 12% of pupils enrolled.") == ()
    assert len(against("The rate is 12.4% of pupils enrolled.", "The rate is 14% of pupils enrolled.")) == 1


def test_days_and_articles_are_no_figures_of_anything() -> None:
    assert against("The Act entered into force on 3 March 2025.", "The Act entered into force on 4 March 2025.") == ()
    assert against("The Act changed article 12 teachers rely on.", "The Act changed article 14 teachers rely on.") == ()


def test_cells_of_tables_are_compared_under_the_same_heads() -> None:
    ours, theirs = "Region\t2024\t2025\nNorth\t120\t140\nSouth\t80\t90", "Region\t2025\nSouth\t95\nNorth\t140"
    (found,) = against(ours, theirs, kind=BlockKind.TABLE)
    assert (found.one_words, found.other_words) == ("South 2025: 90", "South 2025: 95")


def test_one_ministry_does_not_contradict_itself_and_languages_are_not_compared() -> None:
    again = said("Education", TRAINED.replace("1,240", "1,300"))
    assert contradictions("lead", [said("Education", TRAINED), again]) == ()
    french = said("Statistics", TRAINED.replace("1,240", "1 300"), language="fr")
    assert contradictions("lead", [said("Education", TRAINED), french]) == ()


def test_a_contradiction_is_known_again_when_a_figure_is_corrected_but_still_differs() -> None:
    (first,) = against(TRAINED, TRAINED.replace("1,240", "1,300"))
    (then,) = against(TRAINED, TRAINED.replace("1,240", "1,280"))
    assert first.id == then.id
