"""PDFs made to break a reader."""

import zlib
from collections.abc import Callable, Sequence
from functools import partial

from tests.builders.pdf import Print
from tests.builders.pdf import pdf as printed

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
RESOURCES = b"/Resources << /Font << /F1 3 0 R >> >>"


def file_of(objects: Sequence[bytes], *, root: int = 1, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1, with a sound table of places."""
    data = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer << /Size %d /Root %d 0 R %b >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, root, trailer, table)
    return bytes(data)


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), extra, data)


def flate(data: bytes, extra: bytes = b"", *, times: int = 1) -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter [%b] %b" % (b"/FlateDecode " * times, extra))


def one_page(content: bytes, *more: bytes, page: bytes = RESOURCES, box: bytes = b"[0 0 595 842]") -> bytes:
    """A page with this content stream; `more` objects are numbered from 5."""
    return file_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [6 0 R] /Count 1 >>",
            FONT,
            content,
            b"null",
            b"<< /Type /Page /Parent 2 0 R /MediaBox %b /Contents 4 0 R %b >>" % (box, page),
            *more,
        ]
    )


def text(*lines: bytes) -> bytes:
    return b"BT /F1 10 Tf 100 700 Td " + b" ".join(b"(%b) Tj 0 -12 Td" % line for line in lines) + b" ET"


def many_pages(count: int) -> bytes:
    """Pages that all show the same stream."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R %b >>" % RESOURCES
    kids = b" ".join(b"%d 0 R" % number for number in range(5, 5 + count))
    tree = b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, count)
    return file_of([b"<< /Type /Catalog /Pages 2 0 R >>", tree, FONT, stream(text(b"1. A law.")), *[page] * count])


def page_tree(*nodes: bytes) -> bytes:
    """A catalogue whose tree of pages begins at object 2."""
    return file_of([b"<< /Type /Catalog /Pages 2 0 R >>", *nodes])


def deep_tree(depth: int) -> bytes:
    nodes = [
        b"<< /Type /Pages /Kids [%d 0 R] /Count 1 /Parent %d 0 R >>" % (number + 1, number - 1)
        for number in range(2, depth + 2)
    ]
    return page_tree(*nodes, b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] >>" % (depth + 1))


def object_stream(size: int) -> bytes:
    """The catalogue stands in a packed stream of objects that unfolds to `size` bytes."""
    inside = b"1 0 << /Type /Catalog /Pages 2 0 R >>"
    packed = flate(inside + b" " * size, b"/Type /ObjStm /N 1 /First 4")
    data = b"%PDF-1.7\n"
    at = len(data)
    data += b"5 0 obj\n" + packed + b"\nendobj\n"
    table = len(data)
    rows = (
        b"\0\0\0\0\0\xff" + b"\2" + (5).to_bytes(4, "big") + b"\0" + b"\0" * 18 + b"\1" + at.to_bytes(4, "big") + b"\0"
    )
    references = stream(rows, b"/Type /XRef /W [1 4 1] /Size 6 /Root 1 0 R")
    return data + b"6 0 obj\n" + references + b"\nendobj\nstartxref\n%d\n%%%%EOF" % table


def forms_of_forms(width: int, depth: int) -> bytes:
    """Each form draws the next one ten times."""
    forms = []
    for number in range(7, 7 + depth):
        names = b"/Resources << /XObject << /X %d 0 R >> /Font << /F1 3 0 R >> >>" % (number + 1)
        inside = b"/X Do " * width if number < 6 + depth else text(b"A law.")
        forms.append(stream(inside, b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] " + names))
    return one_page(stream(b"/X Do"), *forms, page=b"/Resources << /XObject << /X 7 0 R >> >>")


def form_in_itself() -> bytes:
    names = b"/Resources << /XObject << /X 7 0 R >> >>"
    form = stream(b"/X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] " + names)
    return one_page(stream(b"/X Do"), form, page=names)


def picture(extra: bytes, data: bytes) -> bytes:
    head = b"/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceGray "
    return one_page(
        stream(b"q 500 0 0 700 0 0 cm /X Do Q"),
        stream(data, head + extra),
        page=b"/Resources << /XObject << /X 7 0 R >> >>",
    )


def map_of_letters() -> bytes:
    """A font whose map gives each letter a text of a thousand letters."""
    rows = b"".join(b"<%02x> <%b>\n" % (code, b"0041" * 1000) for code in range(256))
    letters = b"/CIDInit /ProcSet findresource begin 1 begincodespacerange <00> <ff> endcodespacerange\n"
    letters += b"256 beginbfchar\n" + rows + b"endbfchar\n4096 beginbfrange\n"
    letters += b"<0000> <ffff> <0041>\n" * 4096 + b"endbfrange end"
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R >>"
    return one_page(
        stream(text(b"abcdefgh" * 2000)), flate(letters), font, page=b"/Resources << /Font << /F1 8 0 R >> >>"
    )


def font_in_itself() -> bytes:
    """A type 3 font whose letter is drawn with the font itself."""
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 97 /LastChar 97 "
        b"/Widths [9] /Encoding << /Differences [97 /a] >> /CharProcs << /a 8 0 R >> "
        b"/Resources << /Font << /F1 7 0 R >> >> >>"
    )
    return one_page(stream(text(b"aaaa")), font, stream(text(b"aaaa")), page=b"/Resources << /Font << /F1 7 0 R >> >>")


