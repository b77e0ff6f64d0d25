"""Word files for the library, written as bodies of raw XML with the parts that they need."""

from tests.builders.word import docx, packed, unpacked
from workbench.word.paragraphs import WordText, read_text
from workbench.word.xml import NAMESPACES

_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items() if prefix != "xml")


def word(body: str, **parts: str) -> bytes:
    """A .docx with that body; `parts` by kind, each the inside of its root: numbering=…, styles=…, header=…"""
    files = unpacked(docx())
    files["word/document.xml"] = f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>".encode()
    links = files["word/_rels/document.xml.rels"].decode().replace("</Relationships>", "")
    for kind, inside in parts.items():
        root = "hdr" if kind == "header" else kind
        files[f"word/{kind}.xml"] = f"<w:{root} {_SPACES}>{inside}</w:{root}>".encode()
        if f"/{kind}" not in links:
            links += f'<Relationship Id="{kind}" Type="{_TYPES}/{kind}" Target="{kind}.xml"/>'
    files["word/_rels/document.xml.rels"] = f"{links}</Relationships>".encode()
    return packed(files)


def text_of(body: str, **parts: str) -> WordText:
    return read_text(word(body, **parts))


def said(body: str, **parts: str) -> list[str]:
    """The texts of its paragraphs, automatic numbers before them."""
    return [f"{each.numbering} {each.text}".strip() for each in text_of(body, **parts).paragraphs]


def p(text: str, properties: str = "", run: str = "") -> str:
    """A paragraph of one run."""
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"
    )


def listed(text: str, number: int = 1, level: int = 0) -> str:
    """A paragraph in a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(at: int, form: str, shown: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{shown}"/></w:lvl>'
    )


def lists(*levels: str, more: str = "") -> str:
    """One definition with these levels, and the list 1 of it; `more` for further lists."""
    return (
        f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>{more}'
    )


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def tc(inside: str = "<w:p/>", properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"
