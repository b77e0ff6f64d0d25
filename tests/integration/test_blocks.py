"""What stands in a report besides numbered paragraphs, and the words that stand for references when it is frozen."""

import pytest

from tests.builders.pictures import a_jpeg, a_png
from tests.cast import Cast
from tests.drafting import CANARY, CORE, a_library, a_report, later
from workbench.drafting import operations, queries
from workbench.drafting.blocks import pictures, references
from workbench.drafting.blocks.attributes import BadHeaders, NoAlternative, UnknownAttribute
from workbench.drafting.blocks.pictures import NotAPicture, PictureTooLarge
from workbench.drafting.operations.blocks import StaysAFigure
from workbench.drafting.operations.writing import EmptyParagraph
from workbench.drafting.records import BlockKind, ReportKind, SnapshotParagraph, StateReport
from workbench.installation import Installation
from workbench.store import Database


@pytest.fixture
def report(installation: Installation, cast: Cast) -> StateReport:
    with installation.store.writing() as db:
        a_library(db)
        return a_report(db, cast.amina, numbers="21-23")


def put(db: Database, cast: Cast, report: StateReport, text: str, kind: str = "numbered", **attributes: object) -> str:
    """A block at the end of the section on article 2; gives its permanent id."""
    where = queries.section_of_report(db, report.id, "icerd.art-2")
    added = operations.add_paragraph(
        db,
        section_id=where.id,
        text=text,
        kind=BlockKind(kind),
        attributes=attributes or None,
        by=cast.amina,
        at=later(1),
    )
    return added.paragraph_id


def frozen(db: Database, cast: Cast, report: StateReport) -> tuple[dict[str, SnapshotParagraph], tuple[str, ...]]:
    made = operations.freeze(db, report_id=report.id, by=cast.amina, at=later(9))
    return {each.id: each for each in made.snapshot.paragraphs}, tuple(map(str, made.missing))


class TestReferences:
    def test_a_reference_prints_the_number_its_paragraph_has_when_it_is_frozen(
        self, installation: Installation, cast: Cast, report: StateReport
    ) -> None:
        with installation.store.writing() as db:
            first = put(db, cast, report, "First.")
            put(db, cast, report, "Second.")
            item = put(db, cast, report, "An item.", "item")
            last = put(db, cast, report, f'See <strong>para. <ref id="{item}"> above</strong> and <ref id="{first}">.')
            operations.move_paragraph(db, paragraph_id=first, after=item, by=cast.amina, at=later(2))
            versions, warnings = frozen(db, cast, report)

        assert versions[last].text == "See para. 1 (a) above and 2."
        assert versions[last].markup == (
            f'See <strong>para. </strong><a href="#{item}"><strong>1 (a)</strong></a><strong> above</strong> and '
            f'<a href="#{first}">2</a>.'
        )
        assert [versions[each].label for each in (item, first, last)] == ["1 (a)", "2", "3"]
        assert warnings == ()

    def test_a_reference_to_a_deleted_paragraph_is_named_as_such_and_warned_of(
        self, installation: Installation, cast: Cast, report: StateReport
    ) -> None:
        with installation.store.writing() as db:
            gone = put(db, cast, report, "First.")
            last = put(db, cast, report, f'See paragraph <ref id="{gone}">.')
            operations.delete_paragraph(db, paragraph_id=gone, by=cast.amina, at=later(2))
            versions, warnings = frozen(db, cast, report)

        assert versions[last].text == "See paragraph [deleted paragraph]."
        assert warnings == (
            "Paragraph 1 refers to something that was deleted, is not published or has no figure yet: it prints "
            "“[deleted paragraph]”.",
        )

    def test_a_paragraph_of_the_core_document_has_its_number_there_and_one_of_the_library_its_citation(
        self, installation: Installation, cast: Cast, report: StateReport
    ) -> None:
        with installation.store.writing() as db:
            core = a_report(db, cast.amina, kind=ReportKind.COMMON_CORE, title="Core document", treaty="ICERD")
            put(db, cast, core, "One.")
            second = put(db, cast, core, "Two.")
            passage = next(db.query("select id from paragraph where text like 'In 2019%'"))["id"]
            last = put(db, cast, report, f'Core document, para. <ref id="{second}">; <ref id="{passage}">.')
            versions, _ = frozen(db, cast, report)

            assert references.resolved(db, report.id) == {second: "2", passage: f"{CORE}, para. 7"}
        assert versions[last].markup == f"Core document, para. 2; {CORE}, para. 7."

    def test_the_name_of_an_unpublished_source_never_leaves(
        self, installation: Installation, cast: Cast, report: StateReport
    ) -> None:
        with installation.store.writing() as db:
            passage = next(db.query("select id from paragraph where text = :text", {"text": CANARY}))["id"]
            text = f'Trained.<fn id="1"> See <ref id="{passage}">.'
            where = queries.section_of_report(db, report.id, "icerd.art-2")
            notes = {"1": f'Also <ref id="{passage}">.'}
            operations.add_paragraph(db, section_id=where.id, text=text, footnotes=notes, by=cast.amina, at=later(1))
            versions, warnings = frozen(db, cast, report)

        (found,) = versions.values()
        assert found.text.endswith("See [unpublished source].")
        assert dict(found.footnotes) == {"1": "Also [unpublished source]."}
        assert len(warnings) == 2

    def test_a_figure_that_nobody_gave_is_seen_as_missing(
        self, installation: Installation, cast: Cast, report: StateReport
    ) -> None:
        with installation.store.writing() as db:
            last = put(db, cast, report, 'There are <stat id="unknown"> judges.')
            versions, warnings = frozen(db, cast, report)

        assert versions[last].text == "There are […] judges."
        assert len(warnings) == 1


