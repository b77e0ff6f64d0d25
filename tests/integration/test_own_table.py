"""What was given out is taken in again: unchanged it changes nothing, and what was changed in it is a table's word."""

import csv
import io
import os
import random
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.builders.library import put_document
from tests.cast import MORNING, Cast, a_cast
from workbench.export.recommendations import own
from workbench.export.recommendations.gathering import Given, gather
from workbench.installation import Installation, create
from workbench.people import Actor
from workbench.recommendations.clustering import clusters
from workbench.recommendations.documents.operations import put_units
from workbench.recommendations.intake import opening, queries, taking
from workbench.recommendations.intake.entries import Read
from workbench.recommendations.intake.records import Entry, Source, Taken
from workbench.recommendations.ledger import keeping
from workbench.recommendations.ledger.kept import kept_of
from workbench.recommendations.records import Facet, Fact, Role, Standing
from workbench.recommendations.wanted import Wanted
from workbench.settings import Settings

LATER = MORNING + timedelta(days=1)
FORMS: dict[str, Callable[[Given], bytes]] = {"list.xlsx": own.excel, "list.csv": own.csv}
# What people write, and what spreadsheet programs like to make something else of.
WORDS = ("=1+1", "-5 per cent", "+ two", "@ home", "'quoted", "'=x", "2026-05-03", "0012", "1. First\n2. Second",
         "لا توجد معلومات", "“smart”; comma, tab", "Ünïcode — dash", "yes", "#N/A", "12:30")  # fmt: skip


def given(installation: Installation, actor: Actor) -> Given:
    with installation.store.reading() as db:
        return gather(db, actor, Wanted())


def take(installation: Installation, actor: Actor, data: bytes, name: str) -> Taken:
    opened = opening.open_tables(data, name, {})
    with installation.store.writing() as db:
        table = taking.begin(db, source=Source.SHEET, file_sha256="0" * 64, file_name=name, columns={}, by=actor,
                             at=LATER)  # fmt: skip
        for batch in opened.batches(0):
            taking.take_in(db, table, Source.SHEET, batch.read, by=actor, at=LATER)
        return queries.taken(db, table)


def counts(taken: Taken) -> tuple[int, int, int]:
    return taken.added, taken.changed, taken.unchanged


@pytest.fixture
def ids(installation: Installation, cast: Cast) -> list[str]:
    return filled(installation, cast, random.Random(4))


def filled(installation: Installation, cast: Cast, chance: random.Random) -> list[str]:
    """Recommendations of a document and of a table alone, with all sorts of things kept of them."""
    asks = "The Committee recommends that the State party"
    with installation.store.writing() as db:
        put_units(
            db,
            put_document(
                db,
                [
                    *(("recommendation", f"{asks} adopt law {number}.") for number in range(3)),
                    ("recommendation", f"{asks} submit its next periodic report by 2030."),  # a procedural one
                ],
                symbol="CERD/C/ARC/CO/5",
                state="ARC",
            ),
        )
        rows = [
            Entry(row, f"row {row}", f"{asks} build school {row}.", key=f"k{row}", number=f"147.{row}", state="ARC",
                  body="HRC", treaty="UPR", date="2023-11-05", session="44", language="en",
                  recommending_states=("Chile", "Benin"), position="supported")
            for row in (2, 3)
        ]  # fmt: skip
        table = taking.begin(db, source=Source.UPR, file_sha256="0" * 64, file_name="t", columns={}, by=cast.amina,
                             at=MORNING)  # fmt: skip
        taking.take_in(db, table, Source.UPR, Read(tuple(rows), (), ()), by=cast.amina, at=MORNING)
        found = [row["id"] for row in db.query("select id from recommendation order by state, symbol, place, id")]
        group = clusters.create_cluster(db, "1. Schools", by=cast.amina, at=MORNING)
        for each in found:
            some = [each]
            keeping.put_tag(db, some, Facet.THEME, chance.choice(WORDS).split("\n")[0], by=cast.amina, at=MORNING)
            keeping.put_tag(db, some, Facet.SDG, chance.choice(("4", "16.2", "5.a")), by=cast.amina, at=MORNING)
            role = chance.choice(tuple(Role))
            keeping.put_tag(db, some, Facet.MINISTRY, "MoE", role=role, by=cast.amina, at=MORNING)
            status = chance.choice(("under_way", "no_information", "partially_implemented"))
            keeping.put_fact(db, some, Fact.STATUS, status, evidence=chance.choice(WORDS), by=cast.amina, at=MORNING)
            keeping.put_fact(db, some, Fact.NOTE, chance.choice(WORDS), by=cast.amina, at=MORNING)
            keeping.put_fact(db, some, Fact.PRIORITY, chance.choice(("high", "low")), by=cast.amina, at=MORNING)
            keeping.put_fact(db, some, Fact.DUE, "2027-03-31", by=cast.amina, at=MORNING)
        clusters.put_members(db, group.id, found[:2], by=cast.amina, at=MORNING)
    return found


