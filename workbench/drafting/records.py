"""The report as the drafting group speaks of it: its identity, sections, numbered paragraphs, and what links them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any, Literal, TypeAlias

from workbench.drafting.numbering import heading


class ReportKind(StrEnum):
    """What is written; the word limit follows from it."""

    INITIAL = "initial"
    PERIODIC = "periodic"
    REPLY_TO_LOIPR = "reply_to_loipr"
    COMMON_CORE = "common_core"
    REPLIES_TO_LIST_OF_ISSUES = "replies_to_list_of_issues"
    FOLLOW_UP = "follow_up"
    ADDITIONAL_INFORMATION = "additional_information"
    UPR_NATIONAL = "upr_national"
    UPR_MIDTERM = "upr_midterm"


class BlockKind(StrEnum):
    """What stands in a section. Only `numbered` ones carry the running number that is cited.

    `item` and `subitem` are (a) and (i) under the numbered paragraph before them; `plain` goes on without a number; a
    `table` is its rows (a line break ends a row, a tab a cell), a `figure` its caption: see `blocks.attributes`.
    """

    NUMBERED = "numbered"
    ITEM = "item"
    SUBITEM = "subitem"
    PLAIN = "plain"
    TABLE = "table"
    FIGURE = "figure"


STAY_WHOLE = frozenset({BlockKind.TABLE, BlockKind.FIGURE})  # neither split nor merged: rows and pictures are no prose


class Addressed(StrEnum):
    """Whether the report speaks to a requirement or a recommendation: one fact."""

    ANSWERED = "answered"
    PARTLY = "partly"
    NOT_APPLICABLE = "not_applicable"
    CORE_DOCUMENT = "core_document"
    OPEN = "open"


class Implementation(StrEnum):
    """What the State reports of a recommendation: another fact, never read off the first."""

    IMPLEMENTED = "implemented"
    PARTLY = "partly"
    NOT = "not"
    NO_INFORMATION = "no_information"


class SectionState(StrEnum):
    """How far a section is: read off its paragraphs and what people said of it since they last changed."""

    EMPTY = "empty"
    IN_PROGRESS = "in_progress"
    READY_FOR_REVIEW = "ready_for_review"
    REVIEWED = "reviewed"
    APPROVED = "approved"


@dataclass(frozen=True)
class StateReport:
    """A report of one State to one body; `numbers` as printed (`21-23`), periods and due date ISO or empty."""

    id: str
    title: str
    treaty: str
    kind: ReportKind
    state: str
    numbers: str
    covers_from: str
    covers_to: str
    language: str
    submission_language: str
    due: str
    group_id: str | None
    audience: str
    word_limit: int | None
    packs: tuple[str, ...]
    created_at: datetime

    @property
    def covers(self) -> str:
        """The period as `2018/2024`, empty where it is not known."""
        return f"{self.covers_from}..{self.covers_to}" if self.covers_from or self.covers_to else ""


@dataclass(frozen=True)
class Section:
    """One heading of the outline; `level` from 1; `key` is the guideline's id; `budget` counts what stands below it.

    `part` is empty in the body, else the id of the heading of the annex it belongs to: an annex has numbers of its own
    and stands outside the count; one that is a file has its hash and name. `core_document` names the paragraphs of the
    core document that speak for the section. `translated` is no for an annex "not translated". `pack` it came from.
    One that `keeps_number` has the number of a question of a list of issues, or none, whatever its place.
    """

    id: str
    report_id: str
    parent_id: str | None
    position: int
    level: int
    number: str
    title: str
    key: str
    articles: tuple[str, ...]
    source_paras: str
    share: float
    budget: int | None
    confidence: str
    part: str = ""
    pack: str = ""
    core_document: str = ""
    translated: bool = True
    file_sha256: str = ""
    file_name: str = ""
    keeps_number: bool = False

    @property
    def heading(self) -> str:
        """`II. Article 5`, as it prints."""
        return heading(self.number, self.title)

    @property
    def is_annex(self) -> bool:
        """Whether it stands in an annex."""
        return self.part != ""


@dataclass(frozen=True)
class ReportRequirement:
    """What the guideline asks of this report; `key` is the guideline's id (`icerd.art-2.01`).

    A `checklist` one is shown beside the text and asked of nobody: the pack is not the report's outline.
    """

    id: str
    report_id: str
    section_id: str
    key: str
    position: int
    text: str
    kind: str
    basis: str
    required: bool
    confidence: str
    disaggregation: tuple[str, ...]
    pack: str = ""
    checklist: bool = False


@dataclass(frozen=True)
class Citation:
    """A passage that a paragraph rests on, at its note `note_id`.

    `published` decides whether it may print. `source_sha256` is of the passage as it was when cited.
    """

    id: str
    paragraph_id: str
    note_id: str
    source_paragraph_id: str
    document_id: str
    citation: str
    quote: str
    prefix: str
    suffix: str
    source_sha256: str
    published: bool


@dataclass(frozen=True)
class Response:
    """A recommendation that a paragraph responds to, with its citation as it prints."""

    recommendation_id: str
    citation: str


@dataclass(frozen=True)
class DraftParagraph:
    """A paragraph as it stands now. `id` is permanent, `number` runs on through the report; `text` is the plain text.

    `footnotes` maps a note's id to the markup of the footnote. What is not numbered has the number of the paragraph it
    belongs to, 0 before the first; `label` is how it is cited: `24`, `24 (a)`, `24 (a) (ii)`, `Table 2`, empty for
    plain text. `attributes` are those of its kind.
    """

    id: str
    report_id: str
    section_id: str
    position: int
    number: int
    revision_id: str
    markup: str
    text: str
    words: int
    footnotes: Mapping[str, str]
    changed_at: datetime
    changed_by: str
    answers: tuple[str, ...] = ()
    responses: tuple[Response, ...] = ()
    citations: tuple[Citation, ...] = ()
    kind: BlockKind = BlockKind.NUMBERED
    label: str = ""
    attributes: Mapping[str, Any] = field(default_factory=dict)


RevisionKind: TypeAlias = Literal["added", "written", "split", "merged", "restored", "parallel"]


@dataclass(frozen=True)
class Revision:
    """One text a paragraph had, or, `parallel`, one that was sent while somebody else had changed it: kept too.

    `combined_id` is the parallel text whose words went into this one beside those of `base_id`.
    """

    id: str
    paragraph_id: str
    base_id: str | None
    kind: RevisionKind
    markup: str
    text: str
    words: int
    footnotes: Mapping[str, str]
    at: datetime
    by_id: str | None
    by_name: str
    attributes: Mapping[str, Any] = field(default_factory=dict)
    combined_id: str | None = None


@dataclass(frozen=True)
class LineageEvent:
    """What became of a paragraph: split off, merged into another, moved, deleted, restored.

    `start` and `end` are the place of its words in the paragraph they went to, in code points of the plain text.
    """

    id: str
    kind: Literal["split", "merge", "move", "delete", "restore"]
    from_id: str
    to_id: str | None
    start: int | None
    end: int | None
    at: datetime
    by_name: str


@dataclass(frozen=True)
class Mark:
    """What a person said of a requirement or a recommendation (which `citation` names), over what the links propose."""

    target_id: str
    citation: str
    state: Addressed | None
    reason: str
    implementation: Implementation | None
    at: datetime
    by_name: str


@dataclass(frozen=True)
class SnapshotCitation:
    """A citation of a published document in a frozen paragraph: `citation` is what its footnote prints."""

    note_id: str
    citation: str
    quote: str
    source_paragraph_id: str
    document_id: str


@dataclass(frozen=True)
class SnapshotParagraph:
    """A frozen paragraph. `id` is the permanent id of the draft paragraph; `text` the plain text comments point into.

    Marks of unpublished sources are not in it: provenance never leaves.
    """

    id: str
    number: int
    markup: str
    text: str
    citations: tuple[SnapshotCitation, ...]
    footnotes: Mapping[str, str]
    words: int
    revision_id: str
    kind: BlockKind = BlockKind.NUMBERED
    label: str = ""
    attributes: Mapping[str, Any] = field(default_factory=dict)

    @property
    def notes(self) -> dict[tuple[str, str], str]:
        """(kind, id) of each note in the markup → markup of the footnote that prints."""
        printed = {("cite", each.note_id): _sentence(each.citation) for each in self.citations}
        return {**{("fn", key): markup for key, markup in self.footnotes.items()}, **printed}


@dataclass(frozen=True)
class SnapshotSection:
    """A frozen heading with its own paragraphs; sections come in the order of the report, levels from 1."""

    id: str
    title: str
    level: int
    number: str
    paragraphs: tuple[SnapshotParagraph, ...]
    parent_id: str | None = None
    part: str = ""
    core_document: str = ""
    translated: bool = True
    file_sha256: str = ""
    file_name: str = ""
    keeps_number: bool = False

    @cached_property
    def heading(self) -> str:
        """`II. Article 5`, as it prints."""
        return heading(self.number, self.title)


@dataclass(frozen=True)
class Submission:
    """That a version went out on that day, who had cleared it, and its symbol where one is known."""

    date: date
    cleared_by: tuple[str, ...]
    symbol: str
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True)
class Release:
    """That the head released a version, and why where something in it was open."""

    at: datetime
    by_name: str
    reason: str


@dataclass(frozen=True)
class Snapshot:
    """A report frozen: what rounds are held on and exports show. Never changed. Office word: version.

    `release` and `submission` are what was recorded of it later; without either every export is stamped as a draft.
    """

    id: str
    report: StateReport
    number: int
    frozen_at: datetime
    frozen_by: str
    words: int
    sha256: str
    sections: tuple[SnapshotSection, ...] = field(default=())
    submission: Submission | None = None
    release: Release | None = None

    @property
    def is_released(self) -> bool:
        """Whether the head released it, or it went out without."""
        return self.release is not None or self.submission is not None

    @property
    def went_out_unreleased(self) -> bool:
        """Whether it was submitted though nobody had released it."""
        return self.submission is not None and self.release is None

    @property
    def paragraphs(self) -> tuple[SnapshotParagraph, ...]:
        """All paragraphs, in order."""
        return tuple(paragraph for section in self.sections for paragraph in section.paragraphs)


def _sentence(citation: str) -> str:
    escaped = citation.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped if escaped.endswith(".") else f"{escaped}."
