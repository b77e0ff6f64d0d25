"""Set the sources of the demonstration corpus as Word and PDF: `python corpus/build.py`.

Reads `sources/*.md`, writes `documents/` and `manifest.yaml`. The Word files come out byte for byte the same each
time; the PDFs are made from them by LibreOffice (`soffice` must be on the path), which stamps them with the hour.

A source is a block of facts between `---` lines, then the document, block by block:

    # A. Introduction               a heading; ## and ### are the levels below it
    7. The Committee notes …[^1]    a numbered paragraph; [^1] stands for a footnote
    8! The Committee recommends …   a numbered paragraph in bold: a recommendation
    (a) Revise the question …       an item of the paragraph before it
    | Category | Persons |          a row of a table; the first row is its head
    [^1]: CERD/C/ARC/7-9.           the text of a footnote
"""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph
from ruamel.yaml import YAML

HERE = Path(__file__).parent
SOURCES = HERE / "sources"
DOCUMENTS = HERE / "documents"

WORD_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"

ARABIC = re.compile("[ء-ي]")
NUMBERED = re.compile(r"(?P<number>\d+(?:\.\d+)?)(?P<mark>[.!]?) (?P<text>.+)", re.S)
ITEM = re.compile(r"\((?P<label>[a-zء-ي]{1,4})\) (?P<text>.+)", re.S)
HEADING = re.compile(r"(?P<level>#{1,3}) (?P<text>.+)")
NOTE_TEXT = re.compile(r"^\[\^(\d+)\]: (.+)$", re.M)
NOTE_MARK = re.compile(r"\[\^(\d+)\]")


@dataclass(frozen=True)
class Source:
    """One document before it is set: its facts, its blocks, its footnotes by number."""

    path: Path
    facts: dict[str, Any]
    blocks: tuple[str, ...]
    notes: dict[str, str]

    def fact(self, name: str) -> str:
        return str(self.facts.get(name, ""))

    @property
    def rtl(self) -> bool:
        return self.fact("language") == "ar"


def read_source(path: Path) -> Source:
    _, head, body = path.read_text("utf-8").split("---\n", 2)
    notes = dict(NOTE_TEXT.findall(body))
    blocks = tuple(b.strip() for b in re.split(r"\n\s*\n", NOTE_TEXT.sub("", body)) if b.strip())
    return Source(path, dict(YAML(typ="safe").load(head)), blocks, notes)