@pytest.mark.parametrize("name", sorted(FORMS))
@pytest.mark.parametrize("seed", range(40 if os.environ.get("WORKBENCH_PROOF") == "1" else 4))
def test_taken_in_again_it_changes_nothing_and_doubles_nothing(
    installation: Installation, cast: Cast, name: str, seed: int
) -> None:
    found = filled(installation, cast, random.Random(seed))
    before = FORMS[name](given(installation, cast.amina))
    changes = "select count(*) from recommendation_change"
    with installation.store.reading() as db:
        lines = db.execute(changes).fetchone()[0]
    assert counts(take(installation, cast.amina, before, name)) == (0, 0, len(found))
    assert FORMS[name](given(installation, cast.amina)) == before
    with installation.store.reading() as db:
        assert db.execute(changes).fetchone()[0] == lines
        assert db.execute("select count(*) from recommendation").fetchone()[0] == len(found)
        assert db.execute("select count(*) from recommendation_tag where standing = 'imported'").fetchone()[0] == 0


@pytest.mark.parametrize("name", sorted(FORMS))
def test_in_another_home_it_gives_the_same_file(
    installation: Installation, cast: Cast, ids: list[str], name: str, tmp_path: Path
) -> None:
    before = FORMS[name](given(installation, cast.amina))
    other = create(Settings(home=tmp_path / "other", secret_key="for tests alone, never for an office"))
    amina = a_cast(other).amina
    assert counts(take(other, amina, before, name)) == (len(ids), 0, 0)
    assert FORMS[name](given(other, amina)) == before
    assert counts(take(other, amina, before, name)) == (0, 0, len(ids))


