"""What the receipt of a returned file says besides its comments: what came back otherwise, or not at all."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.comments.intake.records import UntrackedEdit
from workbench.errors import N_
from workbench.word.document import WordDocument
from workbench.word.notices import Notice
from workbench.word.returned.anchoring import Alignment

UNTRACKED = N_(
    "Paragraph %(number)s came back with other words though change tracking shows no change. "
    "Comments on it wait to be placed; compare both texts."
)
MISSING = N_("Paragraph %(number)s did not come back; nothing tells who took it out.")
FORMATTING = N_("%(count)s changes of format (bold, style) were counted and not taken over.")
INFERRED = N_("%(count)s comments were taken as replies because they stand on the very words of an earlier one.")
NAMELESS = N_(
    "%(count)s comments bear no person's name (“%(author)s”): personal information was taken out, or none was set."
)
_NAMELESS = frozenset({"", "author", "unknown author"})


def untracked(alignment: Alignment) -> Iterator[UntrackedEdit]:
    """The paragraphs that came back with other words though nothing is tracked."""
    for uid, index in alignment.changed:
        paragraph = alignment.frozen[uid]
        yield UntrackedEdit(uid, paragraph.number, paragraph.text, alignment.returned[index])


def warnings(document: WordDocument, alignment: Alignment) -> Iterator[Notice]:
    """What somebody who takes the file in should know, beside its own warnings."""
    for edit in untracked(alignment):
        yield Notice(UNTRACKED, {"number": edit.number or edit.frozen[:40]})
    for uid in alignment.missing:
        paragraph = alignment.frozen[uid]
        yield Notice(MISSING, {"number": paragraph.number or paragraph.text[:40]})
    if document.formatting:
        yield Notice(FORMATTING, {"count": len(document.formatting)})
    inferred = sum(comment.inferred for comment in document.comments)
    if inferred:
        yield Notice(INFERRED, {"count": inferred})
    nameless = [comment.author for comment in document.comments if comment.author.lower() in _NAMELESS]
    if nameless:
        yield Notice(NAMELESS, {"count": len(nameless), "author": nameless[0]})
