"""One comment of several in preparation: colleagues of an institution say a thing once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from workbench.comments import queries
from workbench.comments.alongside import may_be_put_together
from workbench.comments.operations.preparing import Draft, require_open, rewrite_draft
from workbench.comments.records import DraftComment
from workbench.comments.refusals import DraftChanged, NoSuchDraft, StandsForItself, TakesTwo
from workbench.people import Actor
from workbench.store import Database


def put_together(
    db: Database, *, round_id: str, keep: str, versions: Mapping[str, int], written: Draft, by: Actor, at: datetime
) -> None:
    """Make one comment of several of the institution's own: `written` are its words, its place is that of `keep`.

    `versions` says of each (by id, that of `keep` too) which version its words were read in. Replies to the others go
    to the one that stays, which bears the names of all who wrote. Raises NoSuchRound, RoundClosed, NoSuchDraft,
    TakesTwo, StandsForItself, DraftChanged, EmptyComment.
    """
    seat, _ = queries.invited(db, by, round_id)
    require_open(seat)
    drafts = {each.id: each for each in queries.drafts(db, by, round_id) if each.id in versions}
    if keep not in drafts or len(drafts) != len(versions):
        raise NoSuchDraft
    others = [each for each in drafts.values() if each.id != keep]
    _check(drafts, others, versions)
    rewrite_draft(db, draft_id=keep, version=versions[keep], written=written, by=by, at=at)
    db.table("draft_comment").update(keep, {"author_label": _names(drafts[keep], others)})
    for each in others:
        replies = "update draft_comment set reply_to = :keep where round_id = :round and reply_to = :id"
        db.execute(replies, {"keep": keep, "round": round_id, "id": each.id})
        db.execute("delete from draft_comment where id = :id", {"id": each.id})


def _check(drafts: Mapping[str, DraftComment], others: list[DraftComment], versions: Mapping[str, int]) -> None:
    if not others:
        raise TakesTwo
    if not all(may_be_put_together(each) for each in drafts.values()):
        raise StandsForItself
    if any(each.version != versions[each.id] for each in drafts.values()):
        raise DraftChanged


def _names(kept: DraftComment, others: list[DraftComment]) -> str:
    """Everybody who wrote, for the institution's own people."""
    return ", ".join(dict.fromkeys(filter(None, (each.author_label for each in (kept, *others)))))