class TestTables:
    def test_a_table_keeps_its_empty_cells_through_writing_and_freezing(
        self, installation: Installation, cast: Cast, report: StateReport
    ) -> None:
        with installation.store.writing() as db:
            table = put(db, cast, report, "\tWomen<br>2023\t12<br>", "table", title="Judges", headers=1)
            written = operations.write_paragraph(
                db, paragraph_id=table, text="\tWomen\tMen<br>2024\t14", by=cast.amina, at=later(2)
            )
            versions, _ = frozen(db, cast, report)

        assert written.text == "\tWomen\tMen\n2024\t14\t"
        assert versions[table].text == written.text
        assert (versions[table].label, dict(versions[table].attributes)) == (
            "Table 1",
            {"title": "Judges", "headers": 1},
        )
        assert versions[table].words == 7  # four cells, the title, and “Table 1”

    def test_its_title_and_source_change_one_by_one(
        self, installation: Installation, cast: Cast, report: StateReport
    ) -> None:
        with installation.store.writing() as db:
            table = put(db, cast, report, "a\tb", "table", title="Judges")
            operations.set_attributes(
                db, paragraph_id=table, attributes={"source": "Census\nof 2024"}, by=cast.farid, at=later(2)
            )
            changed = operations.set_attributes(
                db, paragraph_id=table, attributes={"title": "", "headers": "2"}, by=cast.amina, at=later(3)
            )

        assert dict(changed.attributes) == {"source": "Census of 2024", "headers": 2}
        assert changed.text == "a\tb"

    def test_the_file_of_a_figure_cannot_be_named_by_hand(
        self, installation: Installation, cast: Cast, report: StateReport
    ) -> None:
        with installation.store.writing() as db:
            table = put(db, cast, report, "a\tb", "table")
            with pytest.raises(UnknownAttribute):
                operations.set_attributes(
                    db, paragraph_id=table, attributes={"sha256": "0" * 64}, by=cast.amina, at=later(2)
                )

    def test_text_becomes_a_table_an_item_and_text_again_with_its_id(
        self, installation: Installation, cast: Cast, report: StateReport
    ) -> None:
        with installation.store.writing() as db:
            block = put(db, cast, report, "a\tb<br>c\td")
            for kind in (BlockKind.TABLE, BlockKind.ITEM):
                operations.set_kind(db, paragraph_id=block, kind=kind, by=cast.amina, at=later(2))
            (found,) = queries.paragraphs(db, report.id)
            with pytest.raises(StaysAFigure):
                operations.set_kind(db, paragraph_id=block, kind=BlockKind.FIGURE, by=cast.amina, at=later(3))

        assert (found.id, found.kind, found.text) == (block, BlockKind.ITEM, "a\tb\nc\td")

    def test_a_table_without_a_word_is_refused(
        self, installation: Installation, cast: Cast, report: StateReport
    ) -> None:
        with installation.store.writing() as db, pytest.raises(EmptyParagraph):
            put(db, cast, report, "\t\t<br>\t", "table")


