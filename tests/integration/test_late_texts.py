"""A text that comes after somebody else's: nothing of it is lost, and where it is clear of the other it stands too."""

import pytest

from tests.cast import Cast
from tests.drafting import a_library, a_report, later
from workbench.drafting import operations, queries
from workbench.drafting.operations.paragraphs import ParagraphChanged, ParagraphWentInto
from workbench.drafting.records import BlockKind, Revision
from workbench.installation import Installation
from workbench.store import Database
from workbench.text import markup

TEXT = "The State adopted a law in 2019. It entered into force in May."


class Desk:
    """One paragraph of a report, and what Amina and Farid do to it."""

    def __init__(self, db: Database, cast: Cast) -> None:
        self.db, self.cast = db, cast
        a_library(db)
        report = a_report(db, cast.amina)
        self.section = queries.section_of_report(db, report.id, "icerd.art-2").id
        self.first = self.add(TEXT)
        self.paragraph = self.first.paragraph_id

    def add(self, text: str, **more: object) -> Revision:
        return operations.add_paragraph(
            self.db,
            section_id=self.section,
            text=text,
            by=self.cast.farid,
            at=later(1),
            **more,  # type: ignore[arg-type]
        )

    def farid(self, text: str, **more: object) -> Revision:
        return operations.write_paragraph(
            self.db,
            paragraph_id=self.paragraph,
            text=text,
            by=self.cast.farid,
            at=later(2),
            **more,  # type: ignore[arg-type]
        )

    def amina(self, text: str, base: Revision | None = None, **more: object) -> Revision:
        opened = base or self.first
        return operations.write_paragraph(
            self.db,
            paragraph_id=opened.paragraph_id,
            text=text,
            base=opened.id,
            by=self.cast.amina,
            at=later(5),
            **more,  # type: ignore[arg-type]
        )

    def texts(self) -> list[str]:
        found = queries.paragraphs(self.db, queries.section(self.db, self.cast.amina, self.section).report_id)
        return [each.markup for each in found]

    def history(self, paragraph: str = "") -> list[str]:
        return [each.markup for each in queries.history(self.db, self.cast.amina, paragraph or self.paragraph)]


