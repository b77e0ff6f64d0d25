"""What ministries said to one thing, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workbench.requests.records import ContributedAnswer, ContributionStanding, ItemKind


@dataclass(frozen=True)
class Said:
    """What one ministry contributed to one thing, as it stands: its last submitted contribution, else what came.

    `request_id` is "" where the reader may not open the request; `elsewhere`: it was given for another report ·
    `document`: the slug of the contribution in the library, "" where it is not there · `passage_id`: the paragraph of
    it at which the answer begins.
    """

    organisation_id: str
    organisation: str
    contribution_id: str
    request_id: str
    request_code: str
    language: str
    standing: ContributionStanding
    validated_by: str
    at: datetime
    elsewhere: bool
    answer: ContributedAnswer
    document: str = ""
    passage_id: str = ""

    @property
    def is_validated(self) -> bool:
        """Whether an authority stands behind it; otherwise it is to be used with a warning."""
        return self.standing is ContributionStanding.SUBMITTED


@dataclass(frozen=True)
class Contradiction:
    """Two ministries give two figures for one thing. `id` stays while the two and the thing stay.

    Each side: what it said, the figure as it wrote it, and the sentence (or the row of a table) it stands in.
    """

    id: str
    one: Said
    one_figure: str
    one_words: str
    other: Said
    other_figure: str
    other_words: str

    @property
    def is_validated(self) -> bool:
        """Whether authorities stand behind both: what came unsigned is shown to nobody beyond the secretariat."""
        return self.one.is_validated and self.other.is_validated


@dataclass(frozen=True)
class Alongside:
    """One thing that was asked, all that was said to it, and the figures that cannot both be right.

    `section_id` is where the report is to answer it, "" where nobody said.
    """

    kind: ItemKind
    target: str
    key: str
    text: str
    language: str
    section_id: str
    said: tuple[Said, ...]
    contradictions: tuple[Contradiction, ...]

    @property
    def several(self) -> bool:
        """Whether more than one ministry spoke to it."""
        return len({each.organisation_id for each in self.said}) > 1
