"""Which version of the draft a returned file was made from, as it says itself or as its text shows."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from workbench.errors import N_, Conflict
from workbench.word.document import WordDocument
from workbench.word.notices import Notice
from workbench.word.returned.anchoring import Alignment

SNAPSHOT_PROPERTY: Final = "WorkbenchSnapshot"
SAME_ROUND: Final = 0.6  # share of the snapshot's paragraphs that must have come back when the file names none
SAME_DRAFT: Final = 0.4  # the same, when most of its paragraphs still have their bookmarks


UNNAMED: Final = N_(
    "The file does not say which version of the draft it was made from. %(share)s per cent of the paragraphs of this "
    "round's version are in it, as they were sent out or changed, and so it was taken for that one. Check that it is."
)


class WrongSnapshot(Conflict):
    """The file was made from another version of the draft."""

    message = N_(
        "This file was made from another version of the draft than the one of this round. Nothing was taken in. "
        "Hand it in to the round of its own version, or copy the comments into the file of this round."
    )

    @property
    def names(self) -> str:
        """The version that the file names."""
        return str(self.values.get("names", ""))


class UnknownSnapshot(Conflict):
    """The file names no version, and too little of its text is that of this one."""

    message = N_(
        "The file does not say which version of the draft it was made from, and only %(share)s per cent of the "
        "paragraphs of this round's version are in it, as they were sent out or changed. Nothing was taken in. "
        "Check that it is the file of this round; if it is, place its comments by hand."
    )


def snapshot_named(document: WordDocument, *, snapshot_id: str) -> str | None:
    """The snapshot that the file names, None if it names none. Raises WrongSnapshot where it is another one."""
    named = document.properties.get(SNAPSHOT_PROPERTY) or None
    if named is not None and named != snapshot_id:
        raise WrongSnapshot(names=named)
    return named


def require_same_text(alignment: Alignment, marks: Collection[str]) -> tuple[Notice, ...]:
    """Refuse a file without a name of its own that holds too little of the snapshot. Raises UnknownSnapshot.

    `marks` are the paragraphs whose bookmarks came back. Where most did, it is this draft that was worked over, and
    less of its text need stand still; other versions of it have the same paragraphs. What is taken for this version
    by its text alone is said.
    """
    is_marked = len(marks) >= len(alignment.frozen) / 2 and bool(marks)
    share = round(100 * alignment.arrived)
    if alignment.arrived < (SAME_DRAFT if is_marked else SAME_ROUND):
        raise UnknownSnapshot(share=share)
    return () if is_marked else (Notice(UNNAMED, {"share": share}),)
