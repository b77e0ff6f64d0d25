"""Workbooks and comma-separated files made to break a reader."""

from collections.abc import Callable

from tests.builders.bombs.word import LAUGHS, counted_names
from tests.builders.word import packed

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OOXML = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def workbook(sheet: str, *, strings: str = "", extra: dict[str, str] | None = None) -> bytes:
    """A workbook of one sheet: `sheet` is what stands in its worksheet element, `strings` in its table of strings."""
    kinds = {"workbook": "sheet.main", "worksheets/sheet1": "worksheet", "sharedStrings": "sharedStrings"}
    overrides = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for part, kind in kinds.items()
    )
    return packed(
        {
            "[Content_Types].xml": (
                '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
                'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
            ),
            "_rels/.rels": relations(officeDocument="xl/workbook.xml"),
            "xl/_rels/workbook.xml.rels": relations(
                worksheet="worksheets/sheet1.xml", sharedStrings="sharedStrings.xml"
            ),
            "xl/workbook.xml": (
                f'<workbook xmlns="{MAIN}" xmlns:r="{_OOXML}"><sheets><sheet name="Monitoring" sheetId="1" r:id="r0"/>'
                "</sheets></workbook>"
            ),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>',
            "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
            **(extra or {}),
        }
    )


def relations(**targets: str) -> str:
    entries = "".join(
        f'<Relationship Id="r{number}" Type="{_OOXML}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items())
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}</Relationships>'
    )


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def far_corner() -> bytes:
    """Two filled cells, the first and the last that a sheet can have."""
    rows = f'<row r="1">{cell("A1", "Paragraph")}</row><row r="1048576">{cell("XFD1048576", "A law.")}</row>'
    return workbook(f'<dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData>')


def repeated_string() -> bytes:
    """A string of a megabyte in a hundred thousand cells."""
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 100_001))
    text = " ".join(counted_names(110_000))
    return workbook(f"<sheetData>{rows}</sheetData>", strings=f"<si><t>{text}</t></si>")


def merged_all() -> bytes:
    return workbook(
        f'<sheetData><row r="1">{cell("A1", "A law.")}</row></sheetData>'
        '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    )


def strings_without_end() -> bytes:
    rows = f'<row r="1"><c r="A1" t="s"><v>{"9" * 5000}</v></c><c r="{"Z" * 5000}1" t="s"><v>-1</v></c></row>'
    return workbook(f"<sheetData>{rows}</sheetData>")


BOMBS: dict[str, Callable[[], bytes]] = {
    "workbook: the first cell and the last": far_corner,
    "workbook: a string of a megabyte in every row": repeated_string,
    "workbook: all cells merged": merged_all,
    "workbook: numbers of strings that are not there": strings_without_end,
    "workbook: entities of entities": lambda: workbook("", extra={"xl/sharedStrings.xml": LAUGHS}),
    "workbook: two million empty rows": lambda: workbook("<sheetData>" + "<row/>" * 2_000_000 + "</sheetData>"),
    "workbook: three hundred thousand rows": lambda: workbook(
        "<sheetData>"
        + "".join(f'<row r="{n}">{cell(f"A{n}", name)}</row>' for n, name in enumerate(counted_names(300_000), 1))
        + "</sheetData>"
    ),
    "csv: a line of fifty megabytes": lambda: b"paragraph,text\n1," + b"a law of States " * 3_300_000,
    "csv: a million columns": lambda: b"paragraph" + b",a law" * 1_000_000 + b"\n1" + b",a" * 1_000_000,
    "csv: a quotation mark that never closes": lambda: b'paragraph,text\n1,"' + b"a law,\n" * 3_000_000,
    "csv: a quotation mark that never closes, late": lambda: (
        b"paragraph,text\n" + b"1,a law\n" * 200 + b'2,"' + b"a law,\n" * 1_000_000
    ),
    "csv: quotation marks alone": lambda: b"paragraph,text\n" + b'"' * 5_000_000,
    "csv: three hundred thousand rows": lambda: (
        b"paragraph,text\n" + b"".join(b"%d,A law.\n" % n for n in range(300_000))
    ),
    "csv: zeros": lambda: b"paragraph,text\n1," + b"\0" * 5_000_000,
}
