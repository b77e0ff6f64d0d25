"""Stages 1 to 3 for Markdown: headings, numbered paragraphs, items, tables, footnotes and what is bold.

Reads: text. Writes: one `Part`. Lines of one paragraph are joined; marks of emphasis, links and notes are taken out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from workbench.corpus.parsing.blocks import Block
from workbench.corpus.parsing.parts import Part
from workbench.corpus.parsing.sheets.tabular import row_text
from workbench.text.characters import letters

_FRONT = re.compile(r"\A---\n(.*?)\n(?:---|\.\.\.)[ \t]*\n", re.S)
_SAID = re.compile(r"^(?:title|categor\w*|tags?|state|country|body|treaty|date)\s*:\s*(.*)$", re.I)
_LANGUAGE = re.compile(r"^lang(?:uage)?\s*:\s*[\"']?([a-z]{2})\b", re.I | re.M)
_LISTED = re.compile(r"^\s*-\s+(.+)$")
_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-+)\s*$")
_RULE = re.compile(r"^ {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
_FOOTNOTE = re.compile(r"^\[\^([^\]]+)\]:\s*(.*)$")
# `21. `, `21) `, `a. `, `b) `, `(a) `, `99.6 `, `* `, `- `: where a new block begins in the midst of lines.
_NUMBERED = re.compile(r"^(\d{1,4})[.)]\s+(?=\S)")
_DOTTED = re.compile(r"^\d{1,3}\.\d{1,3}\.?\s+(?=\S)")
_LETTERED = re.compile(r"^(?:\(([a-z]{1,2}|[ivx]{1,5})\)|([a-z]|[ivx]{1,5})[.)])\s+(?=\S)")
_BULLET = re.compile(r"^[*+•-]\s+(?=\S)")
_TABLE_RULE = re.compile(r"^\s*\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*\|?\s*$")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", re.S)
_EMPHASIS = re.compile(r"(?<![\w*_\\])([*_])(?=\S)(.+?)(?<=\S)\1(?![\w*_])", re.S)
_NOTE = re.compile(r"\s*\[\^([^\]]+)\]")
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]+)\]\((?:[^()]|\([^)]*\))*\)|<(https?://[^>]+)>")
_TAG = re.compile(r"</?(?:br|p|div|span|sup|sub|u|b|i|em|strong|center|font|a|img|hr)\b[^>]*>", re.I)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_YEARS = range(1900, 2101)  # `… del 10 de diciembre de`, and on the next line `1983. El nuevo Gobierno`
_ENDED = re.compile(r"[.:;!?…)\]»”\"。；：]$")
_LONGEST_MARKED = 50_000  # signs of one paragraph; a page has three thousand
_SIZES = (20.0, 16.0, 13.0, 12.0, 11.0, 11.0)
_SIZE = 10.0


@dataclass
class _Open:
    """Lines of one block so far, `indent` of the first, the line it begins on."""

    lines: list[str]
    indent: int
    line: int


@dataclass
class _State:
    """What is known while the lines are read."""

    notes: dict[str, str] = field(default_factory=dict)
    note: str | None = None  # the footnote whose lines are read
    table: int = 0
    names: tuple[str, ...] = ()
    number: int = 0  # of the numbered paragraph last begun
    lists: bool = False  # whether it ended with a colon
    open: bool = False  # whether the last block broke off in a sentence


def read(text: str) -> Part:
    """The document of a Markdown text."""
    context, language, body, skipped = _front(text)
    state = _State()
    blocks = tuple(_blocks(body.split("\n"), state, skipped))
    notes = {mark: plain(words)[0] for mark, words in state.notes.items()}
    return Part(blocks=blocks, notes=notes, context=context, language=language)


def _front(text: str) -> tuple[tuple[str, ...], str | None, str, int]:
    """(what the page says of itself above its text, its language, the text, lines before it)."""
    found = _FRONT.match(text)
    if found is None:
        return (), None, text, 0
    lines = found[1].split("\n")
    said = [match[1] for line in lines if (match := _SAID.match(line))]
    said += [match[1] for line in lines if (match := _LISTED.match(line))]
    language = _LANGUAGE.search(found[1])
    context = tuple(value for each in said if (value := each.strip(" \"'[]")))
    return context, language[1].lower() if language else None, text[found.end() :], found[0].count("\n")


def _blocks(lines: Sequence[str], state: _State, skipped: int) -> Iterator[Block]:
    opened: _Open | None = None
    index = 0
    while index < len(lines):
        line, number = lines[index], index + 1 + skipped
        after = lines[index + 1] if index + 1 < len(lines) else ""
        if _heads(line, after, opened) or ("|" in line and _TABLE_RULE.match(after) and "|" in after):
            yield from _closed(opened, state)
            opened = None
            if _HEADING.match(line) or "|" not in line or not _TABLE_RULE.match(after):
                yield _heading(line, after, number)
                state.lists = state.open = False
                index += 1 if _HEADING.match(line) else 2
            else:
                rows = _table_lines(lines, index)
                yield from _table(rows, state, number)
                index += len(rows)
            continue
        opened, done = _taken(line, number, opened, state)
        yield from _closed(done, state)
        index += 1
    yield from _closed(opened, state)


def _heads(line: str, after: str, opened: _Open | None) -> bool:
    """`# Title`, or a line underlined with `===` or `---`."""
    if _HEADING.match(line):
        return True
    return opened is None and bool(line.strip()) and bool(_UNDERLINE.match(after)) and not _RULE.match(line)


def _heading(line: str, after: str, number: int) -> Block:
    match = _HEADING.match(line)
    level = len(match[1]) if match else (1 if after.strip().startswith("=") else 2)
    text, _, notes = plain(match[2] if match else line)
    return Block(text, 1.0, heading=level, size=_SIZES[level - 1], notes=notes, place=f"line {number}")


def _taken(line: str, number: int, opened: _Open | None, state: _State) -> tuple[_Open | None, _Open | None]:
    """(the block that is open after this line, the block that this line ended)."""
    note = _FOOTNOTE.match(line)
    if note:
        state.note = note[1]
        state.notes[note[1]] = note[2]
        return None, opened
    if not line.strip() or _RULE.match(line):
        state.note = None
        return None, opened
    if state.note is not None and opened is None:
        state.notes[state.note] += f" {line.strip()}"
        return None, None
    text = line.lstrip("> ") if line.lstrip().startswith(">") else line.lstrip()
    indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
    if opened is None:
        return _Open([text], indent, number), None
    if _interrupts(text, indent, opened):
        return _Open([text], indent, number), opened
    opened.lines.append(text)
    return opened, None


def _interrupts(text: str, indent: int, opened: _Open) -> bool:
    """Whether a line begins a new block without a blank line before it: the next of a list."""
    first = opened.lines[0]
    if _BULLET.match(text):
        return not _BULLET.match(first) or indent <= opened.indent
    numbered, before = _NUMBERED.match(text), _NUMBERED.match(first)
    if numbered:
        return int(numbered[1]) == (int(before[1]) + 1 if before else 1)
    lettered = _LETTERED.match(text)
    if lettered:
        return bool(_LETTERED.match(first)) or opened.lines[-1].rstrip().endswith((":", ";"))
    return bool(_DOTTED.match(text) and (_DOTTED.match(first) or opened.lines[-1].rstrip().endswith((":", ";", "."))))


def _closed(opened: _Open | None, state: _State) -> Iterator[Block]:
    """The block that these lines are."""
    if opened is None:
        return
    joined = _joined(opened.lines)
    text, bold, notes = plain(joined)
    if not text:
        return
    lettered = _LETTERED.match(text)
    if lettered:
        text = f"({lettered[1] or lettered[2]}) {text[lettered.end() :]}"
    numbered = _NUMBERED.match(text)
    begins = _begins(int(numbered[1]), state) if numbered and opened.indent < 4 else None
    if _DOTTED.match(text):
        begins = True
    if numbered and begins is not None:
        text = f"{numbered[1]}. {text[numbered.end() :]}"
    if begins is not False and not lettered and not _DOTTED.match(text):
        state.lists = text.endswith(":") or (state.lists and not letters(text))
    state.open = not _ENDED.search(text)
    place = f"line {opened.line}"
    yield Block(text, bold, size=_SIZE, indent=float(opened.indent), notes=notes, place=place, begins=begins)


def _begins(number: int, state: _State) -> bool | None:
    """A list at the edge of the text counts the paragraphs; under `… the following:` a smaller number is its item."""
    if state.open and number in _YEARS:
        return None
    if number <= state.number and state.lists:
        return False
    state.number = number
    return True


def _joined(lines: Sequence[str]) -> str:
    """The lines of a block as one; a bullet within another stays a line of its own, as does a forced break."""
    text = ""
    for line in lines:
        if text and (_BULLET.match(line) or text.endswith(("  ", "\\"))):
            text = f"{text.rstrip(' ').rstrip(chr(92))}\n{line}"
        else:
            text = f"{text} {line}" if text else line
    return "\n".join(" ".join(part.split()) for part in text.split("\n"))


def plain(marked: str) -> tuple[str, float, tuple[str, ...]]:
    """(the words alone, the share of letters in bold, the marks of its footnotes)."""
    if len(marked) > _LONGEST_MARKED:  # no paragraph: nothing is looked for in it
        return " ".join(marked.split()), 0.0, ()
    text = _PICTURE.sub("", _TAG.sub(" ", marked))
    notes = tuple(match[1] for match in _NOTE.finditer(text))
    text = _LINK.sub(lambda link: link[1] or link[2], _NOTE.sub("", text))
    count = letters(text)
    bold = sum(letters(match[2]) for match in _STRONG.finditer(text))
    text = _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", text))).replace("**", "").replace("`", "")
    text = "\n".join(" ".join(_BULLET.sub("", line.strip()).split()) for line in _ESCAPED.sub(r"\1", text).split("\n"))
    return text.strip(), bold / count if count else 0.0, notes


def _table_lines(lines: Sequence[str], index: int) -> list[str]:
    rows = []
    while index < len(lines) and "|" in lines[index] and lines[index].strip():
        rows.append(lines[index])
        index += 1
    return rows


def _table(lines: Sequence[str], state: _State, number: int) -> Iterator[Block]:
    """The rows of a table below its header and the rule under it."""
    state.table += 1
    names = _cells(lines[0])
    for offset, line in enumerate(lines[2:], start=2):
        cells = _cells(line)
        if any(cells):
            place = f"line {number + offset}"
            yield Block(row_text(names, cells), 0.0, row=True, cells=cells, table=state.table, place=place)


def _cells(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|").removesuffix("|")
    return tuple(plain(cell.strip().replace("\\|", "|"))[0] for cell in re.split(r"(?<!\\)\|", inner))
