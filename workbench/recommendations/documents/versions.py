"""The same recommendation in several documents: one counts, and all share what is kept of it.

Documents of one symbol, those tied to one another in other languages, and copies that were replaced by better ones say
the same. Of them the English version counts, else the one that was added first. What is kept stands under the `lead`,
which stays the same when another version begins to count. Whatever changes which documents belong together (a tie, a
correction, another reading) loses nothing: what parts takes along what was said of both, what meets has what was said
of either.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from workbench.recommendations.ledger.joining import copy_kept, drop_kept
from workbench.store import Database

# Versions of one document: the same symbol, a tie or one in the place of the other, of the same kind and for the same
# readers.
_SIDE_BY_SIDE = """
    select other.id from document join document other on other.kind = document.kind
        and other.audience = document.audience and other.id <> document.id
    where document.id = :id and other.id in (
        select same.id from document same where same.symbol = document.symbol
        union all select document.replaced_by
        union all select old.id from document old where old.replaced_by = document.id
        union all select right_id from tied_now where left_id = :id and tied
        union all select left_id from tied_now where right_id = :id and tied)
"""
# Those that belonged together until now: by the symbol that the recommendations still have, a tie that may be undone, a
# lead in common.
_BEFORE = """
    select same.document_id as id from recommendation same where same.symbol in (
        select symbol from recommendation where document_id = :id)
    union select right_id from tied_now where left_id = :id
    union select left_id from tied_now where right_id = :id
    union select shared.document_id from recommendation shared where shared.lead in (
        select lead from recommendation where document_id = :id
        union select id from recommendation where document_id = :id)
    union select leading.document_id from recommendation leading where leading.id in (
        select lead from recommendation where document_id = :id)
"""
# What is needed to filter and to sort, from the document and the paragraph as they stand.
_PLACED = """
    update recommendation set
        (symbol, kind, treaty, body, state, language, date, session, audience) = (
            select symbol, kind, treaty, body, state, language, date, coalesce(session, ''), audience
            from document where document.id = recommendation.document_id),
        number = (select number from paragraph where paragraph.id = recommendation.paragraph_id)
    where document_id = :id
