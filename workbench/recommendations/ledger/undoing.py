"""Take back what one act did to recommendations, as a new act: that one can be taken back too."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from workbench.errors import N_, NotFound
from workbench.people import Actor
from workbench.people.access import Permission, may, require
from workbench.recommendations.leading import leads
from workbench.recommendations.ledger.acts import MEMBER, Act, Acting, Word
from workbench.recommendations.ledger.linking import Tie, put_tie
from workbench.recommendations.records import Facet, Fact, Standing
from workbench.recommendations.suggesting.making import ask
from workbench.store import Database

_ORIGINS = {"person": Standing.CONFIRMED, "import": Standing.IMPORTED}
_Row = dict[str, Any]


class NotKept(NotFound):
    message = N_("There is nothing left to undo: it was undone already, or it is not here.")


def undo(db: Database, act_id: str, *, by: Actor, at: datetime) -> Act:
    """Put back what stood before an act, where nothing else was said since; what was said since stays.

    Who may only report the status of a ministry's own takes back their own words alone. Raises NotKept,
    RecommendationNotFound.
    """
    require(by, Permission.REPORT_STATUS)
    lines = _still_standing(db, act_id)
    if not lines or not (may(by, Permission.KEEP_RECOMMENDATIONS) or all(_is_own(line, by) for line in lines)):
        raise NotKept
    act = Acting(db, by, at, N_("undid what was done on %s") % lines[0]["at"][:10])
    leads(db, by, (line["lead"] for line in lines))
    for line in lines:
        _put_back(act, line)
    if not act.changed:
        raise NotKept
    ask(db, by=by, at=at)
    return act.done()


def _still_standing(db: Database, act_id: str) -> tuple[_Row, ...]:
    """The lines of an act after which the same was not touched again, the last first; with the lead as it is now."""
    sql = (
        "select change.*, change.rowid as line, recommendation.lead from recommendation_change change "
        "join recommendation on recommendation.id = change.recommendation_id "
        "where change.act_id = :act and not exists (select 1 from recommendation_change later "
        "where later.recommendation_id in (select id from recommendation same where same.lead = recommendation.lead) "
        "and later.what = change.what and later.value = change.value "
        "and (later.at, later.rowid) > (change.at, change.rowid)) order by change.at desc, change.rowid desc"
    )
    return tuple(db.query(sql, {"act": act_id}))


def _is_own(line: _Row, by: Actor) -> bool:
    return by.person_id is not None and line["by_id"] == by.person_id and line["what"] == Fact.STATUS


def _put_back(act: Acting, line: _Row) -> None:
    verbs: dict[str, Callable[[Acting, _Row], None]] = {
        **{facet.value: _tag_back for facet in Facet},
        **{fact.value: _fact_back for fact in Fact},
        "cluster": _member_back,
        **{tie.value: _tie_back for tie in Tie},
    }
    if line["what"] in verbs:
        verbs[line["what"]](act, line)


def _tag_back(act: Acting, line: _Row) -> None:
    facet = Facet(line["what"])
    if not line["before"]:
        act.drop_tag(line["lead"], facet, line["value"])
        return
    standing, _, role = line["before"].partition(":")
    act.put_tag(line["lead"], facet, line["value"], role=role, standing=Standing(standing))


def _fact_back(act: Acting, line: _Row) -> None:
    what, said = Fact(line["what"]), _said_before(act.db, line)
    if said is None and not line["before"]:
        act.drop_fact(line["lead"], what)
        return
    standing = _ORIGINS[said["origin"]] if said else Standing.IMPORTED
    word = Word(said["at"], said["by_id"], said["by_name"]) if said else act.word
    act.put_fact(line["lead"], what, line["before"], standing=standing, word=word)


def _said_before(db: Database, line: _Row) -> _Row | None:
    """The line that said what stood before this one; None where a table said it first, which leaves no line."""
    sql = (
        "select origin, after, at, by_id, by_name from recommendation_change "
        "where recommendation_id in (select id from recommendation where lead = :lead) "
        "and what = :what and (at, rowid) < (:at, :line) order by at desc, rowid desc limit 1"
    )
    found = next(db.query(sql, {name: line[name] for name in ("lead", "what", "at", "line")}), None)
    return found if found and found["after"] == line["before"] else None


def _member_back(act: Acting, line: _Row) -> None:
    act.put_member(line["lead"], line["value"], is_member=line["before"] == MEMBER)


def _tie_back(act: Acting, line: _Row) -> None:
    standing = Standing(line["before"]) if line["before"] else None
    tie, other = Tie(line["what"]), line["value"]
    if tie is Tie.TWIN:  # which may be kept under another id by now
        other = act.leads([other])[0]
    put_tie(act, tie, line["lead"], other, standing)
