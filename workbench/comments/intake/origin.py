"""What a returned file was made from, where it is not the version of the round it was handed in to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from workbench.errors import N_

OLDER: Final = N_(
    "This file was made from version %(version)s of the draft, not from the one of this round. Its remarks were placed "
    "on the words of that version and carried to the same words of this one; what stands there no more waits."
)


@dataclass(frozen=True)
class MadeFrom:
    """The version that a file names.

    title, version: of the report, as far as the reader of this may know of it · same_report: it is another version of
    the draft of this round; its remarks can be carried over · rounds: those held on it, in which the reader has a seat.
    """

    snapshot_id: str
    title: str
    version: int
    frozen_at: datetime
    same_report: bool
    rounds: tuple[str, ...]
