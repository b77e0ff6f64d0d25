"""Stages 1 to 3 for web pages: the text of a page without what stands around it, as blocks.

Scripts, styles, frames and navigation are left out; nothing is fetched. A page made from a PDF, one line a `<p>`, has
its paragraphs put together again (`wrapped`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import lxml.html
from lxml import etree

from workbench.corpus.parsing.blocks import Block
from workbench.corpus.parsing.parts import Part
from workbench.corpus.parsing.sheets.tabular import row_text
from workbench.corpus.parsing.texts import encodings, wrapped
from workbench.corpus.parsing.texts.surroundings import Element, content, is_around, is_note_link, notes_of, text_of
from workbench.errors import N_, Invalid
from workbench.text.characters import letters

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.I)
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
_HEADS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    {"address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption"}
    | {"figure", "header", "hr", "html", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td"}
    | {"tfoot", "th", "thead", "tr", "ul"}
)
_BOLD = frozenset({"b", "strong", "th"})
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
# A table of facts above the text says which symbol the document itself has.
_SYMBOL = re.compile(
    r"^(?:(?:UN )?(?:document )?symbol|cote|signatura|símbolo|условное обозначение|رمز الوثيقة|文号)\s*:?$",
    re.I,
)
_SIZES = (20.0, 16.0, 13.0, 12.0, 11.0, 11.0)
_SIZE = 10.0
_DEEPEST = 250


class DamagedPage(Invalid):
    message = N_("The web page cannot be read. Open it in a browser, print it to .pdf and add that.")


@dataclass
class _Reader:
    """The text while the page is walked: pieces of the open block, and what is done."""

    notes: dict[str, str]
    pieces: list[tuple[str, bool]] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    done: list[Block] = field(default_factory=list)
    tables: int = 0
    symbols: list[str] = field(default_factory=list)


def read(data: bytes) -> Part:
    """The document of a web page. Raises DamagedPage."""
    root = parsed(data)
    language = (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").split("-")[0].lower()
    body = content(root)
    notes, targets = notes_of(body)
    reader = _Reader(notes)
    _walk(body, reader, bold=False, targets=targets, depth=0)
    _flush(reader)
    title = next((" ".join(text_of(each).split()) for each in root.iter("title")), "")
    return Part(
        blocks=tuple(_unwrapped(reader.done)),
        notes=notes,
        marks=tuple(reader.symbols),
        context=(title,) if title else (),
        language=language if re.fullmatch(r"[a-z]{2}", language) else None,
    )


def decoded(data: bytes) -> str:
    """The text of a page: in UTF-8 where it is that, else in what it says of itself, else in what it looks like."""
    said = _CHARSET.search(data[:4096])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if said and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(said[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return encodings.decoded(data)


def parsed(data: bytes) -> Element:
    """The page as elements, without comments; nothing is fetched. Raises DamagedPage."""
    parser = lxml.html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, recover=True
    )
    text = _DECLARED.sub("", decoded(data)).replace("\x00", "")
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise DamagedPage from error
    return root


def _walk(element: Element, reader: _Reader, *, bold: bool, targets: frozenset[Element], depth: int) -> None:
    if element.text:
        reader.pieces.append((element.text, bold))
    for child in element:
        if isinstance(child.tag, str) and child not in targets and not is_around(child) and depth < _DEEPEST:
            _take(child, reader, bold=bold, targets=targets, depth=depth + 1)
        if child.tail:
            reader.pieces.append((child.tail, bold))


def _take(child: Element, reader: _Reader, *, bold: bool, targets: frozenset[Element], depth: int) -> None:
    tag = child.tag
    bold = bold or tag in _BOLD or bool(_BOLD_STYLE.search(child.get("style") or ""))
    if tag == "a" and is_note_link(child) and (child.get("href") or "")[1:] in reader.notes:
        reader.marks.append((child.get("href") or "")[1:])
    elif tag in _HEADS:
        _flush(reader)
        text = " ".join(text_of(child).split())
        if text:
            level = _HEADS[tag]
            reader.done.append(Block(text, 1.0, heading=level, size=_SIZES[level - 1]))
    elif tag == "table" and _is_data(child):
        _flush(reader)
        _table(child, reader)
    elif tag == "br":
        reader.pieces.append(("\n", bold))
    elif tag == "pre":
        _flush(reader)
        reader.done.extend(Block(line, 0.0, small=False) for line in text_of(child).split("\n"))
    elif tag in _BLOCKS:
        _flush(reader)
        label = _label(child) if tag == "li" else ""
        _walk(child, reader, bold=bold, targets=targets, depth=depth)
        _flush(reader, numbering=label, raw=tag == "p")
    else:
        _walk(child, reader, bold=bold, targets=targets, depth=depth)


def _label(item: Element) -> str:
    """How a browser counts an item of an ordered list: `3.`, `(c)`, `(iii)`; "" in another list."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    start = parent.get("start") or "1"
    count = int(start) if re.fullmatch(r"\d{1,5}", start) else 1
    before = list(item.itersiblings("li", preceding=True))
    own = item.get("value") or ""
    number = int(own) if re.fullmatch(r"\d{1,5}", own) else count + len(before)
    kind = parent.get("type") or ("a" if "lower-alpha" in (parent.get("style") or "") else "1")
    if kind in ("a", "A") and number <= 26:
        return f"({chr(96 + number)})"
    if kind in ("i", "I") and number <= len(_ROMANS):
        return f"({_ROMANS[number - 1]})"
    return f"{number}."


