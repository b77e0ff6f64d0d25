"""Reads of statistics, for those who keep them: a figure is internal until a text prints it."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from workbench.drafting.statistics.records import Cell, Statistic
from workbench.errors import N_, NotFound
from workbench.people import Actor
from workbench.people.access import Permission, audience_clause, audience_parameters, require
from workbench.store import Database

_COLUMNS = "id, name, definition, source, unit, treaty, audience, at, by_name, ended_at"
_VALUES = "id, statistic_id, period, breakdown, value, note, at, by_name"


class StatisticNotFound(NotFound):
    message = N_("There is no statistic “%(key)s” that you can open. The list of statistics shows those that you can.")


def statistics(db: Database, actor: Actor, *, ended: bool = False) -> tuple[Statistic, ...]:
    """All that are kept, by name, with the values that stand; those given up only with `ended`. Raises Forbidden."""
    require(actor, Permission.KEEP_STATISTICS)
    kept = "" if ended else "and ended_at is null"
    sql = f"select {_COLUMNS} from statistic where {audience_clause()} {kept} order by plain(name), id"
    rows = list(db.query(sql, audience_parameters(actor)))
    return _with_cells(db, rows)


def statistic(db: Database, actor: Actor, key: str) -> Statistic:
    """One by its id or its whole name, given up or not. Raises Forbidden, StatisticNotFound."""
    require(actor, Permission.KEEP_STATISTICS)
    sql = (
        f"select {_COLUMNS} from statistic where (id = :key or plain(name) = plain(:key)) and {audience_clause()} "
        "order by ended_at is not null, id desc limit 1"
    )
    for found in _with_cells(db, list(db.query(sql, {"key": key.strip(), **audience_parameters(actor)}))):
        return found
    raise StatisticNotFound(key=key)


def by_ids(db: Database, ids: Iterable[str]) -> dict[str, Statistic]:
    """Those of these ids, whatever their audience: for texts that the reader may see with the figures in them."""
    sql = f"select {_COLUMNS} from statistic where id in (select value from json_each(:ids))"
    rows = list(db.query(sql, {"ids": json.dumps(sorted(set(ids)))}))
    return {each.id: each for each in _with_cells(db, rows)}


def past_values(db: Database, statistic_id: str) -> tuple[Cell, ...]:
    """Every value it ever had, oldest first. The statistic must have been fetched with the actor before."""
    sql = f"select {_VALUES} from statistic_value where statistic_id = :id order by rowid"
    return tuple(_cell(row) for row in db.query(sql, {"id": statistic_id}))


def _with_cells(db: Database, rows: list[dict[str, Any]]) -> tuple[Statistic, ...]:
    cells = _standing(db, [row["id"] for row in rows])
    return tuple(
        Statistic(
            **{
                **row,
                "at": datetime.fromisoformat(row["at"]),
                "ended_at": datetime.fromisoformat(row["ended_at"]) if row["ended_at"] else None,
                "cells": cells.get(row["id"], ()),
            }
        )
        for row in rows
    )


def _standing(db: Database, ids: list[str]) -> dict[str, tuple[Cell, ...]]:
    """The last value said of each period and group; an empty one takes it away."""
    sql = (
        f"select {_VALUES} from statistic_value where statistic_id in (select value from json_each(:ids)) "
        "order by rowid"
    )
    standing: dict[str, dict[tuple[str, str], Cell]] = defaultdict(dict)
    for row in db.query(sql, {"ids": json.dumps(ids)}):
        standing[row["statistic_id"]][row["period"], row["breakdown"]] = _cell(row)
    return {key: tuple(each for each in cells.values() if each.value) for key, cells in standing.items()}


def _cell(row: Mapping[str, Any]) -> Cell:
    return Cell(
        period=row["period"],
        breakdown=json.loads(row["breakdown"]),
        value=row["value"],
        note=row["note"],
        value_id=row["id"],
        at=datetime.fromisoformat(row["at"]),
        by_name=row["by_name"],
    )
