"""Searches that somebody keeps under a name, to ask them again: what was asked, never what was found.

They are their keeper's alone. What they find is asked anew each time, by the rights of whoever asks.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from workbench.errors import N_, Conflict, Invalid, NotFound
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.searches.asked import Asked
from workbench.store import Database, journal, new_id, timestamp

LONGEST_NAME: Final = 120  # letters
LONGEST: Final = 8_000  # characters of an address: the words selected in a text may be 2,000 letters of any script
MOST: Final = 100  # of one person


class NoSuchSavedSearch(NotFound):
    message = N_("There is no saved search of yours here. It may have been thrown away in another window.")


class NeedsAName(Invalid):
    message = N_("Give the search a name of up to %(longest)s letters. It was not saved.")


class NothingAsked(Invalid):
    message = N_("There is no search to save: type words first, or choose a filter.")


class TooManySaved(Conflict):
    message = N_("You have %(most)s saved searches, which is as many as are kept. Throw one away first.")


class NeedsAPerson(Conflict):
    message = N_("Searches are saved for a person. Sign in, or say who with --as EMAIL.")


@dataclass(frozen=True)
class SavedSearch:
    """`asked` stands in the address of the search page after `?`: `q=racism&treaty=ICERD`."""

    id: str
    name: str
    asked: str
    at: str


def saved_searches(db: Database, actor: Actor) -> tuple[SavedSearch, ...]:
    """One's own, by name."""
    sql = "select id, name, asked, at from saved_search where person_id = :person order by name collate nocase, id"
    return tuple(SavedSearch(**row) for row in db.query(sql, {"person": actor.person_id}))


def keep(db: Database, *, name: str, asked: str, by: Actor, at: datetime) -> str:
    """Save what `asked` asks, as far as it makes sense; one of that name asks this from now on. Gives its id.

    Raises DoorClosed, NeedsAPerson, NeedsAName, NothingAsked, QueryRefused, YearsNotRead, TooManySaved.
    """
    require(by, Permission.READ_LIBRARY)
    if by.person_id is None:
        raise NeedsAPerson
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise NeedsAName(longest=LONGEST_NAME)
    question = Asked.of_address(asked)
    if question.is_blank or len(question.kept) > LONGEST:
        raise NothingAsked
    question.check()
    known = {each.name: each.id for each in saved_searches(db, by)}
    if name not in known and len(known) >= MOST:
        raise TooManySaved(most=MOST)
    search_id = known.get(name) or new_id()
    row = {"id": search_id, "person_id": by.person_id, "name": name, "asked": question.kept, "at": timestamp(at)}
    db.table("saved_search").upsert(row, pk="id")
    _note(db, by, at, "saved", search_id, "saved a search")
    return search_id


def forget(db: Database, *, search_id: str, by: Actor, at: datetime) -> SavedSearch:
    """Throw one's own away; gives it, so that it can be saved again. Raises DoorClosed, NoSuchSavedSearch."""
    require(by, Permission.READ_LIBRARY)
    found = next((each for each in saved_searches(db, by) if each.id == search_id), None)
    if found is None:
        raise NoSuchSavedSearch
    db.execute("delete from saved_search where id = :id", {"id": search_id})
    _note(db, by, at, "forgot", search_id, "threw a saved search away")
    return found


def _note(db: Database, by: Actor, at: datetime, verb: str, search_id: str, what: str) -> None:
    """The journal says that it was done: what somebody looks for is theirs."""
    summary = f"{by.name} {what}"
    journal.record(db, by=by, at=at, verb=verb, object_kind="saved_search", object_id=search_id, summary=summary)
