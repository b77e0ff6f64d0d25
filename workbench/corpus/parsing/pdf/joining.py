"""Stage 3 for PDF: lines put together to blocks; where one begins is told by gaps, indents, type and what is typed."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.corpus.parsing.blocks import ITEM, NUMBER, SECTION_NUMBER, Block, is_caption
from workbench.corpus.parsing.pdf import tables
from workbench.corpus.parsing.pdf.furniture import Body, without_marks
from workbench.corpus.parsing.pdf.lines import Line
from workbench.text.characters import letters

_ENDED = re.compile(r"[.;:!?»”\"。；：]\s*$")
_WORD_BREAK = re.compile(r"(\w+)-$")
# Before these a hyphen at a line's end is one of the word: `non-` `discrimination`.
_PREFIXES = frozenset(
    re.findall(
        r"\w+",
        "anti auto bi co counter cross ex extra inter intra mid micro multi non over post pre pro quasi re self semi"
        " socio sub trans ultra under vice well"
        # `государство-участник`, in its cases: the State party of every Russian document.
        " государство государства государству государством государстве"
        " государств государствам государствами государствах",
    )
)
_LONGEST_WORD = 100  # letters


def from_lines(body: Body) -> tuple[Block, ...]:
    """The blocks of a PDF."""
    words = _vocabulary(body.lines)
    rows = {row.first: row for row in tables.rows(body.lines, body.size)}
    found: list[Block] = []
    group: list[Line] = []
    row: tables.Row | None = None
    for index, line in enumerate(body.lines):
        row = rows.get(index, row)
        in_row = row is not None and index <= row.last
        after = body.lines[index + 1] if index + 1 < len(body.lines) else None
        if group and (in_row or _begins(group, line, body, after)):
            found.append(_block(group, body, words))
            group = []
        if not in_row:
            group.append(line)
        elif row is not None and index == row.first:
            found.append(_row(line, row, body))
    if group:
        found.append(_block(group, body, words))
    return tuple(_with_captions([block for block in found if block.text]))


def _row(line: Line, row: tables.Row, body: Body) -> Block:
    return Block(
        text=row.text,
        bold=1.0 if _is_bold(line) else 0.0,
        page=line.page,
        indent=line.left - body.left_of(line.page),
        size=line.size,
        row=True,
        cells=row.cells,
        table=row.table,
    )


def _with_captions(found: Sequence[Block]) -> Iterator[Block]:
    """The blocks; `Table 4 Girls in school` right above a table belongs to it."""
    for block, after in itertools.zip_longest(found, found[1:]):
        if after is not None and after.row and not block.row and is_caption(block.text):
            yield replace(block, table=after.table)
        else:
            yield block


def _begins(group: Sequence[Line], line: Line, body: Body, after: Line | None) -> bool:
    """Whether a line begins a new block; `after` is the line below it."""
    last = group[-1]
    text = line.text.strip()
    indent = line.left - body.left_of(line.page)
    if abs(line.size - last.size) > 0.6 and not (_all_letters_like(last) or _all_letters_like(line)):
        return True
    if _typed_start(text, indent, last):
        return True
    if line.page > last.page + 1:
        return True  # the page between could not be read
    if line.page != last.page:
        return _begins_after_page_break(group, line, body, after)
    gap = last.baseline - line.baseline
    if gap < -body.leading:
        return _begins_after_page_break(group, line, body, after)  # the next column
    if gap > body.leading * 1.3 * (1.0 if SECTION_NUMBER.match(text) else max(1.0, line.size / (body.size or 1.0))):
        return True  # large type has lines farther apart
    if _is_bold(line) != _is_bold(last) and gap > body.leading * 1.05:
        return True
    return _short(last, body) and _has_ended(last) and indent > 8


def _has_ended(line: Line) -> bool:
    """Whether a sentence or an item ends with the line; a footnote's mark may stand behind the full stop."""
    spans, _ = without_marks(line.spans)
    return bool(_ENDED.search("".join(span.text for span in spans)))


def _all_letters_like(line: Line) -> bool:
    """A line of a few signs has no size of its own."""
    return len(line.text.strip()) < 3


def _typed_start(text: str, indent: float, last: Line) -> bool:
    """A paragraph's number or an item's label at the start of a line, where the line before could have ended."""
    if ITEM.match(text):
        return indent > 8 or (_has_ended(last) and indent > -3)
    if NUMBER.match(text):
        return _has_ended(last) or _is_bold(last) or SECTION_NUMBER.match(last.text.strip()) is not None
    return False


def _begins_after_page_break(group: Sequence[Line], line: Line, body: Body, after: Line | None) -> bool:
    last = group[-1]
    heads = after is not None and after.page == line.page and NUMBER.match(after.text.strip()) is not None
    if heads and _has_ended(last) and _short(line, body) and not _has_ended(line):
        return True  # a heading above the first paragraph of a page
    if _is_bold(line) != _is_bold(last) and (_is_bold(last) or _short(line, body)):
        return True
    return _has_ended(last) and (_short(last, body) or line.left - body.left_of(line.page) > 8)


def _short(line: Line, body: Body) -> bool:
    return line.right < body.right - 20


def _is_bold(line: Line) -> bool:
    letters = sum(len(span.text.strip()) for span in line.spans if not span.raised)
    bold = sum(len(span.text.strip()) for span in line.spans if span.bold and not span.raised)
    return bold > letters / 2


def _block(group: Sequence[Line], body: Body, words: frozenset[str]) -> Block:
    text, bold, count = "", 0, 0
    notes: list[str] = []
    for line in group:
        spans, marks = without_marks(line.spans)
        notes.extend(marks)
        text = _joined(text, "".join(span.text for span in spans), words)
        weights = {span.bold for span in spans}
        if len(weights) == 1:
            own = letters("".join(span.text for span in spans))
            count, bold = count + own, bold + own * weights.pop()
        else:
            count += sum(letters(span.text) for span in spans)
            bold += sum(letters(span.text) for span in spans if span.bold)
    first = group[0]
    size = max(group, key=lambda line: len(line.text)).size
    return Block(
        text=text,
        bold=bold / count if count else 0.0,
        page=first.page,
        indent=first.left - body.left_of(first.page),
        size=size,
        small=size < body.size * 0.93,
        notes=tuple(notes),
    )


def _joined(text: str, line: str, words: frozenset[str]) -> str:
    """Two lines as one. A hyphen at the end goes where the document has the word without it, and neither half alone."""
    line = " ".join(line.split())
    if text.endswith("\u00ad"):
        return text[:-1] + line
    # Only the end is looked at: a paragraph of a thousand lines would be searched through a thousand times.
    broken = _WORD_BREAK.search(text[-_LONGEST_WORD:]) if text.endswith("-") else None
    if broken and line[:1].islower():
        after = re.match(r"\w+", line)
        head, tail = broken.group(1).lower(), after.group().lower() if after else ""
        torn = head + tail in words or (head not in words and tail not in words and head not in _PREFIXES)
        return (text[:-1] if torn else text) + line
    if text.endswith(("-", "–", "/")) and not text.endswith((" -", " –")):
        return text + line
    return f"{text} {line}".strip()


def _vocabulary(lines: Sequence[Line]) -> frozenset[str]:
    """The words of a document, without the halves of those that are broken at a line's end."""
    found: set[str] = set()
    broken = False
    for line in lines:
        words = re.findall(r"\w+", line.text.lower())
        ends = line.text.rstrip().endswith("-")
        found.update(words[broken : len(words) - ends])
        broken = ends
    return frozenset(found)
