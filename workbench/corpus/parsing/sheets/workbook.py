"""Stage 1 for workbooks (.xlsx): the sheets as they were filled in, read row by row behind a gate of our own.

The gate is that of Word files: names, sizes, ratios. A part that declares a document type, or is in an encoding in
which that could hide, is refused before openpyxl sees it.
"""

import io
import posixpath
import re
import warnings as python_warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string, range_boundaries

from workbench.corpus import warnings
from workbench.corpus.parsing.sheets.sheet import Row, Sheet
from workbench.corpus.parsing.sheets.shown import shown
from workbench.errors import N_, Invalid
from workbench.word import package, refusals, xml

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_WIDEST = 500  # columns; a sheet of the field has thirty
_LAST = 1_048_576  # the last row of a sheet: no program has more
_LONGEST = 32_767  # signs of a cell: Excel takes no more
_MOST = 20_000_000  # signs of a workbook: two hundred reports
_DECLARATION = re.compile(rb"^\s*<\?xml[^>]*encoding\s*=\s*[\"']([^\"']+)", re.I)
_PLAIN_ENCODINGS = frozenset({b"utf-8", b"us-ascii", b"iso-8859-1", b"windows-1252"})
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*ref=[\"']([A-Z]+\d+:[A-Z]+\d+)")
# `Notes - delete later`, `Anotações - apagar depois`.
_TO_DELETE = re.compile(
    r"\b(?:to (?:be )?deleted?|delete (?:later|this|me)|apagar|excluir|deletar|borrar|eliminar|supprimer|à supprimer"
    r"|удалить)\b|删除|刪除|للحذف",
    re.I,
)
# What Google Sheets and Excel put around a comment in a thread, for programs that know no threads.
_THREAD = re.compile(r"\A(?:=+\s*\n)?(?:ID#.*\n)?.*?(?:fwlink/\?linkid=\d+\s*\n+)(?:[^\n:]{3,20}:\s*\n)?", re.S)
_MARKED = re.compile(r"\A=+\s*\nID#[^\n]*\n(?:[^\n]*\(\d{4}-\d\d-\d\d[^\n]*\)\n)?")
_BROKEN = (KeyError, ValueError, TypeError, IndexError, AttributeError, OSError, SyntaxError, zipfile.BadZipFile)


class UnsafeWorkbook(Invalid):
    message = N_(
        "The workbook is not opened: %(fault)s. Copy its cells into a new workbook, save that as .xlsx and add it."
    )


class DamagedWorkbook(Invalid):
    message = N_(
        "The workbook is damaged and cannot be read. Open it in Excel or LibreOffice, which may repair it, save it as "
        ".xlsx and add the new file."
    )


_FAULTS: tuple[tuple[type[refusals.UnsafeFile], str], ...] = (
    (refusals.Bomb, N_("a part of it unfolds to more than a hundred times its size, as files do that break programs")),
    (refusals.HasDtd, N_("a part of it declares a document type, as files do that are made to break programs")),
    (refusals.HasMacros, N_("it holds macros")),
    (refusals.TooLarge, N_("it is too large")),
    (refusals.TooManyParts, N_("it is made of too many parts")),
    (refusals.EncryptedPart, N_("a part of it is encrypted")),
)


HIDDEN: Final = N_("The sheet is hidden.")
TO_DELETE: Final = N_("The name of the sheet says that it is to be deleted.")


@dataclass(frozen=True)
class Workbook:
    """The sheets that were read, and what was not."""

    sheets: tuple[Sheet, ...]
    warnings: tuple[str, ...]


def read(data: bytes) -> Workbook:
    """The sheets of an .xlsx that are there to be read. Raises UnsafeWorkbook, DamagedWorkbook."""
    sheets = _opened(data, also_left_out=False)
    said = {reason: [each.title for each in sheets if each.left_out == reason] for reason in (HIDDEN, TO_DELETE)}
    filled = [each for each in sheets if each.rows]
    if len(filled) == 1 and re.fullmatch(r"\w+\s?1", filled[0].title):  # `Sheet1`, `Planilha1`, `Feuil1`: no title
        filled = [replace(filled[0], title="")]
    return Workbook(tuple(filled), tuple(_warnings(said[HIDDEN], said[TO_DELETE])))


def every_sheet(data: bytes) -> tuple[Sheet, ...]:
    """All filled sheets of an .xlsx, those that are hidden or to be deleted too. Raises as `read` does."""
    return tuple(each for each in _opened(data, also_left_out=True) if each.rows)


def _opened(data: bytes, *, also_left_out: bool) -> tuple[Sheet, ...]:
    try:
        archive = package.checked_archive(data)
        for entry in archive.infolist():
            _check_part(archive, entry.filename)
        return _read(data, archive, also_left_out=also_left_out)
    except refusals.UnsafeFile as error:
        fault = fault_of(error)
        raise (UnsafeWorkbook(fault=fault) if fault else DamagedWorkbook()) from error
    except _BROKEN as error:
        raise DamagedWorkbook from error


