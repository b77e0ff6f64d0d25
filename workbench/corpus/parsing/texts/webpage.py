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
from workbench.errors import N_, Invalid
from workbench.text.characters import letters

Element = etree._Element

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.I)
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
_GONE = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "frame",
        "frameset",
        "object",
        "embed",
        "applet",
        "canvas",
        "svg",
    }
    | {"math", "audio", "video", "form", "button", "select", "input", "textarea", "nav", "footer", "aside", "dialog"}
    | {"menu", "head", "map"}
)
_HEADS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    {"address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption"}
    | {"figure", "header", "hr", "html", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td"}
    | {"tfoot", "th", "thead", "tr", "ul"}
)
_BOLD = frozenset({"b", "strong", "th"})
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|bread-?crumbs?|crumbs?|side-?bar|footer|cookies?|share|social|toc|skip|banner"
    r"|pager|pagination|related|cta|advert\w*|download|pdf-strip|meta-row|note-soft|kicker)(?:$|[\s_-])",
    re.I,
)
_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "menu", "dialog", "alert"})
_LINKED = 0.7  # of the letters of a list stand in links: it is a menu
_NOTE_TARGET = re.compile(r"(?:foot|end)?note|^_?(?:ftn|edn|fn)", re.I)
_HOLDERS = frozenset({"li", "p", "div", "dd", "tr"})  # the element that a footnote fills
_MARK = re.compile(r"^\[?\(?(\d{1,3}|[*†‡]+|[ivx]+)\)?\]?$")
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
    root = _parsed(data)
    language = (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").split("-")[0].lower()
    body = _content(root)
    notes, targets = _notes(body)
    reader = _Reader(notes)
    _walk(body, reader, bold=False, targets=targets, depth=0)
    _flush(reader)
    title = next((" ".join(_text_of(each).split()) for each in root.iter("title")), "")
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


def _parsed(data: bytes) -> Element:
    parser = lxml.html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, recover=True
    )
    text = _DECLARED.sub("", decoded(data)).replace("\x00", "")
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise DamagedPage from error
    return root


def _content(root: Element) -> Element:
    """The main part of the page where it marks one that holds most of its text, else all of it."""
    body = next(root.iter("body"), root)
    whole = len(_text_of(body))
    marked = [each for each in body.iter("main", "article") if isinstance(each.tag, str)]
    marked += [each for each in body.iter() if each.get("role") == "main"]
    best = max(marked, key=lambda each: len(_text_of(each)), default=None)
    return best if best is not None and len(_text_of(best)) > whole * 0.4 else body


def _text_of(element: Element) -> str:
    return "".join(str(piece) for piece in element.itertext())


def _is_around(element: Element) -> bool:
    """What stands around the text: navigation, buttons, what is hidden, menus of links."""
    tag = element.tag
    if tag in _GONE or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if element.get("role") in _ROLES or _HIDDEN_STYLE.search(element.get("style") or ""):
        return True
    if tag == "header" and element.find(".//p") is None:
        return True
    if tag in ("div", "ul", "ol", "section", "details", "p", "span", "header"):
        if _AROUND.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            return True
        return tag in ("ul", "ol", "details") and _is_menu(element)
    return False


def _is_menu(element: Element) -> bool:
    whole = letters(_text_of(element))
    linked = sum(letters(_text_of(link)) for link in element.iter("a") if not _is_note_link(link))
    return whole > 0 and linked > _LINKED * whole and len(list(element.iter("a"))) > 2


def _is_note_link(link: Element) -> bool:
    return (link.get("href") or "").startswith("#") and bool(_MARK.match(_text_of(link).strip()))


def _notes(body: Element) -> tuple[dict[str, str], frozenset[Element]]:
    """(footnotes by the id that links point to, the elements that hold them)."""
    wanted = {(link.get("href") or "")[1:]: link for link in body.iter("a") if _is_note_link(link)}
    notes: dict[str, str] = {}
    holders = set()
    for element in body.iter():
        key = element.get("id") or element.get("name") or ""
        if key not in wanted or not _NOTE_TARGET.search(key):
            continue
        holder = next((each for each in (element, *element.iterancestors()) if each.tag in _HOLDERS), element)
        if wanted[key] in set(holder.iter("a")):  # the link in the text points back from the note
            continue
        text = " ".join(_text_of(holder).split())
        notes[key] = re.sub(r"^\[?\(?(?:\d{1,3}|[*†‡]+)\)?\]?[.)]?\s*|\s*[↩↑^]+\ufe0e?\s*$", "", text)
        holders.add(holder)
    return notes, frozenset(holders)


def _walk(element: Element, reader: _Reader, *, bold: bool, targets: frozenset[Element], depth: int) -> None:
    if element.text:
        reader.pieces.append((element.text, bold))
    for child in element:
        if isinstance(child.tag, str) and child not in targets and not _is_around(child) and depth < _DEEPEST:
            _take(child, reader, bold=bold, targets=targets, depth=depth + 1)
        if child.tail:
            reader.pieces.append((child.tail, bold))


def _take(child: Element, reader: _Reader, *, bold: bool, targets: frozenset[Element], depth: int) -> None:
    tag = child.tag
    bold = bold or tag in _BOLD or bool(_BOLD_STYLE.search(child.get("style") or ""))
    if tag == "a" and _is_note_link(child) and (child.get("href") or "")[1:] in reader.notes:
        reader.marks.append((child.get("href") or "")[1:])
    elif tag in _HEADS:
        _flush(reader)
        text = " ".join(_text_of(child).split())
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
        reader.done.extend(Block(line, 0.0, small=False) for line in _text_of(child).split("\n"))
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
    if table.find(".//table") is not None or len(_text_of(table)) > 400_000:
        return table.find(".//table") is None
    widths = [len(list(row.iter("td", "th"))) for row in table.iter("tr")]
    return len(widths) > 1 and sum(width > 1 for width in widths) > len(widths) / 2


def _table(table: Element, reader: _Reader) -> None:
    reader.tables += 1
    rows = [tuple(" ".join(_text_of(cell).split()) for cell in row.iter("td", "th")) for row in table.iter("tr")]
    rows = [row for row in rows if any(row)]
    first = next(table.iter("tr"), None)
    names = rows[0] if first is not None and first.find("th") is not None and first.find("td") is None else ()
    caption = next((" ".join(_text_of(each).split()) for each in table.iter("caption")), "")
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
