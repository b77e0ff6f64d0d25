"""The words of one `w:p` with their marks, links, notes and pictures, as they read once every change is accepted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from workbench.text import markup
from workbench.text.characters import without_illegal
from workbench.text.markup import Break, Inline, Note, Text
from workbench.word.flow import symbol
from workbench.word.outline import OFF, Styles
from workbench.word.xml import NAMESPACES, Element, attribute, children, local_name, name

_W: Final = f"{{{NAMESPACES['w']}}}"
_RPR, _RSTYLE, _ALIGN = name("w:rPr"), name("w:rStyle"), name("w:vertAlign")
_MARKS: Final = {name("w:b"): "strong", name("w:i"): "em"}
_RAISED: Final = {"superscript": "sup", "subscript": "sub"}
_VANISH, _OWN_MARK = name("w:vanish"), _W + "customMarkFollows"
_DRAWN: Final = frozenset({"drawing", "pict", "object"})
_NOTES: Final = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_INSIDE: Final = frozenset(
    {"ins", "moveTo", "smartTag", "customXml", "fldSimple", "dir", "bdo", "sdt", "sdtContent", "ruby", "rubyBase"}
)
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True)
class Shape:
    """A picture in a paragraph: the relationship that its file has, and the text alternative."""

    relationship: str
    alt: str


@dataclass
class Words:
    """What was read of a paragraph. notes: the notes of the file by the id of their `<fn id>`."""

    inlines: list[Inline] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    shapes: list[Shape] = field(default_factory=list)
    hidden: int = 0  # characters that are in the file and nowhere to be seen

    @property
    def markup(self) -> str:
        return markup.stripped(self.inlines)


@dataclass(frozen=True)
class _State:
    marks: frozenset[str] = frozenset()
    href: str | None = None


@dataclass
class InlineReader:
    """Reads paragraphs. note_words: markup of the file's notes by `footnote-3`; a note without words is left out."""

    styles: Styles
    links: Mapping[str, str]
    note_words: Mapping[str, str] = field(default_factory=dict)
    _fields: list[bool] = field(default_factory=list)  # open fields: True while in the instruction

    def read(self, paragraph: Element, into: Words | None = None) -> Words:
        """The words of a paragraph; `into` goes on where another one ended, so that notes count on."""
        words = into or Words()
        self._children(paragraph, words, _State())
        # An instruction does not go on into the next paragraph.
        self._fields = [False for _ in self._fields]
        return words

    def _children(self, parent: Element, words: Words, state: _State) -> None:
        for child in children(parent):
            kind = local_name(child)
            if child.tag == _W + "r":
                self._run(child, words, state)
            elif kind in ("oMath", "oMathPara"):
                said = "".join(text.text or "" for text in child.iter(name("m:t")))
                self._put(said, words, state)
            elif kind == "hyperlink":
                address = markup.safe_address(self.links.get(child.get(_ID, ""), ""))
                self._children(child, words, replace(state, href=address or state.href))
            elif kind in _INSIDE:
                self._children(child, words, state)

    def _run(self, run: Element, words: Words, state: _State) -> None:
        properties = run.find(_RPR)
        hidden = properties is not None and _is_on(properties.find(_VANISH))
        inner = replace(state, marks=state.marks | self._marks(properties))
        for child in children(run):
            kind = local_name(child)
            if kind == "fldChar":
                self._field(attribute(child, "fldCharType"))
            elif any(self._fields):
                continue
            elif hidden:
                words.hidden += len(child.text or "") if kind == "t" else 0
            elif kind in _NOTES:
                self._note(f"{_NOTES[kind]}-{attribute(child, 'id')}", words)
                hidden = child.get(_OWN_MARK, "0") not in OFF  # the sign the writer chose follows in this run
            elif kind in _DRAWN:
                words.shapes += _shapes(child)
            else:
                self._sign(kind, child, words, inner)

    def _sign(self, kind: str, element: Element, words: Words, state: _State) -> None:
        if kind == "t":
            self._put(element.text or "", words, state)
        elif kind in ("tab", "ptab"):
            self._put("\t", words, state)
        elif kind == "noBreakHyphen":
            self._put("\u2011", words, state)
        elif kind == "sym":
            self._put(symbol(attribute(element, "char")), words, state)
        elif kind == "cr" or (kind == "br" and attribute(element, "type", "textWrapping") == "textWrapping"):
            words.inlines.append(Break())
        elif kind == "br":
            self._put(" ", words, state)
        elif kind == "ruby":
            self._children(element, words, state)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _note(self, key: str, words: Words) -> None:
        if said := self.note_words.get(key):
            number = str(len(words.notes) + 1)
            words.notes[number] = said
            words.inlines.append(Note("fn", number))

    def _put(self, text: str, words: Words, state: _State) -> None:
        clean = without_illegal(text).replace("\r", " ").replace("\n", " ").replace("\u2028", " ")
        if clean:
            words.inlines.append(Text(clean, state.marks, state.href))

    def _marks(self, properties: Element | None) -> frozenset[str]:
        if properties is None:
            return frozenset()
        found = {mark for tag, mark in _MARKS.items() if _is_on(properties.find(tag))}
        style = properties.find(_RSTYLE)
        if style is not None and properties.find(name("w:b")) is None:
            found |= {"strong"} if self.styles.style(attribute(style, "val")).bold else set()
        position = properties.find(_ALIGN)
        if position is not None and (raised := _RAISED.get(attribute(position, "val"))):
            found.add(raised)
        return frozenset(found)


def _is_on(switch: Element | None) -> bool:
    return switch is not None and attribute(switch, "val", "1") not in OFF


def _shapes(drawing: Element) -> Iterator[Shape]:
    """The pictures of a drawing: `a:blip` of Word now, `v:imagedata` of Word then."""
    alt = next((each.get("descr", "") for each in drawing.iter() if _local(each) == "docPr"), "")
    for each in drawing.iter():
        kind = _local(each)
        if kind == "blip" and each.get(_EMBED):
            yield Shape(each.get(_EMBED, ""), alt)
        elif kind == "imagedata" and each.get(_ID):
            yield Shape(each.get(_ID, ""), alt or each.get("title", ""))


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""
