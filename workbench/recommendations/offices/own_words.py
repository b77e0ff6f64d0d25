"""A State's own words for what recommendations are sorted by: its themes, groups of persons, goals and ministries.

Such a word is looked for in every text, in whatever form. Whenever words change, all is looked at again.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from workbench.errors import N_, Invalid, NotFound
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.recommendations.ledger.keeping import known_value
from workbench.recommendations.records import Facet
from workbench.recommendations.suggesting import making
from workbench.recommendations.suggesting.lexicon import content
from workbench.store import Database, journal

_LONGEST = 100  # letters of a word or a name


class NotAWord(Invalid):
    message = N_(
        "“%(word)s” is empty, longer than %(longest)s letters, or made of little words alone. Nothing was changed. "
        "Write a word or a short phrase as it stands in texts."
    )


class WordNotThere(NotFound):
    message = N_("“%(word)s” is not among the words kept for it. Look at the list of words; nothing was changed.")


@dataclass(frozen=True)
class Words:
    """The words kept for one value."""

    facet: Facet
    value: str
    shown: str
    words: tuple[str, ...]


def words_kept(db: Database) -> tuple[Words, ...]:
    """All values that have words of their own, ministries first."""
    sql = (
        "select facet, value, coalesce(organisation.name, value) as shown, json_group_array(word) as words "
        "from (select * from own_word order by word) left join organisation on facet = 'ministry' and id = value "
        "group by facet, value order by facet <> 'ministry', facet, shown"
    )
    return tuple(
        Words(Facet(row["facet"]), row["value"], row["shown"], tuple(json.loads(row["words"]))) for row in db.query(sql)
    )


def add_words(db: Database, facet: Facet, value: str, words: Iterable[str], *, by: Actor, at: datetime) -> int:
    """Have these words stand for a value; gives how many are new. Raises NotAWord, NotAGoal, NoSuchOrganisation."""
    require(by, Permission.KEEP_RECOMMENDATIONS)
    value, shown = known_value(db, facet, value)
    wanted = tuple(dict.fromkeys(_checked(word) for word in words))
    before = _count(db)
    rows = [{"facet": facet.value, "value": value, "word": word} for word in wanted]
    db.table("own_word").insert_all(rows, ignore=True)
    added = _count(db) - before
    if added:
        _changed(db, f"gave {shown} the words {', '.join(wanted)}", by=by, at=at)
    return added


def remove_word(db: Database, facet: Facet, value: str, word: str, *, by: Actor, at: datetime) -> None:
    """Have a word stand for a value no more. Raises WordNotThere, NotAGoal, NoSuchOrganisation."""
    require(by, Permission.KEEP_RECOMMENDATIONS)
    value, shown = known_value(db, facet, value)
    before = _count(db)
    sql = "delete from own_word where facet = :facet and value = :value and word = :word"
    db.execute(sql, {"facet": facet.value, "value": value, "word": " ".join(word.split())})
    if _count(db) == before:
        raise WordNotThere(word=word)
    _changed(db, f"took the word {word} from {shown}", by=by, at=at)


def _checked(word: str) -> str:
    word = " ".join(word.split())
    if len(word) > _LONGEST or not content(word, "xx"):
        raise NotAWord(word=word, longest=_LONGEST)
    return word


def _count(db: Database) -> int:
    return int(db.execute("select count(*) from own_word").fetchone()[0])


def _changed(db: Database, what: str, *, by: Actor, at: datetime) -> None:
    journal.record(db, by=by, at=at, verb="kept", object_kind="words", object_id="", summary=f"{by.name} {what}")
    making.look_again(db, by=by, at=at)
