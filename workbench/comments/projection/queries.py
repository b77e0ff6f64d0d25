"""Where comments stand in the draft now, for those who manage the round: the draft goes on, and nobody else is told.

Read on view. Nothing is stored by it: what two texts share is remembered by the texts themselves (`text.kept`), so
that a page asked for again costs next to nothing and a text that was changed is never served from before.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeAlias

from workbench.comments import margins, present, queries
from workbench.comments.projection.descent import heirs
from workbench.comments.projection.placing import over_paragraphs, projected_in
from workbench.comments.projection.proposing import Draft
from workbench.comments.projection.records import Course, Frozen, Heir, Projected, Tier
from workbench.comments.records import Comment
from workbench.drafting import course as drafted
from workbench.drafting import queries as drafting
from workbench.people import Actor
from workbench.store import Database
from workbench.text.quotes import TextQuote


def projected(db: Database, actor: Actor, comments: Iterable[Comment]) -> dict[str, Projected]:
    """By id, where each comment stands now; those on no paragraph (queued, on a section, the report) are left out.

    Raises NoSuchRound for one who does not manage the round.
    """
    found: dict[str, Projected] = {}
    by_round: dict[str, list[Comment]] = defaultdict(list)
    for comment in comments:
        by_round[comment.round_id].append(comment)
    for round_id, those in by_round.items():
        held = queries.managed(db, actor, round_id).round
        found |= _of_round(db, held.report_id, held.snapshot_id, those)
    return found


# The frozen paragraphs that a comment stands on, each with the words chosen in it; () for all of them.
_Spans: TypeAlias = dict[str, tuple[tuple[int, int], ...]]


def _of_round(db: Database, report_id: str, snapshot_id: str, comments: list[Comment]) -> dict[str, Projected]:
    frozen = {
        each.id: Frozen(each.id, each.revision_id, each.text)
        for each in drafting.snapshot(db, None, snapshot_id).paragraphs
    }
    places = {key: each for key, each in _places(db, comments).items() if each.keys() <= frozen.keys()}
    standing = drafted.standing(db, report_id)
    told = Course(frozen, standing, drafted.saved(db, report_id), drafted.taken_in(db, report_id))
    became = heirs(told, {uid for each in places.values() for uid in each})
    labels = present.labels(db, report_id)
    draft = Draft(standing, labels)
    found = {key: _projected(each, frozen, became, labels, draft) for key, each in places.items()}
    return {**found, **_set_by_hand(db, told, found, labels, comments)}


def _set_by_hand(
    db: Database, told: Course, found: Mapping[str, Projected], labels: Mapping[str, str], comments: Iterable[Comment]
) -> dict[str, Projected]:
    """Where somebody said what a comment stands at today, carried on from the text on which it was said."""
    ids = json.dumps([comment.id for comment in comments])
    sql = """
        select place.comment_id, place.paragraph_id, place.revision_id, place.start_offset, place.end_offset,
            revision.text
        from place_today place join revision on revision.id = place.revision_id
        where place.comment_id in (select value from json_each(:ids)) order by place.id
    """
    by_hand: dict[str, Projected] = {}
    for row in db.query(sql, {"ids": ids}):
        set_on = Frozen(row["paragraph_id"], row["revision_id"], row["text"])
        chosen = () if row["start_offset"] is None else ((row["start_offset"], row["end_offset"]),)
        became = heirs(replace(told, frozen={set_on.id: set_on}), {set_on.id})
        carried = projected_in(set_on.text, became[set_on.id], chosen)
        if not chosen and carried.tier is Tier.PARAGRAPH:
            carried = replace(carried, tier=Tier.PLACED)
        before = found[row["comment_id"]].before if row["comment_id"] in found else ""
        label = labels.get(carried.paragraph_id or "", "")
        by_hand[row["comment_id"]] = replace(carried, label=label, before=before, by_hand=True)
    return by_hand


def _places(db: Database, comments: Iterable[Comment]) -> dict[str, _Spans]:
    comments = tuple(comments)
    ids = json.dumps([comment.id for comment in comments])
    sql = "select id, segments from comment where id in (select value from json_each(:ids))"
    kept = {row["id"]: json.loads(row["segments"]) for row in db.query(sql, {"ids": ids})}
    found: dict[str, _Spans] = {}
    for comment in comments:
        segments, whole = margins.places(comment, kept.get(comment.id, []))
        spans: _Spans = {}
        for segment in segments:
            chosen = () if whole else ((segment.start, segment.end),)
            spans[segment.uid] = (*spans.get(segment.uid, ()), *chosen)
        if spans and comment.paragraph_id is not None:
            found[comment.id] = spans
    return found


def _projected(
    places: _Spans,
    frozen: Mapping[str, Frozen],
    became: Mapping[str, tuple[Heir, ...]],
    labels: Mapping[str, str],
    draft: Draft,
) -> Projected:
    found = over_paragraphs([projected_in(frozen[uid].text, became[uid], spans) for uid, spans in places.items()])
    found = replace(found, label=labels.get(found.paragraph_id or "", ""))
    uid, spans = next(iter(places.items()))
    if not spans or found.tier not in (Tier.GONE, Tier.PARAGRAPH):
        return found
    return replace(found, candidates=draft.like(TextQuote.at(frozen[uid].text, spans[0][0], spans[-1][1])))
