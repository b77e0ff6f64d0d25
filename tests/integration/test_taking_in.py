"""Tables of recommendations taken in: nothing is doubled, nothing of a person's is overwritten, nothing is lost."""

from dataclasses import replace
from typing import Any

import pytest

from tests.builders.library import put_document
from tests.cast import MORNING, Cast
from workbench.corpus import queries as library
from workbench.corpus.records import Item, ParagraphKind
from workbench.corpus.rows import paragraph_row
from workbench.installation import Installation
from workbench.recommendations import queries
from workbench.recommendations.clustering import clusters
from workbench.recommendations.documents.operations import put_units
from workbench.recommendations.intake import queries as taken_in
from workbench.recommendations.intake import taking, uhri
from workbench.recommendations.intake.entries import Read, read_rows
from workbench.recommendations.intake.records import ColumnMap, Field, Row, Source, Taken
from workbench.recommendations.ledger import keeping, kept
from workbench.recommendations.records import Facet, Fact, Kept, Recommendation, Role, Standing
from workbench.recommendations.wanted import Wanted
from workbench.store import Database

SYMBOL = "CERD/C/ARC/CO/5"
JUDGES = "The Committee recommends that the State party train judges and prosecutors."
SCHOOLS = "The Committee recommends that the State party open its schools to all children."
ROW = {
    "AnnotationId": "a-1",
    "Text": f"1.{JUDGES}",
    "Countries": "Arcadia",
    "Body": "- CERD",
    "Symbol": SYMBOL,
    "Themes": "- Administration of justice & fair trial\n- Domestic violence",
    "AffectedPersons": "- Women & girls",
    "Sdgs": "- 16.3 - rule of law",
    "PublicationDate": "2021-05-03T00:00:00",
    "AnnotationType": "- Recommendations",
}
OTHER = {**ROW, "AnnotationId": "a-2", "Text": f"2.{SCHOOLS}", "Themes": "- Right to education", "Sdgs": ""}
MAP = ColumnMap(
    {
        "Paragraph": Field.NUMBER,
        "Recommendation": Field.TEXT,
        "Lead": Field.RESPONSIBLE,
        "With": Field.SUPPORTING,
        "State of play": Field.STATUS,
        "Proof": Field.EVIDENCE,
        "Cluster": Field.CLUSTERS,
    },
    fixed={Field.SYMBOL: SYMBOL, Field.STATE: "ARC", Field.BODY: "CERD"},
    splits={Field.RESPONSIBLE: (";",), Field.SUPPORTING: (";",)},
)
LINE = {
    "Paragraph": "1",
    "Recommendation": JUDGES,
    "Lead": "Ministry of Justice (MoJ); Ministry of Education",
    "With": "Police; MoJ",
    "State of play": "in progress",
    "Proof": "Bill 7 is before parliament.",
    "Cluster": "Justice",
}


def take(db: Database, cast: Cast, *rows: dict[str, str], source: Source = Source.UHRI, by: Any = None) -> Taken:
    column_map = uhri.column_map(tuple(ROW)) if source is Source.UHRI else MAP
    read = read_rows([Row(at, f"row {at}", row) for at, row in enumerate(rows, start=2)], column_map)
    by = by or cast.amina
    table = taking.begin(db, source=source, file_sha256="0" * 64, file_name="t", columns={}, by=by, at=MORNING)
    taking.take_in(db, table, source, read, by=by, at=MORNING)
    taking.finish(db, table, by=by, at=MORNING)
    return taken_in.taken(db, table)


def counts(taken: Taken) -> tuple[int, int, int]:
    return taken.added, taken.changed, taken.unchanged


def listed(db: Database, cast: Cast) -> tuple[Recommendation, ...]:
    return queries.wanted_ones(db, cast.amina, Wanted()).recommendations


def kept_of(db: Database, lead: str) -> Kept:
    return kept.kept_of(db, [lead]).get(lead, Kept())


def put_observations(db: Database, *texts: str, symbol: str | None = SYMBOL, items: tuple[str, ...] = ()) -> str:
    document = put_document(db, [("recommendation", text) for text in texts], symbol=symbol, state="ARC", body="CERD",
                            title="Concluding observations on Arcadia", date="2021-05-03")  # fmt: skip
    if items:  # the first paragraph has them
        first = library.paragraphs(db, document)[0]
        asked = tuple(
            Item(label=letter, text=text, kind=ParagraphKind.RECOMMENDATION)
            for letter, text in zip("abcdef", items, strict=False)
        )
        row = paragraph_row(replace(first, items=asked, full_text=" ".join((first.text, *items))))
        db.table("paragraph").upsert(row, pk="id")
    put_units(db, document)
    return document


