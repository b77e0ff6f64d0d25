"""The frozen text with all proposals carried out: it must be the text with all tracked changes accepted."""

from collections.abc import Sequence

from workbench.word.tracked import PARAGRAPH_SIGN, TrackedChange


def rebuilt(frozen: Sequence[str], changes: Sequence[TrackedChange]) -> list[str]:
    """The paragraphs that have any text; moves must not be among the changes."""
    made = [""]
    for index, text in enumerate(frozen):
        here = [change for change in changes if change.paragraph == index]
        at = 0
        for change in here:
            assert text[change.start : change.end] == change.deleted
            made[-1] += text[at : change.start]
            first, *others = change.inserted.split(PARAGRAPH_SIGN)
            made[-1] += first
            made += others
            at = change.end
        made[-1] += text[at:]
        if not any(change.joins_next for change in here):
            made.append("")
    return [text for text in made if text]
