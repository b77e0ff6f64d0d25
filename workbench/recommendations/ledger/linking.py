"""What a recommendation is tied to: an earlier one on the same matter, a paragraph of a report that speaks to it.

A person confirms a tie or sets it aside; what was set aside is not suggested again.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from workbench.errors import N_, Invalid
from workbench.people import Actor
from workbench.people.access import Permission, audience_clause, audience_parameters, require
from workbench.recommendations.ledger.acts import Act, Acting
from workbench.recommendations.records import Standing
from workbench.store import Database


class Tie(StrEnum):
    """What a recommendation is tied to; the value is what its history calls it."""

    TWIN = "twin"  # an earlier recommendation, by its lead
    SAID = "said"  # a paragraph of the library


class _Table(NamedTuple):
    name: str
    own: str
    other: str


_TABLES = {
    Tie.TWIN: _Table("twin", "later_id", "earlier_id"),
    Tie.SAID: _Table("said_in_report", "recommendation_id", "paragraph_id"),
}


class SameOne(Invalid):
    message = N_("A recommendation is not its own earlier one. Choose another; nothing was changed.")


class NoSuchParagraph(Invalid):
    message = N_("There is no paragraph %(key)s here that you can open. Nothing was changed.")


def confirm(db: Database, tie: Tie, pairs: Iterable[tuple[str, str]], *, by: Actor, at: datetime) -> Act:
    """Tie each recommendation to the other of its pair: (later one, earlier one) or (recommendation, paragraph).

    Raises NothingChosen, RecommendationNotFound, SameOne, NoSuchParagraph; nothing is changed then.
    """
    return _decide(db, tie, pairs, Standing.CONFIRMED, N_("confirmed ties of recommendations"), by=by, at=at)


def set_aside(db: Database, tie: Tie, pairs: Iterable[tuple[str, str]], *, by: Actor, at: datetime) -> Act:
    """Say that these pairs are not on the same matter: they are not suggested again. Raises as `confirm`."""
    return _decide(db, tie, pairs, Standing.SET_ASIDE, N_("set aside ties of recommendations"), by=by, at=at)


def _decide(
    db: Database,
    tie: Tie,
    pairs: Iterable[tuple[str, str]],
    standing: Standing,
    summary: str,
    *,
    by: Actor,
    at: datetime,
) -> Act:
    require(by, Permission.KEEP_RECOMMENDATIONS)
    act = Acting(db, by, at, summary)
    chosen = tuple(dict.fromkeys(pairs))
    act.leads(own for own, _ in chosen)
    for own, other in chosen:
        put_tie(act, tie, act.leads([own])[0], _other(act, tie, other), standing)
    return act.done()


def _other(act: Acting, tie: Tie, key: str) -> str:
    """The lead of an earlier one, the id of a paragraph that the actor may read."""
    if tie is Tie.TWIN:
        return act.leads([key])[0]
    sql = (
        "select 1 from paragraph join document on document.id = document_id "
        f"where paragraph.id = :id and {audience_clause('document.audience')}"
    )
    if not any(act.db.query(sql, {"id": key, **audience_parameters(act.by)})):
        raise NoSuchParagraph(key=key)
    return key


def put_tie(act: Acting, tie: Tie, own: str, other: str, standing: Standing | None) -> None:
    """Have a tie stand, or (None) as if nothing had been said of it. Raises SameOne."""
    if own == other:
        raise SameOne
    table = _TABLES[tie]
    place = {table.own: own, table.other: other}
    where = f"{table.own} = :{table.own} and {table.other} = :{table.other}"
    row = next(act.db.query(f"select standing from {table.name} where {where}", place), None)
    before, after = row["standing"] if row else "", standing.value if standing else ""
    if before == after:
        return
    if standing is None:
        act.db.execute(f"delete from {table.name} where {where}", place)
    else:
        act.db.table(table.name).upsert({**place, "standing": after, **vars(act.word)}, pk=(table.own, table.other))
        sql = "delete from suggestion where recommendation_id = :own and facet = :facet and value = :other"
        act.db.execute(sql, {"own": own, "facet": tie.value, "other": other})
    act.log(own, tie.value, value=other, before=before, after=after)
