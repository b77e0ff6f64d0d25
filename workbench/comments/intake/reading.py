"""A returned Word file, read as remarks on the frozen text: comments with their threads, and proposed changes.

Pure: takes what `word.reading` read and the frozen paragraphs, gives values; storing them is an operation.

    intake = receive(document, frozen, snapshot_id="01JB…")
    intake.comments[0].anchor     → paragraph 01JA…, 12–31, "forty per cent", exact
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.comments.intake.identity import identified
from workbench.comments.intake.notices import warnings
from workbench.comments.intake.placing import Placing
from workbench.comments.intake.recognising import require_same_text, snapshot_named
from workbench.comments.intake.records import Intake
from workbench.comments.intake.threads import in_threads
from workbench.comments.intake.untracked import on_new_words, styles_of
from workbench.word.document import WordDocument
from workbench.word.folded import folded
from workbench.word.projection import View, project
from workbench.word.returned import anchoring
from workbench.word.returned.anchoring import FrozenParagraph
from workbench.word.returned.bookmarked import marks_of, with_marks_of_the_draft
from workbench.word.returned.untracked import untracked_changes
from workbench.word.tracked import tracked_changes


def receive(document: WordDocument, frozen: Sequence[FrozenParagraph], *, snapshot_id: str) -> Intake:
    """The remarks of a returned file on the frozen paragraphs (headings included) of a snapshot, in document order.

    Raises WrongSnapshot, UnknownSnapshot.
    """
    named = snapshot_named(document, snapshot_id=snapshot_id)
    document = with_marks_of_the_draft(folded(document), frozen)
    view = project(document, View.FROZEN)
    marks = marks_of(document, view, frozen)
    alignment = anchoring.align(frozen, view.texts, marks)
    unnamed = () if named is not None else require_same_text(alignment, marks)
    changes = tracked_changes(document, view)
    placing = Placing(document, view, alignment, changes)
    suggestions = identified([placing.suggestion(change) for change in changes])
    found = untracked_changes(alignment, styles_of(document, view))
    untracked = identified([placing.untracked(change) for change in found.changes])
    comments = in_threads(document.comments, placing, changes, suggestions)
    return Intake(
        snapshot_id=named,
        comments=on_new_words(document.comments, comments, view, tuple(zip(found.changes, untracked, strict=True))),
        suggestions=suggestions,
        untracked=untracked,
        warnings=(*unnamed, *document.warnings, *warnings(document, view, alignment, found)),
        saved_at=document.saved_at,
    )