_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


def _is_data(table: Element) -> bool:
    """A table of rows and columns; one of a single column, or with a table inside, only lays out a page."""
    if table.find(".//table") is not None or len(text_of(table)) > 400_000:
        return table.find(".//table") is None
    widths = [len(list(row.iter("td", "th"))) for row in table.iter("tr")]
    return len(widths) > 1 and sum(width > 1 for width in widths) > len(widths) / 2


def _table(table: Element, reader: _Reader) -> None:
    reader.tables += 1
    rows = [tuple(" ".join(text_of(cell).split()) for cell in row.iter("td", "th")) for row in table.iter("tr")]
    rows = [row for row in rows if any(row)]
    first = next(table.iter("tr"), None)
    names = rows[0] if first is not None and first.find("th") is not None and first.find("td") is None else ()
    caption = next((" ".join(text_of(each).split()) for each in table.iter("caption")), "")
    if caption:
        reader.done.append(Block(caption, 0.0, size=_SIZE))
    reader.symbols.extend(cells[1] for cells in rows if len(cells) == 2 and _SYMBOL.match(cells[0]))
    for cells in rows[1:] if names else rows:
        reader.done.append(Block(row_text(names, cells), 0.0, size=_SIZE, row=True, cells=cells, table=reader.tables))


def _flush(reader: _Reader, *, numbering: str = "", raw: bool = False) -> None:
    """The open block is done. A paragraph keeps the spaces that it begins with: they may be the indent of a line."""
    text = "".join(piece for piece, _ in reader.pieces)
    count = letters(text)
    share = sum(letters(piece) for piece, bold in reader.pieces if bold) / count if count else 0.0
    marks = tuple(reader.marks)
    reader.pieces.clear()
    reader.marks.clear()
    for part in re.split(r"\n\s*\n(?=\s*\S)", text) if not raw else [text]:
        words = " ".join(part.split())
        indent = len(part) - len(part.lstrip(" \u00a0\u3000")) if raw else 0
        if words:
            reader.done.append(Block(words, share, size=_SIZE, indent=float(indent), notes=marks, numbering=numbering))
            numbering = ""


def _unwrapped(found: Sequence[Block]) -> Iterator[Block]:
    """Stretches of plain lines put together again, where the page was made of lines."""
    plain = [" " * int(block.indent) + block.text for block in found if _is_line(block)]
    if not wrapped.is_wrapped(plain):
        yield from found
        return
    state = wrapped.State()
    stretch: list[str] = []
    for block in found:
        if _is_line(block):
            stretch.append(" " * int(block.indent) + block.text)
            continue
        yield from wrapped.blocks(stretch, [""] * len(stretch), state)
        stretch = []
        state.level = block.heading or state.level
        yield block
    yield from wrapped.blocks(stretch, [""] * len(stretch), state)


def _is_line(block: Block) -> bool:
    return block.heading is None and not block.row and not block.numbering and block.bold < 0.8