"""


@dataclass(frozen=True)
class Version:
    """A recommendation in one document: where it stands there, and under what things are kept of it.

    `place` is its number and letter and the how-manieth of them it is; of one without a number its words.
    """

    id: str
    place: tuple[str, str, int]
    lead: str


@dataclass(frozen=True, order=True)
class _Changed:
    """A recommendation that gets another lead.

    It `brings` what was kept under the old one, if that is its own or its document parted from the one that led. What
    is only numbered otherwise leaves it to those it shared it with.
    """

    id: str
    before: str
    after: str
    brings: bool


def settle(db: Database, *document_ids: str) -> None:
    """Say anew which version of these documents counts, and under what their recommendations are kept.

    Those that belonged together with them until now are settled too.
    """
    waiting = set(document_ids)
    for each in document_ids:
        waiting |= {str(row["id"]) for row in db.query(_BEFORE, {"id": each}) if row["id"]}
        db.execute(_PLACED, {"id": each})
    changed: list[_Changed] = []
    given: set[str] = set()
    while waiting:
        together = _together(db, min(waiting))
        waiting -= {each["id"] for each in together}
        changed += _new_leads(db, together, given)
        _count(db, together)
    _move(db, changed)


def leads_of(versions: Iterable[Version], lasting: Iterable[str] = ()) -> dict[str, str]:
    """Id → lead, for versions of one document in the order in which these were added.

    What stands in the same place has the same lead: the one it had, where that is one of them or one of `lasting`
    (known from a table alone; given to one place only), else the first.
    """
    free = set(lasting)
    places: dict[tuple[str, str, int], list[Version]] = defaultdict(list)
    for each in versions:
        places[each.place].append(each)
    found: dict[str, str] = {}
    for same in places.values():
        ids = {each.id for each in same}
        fit = [each.lead for each in same if each.lead in ids or each.lead in free]
        lead = fit[0] if fit else same[0].id
        free.discard(lead)
        found.update(dict.fromkeys(ids, lead))
    return found


def _together(db: Database, document_id: str) -> list[dict[str, Any]]:
    """All versions of a document, this one among them; first the one that counts, which recommends something."""
    found, waiting = {document_id}, [document_id]
    while waiting:
        near = {str(row["id"]) for row in db.query(_SIDE_BY_SIDE, {"id": waiting.pop()})}
        waiting += near - found
        found |= near
    sql = (
        "select id, added_at, replaced_by is not null or withdrawn as is_gone from document "
        "where id in (select value from json_each(:ids)) "
        "order by is_gone, "
        "not exists (select 1 from recommendation where document_id = document.id and not no_longer_read), "
        "language is not 'en', added_at, id"
    )
    return list(db.query(sql, {"ids": json.dumps(sorted(found))}))


def _count(db: Database, together: list[dict[str, Any]]) -> None:
    counts = next((each["id"] for each in together if not each["is_gone"]), None)
    for each in together:
        counted = "not no_longer_read" if each["id"] == counts else "0"
        sql = f"update recommendation set counted = {counted} where document_id = :id and counted <> ({counted})"
        db.execute(sql, {"id": each["id"]})


def _new_leads(db: Database, together: list[dict[str, Any]], given: set[str]) -> list[_Changed]:
    """The recommendations of these documents that are to have another lead; `given` has what other documents lead by.

    It is added to.
    """
    versions: list[Version] = []
    for each in sorted(together, key=lambda one: (one["added_at"], one["id"])):
        turns: Counter[tuple[str, str]] = Counter()  # a number may stand twice in a document
        sql = (
            "select id, number, label, folded, lead from recommendation "
            "where document_id = :id and not no_longer_read order by place, id"
        )
        for row in db.query(sql, {"id": each["id"]}):
            place = (row["number"], row["label"]) if row["number"] else ("", row["folded"])
            turns[place] += 1
            versions.append(Version(row["id"], (*place, turns[place]), row["lead"]))
    after = leads_of(versions, _lasting(db, (each.lead for each in versions)) - given)
    given |= set(after.values())
    ids = {each.id for each in versions}
    return [
        _Changed(each.id, each.lead, after[each.id], brings=each.lead == each.id or each.lead not in ids)
        for each in versions
        if after[each.id] != each.lead
    ]


def _lasting(db: Database, leads: Iterable[str]) -> frozenset[str]:
    """Those of the leads that no document has: a table made them known."""
    sql = "select id from recommendation where document_id is null and id in (select value from json_each(:ids))"
    return frozenset(row["id"] for row in db.query(sql, {"ids": json.dumps(sorted(set(leads)))}))


def _move(db: Database, changed: Iterable[_Changed]) -> None:
    """Give the new leads, each with what was kept under the old one."""
    changed = sorted(changed)
    db.execute(
        "update recommendation set lead = new.lead from (select value ->> 0 as id, value ->> 1 as lead "
        "from json_each(:changed)) new where new.id = recommendation.id",
        {"changed": json.dumps([(each.id, each.after) for each in changed])},
    )
    fresh = {each.after for each in changed if each.id == each.after}
    held = _held(db, (each.before for each in changed))
    parting_first = sorted(changed, key=lambda one: one.after not in fresh)  # before anything is added to it
    for before, after in dict.fromkeys(
        (each.before, each.after)
        for each in parting_first
        if each.brings or each.after in fresh or each.before not in held
    ):
        copy_kept(db, before, after)
    heirs = {each.before: each.after for each in reversed(changed) if each.before not in held}
    for before, heir in heirs.items():
        db.execute("update recommendation set lead = :heir where lead = :old", {"heir": heir, "old": before})
        drop_kept(db, before)


def _held(db: Database, leads: Iterable[str]) -> frozenset[str]:
    """Those of the leads under which a recommendation still stands that is read, or known from a table alone."""
    sql = (
        "select distinct lead from recommendation where lead in (select value from json_each(:leads)) "
        "and (document_id is null or not no_longer_read)"
    )
    return frozenset(row["lead"] for row in db.query(sql, {"leads": json.dumps(sorted(set(leads)))}))