@dataclass
class Setter:
    """Sets one source in Word, paragraph by paragraph."""

    source: Source
    document: Any = field(default_factory=docx.Document)
    footnotes: list[str] = field(default_factory=list)
    bold: bool = False

    def paragraph(self, text: str, style: str = "Normal", *, bold: bool = False) -> Paragraph:
        paragraph: Paragraph = self.document.add_paragraph(style=style)
        return self.fill(paragraph, text, bold=bold)

    def fill(self, paragraph: Paragraph, text: str, *, bold: bool = False) -> Paragraph:
        """Puts the text into the paragraph, [^n] becoming a footnote, `*` of a title its own mark."""
        for place, piece in enumerate(NOTE_MARK.split(text)):
            if place % 2:
                self.refer(paragraph, self.source.notes[piece])
            elif piece:
                self.run(paragraph, piece, bold=bold)
        if self.source.rtl and ARABIC.search(text):
            properties = paragraph._p.get_or_add_pPr()
            properties.append(OxmlElement("w:bidi"))
        return paragraph

    def run(self, paragraph: Paragraph, text: str, *, bold: bool = False) -> None:
        run = paragraph.add_run(text)
        run.bold = bold or None
        if self.source.rtl and ARABIC.search(text):
            properties = run._r.get_or_add_rPr()
            if bold:
                properties.append(OxmlElement("w:bCs"))
            properties.append(OxmlElement("w:rtl"))
            language = OxmlElement("w:lang")
            language.set(qn("w:bidi"), "ar-SA")
            properties.append(language)

    def refer(self, paragraph: Paragraph, note: str, *, mark: str = "") -> None:
        """Adds a footnote; with `mark` it carries that sign instead of a number."""
        number = len(self.footnotes) + 1
        run = paragraph.add_run()
        run.font.superscript = not mark
        reference = OxmlElement("w:footnoteReference")
        if mark:
            reference.set(qn("w:customMarkFollows"), "1")
        reference.set(qn("w:id"), str(number))
        run._r.append(reference)
        if mark:
            run.add_text(mark)
        # LibreOffice prints a sign of its own choosing before the note by itself, Word does not.
        own_sign = "" if self.source.fact("file").endswith(".pdf") else f"<w:t>{mark}</w:t>"
        sign = own_sign if mark else "<w:footnoteRef/>"
        direction = "<w:bidi/>" if self.source.rtl else ""
        tongue = "<w:rPr><w:rtl/></w:rPr>" if self.source.rtl else ""
        self.footnotes.append(
            f'<w:footnote w:id="{number}"><w:p><w:pPr>{direction}<w:ind w:left="1134"/></w:pPr>'
            f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>{sign}</w:r>'
            f'<w:r>{tongue}<w:t xml:space="preserve"> {escape(note)}</w:t></w:r></w:p></w:footnote>'
        )

    def add_footnotes_part(self) -> None:
        rules = (
            '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
            '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/>'
            "</w:r></w:p></w:footnote>"
        )
        xml = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
            f'<w:footnotes xmlns:w="{WORD_NAMESPACE}">{rules}{"".join(self.footnotes)}</w:footnotes>'
        )
        package = self.document.part.package
        part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES_TYPE, xml.encode(), package)
        self.document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def prepare_styles(setter: Setter) -> None:
    """Times 10 on a wide left margin, headings hanging in it, as the printed documents have."""
    styles = setter.document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(10)
    normal.element.rPr.rFonts.set(qn("w:cs"), "Times New Roman")
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.1
    for name, size in (("Title", 17), ("Heading 1", 13), ("Heading 2", 11), ("Heading 3", 10)):
        style = styles[name]
        style.font.name, style.font.size, style.font.bold = "Times New Roman", Pt(size), True
        style.font.color.rgb = docx.shared.RGBColor(0, 0, 0)
        for sized in style.element.rPr.findall(qn("w:szCs")):
            sized.set(qn("w:val"), str(size * 2))
        fonts = style.element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:cs"), "Times New Roman")
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(12), Pt(6)
        style.paragraph_format.keep_with_next = True
        for border in style.element.pPr.findall(qn("w:pBdr")):
            style.element.pPr.remove(border)
    section = setter.document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2.2)


def printed_date(source: Source) -> str:
    """`22 September 2023`: mastheads say it in English in every language."""
    day = date.fromisoformat(source.fact("date"))
    return f"{day.day} {day:%B} {day.year}"


MASTHEAD_WORDS = {
    "en": ("United Nations", "Distr.: General", "Original: {original}", "General Assembly"),
    "ar": ("الأمم المتحدة", "Distr.: General", "Arabic\nOriginal: {original}", "الجمعية العامة"),
}
FICTIONAL = "Arcadia is a fictional State: this document was written for a demonstration."
TREATY_NAMES = {
    "en": "International Convention on the Elimination of All Forms of Racial Discrimination",
    "ar": "الاتفاقية الدولية للقضاء على جميع أشكال التمييز العنصري",
}


