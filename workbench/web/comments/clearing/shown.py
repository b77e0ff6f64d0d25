"""An office that was asked to clear a version, as pages show it."""

from dataclasses import dataclass

from workbench.comments.records.clearances import Clearance, OfficeAsked
from workbench.web.comments.clearing.words import decision_words, how_words, shape_of


@dataclass(frozen=True)
class SaidRow:
    """One thing an office said. shape: of the sign before it · letter: the address of its letter, or ""."""

    said: Clearance
    shape: str
    words: str
    how: str
    letter: str


@dataclass(frozen=True)
class OfficeRow:
    """An office: what it said last, and before."""

    asked: OfficeAsked
    now: SaidRow | None
    before: tuple[SaidRow, ...]


def office_row(asked: OfficeAsked) -> OfficeRow:
    """The last word first, the earlier ones behind it, latest first."""
    rows = tuple(_said(each) for each in reversed(asked.said))
    return OfficeRow(asked, rows[0] if rows else None, rows[1:])


def _said(said: Clearance) -> SaidRow:
    letter = f"/rounds/{said.round_id}/files/{said.file_id}" if said.file_id else ""
    return SaidRow(said, shape_of(said), decision_words(said.decision), how_words(said), letter)
