"""What the receipt of a returned file says besides its comments: what came back otherwise and is not taken over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.comments.intake.formats import formats
from workbench.errors import N_
from workbench.word.document import WordDocument
from workbench.word.notices import Notice
from workbench.word.projection import Projection
from workbench.word.returned.anchoring import Alignment
from workbench.word.returned.notes import NotesBack, notes_back
from workbench.word.returned.untracked import Untracked

UNTRACKED = N_(
    "Changes made without change tracking: %(count)s. They are listed as proposals of their own; "
    "nothing tells who made them."
)
DOUBTFUL = N_(
    "Of these paragraphs it cannot be told whether and where they came back, because the text around them was "
    "changed without change tracking: %(places)s. Nothing is taken over from them; compare both texts."
)
TABLES = N_(
    "Rows or cells of these tables were put in or taken out without change tracking: %(places)s. "
    "That is not taken over; compare both texts."
)
NOTES_EMPTY = N_(
    "Footnotes that came back without their words: %(count)s. Some programs lose them when they save a file. "
    "The footnotes of the draft stay as they are."
)
NOTES_CHANGED = N_("Footnotes came back with other words at: %(places)s. That is not taken over; compare both texts.")
INFERRED = N_("Comments taken as replies, because they stand on the very words of an earlier one: %(count)s.")
NAMELESS = N_(
    "Comments without a person's name (“%(author)s”): %(count)s. Personal information was taken out, or none was set."
)
_NAMELESS = frozenset({"", "author", "unknown author"})


_NAMED = 12  # places that a notice names


def warnings(document: WordDocument, view: Projection, alignment: Alignment, untracked: Untracked) -> Iterator[Notice]:
    """What somebody who takes the file in should know, beside its own warnings."""
    if untracked.changes:
        yield Notice(UNTRACKED, {"count": len(untracked.changes)})
    if alignment.doubtful:
        yield Notice(DOUBTFUL, {"places": _places(alignment, alignment.doubtful)})
    if untracked.tables:
        yield Notice(TABLES, {"places": _places(alignment, untracked.tables)})
    yield from _of_notes(alignment, notes_back(document, view, alignment))
    yield from formats(document, view, alignment)
    inferred = sum(comment.inferred for comment in document.comments)
    if inferred:
        yield Notice(INFERRED, {"count": inferred})
    nameless = [comment.author for comment in document.comments if comment.author.lower() in _NAMELESS]
    if nameless:
        yield Notice(NAMELESS, {"count": len(nameless), "author": nameless[0]})


def _of_notes(alignment: Alignment, notes: NotesBack) -> Iterator[Notice]:
    if notes.emptied:
        yield Notice(NOTES_EMPTY, {"count": notes.emptied})
    if notes.changed:
        yield Notice(NOTES_CHANGED, {"places": _places(alignment, notes.changed)})


def _places(alignment: Alignment, uids: Iterable[str]) -> str:
    """Numbers of paragraphs, the first words of what has none."""
    inside = sorted(uids, key=alignment.order.__getitem__)
    named = [alignment.frozen[uid] for uid in inside[:_NAMED]]
    words = [str(each.number) if each.number else f"“{each.text[:30].strip()}”" for each in named]
    return ", ".join(words) + (" …" if len(inside) > _NAMED else "")
