"""What is asked of a report, which of it is left out, and who confirmed that it is answered."""

from collections.abc import Callable

import pytest

from tests.cast import Cast
from tests.drafting import OBSERVATIONS, a_document, a_library, a_passage, a_recommendation, a_report, later
from workbench.drafting import operations, queries
from workbench.drafting.asked.confirming import Word
from workbench.drafting.asked.covering import Coverage, RecommendationCoverage, RequirementCoverage
from workbench.drafting.asked.matters import MatterKind, matter_of, own_themes
from workbench.drafting.asked.recommended import Why
from workbench.drafting.asked.suggesting import reading as suggesting
from workbench.drafting.operations.asking import LeavingNeedsReason
from workbench.drafting.operations.marks import NothingChosen, NothingToConfirm
from workbench.drafting.records import Addressed, BlockKind, Implementation, ReportKind, StateReport
from workbench.installation import Installation
from workbench.people.access import DoorClosed
from workbench.recommendations.ledger import keeping, reporting
from workbench.recommendations.records import Facet, Fact
from workbench.store import Database, new_id

A, B = f"{OBSERVATIONS}, para. 21 (a)", f"{OBSERVATIONS}, para. 21 (b)"
REVIEW = "A/HRC/50/9"
ASKED = "icerd.art-2.01"


@pytest.fixture
def report(installation: Installation, cast: Cast) -> StateReport:
    with installation.store.writing() as db:
        a_library(db)
        return a_report(db, cast.amina)


def a_review(db: Database, *made: tuple[str, str, str], date: str = "2025-01-20", symbol: str = REVIEW) -> list[str]:
    """The report of a review: (text, position, theme or "") of each recommendation; gives their ids."""
    document = a_document(db, symbol=symbol, kind="hrc_document", published=True, treaty="UPR", body="HRC", date=date)
    passage = a_passage(db, document, "101", "The following are supported.")
    found = []
    for place, (text, position, theme) in enumerate(made):
        unit = a_recommendation(db, document, passage, str(place + 1), place, text=text, position=position)
        if theme:
            tag = {"recommendation_id": unit, "facet": "theme", "value": theme, "role": "", "standing": "confirmed"}
            db.table("recommendation_tag").insert({**tag, "at": "2026-01-01", "by_name": "Amina"})
        found.append(unit)
    return found


def a_row(db: Database, text: str, **values: object) -> str:
    """A recommendation that only a table has."""
    key = new_id()
    named = {"symbol": "CERD/C/ARC/CO/17", "treaty": "ICERD", "body": "CERD", "state": "ARC", "number": "9"}
    db.table("recommendation").insert({"id": key, "lead": key, "place": 1, "text": text, **named, **values})
    return key


def citations(db: Database, cast: Cast, report: StateReport) -> list[str]:
    return [each.recommendation.citation for each in queries.coverage(db, cast.amina, report).recommendations]


def write(db: Database, cast: Cast, report: StateReport, text: str = "A law was adopted.", *, section: int = 0) -> str:
    where = queries.sections(db, report.id)[section].id
    return operations.add_paragraph(db, section_id=where, text=text, by=cast.amina, at=later(1)).paragraph_id


def of(covered: Coverage, key: str) -> RequirementCoverage | RecommendationCoverage:
    everything = {each.requirement.key: each for each in covered.requirements}
    return everything.get(key) or next(each for each in covered.recommendations if each.recommendation.citation == key)


