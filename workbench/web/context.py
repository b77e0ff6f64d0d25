"""What a view may reach for: the installation, its store, who is signed in, and the time."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from typing import cast

from flask import current_app, g, request, session

from workbench.errors import NotFound
from workbench.installation import Installation
from workbench.people import Actor, queries
from workbench.store import Database, Store


def installation() -> Installation:
    """The installation that this application serves."""
    return cast(Installation, current_app.extensions["workbench"])


def store() -> Store:
    """Its store."""
    return installation().store


def now() -> datetime:
    """The time of this request by the office's clock, the same from its start to its end: `now().date()` is its day."""
    if "now" not in g:
        g.now = installation().settings.here(datetime.now(UTC))
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
    with ExitStack() as opened:
        db = opened.enter_context(store().reading())
        found = _actor_of(db, person_id)
        if found is not None and request.method == "GET":
            g.view_of_store = (db, opened.pop_all())  # the page goes on reading in the same view
        return found


def _actor_of(db: Database, person_id: str) -> Actor | None:
    try:
        who = queries.person(db, person_id)
    except NotFound:
        return None
    if not who.active or who.session_version != session.get("session_version"):
        return None
    return queries.actor_of(db, person_id)


@contextmanager
def reading() -> Iterator[Database]:
    """A consistent view of the store: in a page that in which was read who is signed in, so that it is opened once."""
    db, opened = g.pop("view_of_store", (None, None))
    if db is None:
        with store().reading() as db:
            yield db
    else:
        with opened:
            yield db


def close_view(_error: BaseException | None) -> None:
    """At the end of a request: where the page did not read on."""
    _, opened = g.pop("view_of_store", (None, None))
    if opened is not None:
        opened.close()
