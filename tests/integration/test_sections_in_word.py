"""A section goes out to Word and comes back: each change a revision, nothing lost, taken twice it changes nothing."""

import io
from collections.abc import Callable

import docx
import pytest
from docx.document import Document

from tests.cast import Cast
from tests.drafting import CANARY, CONTRIBUTION, CORE, a_library, a_report, later
from workbench.drafting import operations, queries
from workbench.drafting.moments.undoing import last_act, undo
from workbench.drafting.operations.paragraphs import WrongPlace
from workbench.drafting.records import BlockKind, StateReport
from workbench.drafting.returned import receiving, waiting
from workbench.drafting.returned.receiving import Outcome
from workbench.drafting.returned.records import Why
from workbench.drafting.returned.sending import NotSent
from workbench.drafting.returned.waiting import Decision, NothingWaits
from workbench.export import section as taking_out
from workbench.installation import Installation
from workbench.people.access import DoorClosed

SECTION = "icerd.art-2"
LAW = "Parliament adopted the Act on Equality in 2024."
BOARD = "The Board of Equality received 214 complaints in that year."
NURSES = "The Ministry of Health trained 1,200 nurses in six regions."


class Office:
    """A section with three paragraphs, and the way out to Word and back."""

    def __init__(self, installation: Installation, cast: Cast, report: StateReport) -> None:
        self.store, self.cast, self.report = installation.store, cast, report
        with self.store.writing() as db:
            self.section = queries.section_of_report(db, report.id, SECTION).id
            self.ids = [
                operations.add_paragraph(
                    db, section_id=self.section, text=text, by=cast.amina, at=later(number)
                ).paragraph_id
                for number, text in enumerate((LAW, BOARD, NURSES))
            ]

    def out(self) -> bytes:
        return taking_out.take_out(self.store, section_id=self.section, by=self.cast.farid, at=later(10)).data

    def back(self, data: bytes) -> Outcome:
        by = self.cast.farid
        returned = receiving.look(self.store, section_id=self.section, data=data, by=by)
        return receiving.receive(self.store, returned=returned, data=data, file_name="back.docx", by=by, at=later(20))

    def texts(self) -> list[str]:
        with self.store.reading() as db:
            found = queries.paragraphs(db, self.report.id, section_id=self.section)
        return [each.text for each in found]

    def waits(self) -> tuple[waiting.Waiting, ...]:
        with self.store.reading() as db:
            return waiting.waiting(db, self.cast.farid, self.section)


@pytest.fixture
def office(installation: Installation, cast: Cast) -> Office:
    with installation.store.writing() as db:
        a_library(db)
        report = a_report(db, cast.amina, numbers="21-23")
    return Office(installation, cast, report)


