"""The inner markup of a paragraph: a small closed part of HTML, always stored in one canonical form.

    strong em sup sub u   a[href: http, https, mailto, #ULID]   br   <fn id>   <cite id>   <ref id>   <stat id>

Formats are sets on characters, so a run of text maps one to one on a run in Word. In the plain text a note (footnote,
citation, reference to a paragraph, figure of a statistic) counts one character (U+FFFC) and a line break one (newline);
every offset of a comment is counted there. A frozen version has the words of references and figures in their place.
"""

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Literal, TypeAlias

from workbench.text.characters import NOTE_MARK, check, nfc, without_illegal
from workbench.text.refusals import BadMarkup as BadMarkup
from workbench.text.refusals import (
    ClosesNothing,
    EndlessMark,
    LinkWithoutAddress,
    MisplacedLink,
    NeverClosed,
    NoteWithoutId,
    UnreadableMark,
)

NESTING = ("strong", "em", "u", "sup", "sub")  # from outside to inside; a link stands around them all
ALIASES = {"b": "strong", "i": "em"}  # what browsers and people type for the same thing
NoteKind: TypeAlias = Literal["fn", "cite", "ref", "stat"]
NOTES: tuple[NoteKind, ...] = ("fn", "cite", "ref", "stat")


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters that all carry the same marks and the same link."""

    text: str
    marks: frozenset[str] = frozenset()
    href: str | None = None

    @property
    def leads_to(self) -> str | None:
        """The id of what an internal link leads to; None for other links and for none."""
        return self.href[1:] if self.href is not None and self.href.startswith("#") else None


@dataclass(frozen=True, slots=True)
class Note:
    """The place of something whose words are kept elsewhere under `id`.

    `fn` a footnote, `cite` a citation, `ref` the number of the paragraph with that id, `stat` a figure of a statistic.
    """

    kind: NoteKind
    id: str


@dataclass(frozen=True, slots=True)
class Break:
    """A line break inside the paragraph."""


Inline: TypeAlias = Text | Note | Break


_TOKEN = re.compile(r"<(?=[A-Za-z/!?])([^<>]*)(>?)|[^<]+|<")
_TAG = re.compile(r"(/?)([A-Za-z][A-Za-z0-9]*)(.*?)(/?)", re.DOTALL)
_ATTRIBUTE = re.compile(r"""\s*([A-Za-z][A-Za-z0-9_:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""")
_NOTE_KINDS: dict[str, NoteKind] = {kind: kind for kind in NOTES}
_NOTE_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
# A web address, or the id of what it leads to in this report (Crockford's base 32, as ULIDs are written).
_HREF = re.compile(r"(?:(?i:https?://|mailto:)[^\s<>\"]+|#[0-9A-HJKMNP-TV-Z]{26})")


class _Reader:
    """Reads tokens in order and keeps which marks are open."""

    def __init__(self) -> None:
        self.inlines: list[Inline] = []
        self.open: list[str] = []
        self.href: str | None = None

    def characters(self, source: str) -> None:
        # A line break typed in a form is a line break of the paragraph: nothing that was typed is lost.
        text = check(html.unescape(source)).replace("\r\n", "\n").replace("\r", "\n")
        for index, line in enumerate(text.split("\n")):
            if index:
                self.inlines.append(Break())
            if line:
                self.inlines.append(Text(line, frozenset(self.open), self.href))

    def tag(self, inside: str) -> None:
        match = _TAG.fullmatch(inside)
        if match is None:
            raise BadMarkup(mark=inside)
        closing, written, rest, _ = match.groups()
        name = ALIASES.get(written.lower(), written.lower())
        attributes = _attributes(rest, inside)
        if name in (*NOTES, "br"):
            if not closing:
                self._void(name, attributes, inside)
        elif name == "a":
            self._link(bool(closing), attributes, inside)
        elif name in NESTING and not attributes:
            self._mark(name, bool(closing), inside)
        else:
            raise BadMarkup(mark=inside)

    def _void(self, name: str, attributes: dict[str, str], inside: str) -> None:
        if name == "br" and not attributes:
            self.inlines.append(Break())
        elif set(attributes) == {"id"} and _NOTE_ID.fullmatch(attributes["id"]):
            self.inlines.append(Note(_NOTE_KINDS[name], attributes["id"]))
        else:
            raise NoteWithoutId(mark=inside)

    def _link(self, closing: bool, attributes: dict[str, str], inside: str) -> None:
        if closing and self.href is not None:
            self.href = None
        elif closing or self.href is not None:
            raise MisplacedLink(mark=inside)
        elif set(attributes) == {"href"} and _HREF.fullmatch(attributes["href"]):
            self.href = nfc(check(attributes["href"]))
        else:
            raise LinkWithoutAddress(mark=inside)

    def _mark(self, name: str, closing: bool, inside: str) -> None:
        if not closing:
            self.open.append(name)
        elif self.open and self.open[-1] == name:
            self.open.pop()
        else:
            raise ClosesNothing(mark=inside)

    def end(self) -> None:
        if self.open or self.href is not None:
            raise NeverClosed(mark=self.open[-1] if self.open else "a")


def _attributes(source: str, inside: str) -> dict[str, str]:
    found: dict[str, str] = {}
    place = 0
    while place < len(source.rstrip()):
        match = _ATTRIBUTE.match(source, place)
        if match is None or match[1].lower() in found:
            raise UnreadableMark(mark=inside)
        found[match[1].lower()] = html.unescape(match[2] or match[3] or match[4] or "")
        place = match.end()
    return found


def parse(markup: str) -> tuple[Inline, ...]:
    """The paragraph as runs, notes and breaks, neighbours with equal marks merged, text in NFC.

    Raises BadMarkup for anything outside the closed set, BadCharacter for what a Word file cannot carry.
    """
    reader = _Reader()
    for token in _TOKEN.finditer(markup):
        inside, end = token.group(1), token.group(2)
        if inside is None:
            reader.characters(token.group())
        elif end:
            reader.tag(inside)
        else:
            raise EndlessMark(mark=inside[:20])
    reader.end()
    return normal(reader.inlines)


def normal(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Neighbours with equal marks merged, empty runs left out, NFC also across the edge of two runs."""
    merged: list[Inline] = []
    for inline in inlines:
        last = merged[-1] if merged else None
        if isinstance(inline, Text):
            inline = replace(inline, text=nfc(inline.text))
            if isinstance(last, Text):
                last, inline = _composed(last, inline)
                merged[-1] = last
                if inline.text and (last.marks, last.href) == (inline.marks, inline.href):
                    merged[-1] = replace(last, text=last.text + inline.text)
                    continue
            if not inline.text:
                continue
        merged.append(inline)
    return tuple(merged)


def _composed(first: Text, second: Text) -> tuple[Text, Text]:
    """Move combining characters over the edge: an accent cannot be bold when its letter is not."""
    left, right = first.text, second.text
    while right and nfc(left + right) != left + right:
        left, right = nfc(left + right[0]), right[1:]
    return replace(first, text=left), replace(second, text=right)


def canonical(markup: str) -> str:
    """The one way to write this paragraph; `canonical(canonical(x)) == canonical(x)`. Raises as `parse` does."""
    return serialise(parse(markup))


def serialise(inlines: Iterable[Inline]) -> str:
    """Canonical markup of these runs: marks in fixed nesting, closed as late as the fixed nesting lets them."""
    sequence = normal(inlines)
    wanted = _elements(sequence)
    pieces: list[str] = []
    open_elements: tuple[str, ...] = ()
    for inline, elements in zip(sequence, wanted, strict=True):
        pieces.append(_change(open_elements, elements))
        pieces.append(_written(inline))
        open_elements = elements
    pieces.append(_change(open_elements, ()))
    return "".join(pieces)


def _elements(sequence: Sequence[Inline]) -> list[tuple[str, ...]]:
    """For each inline the elements around it, outermost first; a note keeps those that go on after it."""
    wanted: list[tuple[str, ...]] = [()] * len(sequence)
    after: tuple[str, ...] = ()
    for index in range(len(sequence) - 1, -1, -1):
        inline = sequence[index]
        if isinstance(inline, Text):
            link = (f'a href="{html.escape(inline.href)}"',) if inline.href else ()
            after = link + tuple(mark for mark in NESTING if mark in inline.marks)
        wanted[index] = after
    before: tuple[str, ...] = ()
    for index, inline in enumerate(sequence):
        if not isinstance(inline, Text):
            wanted[index] = _common(before, wanted[index])
        before = wanted[index]
    return wanted


def _common(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    pairs = zip(first, second, strict=False)
    return tuple(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _change(now: tuple[str, ...], then: tuple[str, ...]) -> str:
    kept = len(_common(now, then))
    closing = "".join(f"</{element.split()[0]}>" for element in reversed(now[kept:]))
    return closing + "".join(f"<{element}>" for element in then[kept:])


def _written(inline: Inline) -> str:
    if isinstance(inline, Text):
        return html.escape(inline.text, quote=False)
    if isinstance(inline, Note):
        return f'<{inline.kind} id="{inline.id}">'
    return "<br>"


def plain(markup: str) -> str:
    """The text alone: a footnote or citation is one U+FFFC, a line break one newline."""
    return plain_of(parse(markup))


def plain_of(inlines: Iterable[Inline]) -> str:
    """As `plain`, of runs already read."""
    return "".join(_plain(inline) for inline in inlines)


def _plain(inline: Inline) -> str:
    if isinstance(inline, Text):
        return inline.text
    return NOTE_MARK if isinstance(inline, Note) else "\n"


def from_plain(text: str) -> str:
    """Canonical markup of a plain text; newlines become line breaks. `plain(from_plain(t))` is `t` in NFC."""
    return canonical(html.escape(text, quote=False))


def notes(markup: str) -> tuple[Note, ...]:
    """The footnotes and citations of the paragraph, in reading order."""
    return tuple(inline for inline in parse(markup) if isinstance(inline, Note))


def split_at(markup: str, offset: int) -> tuple[str, str]:
    """The paragraph cut in two at an offset of its plain text; space at the cut is left out."""
    before: list[Inline] = []
    after: list[Inline] = []
    place = 0
    for inline in parse(markup):
        length = len(_plain(inline))
        if place + length <= offset:
            before.append(inline)
        elif place >= offset or not isinstance(inline, Text):
            after.append(inline)
        else:
            before.append(replace(inline, text=inline.text[: offset - place]))
            after.append(replace(inline, text=inline.text[offset - place :]))
        place += length
    return stripped(before), stripped(after)


def from_offset(markup: str, offset: int) -> str:
    """The paragraph without the first characters of its plain text, and without the space behind them."""
    return split_at(markup, offset)[1]


def safe_address(address: str) -> str | None:
    """The web or mail address where a paragraph may link to it, else None."""
    legal = _HREF.fullmatch(address) and without_illegal(address) == address
    return nfc(address) if legal and not address.startswith("#") else None


def joined(first: str, second: str, separator: str = " ") -> str:
    """Two paragraphs as one, a space between them."""
    between = [Text(separator)] if first and second else []
    return serialise([*parse(first), *between, *parse(second)])


def stripped(inlines: Iterable[Inline]) -> str:
    """Canonical markup without white space or line breaks at either end."""
    runs = list(normal(inlines))
    while runs and not _plain(runs[0]).strip():
        runs.pop(0)
    while runs and not _plain(runs[-1]).strip():
        runs.pop()
    if runs and isinstance(first := runs[0], Text):
        runs[0] = replace(first, text=first.text.lstrip())
    if runs and isinstance(last := runs[-1], Text):
        runs[-1] = replace(last, text=last.text.rstrip())
    return serialise(runs)


def tidy(markup: str) -> str:
    """Canonical markup of what a person typed: as `canonical`, without white space at either end."""
    return stripped(parse(markup))
