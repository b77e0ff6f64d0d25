"""What a file is, by its content, whatever its name says; what cannot be read is refused with what to do."""

import re

from workbench.corpus.parsing.sheets import delimited
from workbench.corpus.parsing.texts.encodings import decoded
from workbench.errors import N_, Invalid
from workbench.word import MEDIA_TYPE as DOCX

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV, TEXT, MARKDOWN, HTML = "text/csv", "text/plain", "text/markdown", "text/html"
DOC, RTF, ODT = "application/msword", "application/rtf", "application/vnd.oasis.opendocument.text"
# What LibreOffice turns into .docx before it is read, with the suffix it goes by there.
OFFICE = {DOC: ".doc", RTF: ".rtf", ODT: ".odt"}


class NotReadable(Invalid):
    message = N_(
        "%(what)s The library reads .pdf, .docx, .doc, .rtf, .odt, .html, .txt, .md, .xlsx and .csv. %(remedy)s"
    )


class ProtectedFile(Invalid):
    message = N_(
        "The file is protected with a password. Open it in the program that wrote it, take the password off, "
        "save it and add the new file."
    )


_OCR = N_("Run text recognition over it (OCR) and save the text as .docx or .pdf.")
_SAVE = N_("Open it in the program that wrote it and save it as .docx or .pdf.")
_SHEET = N_("Open it in Excel or LibreOffice and save it as .xlsx.")
# What else a file can be: signature, name, what to do.
_OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", N_("This is a picture."), _OCR),
    (b"\xff\xd8\xff", N_("This is a picture."), _OCR),
    (b"GIF8", N_("This is a picture."), _OCR),
    (b"BM", N_("This is a picture."), _OCR),
    (b"II*\x00", N_("This is a scan (.tif)."), _OCR),
    (b"MM\x00*", N_("This is a scan (.tif)."), _OCR),
    (b"\x1f\x8b", N_("This is a packed archive."), N_("Unpack it and add the documents in it.")),
    (b"Rar!", N_("This is a packed archive."), N_("Unpack it and add the documents in it.")),
    (b"7z\xbc\xaf", N_("This is a packed archive."), N_("Unpack it and add the documents in it.")),
)  # fmt: skip
_OPEN_TEXT = b"mimetypeapplication/vnd.oasis.opendocument.text"  # the first part, by its standard, stored
_OLE = b"\xd0\xcf\x11\xe0"
_WEB_PAGE = re.compile(r"^\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*>\s*)?(?:<!doctype html|<html|<head|<body)", re.I | re.S)
_JSON = re.compile(r"^\s*(?:\{\s*(?:\"|\})|\[\s*(?:\{|\[|\"[^\"\n]*\"\s*,))")
_XML = re.compile(r"^\s*<\?xml|^\s*<!DOCTYPE", re.I)
_MARKDOWN = re.compile(
    r"\A---\n.*?\n---\n|^#{1,6} +\S|^\[\^[^\]]+\]: |^\|?(?: *:?-{3,}:? *\|)+(?: *:?-{3,}:? *)?$|\*\*\S[^*\n]*\S\*\*",
    re.M | re.S,
)
_LEAST_TEXT = 0.96  # of the characters are letters, figures, spaces and marks of print


def kind_of_file(data: bytes) -> str:
    """The media type by content. Raises NotReadable, ProtectedFile."""
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(_OLE):
        return _old_office(data)
    if data.startswith(b"PK"):
        return _package(data)
    if data.startswith(b"{\\rtf"):
        return RTF
    for signature, what, remedy in _OTHERS:
        if data.startswith(signature):
            raise NotReadable(what=what, remedy=remedy)
    if (len(data) == 162 and data[0] < 64) or not data.strip():
        return DOCX  # the gate of the Word package says that it is empty, or the small lock file of an open document
    return _text(data)


def before_reading(data: bytes) -> str | None:
    """The media type of a file that LibreOffice must turn into .docx first, None for all others.

    Looks at a few bytes only, so that it can be asked outside the limited process.
    """
    if data.startswith(b"{\\rtf"):
        return RTF
    if data.startswith(_OLE) and _named(data, "WordDocument") and not _named(data, "EncryptedPackage"):
        return DOC
    return ODT if data.startswith(b"PK") and _OPEN_TEXT in data[:200] else None


def _old_office(data: bytes) -> str:
    """An OLE file: Word 97, or something else in the same case; the names of its streams tell."""
    if _named(data, "EncryptedPackage") or _named(data, "EncryptionInfo"):
        raise ProtectedFile
    if _named(data, "WordDocument"):
        return DOC
    if _named(data, "Workbook") or _named(data, "Book"):
        raise NotReadable(what=N_("This is an old Excel file (.xls)."), remedy=_SHEET)
    if _named(data, "PowerPoint Document"):
        raise NotReadable(what=N_("This is a presentation (.ppt)."), remedy=N_("Save it as .pdf."))
    raise NotReadable(what=N_("This is an old office file that is no Word document."), remedy=_SAVE)


def _named(data: bytes, stream: str) -> bool:
    return stream.encode("utf-16-le") + b"\x00\x00" in data


def _package(data: bytes) -> str:
    """A zip: Word, Excel, OpenDocument, or an archive of something else."""
    start = data[:200]
    if _OPEN_TEXT in start:
        return ODT
    if b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet" in start:
        raise NotReadable(what=N_("This is an OpenDocument spreadsheet (.ods)."), remedy=_SHEET)
    if b"xl/workbook" in data:
        return XLSX
    if b"ppt/presentation" in data:
        raise NotReadable(what=N_("This is a presentation (.pptx)."), remedy=N_("Save it as .pdf."))
    return DOCX  # the gate of the Word package says what it is if it is not one


def _text(data: bytes) -> str:
    text = decoded(data[:200_000])
    if not _is_print(text):
        raise NotReadable(what=N_("This is no document that can be read."), remedy=_SAVE)
    if _WEB_PAGE.match(text[:4000]):
        return HTML
    if _JSON.match(text[:4000]):
        raise NotReadable(what=N_("This is a file of data for programs (.json)."), remedy=_SHEET)
    if _XML.match(text[:4000]):
        raise NotReadable(what=N_("This is an XML file."), remedy=_SAVE)
    if _MARKDOWN.search(text):
        return MARKDOWN
    return CSV if delimited.delimiter_of(text) else TEXT


def _is_print(text: str) -> bool:
    """Whether it reads as text: few control signs, and letters in it."""
    sample = text[:20_000]
    printed = sum(sign.isprintable() or sign in "\n\t\f" for sign in sample)
    strange = sample.count("\ufffd")
    return printed - strange >= _LEAST_TEXT * len(sample) and any(sign.isalpha() for sign in sample)