def set_masthead(setter: Setter) -> None:
    """The head of a United Nations document: organization, symbol; treaty or organ, distribution, date."""
    source = setter.source
    language = source.fact("language")
    nations, distribution, original, assembly = MASTHEAD_WORDS[language]
    organ = assembly if source.fact("form") == "council" else TREATY_NAMES[language]
    facts = [distribution, printed_date(source), *original.format(original=source.fact("original")).split("\n")]
    facts += [source.fact("languages_note")] if source.fact("languages_note") else []
    names = ("body", "session", "agenda", "agenda_title")
    lines = tuple(source.fact(name) for name in names) if source.fact("form") == "council" else ()
    table = setter.document.add_table(rows=2, cols=2)
    if source.rtl:
        table._tbl.tblPr.append(OxmlElement("w:bidiVisual"))
    cells = (
        ((nations,), (source.fact("symbol"),)),
        ((organ, *lines), tuple(facts)),
    )
    for row, texts in zip(table.rows, cells, strict=True):
        for cell, lines in zip(row.cells, texts, strict=True):
            for place, line in enumerate(lines):
                paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
                setter.fill(paragraph, line, bold=line in (organ, source.fact("body"), source.fact("agenda_title")))
                paragraph.paragraph_format.space_after = Pt(2)
    table.rows[0].cells[1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    rule_under(table.rows[0])
    rule_under(table.rows[1])
    setter.paragraph("")


def rule_under(row: Any) -> None:
    for cell in row.cells:
        borders = OxmlElement("w:tcBorders")
        bottom = OxmlElement("w:bottom")
        for name, value in (("val", "single"), ("sz", "8"), ("color", "000000")):
            bottom.set(qn(f"w:{name}"), value)
        borders.append(bottom)
        cell._tc.get_or_add_tcPr().append(borders)


def set_running_heads(setter: Setter) -> None:
    """The symbol at the head of every page but the first, the job number and the page at the foot."""
    section = setter.document.sections[0]
    section.different_first_page_header_footer = True
    name = setter.source.fact("symbol") or setter.source.fact("reference")
    setter.fill(section.header.paragraphs[0], name, bold=True)
    setter.fill(section.first_page_footer.paragraphs[0], setter.source.fact("job"))
    page = section.footer.paragraphs[0]
    # Nobody is to take a page of these for a document of the United Nations.
    for head in (section.first_page_header, section.header):
        setter.run(head.add_paragraph(), FICTIONAL)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = page.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def set_front(setter: Setter) -> None:
    source = setter.source
    if source.fact("form") == "letter":
        set_letter_front(setter)
        return
    set_masthead(setter)
    if source.fact("form") != "council":
        setter.paragraph(source.fact("body"), bold=True)
    title = set_title(setter, source.fact("title"))
    notes = [source.fact(name) for name in ("adopted", "issued") if source.fact(name)]
    if source.fact("received"):
        setter.paragraph(f"[Date received: {source.fact('received')}]")
    if source.fact("state_title"):
        title = set_title(setter, source.fact("state_title"))
    for place, note in enumerate(notes, 1):
        setter.refer(title, note, mark="*" * place)


def set_title(setter: Setter, text: str) -> Paragraph:
    title: Paragraph = setter.document.add_paragraph(style="Title")
    return setter.fill(title, text, bold=True)


def set_letter_front(setter: Setter) -> None:
    """The letterhead stands in the head of the first page, as offices have it."""
    source = setter.source
    head = setter.document.sections[0].first_page_header
    setter.fill(head.paragraphs[0], "Republic of Arcadia")
    setter.fill(head.add_paragraph(), source.fact("organisation"), bold=True)
    set_title(setter, source.fact("title"))
    setter.paragraph(f"Port Meridian, {printed_date(source)} · Reference: {source.fact('reference')}")
    setter.paragraph(f"{source.fact('subtitle')}. {source.fact('note')}")


def set_block(setter: Setter, block: str, *, bold: bool) -> bool:
    """Sets one block; says whether the items that follow are to be bold."""
    if heading := HEADING.fullmatch(block):
        set_heading(setter, heading)
        return False
    if block.startswith("|"):
        set_table(setter, block)
        return bold
    if numbered := NUMBERED.fullmatch(block):
        bold = numbered["mark"] == "!"
        dash = "-" if setter.source.rtl else "." if numbered["mark"] else ""
        paragraph = setter.paragraph(f"{numbered['number']}{dash}\t{numbered['text']}", bold=bold)
        indent(paragraph, Cm(2), Cm(1))
        return bold
    if item := ITEM.fullmatch(block):
        paragraph = setter.paragraph(f"({item['label']})\t{item['text']}", bold=bold)
        indent(paragraph, Cm(2), Cm(1), first=Cm(1))
        return bold
    raise SystemExit(f"{setter.source.path.name}: not understood: {block[:80]!r}")


def set_heading(setter: Setter, heading: re.Match[str]) -> None:
    """`A. Introduction` hangs its letter in the margin, as printed documents do."""
    text = heading["text"]
    enumerator = re.match(r"((?:[IVX]+|[A-Z]|\d+)\.|\w+-) (.+)", text)
    level = len(heading["level"])
    paragraph = setter.document.add_paragraph(style=f"Heading {level}")
    if enumerator:
        setter.fill(paragraph, f"{enumerator[1]}\t{enumerator[2]}", bold=True)
        indent(paragraph, Cm(2), Cm(1), first=Cm(-1))
    else:
        setter.fill(paragraph, text, bold=True)
        indent(paragraph, Cm(2), Cm(1))


def indent(paragraph: Paragraph, left: Cm, tab: Cm, *, first: Cm | None = None) -> None:
    shape = paragraph.paragraph_format
    shape.left_indent, shape.right_indent = left, Cm(2)
    if first is not None:
        shape.first_line_indent = first
    for stop in (left, Cm(left.cm + tab.cm), Cm(left.cm + 2 * tab.cm)):
        shape.tab_stops.add_tab_stop(stop)


def set_table(setter: Setter, block: str) -> None:
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in block.splitlines()]
    table = setter.document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column in table.columns:
        column.width = Cm(12.6 / len(rows[0]))
        for cell in column.cells:
            cell.width = column.width
    for place, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        for cell, text in zip(row.cells, texts, strict=True):
            setter.fill(cell.paragraphs[0], text, bold=place == 0)
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
            cell.paragraphs[0].paragraph_format.keep_with_next = place < len(rows) - 1
    setter.paragraph("")


