"""What came of a file that was taken in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from workbench.comments.intake.known import Finding, Standing
from workbench.comments.intake.records import ReceivedComment
from workbench.comments.records import Match
from workbench.store import new_id


@dataclass(frozen=True)
class Taken:
    """A remark that was added or corrected, under its id here; `reply_to` is the id here of the one it answers."""

    id: str
    comment: ReceivedComment
    reply_to: str | None
    standing: Standing = Standing.NEW


@dataclass(frozen=True)
class Receipt:
    """What came of a file. `comments` were added or corrected, in the order of the file; `changed` of them are other
    words for a known remark; `why_not` is "" if the file was read."""

    comments: tuple[Taken, ...]
    duplicates: int
    queued: int
    why_not: str
    changed: int = 0
    file_id: str = ""


def receipt(
    findings: Sequence[Finding[ReceivedComment]], ids: Mapping[str, str], *, why_not: str = "", file_id: str = ""
) -> Receipt:
    """The receipt of these findings; `ids` gives the id here of each remark of the file by its identity."""
    taken = tuple(
        Taken(
            ids[finding.comment.identity],
            finding.comment,
            ids.get(finding.comment.reply_to or ""),
            finding.standing,
        )
        for finding in findings
        if finding.standing in (Standing.NEW, Standing.CHANGED)
    )
    return Receipt(
        comments=taken,
        duplicates=len(findings) - len(taken),
        queued=sum(each.comment.anchor.match is Match.QUEUED for each in taken),
        why_not=why_not,
        changed=sum(each.standing is Standing.CHANGED for each in taken),
        file_id=file_id,
    )


def ids_of(
    findings: Sequence[Finding[ReceivedComment]], is_new: Callable[[Finding[ReceivedComment]], bool]
) -> dict[str, str]:
    """The id here of each remark of the file, by its identity: of the known one, or one of its own."""
    return {
        finding.comment.identity: new_id() if finding.known is None or is_new(finding) else finding.known.remark
        for finding in findings
    }
