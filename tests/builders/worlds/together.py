"""What happens in both worlds alike, between what is hidden: institutions act, the State answers all."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator

from tests.builders.rounds import LATER
from tests.builders.worlds.asking import Answer, World, answer
from tests.builders.worlds.equal import same_ids
from tests.builders.worlds.hidden import ANSWERED
from workbench.comments import arrivals, operations, queries
from workbench.comments.arrivals import ArrivalStatus
from workbench.comments.records import Answer as Value


def _number(act: str) -> int:
    return zlib.crc32(act.encode())


def institutions_act(known: World) -> Iterator[tuple[str, Answer]]:
    """They write, upload, take in, set aside, send and correct; every answer that they get on the way."""
    at = f"/rounds/{known.past.held.id}"
    yield from _posted(known, "ines", f"{at}/read/upload", file=(io.BytesIO(known.past.ours), "ours.docx"))
    for each in _waiting(known, "ines"):
        yield from _posted(known, "ines", f"{at}/arrivals/{each}/take-in")
    for each in _waiting(known, "petra"):
        yield from _posted(known, "petra", f"{at}/arrivals/{each}/set-aside", reason="A draft.")
    yield from _posted(known, "ines", f"{at}/commented.docx")
    for who in ("chidi", "petra"):
        yield from _posted(known, who, f"{at}/read/send", position="comments_sent", remark=f"From {who}, again.")
    sent = _sent(known, "bruno")
    yield from _posted(known, "bruno", f"{at}/read/comments/{sent}/correct")
    yield from _posted(known, "vera", f"{at}/read/comments/{sent}/withdraw", reason="")
    yield from _posted(known, "chidi", f"{at}/read/comments/{_sent(known, 'chidi')}/withdraw", reason="It was done.")


def the_state_answers(known: World) -> None:
    """Every comment gets the same answer in both worlds, in place of whatever was hidden; then all is released."""
    round_id = known.past.held.id
    with known.installation.store.writing() as db:
        amina = known.past.actor(db, "amina")
        by = {"round_id": round_id, "by": amina, "at": LATER}
        for each in queries.comments(db, amina, round_id):
            if each.stands and not each.label.endswith(ANSWERED):
                with same_ids(_number(f"answer {each.label}")):
                    reason = f"We take note of {each.label}."
                    operations.dispose(db, comment_id=each.id, value=Value.NOTED, reason=reason, **by)
        with same_ids(_number("release")):
            operations.release(db, **by)


def _posted(known: World, who: str, address: str, **fields: object) -> Iterator[tuple[str, Answer]]:
    with same_ids(_number(f"{who} {address}")):
        yield f"{who}: {address}", answer(known, known.client(who), address, data=fields)


def _waiting(known: World, who: str) -> list[str]:
    with known.installation.store.reading() as db:
        actor = known.past.actor(db, who)
        found = arrivals.arrivals(db, actor, known.past.held.id, status=ArrivalStatus.WAITING)
    return [each.id for each in found]


def _sent(known: World, who: str) -> str:
    """The first comment that the institution of that person sent."""
    with known.installation.store.reading() as db:
        return queries.comments(db, known.past.actor(db, who), known.past.held.id)[0].id
