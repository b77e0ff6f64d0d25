"""Stage 4b: which blocks open something: a numbered paragraph, an annex, a heading in plain type."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from workbench.corpus.annexes import opens, stands_alone
from workbench.corpus.parsing.blocks import Block, is_caption, is_heading, typed_label, typed_number
from workbench.corpus.parsing.numbers import Candidate, chain
from workbench.corpus.parsing.sectioned import is_on_a_complaint, sectioned
from workbench.text.characters import letters

# `III. Principal areas`, `A. Introduction`, `C. Concerns`, Arabic `أولاً-`, Chinese `一、`: headings of a section.
SECTION = re.compile(
    r"^(?:(?:[IVX]{1,5}|[A-Z])[.．]?\s+(?=\S)|[一二三四五六七八九十]+[、.]|(?:أول|ثاني|ثالث|رابع|خامس|ألف|باء|جيم|دال|هاء|واو)\w*\s*-)"
)
_BEFORE_ANNEX = 3  # numbered paragraphs: before them a plain `Annex` is a line of the contents
_HEADINGS_MOST = 3  # above one another: section, cluster, subject
_PLAIN_LONGEST = 110  # signs of a heading in plain type
_SENTENCE_ENDED = re.compile(r"[.;:!?。；：؛؟»”\"][\d*\s]*$")
_NO_HEADING = re.compile(
    r"[.;:,!?。；：،؛]\s*$|^\[|^(?:sources?|fuentes?|fontes?|notes?|nota|источник|المصدر|资料来源)\b|…|\.{3}|\|", re.I
)
_END_MATTER = re.compile(r"^(?:end)?notes?$|^notas$|^примечания$|^contents$", re.I)
_BOLD = 0.45  # of its letters: a paragraph in bold
_ENOUGH_DOTTED = 5
_HEADING_MOST, _HEADING_MOST_STYLED = 60, 120
_ANY = 1000


def heads(block: Block) -> bool:
    """Whether a block is a heading, or the heading of what stands behind a text: its notes, its contents."""
    return is_heading(block) or _END_MATTER.match(block.text) is not None


def plain_headings(blocks: Sequence[Block], starts: frozenset[int]) -> Iterator[int]:
    """Headings in plain, italic or underlined type: short lines between the end of a sentence and a number."""
    for start in starts:
        if "." in (typed_number(blocks[start]) or ("",))[0]:
            continue
        run = []
        for index in range(start - 1, max(-1, start - 1 - _HEADINGS_MOST), -1):
            if index in starts or not (heads(blocks[index]) or _is_plain_heading(blocks[index])):
                break
            run.append(index)
        before = blocks[run[-1] - 1].text if run and run[-1] > 0 else ""
        if not before or _SENTENCE_ENDED.search(before) or SECTION.match(blocks[run[-1]].text):
            yield from (index for index in run if not heads(blocks[index]))


def _is_plain_heading(block: Block) -> bool:
    text = block.text
    if block.row or block.small or len(text) > _PLAIN_LONGEST or block.numbering or typed_label(block):
        return False
    if not (text[:1].isupper() or SECTION.match(text)) or _NO_HEADING.search(text) or is_caption(text):
        return False
    return letters(text) > 0.6 * len(text)


def annexes(blocks: Sequence[Block]) -> Iterator[int]:
    """Blocks that open an annex."""
    numbered = 0
    for index, block in enumerate(blocks):
        numbered += typed_number(block) is not None
        if not opens(block.text) or block.row:
            continue
        if is_heading(block) or (numbered >= _BEFORE_ANNEX and stands_alone(block.text)):
            yield index


def _heading_most(block: Block) -> int:
    """Letters up to which `2. Segregation of children in schools` is a heading: more where its style says so."""
    return _HEADING_MOST_STYLED if block.heading is not None else _HEADING_MOST


def starts(blocks: Sequence[Block], annexes: frozenset[int]) -> tuple[int, ...]:
    """Blocks that begin a numbered paragraph: the chain of whole numbers, and the 147.12 of a review's report."""
    whole, dotted = [], []
    for index, block in enumerate(blocks):
        found = typed_number(block)
        if found is None or block.row:
            continue
        if "." in found[0]:
            dotted.append((index, found[0]))
        elif not (is_heading(block) and block.size > 0 and block.bold > 0.9 and len(block.text) < _heading_most(block)):
            whole.append(Candidate(index, int(found[0]), block.indent, block.bold > _BOLD))
    told = tuple(each.index for each in whole if blocks[each.index].begins)
    if not told and is_on_a_complaint(blocks):
        return tuple(sectioned([*((each.index, str(each.number)) for each in whole), *dotted]))
    numbered = told or chain([each for each in whole if blocks[each.index].begins is None], annexes)
    return tuple(sorted({*numbered, *_dotted(blocks, numbered, dotted)}))


def _dotted(blocks: Sequence[Block], numbered: Sequence[int], dotted: Sequence[tuple[int, str]]) -> Iterator[int]:
    """`147.12` counts under paragraph 147, from 147.1 on; a target `3.7` at the start of a line does not."""
    stems = sorted((index, found[0]) for index in numbered if (found := typed_number(blocks[index])))
    alone = Counter(number.split(".")[0] for _, number in dotted)
    last = 0
    for index, number in dotted:
        at = bisect_left(stems, (index, ""))
        whole, part = number.split(".")
        if int(part) == 1:
            last = 0
        # A draft may hold the items alone, without the paragraph that introduces them.
        belongs = stems[at - 1][1] == whole if at else alone[whole] >= _ENOUGH_DOTTED
        reach = _ANY if blocks[index].begins else 5  # an excerpt leaves many out
        if belongs and last < int(part) <= last + reach:
            last = int(part)
            yield index
