"""The words of footnotes that came back, beside those that went out: compared and said, never taken over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.text.characters import NOTE_MARK
from workbench.text.normalise import bare
from workbench.word.document import WordDocument
from workbench.word.projection import Projection, ViewParagraph
from workbench.word.returned.anchoring import Alignment


@dataclass(frozen=True)
class NotesBack:
    """emptied: how many footnotes lost their words · changed: frozen paragraphs whose footnotes have other words."""

    emptied: int
    changed: tuple[str, ...]


def notes_back(document: WordDocument, view: Projection, alignment: Alignment) -> NotesBack:
    """The footnotes of each paragraph of which it is certain whose it is, and as many came back as went out."""
    emptied = 0
    changed: list[str] = []
    for index, paragraph in enumerate(view.paragraphs):
        uids = alignment.made_of(index)
        sent = alignment.frozen[uids[0]].notes if len(uids) == 1 else ()
        back = [words for words in _words(document, view, paragraph) if words is not None]
        if not sent or len(back) != len(sent):
            continue
        pairs = [(one, other) for one, other in zip(sent, back, strict=True) if one is not None and bare(one)]
        emptied += sum(not bare(other) for _, other in pairs)
        if any(bare(other) and bare(one) != bare(other) for one, other in pairs):
            changed.append(uids[0])
    return NotesBack(emptied, tuple(changed))


def _words(document: WordDocument, view: Projection, paragraph: ViewParagraph) -> Iterator[str | None]:
    """The words of the note at each mark of the view; None for a picture."""
    for member in paragraph.members:
        names = iter(document.paragraphs[member].notes)
        for piece in document.paragraphs[member].pieces:
            for _ in range(piece.text.count(NOTE_MARK)):
                name = next(names, "")
                if view.view.keeps(piece):
                    yield document.notes_before.get(name, document.notes.get(name, "")) if name else None