def damaged_font() -> bytes:
    """A TrueType program of random tables."""
    program = b"\0\1\0\0\0\x20" + bytes(number * 167 % 251 for number in range(200_000))
    font = b"<< /Type /Font /Subtype /TrueType /BaseFont /A+Bad /FontDescriptor 8 0 R /FirstChar 0 /LastChar 255 >>"
    about = b"<< /Type /FontDescriptor /FontName /A+Bad /Flags 4 /FontFile2 9 0 R >>"
    page = b"/Resources << /Font << /F1 7 0 R >> >>"
    return one_page(stream(text(b"A law.")), font, about, flate(program), page=page)


def previous_is_itself() -> bytes:
    data = file_of([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"])
    return data.replace(b"/Root", b"/Prev %d /Root" % data.rindex(b"xref\n0"))


def scattered(count: int, size: float) -> bytes:
    """Letters one by one, each on a height of its own, half of them small as the marks of notes are."""
    pieces = (
        b"BT /F1 %.1f Tf %d %.3f Td (7) Tj ET\n" % (size if number % 2 else 10, number * 37 % 500, number * 0.03)
        for number in range(count)
    )
    return one_page(flate(b"".join(pieces)))


def stacked(count: int) -> bytes:
    """All letters on one and the same line."""
    return one_page(flate(b"".join(b"BT /F1 10 Tf %d 700 Td (a) Tj ET\n" % (n * 31 % 590) for n in range(count))))


def long_report(pages: int) -> bytes:
    return printed(*[[Print(f"{page * 40 + line}. A law of many.") for line in range(40)] for page in range(pages)])


BOMBS: dict[str, Callable[[], bytes]] = {
    "pdf: objects that unfold to a gigabyte": partial(object_stream, 1_000_000_000 // 4),
    "pdf: ten thousand levels of pages": partial(deep_tree, 10_000),
    "pdf: pages in a circle": lambda: page_tree(
        b"<< /Type /Pages /Kids [3 0 R] /Count 9 >>", b"<< /Type /Pages /Kids [2 0 R] /Count 9 /Parent 2 0 R >>"
    ),
    "pdf: two thousand million pages": lambda: page_tree(b"<< /Type /Pages /Kids [] /Count 2147483647 >>"),
    "pdf: a hundred thousand pages": partial(many_pages, 100_000),
    "pdf: three thousand pages": partial(many_pages, 3_000),
    "pdf: a page as large as a country": lambda: one_page(
        stream(text(b"1. A law.")), box=b"[0 0 99999999999999999999 99999999999999999999]"
    ),
    "pdf: a page without size": lambda: one_page(stream(text(b"1. A law.")), box=b"[0 0 0 0]"),
    "pdf: a page that unfolds to half a gigabyte": lambda: one_page(flate(b"q Q " * 125_000_000)),
    "pdf: packed in packed": lambda: one_page(flate(b"\0" * 400_000_000, times=3)),
    "pdf: a million letters on a page": lambda: one_page(flate(text(*[b"A law of States. " * 100] * 600))),
    "pdf: a million letters on a line": lambda: one_page(flate(text(b"A law of States. " * 60_000))),
    "pdf: twenty thousand letters on heights of their own": partial(scattered, 20_000, 5.0),
    "pdf: twenty thousand letters on one line": partial(stacked, 20_000),
    "pdf: forms of forms": partial(forms_of_forms, 10, 12),
    "pdf: a form in itself": form_in_itself,
    "pdf: a huge picture": lambda: picture(
        b"/BitsPerComponent 8 /Filter /FlateDecode", zlib.compress(b"\0" * 99_999_999)
    ),
    "pdf: a huge picture in JBIG2": lambda: picture(
        b"/BitsPerComponent 1 /Filter /JBIG2Decode",
        b"\0\0\0\0\x30\0\1\0\0\0\x13\xff\xff\xff\xff\xff\xff\xff\xff\0\0\0\0\0\0\0\0\0\0\0",
    ),
    "pdf: a map of letters to pages": map_of_letters,
    "pdf: a font in itself": font_in_itself,
    "pdf: a damaged font": damaged_font,
    "pdf: a table of places that leads to itself": previous_is_itself,
    "pdf: brackets in brackets": lambda: page_tree(b"[" * 500_000 + b"]" * 500_000),
    "pdf: a name of ten megabytes": lambda: one_page(
        stream(text(b"A law.")), page=b"/" + b"A" * 10_000_000 + b" 1 " + RESOURCES
    ),
    "pdf: a password": lambda: file_of(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"],
        trailer=b"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <%b> /U <%b> >> /ID [<00> <00>]"
        % (b"41" * 32, b"42" * 32),
    ),
    "pdf: a program that starts with it": lambda: page_tree(
        b"<< /Type /Pages /Kids [] /Count 0 /AA << /O << /S /Launch /F (calc.exe) >> >> >>"
    ),
    "pdf: a thousand full pages": partial(long_report, 1_000),
    "pdf: cut off": lambda: long_report(5)[:9000],
    "pdf: the first line alone": lambda: b"%PDF-1.7\n",
}
