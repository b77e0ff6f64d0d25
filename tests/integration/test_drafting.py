"""A report assembled by many hands: nothing missing, nothing lost, every sentence's source known."""

import pytest

from tests.cast import Cast
from tests.drafting import (
    CANARY,
    CONTRIBUTION,
    CORE,
    OBSERVATIONS,
    a_document,
    a_library,
    a_passage,
    a_recommendation,
    a_report,
    later,
)
from workbench.corpus.queries import ParagraphNotFound as PassageNotFound
from workbench.drafting import operations, queries
from workbench.drafting.loading import CitedPassage, DraftRefused, DraftRow, load
from workbench.drafting.operations.links import QuoteNotInPassage
from workbench.drafting.operations.marks import NotAMark, ReasonMissing
from workbench.drafting.operations.paragraphs import ParagraphChanged, ParagraphDeleted
from workbench.drafting.operations.report import BadIdentity, NotYourGroup
from workbench.drafting.operations.structure import CannotMerge, NothingToSplit, StaysWhole
from workbench.drafting.operations.writing import EmptyParagraph, UnknownNote
from workbench.drafting.records import Addressed, BlockKind, Implementation, StateReport
from workbench.installation import Installation
from workbench.people.access import DoorClosed
from workbench.store import Database
from workbench.text.markup import BadMarkup


@pytest.fixture
def report(installation: Installation, cast: Cast) -> StateReport:
    with installation.store.writing() as db:
        a_library(db)
        return a_report(db, cast.amina, numbers="21-23")


def add(db: Database, cast: Cast, report: StateReport, text: str, *, section: str = "icerd.art-2") -> str:
    """A paragraph by Amina; gives its permanent id."""
    where = queries.section_of_report(db, report.id, section)
    return operations.add_paragraph(db, section_id=where.id, text=text, by=cast.amina, at=later(1)).paragraph_id


def texts(db: Database, report: StateReport) -> list[tuple[int, str]]:
    return [(each.number, each.text) for each in queries.paragraphs(db, report.id)]