def fault_of(refusal: refusals.UnsafeFile) -> str | None:
    """What is wrong with a workbook that the gate refused; None where it is merely damaged."""
    return next((words for kind, words in _FAULTS if isinstance(refusal, kind)), None)


def _check_part(archive: zipfile.ZipFile, part: str) -> None:
    """A part as plain XML: no document type, in an encoding in which the search for one finds it."""
    if not part.lower().endswith((".xml", ".rels", ".vml")):
        return
    data = package.part_of(archive, part)
    said = _DECLARATION.match(data[:200])
    if b"\x00" in data[:200] or (said and said[1].lower() not in _PLAIN_ENCODINGS):
        raise refusals.HasDtd(part=part)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise refusals.HasDtd(part=part)


def _read(data: bytes, archive: zipfile.ZipFile, *, also_left_out: bool) -> tuple[Sheet, ...]:
    """The sheets in order. Of one that is left out only the name is read, unless its rows are asked for too."""
    with python_warnings.catch_warnings():
        python_warnings.simplefilter("ignore")  # openpyxl tells of extensions that it leaves alone
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        found = []
        for sheet in book.worksheets:
            reason = _left_out(sheet)
            is_read = also_left_out or not reason
            found.append(replace(_sheet(sheet, archive) if is_read else Sheet(sheet.title, ()), left_out=reason))
    return tuple(found)


def _left_out(sheet: Any) -> str:
    if sheet.sheet_state != "visible":
        return HIDDEN
    return TO_DELETE if _TO_DELETE.search(sheet.title) else ""


def _warnings(hidden: Sequence[str], marked: Sequence[str]) -> Iterator[str]:
    for message, titles in ((warnings.HIDDEN_SHEETS, hidden), (warnings.SHEETS_TO_DELETE, marked)):
        if titles:
            yield message % {"sheets": ", ".join(titles)}


def _sheet(sheet: Any, archive: zipfile.ZipFile) -> Sheet:
    """The filled rows of a sheet. What it declares of its size is not believed."""
    part = sheet._worksheet_path.lstrip("/")
    merged = [range_boundaries(match.decode()) for match in _MERGED.findall(package.part_of(archive, part))]
    notes = _comments(archive, part)
    sheet.reset_dimensions()
    down: dict[tuple[int, int], str] = {}
    rows, signs = [], 0
    for number, cells in enumerate(sheet.iter_rows(min_row=1), start=1):
        if number > _LAST:  # a row that says it is a later one is reached through empty ones, for hours
            raise DamagedWorkbook
        texts = [_text(cell) for cell in cells[:_WIDEST]]
        signs += sum(map(len, texts))
        if signs > _MOST:
            raise refusals.TooLarge(limit=_MOST // package.MEBIBYTE, what=part)
        _fill_down(texts, number, merged, down)
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            rows.append(Row(number, tuple(texts), notes.get(number, ())))
    spans = frozenset(top for left, top, right, _ in merged if right > left)
    return Sheet(sheet.title, tuple(rows), spans)


def _text(cell: Any) -> str:
    value = cell.value[:_LONGEST] if isinstance(cell.value, str) else cell.value
    return "" if value is None else shown(value, cell.number_format)


def _fill_down(
    texts: list[str], number: int, merged: Sequence[tuple[int, int, int, int]], down: dict[tuple[int, int], str]
) -> None:
    """A cell merged over several rows says the same of each of them."""
    for left, top, _, bottom in merged:
        if not top <= number <= bottom or top == bottom:
            continue
        if number == top:
            down[left, top] = texts[left - 1] if left <= len(texts) else ""
        elif any(texts):
            texts.extend([""] * (left - len(texts)))
            texts[left - 1] = texts[left - 1] or down.get((left, top), "")


def _comments(archive: zipfile.ZipFile, sheet: str) -> Mapping[int, tuple[str, ...]]:
    """The comments on the cells of a sheet by row, from left to right."""
    folder, name = posixpath.split(sheet)
    found: list[tuple[int, int, str]] = []
    for target in _related(archive, f"{folder}/_rels/{name}.rels", folder):
        root = xml.parse(package.part_of(archive, target), part=target)
        for comment in root.iter(f"{_MAIN}comment"):
            letters, row = coordinate_from_string(comment.get("ref", "A1"))
            text = "".join(str(piece) for piece in comment.itertext())
            found.append((row, column_index_from_string(letters), plain_comment(text)))
    rows: dict[int, tuple[str, ...]] = {}
    for row, _, text in sorted(found):
        if text:
            rows[row] = (*rows.get(row, ()), text)
    return rows


def _related(archive: zipfile.ZipFile, part: str, folder: str) -> Iterator[str]:
    """The parts with comments that a sheet points to."""
    if part not in archive.namelist():
        return
    for element in xml.parse(package.part_of(archive, part), part=part):
        if isinstance(element.tag, str) and etree.QName(element).localname == "Relationship":
            target = element.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            if element.get("Type", "").endswith("/comments") and path in archive.namelist():
                yield path


def plain_comment(text: str) -> str:
    """A comment's own words, without what programs put around a thread."""
    return "\n".join(line.strip() for line in _MARKED.sub("", _THREAD.sub("", text)).strip().split("\n"))
