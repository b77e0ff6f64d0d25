"""What was done in a section, latest first: every act on its paragraphs, and every word on how it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from workbench.drafting import queries
from workbench.drafting.moments.acts import Act, act_from
from workbench.drafting.moments.undoing import is_undone
from workbench.people import Actor
from workbench.store import Database

_IN_SECTION = (
    "drafting_act.report_id = :report and (drafting_act.section_id = :section or exists "
    "(select 1 from json_each(drafting_act.before, '$.sections') where key = :section))"
)


@dataclass(frozen=True)
class Done:
    """One thing that happened: an act on paragraphs, or else a word on the section (`state`: `approved`, `sent_back`).

    undone: somebody took the act back, and that still holds.
    """

    at: datetime
    by_name: str
    act: Act | None
    state: str = ""
    reason: str = ""
    undone: bool = False


def done_in(db: Database, actor: Actor, section_id: str, *, first: int = 0, limit: int = 50) -> tuple[Done, ...]:
    """What happened in a section that the actor may see, latest first, from the `first`. Raises SectionNotFound."""
    section = queries.section(db, actor, section_id)
    sql = f"""
        select at, by_name, rowid as place, id as act, '' as state, '' as reason from drafting_act where {_IN_SECTION}
        union all
        select at, by_name, rowid, '', state, reason from section_event where section_id = :section
        order by at desc, place desc limit :limit offset :first
    """
    asked = {"report": section.report_id, "section": section.id, "limit": limit, "first": first}
    return tuple(_done(db, row) for row in list(db.query(sql, asked)))


def how_many(db: Database, actor: Actor, section_id: str) -> int:
    """How much happened in the section. Raises SectionNotFound."""
    section = queries.section(db, actor, section_id)
    sql = f"""
        select (select count(*) from drafting_act where {_IN_SECTION})
            + (select count(*) from section_event where section_id = :section)
    """
    return int(db.execute(sql, {"report": section.report_id, "section": section.id}).fetchone()[0])


def _done(db: Database, row: Mapping[str, Any]) -> Done:
    at = datetime.fromisoformat(row["at"])
    if not row["act"]:
        return Done(at, row["by_name"], None, row["state"], row["reason"])
    (kept,) = db.query("select rowid, * from drafting_act where id = :id", {"id": row["act"]})
    return Done(at, row["by_name"], act_from(kept), undone=is_undone(db, row["act"]))
