"""The same remark has one identity, from whichever copy of the file it comes."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from workbench.comments.intake.records import ReceivedComment
from workbench.text.normalise import fold


def told_apart(received: Sequence[ReceivedComment]) -> tuple[ReceivedComment, ...]:
    """Each with its identity; of two in one file that are alike in everything, the second is counted as such."""
    seen: Counter[str] = Counter()
    apart = []
    for one in received:
        key = _key(one)
        seen[key] += 1
        key = key if seen[key] == 1 else f"{key} | {seen[key]}"
        apart.append(replace(one, identity=hashlib.sha256(key.encode()).hexdigest()))
    return tuple(apart)


def _key(one: ReceivedComment) -> str:
    """author | date to the second | normalised text | frozen uid:start-end; of a proposal its kind and words."""
    words = one.text if one.proposed is None else f"{one.text} {one.kind} {one.anchor.quote} → {one.proposed}"
    anchor = one.anchor
    where = f"{anchor.paragraph_id}:{anchor.start}-{anchor.end}" if anchor.paragraph_id else f"?:{anchor.quote}"
    return " | ".join((one.author, one.date[:19], " ".join(fold(words).text.split()), where))
