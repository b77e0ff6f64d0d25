"""One act on recommendations: what it changes is written at once, its line of the journal when it is done.

Whatever is kept of a recommendation is put here: one line of history for each thing that became other than it was, with
what it was before, so that the act can be undone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from workbench.errors import N_, Invalid
from workbench.people import Actor
from workbench.recommendations.leading import leads
from workbench.recommendations.records import Facet, Fact, Standing
from workbench.store import Database, journal, new_id, timestamp

MEMBER = "member"  # of a cluster, before or after


class NothingChosen(Invalid):
    message = N_("No recommendation is chosen. Choose at least one; nothing was changed.")


@dataclass(frozen=True)
class Act:
    """What one act changed: its id, by which it is undone, and how many recommendations became other than they were."""

    id: str
    changed: int


@dataclass(frozen=True)
class Word:
    """Who said a thing, and when."""

    at: str
    by_id: str | None
    by_name: str


class Acting:
    """One act in the making; `summary` follows the name of the person in the journal."""

    def __init__(self, db: Database, by: Actor, at: datetime, summary: str) -> None:
        self.db, self.by, self.summary, self.at = db, by, summary, at
        self.id = new_id()
        self.changed: set[str] = set()
        self._whose = {**vars(self.word), "by_organisation_id": by.organisation_id}

    @property
    def word(self) -> Word:
        """The word of whoever acts."""
        return Word(timestamp(self.at), self.by.person_id, self.by.name)

    def leads(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Under what is kept what is kept of these. Raises NothingChosen, RecommendationNotFound."""
        found = leads(self.db, self.by, ids)
        if not found:
            raise NothingChosen
        return found

    def put_tag(self, lead: str, facet: Facet, value: str, *, role: str, standing: Standing) -> None:
        """Have a value stand; a suggestion of it has done its work."""
        place = {"recommendation_id": lead, "facet": facet.value, "value": value}
        before = self._tag(place)
        after = {"role": role, "standing": standing.value}
        if before == after:
            return
        self.db.execute(_PUT_TAG, {**place, **after, **self._whose})
        self.db.execute(f"delete from suggestion where {_SAME_TAG}", place)
        self.log(lead, facet.value, value=value, before=told(before), after=told(after))

    def drop_tag(self, lead: str, facet: Facet, value: str) -> None:
        """Have it as if nothing had ever been said of a value."""
        place = {"recommendation_id": lead, "facet": facet.value, "value": value}
        before = self._tag(place)
        if before:
            self.db.execute(f"delete from recommendation_tag where {_SAME_TAG}", place)
            self.log(lead, facet.value, value=value, before=told(before))

    def put_fact(
        self,
        lead: str,
        what: Fact,
        value: str,
        *,
        evidence: str = "",
        paragraph: str | None = None,
        standing: Standing = Standing.CONFIRMED,
        word: Word | None = None,
    ) -> None:
        """Say a fact; the same again says nothing, unless it comes with evidence. `word` is whose it is, if not ours"""
        before = self._fact(lead, what)
        same = before and (before["value"], before["standing"]) == (value, standing.value)
        if same and not (evidence or paragraph):
            return
        row = {"recommendation_id": lead, "what": what.value, "value": value, "standing": standing.value}
        self.db.execute(_PUT_FACT, {**row, **(vars(word) if word else self._whose)})
        said = before["value"] if before else ""
        self.log(lead, what.value, before=said, after=value, evidence=evidence, evidence_paragraph_id=paragraph)

    def drop_fact(self, lead: str, what: Fact) -> None:
        """Have it as if nothing had ever been said."""
        before = self._fact(lead, what)
        if before:
            sql = "delete from recommendation_fact where recommendation_id = :id and what = :what"
            self.db.execute(sql, {"id": lead, "what": what.value})
            self.log(lead, what.value, before=before["value"])

    def put_member(self, lead: str, cluster_id: str, *, is_member: bool) -> None:
        """Have a recommendation in a cluster, or not in it."""
        place = {"cluster_id": cluster_id, "recommendation_id": lead}
        where = "cluster_id = :cluster_id and recommendation_id = :recommendation_id"
        was = bool(self.db.execute(f"select 1 from cluster_member where {where}", place).fetchone())
        if was is is_member:
            return
        if is_member:
            self.db.execute(_PUT_MEMBER, {**place, **self._whose})
        else:
            self.db.execute(f"delete from cluster_member where {where}", place)
        told_of = {True: MEMBER, False: ""}
        self.log(lead, "cluster", value=cluster_id, before=told_of[was], after=told_of[is_member])

    def log(self, lead: str, what: str, **said: Any) -> None:
        """One line of history: `value`, `before`, `after`, `evidence`, as `records.Change` has them."""
        self.changed.add(lead)
        row = {"id": new_id(), "act_id": self.id, "recommendation_id": lead, "what": what, **self._whose}
        self.db.execute(_LOG, {**_NOTHING_SAID, **row, **said})

    def done(self) -> Act:
        """Close the act with its line of the journal; none where nothing changed."""
        if self.changed:
            summary = f"{self.by.name} {self.summary} ({len(self.changed)} recommendations)"
            journal.record(self.db, by=self.by, at=self.at, verb="kept", object_kind="recommendations",
                           object_id=self.id, summary=summary)  # fmt: skip
        return Act(self.id, len(self.changed))

    def _tag(self, place: dict[str, str]) -> dict[str, Any] | None:
        return next(self.db.query(f"select role, standing from recommendation_tag where {_SAME_TAG}", place), None)

    def _fact(self, lead: str, what: Fact) -> dict[str, Any] | None:
        sql = "select value, standing from recommendation_fact where recommendation_id = :id and what = :what"
        return next(self.db.query(sql, {"id": lead, "what": what.value}), None)


_SAME_TAG = "recommendation_id = :recommendation_id and facet = :facet and value = :value"
# An act on thousands is as many of these: written out, each takes a tenth of what it takes to have it composed.
_SIGNED = "at = excluded.at, by_id = excluded.by_id, by_name = excluded.by_name"
_PUT_TAG = (
    "insert into recommendation_tag (recommendation_id, facet, value, role, standing, at, by_id, by_name) "
    "values (:recommendation_id, :facet, :value, :role, :standing, :at, :by_id, :by_name) "
    f"on conflict do update set role = excluded.role, standing = excluded.standing, {_SIGNED}"
)
_PUT_FACT = (
    "insert into recommendation_fact (recommendation_id, what, value, standing, at, by_id, by_name) "
    "values (:recommendation_id, :what, :value, :standing, :at, :by_id, :by_name) "
    f"on conflict do update set value = excluded.value, standing = excluded.standing, {_SIGNED}"
)
_PUT_MEMBER = (
    "insert into cluster_member (cluster_id, recommendation_id, at, by_id) "
    "values (:cluster_id, :recommendation_id, :at, :by_id)"
)
_NOTHING_SAID = {"value": "", "before": "", "after": "", "evidence": "", "evidence_paragraph_id": None}
_LOG = (
    "insert into recommendation_change (id, act_id, recommendation_id, what, value, before, after, evidence, "
    "evidence_paragraph_id, origin, at, by_id, by_name, by_organisation_id) values (:id, :act_id, :recommendation_id, "
    ":what, :value, :before, :after, :evidence, :evidence_paragraph_id, 'person', :at, :by_id, :by_name, "
    ":by_organisation_id)"
)


def told(tag: Mapping[str, Any] | None) -> str:
    """`confirmed`, `confirmed:responsible`; "" where there is none."""
    if tag is None:
        return ""
    return f"{tag['standing']}:{tag['role']}" if tag["role"] else str(tag["standing"])
