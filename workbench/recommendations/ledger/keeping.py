"""Keep what is known of recommendations: ministries, themes, persons, goals, and facts such as the status.

Each verb takes many recommendations at once and is one act: one line of the journal, one line of history for each
recommendation that it changed, undone together. What is kept stands under the lead of each.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from workbench.errors import N_, Invalid
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.recommendations.ledger.acts import Act, Acting
from workbench.recommendations.offices.ministries import called
from workbench.recommendations.records import Facet, Fact, Priority, Role, Standing, Status, UprPosition
from workbench.recommendations.vocabulary import goal_called, person_called, theme_called
from workbench.store import Database
from workbench.text.characters import without_illegal

_LONGEST = 5_000  # letters of a note or of evidence


class NotAGoal(Invalid):
    message = N_("“%(value)s” is not the number of a goal or target: write it as 5 or 16.2. Nothing was changed.")


class NotAStatus(Invalid):
    message = N_("“%(value)s” is not a status it knows. Nothing was changed. Choose one of: %(choices)s.")


class NotADay(Invalid):
    message = N_("“%(value)s” is not a day: write it as 2027-03-31. Nothing was changed.")


class TooLong(Invalid):
    message = N_("This is longer than %(longest)s letters. Nothing was changed: shorten it, or add it as a document.")


class NeedsAName(Invalid):
    message = N_("Write what it is to be called. Nothing was changed.")


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
    act = Acting(db, by, at, N_("assigned %s") % shown)
    for lead in act.leads(ids):
        act.put_tag(lead, facet, value, role=kept_role, standing=Standing.CONFIRMED)
    return act.done()


def take_tag(db: Database, ids: Iterable[str], facet: Facet, value: str, *, by: Actor, at: datetime) -> Act:
    """Say that a value does not apply: neither a table nor a suggestion brings it back. Raises as `put_tag`."""
    require(by, Permission.KEEP_RECOMMENDATIONS)
    value, shown = known_value(db, facet, value)
    act = Acting(db, by, at, N_("took away %s") % shown)
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
    value, evidence = checked(what, _lines(value)), checked_evidence(evidence)
    act = Acting(db, by, at, N_("said %(what)s: %(value)s") % {"what": what.value, "value": value or "–"})
    for lead in act.leads(ids):
        act.put_fact(lead, what, value, evidence=evidence, paragraph=evidence_paragraph_id)
    return act.done()


def known_value(db: Database, facet: Facet, value: str) -> tuple[str, str]:
    """(value as it is kept, as a person reads it). Raises NotAGoal, NoSuchOrganisation, NeedsAName."""
    if not value.strip():
        raise NeedsAName
    if facet is Facet.MINISTRY:
        found = called(db, value)
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


def checked_evidence(words: str) -> str:
    """Evidence as it is kept. Raises TooLong."""
    if len(words) > _LONGEST:
        raise TooLong(longest=_LONGEST)
    return _lines(words)


def _lines(words: str) -> str:
    """Words as every file that is given out can carry them: lines end alike, signs that no file can carry are gone."""
    return "\n".join(line.rstrip() for line in without_illegal(words).splitlines()).strip()


def _role_of(db: Database, lead: str, facet: Facet, value: str) -> str:
    sql = "select role from recommendation_tag where recommendation_id = :id and facet = :facet and value = :value"
    row = next(db.query(sql, {"id": lead, "facet": facet.value, "value": value}), None)
    return str(row["role"]) if row else Role.RESPONSIBLE.value if facet is Facet.MINISTRY else ""
