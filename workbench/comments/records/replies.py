"""What is said further of a comment after it was answered, by the State and by the institution."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workbench.comments.records.kinds import Confidentiality


@dataclass(frozen=True)
class Reply:
    """A reply: never edited, never deleted, read by both sides at once.

    `organisation` is the institution's name, "" where the State speaks · `visibility` is that of the comment.
    """

    id: str
    comment_id: str
    organisation: str
    text: str
    language: str
    visibility: Confidentiality
    at: datetime

    @property
    def is_of_the_state(self) -> bool:
        """Whether the State says it."""
        return not self.organisation
