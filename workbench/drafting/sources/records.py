"""What a paragraph rests on: passages that it cites, marks of what is written nowhere, the text it was begun from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from workbench.corpus.records import Document, Paragraph
from workbench.drafting.records import Citation, DraftParagraph, Section


class ProvenanceKind(StrEnum):
    """What stands behind a paragraph and is published nowhere."""

    OWN_KNOWLEDGE = "own_knowledge"
    MINUTES = "minutes"
    NOTE = "note"


@dataclass(frozen=True)
class Provenance:
    """A mark that somebody set at a paragraph, and who took it away, if anybody did. It never leaves the house."""

    id: str
    paragraph_id: str
    kind: ProvenanceKind
    words: str
    at: datetime
    by_name: str
    taken_away_at: datetime | None = None
    taken_away_by: str = ""


class FlagKind(StrEnum):
    """What became of a source since it was cited; what is said first outranks the rest."""

    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    NOT_READ = "not_read"
    CHANGED = "changed"
    CITED_OTHERWISE = "cited_otherwise"


@dataclass(frozen=True)
class Passage:
    """A passage that is cited, as it stands today, and what it would be cited as.

    `now` is the passage of the document that took its place (or in which its words went on); `withdrawn` the id of
    the standing withdrawal, with its `reason`.
    """

    document: Document
    paragraph: Paragraph
    citation: str
    successor: Document | None = None
    now: Paragraph | None = None
    withdrawn: str = ""
    reason: str = ""

    @property
    def present(self) -> tuple[Document, Paragraph] | None:
        """Where the words stand today, None where it cannot be told or the document was withdrawn."""
        if self.now is not None:
            return self.successor or self.document, self.now
        if self.withdrawn or self.successor is not None or self.paragraph.no_longer_read:
            return None
        return self.document, self.paragraph


@dataclass(frozen=True)
class Flag:
    """That a citation rests on a passage that is not what it was. `standing` is the hash of how the source stands."""

    citation: Citation
    kind: FlagKind
    passage: Passage
    quote_stands: bool
    standing: str


@dataclass(frozen=True)
class Basis:
    """The earlier paragraph a text was begun from; `text` is its markup as it was taken over.

    `renewed_at` is when somebody confirmed that it is still right.
    """

    paragraph_id: str
    source_paragraph_id: str
    document_id: str
    citation: str
    text: str
    renewed_at: datetime | None
    renewed_by: str


@dataclass(frozen=True)
class PartSources:
    """A numbered paragraph with its items, or a table or figure: what is asked for a source together."""

    section: Section
    blocks: tuple[DraftParagraph, ...]
    marks: tuple[Provenance, ...]
    bases: tuple[Basis, ...]
    flags: Mapping[str, Flag] = field(default_factory=dict)
    statistics: tuple[str, ...] = ()
    source_line: str = ""

    @property
    def head(self) -> DraftParagraph:
        return self.blocks[0]

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations of all its blocks, in order."""
        return tuple(each for block in self.blocks for each in block.citations)

    @property
    def has_source(self) -> bool:
        """Whether anything says where it comes from; an earlier text does once somebody said that it is right."""
        confirmed = any(each.renewed_at is not None for each in self.bases)
        return bool(self.citations or self.marks or self.statistics or self.source_line or confirmed)