def test_changes_clear_of_each_other_both_stand_and_the_text_that_was_sent_is_kept(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        desk = Desk(db, cast)
        desk.farid(TEXT.replace("May", "June"))
        mine = TEXT.replace("a law", "a new law")
        kept = desk.amina(mine)
        assert kept.markup == "The State adopted a new law in 2019. It entered into force in June."
        assert desk.texts() == [kept.markup]
        assert (kept.kind, kept.by_name) == ("written", cast.amina.name)
        sent = queries.revision(db, desk.paragraph, kept.combined_id or "")
        assert (sent.kind, sent.markup, sent.base_id) == ("parallel", mine, desk.first.id)
        operations.refuse_if_late(db, kept, by=cast.amina)


def test_changes_that_meet_are_kept_side_by_side(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        desk = Desk(db, cast)
        desk.farid(TEXT.replace("2019", "2021"))
        kept = desk.amina(TEXT.replace("2019", "2020"))
        assert kept.kind == "parallel"
        with pytest.raises(ParagraphChanged):
            operations.refuse_if_late(db, kept, by=cast.amina)
        assert desk.texts() == [TEXT.replace("2019", "2021")]
        assert TEXT.replace("2019", "2020") in desk.history()


def test_two_footnotes_that_both_called_the_first_both_stand(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        desk = Desk(db, cast)
        desk.farid(TEXT.replace("2019", '2019<fn id="1">'), footnotes={"1": "Law No. 12."})
        kept = desk.amina(TEXT.replace("May", 'May<fn id="1">'), footnotes={"1": "Gazette of 3 May."})
        assert kept.markup.count("<fn") == 2
        assert sorted(kept.footnotes.values()) == ["Gazette of 3 May.", "Law No. 12."]
        assert [kept.footnotes[note.id] for note in _notes(kept)] == ["Law No. 12.", "Gazette of 3 May."]


def _notes(revision: Revision) -> tuple[object, ...]:
    return markup.notes(revision.markup)


def test_the_notes_of_a_table_and_its_cells_are_put_together(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        desk = Desk(db, cast)
        table = desk.add("Region\t2019<br>North\t12", kind=BlockKind.TABLE, attributes={"title": "Pupils", "unit": ""})
        desk.paragraph = table.paragraph_id
        desk.farid("Region\t2019<br>North\t13", attributes={"title": "Pupils", "unit": "thousands"})
        kept = desk.amina("Region\t2020<br>North\t12", table, attributes={"title": "Pupils at school", "unit": ""})
        assert kept.markup == "Region\t2020<br>North\t13"
        assert kept.attributes == {"title": "Pupils at school", "unit": "thousands"}


def test_a_text_that_was_opened_before_a_split_changes_both_halves(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        desk = Desk(db, cast)
        operations.split_paragraph(db, paragraph_id=desk.paragraph, offset=32, by=cast.farid, at=later(2))
        desk.amina(TEXT.replace("a law", "a new law").replace("May", "June"))
        assert desk.texts() == ["The State adopted a new law in 2019.", "It entered into force in June."]


def test_a_text_that_was_opened_before_a_split_finds_the_half_that_went(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        desk = Desk(db, cast)
        _, went = operations.split_paragraph(db, paragraph_id=desk.paragraph, offset=32, by=cast.farid, at=later(2))
        kept = desk.amina(TEXT.replace("May", "June"))
        assert (kept.paragraph_id, kept.markup) == (went.paragraph_id, "It entered into force in June.")
        assert TEXT.replace("May", "June") in desk.history()


def test_a_text_of_a_paragraph_that_was_merged_away_changes_the_one_that_took_it_in(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        desk = Desk(db, cast)
        second = desk.add("A plan followed in 2022.")
        operations.merge_paragraphs(
            db, paragraph_id=desk.paragraph, other_id=second.paragraph_id, by=cast.farid, at=later(2)
        )
        kept = desk.amina("A plan of action followed in 2022.", second)
        assert kept.paragraph_id == desk.paragraph
        assert desk.texts() == [f"{TEXT} A plan of action followed in 2022."]
        assert "A plan of action followed in 2022." in desk.history(second.paragraph_id)


def test_where_it_does_not_fit_one_is_told_where_the_words_are_now(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        desk = Desk(db, cast)
        second = desk.add("A plan followed in 2022.")
        operations.merge_paragraphs(
            db, paragraph_id=desk.paragraph, other_id=second.paragraph_id, by=cast.farid, at=later(2)
        )
        desk.farid(f"{TEXT} A programme of work followed in 2023.")
        kept = desk.amina("A strategy followed in 2024.", second)
        assert kept.kind == "parallel"
        with pytest.raises(ParagraphWentInto) as told:
            operations.refuse_if_late(db, kept, by=cast.amina)
        assert told.value.values["into"] == desk.paragraph
        assert told.value.values["mine"] == "A strategy followed in 2024."
        assert "A programme of work" in told.value.values["theirs"]


def test_a_moved_paragraph_takes_a_late_text_as_if_it_had_stayed(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        desk = Desk(db, cast)
        desk.add("Another.")
        operations.move_paragraph(db, paragraph_id=desk.paragraph, section_id=desk.section, by=cast.farid, at=later(2))
        assert desk.amina("New words.").kind == "written"
        assert desk.texts() == ["Another.", "New words."]


def test_the_text_one_opened_sent_back_as_it_was_changes_nothing(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        desk = Desk(db, cast)
        farids = desk.farid(TEXT.replace("May", "June"))
        assert desk.amina(TEXT) == farids
        assert len(desk.history()) == 2


def test_a_change_that_is_there_already_adds_no_text_but_is_kept(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        desk = Desk(db, cast)
        farids = desk.farid(TEXT.replace("May", "June").replace("a law", "a new law"))
        mine = TEXT.replace("May", "June")
        assert desk.amina(mine) == farids
        assert mine in desk.history()