def test_a_recommendation_without_a_document_is_there_with_all_that_the_table_says(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        assert counts(take(db, cast, ROW)) == (1, 0, 0)
        (one,) = listed(db, cast)
        assert (one.document_id, one.citation, one.text) == (None, f"{SYMBOL}, para. 1", JUDGES)
        assert (one.state, one.body, one.treaty, one.date) == ("ARC", "CERD", "ICERD", "2021-05-03")
        said = kept_of(db, one.lead)
        assert said.values(Facet.THEME) == ("Administration of justice & fair trial", "Violence against women")
        assert {each.standing for each in said.tags} == {Standing.IMPORTED}
        assert [each.key for each in taken_in.rows_of(db, one.lead)] == ["a-1"]


def test_the_second_import_changes_nothing(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        for rows, source in (((ROW, OTHER), Source.UHRI), ((LINE,), Source.SHEET)):
            take(db, cast, *rows, source=source)
            before = [list(db.query(f"select * from {table}")) for table in TABLES]
            assert counts(take(db, cast, *reversed(rows), source=source)) == (0, 0, len(rows))
            assert [list(db.query(f"select * from {table}")) for table in TABLES] == before


TABLES = ("recommendation", "recommendation_tag", "recommendation_fact", "recommendation_change", "cluster_member",
          "organisation", "also_called", "row_taken_in")  # fmt: skip


def test_a_changed_row_changes_what_the_table_said(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        take(db, cast, ROW)
        changed = {**ROW, "Themes": "- Racial discrimination", "Sdgs": "", "Text": f"1.{JUDGES} Soon."}
        assert counts(take(db, cast, changed)) == (0, 1, 0)
        (one,) = listed(db, cast)
        assert one.text.endswith("Soon.")
        assert kept_of(db, one.lead).values(Facet.THEME) == ("Racial discrimination",)
        assert kept_of(db, one.lead).values(Facet.SDG) == ()
        assert {(each.what, each.origin) for each in kept.history_of(db, one.lead)} == {("theme", "import"),
                                                                                       ("sdg", "import")}  # fmt: skip


def test_what_another_row_still_says_stays(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        take(db, cast, ROW)
        take(db, cast, {**ROW, "AnnotationId": "b-1"})
        assert len(listed(db, cast)) == 1
        take(db, cast, {**ROW, "Sdgs": ""})
        assert kept_of(db, listed(db, cast)[0].lead).values(Facet.SDG) == ("16.3",)


def test_what_a_person_said_is_never_overwritten(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        take(db, cast, LINE, source=Source.SHEET)
        (one,) = listed(db, cast)
        keeping.take_tag(db, [one.id], Facet.MINISTRY, "Police", by=cast.amina, at=MORNING)
        keeping.put_tag(db, [one.id], Facet.MINISTRY, "MoE", role=Role.SUPPORTING, by=cast.amina, at=MORNING)
        keeping.put_fact(db, [one.id], Fact.STATUS, "implemented", by=cast.amina, at=MORNING)
        before = kept_of(db, one.lead)
        for status, others in (("not started", "Police; MoJ"), ("", "")):
            changed = {**LINE, "State of play": status, "With": others, "Proof": ""}
            assert counts(take(db, cast, changed, source=Source.SHEET)) == (0, 1, 0)
            assert kept_of(db, one.lead) == before


def test_a_table_s_ministries_are_found_by_any_name_and_added_where_nobody_knows_them(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        take(db, cast, LINE, source=Source.SHEET)
        said = kept_of(db, listed(db, cast)[0].lead)
        assert said.ministries(Role.RESPONSIBLE) == ("Ministry of Education", "Ministry of Justice")
        assert said.ministries(Role.SUPPORTING) == ("Police",)
        assert said.fact(Fact.STATUS) == "under_way"
        assert [name for _, name in said.clusters] == ["Justice"]
        before = db.execute("select count(*) from organisation").fetchone()
        second = {**LINE, "Paragraph": "2", "Recommendation": SCHOOLS, "Lead": "ministry of justice (moj)", "With": ""}
        take(db, cast, second, source=Source.SHEET)
        assert db.execute("select count(*) from organisation").fetchone() == before
        told = [row["summary"] for row in db.query("select summary from journal where object_kind = 'organisation'")]
        assert "Amina Haddad added the ministry Ministry of Justice, which a table names" in told


def test_the_rows_of_two_sources_are_of_one_recommendation(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        take(db, cast, ROW, OTHER)
        assert counts(take(db, cast, LINE, source=Source.SHEET)) == (0, 1, 0)
        unnumbered = {**LINE, "Paragraph": "", "Recommendation": SCHOOLS.upper()}
        assert counts(take(db, cast, unnumbered, source=Source.SHEET)) == (0, 1, 0)
        assert len(listed(db, cast)) == 2


def test_all_items_of_a_paragraph_have_what_its_row_says(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        put_observations(db, "The Committee recommends that the State party:", items=("Train judges;", "Open schools."))
        assert counts(take(db, cast, ROW)) == (0, 1, 0)
        found = listed(db, cast)
        assert [each.label for each in found] == ["a", "b"]
        assert [kept_of(db, each.lead).values(Facet.SDG) for each in found] == [("16.3",), ("16.3",)]
        assert counts(take(db, cast, {**LINE, "Paragraph": "1 (b)"}, source=Source.SHEET)) == (0, 1, 0)
        assert [kept_of(db, each.lead).fact(Fact.STATUS) for each in found] == ["", "under_way"]


def test_a_document_that_comes_later_is_tied_to_the_rows(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        take(db, cast, ROW, OTHER)
        rows = listed(db, cast)
        keeping.put_fact(db, [rows[0].id], Fact.NOTE, "Ask the judges.", by=cast.amina, at=MORNING)
        before = {each.lead: kept_of(db, each.lead) for each in rows}
        history = kept.history_of(db, rows[0].lead)
        put_observations(db, JUDGES, SCHOOLS)
        units = listed(db, cast)
        assert all(each.document_id for each in units)
        assert {each.lead: kept_of(db, each.lead) for each in units} == before
        assert kept.history_of(db, rows[0].lead) == history
        assert taken_in.became(db, rows[0].id) == (units[0].id,)
        assert counts(take(db, cast, ROW, OTHER)) == (0, 0, 2)
        assert counts(take(db, cast, {**ROW, "Sdgs": "- 16.9"})) == (0, 1, 0)
        assert kept_of(db, units[0].lead).values(Facet.SDG) == ("16.9",)


def test_a_later_document_whose_paragraph_has_items_gives_each_what_was_kept(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        take(db, cast, {**ROW, "Text": "1.The Committee recommends: (a) Train judges; (b) Open schools."})
        (row,) = listed(db, cast)
        keeping.put_tag(db, [row.id], Facet.MINISTRY, "MoE", by=cast.amina, at=MORNING)
        clusters.create_cluster(db, "Justice", by=cast.amina, at=MORNING)
        before = kept_of(db, row.lead)
        document = put_observations(db, "The Committee recommends:", items=("Train judges;", "Open schools."))
        units = listed(db, cast)
        assert [each.label for each in units] == ["a", "b"]
        assert [kept_of(db, each.lead) for each in units] == [before, before]
        assert taken_in.became(db, row.id) == tuple(each.id for each in units)
        keeping.take_tag(db, [units[0].id], Facet.MINISTRY, "MoE", by=cast.amina, at=MORNING)
        put_units(db, document)  # read again: what was taken from one does not come back
        assert kept_of(db, units[0].lead).ministries(Role.RESPONSIBLE) == ()
        assert counts(take(db, cast, {**ROW, "Sdgs": "- 16.9", "Text": "1.The Committee recommends: …"})) == (0, 1, 0)
        assert [kept_of(db, each.lead).values(Facet.SDG) for each in units] == [("16.9",), ("16.9",)]


def test_a_later_document_is_tied_by_its_words_where_the_table_has_no_number(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        for symbol in (SYMBOL, ""):
            take(db, cast, {**ROW, "Text": JUDGES, "Symbol": symbol})
        assert len(listed(db, cast)) == 1
        put_observations(db, SCHOOLS, f"{JUDGES[:-1]},")
        found = listed(db, cast)
        assert [each.number for each in found] == ["1", "2"]
        assert kept_of(db, found[1].lead).values(Facet.SDG) == ("16.3",)


def test_what_a_document_holds_no_more_counts_again_by_its_row(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        take(db, cast, ROW)
        (row,) = listed(db, cast)
        document = put_observations(db, JUDGES)
        assert [each.document_id for each in listed(db, cast)] == [document]
        db.execute("update paragraph set kind = 'other' where document_id = :id", {"id": document})
        put_units(db, document)
        assert [each.id for each in listed(db, cast)] == [row.id]
        assert kept_of(db, row.lead).values(Facet.SDG) == ("16.3",)


def test_rows_that_cannot_be_used_are_kept_with_the_reason(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        taken = take(db, cast, ROW, {**OTHER, "Text": ""}, {**OTHER, "AnnotationType": "- Concerns/Observations"})
        assert [(each.row, each.said) for each in taken.refused] == [
            (3, "There is no text of a recommendation in this row.")
        ]
        assert [(each.record, each.rows) for each in taken.left_out] == [("Concerns/Observations", 1)]
        assert len(listed(db, cast)) == 1
        assert counts(take(db, cast, OTHER)) == (1, 0, 0)


def test_rows_of_one_number_with_other_words_are_two(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        lines = (LINE, {**LINE, "Recommendation": "Provide clean water to every village of the north."})
        assert counts(take(db, cast, *lines, source=Source.SHEET)) == (2, 0, 0)
        assert counts(take(db, cast, *lines, source=Source.SHEET)) == (0, 0, 2)


def test_a_row_that_speaks_of_several_paragraphs_is_tied_to_those_that_recommend(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        asked = {**LINE, "Paragraph": "[Para. 1, 3] Are judges trained?", "Recommendation": ""}
        assert counts(take(db, cast, asked, source=Source.SHEET)) == (1, 0, 0)
        (row,) = listed(db, cast)
        assert (row.number, row.text) == ("3", "Are judges trained?")
        document = put_document(
            db, ["1. Concern.", "2. Concern.", ("recommendation", SCHOOLS)], symbol=SYMBOL, state="ARC"
        )
        put_units(db, document)
        assert [each.text for each in listed(db, cast)] == [SCHOOLS]
        other = {**LINE, "Paragraph": "[Paras 1, 3] Who opens them?", "Recommendation": ""}
        assert counts(take(db, cast, asked, other, source=Source.SHEET)) == (0, 1, 1)
        assert len(listed(db, cast)) == 1


@pytest.mark.parametrize("table_first", [True, False])
def test_a_row_of_a_document_without_a_symbol_finds_its_units_by_number_and_words(
    installation: Installation, cast: Cast, table_first: bool
) -> None:
    column_map = ColumnMap(
        {"No.": Field.NUMBER, "Text": Field.TEXT, "Lead": Field.RESPONSIBLE},
        {Field.STATE: "ARC", Field.TREATY: "ICERD"},
    )
    whole = f"1. {JUDGES} It should also (a) open its schools to all children, and (b) pay their teachers on time."
    rows = [Row(2, "row 2", {"No.": "1", "Text": whole, "Lead": "Ministry of Justice"})]
    with installation.store.writing() as db:

        def tables() -> None:
            table = taking.begin(
                db, source=Source.SHEET, file_sha256="0" * 64, file_name="t", columns={}, by=cast.amina, at=MORNING
            )
            taking.take_in(db, table, Source.SHEET, read_rows(rows, column_map), by=cast.amina, at=MORNING)

        if table_first:
            tables()
        put_observations(
            db, JUDGES, symbol=None, items=("open its schools to all children", "pay their teachers on time")
        )
        if not table_first:
            tables()
        found = listed(db, cast)
        assert [each.label for each in found] == ["a", "b"]
        assert [kept_of(db, each.lead).ministries(Role.RESPONSIBLE) for each in found] == [("Ministry of Justice",)] * 2


def test_a_row_without_words_needs_the_paragraph_that_it_speaks_of(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        bare = {**LINE, "Recommendation": ""}
        taken = take(db, cast, bare, source=Source.SHEET)
        assert (counts(taken), len(taken.refused)) == ((0, 0, 0), 1)
        assert f"no recommendation at paragraph 1 of {SYMBOL}" in taken.refused[0].said
        put_observations(db, JUDGES)
        assert counts(take(db, cast, bare, source=Source.SHEET)) == (0, 1, 0)
        assert [each.text for each in listed(db, cast)] == [JUDGES]


@pytest.mark.parametrize("who", ["amina", "farid"])
def test_secretariat_and_drafters_take_tables_in(installation: Installation, cast: Cast, who: str) -> None:
    with installation.store.writing() as db:
        assert counts(take(db, cast, LINE, source=Source.SHEET, by=getattr(cast, who))) == (1, 0, 0)


def test_a_newer_table_that_lacks_a_column_takes_nothing_away(installation: Installation, cast: Cast) -> None:
    both = ColumnMap({"No": Field.NUMBER, "Text": Field.TEXT, "By": Field.RECOMMENDING_STATES}, {Field.STATE: "ARC"})
    row = {"No": "147.1", "Text": JUDGES, "By": "Chad"}
    with installation.store.writing() as db:
        for cells in (row, {"No": "147.1", "Text": f"{JUDGES} Promptly."}):
            (entry,) = read_rows([Row(2, "row 2", cells)], both).entries
            table = taking.begin(
                db, source=Source.UPR, file_sha256="0" * 64, file_name="t", columns={}, by=cast.amina, at=MORNING
            )
            read = Read((replace(entry, key="one"),), (), ())
            taking.take_in(db, table, Source.UPR, read, by=cast.amina, at=MORNING)
        (found,) = listed(db, cast)
        assert (found.text[-9:], found.recommending_states) == ("Promptly.", ("Chad",))
