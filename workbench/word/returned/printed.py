"""Frozen text and printed text: note marks of sources that never leave the office do not print."""

from __future__ import annotations

from workbench.text.characters import NOTE_MARK


def printed(text: str) -> str:
    """The text without note marks."""
    return text.replace(NOTE_MARK, "")


def same_as_printed(frozen: str, returned: str) -> bool:
    """Whether `returned` is `frozen`, but for note marks that did not print."""
    return frozen == returned or _printed_offsets(frozen, returned) is not None


def frozen_range(frozen: str, returned: str, start: int, end: int) -> tuple[int, int]:
    """Offsets in the frozen text of `returned[start:end]`, where the two texts are the same as printed."""
    if frozen == returned:
        return start, end
    offsets = _printed_offsets(frozen, returned)
    assert offsets is not None
    if start == end:
        where = offsets[start] if start < len(offsets) else len(frozen)
        return where, where
    return offsets[start], offsets[end - 1] + 1


def _printed_offsets(frozen: str, returned: str) -> list[int] | None:
    """For each character of `returned` its offset in `frozen`; None if other signs than note marks are missing."""
    offsets: list[int] = []
    at = 0
    for character in returned:
        while at < len(frozen) and frozen[at] != character and frozen[at] == NOTE_MARK:
            at += 1
        if at == len(frozen) or frozen[at] != character:
            return None
        offsets.append(at)
        at += 1
    return offsets if frozen[at:].strip(NOTE_MARK) == "" else None
