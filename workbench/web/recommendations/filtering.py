"""The filters of the list: what the address asks, what the reader may ask, and what is active, each removable."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import parse_qsl, urlencode

from flask import request

from workbench.corpus import queries as corpus_queries
from workbench.corpus.queries import DocumentNotFound
from workbench.errors import N_, Invalid
from workbench.people import Actor
from workbench.people.access import Permission, may
from workbench.recommendations.wanted import Wanted
from workbench.store import Database

_LONGEST = 200  # letters of one filter
_WORDS = "q"  # the search box's name in the address, as on every list
MOST_IDS = 200  # as many as an address has room for on its way
_NAMES = (_WORDS, *(each.name for each in fields(Wanted) if each.name not in ("words", "ids")))


class TooManyNamed(Invalid):
    message = N_(
        "This address names %(now)s recommendations one by one, and there is room for %(most)s. Nothing was left out "
        "in silence: choose fewer of them, or narrow the list by its filters."
    )


# Who may not see what is kept may not find it out by asking either.
_OF_FOLLOW_UP = frozenset({"ministry", "role", "status", "priority", "cluster"})
_OF_KEEPERS = frozenset({"suggested"})


@dataclass(frozen=True)
class Asked:
    """What the address asks: the filters as they stand in it, the same as a value, and which page."""

    given: tuple[tuple[str, str], ...]
    wanted: Wanted
    page: int = 1

    def value(self, name: str) -> str:
        """What is asked of one filter, "" where nothing is."""
        return dict(self.given).get(name, "")

    @property
    def query(self) -> str:
        """The filters and the page as they stand in an address, so that a form can come back to the same place."""
        return urlencode([*self.given, *([("page", str(self.page))] if self.page > 1 else [])])

    def with_filter(self, name: str, value: str) -> str:
        """The address of the list with one filter more."""
        return "/recommendations?" + urlencode([*self.given, (name, value)])

    def address(self, page: int = 1, *, path: str = "/recommendations", without: str = "") -> str:
        """The address of another page of the same list, or of the list without one filter."""
        dropped = {without, "role"} if without == "ministry" else {without}
        kept = [(name, value) for name, value in self.given if name not in dropped]
        asked = urlencode([*kept, *([("page", str(page))] if page > 1 else [])])
        return f"{path}?{asked}" if asked else path


def asked_by_address(db: Database, actor: Actor) -> Asked:
    """What the address of this request asks."""
    return asked(db, actor, request.args)


def asked_by_form(db: Database, actor: Actor) -> Asked:
    """What the list asked from which a form was sent: its `filter` holds the list's address."""
    return asked(db, actor, dict(parse_qsl(request.form.get("filter", ""))))


def asked(db: Database, actor: Actor, arguments: Mapping[str, str]) -> Asked:
    """What these arguments ask; what the actor may not ask is not heard. Raises TooManyNamed."""
    closed = (set() if may(actor, Permission.READ_FOLLOW_UP) else set(_OF_FOLLOW_UP)) | (
        set() if may(actor, Permission.KEEP_RECOMMENDATIONS) else set(_OF_KEEPERS)
    )
    heard = {name: arguments.get(name, "").strip()[:_LONGEST] for name in _NAMES if name not in closed}
    ids = _ids(arguments.get("ids", ""))
    given = {name: value for name, value in {**heard, "ids": ",".join(ids)}.items() if value}
    values: dict[str, Any] = {
        ("words" if name == _WORDS else name): value for name, value in given.items() if name != "ids"
    }
    if "document" in values:
        values["document"] = _document_id(db, actor, values["document"])
    return Asked(tuple(given.items()), Wanted(**values, ids=ids), page_of(arguments))


def asked_of(wanted: Wanted) -> Asked:
    """The list's address that asks for these; one that names more than MOST_IDS is refused where it is opened."""
    named = [(_WORDS if each.name == "words" else each.name, getattr(wanted, each.name)) for each in fields(Wanted)]
    texts = [each for each in named if each[0] != "ids"]
    ids = ",".join(wanted.ids)
    return Asked(tuple((name, value) for name, value in (*texts, ("ids", ids)) if value), wanted)


def _ids(text: str) -> tuple[str, ...]:
    """Those that were chosen one by one, as an address holds them. Raises TooManyNamed."""
    named = tuple(dict.fromkeys(each.strip()[:_LONGEST] for each in text.split(",") if each.strip()))
    if len(named) > MOST_IDS:
        raise TooManyNamed(now=len(named), most=MOST_IDS)
    return named


def page_of(arguments: Mapping[str, str]) -> int:
    """The page that is asked for; the first where that is no number, the last that there can be where it is too far."""
    asked_for = arguments.get("page", "1")
    return max(1, int(asked_for[:7])) if asked_for.isascii() and asked_for.isdigit() else 1


def _document_id(db: Database, actor: Actor, slug: str) -> str:
    """The id of the document of that address; one that is not there is asked for as it stands, and nothing fits."""
    try:
        return corpus_queries.document(db, actor, slug).id
    except DocumentNotFound:
        return slug
