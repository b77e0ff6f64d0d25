"""Two texts word by word, for the eye."""

from dataclasses import dataclass

from workbench.text import diff
from workbench.text.characters import NOTE_MARK


@dataclass(frozen=True)
class DiffRun:
    """A stretch of two texts compared: equal, insert or delete."""

    tag: str
    text: str


def compared(before: str, after: str) -> tuple[DiffRun, ...]:
    """Two plain texts word by word, for the eye; notes are shown as *."""
    before, after = before.replace(NOTE_MARK, "*"), after.replace(NOTE_MARK, "*")
    runs: list[DiffRun] = []
    for edit in diff.readable(before, diff.opcodes(before, after)):
        if edit.tag == "equal":
            runs.append(DiffRun("equal", after[edit.b_start : edit.b_end]))
            continue
        if edit.a_end > edit.a_start:
            runs.append(DiffRun("delete", before[edit.a_start : edit.a_end]))
        if edit.b_end > edit.b_start:
            runs.append(DiffRun("insert", after[edit.b_start : edit.b_end]))
    return tuple(runs)
