"""The title of a document, from the type of its first lines."""

import re
from collections.abc import Sequence

from workbench.corpus.parsing.blocks import Block, typed_number

_LONGEST = 200  # letters; what is longer is cut where a part or a word ends, so that it can stand in a citation
_RUNNING = 160  # letters: longer is running text
_STEP = 3.1  # points between the parts of one title: 17 point, 14 point
_GREAT = 15.5  # points: a title in 14 point has no smaller part, its first headings are in 12
_HALF = 0.5
# Above the title stands who meets and when: `Human Rights Council`, `Fifteenth session`, `Agenda item 6`.
ORGAN = re.compile(
    r"^(?:General Assembly|Human Rights Co\w+|Committee |Comité |Comisión |Комитет |اللجنة |Working Group on"
    r"|[\w-]+ session|Agenda item|Item \d|Addendum|\[)[^:]*$",
    re.I,
)
# `Concluding observations on the initial report of Georgia*`: a note's star is no part of it.
_STARS = re.compile(r"\*+(?=\s|$)")
_TITLE_BLOCKS = 30
# Chinese says in 70 signs what takes 200 letters elsewhere; without spaces a title runs into what stands below it:
# when and where people met, or the contents.
_LONGEST_CHINESE = 70
_HAN = re.compile("[\u4e00-\u9fff]")
_BELOW_CHINESE = re.compile(
    r"(?<=.{8})\s*(?:(?:紀錄|记录)?\s*(?:時間|时间|地點|地点|日期)\s*[：:]|目錄|目录|【附件】).*", re.S
)


def title_of(blocks: Sequence[Block], *, fallback: str) -> str:
    """The large print before the first paragraph, without the organ's name; else the first line, else `fallback`."""
    first = _before_text(blocks)
    if not first or _opens_plainly(blocks, first):
        opening = blocks[0] if blocks else None
        if opening is None or typed_number(opening) or opening.row or len(opening.text) >= 200:
            return fallback
        return cut([opening.text])
    largest = max(block.size for block in first)
    least = largest - (_STEP if largest >= _GREAT else _HALF)
    chosen = [block for block in first if block.size >= least and not ORGAN.match(block.text)]
    return cut([block.text for block in chosen]) or fallback


def cut(parts: Sequence[str]) -> str:
    """The parts of a title, as many as fit; the first one alone is cut where a word ends."""
    title = ""
    for part in parts:
        longer = without_stars(f"{title} {part}")
        if title and len(longer) > _longest(longer):
            break
        title = longer
    if _longest(title) == _LONGEST_CHINESE:
        return _BELOW_CHINESE.sub("", title)[:_LONGEST_CHINESE].rstrip(" （(")
    return title if len(title) <= _LONGEST else title[:_LONGEST].rpartition(" ")[0]


def _longest(title: str) -> int:
    return _LONGEST_CHINESE if len(_HAN.findall(title)) > len(title) / 2 else _LONGEST


def _opens_plainly(blocks: Sequence[Block], first: Sequence[Block]) -> bool:
    """A Word file whose first line is a title in plain type, before headings that only their style tells apart."""
    usual = _usual_size(blocks)
    told_by_style = all(block.heading is not None and block.size <= usual + 0.5 for block in first)
    return told_by_style and blocks[0] is not first[0] and len(blocks[0].text) < _RUNNING


def _before_text(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of the first page before the first heading with a number or the first running text."""
    found: list[Block] = []
    usual = _usual_size(blocks)
    for block in blocks[:_TITLE_BLOCKS]:
        if block.page not in (None, 1) or typed_number(block) or re.match(r"^(?:[IVX]+|[A-Z])\.\s", block.text):
            break
        if block.table is None and (block.size > usual + 0.5 or block.bold > 0.8 or block.heading is not None):
            found.append(block)
        elif len(block.text) > _RUNNING and not ORGAN.match(block.text):
            break
    return tuple(found)


def _usual_size(blocks: Sequence[Block]) -> float:
    exactly: dict[float, int] = {}
    for block in blocks:
        exactly[block.size] = exactly.get(block.size, 0) + len(block.text)
    letters: dict[float, int] = {}
    for size, count in exactly.items():
        letters[round(size, 1)] = letters.get(round(size, 1), 0) + count
    return max(letters, key=lambda size: letters[size]) if letters else 0.0


def without_stars(text: str) -> str:
    """A title or heading without the stars of its notes, also those that stand between its lines."""
    return " ".join(_STARS.sub("", text).split()).strip(" *")
