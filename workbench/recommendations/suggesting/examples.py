"""What is known to learn from: what was confirmed or came with a table, the State's own words, its ministries."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from workbench.recommendations.records import Facet
from workbench.recommendations.rows import COLUMNS, JOINED, recommendation_from
from workbench.recommendations.suggesting.records import Example, Ministry, OwnWord
from workbench.recommendations.suggesting.signs import Text
from workbench.store import Database
from workbench.text.plain import plain

_MOST = 3_000  # texts learned from for a facet: the inverse of a matrix of that many rows takes some seconds
_PLENTY = 20  # texts of a value, beyond which others come first
_FEW_DOCUMENTS = 5  # below it, stretches of documents are left out in turn instead of documents
_STRETCH = 10  # recommendations


def text_of(row: Mapping[str, Any]) -> Text:
    """What is looked at of a row of `recommendation`."""
    return Text(row["text"], row["heading"], row["language"] or "en", row["treaty"] or "")


def examples(db: Database) -> dict[Facet, tuple[Example, ...]]:
    """For each facet the texts to learn from. Only what everyone in the office may read is learned from and named."""
    return {facet: _examples(db, facet) for facet in Facet}


def own_words(db: Database) -> tuple[OwnWord, ...]:
    """The words that the State gave to its themes, persons, goals and ministries."""
    rows = db.query("select facet, value, word from own_word order by facet, value, word")
    return tuple(OwnWord(Facet(row["facet"]), row["value"], row["word"]) for row in rows)


def ministries(db: Database) -> tuple[Ministry, ...]:
    """Organisations of the State, each under all its names; one that is another's double is not there."""
    names: dict[str, list[str]] = defaultdict(list)
    of: dict[str, str] = {}
    for row in db.query("select name, organisation_id from also_called order by name"):
        of[row["name"]] = row["organisation_id"]
        names[row["organisation_id"]].append(row["name"])
    sql = (
        "select id, name, short_name from organisation where not independent "
        "and kind in ('ministry', 'parliament', 'judiciary', 'statistics', 'other') order by id"
    )
    return tuple(
        Ministry(row["id"], tuple(filter(None, (row["name"], row["short_name"], *names[row["id"]]))))
        for row in db.query(sql)
        if of.get(plain(row["name"]), row["id"]) == row["id"]
    )


def _examples(db: Database, facet: Facet) -> tuple[Example, ...]:
    sql = (
        "select recommendation_id, json_group_array(value) as given, max(standing = 'confirmed') as confirmed "
        "from recommendation_tag where facet = :facet and standing <> 'set_aside' group by recommendation_id"
    )
    given = {row["recommendation_id"]: row for row in db.query(sql, {"facet": facet.value})}
    sql = (
        f"select {COLUMNS} from {JOINED} where recommendation.counted and recommendation.audience = 'everyone' "
        "and recommendation.lead in (select value from json_each(:leads)) "
        "order by recommendation.date desc, recommendation.document_id, recommendation.place, recommendation.id"
    )
    rows = list(db.query(sql, {"leads": json.dumps(list(given))}))
    rows.sort(key=lambda row: not given[row["lead"]]["confirmed"])  # a person's word first
    values = [frozenset(json.loads(given[row["lead"]]["given"])) for row in rows]
    chosen = chosen_of(values)
    groups = groups_of([_document(rows[at]) for at in chosen])
    return tuple(
        Example(text_of(rows[at]), values[at], group, recommendation_from(rows[at]).citation)
        for at, group in zip(chosen, groups, strict=True)
    )


def chosen_of(values: Sequence[frozenset[str]], most: int = _MOST) -> tuple[int, ...]:
    """Which are learned from, in order, where there are too many: those first that have a value that few have."""
    if len(values) <= most:
        return tuple(range(len(values)))
    counts: Counter[str] = Counter()
    needed, others = [], []
    for at, given in enumerate(values):
        if any(counts[value] < _PLENTY for value in given):
            counts.update(given)
            needed.append(at)
        else:
            others.append(at)
    return tuple(sorted((needed + others)[:most]))


def groups_of(documents: Sequence[str]) -> tuple[str, ...]:
    """The document of each, by which it is left out; where there are few documents, the stretch of one."""
    if len(set(documents)) >= _FEW_DOCUMENTS:
        return tuple(documents)
    turns: dict[str, int] = defaultdict(int)
    found = []
    for document in documents:
        found.append(f"{document} {turns[document] // _STRETCH}")
        turns[document] += 1
    return tuple(found)


def _document(row: Mapping[str, Any]) -> str:
    """What it came with: a symbol, a document, or the State, session and day that a table gives."""
    known: Iterable[str] = (row["state"] or "", row["session"] or "", row["date"] or "")
    return str(row["symbol"] or row["document_id"] or " ".join(known))
