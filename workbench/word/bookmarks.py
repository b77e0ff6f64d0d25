"""The two bookmarks by which a paragraph of a returned file is known again.

`q_<uid>` is a point at the paragraph's start, `p_<uid>` encloses it. After a split the point stays in the first half
and the enclosing mark covers the second, so both together cover all that became of the paragraph.
"""

import re
from collections.abc import Iterator

from workbench.errors import N_, Invalid
from workbench.word.elements import Element, element

# Word's rule: a letter first, then letters, digits, underscores, 40 characters in all.
_NAME = re.compile(r"[A-Za-z0-9_]{1,38}")


class UnfitForBookmark(Invalid):
    message = N_("%(uid)r cannot name a place in a Word file: letters, digits and underscores only, 38 at most.")


def point_name(uid: str) -> str:
    """Name of the zero-length bookmark at the start of the block `uid`."""
    return f"q_{_checked(uid)}"


def enclosing_name(uid: str) -> str:
    """Name of the bookmark around the block `uid`."""
    return f"p_{_checked(uid)}"


def _checked(uid: str) -> str:
    if not _NAME.fullmatch(uid):
        raise UnfitForBookmark(uid=uid)
    return uid


def around(content: list[Element], uid: str, numbers: Iterator[int]) -> list[Element]:
    """The content of a paragraph with its two bookmarks; `numbers` gives ids that are unique in the file."""
    point, enclosing = next(numbers), next(numbers)
    return [
        element("w:bookmarkStart", id=point, name=point_name(uid)),
        element("w:bookmarkEnd", id=point),
        element("w:bookmarkStart", id=enclosing, name=enclosing_name(uid)),
        *content,
        element("w:bookmarkEnd", id=enclosing),
    ]