def test_what_the_state_supported_on_the_treatys_matters_is_asked_and_why_is_said(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        a_review(
            db,
            ("Fight racism", "supported", "Racial discrimination"),
            ("Fight racism harder", "noted", "Racial discrimination"),
            ("Build schools", "supported", "Right to education"),
            ("Withdraw the reservation to ICERD", "supported/noted", ""),
            ("Withdraw the reservation to CRPD", "supported", ""),
        )
        a_review(db, ("Fight racism", "supported", "Racial discrimination"), date="2020-01-20", symbol="A/HRC/40/9")
        asked = [each.asked for each in queries.coverage(db, cast.amina, report).recommendations if each.asked]
    reviewed = [each for each in asked if each.why is Why.REVIEW]
    assert [each.recommendation.citation for each in reviewed] == [
        f"{REVIEW}, para. 101 (1)",
        f"{REVIEW}, para. 101 (4)",
    ]
    assert [each.matter.kind for each in reviewed if each.matter] == [MatterKind.THEME, MatterKind.NAMED]
    assert [each.why for each in asked[:3]] == [Why.OBSERVATIONS] * 3


def test_a_position_that_a_person_said_stands_before_the_one_that_was_read(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        (unit,) = a_review(db, ("Fight racism", "noted", "Racial discrimination"))
        assert len(citations(db, cast, report)) == 3
        keeping.put_fact(db, [unit], Fact.POSITION, "supported", by=cast.amina, at=later(1))
        assert len(citations(db, cast, report)) == 4


def test_the_last_observations_may_be_known_from_a_table_alone(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        a_row(db, "Of an older table.", date="2012-01-01")
        assert len(citations(db, cast, report)) == 3
        a_row(db, "Adopt a plan.", symbol="CERD/C/ARC/CO/21", date="2025-12-01")
        assert citations(db, cast, report) == ["CERD/C/ARC/CO/21, para. 9"]
        paragraph = write(db, cast, report)
        operations.respond(db, paragraph_id=paragraph, citation="CERD/C/ARC/CO/21, para. 9", by=cast.amina, at=later(2))
        assert of(queries.coverage(db, cast.amina, report), "CERD/C/ARC/CO/21, para. 9").paragraphs == (paragraph,)


def test_a_recommendation_that_only_a_table_has_is_chosen_by_hand_and_given_a_section(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        row = a_row(db, "Of an older table.", date="2012-01-01")
        section = queries.sections(db, report.id)[2]
        operations.ask(db, report_id=report.id, recommendations=[row], section=section.key, by=cast.amina, at=later(1))
        found = queries.coverage(db, cast.amina, report).recommendations[-1]
    assert (found.recommendation.id, found.section_id) == (row, section.id)
    assert found.asked
    assert found.asked.why is Why.CHOSEN


def test_what_is_left_out_needs_a_reason_and_can_be_asked_again(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        one = {"report_id": report.id, "recommendations": [f"{OBSERVATIONS}, para. 21"], "by": cast.amina}
        with pytest.raises(LeavingNeedsReason):
            operations.leave_out(db, reason=" ", at=later(1), **one)
        operations.leave_out(db, reason="Answered in the follow-up report.", at=later(1), **one)
        covered = queries.coverage(db, cast.amina, report)
        assert [each.recommendation.citation for each in covered.recommendations] == [f"{OBSERVATIONS}, para. 40"]
        assert [(each.reason, each.by_name) for each in covered.left_out] == [
            ("Answered in the follow-up report.", "Amina Haddad")
        ] * 2
        operations.ask(db, at=later(2), **one)
        assert citations(db, cast, report) == [A, B, f"{OBSERVATIONS}, para. 40"]


def test_what_a_paragraph_responds_to_is_never_hidden_by_having_been_left_out(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        operations.leave_out(db, report_id=report.id, recommendations=[A], reason="Later.", by=cast.amina, at=later(1))
        paragraph = write(db, cast, report)
        operations.respond(db, paragraph_id=paragraph, citation=A, by=cast.amina, at=later(2))
        assert A in citations(db, cast, report)
        operations.delete_paragraph(db, paragraph_id=paragraph, by=cast.amina, at=later(3))
        assert A not in citations(db, cast, report)


def test_a_follow_up_report_is_asked_what_the_committee_wants_to_hear_of_alone(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        a_review(db, ("Fight racism", "supported", "Racial discrimination"))
        db.execute("update recommendation set follow_up = 1 where label = 'b'")
        follow_up = a_report(db, cast.amina, packs=("generic-followup-report",), kind=ReportKind.FOLLOW_UP)
        assert citations(db, cast, follow_up) == [B]


def test_a_response_to_a_whole_paragraph_covers_the_items_that_it_is_read_as_later(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        paragraph = write(db, cast, report)
        db.table("response").insert(
            {
                "paragraph_id": paragraph,
                "recommendation_id": "A ROW THAT IS READ NO MORE",
                "citation": f"{OBSERVATIONS}, para. 21",
                "at": "2026-05-04",
                "by_id": None,
            }
        )
        covered = queries.coverage(db, cast.amina, report)
    assert [of(covered, each).paragraphs for each in (A, B)] == [(paragraph,)] * 2


def linked(db: Database, cast: Cast, report: StateReport, paragraph: str) -> None:
    operations.answer(db, paragraph_id=paragraph, requirement=ASKED, by=cast.amina, at=later(2))


def word(db: Database, cast: Cast, report: StateReport, key: str = ASKED) -> Word | None:
    said = of(queries.coverage(db, cast.amina, report), key).confirmed
    return said.word if said else None


def test_a_link_proposes_and_a_person_confirms_with_name_and_time(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        with pytest.raises(NothingToConfirm):
            operations.confirm(db, report_id=report.id, targets=[ASKED], by=cast.farid, at=later(3))
        linked(db, cast, report, write(db, cast, report))
        assert word(db, cast, report) is Word.PROPOSED
        operations.confirm(db, report_id=report.id, targets=[ASKED], by=cast.farid, at=later(3))
        said = of(queries.coverage(db, cast.amina, report), ASKED).confirmed
        assert said
        assert (said.word, said.by_name, said.at) == (Word.CONFIRMED, "Farid Osei", later(3))
        operations.confirm(db, report_id=report.id, targets=[ASKED], withdraw=True, by=cast.farid, at=later(4))
        assert word(db, cast, report) is Word.PROPOSED


Change = Callable[[Database, Cast, str], None]


def _write(db: Database, cast: Cast, key: str) -> None:
    operations.write_paragraph(db, paragraph_id=key, text="Another text.", by=cast.farid, at=later(5))


def _split(db: Database, cast: Cast, key: str) -> None:
    operations.split_paragraph(db, paragraph_id=key, offset=5, by=cast.farid, at=later(5))


def _delete(db: Database, cast: Cast, key: str) -> None:
    operations.delete_paragraph(db, paragraph_id=key, by=cast.farid, at=later(5))


def _unlink(db: Database, cast: Cast, key: str) -> None:
    operations.unanswer(db, paragraph_id=key, requirement=ASKED, by=cast.farid, at=later(5))


@pytest.mark.parametrize("change", [_write, _split, _delete, _unlink])
def test_a_confirmation_lapses_visibly_when_the_text_it_rested_on_changes_or_goes(
    installation: Installation, cast: Cast, report: StateReport, change: Change
) -> None:
    with installation.store.writing() as db:
        paragraph = write(db, cast, report)
        linked(db, cast, report, paragraph)
        operations.confirm(db, report_id=report.id, targets=[ASKED], by=cast.amina, at=later(3))
        change(db, cast, paragraph)
        said = of(queries.coverage(db, cast.amina, report), ASKED).confirmed
    assert said
    assert (said.word, said.by_name) == (Word.LAPSED, "Amina Haddad")
    assert paragraph in said.changed


def test_a_confirmation_holds_while_a_paragraph_moves_and_stands_again_when_its_text_does(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        paragraph = write(db, cast, report)
        linked(db, cast, report, paragraph)
        operations.confirm(db, report_id=report.id, targets=[ASKED], by=cast.amina, at=later(3))
        goal = queries.sections(db, report.id)[3].id
        operations.move_paragraph(db, paragraph_id=paragraph, section_id=goal, by=cast.amina, at=later(4))
        assert word(db, cast, report) is Word.CONFIRMED
        _write(db, cast, paragraph)
        operations.write_paragraph(db, paragraph_id=paragraph, text="A law was adopted.", by=cast.farid, at=later(6))
        assert word(db, cast, report) is Word.CONFIRMED


def test_a_confirmation_rests_on_the_items_of_the_paragraph_too(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        paragraph = write(db, cast, report, "The law provides for:")
        section = queries.paragraph(db, cast.amina, paragraph).section_id
        add = {"section_id": section, "kind": BlockKind.ITEM, "by": cast.amina, "at": later(1)}
        item = operations.add_paragraph(db, text="fines;", after=paragraph, **add).paragraph_id
        linked(db, cast, report, paragraph)
        operations.confirm(db, report_id=report.id, targets=[ASKED], by=cast.amina, at=later(3))
        _write(db, cast, item)
        assert word(db, cast, report) is Word.LAPSED


def test_partly_is_a_persons_word_that_lapses_with_the_text_and_not_applicable_is_not(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        paragraph = write(db, cast, report)
        linked(db, cast, report, paragraph)
        mark = {"report_id": report.id, "by": cast.amina, "at": later(3)}
        operations.mark(db, target=ASKED, state=Addressed.PARTLY, reason="No figures.", **mark)
        operations.mark(db, target="icerd.art-3.01", state=Addressed.NOT_APPLICABLE, reason="No segregation.", **mark)
        assert word(db, cast, report) is word(db, cast, report, "icerd.art-3.01") is Word.CONFIRMED
        _write(db, cast, paragraph)
        assert word(db, cast, report) is Word.LAPSED
        assert word(db, cast, report, "icerd.art-3.01") is Word.CONFIRMED
        operations.mark(db, target=ASKED, state=Addressed.OPEN, **mark)
        assert word(db, cast, report) is Word.PROPOSED


def test_the_ledgers_status_is_shown_as_a_proposal_and_taken_over_only_when_somebody_does(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        unit = next(each for each in queries.recommendations(db, cast.amina, report) if each.citation == A)
        reporting.report_status(db, [unit.id], "under_way", by=cast.amina, at=later(1))
        found = of(queries.coverage(db, cast.amina, report), A)
        assert isinstance(found, RecommendationCoverage)
        assert (found.implementation, found.proposed, found.status) == (None, Implementation.PARTLY, "under_way")
        with pytest.raises(NothingChosen):
            operations.take_over(db, report_id=report.id, targets=[], by=cast.amina, at=later(2))
        assert operations.take_over(db, report_id=report.id, targets=[unit.id], by=cast.amina, at=later(2)) == (
            unit.id,
        )
        found = of(queries.coverage(db, cast.amina, report), A)
        assert isinstance(found, RecommendationCoverage)
        assert (found.implementation, found.state) == (Implementation.PARTLY, Addressed.OPEN)


def test_what_a_deleted_section_was_asked_is_still_asked_without_a_section(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        asked = of(queries.coverage(db, cast.amina, report), ASKED)
        assert isinstance(asked, RequirementCoverage)
        paragraph = write(db, cast, report)
        where = queries.paragraph(db, cast.amina, paragraph).section_id
        linked(db, cast, report, paragraph)
        db.execute("update section set deleted = 1 where id in (:one, :two)", {"one": asked.section_id, "two": where})
        gone = of(queries.coverage(db, cast.amina, report), ASKED)
    assert isinstance(gone, RequirementCoverage)
    assert (gone.section_id, gone.state, gone.paragraphs) == ("", Addressed.OPEN, ())


def test_a_section_that_points_to_the_core_document_answers_what_it_is_asked(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        asked = of(queries.coverage(db, cast.amina, report), ASKED)
        db.execute("update section set core_document = '12–20' where id = :id", {"id": asked.section_id})
        found = of(queries.coverage(db, cast.amina, report), ASKED)
        assert (found.state, found.reason, word(db, cast, report)) == (Addressed.CORE_DOCUMENT, "12–20", Word.PROPOSED)
        operations.confirm(db, report_id=report.id, targets=[ASKED], by=cast.amina, at=later(3))
        assert word(db, cast, report) is Word.CONFIRMED
        db.execute("update section set core_document = '30' where id = :id", {"id": asked.section_id})
        assert word(db, cast, report) is Word.LAPSED


def test_a_checklist_asks_nobody(installation: Installation, cast: Cast, report: StateReport) -> None:
    with installation.store.writing() as db:
        before = queries.tally_requirements(queries.coverage(db, cast.amina, report).requirements)
        db.execute("update report_requirement set checklist = 1 where key = :key", {"key": ASKED})
        after = queries.tally_requirements(queries.coverage(db, cast.amina, report).requirements)
    assert after.of == before.of - 1


def test_nobody_outside_the_group_confirms_or_chooses(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        for actor in (cast.bruno, cast.chidi, cast.dana):
            with pytest.raises(DoorClosed):
                operations.confirm(db, report_id=report.id, targets=[ASKED], by=actor, at=later(1))
            with pytest.raises(DoorClosed):
                operations.ask(db, report_id=report.id, recommendations=[A], by=actor, at=later(1))


@pytest.mark.parametrize(
    ("treaty", "facet", "value", "is_on"),
    [
        ("ICERD", Facet.THEME, "Racial discrimination", True),
        ("ICERD", Facet.PERSON, "Roma, Gypsies, Sinti & Travellers", True),
        ("ICERD", Facet.THEME, "Right to education", False),
        ("CEDAW", Facet.THEME, "Violence against women", True),
        ("CEDAW", Facet.THEME, "Sexual & gender-based violence", True),
        ("CRC-OPAC", Facet.THEME, "Children in armed conflict", False),
        ("CRC", Facet.PERSON, "Children", True),
        ("ICESCR", Facet.THEME, "Right to education", True),
        ("CAT", Facet.THEME, "Refugees & asylum seekers", False),
    ],
)
def test_a_theme_or_a_group_of_persons_is_a_treatys_own_or_everybodys(
    treaty: str, facet: Facet, value: str, is_on: bool
) -> None:
    assert (matter_of((treaty,), ((facet, value),), "") is not None) is is_on
    assert own_themes("ICERD") >= {"Racial discrimination"}


def test_what_a_paragraph_seems_to_answer_is_proposed_until_it_is_linked_or_set_aside(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        unit = next(each for each in queries.recommendations(db, cast.amina, report) if each.citation == A)
        db.execute(
            "update recommendation set text = 'Train police officers to record racist motives' where id = :id",
            {"id": unit.id},
        )
        text = "Six hours on racist motives are part of the training of police officers."
        one, other = write(db, cast, report, text), write(db, cast, report, text)

        def proposed() -> list[str]:
            covered = queries.coverage(db, cast.amina, report)
            section = queries.paragraph(db, cast.amina, one).section_id
            found = suggesting.for_section(db, report, covered, section)
            assert {each.paragraph_id for each in suggesting.for_target(db, report, covered, unit.id)} == {
                each.paragraph_id for each in found if each.target_id == unit.id
            }
            return [each.paragraph_id for each in found if each.target_id == unit.id]

        assert proposed() == [one, other]
        assert of(queries.coverage(db, cast.amina, report), A).state is Addressed.OPEN
        operations.set_aside(db, paragraph_id=one, target=A, by=cast.farid, at=later(2))
        assert proposed() == [other]
        operations.respond(db, paragraph_id=other, citation=A, by=cast.farid, at=later(3))
        assert proposed() == []


def test_a_paragraph_of_an_annex_is_named_by_its_annex_and_items_by_their_paragraph(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        first = write(db, cast, report)
        annex = queries.sections(db, report.id)[-1].id
        db.execute("update section set part = id, level = 1, number = 'Annex I' where id = :id", {"id": annex})
        add = {"section_id": annex, "by": cast.amina, "at": later(1)}
        beside = operations.add_paragraph(db, text="A table follows:", **add).paragraph_id
        item = operations.add_paragraph(db, text="by sex;", kind=BlockKind.ITEM, **add).paragraph_id
        plain = operations.add_paragraph(db, text="And more.", kind=BlockKind.PLAIN, **add).paragraph_id
        spots = queries.coverage(db, cast.amina, report).spots
    assert [spots[each].label for each in (first, beside, item)] == ["1", "Annex I, 1", "Annex I, 1 (a)"]
    assert spots[plain].label == spots[item].label
    assert spots[beside].body == (beside, item, plain)
