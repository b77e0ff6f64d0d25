"""Changes of format under change tracking: told where they are, and never taken over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from workbench.errors import N_
from workbench.word.document import FormatChange, WordDocument
from workbench.word.notices import Notice
from workbench.word.projection import Projection
from workbench.word.returned.anchoring import Alignment

FORMATTING: Final = N_(
    "%(count)s changes of format (bold, style) were made under change tracking: %(places)s. They are not taken over."
)
_NAMED: Final = 12  # places that the notice names
_QUOTED: Final = 40  # characters of the words of each


def formats(document: WordDocument, view: Projection, alignment: Alignment) -> Iterator[Notice]:
    """One notice of all, with the paragraph and the words of each; nothing where there are none.

    Word records one person's change once a run: neighbours in one paragraph are told once.
    """
    if not document.formatting:
        return
    told = tuple(dict.fromkeys(_told(change, view, alignment) for change in document.formatting))
    places = ", ".join(told[:_NAMED]) + (" …" if len(told) > _NAMED else "")
    yield Notice(FORMATTING, {"count": len(document.formatting), "places": places})


def _told(change: FormatChange, view: Projection, alignment: Alignment) -> str:
    """`24 “forty per cent” (Chidi)`; of a row or a cell, and of what is not in the draft, without words or number."""
    start, end = view.place(change.start), view.place(change.end)
    text = view.texts[start.paragraph] if start.paragraph < len(view.texts) else ""
    words = text[start.offset : end.offset if end.paragraph == start.paragraph else None].strip()[:_QUOTED]
    uids = alignment.made_of(start.paragraph)
    number = alignment.frozen[uids[0]].number if uids else None
    author = f"({change.revision.author})" if change.revision.author else ""
    return " ".join(part for part in (str(number or ""), f"“{words}”" if words else "", author) if part) or "—"