class TestFigures:
    def figure(self, installation: Installation, cast: Cast, report: StateReport, data: bytes, alt: str) -> str:
        with installation.store.writing() as db:
            where = queries.section_of_report(db, report.id, "icerd.art-2")
            words = {"file_name": r"C:\photos\map.png", "alt": alt, "caption": "Regions of Arcadia"}
            files = installation.store.files
            put = operations.put_figure(db, files, section_id=where.id, data=data, **words, by=cast.farid, at=later(1))
            return put.paragraph_id

    def test_a_picture_is_kept_without_what_was_written_beside_it(
        self, installation: Installation, cast: Cast, report: StateReport
    ) -> None:
        self.figure(installation, cast, report, a_png(beside="canary"), "A map of the regions.")
        with installation.store.reading() as db:
            (found,) = queries.paragraphs(db, report.id)

        assert (found.kind, found.label, found.attributes["file_name"]) == (BlockKind.FIGURE, "Figure 1", "map.png")
        assert installation.store.files.read(found.attributes["sha256"]) == a_png()
        assert pictures.taken(a_jpeg(beside=b"GPS canary"), "photo.jpg").data == a_jpeg()

    def test_a_second_picture_behind_the_first_does_not_leave_with_it(self) -> None:
        """Cameras and telephones write a preview behind the picture, with the place and the time in it."""
        behind = a_jpeg(beside=b"GPS canary")
        assert pictures.taken(a_jpeg() + behind, "photo.jpg").data == a_jpeg()
        scans = a_jpeg()[:-2] + b"\xff\xfe\x00\x08canary" + a_jpeg()[a_jpeg().index(b"\xff\xda") :]
        kept = pictures.taken(scans + behind, "photo.jpg").data
        assert (kept.count(b"\xff\xda"), kept.endswith(b"\xff\xd9"), b"canary" in kept) == (2, True, False)

    def test_a_picture_needs_words_for_those_who_cannot_see_it(
        self, installation: Installation, cast: Cast, report: StateReport
    ) -> None:
        with pytest.raises(NoAlternative):
            self.figure(installation, cast, report, a_png(), " ")

    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"<svg/>",
            b"GIF89a" + b"\0" * 20,
            a_png()[:20],
            a_png()[:40],
            a_jpeg()[:12],
            b"\xff\xd8\xff" + b"\xff" * 50,
            a_png(width=0),
        ],
    )
    def test_what_is_no_picture_is_refused(self, data: bytes) -> None:
        with pytest.raises(NotAPicture):
            pictures.taken(data, "map.png")

    def test_a_picture_that_would_fill_the_memory_is_refused_unseen(self) -> None:
        with pytest.raises(PictureTooLarge):
            pictures.taken(a_png().replace(b"\0\0\0\x28\0\0\0\x14", b"\0\0\xff\xff\0\0\xff\xff"), "map.png")


def test_a_table_is_added_with_what_a_table_has_and_no_more(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        for wrong, refusal in (({"headers": "many"}, BadHeaders), ({"alt": "a map"}, UnknownAttribute)):
            with pytest.raises(refusal):
                put(db, cast, report, "Year\t2024", "table", **wrong)
        table = put(db, cast, report, "Year\t2024", "table", headers="1", title=" Pupils  at school ")
        assert queries.paragraph(db, cast.amina, table).attributes == {"headers": 1, "title": "Pupils at school"}