def edited(data: bytes, edit: Callable[[Document], None]) -> bytes:
    """The file as somebody saved it who had switched change tracking off."""
    document = docx.Document(io.BytesIO(data))
    edit(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def paragraph(document: Document, words: str) -> docx.text.paragraph.Paragraph:  # type: ignore[name-defined]
    return next(each for each in document.paragraphs if words in each.text)


def reworded(old: str, new: str) -> Callable[[Document], None]:
    def edit(document: Document) -> None:
        for run in paragraph(document, old).runs:
            if old in run.text:  # writing to a run takes its note out
                run.text = run.text.replace(old, new)

    return edit


def test_a_file_that_was_not_touched_changes_nothing(office: Office) -> None:
    outcome = office.back(office.out())

    assert outcome.taken.unchanged == 3
    assert (outcome.taken.written, outcome.taken.added, outcome.taken.waiting) == (0, 0, [])
    assert office.texts() == [LAW, BOARD, NURSES]


def test_other_words_become_a_revision_of_their_paragraph(office: Office) -> None:
    outcome = office.back(edited(office.out(), reworded("214 complaints", "231 complaints")))

    assert outcome.taken.written == 1
    assert office.texts() == [LAW, BOARD.replace("214", "231"), NURSES]


def test_a_change_made_here_meanwhile_is_put_together_with_it(office: Office) -> None:
    data = edited(office.out(), reworded("214 complaints", "231 complaints"))
    with office.store.writing() as db:
        operations.write_paragraph(
            db, paragraph_id=office.ids[1], text=f"{BOARD} Most were upheld.", by=office.cast.amina, at=later(15)
        )

    office.back(data)

    assert office.texts()[1] == BOARD.replace("214", "231") + " Most were upheld."


def test_where_both_changed_the_same_words_both_texts_are_kept(office: Office) -> None:
    data = edited(office.out(), reworded("214 complaints", "231 complaints"))
    with office.store.writing() as db:
        operations.write_paragraph(
            db, paragraph_id=office.ids[1], text=BOARD.replace("214", "199"), by=office.cast.amina, at=later(15)
        )

    office.back(data)

    assert office.texts()[1] == BOARD.replace("214", "199")
    (one,) = office.waits()
    assert (one.why, one.likely_id) == (Why.CHANGED_BOTH, office.ids[1])
    with office.store.reading() as db:
        history = queries.history(db, office.cast.farid, office.ids[1])
    assert BOARD.replace("214", "231") in [each.text for each in history if each.kind == "parallel"]


def test_the_same_file_handed_in_twice_changes_nothing(office: Office) -> None:
    data = edited(office.out(), lambda document: paragraph(document, "Board").insert_paragraph_before("A new one."))
    office.back(data)
    before = office.texts()

    again = office.back(data)

    assert again.again
    assert office.texts() == before


def test_a_second_copy_with_one_change_more_adds_that_alone(office: Office) -> None:
    def with_a_new_one(document: Document) -> None:
        paragraph(document, "Board").insert_paragraph_before("The police were trained in 2025.")

    data = edited(office.out(), with_a_new_one)
    office.back(data)
    office.back(edited(data, reworded("1,200 nurses", "1,300 nurses")))

    assert office.texts() == [LAW, "The police were trained in 2025.", BOARD, NURSES.replace("1,200", "1,300")]


def test_what_does_not_print_stays_in_the_text_and_out_of_the_file(office: Office) -> None:
    with office.store.writing() as db:
        for citation in (f"{CONTRIBUTION}, ¶ 1", f"{CORE}, para. 7"):
            operations.cite(db, paragraph_id=office.ids[1], citation=citation, by=office.cast.amina, at=later(5))
    data = office.out()

    office.back(edited(data, reworded("214 complaints", "231 complaints")))

    assert CONTRIBUTION.encode() not in data
    assert CANARY.encode() not in data
    with office.store.reading() as db:
        kept = queries.paragraph(db, office.cast.farid, office.ids[1])
    assert [each.citation for each in kept.citations] == [f"{CONTRIBUTION}, ¶ 1", f"{CORE}, para. 7"]
    assert "231" in kept.text


def test_a_paragraph_taken_out_without_tracking_waits(office: Office) -> None:
    def without(document: Document) -> None:
        found = paragraph(document, "Board")._p
        found.getparent().remove(found)

    office.back(edited(office.out(), without))

    assert office.texts() == [LAW, BOARD, NURSES]
    assert [(each.why, each.likely_id) for each in office.waits()] == [(Why.NOT_BACK, office.ids[1])]


def test_what_waits_is_put_into_no_other_report(office: Office) -> None:
    data = edited(office.out(), reworded("214 complaints", "231 complaints"))
    with office.store.writing() as db:
        operations.write_paragraph(
            db, paragraph_id=office.ids[1], text=BOARD.replace("214", "199"), by=office.cast.amina, at=later(15)
        )
        other = a_report(db, office.cast.amina, numbers="24-25")
        where = queries.section_of_report(db, other.id, "icerd.art-2").id
        law = operations.add_paragraph(db, section_id=where, text="A law.", by=office.cast.amina, at=later(16))
    office.back(data)
    (one,) = office.waits()

    for decision in (Decision.REPLACE, Decision.ADD):
        with office.store.writing() as db, pytest.raises(WrongPlace):
            waiting.decide(
                db,
                section_id=office.section,
                text_id=one.id,
                decision=decision,
                paragraph_id=law.paragraph_id,
                by=office.cast.amina,
                at=later(30),
            )
    assert office.waits() == (one,)


def test_what_waits_is_put_behind_nothing_that_moved_and_into_nothing_that_is_gone(office: Office) -> None:
    data = edited(office.out(), reworded("214 complaints", "231 complaints"))
    board, by = office.ids[1], office.cast.amina
    with office.store.writing() as db:
        operations.write_paragraph(db, paragraph_id=board, text=BOARD.replace("214", "199"), by=by, at=later(15))
    office.back(data)
    (one,) = office.waits()
    with office.store.writing() as db:
        operations.delete_paragraph(db, paragraph_id=office.ids[2], by=by, at=later(20))
        elsewhere = next(each.id for each in queries.sections(db, office.report.id) if each.id != office.section)
        operations.move_paragraph(db, paragraph_id=board, section_id=elsewhere, by=by, at=later(21))
    which = {"section_id": office.section, "text_id": one.id, "by": by, "at": later(30)}
    with office.store.writing() as db, pytest.raises(WrongPlace):
        waiting.decide(db, decision=Decision.REPLACE, paragraph_id=office.ids[2], **which)  # type: ignore[arg-type]
    assert [each.id for each in office.waits()] == [one.id]
    with office.store.writing() as db:
        waiting.decide(db, decision=Decision.ADD, **which)  # type: ignore[arg-type]
    assert office.texts() == [LAW, BOARD.replace("214", "231")]


def test_what_waits_is_set_aside_or_put_in(office: Office) -> None:
    data = edited(office.out(), reworded("214 complaints", "231 complaints"))
    with office.store.writing() as db:
        operations.write_paragraph(
            db, paragraph_id=office.ids[1], text=BOARD.replace("214", "199"), by=office.cast.amina, at=later(15)
        )
    office.back(data)
    (one,) = office.waits()

    with office.store.writing() as db:
        waiting.decide(
            db,
            section_id=office.section,
            text_id=one.id,
            decision=Decision.REPLACE,
            by=office.cast.farid,
            at=later(30),
        )

    assert office.texts()[1] == BOARD.replace("214", "231")
    assert office.waits() == ()
    with office.store.writing() as db, pytest.raises(NothingWaits):
        waiting.decide(
            db,
            section_id=office.section,
            text_id=one.id,
            decision=Decision.SET_ASIDE,
            by=office.cast.farid,
            at=later(31),
        )


def test_a_file_of_another_section_is_refused(office: Office) -> None:
    data = office.out()
    with office.store.writing() as db:
        other = queries.section_of_report(db, office.report.id, "icerd.art-4").id
    with pytest.raises(NotSent):
        receiving.look(office.store, section_id=other, data=data, by=office.cast.farid)


def test_a_section_without_text_is_not_taken_out(office: Office) -> None:
    with office.store.reading() as db:
        other = queries.section_of_report(db, office.report.id, "icerd.art-4").id
    with pytest.raises(taking_out.NothingToSend):
        taking_out.take_out(office.store, section_id=other, by=office.cast.farid, at=later(10))


def test_who_does_not_draft_takes_nothing_out(office: Office) -> None:
    with pytest.raises(DoorClosed):
        taking_out.take_out(office.store, section_id=office.section, by=office.cast.chidi, at=later(10))


def test_all_that_a_file_brought_is_undone_in_one_step(office: Office) -> None:
    def worked_on(document: Document) -> None:
        reworded("214 complaints", "231 complaints")(document)
        paragraph(document, "Board").insert_paragraph_before("The police were trained in 2025.")

    office.back(edited(office.out(), worked_on))
    with office.store.writing() as db:
        act = last_act(db, office.cast.farid, office.section)
        assert act is not None
        undo(db, act_id=act.id, by=office.cast.farid, at=later(40))

    assert office.texts() == [LAW, BOARD, NURSES]


def test_a_cell_of_a_table_changes_alone(office: Office) -> None:
    with office.store.writing() as db:
        table = operations.add_paragraph(
            db,
            section_id=office.section,
            text="Year\tGirls<br>2024\t61<br>2025\t",
            kind=BlockKind.TABLE,
            attributes={"title": "Girls at school", "headers": 1},
            by=office.cast.amina,
            at=later(6),
        ).paragraph_id

    def edit(document: Document) -> None:
        cell = next(cell for table in document.tables for cell in table._cells if cell.text == "61")
        cell.paragraphs[0].runs[0].text = "64"

    office.back(edited(office.out(), edit))

    with office.store.reading() as db:
        assert queries.paragraph(db, office.cast.farid, table).markup == "Year\tGirls<br>2024\t64<br>2025\t"


def test_a_reference_stays_one_where_its_number_was_not_touched(office: Office) -> None:
    with office.store.writing() as db:
        pointing = operations.add_paragraph(
            db,
            section_id=office.section,
            text=f'As said in paragraph <ref id="{office.ids[1]}">, this goes on.',
            by=office.cast.amina,
            at=later(6),
        ).paragraph_id

    outcome = office.back(edited(office.out(), reworded("this goes on", "this went on")))

    assert outcome.taken.written == 1
    with office.store.reading() as db:
        standing = queries.paragraph(db, office.cast.farid, pointing).markup
    assert standing == f'As said in paragraph <ref id="{office.ids[1]}">, this went on.'
