"""Declare a statistic once, describe it anew, give it up."""

from dataclasses import asdict, dataclass
from datetime import datetime

from workbench.drafting.statistics import queries
from workbench.drafting.statistics.records import Statistic
from workbench.errors import N_, Conflict, Invalid
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, journal, new_id, timestamp

AUDIENCE = "state"  # what is counted is the State's own until a report prints it


class NamelessStatistic(Invalid):
    message = N_("A statistic needs a name that says what is counted. Nothing was kept: give it one.")


class StatisticNameTaken(Conflict):
    message = N_(
        "There is a statistic “%(name)s” already. Nothing was changed: renew that one, or choose another name."
    )


@dataclass(frozen=True)
class Declared:
    """What somebody says of a statistic: what is counted, how, by whom, in what."""

    name: str
    definition: str = ""
    source: str = ""
    unit: str = ""
    treaty: str = ""


def declare(db: Database, *, said: Declared, by: Actor, at: datetime) -> Statistic:
    """Keep a new statistic, still without values. Raises NamelessStatistic, StatisticNameTaken."""
    require(by, Permission.KEEP_STATISTICS)
    tidy = _tidy(db, said, besides="")
    statistic_id = new_id()
    db.table("statistic").insert(
        {
            "id": statistic_id,
            **asdict(tidy),
            "audience": AUDIENCE,
            "at": timestamp(at),
            "by_id": by.person_id,
            "by_name": by.name,
        }
    )
    _note(db, "declare_statistic", f"{by.name} declared the statistic “{tidy.name}”", statistic_id, by=by, at=at)
    return queries.statistic(db, by, statistic_id)


def describe(db: Database, *, statistic_id: str, said: Declared, by: Actor, at: datetime) -> Statistic:
    """Say anew what a statistic is; its values stay. Raises StatisticNotFound and as `declare` does."""
    require(by, Permission.KEEP_STATISTICS)
    known = queries.statistic(db, by, statistic_id)
    tidy = _tidy(db, said, besides=known.id)
    if tidy != Declared(known.name, known.definition, known.source, known.unit, known.treaty):
        db.table("statistic").update(known.id, asdict(tidy))
        _note(db, "describe_statistic", f"{by.name} described the statistic “{tidy.name}”", known.id, by=by, at=at)
    return queries.statistic(db, by, known.id)


def end(db: Database, *, statistic_id: str, by: Actor, at: datetime) -> Statistic:
    """Give a statistic up: it is offered no more; texts that name it keep its words. Raises StatisticNotFound."""
    require(by, Permission.KEEP_STATISTICS)
    known = queries.statistic(db, by, statistic_id)
    if known.ended_at is None:
        db.table("statistic").update(known.id, {"ended_at": timestamp(at)})
        _note(db, "end_statistic", f"{by.name} gave up the statistic “{known.name}”", known.id, by=by, at=at)
    return queries.statistic(db, by, known.id)


def take_up_again(db: Database, *, statistic_id: str, by: Actor, at: datetime) -> Statistic:
    """Offer again what was given up. Raises StatisticNotFound, StatisticNameTaken."""
    require(by, Permission.KEEP_STATISTICS)
    known = queries.statistic(db, by, statistic_id)
    if known.ended_at is not None:
        _refuse_taken(db, known.name, besides=known.id)
        db.table("statistic").update(known.id, {"ended_at": None})
        _note(db, "resume_statistic", f"{by.name} took up the statistic “{known.name}” again", known.id, by=by, at=at)
    return queries.statistic(db, by, known.id)


def _tidy(db: Database, said: Declared, *, besides: str) -> Declared:
    tidy = Declared(**{name: " ".join(text.split()) for name, text in asdict(said).items()})
    if not tidy.name:
        raise NamelessStatistic
    _refuse_taken(db, tidy.name, besides=besides)
    return tidy


def _refuse_taken(db: Database, name: str, *, besides: str) -> None:
    sql = "select id from statistic where plain(name) = plain(:name) and id <> :besides and ended_at is null"
    if db.execute(sql, {"name": name, "besides": besides}).fetchone():
        raise StatisticNameTaken(name=name)


def _note(db: Database, verb: str, summary: str, statistic_id: str, *, by: Actor, at: datetime) -> None:
    journal.record(db, by=by, at=at, verb=verb, object_kind="statistic", object_id=statistic_id, summary=summary)
