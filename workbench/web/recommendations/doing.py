"""What can be done to many recommendations at once, each with what is said of it afterwards."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import request
from flask_babel import gettext as _
from flask_babel import ngettext

from workbench.errors import N_, Invalid
from workbench.people.queries import organisation
from workbench.recommendations.clustering import clustered, clusters
from workbench.recommendations.ledger import keeping
from workbench.recommendations.ledger.acts import Act, NothingChosen
from workbench.recommendations.records import Facet, Fact, Role
from workbench.recommendations.suggesting import suggested
from workbench.store import Database
from workbench.web.context import actor, now
from workbench.web.recommendations.words import priority_words, status_words
from workbench.web.shell import day


class NothingSaid(Invalid):
    message = N_("Say first what is to be done: choose or write a value beside the button. Nothing was changed.")


@dataclass(frozen=True)
class Done:
    """An act, and what is to be said of it in the reader's language."""

    act: Act
    said: str


def do(db: Database, asked: str, ids: tuple[str, ...]) -> Done:
    """What the pressed button says (`put:theme`), with the values of its form. Raises NothingSaid, and as the verbs."""
    verb, _colon, value = asked.partition(":")
    if verb not in _VERBS:
        raise NothingSaid
    return _VERBS[verb](db, ids, value)


def _given(name: str) -> str:
    """What the form says in one field. Raises NothingSaid where it says nothing."""
    if not (value := request.form.get(name, "").strip()):
        raise NothingSaid
    return value


def _facet(value: str) -> Facet:
    if value not in set(Facet):
        raise NothingSaid
    return Facet(value)


def _done(act: Act, said: str) -> Done:
    return Done(act, said if act.changed else _("Nothing was changed: it stood so already."))


def _assign(db: Database, ids: tuple[str, ...], value: str, role: Role) -> Done:
    ministry = organisation(db, value).name
    act = keeping.put_tag(db, ids, Facet.MINISTRY, value, role=role, by=actor(), at=now())
    if role is Role.SUPPORTING:
        return _done(
            act,
            ngettext(
                "%(num)s recommendation: %(ministry)s supports.",
                "%(num)s recommendations: %(ministry)s supports.",
                act.changed,
                ministry=ministry,
            ),
        )
    return _done(
        act,
        ngettext(
            "%(num)s recommendation assigned to: %(ministry)s.",
            "%(num)s recommendations assigned to: %(ministry)s.",
            act.changed,
            ministry=ministry,
        ),
    )


def _assign_as_said(db: Database, ids: tuple[str, ...], _value: str) -> Done:
    role = Role.SUPPORTING if request.form.get("role") == Role.SUPPORTING else Role.RESPONSIBLE
    return _assign(db, ids, _given("ministry"), role)


def _put(db: Database, ids: tuple[str, ...], value: str) -> Done:
    facet = _facet(value)
    _kept, shown = keeping.known_value(db, facet, _given(value))
    act = keeping.put_tag(db, ids, facet, _given(value), by=actor(), at=now())
    return _done(
        act,
        ngettext(
            "%(num)s recommendation sorted under: %(value)s.",
            "%(num)s recommendations sorted under: %(value)s.",
            act.changed,
            value=shown,
        ),
    )


def _take(db: Database, ids: tuple[str, ...], value: str) -> Done:
    facet = _facet(value)
    _kept, shown = keeping.known_value(db, facet, _given(value))
    act = keeping.take_tag(db, ids, facet, _given(value), by=actor(), at=now())
    return _done(
        act,
        ngettext(
            "Taken away from %(num)s recommendation: %(value)s.",
            "Taken away from %(num)s recommendations: %(value)s.",
            act.changed,
            value=shown,
        ),
    )


def _say(db: Database, ids: tuple[str, ...], value: str) -> Done:
    if value not in set(Fact):
        raise NothingSaid
    fact = Fact(value)
    given, evidence = _given(value), request.form.get("evidence", "") if fact is Fact.STATUS else ""
    act = keeping.put_fact(db, ids, fact, given, evidence=evidence, by=actor(), at=now())
    if fact is Fact.DUE:
        return _done(
            act,
            ngettext(
                "%(num)s recommendation due on %(day)s.",
                "%(num)s recommendations due on %(day)s.",
                act.changed,
                day=day(given),
            ),
        )
    said = status_words(given) if fact is Fact.STATUS else priority_words(given)
    return _done(
        act,
        ngettext(
            "%(num)s recommendation is now: %(value)s.",
            "%(num)s recommendations are now: %(value)s.",
            act.changed,
            value=said,
        ),
    )


def _cluster(db: Database, ids: tuple[str, ...], value: str) -> Done:
    name = request.form.get("new_cluster", "").strip()
    if not ids:
        raise NothingChosen
    if name and value == "in":
        chosen = clusters.create_cluster(db, name, by=actor(), at=now())
    else:
        chosen = clustered.cluster(db, actor(), _given("cluster"))
    act = clusters.put_members(db, chosen.id, ids, are_members=value == "in", by=actor(), at=now())
    if value == "in":
        return _done(
            act,
            ngettext(
                "%(num)s recommendation put into the cluster: %(name)s.",
                "%(num)s recommendations put into the cluster: %(name)s.",
                act.changed,
                name=chosen.name,
            ),
        )
    return _done(
        act,
        ngettext(
            "%(num)s recommendation taken out of the cluster: %(name)s.",
            "%(num)s recommendations taken out of the cluster: %(name)s.",
            act.changed,
            name=chosen.name,
        ),
    )


def _confirm(db: Database, ids: tuple[str, ...], value: str) -> Done:
    act = suggested.confirm(db, ids, only_sure=value != "all", by=actor(), at=now())
    if not act.changed:
        return Done(
            act,
            _("Nothing was changed: nothing is suggested that is sure.")
            if value == "sure"
            else _("Nothing was changed: nothing is suggested for them."),
        )
    return Done(
        act,
        ngettext(
            "What was suggested is confirmed for %(num)s recommendation.",
            "What was suggested is confirmed for %(num)s recommendations.",
            act.changed,
        ),
    )


def _set_aside(db: Database, ids: tuple[str, ...], _value: str) -> Done:
    act = suggested.set_aside(db, ids, by=actor(), at=now())
    return _done(
        act,
        ngettext(
            "What was suggested is set aside for %(num)s recommendation.",
            "What was suggested is set aside for %(num)s recommendations.",
            act.changed,
        ),
    )


Doing = Callable[[Database, tuple[str, ...], str], Done]
_VERBS: dict[str, Doing] = {
    "responsible": lambda db, ids, value: _assign(db, ids, value, Role.RESPONSIBLE),
    "supporting": lambda db, ids, value: _assign(db, ids, value, Role.SUPPORTING),
    "assign": _assign_as_said,
    "put": _put,
    "take": _take,
    "say": _say,
    "cluster": _cluster,
    "confirm": _confirm,
    "sure": lambda db, ids, _value: _confirm(db, ids, "sure"),  # the button of one row
    "aside": _set_aside,
}
