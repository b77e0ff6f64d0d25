"""A table taken in, batch by batch: each row tied to the recommendations it is about, or a new one for it.

A batch is one transaction of the caller's. Rows that say what they said before change nothing; a row that says
otherwise changes what tables said, and never what a person confirmed or set aside.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.recommendations.intake import adding, own, reasons, withdrawing
from workbench.recommendations.intake.clustering import Clusters
from workbench.recommendations.intake.entries import Read
from workbench.recommendations.intake.matching import NOTHING, Match, matches
from workbench.recommendations.intake.ministries import Ministries
from workbench.recommendations.intake.records import Entry, LeftOut, Refused, Source
from workbench.recommendations.intake.saying import Saying, hash_of, saying_from, saying_of
from workbench.recommendations.ledger.importing import ImportedFact, ImportedTag, put_imported
from workbench.recommendations.records import Facet, Fact
from workbench.recommendations.suggesting import making
from workbench.recommendations.twins import suggesting as twins
from workbench.store import Database, journal, new_id, timestamp


@dataclass(frozen=True)
class _Row:
    """An entry with what it is tied to. `before` is what it said when it was taken in last, None the first time."""

    entry: Entry
    leads: tuple[str, ...]
    saying: Saying
    sha256: str
    is_new: bool
    before: Saying | None = None


def begin(
    db: Database,
    *,
    source: Source,
    file_sha256: str,
    file_name: str,
    columns: Mapping[str, Any],
    by: Actor,
    at: datetime,
) -> str:
    """Begin to take in a table, and give its id; `columns` is what its columns mean, as plain values."""
    require(by, Permission.KEEP_RECOMMENDATIONS)
    table_id = new_id()
    db.table("table_taken_in").insert(
        {
            "id": table_id,
            "source": source.value,
            "file_sha256": file_sha256,
            "file_name": file_name,
            "columns": json.dumps(columns, ensure_ascii=False),
            "at": timestamp(at),
            "by_id": by.person_id,
            "by_name": by.name,
        }
    )
    _note(db, table_id, "began to take in", file_name, by=by, at=at)
    return table_id


def take_in(db: Database, table_id: str, source: Source, read: Read, *, by: Actor, at: datetime) -> None:
    """Take in a batch: what it says, what it refuses, what it leaves out. Counts are kept with the table."""
    require(by, Permission.KEEP_RECOMMENDATIONS)
    saying = own.news(db, read.entries, by=by)
    found = list(zip(saying, matches(db, source, saying), strict=True))
    without = [each for each, match in found if not each.text and match == NOTHING]
    rows = _tied(db, [pair for pair in found if pair[0].text or pair[1] != NOTHING], by=by, at=at)
    adding.add(db, [(row.leads[0], row.entry) for row in rows if row.is_new])
    adding.bring_up_to_date(db, [(lead, row.entry) for row in rows if row.before for lead in row.leads])
    _say(db, table_id, rows, by=by, at=at)
    _keep_rows(db, table_id, source, rows)
    changed_words = [(lead, row.before, row.saying) for row in rows if row.before for lead in row.leads]
    withdrawing.withdraw(db, changed_words, act_id=table_id, by=by, at=at)
    _keep_refused(db, table_id, (*read.refused, *map(_refused, without)))
    added = {row.entry.row for row in rows if row.is_new}
    changed = {row.entry.row for row in rows} - added
    unchanged = {each.row for each in read.entries} - added - changed - {each.row for each in without}
    _count(db, table_id, Counter(added=len(added), changed=len(changed), unchanged=len(unchanged)), read.left_out)


def finish(db: Database, table_id: str, *, by: Actor, at: datetime) -> None:
    """Say in the journal that the table is taken in; have earlier ones looked for, and values suggested anew."""
    name = db.execute("select file_name from table_taken_in where id = :id", {"id": table_id}).fetchone()[0]
    _note(db, table_id, "took in", name, by=by, at=at)
    sql = (
        "select distinct state from recommendation "
        "where id in (select recommendation_id from row_taken_in where table_id = :id)"
    )
    twins.ask_about(db, (row["state"] for row in db.query(sql, {"id": table_id})), by=by, at=at)
    if db.execute("select added + changed from table_taken_in where id = :id", {"id": table_id}).fetchone()[0]:
        making.look_again(db, by=by, at=at)  # what it says of some teaches about the others


def _refused(entry: Entry) -> Refused:
    """Of a row without a text that speaks of a paragraph which nobody has."""
    told = {"number": entry.number, "symbol": entry.symbol}
    return Refused(entry.row, entry.place, entry.cells, reasons.NOT_HERE, told)


def _tied(db: Database, found: Iterable[tuple[Entry, Match]], *, by: Actor, at: datetime) -> list[_Row]:
    """The rows that have something to say: new ones, and those that say otherwise than before."""
    ministries, clusters = Ministries(db, by=by, at=at), Clusters(db, by=by, at=at)
    rows = []
    for entry, match in found:
        sha256 = hash_of(entry)
        if match.rows and all(each.sha256 == sha256 for each in match.rows):
            continue
        saying = _saying(entry, ministries, clusters)
        leads = tuple(each.lead for each in match.rows) or match.leads
        before = saying_from(match.rows[0].said) if match.rows else None
        if entry.was is not None:
            before = _saying(entry.was, ministries, clusters)
        rows.append(_Row(entry, leads or (own.new_id_of(entry, new_id()),), saying, sha256, not leads, before))
    return rows


def _saying(entry: Entry, ministries: Ministries, clusters: Clusters) -> Saying:
    return saying_of(
        entry,
        responsible=ministries.ids(entry.responsible),
        supporting=ministries.ids(entry.supporting),
        clusters=clusters.ids(entry.clusters),
    )


def _say(db: Database, table_id: str, rows: Sequence[_Row], *, by: Actor, at: datetime) -> None:
    """Keep what the rows say; of new ones at once, nobody having said anything of them."""
    new = [(row.leads[0], row.saying) for row in rows if row.is_new]
    adding.say(db, new, by=by, at=at)
    spoken = [(lead, row.saying) for row in rows if not row.is_new for lead in row.leads]
    tags = [
        ImportedTag(lead, Facet(facet), value, role) for lead, saying in spoken for facet, value, role in saying.tags
    ]
    proved = [(lead, fact) for lead, saying in new for fact in saying.facts if fact[2]]
    said = [*((lead, fact) for lead, saying in spoken for fact in saying.facts), *proved]
    facts = [ImportedFact(lead, Fact(what), value, evidence) for lead, (what, value, evidence) in said]
    put_imported(db, tags, facts, by=by, at=at, act_id=table_id)
    clusters = Clusters(db, by=by, at=at)
    for lead, saying in (*new, *spoken):
        clusters.put(lead, saying.clusters)


def _keep_rows(db: Database, table_id: str, source: Source, rows: Sequence[_Row]) -> None:
    db.conn.executemany(
        "insert into row_taken_in (source, key, recommendation_id, table_id, row, place, cells, notes, said, sha256) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do update set table_id = excluded.table_id, "
        "row = excluded.row, place = excluded.place, cells = excluded.cells, notes = excluded.notes, "
        "said = excluded.said, sha256 = excluded.sha256",
        [
            (source.value, row.entry.key, lead, table_id, row.entry.row, row.entry.place, _json(row.entry.cells),
             _json(row.entry.notes), row.saying.kept, row.sha256)
            for row in rows
            for lead in row.leads
        ],
    )  # fmt: skip


def _keep_refused(db: Database, table_id: str, refused: Iterable[Refused]) -> None:
    db.conn.executemany(
        "insert into row_refused (table_id, row, place, cells, reason) values (?, ?, ?, ?, ?) on conflict do nothing",
        [
            (table_id, each.row, each.place, _json(each.cells), _json([each.reason, dict(each.values)]))
            for each in refused
        ],
    )


def _count(db: Database, table_id: str, counts: Counter[str], left_out: Iterable[LeftOut]) -> None:
    known = json.loads(db.execute("select left_out from table_taken_in where id = :id", {"id": table_id}).fetchone()[0])
    others = Counter(known)
    others.update({each.record: each.rows for each in left_out})
    db.execute(
        "update table_taken_in set added = added + :added, changed = changed + :changed, "
        "unchanged = unchanged + :unchanged, left_out = :left_out where id = :id",
        {"id": table_id, **counts, "left_out": _json(others)},
    )


def _note(db: Database, table_id: str, verb: str, name: str, *, by: Actor, at: datetime) -> None:
    journal.record(db, by=by, at=at, verb=verb, object_kind="table of recommendations", object_id=table_id,
                   summary=f"{by.name} {verb} {name}")  # fmt: skip


def _json(value: object) -> str:
    return json.dumps(dict(value) if isinstance(value, Mapping) else value, ensure_ascii=False)
