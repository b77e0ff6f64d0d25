"""What a table says of recommendations: kept where no person has said anything, many at once.

A value that a table brings first is simply there; a line of history is written where a table changes what a table said
before, and where evidence comes with it.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.recommendations.ledger.acts import Act, told
from workbench.recommendations.records import Facet, Fact, Standing
from workbench.store import Database, journal, new_id, timestamp

_AT_ONCE = 5_000


@dataclass(frozen=True)
class ImportedTag:
    """A value of a facet as `keeping.known_value` gives it; `role` of a ministry alone, else ""."""

    lead: str
    facet: Facet
    value: str
    role: str = ""


@dataclass(frozen=True)
class ImportedFact:
    """A fact as `keeping.checked` gives it; a table says nothing by an empty cell, so `value` is never ""."""

    lead: str
    what: Fact
    value: str
    evidence: str = ""


def put_imported(
    db: Database,
    tags: Iterable[ImportedTag],
    facts: Iterable[ImportedFact],
    *,
    by: Actor,
    at: datetime,
    act_id: str | None = None,
) -> Act:
    """Keep what a table says, except where a person's word stands (confirmed or set aside). The same again is nothing.

    The leads must be there; values must have been checked. Several calls of one import share an `act_id`.
    """
    require(by, Permission.KEEP_RECOMMENDATIONS)
    act = _Importing(db, by, at, act_id or new_id())
    all_tags, all_facts = tuple(dict.fromkeys(tags)), tuple(dict.fromkeys(facts))
    for start in range(0, len(all_tags), _AT_ONCE):
        act.put_tags(all_tags[start : start + _AT_ONCE])
    for start in range(0, len(all_facts), _AT_ONCE):
        act.put_facts(all_facts[start : start + _AT_ONCE])
    act.close()
    return Act(act.id, len(act.changed))


class _Importing:
    """One import in the making: what changed, written batch by batch."""

    def __init__(self, db: Database, by: Actor, at: datetime, act_id: str) -> None:
        self.db, self.by, self.at, self.id = db, by, at, act_id
        self.changed: set[str] = set()
        self.signed = {"at": timestamp(at), "by_id": by.person_id, "by_name": by.name}

    def put_tags(self, tags: Sequence[ImportedTag]) -> None:
        sql = (
            "select recommendation_id, facet, value, role, standing from recommendation_tag "
            "where recommendation_id in (select value from json_each(:leads))"
        )
        found = self.db.query(sql, {"leads": _json({each.lead for each in tags})})
        known = {(row["recommendation_id"], row["facet"], row["value"]): row for row in found}
        wanted = {(each.lead, each.facet.value, each.value): each.role for each in tags}
        changed = {
            place: role for place, role in wanted.items() if place not in known or _yields(known[place], "role", role)
        }
        self._write_tags(changed)
        lines = [
            _Line(lead, facet, value, told(known[lead, facet, value]), _imported(role))
            for (lead, facet, value), role in changed.items()
            if (lead, facet, value) in known
        ]
        self._changed({lead for lead, _, _ in changed}, lines)

    def put_facts(self, facts: Sequence[ImportedFact]) -> None:
        leads = {"leads": _json({each.lead for each in facts})}
        of_these = "recommendation_id in (select value from json_each(:leads))"
        sql = f"select recommendation_id, what, value, standing from recommendation_fact where {of_these}"
        known = {(row["recommendation_id"], row["what"]): row for row in self.db.query(sql, leads)}
        sql = f"select recommendation_id, what, evidence from recommendation_change where {of_these} order by at, rowid"
        proved = {(row["recommendation_id"], row["what"]): row["evidence"] for row in self.db.query(sql, leads)}
        wanted = {(each.lead, each.what.value): each for each in facts}
        changed = {
            place: each for place, each in wanted.items() if _is_news(known.get(place), each, proved.get(place, ""))
        }
        self._write_facts(changed.values())
        lines = [
            _Line(each.lead, each.what.value, "", known[place]["value"] if place in known else "",
                  each.value, each.evidence)
            for place, each in changed.items()
            if place in known or each.evidence
        ]  # fmt: skip
        self._changed({each.lead for each in changed.values()}, lines)

    def close(self) -> None:
        if self.changed:
            summary = f"{self.by.name} took in what a table says of {len(self.changed)} recommendations"
            journal.record(self.db, by=self.by, at=self.at, verb="kept", object_kind="recommendations",
                           object_id=self.id, summary=summary)  # fmt: skip

    def _write_tags(self, tags: Mapping[tuple[str, str, str], str]) -> None:
        rows = {"rows": _json([[*place, role] for place, role in tags.items()])}
        self.db.execute(
            "insert into recommendation_tag (recommendation_id, facet, value, role, standing, at, by_id, by_name) "
            "select value ->> 0, value ->> 1, value ->> 2, value ->> 3, 'imported', :at, :by_id, :by_name "
            "from json_each(:rows) where true on conflict do update set "
            "role = excluded.role, at = excluded.at, by_id = excluded.by_id, by_name = excluded.by_name",
            {**rows, **self.signed},
        )
        self.db.execute(
            "delete from suggestion where (recommendation_id, facet, value) in "
            "(select value ->> 0, value ->> 1, value ->> 2 from json_each(:rows))",
            rows,
        )

    def _write_facts(self, facts: Iterable[ImportedFact]) -> None:
        self.db.execute(
            "insert into recommendation_fact (recommendation_id, what, value, standing, at, by_id, by_name) "
            "select value ->> 0, value ->> 1, value ->> 2, 'imported', :at, :by_id, :by_name "
            "from json_each(:rows) where true on conflict do update set "
            "value = excluded.value, at = excluded.at, by_id = excluded.by_id, by_name = excluded.by_name",
            {"rows": _json([[each.lead, each.what.value, each.value] for each in facts]), **self.signed},
        )

    def _changed(self, leads: set[str], lines: Iterable["_Line"]) -> None:
        self.changed |= leads
        self.db.execute(
            "insert into recommendation_change (id, act_id, recommendation_id, what, value, before, after, evidence, "
            "origin, at, by_id, by_name) select value ->> 0, :act, value ->> 1, value ->> 2, value ->> 3, value ->> 4, "
            "value ->> 5, value ->> 6, 'import', :at, :by_id, :by_name from json_each(:rows)",
            {"rows": _json([[new_id(), *vars(each).values()] for each in lines]), "act": self.id, **self.signed},
        )


@dataclass(frozen=True)
class _Line:
    lead: str
    what: str
    value: str
    before: str
    after: str
    evidence: str = ""


def _yields(known: Mapping[str, Any], name: str, value: str) -> bool:
    """Whether what a table said before gives way: it says another thing now, and no person has spoken."""
    return bool(known["standing"] == Standing.IMPORTED.value and known[name] != value)


def _is_news(known: Mapping[str, Any] | None, fact: ImportedFact, proved: str) -> bool:
    if known is None or _yields(known, "value", fact.value):
        return True
    return known["standing"] == Standing.IMPORTED.value and fact.evidence not in ("", proved)


def _imported(role: str) -> str:
    return told({"standing": Standing.IMPORTED.value, "role": role})


def _json(value: object) -> str:
    return json.dumps(sorted(value) if isinstance(value, set) else value, ensure_ascii=False)
