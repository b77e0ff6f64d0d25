"""A draft written in Word as parts under headings, each with the blocks that it brings and where it may go. Pure.

What is a heading: a paragraph in a heading's style, a short one in bold, or one with `II.` or `B.` before it. What is
numbered under it: see `word_blocks`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

from workbench.drafting.records import Section
from workbench.text import markup
from workbench.text.enumerated import Enumerator
from workbench.word.drafted.records import Drafted, DraftedParagraph, WordDraft
from workbench.word.notices import Notice

LONGEST_HEADING: Final = 150  # characters of a heading without a style
_BOLD: Final = 0.8  # share of its letters
_MOST: Final = 0.34  # a draft of which more than this would be headings is written in bold
_FEW: Final = 12  # headings that even a draft of tables may have
_ALIKE: Final = 0.87  # how alike two titles are that mean one section
_ENDS_A_SENTENCE = re.compile(r"[.;,?!…]\W*$")
_HEADING_LABEL = re.compile(r"(?:[IVXLC]{1,6}|[A-Z])[.)]?")
# `R. G. n. 23` are initials, and no number.
_BEFORE_TITLE = re.compile(
    r"^\s*\(?(?:[IVXLCivxlc]{1,6}|[A-Za-z]|\d{1,2}(?:\.\d{1,2}){0,3})[.)\]:–-]+(?:\s+|$)(?![A-Z]\.)"
)


@dataclass(frozen=True)
class DraftPart:
    """A heading of the file with all that stands under it up to the next one; the first may have none.

    key: its place in the file · level: 1 the highest · styled: whether Word knows it as a heading · section: the id of
    the section of the outline whose title it has.
    """

    key: str
    title: str
    level: int
    styled: bool
    blocks: tuple[Drafted, ...]
    section: str = ""

    @property
    def heading(self) -> str:
        """The title without the number typed before it."""
        return bare(self.title)


@dataclass(frozen=True)
class DraftPlan:
    """A draft in parts, and what is to be known of it."""

    parts: tuple[DraftPart, ...]
    numbers: bool  # whether its writer numbered the paragraphs
    name: str = ""  # of the file: the title of what stands under no heading
    notices: tuple[Notice, ...] = ()


def plan(draft: WordDraft, sections: Sequence[Section], *, name: str = "") -> DraftPlan:
    """The parts of a draft, each beside the section of the outline that it seems to mean."""
    blocks = tuple(each for each in draft.blocks if not (isinstance(each, DraftedParagraph) and each.contents))
    levels = _levels(blocks)
    parts = tuple(_parts(blocks, levels, sections))
    return DraftPlan(parts, numbers_paragraphs(blocks), name, draft.notices)


def _parts(blocks: Sequence[Drafted], levels: Mapping[int, int], sections: Sequence[Section]) -> Iterator[DraftPart]:
    borders = [place for place in range(len(blocks)) if place in levels]
    if not borders or borders[0] > 0:
        first = blocks[: borders[0] if borders else len(blocks)]
        if first:
            yield DraftPart("0", "", 1, False, tuple(first))
    titles = _Titles(sections)
    for place, end in pairwise([*borders, len(blocks)]):
        heading = blocks[place]
        assert isinstance(heading, DraftedParagraph)
        title = _title(heading)
        found = titles.like(bare(title))
        styled = heading.heading is not None
        notes = [DraftedParagraph(words) for words in heading.footnotes.values()]  # a section's title has none
        yield DraftPart(str(place + 1), title, levels[place], styled, (*notes, *blocks[place + 1 : end]), found)


def _title(heading: DraftedParagraph) -> str:
    """Its words on one line, after its automatic number; notes of a heading have no place."""
    words = " ".join(markup.plain(heading.markup).replace("\ufffc", "").split())
    return f"{heading.label} {words}".strip()


def _levels(blocks: Sequence[Drafted]) -> dict[int, int]:
    """The level of each block that is a heading."""
    styled = {
        place: each.heading
        for place, each in enumerate(blocks)
        if isinstance(each, DraftedParagraph) and each.heading is not None
    }
    looks = [place for place, each in enumerate(blocks) if place not in styled and _looks_like_a_heading(each)]
    if len(looks) > max(_FEW, _MOST * len(blocks)):
        looks = []
    base = min(styled.values(), default=0)
    found = dict(styled)
    sizes = sorted({_size(blocks[place]) for place in looks}, reverse=True)
    for place in looks:
        above = [level for at, level in styled.items() if at < place]
        under = (above[-1] if above else base) + 1 if styled else 1
        found[place] = min(9, under + sizes.index(_size(blocks[place])))
    return dict(sorted(found.items()))


def _size(block: Drafted) -> float:
    return block.size if isinstance(block, DraftedParagraph) else 0.0


def _looks_like_a_heading(block: Drafted) -> bool:
    if not isinstance(block, DraftedParagraph) or block.footnotes or block.caption:
        return False
    text = markup.plain(block.markup).strip()
    if len(text) > LONGEST_HEADING or "\n" in text or _ENDS_A_SENTENCE.search(text) or not any(map(str.isalpha, text)):
        return False
    if block.label:
        return _HEADING_LABEL.fullmatch(block.label) is not None
    return block.bold >= _BOLD and block.listed is None


def bare(title: str) -> str:
    """`II. Article 5: stereotypes` → `Article 5: stereotypes`."""
    rest = _BEFORE_TITLE.sub("", title, count=1)
    return rest if any(map(str.isalnum, rest)) else title


class _Titles:
    """The titles of an outline; each is given once, the next of the same name to the next that asks."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self.open = {section.id: _folded(section.title) for section in sections if not section.file_sha256}

    def like(self, title: str) -> str:
        """The id of the section with this title, or one so like it that the same is meant; empty for none."""
        wanted = _folded(title)
        found = next((key for key, own in self.open.items() if own == wanted), "") or self._nearly(wanted)
        self.open.pop(found, None)
        return found

    def _nearly(self, wanted: str) -> str:
        matcher = SequenceMatcher(b=wanted, autojunk=False)
        best, most = "", _ALIKE
        for key, own in self.open.items():
            matcher.set_seq1(own)
            if _figures(own) == _figures(wanted) and matcher.real_quick_ratio() >= most and matcher.ratio() >= most:
                best, most = key, matcher.ratio()
        return best


def _folded(title: str) -> str:
    return " ".join(bare(title).split()).casefold().strip(" .:")


def _figures(title: str) -> list[str]:
    """Article 2 is not article 12."""
    return re.findall(r"\d+", title)


def numbers_paragraphs(blocks: Sequence[Drafted]) -> bool:
    """Whether the writer numbered paragraphs (`21.`, automatic or typed), so that those without a number are plain."""
    paragraphs = [each for each in blocks if isinstance(each, DraftedParagraph)]
    numbered = sum(1 for each in paragraphs if each.label.rstrip(".)-").isdecimal() or _typed(each))
    return numbered >= 3 and numbered >= 0.2 * len(paragraphs)


def _typed(paragraph: DraftedParagraph) -> bool:
    found = Enumerator().sign(markup.plain(paragraph.markup))
    return found is not None and found.kind == "numbered"
