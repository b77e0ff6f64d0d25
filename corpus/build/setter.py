"""Sets paragraphs, runs and footnotes in a Word document, from left to right and from right to left."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from corpus.build.sources import NOTE_MARK, Source

WORD_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"

_ARABIC = re.compile("[ء-ي]")
_ITALIC = re.compile(r"(?<!\w)_([^_]+)_(?!\w)")


@dataclass
class Setter:
    """Sets one source in Word, paragraph by paragraph."""

    source: Source
    document: Any = field(default_factory=docx.Document)
    footnotes: list[str] = field(default_factory=list)

    def paragraph(self, text: str, style: str = "Normal", *, bold: bool = False) -> Paragraph:
        paragraph: Paragraph = self.document.add_paragraph(style=style)
        return self.fill(paragraph, text, bold=bold)

    def fill(self, paragraph: Paragraph, text: str, *, bold: bool = False) -> Paragraph:
        """Puts the text into the paragraph, [^n] becoming a footnote and _words_ italics."""
        for place, piece in enumerate(NOTE_MARK.split(text)):
            if place % 2:
                self.refer(paragraph, self.source.notes[piece])
                continue
            for part, words in enumerate(_ITALIC.split(piece)):
                if words:
                    self.run(paragraph, words, bold=bold, italic=part % 2 == 1)
        if self.source.rtl and _ARABIC.search(text):
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        return paragraph

    def run(self, paragraph: Paragraph, text: str, *, bold: bool = False, italic: bool = False) -> Any:
        run = paragraph.add_run(text)
        run.bold, run.italic = bold or None, italic or None
        if self.source.rtl and _ARABIC.search(text):
            properties = run._r.get_or_add_rPr()
            if bold:
                properties.append(OxmlElement("w:bCs"))
            properties.append(OxmlElement("w:rtl"))
            language = OxmlElement("w:lang")
            language.set(qn("w:bidi"), "ar-SA")
            properties.append(language)
        return run

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
        self.footnotes.append(self._footnote(number, note, mark))

    def _footnote(self, number: int, note: str, mark: str) -> str:
        # LibreOffice prints a sign of its own choosing before the note by itself, Word does not.
        own_sign = "" if self.source.fact("file").endswith(".pdf") else f"<w:t>{mark}</w:t>"
        sign = own_sign if mark else "<w:footnoteRef/>"
        direction = "<w:bidi/>" if self.source.rtl else ""
        tongue = "<w:rtl/>" if self.source.rtl else ""
        small = '<w:sz w:val="18"/><w:szCs w:val="18"/>'
        return (
            f'<w:footnote w:id="{number}"><w:p><w:pPr>{direction}<w:ind w:left="1134"/></w:pPr>'
            f'<w:r><w:rPr>{small}<w:vertAlign w:val="superscript"/></w:rPr>{sign}</w:r>'
            f"<w:r><w:rPr>{small}{tongue}</w:rPr>"
            f'<w:t xml:space="preserve"> {escape(note)}</w:t></w:r></w:p></w:footnote>'
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