def compose(source: Source) -> bytes:
    """The source as a .docx file."""
    setter = Setter(source)
    prepare_styles(setter)
    setter.document.sections[0].start_type = WD_SECTION.NEW_PAGE
    set_front(setter)
    bold = False
    for block in source.blocks:
        bold = set_block(setter, block, bold=bold)
    set_running_heads(setter)
    setter.add_footnotes_part()
    stamp = datetime.fromisoformat(source.fact("date"))
    properties = setter.document.core_properties
    properties.author = source.fact("organisation") or "United Nations"
    properties.title, properties.comments, properties.keywords = source.fact("title"), "", ""
    properties.created = properties.modified = stamp
    properties.language = source.fact("language")
    buffer = io.BytesIO()
    setter.document.save(buffer)
    return same_bytes_each_time(buffer.getvalue())


def same_bytes_each_time(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return out.getvalue()


def as_pdf(word: bytes, name: str) -> bytes:
    office = shutil.which("soffice")
    if office is None:
        raise SystemExit("soffice is not on the path: install libreoffice-writer to make the PDFs.")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{Path(name).stem}.docx"
        file.write_bytes(word)
        subprocess.run(  # noqa: S603 - our own file, made a moment ago
            [
                office,
                f"-env:UserInstallation=file://{folder}/profile",
                *("--headless", "--convert-to", "pdf", "--outdir", folder, str(file)),
            ],
            check=True,
            capture_output=True,
        )
        return file.with_suffix(".pdf").read_bytes()


def manifest_entry(source: Source, data: bytes) -> dict[str, Any]:
    numbers = [m["number"] for b in source.blocks if (m := NUMBERED.fullmatch(b))]
    bold = [b for b in source.blocks if (m := NUMBERED.fullmatch(b)) and m["mark"] == "!"]
    entry: dict[str, Any] = {"file": f"documents/{source.fact('file')}", "source": f"sources/{source.path.name}"}
    for name in ("title", "symbol", "kind", "treaty"):
        if source.fact(name):
            entry[name] = source.fact(name)
    entry |= {"state": "ARC", "language": source.fact("language"), "date": source.fact("date")}
    entry["published"] = source.facts.get("published", True)
    if source.fact("organisation"):
        entry["organisation"] = source.fact("organisation")
    entry |= {"paragraphs": len(numbers), "recommendation_paragraphs": len(bold)}
    entry["sha256"] = hashlib.sha256(data).hexdigest()
    return entry


def main(names: list[str]) -> None:
    DOCUMENTS.mkdir(exist_ok=True)
    entries = []
    sources = (read_source(path) for path in sorted(SOURCES.glob("*.md")))
    # As they came in: by date, the English version before the others, which then carry their language in the address.
    for source in sorted(sources, key=lambda each: (each.fact("date"), each.fact("language") != "en")):
        path = source.path
        target = DOCUMENTS / source.fact("file")
        if not names or path.stem in names:
            word = compose(source)
            data = as_pdf(word, target.name) if target.suffix == ".pdf" else word
            target.write_bytes(data)
            print(f"{target.relative_to(HERE)}  {len(data) // 1024} KB")  # noqa: T201
        entries.append(manifest_entry(source, target.read_bytes()))
    yaml = YAML()
    yaml.width = 200
    with (HERE / "manifest.yaml").open("w", encoding="utf-8") as out:
        out.write("# The demonstration corpus: the fictional State Arcadia. Written by build.py; do not edit.\n")
        yaml.dump({"state": "ARC", "name": "Arcadia", "documents": entries}, out)


if __name__ == "__main__":
    main(sys.argv[1:])
