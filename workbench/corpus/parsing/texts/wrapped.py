"""Text whose lines were broken by a program (a page made from a PDF, an old .txt): lines become paragraphs again.

     8. 委員會讚賞中華民國（臺灣）毫無保留地接受《CRC》
                                ，且制定特
         別法施行《CRC》

Reads: lines with their indent, "" between paragraphs. Writes: blocks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from workbench.corpus.parsing.blocks import Block

_ENOUGH = 8  # lines
_WIDEST = 150  # columns of a line; a Chinese sign takes two
_CJK = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]")
_ENDED = re.compile(r"[.;:!?。；：！？]['\"”’»）)\]」』]*$")
_NUMBER = re.compile(r"^(\d{1,4})(?:\s?[.．、]|\s*[-–](?=\s))\s*(?=[^\d\s.])")
# `(1)`, `（1）`, `1)`: an item that counts in figures; `(a)`, `（一）`, `a)`: one that counts in letters.
_FIGURE = re.compile(r"^(?:[(（](\d{1,2})[)）]|(\d{1,2})[)）])\s*")
_LETTER = re.compile(r"^(?:[(（](?:[a-z]{1,2}|[ivx]{1,5}|[а-яё]|[ء-ي]|[一二三四五六七八九十]{1,3})[)）]|[a-z][)）])\s*")
_BULLET = re.compile(r"^[•▪●◦·*–-]\s+")
# `壹、`, `一、`, `III.`, `A.`: a heading that counts, with its level.
_COUNTED = (
    re.compile(r"^(?:[壹貳貮參叁肆伍陸柒捌玖拾]{1,3}[、.．]|第[一二三四五六七八九十]{1,3}[章部篇]|[IVX]{1,5}[.．]\s)"),
    re.compile(r"^(?:[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]{1,3}[節节]|[A-Z][.．]\s)"),
)
_PAGE = re.compile(r"^[-–— ]*(?:page\s*)?\d{1,4}(?:\s*[/|]\s*\d{1,4})?[-–— ]*$|^第\s*\d+\s*[頁页]$", re.I)
_CONTENTS = re.compile(r"(?:[.…·]\s?){5,}\s*\d*$")
_LONGEST_LINE = 500  # signs: what is longer was not broken to fit a page, and is not looked at
_HEADING_WIDEST = 90
_BROKEN = re.compile(r"[^\W\d_]-$")
_SIZES = (14.0, 12.0, 11.0)
_SIZE = 10.0


def width(text: str) -> int:
    """Columns that a text takes on a screen."""
    return len(text) + len(_CJK.findall(text))


def is_wrapped(lines: Sequence[str]) -> bool:
    """Whether lines were broken to fit a page: none is wide, many end in the midst of a sentence."""
    if any(len(line) > 20 * _LONGEST_LINE for line in lines):
        return False
    filled = [line.strip() for line in lines if line.strip()]
    if len(filled) < _ENOUGH:
        return False
    indented = sum(bool(line.strip()) and _indented(line) for line in lines)
    widths = sorted(width(line) for line in filled)
    usual = widths[int(len(widths) * 0.75)]
    unended = sum(not _ENDED.search(line) for line in filled if width(line) > usual * 0.6)
    long = sum(width(line) > usual * 0.6 for line in filled)
    least = 0.3 if indented > 0.25 * len(filled) else 0.5  # an indent that goes on is a sign too
    return widths[int(len(widths) * 0.95)] <= _WIDEST and usual >= 30 and unended > least * long


@dataclass
class State:
    """The number last met, and the paragraph that is open."""

    number: int = 0
    level: int = 0  # of the heading above the lines; theirs stand below it
    heading: Block | None = None
    texts: list[str] = field(default_factory=list)
    begins: bool | None = None
    place: str = ""


def blocks(lines: Sequence[str], places: Sequence[str], state: State | None = None) -> Iterator[Block]:
    """The paragraphs, items and headings of broken lines; `places` says where each line stands.

    With a `state` the numbers count on from the stretch before; they begin again where the first of this one is 1.
    """
    state = state or State()
    if first_number(lines) == 1:
        state.number = 0
    kept = [(index, line) for index, line in enumerate(lines) if not _is_furniture(line.strip())]
    for at, (index, line) in enumerate(kept):
        text = line.strip()
        if not text:
            continue
        gap = at == 0 or not kept[at - 1][1].strip()
        number = _NUMBER.match(text)
        heading = _heading_level(kept, at, state)
        if state.heading is not None and _is_open(state.heading.text):
            state.heading = replace(state.heading, text=_joined([state.heading.text, text]))
        elif heading:
            yield from _closed(state)
            level, size = min(state.level + heading, 9), _SIZES[heading - 1]
            state.heading = Block(_spaced(text), 1.0, heading=level, size=size, place=places[index])
        elif number and _counts_on(int(number[1]), state):
            yield from _closed(state)
            state.number = int(number[1])
            _open(state, f"{number[1]}. {text[number.end() :]}", places[index], begins=True)
        elif _starts(text) or (gap and not state.number and not state.texts):
            yield from _closed(state)
            figure = _FIGURE.match(text)
            shown = f"{figure[1] or figure[2]}. {text[figure.end() :]}" if figure else text
            _open(state, shown, places[index], begins=False if figure else None)
        elif not state.texts or (gap and _is_done(state) and not _indented(line)):
            yield from _closed(state)
            _open(state, text, places[index], begins=None)
        else:
            state.texts.append(text)
    yield from _closed(state)


def _is_done(state: State) -> bool:
    """Whether a gap ends the open paragraph: a sentence is over, or it is a line of the title before the numbers."""
    return bool(_ENDED.search(state.texts[-1])) or (not state.number and len(state.texts) == 1)


def _is_furniture(text: str) -> bool:
    """A page's number, a line of the table of contents."""
    return len(text) < _LONGEST_LINE and bool(_PAGE.match(text) or _CONTENTS.search(text))


