"""The same remark has one identity, from whichever copy of the file it comes.

What makes a remark is who wrote it, when, and what: author | date to the second | words. Programs keep these three
when they save a file. The place tells apart what is alike in all three, and only where it is sure: another copy, in
which the paragraph around was rewritten, has the same remark at a place that is doubtful.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, Protocol

from workbench.comments.intake.records import ReceivedComment
from workbench.comments.records import Anchor, CommentKind, Match, Origin
from workbench.text.normalise import fold
from workbench.word.returned.anchoring import Segment

SECONDS: Final = 19  # signs of a date as far as the second: "2026-05-03T14:02:11"
_NAMELESS: Final = frozenset({"", "author", "unknown author"})  # Word, scrubbed; LibreOffice without a profile

Place = tuple[str, int, int]


class Remark(Protocol):
    """What is compared: a remark of a file, or one that is in the record."""

    @property
    def kind(self) -> CommentKind: ...
    @property
    def origin(self) -> Origin: ...
    @property
    def anchor(self) -> Anchor: ...
    @property
    def text(self) -> str: ...
    @property
    def proposed(self) -> str | None: ...
    @property
    def author(self) -> str: ...
    @property
    def date(self) -> str: ...
    @property
    def likely(self) -> tuple[Segment, ...]: ...
    @property
    def written(self) -> str: ...


def identified(received: Sequence[ReceivedComment]) -> tuple[ReceivedComment, ...]:
    """Each with its identity; of two in one file that are alike in everything, the second is counted as such."""
    seen: Counter[str] = Counter()
    apart = []
    for one in received:
        whole = f"{key(one)} | {sure_place(one) or '?'}"
        seen[whole] += 1
        whole = whole if seen[whole] == 1 else f"{whole} | {seen[whole]}"
        apart.append(replace(one, identity=hashlib.sha256(whole.encode()).hexdigest()))
    return tuple(apart)


def free_identities(identities: Sequence[str], taken: Iterable[str]) -> list[str]:
    """These identities, each once: where one is taken by another remark, it is counted on."""
    used = set(taken)
    free = []
    for identity in identities:
        name, number = identity, 1
        while name in used:
            number += 1
            name = f"{identity} | {number}"
        used.add(name)
        free.append(name)
    return free


def key(one: Remark) -> str:
    """author | date to the second | kind | words, all as they compare."""
    return " | ".join((comparable(one.author), one.date[:SECONDS], one.kind.value, words(one)))


def words(one: Remark) -> str:
    """What it says, as it compares: a comment's text, the words a proposal is about and those it wants."""
    return _words(one.text if one.kind is CommentKind.COMMENT else one.anchor.quote, one.proposed or "")


@lru_cache(maxsize=8192)  # the remarks of one file, each held against those of the record
def _words(about: str, wanted: str) -> str:
    return " → ".join(comparable(each) for each in (about, wanted) if each)


@lru_cache(maxsize=8192)
def comparable(text: str) -> str:
    """Spaces, quotes and dashes alike, invisible signs left out."""
    return " ".join(fold(text).text.split())


def sure_place(one: Remark) -> Place | None:
    """Paragraph, start, end, where they are exact; a comment on a whole paragraph has 0 and 0."""
    anchor = one.anchor
    if anchor.match is not Match.EXACT or anchor.paragraph_id is None:
        return None
    return anchor.paragraph_id, anchor.start or 0, anchor.end or 0


def is_signed(one: Remark) -> bool:
    """Whether it bears a name and a date, so that author and date say which remark it is."""
    return bool(one.date) and not is_nameless(one.author)


def is_nameless(author: str) -> bool:
    """Whether this is what programs write where no name was set, or where names were taken out."""
    return author.strip().lower() in _NAMELESS
