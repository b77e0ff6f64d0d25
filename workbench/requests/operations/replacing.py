"""A corrected copy of a file that a ministry's people brought takes the place of what that one said."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

from workbench.people import Actor
from workbench.requests import queries
from workbench.requests.earlier import How
from workbench.requests.operations.answering import take_out
from workbench.requests.records import InformationRequest, PreparedAnswer
from workbench.store import Database


def put_in_its_place(
    db: Database,
    found: InformationRequest,
    *,
    earlier: str,
    copy: str,
    answered: Collection[str],
    says_again: Callable[[PreparedAnswer], bool],
    by: Actor,
    at: datetime,
) -> None:
    """Take out what the file `earlier` (SHA-256) said to the items that its `copy` answers, and its words without item.

    It can be brought back. What the copy says again, or leaves blank, stands, as the copy's from now on. What somebody
    rewrote, placed or put together since is not that file's word alone any more: it stands.
    """
    for each in queries.prepared(db, by, found.id):
        if each.source != earlier or each.version != 1:
            continue
        if not says_again(each) and (each.item_id is None or each.item_id in answered):
            take_out(db, each, How.REWRITTEN, by=by, at=at)
        else:
            db.table("prepared_answer").update(each.id, {"source": copy})
