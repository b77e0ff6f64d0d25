"""What went out, what came back, and what is to be done about it. Pure values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeAlias

from workbench.drafting.records import BlockKind
from workbench.text import markup
from workbench.text.markup import NoteKind


@dataclass(frozen=True)
class SentBlock:
    """A block as it was printed in the file that went out.

    `markup`: with the words of references and figures in their places, without what does not print · `notes`:
    (kind, id) of each note in it → its words as printed · `revision_id`: the text it was printed from.
    """

    id: str
    kind: BlockKind
    label: str
    markup: str
    revision_id: str
    notes: Mapping[tuple[NoteKind, str], str] = field(default_factory=dict)
    attributes: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def text(self) -> str:
        """The plain text, each note one U+FFFC."""
        return markup.plain(self.markup)


@dataclass(frozen=True)
class Arrived:
    """A paragraph of the returned file, all its changes accepted.

    `footnotes`: id of each `<fn>` in `markup` → markup of its words. `author`: who tracked the last change in it.
    """

    markup: str
    footnotes: Mapping[str, str]
    kind: BlockKind
    author: str = ""

    @cached_property
    def text(self) -> str:
        return markup.plain(self.markup)


def apart(note_id: str, place: int) -> str:
    """The id of a note among those of several blocks that were joined: two blocks may both have a note 1."""
    return note_id if not place else f"{note_id}-of-{place}"


class Why(StrEnum):
    """Why something waits for a person."""

    NO_PLACE = "no_place"
    CHANGED_BOTH = "changed_both"
    TORN = "torn"
    NOT_BACK = "not_back"
    HEADING = "heading"
    REFUSED = "refused"


@dataclass(frozen=True)
class Under:
    """What follows stands under the heading of that section."""

    section_id: str


@dataclass(frozen=True)
class Kept:
    """The paragraph came back as it went out."""

    id: str


@dataclass(frozen=True)
class Written:
    """The paragraph came back as one paragraph, with other words."""

    id: str
    arrived: Arrived


@dataclass(frozen=True)
class Split:
    """The paragraph came back as several; the first keeps the id."""

    id: str
    parts: tuple[Arrived, ...]


@dataclass(frozen=True)
class Merged:
    """Several paragraphs came back as one; the first survives."""

    ids: tuple[str, ...]
    arrived: Arrived


@dataclass(frozen=True)
class Added:
    """A new paragraph, behind whatever the step before is about."""

    arrived: Arrived


@dataclass(frozen=True)
class Deleted:
    """The paragraph was taken out with change tracking on."""

    id: str


@dataclass(frozen=True)
class Moved:
    """The paragraph stands behind whatever the step before is about; `arrived` where it has other words too."""

    id: str
    arrived: Arrived | None = None


@dataclass(frozen=True)
class Waits:
    """What has no sure place. `likely`: the paragraph it may belong to."""

    why: Why
    arrived: Arrived | None
    likely: str | None = None


Step: TypeAlias = Under | Kept | Written | Split | Merged | Added | Deleted | Moved | Waits