def first_number(lines: Sequence[str]) -> int:
    """The first number at the start of a line, 0 where there is none."""
    found = (_NUMBER.match(line.strip()) for line in lines)
    return next((int(match[1]) for match in found if match), 0)


def _open(state: State, text: str, place: str, *, begins: bool | None) -> None:
    state.texts, state.place, state.begins = [text], place, begins


def _is_open(heading: str) -> bool:
    """Whether a bracket of a heading is closed on the next line: `A. General measures (arts. 4,`."""
    return (
        len(re.findall("[(（]", heading)) > len(re.findall("[)）]", heading)) and width(heading) < 2 * _HEADING_WIDEST
    )


def _closed(state: State) -> Iterator[Block]:
    if state.heading is not None:
        yield state.heading
    state.heading = None
    if state.texts:
        yield Block(_joined(state.texts), 0.0, size=_SIZE, place=state.place, begins=state.begins)
    state.texts = []


def _counts_on(number: int, state: State) -> bool:
    return number == state.number + 1 or (number == 1 and state.number == 0)


def _starts(text: str) -> bool:
    return bool(_FIGURE.match(text) or _LETTER.match(text) or _BULLET.match(text))


def _indented(line: str) -> bool:
    return line.startswith(("  ", "\t", "\u3000"))


def _heading_level(kept: Sequence[tuple[int, str]], at: int, state: State) -> int:
    """1 to 3 for a heading: it is short, does not run on from the line before, and a number or a heading follows."""
    text = kept[at][1].strip()
    counted = next((level for level, shape in enumerate(_COUNTED, start=1) if shape.match(text)), 0)
    before = kept[at - 1][1].strip() if at else ""
    if width(text) > _HEADING_WIDEST or _starts(text) or _NUMBER.match(text) or _ENDED.search(text):
        return 0
    if counted and (not before or _ENDED.search(before) or width(before) < 40):
        return counted
    runs_on = bool(before) and not _ENDED.search(before) and bool(state.texts)  # nothing is open below a heading
    if runs_on or _indented(kept[at][1]) or not text[0].isalnum():
        return 0
    return 3 if _number_follows(kept, at, state) else 0


def _number_follows(kept: Sequence[tuple[int, str]], at: int, state: State) -> bool:
    """Whether the next paragraph begins below, with nothing but other headings between."""
    for _, line in kept[at + 1 : at + 6]:
        text = line.strip()
        number = _NUMBER.match(text)
        if number:
            return int(number[1]) == state.number + 1
        if text and (_indented(line) or width(text) > _HEADING_WIDEST or _ENDED.search(text)):
            return False
    return False


def _joined(lines: Sequence[str]) -> str:
    """Lines as one: no space between Chinese signs, none after a hyphen that parts a word."""
    pieces: list[str] = []
    for line in lines:
        before = pieces[-1] if pieces else ""
        if not before:
            pieces.append(line)
        elif _BROKEN.search(before[-2:]) and line[:1].islower():
            pieces[-1] = before[:-1]
            pieces.append(line)
        elif _CJK.match(before[-1:]) or _CJK.match(line[:1]):
            pieces.append(line)
        else:
            pieces.append(f" {line}")
    return _spaced("".join(pieces))


def _spaced(text: str) -> str:
    return " ".join(text.split())