def edited(data: bytes, lead: str, **changes: str) -> bytes:
    """A CSV file in which the row of one recommendation was changed by hand."""
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    for row in rows:
        if row["Recommendation id"] == lead:
            row.update({name.replace("_", " "): value for name, value in changes.items()})
    stream = io.StringIO()
    writer = csv.DictWriter(stream, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode("utf-8")


def test_what_was_changed_in_it_stands_where_no_person_has_spoken(
    installation: Installation, cast: Cast, ids: list[str]
) -> None:
    data = edited(own.csv(given(installation, cast.amina)), ids[0], Affected_persons="Children", Priority="medium")
    assert counts(take(installation, cast.amina, data, "list.csv")) == (0, 1, len(ids) - 1)
    with installation.store.reading() as db:
        kept = kept_of(db, ids)[ids[0]]
    assert kept.values(Facet.PERSON) == ("Children",)
    assert [tag.standing for tag in kept.tags if tag.facet is Facet.PERSON] == [Standing.IMPORTED]
    assert kept.fact(Fact.PRIORITY) in ("high", "low")  # a person's word
    assert kept.facts[Fact.STATUS].standing is Standing.CONFIRMED


def test_a_value_taken_out_of_it_goes_where_a_table_had_said_it(
    installation: Installation, cast: Cast, ids: list[str]
) -> None:
    first = edited(own.csv(given(installation, cast.amina)), ids[0], Affected_persons="Children\nMigrants")
    take(installation, cast.amina, first, "list.csv")
    second = edited(own.csv(given(installation, cast.amina)), ids[0], Affected_persons="Migrants", SDGs="")
    take(installation, cast.amina, second, "list.csv")
    with installation.store.reading() as db:
        kept = kept_of(db, ids)[ids[0]]
    assert kept.values(Facet.PERSON) == ("Migrants",)
    assert len(kept.values(Facet.SDG)) == 1  # a person's word stays


def test_a_column_that_was_deleted_says_nothing(installation: Installation, cast: Cast, ids: list[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(own.csv(given(installation, cast.amina)).decode("utf-8-sig"), newline="")))
    stream = io.StringIO()
    writer = csv.DictWriter(stream, fieldnames=["Recommendation id", "Text", "Status"], extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    before = own.csv(given(installation, cast.amina))
    assert counts(take(installation, cast.amina, stream.getvalue().encode(), "list.csv")) == (0, 0, len(ids))
    assert own.csv(given(installation, cast.amina)) == before


def test_a_word_that_a_column_cannot_have_is_refused_with_its_row(
    installation: Installation, cast: Cast, ids: list[str]
) -> None:
    data = edited(own.csv(given(installation, cast.amina)), ids[1], Status="quite good")
    taken = take(installation, cast.amina, data, "list.csv")
    assert [refused.values["value"] for refused in taken.refused] == ["quite good"]
    assert counts(taken) == (0, 0, len(ids) - 1)


@pytest.mark.parametrize("number", ["12 bis", "II.3", "first"])
def test_a_number_of_any_kind_may_stand_in_a_row_that_was_added(
    installation: Installation, cast: Cast, ids: list[str], number: str
) -> None:
    data = own.csv(given(installation, cast.amina)).decode("utf-8-sig")
    header = next(csv.reader(io.StringIO(data)))
    cells = {
        "Symbol": "CERD/C/ARC/CO/8",
        "Number": number,
        "Text": "Adopt a law against discrimination.",
        "State": "ARC",
    }
    stream = io.StringIO()
    csv.writer(stream).writerow([cells.get(name, "") for name in header])
    assert counts(take(installation, cast.amina, (data + stream.getvalue()).encode(), "list.csv")) == (1, 0, len(ids))


def test_a_text_longer_than_a_cell_of_excel_is_not_cut_in_the_library(installation: Installation, cast: Cast) -> None:
    text = "The Committee recommends that the State party " + "adopt a law, and " * 2_500 + "publish it."
    entry = Entry(2, "row 2", text, key="k", symbol="A/HRC/44/9", number="147.1", state="ARC", language="en")
    with installation.store.writing() as db:
        table = taking.begin(db, source=Source.UPR, file_sha256="0" * 64, file_name="t", columns={}, by=cast.amina,
                             at=MORNING)  # fmt: skip
        taking.take_in(db, table, Source.UPR, Read((entry,), (), ()), by=cast.amina, at=MORNING)
    assert counts(take(installation, cast.amina, own.excel(given(installation, cast.amina)), "list.xlsx")) == (0, 0, 1)
    assert given(installation, cast.amina).rows[0].unit.text == text


def test_a_row_that_the_own_table_holds_twice_is_one_in_a_home_that_has_nothing(
    installation: Installation, cast: Cast, ids: list[str], tmp_path: Path
) -> None:
    kept = given(installation, cast.amina)
    head, _, rows = own.csv(kept).partition(b"\r\n")
    other = create(Settings(home=tmp_path / "other", secret_key="for tests alone, never for an office"))
    actor = a_cast(other).amina
    taken = take(other, actor, head + b"\r\n" + rows + rows, "list.csv")
    assert (taken.added, len(given(other, actor).rows)) == (len(kept.rows), len(kept.rows))


def test_a_note_is_kept_as_a_file_can_carry_it(installation: Installation, cast: Cast, ids: list[str]) -> None:
    with installation.store.writing() as db:
        keeping.put_fact(db, ids[:1], Fact.NOTE, "One\r\nTwo\x0b \x07", by=cast.amina, at=LATER)
        assert kept_of(db, ids[:1])[ids[0]].fact(Fact.NOTE) == "One\nTwo"