def test_a_report_from_a_pack_has_its_outline_budget_and_requirements(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        report = a_report(db, cast.amina, numbers="21-23", covers_from="2021", covers_to="2025-12")
        sections = queries.sections(db, report.id)
        requirements = queries.requirements(db, report.id)
    assert report.word_limit == 21_200
    assert sum(each.budget or 0 for each in sections if each.level == 1) == 21_200
    assert [(each.number, each.title) for each in sections[8:10]] == [
        ("IX", "Equal enjoyment of rights"),
        ("A", "How to present the article"),
    ]
    assert len(requirements) == 125
    assert {each.basis for each in requirements if each.required} == {"guideline"}
    assert report.audience == f"group:{cast.group}"


def test_a_report_from_several_packs_has_a_part_for_each(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        report = a_report(db, cast.amina, packs=("crc-periodic", "crc-opac"), treaty="CRC")
        sections = queries.sections(db, report.id)
    parts = [each for each in sections if each.level == 1]
    assert [each.number for each in parts] == ["I", "II"]
    assert sum(each.budget or 0 for each in parts) == 21_200
    assert "General measures of implementation" in {each.title for each in sections}


@pytest.mark.parametrize("identity", [{"treaty": "XX"}, {"state": "Arcadia"}, {"numbers": "many"}, {"due": "3 May"}])
def test_a_report_that_could_not_have_a_cover_is_not_begun(
    installation: Installation, cast: Cast, identity: dict[str, str]
) -> None:
    with pytest.raises(BadIdentity), installation.store.writing() as db:
        a_report(db, cast.amina, **identity)


def test_a_drafting_group_s_report_does_not_exist_for_others(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.reading() as db:
        assert queries.report(db, cast.farid, report.id) == report
        for outsider in (cast.bruno, cast.chidi, cast.dana, cast.olga):
            assert queries.reports(db, outsider) == ()
            with pytest.raises(queries.ReportNotFound):
                queries.report(db, outsider, report.id)


def test_only_drafters_and_the_secretariat_begin_and_write(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        paragraph = add(db, cast, report, "A law.")
        for outsider in (cast.bruno, cast.chidi, cast.dana):
            with pytest.raises(DoorClosed):
                a_report(db, outsider)
            with pytest.raises(DoorClosed):
                operations.write_paragraph(db, paragraph_id=paragraph, text="x", by=outsider, at=later(1))


def test_paragraphs_are_numbered_on_through_the_report(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        add(db, cast, report, "Second.", section="icerd.art-4")
        add(db, cast, report, "First.", section="icerd.intro")
        third = add(db, cast, report, "Third.", section="icerd.art-7a")
        assert texts(db, report) == [(1, "First."), (2, "Second."), (3, "Third.")]
        operations.move_paragraph(
            db,
            paragraph_id=third,
            section_id=queries.section_of_report(db, report.id, "icerd.intro").id,
            by=cast.amina,
            at=later(2),
        )
        assert texts(db, report) == [(1, "First."), (2, "Third."), (3, "Second.")]


def test_every_save_is_a_revision_and_an_unchanged_text_is_none(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        paragraph = add(db, cast, report, "A law.")
        operations.write_paragraph(db, paragraph_id=paragraph, text="A <b>law</b>.", by=cast.farid, at=later(2))
        operations.write_paragraph(
            db, paragraph_id=paragraph, text="A <strong>law</strong>. ", by=cast.amina, at=later(3)
        )
        history = queries.history(db, cast.amina, paragraph)
    assert [(each.kind, each.markup, each.by_name) for each in history] == [
        ("added", "A law.", "Amina Haddad"),
        ("written", "A <strong>law</strong>.", "Farid Osei"),
    ]


def test_a_save_on_an_outdated_revision_shows_both_texts_and_loses_neither(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        paragraph = add(db, cast, report, "A law.")
        base = queries.paragraph(db, cast.amina, paragraph).revision_id
        operations.write_paragraph(db, paragraph_id=paragraph, text="Farid's.", base=base, by=cast.farid, at=later(2))
    with installation.store.writing() as db:
        late = operations.write_paragraph(
            db, paragraph_id=paragraph, text="Amina's.", base=base, by=cast.amina, at=later(3)
        )
    with installation.store.reading() as db:
        with pytest.raises(ParagraphChanged) as conflict:
            operations.refuse_if_late(db, late, by=cast.amina)
        assert queries.paragraph(db, cast.amina, paragraph).text == "Farid's."
        assert [each.text for each in queries.history(db, cast.amina, paragraph)] == ["A law.", "Farid's.", "Amina's."]
    assert (conflict.value.values["mine"], conflict.value.values["theirs"]) == ("Amina's.", "Farid's.")


def test_a_text_for_a_paragraph_deleted_meanwhile_is_kept(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        paragraph = add(db, cast, report, "A law.")
        operations.delete_paragraph(db, paragraph_id=paragraph, by=cast.farid, at=later(2))
        late = operations.write_paragraph(db, paragraph_id=paragraph, text="More.", by=cast.amina, at=later(3))
        with pytest.raises(ParagraphDeleted):
            operations.refuse_if_late(db, late, by=cast.amina)
        operations.restore_paragraph(db, paragraph_id=paragraph, by=cast.amina, at=later(4))
        operations.restore_revision(db, paragraph_id=paragraph, revision_id=late.id, by=cast.amina, at=later(5))
        assert texts(db, report) == [(1, "More.")]


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        (" <em> </em> ", EmptyParagraph),
        ("<div>x</div>", BadMarkup),
        ('x<cite id="9">', UnknownNote),
        ('x<fn id="1">', UnknownNote),
    ],
)
def test_a_text_that_cannot_be_kept_is_refused(
    installation: Installation, cast: Cast, report: StateReport, text: str, refusal: type[Exception]
) -> None:
    with installation.store.writing() as db:
        paragraph = add(db, cast, report, "A law.")
        with pytest.raises(refusal):
            operations.write_paragraph(db, paragraph_id=paragraph, text=text, by=cast.amina, at=later(2))
        assert texts(db, report) == [(1, "A law.")]


def test_a_footnote_counts_as_words_and_stays_when_the_text_is_saved_again(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        paragraph = add(db, cast, report, "A law.")
        operations.write_paragraph(
            db,
            paragraph_id=paragraph,
            text='A law.<fn id="1">',
            footnotes={"1": "Act No. 4 of 2024."},
            by=cast.amina,
            at=later(2),
        )
        operations.write_paragraph(db, paragraph_id=paragraph, text='The law.<fn id="1">', by=cast.farid, at=later(3))
        found = queries.paragraph(db, cast.amina, paragraph)
    assert found.footnotes == {"1": "Act No. 4 of 2024."}
    assert found.words == 2 + 5


def test_a_split_keeps_the_id_with_the_first_part_and_the_links_with_both(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        paragraph = add(db, cast, report, "A law was adopted. It bans hate.")
        operations.answer(db, paragraph_id=paragraph, requirement="icerd.art-2.01", by=cast.amina, at=later(1))
        operations.cite(db, paragraph_id=paragraph, citation=f"{CORE}, para. 7", by=cast.amina, at=later(1))
        first, second = operations.split_paragraph(db, paragraph_id=paragraph, offset=18, by=cast.amina, at=later(2))
        found = queries.paragraphs(db, report.id)
        (event,) = queries.lineage(db, paragraph)
    assert (first.paragraph_id, first.text) == (paragraph, "A law was adopted.")
    assert second.markup == 'It bans hate.<cite id="1">'
    assert [each.answers for each in found] == [("icerd.art-2.01",)] * 2
    assert [len(each.citations) for each in found] == [0, 1]
    assert (event.kind, event.from_id, event.to_id, event.start) == ("split", paragraph, second.paragraph_id, 19)


def test_a_merge_keeps_the_survivor_s_id_the_links_of_both_and_the_place_of_the_words(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        one = add(db, cast, report, "A law.")
        other = add(db, cast, report, "A census.")
        for paragraph, citation in ((one, f"{OBSERVATIONS}, para. 20"), (other, f"{CORE}, para. 7")):
            operations.cite(db, paragraph_id=paragraph, citation=citation, by=cast.amina, at=later(1))
        merged = operations.merge_paragraphs(db, paragraph_id=one, other_id=other, by=cast.amina, at=later(2))
        (found,) = queries.paragraphs(db, report.id)
        (event,) = queries.lineage(db, other)
    assert merged.markup == 'A law.<cite id="1"> A census.<cite id="2">'
    assert [each.citation for each in found.citations] == [f"{OBSERVATIONS}, para. 20", f"{CORE}, para. 7"]
    assert (event.kind, event.to_id) == ("merge", one)
    assert merged.text[slice(event.start, event.end)] == "A census.\ufffc"


def test_what_cannot_be_split_or_merged_is_refused(installation: Installation, cast: Cast, report: StateReport) -> None:
    with installation.store.writing() as db:
        paragraph = add(db, cast, report, "A law.")
        for offset in (0, 6, 99, -1):
            with pytest.raises(NothingToSplit):
                operations.split_paragraph(db, paragraph_id=paragraph, offset=offset, by=cast.amina, at=later(2))
        with pytest.raises(CannotMerge):
            operations.merge_paragraphs(db, paragraph_id=paragraph, other_id=paragraph, by=cast.amina, at=later(2))


@pytest.mark.parametrize("kind", [BlockKind.TABLE, BlockKind.FIGURE])
def test_a_table_and_a_figure_stay_whole(
    installation: Installation, cast: Cast, report: StateReport, kind: BlockKind
) -> None:
    with installation.store.writing() as db:
        where = queries.section_of_report(db, report.id, "icerd.art-2")
        whole = operations.add_paragraph(
            db, section_id=where.id, text="Year\tWomen<br>\t12", kind=kind, by=cast.amina, at=later(1)
        ).paragraph_id
        law = add(db, cast, report, "A law.")
        for one, other in ((whole, law), (law, whole)):
            with pytest.raises(StaysWhole):
                operations.merge_paragraphs(db, paragraph_id=one, other_id=other, by=cast.amina, at=later(2))
        with pytest.raises(StaysWhole):
            operations.split_paragraph(db, paragraph_id=whole, offset=4, by=cast.amina, at=later(2))
        assert [each.id for each in queries.paragraphs(db, report.id)] == [whole, law]


def test_a_deleted_paragraph_leaves_coverage_and_comes_back_with_its_links(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        paragraph = add(db, cast, report, "A law.")
        operations.answer(db, paragraph_id=paragraph, requirement="icerd.art-2.01", by=cast.amina, at=later(1))
        operations.delete_paragraph(db, paragraph_id=paragraph, by=cast.amina, at=later(2))
        assert answered(db, cast, report) == set()
        operations.restore_paragraph(db, paragraph_id=paragraph, by=cast.amina, at=later(3))
        assert answered(db, cast, report) == {"icerd.art-2.01"}


def test_a_paragraph_that_was_merged_away_is_not_among_the_deleted(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        first, second, third = (add(db, cast, report, text) for text in ("A law.", "A court.", "A school."))
        operations.merge_paragraphs(db, paragraph_id=first, other_id=second, by=cast.amina, at=later(2))
        operations.delete_paragraph(db, paragraph_id=third, by=cast.amina, at=later(3))
        section = queries.section_of_report(db, report.id, "icerd.art-2")
        assert [each.text for each in queries.deleted_paragraphs(db, section.id)] == ["A school."]


def answered(db: Database, cast: Cast, report: StateReport) -> set[str]:
    covered = queries.coverage(db, cast.amina, report)
    return {each.requirement.key for each in covered.requirements if each.state is Addressed.ANSWERED} | {
        each.recommendation.citation for each in covered.recommendations if each.state is Addressed.ANSWERED
    }


def test_a_quote_must_be_in_the_passage_word_for_word(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        paragraph = add(db, cast, report, "Racism persists.")
        with pytest.raises(QuoteNotInPassage, match="structural hatred"):
            operations.cite(
                db,
                paragraph_id=paragraph,
                citation=f"{OBSERVATIONS}, para. 20",
                quote="structural hatred",
                by=cast.amina,
                at=later(1),
            )
        operations.cite(
            db,
            paragraph_id=paragraph,
            citation=f"{OBSERVATIONS}, para. 20",
            quote='"structural racism" in schools',
            by=cast.amina,
            at=later(1),
        )
        (citation,) = queries.paragraph(db, cast.amina, paragraph).citations
    assert citation.quote == "“structural racism” in schools"
    assert citation.prefix.endswith("persistence of ")
    assert citation.published


def test_a_passage_one_may_not_see_cannot_be_cited(installation: Installation, cast: Cast, report: StateReport) -> None:
    with installation.store.writing() as db:
        db.execute("update document set audience = 'organisation:nobody' where symbol is null")
        paragraph = add(db, cast, report, "Teachers.")
        with pytest.raises(PassageNotFound):
            operations.cite(db, paragraph_id=paragraph, citation=f"{CONTRIBUTION}, ¶ 1", by=cast.amina, at=later(1))


def test_responding_to_a_paragraph_covers_all_its_items_and_to_an_item_that_one(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        paragraph = add(db, cast, report, "A law.")
        operations.respond(
            db, paragraph_id=paragraph, citation=f"{OBSERVATIONS}, para. 21 (b)", by=cast.amina, at=later(1)
        )
        assert answered(db, cast, report) == {f"{OBSERVATIONS}, para. 21 (b)"}
        operations.respond(db, paragraph_id=paragraph, citation=f"{OBSERVATIONS}, para. 21", by=cast.amina, at=later(2))
        assert answered(db, cast, report) == {f"{OBSERVATIONS}, para. 21 (a)", f"{OBSERVATIONS}, para. 21 (b)"}
        for response in queries.paragraph(db, cast.amina, paragraph).responses:
            operations.unrespond(
                db, paragraph_id=paragraph, recommendation_id=response.recommendation_id, by=cast.amina, at=later(3)
            )
        assert answered(db, cast, report) == set()


def test_a_response_outlives_the_replacement_of_the_file_it_was_read_from(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        paragraph = add(db, cast, report, "A law.")
        cited = f"{OBSERVATIONS}, para. 21 (b)"
        operations.respond(db, paragraph_id=paragraph, citation=cited, by=cast.amina, at=later(1))
        operations.mark(
            db,
            report_id=report.id,
            target=f"{OBSERVATIONS}, para. 21 (a)",
            state=Addressed.PARTLY,
            reason="Half.",
            by=cast.amina,
            at=later(1),
        )
        better = a_document(db, symbol=OBSERVATIONS, kind="concluding_observations", published=True)
        asked = a_passage(db, better, "21", "It recommends: (a) a law; (b) training.")
        for place, label in enumerate("ab"):
            a_recommendation(db, better, asked, label, place)
        db.execute(
            "update document set replaced_by = :new where symbol = :symbol and id <> :new",
            {"new": better, "symbol": OBSERVATIONS},
        )
        assert answered(db, cast, report) == {cited}
        assert queries.coverage(db, cast.amina, report).recommendations[0].reason == "Half."


def test_a_response_to_another_bodys_document_outlives_its_coming_in_in_english(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    symbol = "CEDAW/C/ARC/CO/5"

    def version(language: str) -> None:
        found = a_document(
            db, symbol=symbol, kind="concluding_observations", published=True, treaty="CEDAW", language=language
        )
        a_recommendation(db, found, a_passage(db, found, "9", "A law."), "", 1)

    with installation.store.writing() as db:
        paragraph = add(db, cast, report, "A law.")
        version("fr")
        operations.respond(db, paragraph_id=paragraph, citation=f"{symbol}, para. 9", by=cast.amina, at=later(1))
        assert answered(db, cast, report) == {f"{symbol}, para. 9"}
        version("en")
        assert answered(db, cast, report) == {f"{symbol}, para. 9"}


def test_a_mark_stands_over_the_links_and_is_taken_away_by_open(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        mark = {"report_id": report.id, "by": cast.amina, "at": later(1)}
        with pytest.raises(ReasonMissing):
            operations.mark(db, target="icerd.art-3.01", state=Addressed.NOT_APPLICABLE, **mark)
        with pytest.raises(NotAMark):
            operations.mark(db, target="icerd.art-3.01", state=Addressed.ANSWERED, **mark)
        operations.mark(db, target="icerd.art-3.01", state=Addressed.NOT_APPLICABLE, reason="No segregation.", **mark)
        operations.mark(
            db,
            target=f"{OBSERVATIONS}, para. 40",
            state=Addressed.PARTLY,
            implementation=Implementation.NOT,
            reason="Not yet in all languages.",
            **mark,
        )
        covered = queries.coverage(db, cast.amina, report)
        (segregation,) = [each for each in covered.requirements if each.requirement.key == "icerd.art-3.01"]
        assert (segregation.state, segregation.reason) == (Addressed.NOT_APPLICABLE, "No segregation.")
        assert [(each.state, each.implementation) for each in covered.recommendations] == [
            (Addressed.OPEN, None),
            (Addressed.OPEN, None),
            (Addressed.PARTLY, Implementation.NOT),
        ]
        operations.mark(db, target="icerd.art-3.01", state=Addressed.OPEN, **mark)
        assert "not_applicable" not in {each.state for each in queries.coverage(db, cast.amina, report).requirements}


def test_a_draft_is_loaded_with_its_links_or_not_at_all(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    good = DraftRow(
        section="icerd.art-2",
        text='Racism<cite id="2"/> persists.',
        answers=("icerd.art-2.01",),
        responds=(f"{OBSERVATIONS}, para. 21",),
        cites=(CitedPassage(f"{CORE}, para. 7", "12 per cent"), CitedPassage(f"{OBSERVATIONS}, para. 20")),
    )
    bad = DraftRow(section="Racial segregation", text="None.", cites=(CitedPassage(f"{CORE}, para. 7", "13 per cent"),))
    with pytest.raises(DraftRefused, match=r"row 2: .*13 per cent"), installation.store.writing() as db:
        load(db, report_id=report.id, rows=(good, bad), by=cast.amina, at=later(1))
    with installation.store.writing() as db:
        assert texts(db, report) == []
        load(db, report_id=report.id, rows=(good,), by=cast.amina, at=later(2))
        (found,) = queries.paragraphs(db, report.id)
        assert found.markup == 'Racism<cite id="2"> persists.<cite id="1">'
        assert [each.citation for each in found.citations] == [f"{OBSERVATIONS}, para. 20", f"{CORE}, para. 7"]
        assert len(answered(db, cast, report)) == 3


def test_a_frozen_version_holds_no_trace_of_provenance_and_is_never_changed(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        paragraph = add(db, cast, report, "1,240 teachers were trained.")
        operations.cite(
            db,
            paragraph_id=paragraph,
            citation=f"{CONTRIBUTION}, ¶ 1",
            quote="1,240 teachers",
            by=cast.amina,
            at=later(1),
        )
        operations.cite(db, paragraph_id=paragraph, citation=f"{CORE}, para. 7", by=cast.amina, at=later(1))
        frozen = operations.freeze(db, report_id=report.id, by=cast.amina, at=later(2))
        operations.write_paragraph(db, paragraph_id=paragraph, text="Rewritten.", by=cast.amina, at=later(3))
    assert [each.number for each in frozen.warnings] == [1]
    with installation.store.writing() as db:
        snapshot = queries.snapshot(db, cast.farid, frozen.snapshot.id)
        (kept,) = snapshot.paragraphs
        assert (kept.id, kept.number, kept.markup) == (paragraph, 1, '1,240 teachers were trained.<cite id="2">')
        assert kept.notes == {("cite", "2"): f"{CORE}, para. 7."}
        tables = ("snapshot", "snapshot_section", "snapshot_paragraph")
        everything = str([list(db.query(f"select * from {table}")) for table in tables])
        assert "Ministry of Education" not in everything
        assert CANARY[:10] not in everything
        for table in tables:
            with pytest.raises(Exception, match="never changed"):
                db.execute(f"update {table} set rowid = rowid")
            with pytest.raises(Exception, match="never deleted"):
                db.execute(f"delete from {table}")
        with pytest.raises(queries.SnapshotNotFound):
            queries.snapshot(db, cast.chidi, snapshot.id)


def test_a_report_of_another_group_can_be_begun_by_the_secretariat_alone(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        db.table("drafting_group").insert({"id": "G2", "name": "CEDAW group", "treaty": "CEDAW"})
        with pytest.raises(NotYourGroup):
            a_report(db, cast.farid, packs=("cedaw",), treaty="CEDAW", group="CEDAW group")
