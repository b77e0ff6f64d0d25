"""A round's tables as somebody with the file and SQLite could alter them: no trigger, no type, no key in the way."""

import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tests.builders.rounds import LATER, Round
from workbench.comments import ledger
from workbench.comments.ledger import LISTED
from workbench.store import Database
from workbench.store.sqlite import sqlite3
from workbench.text.plain import plain

TABLES = (*LISTED, "round_event")
Row = dict[str, Any]


@dataclass(frozen=True)
class Tampering:
    """What was done, and the entry at which a check must say so first."""

    how: str
    at: int


@contextmanager
def laid_open(held: Round) -> Iterator[Database]:
    """The database in memory, the tables of rounds bare: any value goes into any column, and nothing watches."""
    with held.installation.store.reading() as kept:
        memory = sqlite3.connect(":memory:", isolation_level=None)
        kept.conn.backup(memory)
    memory.create_function("plain", 1, plain, deterministic=True)
    memory.execute("pragma legacy_alter_table = on")
    db = Database(memory)
    for (name,) in memory.execute("select name from sqlite_master where type = 'trigger'").fetchall():
        memory.execute(f"drop trigger {name}")
    for table in TABLES:
        columns = ", ".join(db.table(table).columns_dict)
        memory.execute(f"create table bare ({columns})")
        memory.execute(f"insert into bare select {columns} from {table}")
        memory.execute(f"drop table {table}")
        memory.execute(f"alter table bare rename to {table}")
    _filled(db, held)
    try:
        yield db
    finally:
        memory.close()


def _filled(db: Database, held: Round) -> None:
    """A row in each listed table that the round has none in: the ledger lists what stands there, not what it means."""
    empty = [table for table in LISTED if not db.table(table).count]
    rows = [(table, {name: f"{name} of it" for name in db.table(table).columns_dict}) for table in empty]
    keys = {"id", "event_seq", "salt"}
    written = [(table, {name: value for name, value in row.items() if name not in keys}) for table, row in rows]
    of_it: list[ledger.NewRow] = [(table, {**row, "round_id": held.id}) for table, row in written]
    ledger.append(db, round_id=held.id, kind="filled", by=held.cast.amina, at=LATER, written=of_it)


@contextmanager
def taken_back(db: Database) -> Iterator[None]:
    """Whatever is done within is undone."""
    db.execute("savepoint before")
    try:
        yield
    finally:
        db.execute("rollback to before")
        db.execute("release before")


def one_change(db: Database, round_id: str, chance: random.Random) -> Tampering | None:
    """Do one change, of any kind; None where it happened to change nothing."""
    before = _everything(db)
    rows = _rows(db, round_id)
    do = chance.choices((_cell, _whole_row, _two_rows, _entry), (70, 12, 10, 8))[0]
    done = do(db, rows, chance)
    return done if done and _everything(db) != before else None


def _everything(db: Database) -> list[tuple[Any, ...]]:
    told = db.conn.text_factory
    db.conn.text_factory = bytes
    try:
        return [row for table in TABLES for row in db.execute(f"select rowid, * from {table}").fetchall()]
    finally:
        db.conn.text_factory = told


def _rows(db: Database, round_id: str) -> list[tuple[str, Row]]:
    """Every row of the round, with its table and its `rowid`."""
    found = []
    for table in TABLES:
        column = "id" if table == "comment_round" else "round_id"
        for row in db.query(f"select rowid as rowid, * from {table} where {column} = :id", {"id": round_id}):
            found.append((table, row))
    return found


def _seq(table: str, row: Mapping[str, Any]) -> int:
    return int(row["seq"] if table == "round_event" else row["event_seq"])


def _cell(db: Database, rows: list[tuple[str, Row]], chance: random.Random) -> Tampering | None:
    """Another value in one column: each table as often as any other, however few rows it has."""
    table = chance.choice(sorted({table for table, _ in rows}))
    row = chance.choice([row for each, row in rows if each == table])
    column = chance.choice([name for name in row if name != "rowid"])
    name, change = chance.choice(CHANGES)
    value = change(row[column], chance)
    _put(db, table, row["rowid"], column, value)
    at = _seq(table, row)
    if (table, column) == ("round_event", "seq") and type(value) is int and value > 0:
        at = min(at, value)  # two claim that number, or one is missing before
    return Tampering(f"{table}.{column} of entry {at}: {name}", at)


