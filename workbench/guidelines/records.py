"""A guideline pack: sections of a report and what each must hold, with how sure each line is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Confidence(StrEnum):
    """How sure a line of the pack is: checked against the text, recalled well, or recalled badly."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class RequirementKind(StrEnum):
    """What sort of thing is asked for."""

    INFORMATION = "information"
    LEGISLATION = "legislation"
    MEASURE = "measure"
    DATA = "data"
    CASE_LAW = "case_law"
    FOLLOW_UP = "follow_up"


class Basis(StrEnum):
    """Where the request comes from; the first two make it required, the others advise."""

    GUIDELINE = "guideline"
    TREATY = "treaty"
    GENERAL_COMMENT = "general_comment"
    PRACTICE = "practice"


class Numbering(StrEnum):
    """Where the numbers of the headings come from."""

    COUNTED = "counted"
    KEPT = "kept"


@dataclass(frozen=True)
class Requirement:
    """One thing the report must say (`icerd.art-2.01`), or is advised to."""

    id: str
    text: str
    kind: RequirementKind
    basis: Basis
    confidence: Confidence
    disaggregation: tuple[str, ...]

    @property
    def required(self) -> bool:
        """Required by the guideline or the treaty itself; the rest is advice."""
        return self.basis in {Basis.GUIDELINE, Basis.TREATY}


@dataclass(frozen=True)
class GuidelineSection:
    """A part of the report; `suggested_share` is of the whole report and includes the sections within.

    `number` is that of the source where the pack keeps its numbers (`12`, a question of a list of issues).
    """

    id: str
    title: str
    articles: tuple[str, ...]
    source_paras: str
    suggested_share: float
    confidence: Confidence
    source_paras_confidence: Confidence | None
    source_section: str
    requirements: tuple[Requirement, ...]
    sections: tuple["GuidelineSection", ...]
    number: str = ""

    def walk(self, level: int = 1) -> Iterator[tuple[int, "GuidelineSection"]]:
        """The section and all within, in reading order, with their levels."""
        yield level, self
        for section in self.sections:
            yield from section.walk(level + 1)


@dataclass(frozen=True)
class OwnChanges:
    """What a State changed of a pack without copying it: ids of sections and requirements, and in which file."""

    file: Path
    added: tuple[str, ...]
    changed: tuple[str, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True)
class Guideline:
    """One pack. `file` says where it was read; `own` that it is the State's own, standing in for the program's.

    `version` is what the pack calls itself, else the beginning of its digest; `changes` what the State changed of it.
    One that `keeps_numbers` is a list of issues: the headings have its numbers, or none, whatever their place.
    """

    pack: str
    treaty: str
    treaty_name: str
    report_type: str
    treaty_body: str
    reporting_article: str
    source_symbol: str
    source_note: str
    word_limit: int | None
    word_limits: Mapping[str, int]
    word_limit_basis: str
    confidence: Confidence
    verification: str
    sections: tuple[GuidelineSection, ...]
    file: Path
    own: bool = False
    version: str = ""
    changes: OwnChanges | None = None
    keeps_numbers: bool = False
    language: str = "en"

    def walk(self) -> Iterator[tuple[int, GuidelineSection]]:
        """All sections in reading order, with their levels from 1."""
        for section in self.sections:
            yield from section.walk()

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        """All requirements in reading order."""
        return tuple(requirement for _, section in self.walk() for requirement in section.requirements)


@dataclass(frozen=True)
class PackHead:
    """What stands at the top of a pack, for lists: the sections are not read. Names as in `Guideline`."""

    pack: str
    treaty: str
    treaty_name: str
    report_type: str
    treaty_body: str
    source_symbol: str
    word_limit: int | None
    confidence: Confidence
    verification: str
    requirements: int
    file: Path
    own: bool = False
    version: str = ""
    changed: bool = False


@dataclass(frozen=True)
class Fault:
    """What is wrong with a pack, and in which line of which file."""

    file: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"
