"""Where the requirements of a checklist stand beside an outline that is not its own: by article, else by its words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from workbench.guidelines import Guideline, GuidelineSection, Requirement

_WORD = re.compile(r"[^\W\d_]{4,}")


class Heading(Protocol):
    """A section of an outline, as far as what it is about goes."""

    @property
    def title(self) -> str: ...
    @property
    def articles(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Placed:
    """A requirement of a checklist beside the section of that index."""

    section: int
    requirement: Requirement


def placed(checklist: Guideline, sections: Sequence[Heading]) -> tuple[Placed, ...]:
    """Each requirement of the checklist in order, beside the section that is about the same."""
    return tuple(
        Placed(section_for(part, sections), requirement)
        for _, part in checklist.walk()
        for requirement in part.requirements
    )


def section_for(part: GuidelineSection, sections: Sequence[Heading]) -> int:
    """The index of the section that shares articles with the part and has the fewest others.

    A paragraph of an article (`5 (e)`) goes before the article. Of sections that share none, the one whose heading has
    most words in common; else the first.
    """
    wanted = {_article(each) for each in part.articles}
    sharing = [
        (not set(section.articles) & set(part.articles), len(theirs - wanted), -len(theirs & wanted), index)
        for index, section in enumerate(sections)
        if (theirs := {_article(each) for each in section.articles}) & wanted
    ]
    if sharing:
        return min(sharing)[-1]
    words = _words(part.title)
    alike = [(-len(_words(section.title) & words), index) for index, section in enumerate(sections)]
    best = min(alike, default=(0, 0))
    return best[1] if best[0] else 0


def _article(written: str) -> str:
    """`2 (1) (b)` → `2`: headings name the article as a whole."""
    found = re.match(r"\s*(\d+)", written)
    return found[1] if found else written.strip().casefold()


def _words(title: str) -> set[str]:
    return set(_WORD.findall(title.casefold()))
