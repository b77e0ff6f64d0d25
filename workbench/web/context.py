"""What a view may reach for: the installation, its store, who is signed in, and the time."""

from datetime import UTC, datetime
from typing import cast

from flask import current_app, g, session

from workbench.errors import NotFound
from workbench.installation import Installation
from workbench.people import Actor, queries
from workbench.store import Store


def installation() -> Installation:
    """The installation that this application serves."""
    return cast(Installation, current_app.extensions["workbench"])


def store() -> Store:
    """Its store."""
    return installation().store


def now() -> datetime:
    """The time of this request, the same from its start to its end."""
    if "now" not in g:
        g.now = datetime.now(UTC)
    return cast(datetime, g.now)


def actor_or_none() -> Actor | None:
    """Who is signed in, with rights read afresh for this request; None where nobody is."""
    if "actor" not in g:
        g.actor = _signed_in()
    return cast("Actor | None", g.actor)


def actor() -> Actor:
    """Who is signed in. Raises NotFound where nobody is (a route that asks for it requires a sign-in)."""
    who = actor_or_none()
    if who is None:
        raise NotFound
    return who


def _signed_in() -> Actor | None:
    person_id = session.get("person_id")
    if not isinstance(person_id, str):
        return None
    with store().reading() as db:
        try:
            who = queries.person(db, person_id)
        except NotFound:
            return None
        if not who.active or who.session_version != session.get("session_version"):
            return None
        return queries.actor_of(db, person_id)
