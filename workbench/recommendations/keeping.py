"""Keep what is known of recommendations: ministries, themes, persons, goals, and facts such as the status.

Each verb takes many recommendations at once and is one act: one line of the journal, one line of history for each
recommendation that it changed, undone together. What is kept stands under the lead of each.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from workbench.errors import N_, Invalid, NotFound
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.people.queries import organisation
from workbench.recommendations.leading import leads
from workbench.recommendations.records import Facet, Fact, Priority, Role, Standing, Status, UprPosition
from workbench.recommendations.vocabulary import goal_called, person_called, theme_called
from workbench.store import Database, journal, new_id, timestamp

_LONGEST = 5_000  # letters of a note or of evidence


class NotAGoal(Invalid):
    message = N_("“%(value)s” is not the number of a goal or target: write it as 5 or 16.2. Nothing was changed.")


class NotAStatus(Invalid):
    message = N_("“%(value)s” is not a status it knows. Nothing was changed. Choose one of: %(choices)s.")


class NotADay(Invalid):
    message = N_("“%(value)s” is not a day: write it as 2027-03-31. Nothing was changed.")


class TooLong(Invalid):
    message = N_("This is longer than %(longest)s letters. Nothing was changed: shorten it, or add it as a document.")


class NothingChosen(Invalid):
    message = N_("No recommendation is chosen. Choose at least one; nothing was changed.")


class NeedsAName(Invalid):
    message = N_("Write what it is to be called. Nothing was changed.")


class NotKept(NotFound):
    message = N_("There is nothing left to undo: it was undone already, or it is not here.")


@dataclass(frozen=True)
class Act:
    """What one act changed: its id, by which it is undone, and how many recommendations became other than they were."""

    id: str
    changed: int


def put_tag(
    db: Database,
    ids: Iterable[str],
    facet: Facet,
    value: str,
    *,
    role: Role = Role.RESPONSIBLE,
    by: Actor,
    at: datetime,
) -> Act:
    """Confirm a theme, a group of persons, a goal or a ministry for these recommendations; what a table said yields.

    `value` is a label, a number, or the name or id of an organisation. Raises NothingChosen, RecommendationNotFound,
    NotAGoal, NoSuchOrganisation.
    """
    require(by, Permission.KEEP_RECOMMENDATIONS)
    value, shown = known_value(db, facet, value)
    kept_role = role.value if facet is Facet.MINISTRY else ""
    act = _Acting(db, by, at, N_("assigned %s") % shown)
    for lead in act.leads(ids):
        act.put_tag(lead, facet, value, role=kept_role, standing=Standing.CONFIRMED)
    return act.done()


def take_tag(db: Database, ids: Iterable[str], facet: Facet, value: str, *, by: Actor, at: datetime) -> Act:
    """Say that a value does not apply: neither a table nor a suggestion brings it back. Raises as `put_tag`."""
    require(by, Permission.KEEP_RECOMMENDATIONS)
    value, shown = known_value(db, facet, value)
    act = _Acting(db, by, at, N_("took away %s") % shown)
    for lead in act.leads(ids):
        act.put_tag(lead, facet, value, role=_role_of(db, lead, facet, value), standing=Standing.SET_ASIDE)
    return act.done()


def put_fact(
    db: Database,
    ids: Iterable[str],
    what: Fact,
    value: str,
    *,
    evidence: str = "",
    evidence_paragraph_id: str | None = None,
    by: Actor,
    at: datetime,
) -> Act:
    """Say a fact of these recommendations; "" takes it back. Evidence is words, and a paragraph of the library.

    Raises NothingChosen, RecommendationNotFound, NotAStatus, NotADay, TooLong.
    """
    require(by, Permission.KEEP_RECOMMENDATIONS)
    value = checked(what, value.strip())
    if len(evidence) > _LONGEST:
        raise TooLong(longest=_LONGEST)
    act = _Acting(db, by, at, N_("said %(what)s: %(value)s") % {"what": what.value, "value": value or "–"})
    for lead in act.leads(ids):
        act.put_fact(lead, what, value, evidence=evidence.strip(), paragraph=evidence_paragraph_id)
    return act.done()


def known_value(db: Database, facet: Facet, value: str) -> tuple[str, str]:
    """(value as it is kept, as a person reads it). Raises NotAGoal, NoSuchOrganisation, NeedsAName."""
    if not value.strip():
        raise NeedsAName
    if facet is Facet.MINISTRY:
        found = organisation(db, value)
        return found.id, found.name
    if facet is Facet.SDG:
        number = goal_called(value)
        if number is None:
            raise NotAGoal(value=value)
        return number, number
    name = theme_called(value) if facet is Facet.THEME else person_called(value)
    return name, name


def checked(what: Fact, value: str) -> str:
    """The value of a fact as it is kept. Raises NotAStatus, NotADay, TooLong."""
    choices: Mapping[Fact, Iterable[str]] = {
        Fact.STATUS: tuple(Status),
        Fact.PRIORITY: tuple(Priority),
        Fact.POSITION: tuple(UprPosition),
    }
    if value and what in choices and value not in set(choices[what]):
        raise NotAStatus(value=value, choices=", ".join(choices[what]))
    if value and what is Fact.DUE:
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError as error:
            raise NotADay(value=value) from error
    if len(value) > _LONGEST:
        raise TooLong(longest=_LONGEST)
    return value


def _role_of(db: Database, lead: str, facet: Facet, value: str) -> str:
    sql = "select role from recommendation_tag where recommendation_id = :id and facet = :facet and value = :value"
    row = next(db.query(sql, {"id": lead, "facet": facet.value, "value": value}), None)
    return str(row["role"]) if row else Role.RESPONSIBLE.value if facet is Facet.MINISTRY else ""


class _Acting:
    """One act in the making: what it changes is written at once, its line of the journal when it is done."""

    def __init__(self, db: Database, by: Actor, at: datetime, summary: str) -> None:
        self.db, self.by, self.at, self.summary = db, by, at, summary
        self.id = new_id()
        self.changed: set[str] = set()

    def leads(self, ids: Iterable[str]) -> tuple[str, ...]:
        found = leads(self.db, self.by, ids)
        if not found:
            raise NothingChosen
        return found

    def put_tag(self, lead: str, facet: Facet, value: str, *, role: str, standing: Standing) -> None:
        place = {"recommendation_id": lead, "facet": facet.value, "value": value}
        known = "recommendation_id = :recommendation_id and facet = :facet and value = :value"
        before = next(self.db.query(f"select role, standing from recommendation_tag where {known}", place), None)
        after = {"role": role, "standing": standing.value}
        if before == after:
            return
        self.db.table("recommendation_tag").upsert(
            {**place, **after, **self._signed()}, pk=("recommendation_id", "facet", "value")
        )
        drop = (
            "delete from suggestion where recommendation_id = :recommendation_id and facet = :facet and value = :value"
        )
        self.db.execute(drop, place)
        self._log(lead, facet.value, value=value, before=_told(before), after=_told(after))

    def put_fact(self, lead: str, what: Fact, value: str, *, evidence: str, paragraph: str | None) -> None:
        sql = "select value, standing from recommendation_fact where recommendation_id = :id and what = :what"
        before = next(self.db.query(sql, {"id": lead, "what": what.value}), None)
        if before and (before["value"], before["standing"]) == (value, "confirmed") and not (evidence or paragraph):
            return
        row = {"recommendation_id": lead, "what": what.value, "value": value, "standing": "confirmed"}
        self.db.table("recommendation_fact").upsert({**row, **self._signed()}, pk=("recommendation_id", "what"))
        said = before["value"] if before else ""
        self._log(lead, what.value, before=said, after=value, evidence=evidence, evidence_paragraph_id=paragraph)

    def _signed(self) -> dict[str, Any]:
        return {"at": timestamp(self.at), "by_id": self.by.person_id, "by_name": self.by.name}

    def _log(self, lead: str, what: str, **told: Any) -> None:
        self.changed.add(lead)
        row = {"id": new_id(), "act_id": self.id, "recommendation_id": lead, "what": what, "origin": "person"}
        self.db.table("recommendation_change").insert({**row, **self._signed(), **told})

    def done(self) -> Act:
        if self.changed:
            summary = f"{self.by.name} {self.summary} ({len(self.changed)} recommendations)"
            journal.record(self.db, by=self.by, at=self.at, verb="kept", object_kind="recommendations",
                           object_id=self.id, summary=summary)  # fmt: skip
        return Act(self.id, len(self.changed))


def _told(tag: Mapping[str, Any] | None) -> str:
    """`confirmed`, `confirmed:responsible`; "" where there is none."""
    if tag is None:
        return ""
    return f"{tag['standing']}:{tag['role']}" if tag["role"] else str(tag["standing"])