def _put(db: Database, table: str, rowid: int, column: str, value: Any) -> None:
    if isinstance(value, NotText):
        db.execute(f"update {table} set {column} = cast(? as text) where rowid = ?", [value.data, rowid])
    else:
        db.execute(f"update {table} set {column} = ? where rowid = ?", [value, rowid])


@dataclass(frozen=True)
class NotText:
    """Bytes that stand where text belongs, under the name of text; they need not be UTF-8."""

    data: bytes


def _bytes(value: Any) -> bytes:
    return value if isinstance(value, bytes) else str("" if value is None else value).encode()


def _flip(value: Any, chance: random.Random) -> Any:
    if isinstance(value, int):
        return value ^ (1 << chance.randrange(8))
    data = bytearray(_bytes(value) or b"x")
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return NotText(bytes(data))


def _insert(value: Any, chance: random.Random) -> Any:
    data = _bytes(value)
    at = chance.randrange(len(data) + 1)
    return NotText(data[:at] + bytes([chance.randrange(1, 256)]) + data[at:])


def _cut(value: Any, chance: random.Random) -> Any:
    data = _bytes(value)
    at = chance.randrange(len(data)) if data else 0
    return NotText(data[:at] + data[at + 1 :])


def _other_type(value: Any, _chance: random.Random) -> Any:
    if isinstance(value, int):
        return str(value)
    return int(value) if isinstance(value, str) and value.isdecimal() else 0


CHANGES: tuple[tuple[str, Callable[[Any, random.Random], Any]], ...] = (
    ("a bit of a byte flipped", _flip),
    ("a byte put in", _insert),
    ("a byte taken out", _cut),
    ("another type", _other_type),
    ("bytes for text", lambda value, _: _bytes(value)),
    ("nothing for something", lambda value, _: "" if value is None else None),
    ("other words", lambda _, chance: f"We agree with the State ({chance.random()})."),
    ("a broken number", lambda value, _: float(value) + 0.5 if isinstance(value, int) else 0.5),
)


def _whole_row(db: Database, rows: list[tuple[str, Row]], chance: random.Random) -> Tampering | None:
    """A row that goes, or comes: a copy under another id, at the same entry or a later one."""
    table, row = chance.choice([(table, row) for table, row in rows if table != "round_event"])
    if chance.random() < 0.5:
        db.execute(f"delete from {table} where rowid = ?", [row["rowid"]])
        return Tampering(f"a row of {table} dropped", _seq(table, row))
    copy = {name: value for name, value in row.items() if name != "rowid"}
    if table == "comment_round":  # there is one of each round: a second of the same id is told by its columns
        return None
    copy |= {"id": f"{chance.random()}", "event_seq": chance.randrange(1, 4)}
    marks = ", ".join(f":{name}" for name in copy)
    db.execute(f"insert into {table} ({', '.join(copy)}) values ({marks})", copy)
    return Tampering(f"a row of {table} slipped in", int(copy["event_seq"]))


def _two_rows(db: Database, rows: list[tuple[str, Row]], chance: random.Random) -> Tampering | None:
    """Two rows of a table change what stands in one column, or in all but their ids."""
    table = chance.choice(sorted({table for table, _ in rows} - {"comment_round"}))
    mine = [row for each, row in rows if each == table]
    if len(mine) < 2:
        return None
    one, other = chance.sample(mine, 2)
    names = [name for name in one if name not in {"rowid", "id", "round_id", "seq", "event_seq"}]
    changed = names if chance.random() < 0.5 else [chance.choice(names)]
    for name in changed:
        _put(db, table, one["rowid"], name, other[name])
        _put(db, table, other["rowid"], name, one[name])
    return Tampering(f"two rows of {table} swapped", min(_seq(table, one), _seq(table, other)))


def _entry(db: Database, rows: list[tuple[str, Row]], chance: random.Random) -> Tampering | None:
    """An entry that goes from the middle, one that stands twice, one written between others."""
    entries = [row for table, row in rows if table == "round_event"]
    one = chance.choice(entries[:-1])
    if chance.random() < 0.5:
        db.execute("delete from round_event where rowid = ?", [one["rowid"]])
        return Tampering("an entry dropped", one["seq"])
    copy = {name: value for name, value in one.items() if name != "rowid"}
    marks = ", ".join(f":{name}" for name in copy)
    db.execute(f"insert into round_event ({', '.join(copy)}) values ({marks})", copy)
    return Tampering("an entry that stands twice", one["seq"])
