"""What was sent or received, with what became of it, as each seat may know it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from workbench.comments import rows
from workbench.comments.knowing import known_in_record
from workbench.comments.queries.answers import answers_given
from workbench.comments.queries.erasures import erased_parts
from workbench.comments.queries.hands import transcriptions, translations
from workbench.comments.queries.links import links_in
from workbench.comments.queries.remembered import remembered
from workbench.comments.queries.replies import replies_in
from workbench.comments.queries.seats import Seat, seat
from workbench.comments.records import Comment, CommentState, Confidentiality, Disposition, Placement
from workbench.comments.refusals import NoSuchComment, NoSuchRound
from workbench.comments.threads import answered_in_threads
from workbench.people import Actor
from workbench.store import Database

OF_ANSWERS: Final = ("answered", "released", "answers_reopened", "answers_stand")  # entries that touch answers alone


def comments(db: Database, actor: Actor, round_id: str) -> tuple[Comment, ...]:
    """What was sent or received, by label: all of it for those who manage, an institution's own for its people.

    An institution sees the answers released to it, and who of its people wrote what; those who manage see every
    answer, and the institution only.
    """
    where = seat(db, actor, round_id)
    return comments_at(db, round_id, where, organisation_id=None if where.manages else actor.organisation_id)


def comments_of(db: Database, actor: Actor, round_id: str, organisation_id: str) -> tuple[Comment, ...]:
    """One institution's comments with the answers as that institution sees them: what its matrix is made of."""
    where = seat(db, actor, round_id)
    if not where.manages and organisation_id != actor.organisation_id:
        raise NoSuchRound
    return comments_at(db, round_id, where, organisation_id=organisation_id, released_only=True)


def comment(db: Database, actor: Actor, round_id: str, id_or_label: str) -> Comment:
    """One of them, by id or label. Raises NoSuchComment."""
    for found in comments(db, actor, round_id):
        if id_or_label in (found.id, found.label):
            return found
    raise NoSuchComment(comment=id_or_label, round=round_id)


def comments_at(
    db: Database,
    round_id: str,
    where: Seat,
    *,
    organisation_id: str | None,
    released_only: bool | None = None,
) -> tuple[Comment, ...]:
    """The comments of a round, or of one institution in it, as that seat knows them; `released_only`: the answers."""
    only_released = not where.manages if released_only is None else released_only
    with_author = not where.manages and organisation_id is not None  # of one's own people, never of another's
    return remembered(
        db,
        round_id,
        (organisation_id, only_released, with_author),
        lambda: _answered(db, round_id, _said(db, round_id, organisation_id, with_author), only_released=only_released),
    )


def _said(db: Database, round_id: str, organisation_id: str | None, with_author: bool) -> tuple[Comment, ...]:
    """All of them without their answers, which come and go far oftener than words."""
    return remembered(
        db,
        round_id,
        (organisation_id, with_author),
        lambda: _read(db, round_id, organisation_id, with_author=with_author),
        whatever=OF_ANSWERS,
    )


def _answered(db: Database, round_id: str, said: tuple[Comment, ...], *, only_released: bool) -> tuple[Comment, ...]:
    given = answers_given(db, round_id)
    last = ((each, _last(given.get(each.id, ()), only_released=only_released)) for each in said)
    return answered_in_threads(replace(each, disposition=answer) if answer else each for each, answer in last)


def _read(db: Database, round_id: str, organisation_id: str | None, *, with_author: bool) -> tuple[Comment, ...]:
    states = _latest(db, "comment_state", round_id)
    placed = _latest(db, "placement", round_id)
    chosen = _latest(db, "visibility_choice", round_id)
    links = links_in(db, round_id)
    replies = replies_in(db, round_id)
    erased = erased_parts(db, round_id)
    known = {each.id: each for each in known_in_record(db, round_id, organisation_id)}
    typed, translated = transcriptions(db, round_id), translations(db, round_id)
    found = db.query(
        "select c.*, o.name as organisation from comment c join organisation o on o.id = c.organisation_id "
        "where c.round_id = :round and (:organisation is null or c.organisation_id = :organisation) "
        "order by c.event_seq, length(c.label), c.label",
        {"round": round_id, "organisation": organisation_id},
    )
    sent = (rows.comment(row, with_author=with_author) for row in found)
    return tuple(
        replace(
            each,
            state=CommentState(states[each.id]["state"]) if each.id in states else each.state,
            placement=_placement(placed.get(each.id)),
            confidentiality=Confidentiality(chosen[each.id]["visibility"])
            if each.id in chosen
            else each.confidentiality,
            anchor=known[each.id].anchor,
            replaced_by=known[each.id].replaced_by or None,
            reply_to=known[each.reply_to].remark if each.reply_to in known else each.reply_to,
            links=links.get(each.id, ()),
            replies=replies.get(each.id, ()),
            transcription=typed.get(each.id),
            translations=translated.get(each.id, ()),
            erased=("comment", each.id) in erased,
        )
        for each in sent
    )


def _placement(row: dict[str, Any] | None) -> Placement | None:
    return rows.placement(row) if row else None


def _latest(db: Database, table: str, round_id: str) -> dict[str, dict[str, Any]]:
    """The last row of that table for each comment."""
    query = f"select * from {table} where round_id = :round order by event_seq, id"
    return {row["comment_id"]: row for row in db.query(query, {"round": round_id})}


def _last(answers: Iterable[Disposition], *, only_released: bool) -> Disposition | None:
    shown = [answer for answer in answers if answer.released or not only_released]
    return shown[-1] if shown else None
