"""PDFs in a line: `pdf([Print("1. The Committee recommends", bold=True), …])`, one list a page."""

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

HEIGHT, WIDTH, EDGE, LEADING = 842, 595, 113, 12
_LINES = 34  # on a page


@dataclass(frozen=True)
class Print:
    """A line of print. `down` is the distance from the line above; `at` puts it at a height of its own.

    `upward` prints it sideways, as a wide table is laid on a page: places are those of the page held to read it.
    `outlined` draws a line around the letters: bold, where the font has no bold.
    """

    text: str
    bold: bool = False
    size: float = 10
    left: float = EDGE
    down: float = LEADING
    at: float | None = None
    upward: bool = False
    outlined: bool = False


@dataclass(frozen=True)
class Picture:
    """A grey picture from the lower left corner on; by default it covers the page, as a scan does."""

    width: float = WIDTH
    height: float = HEIGHT


def pdf(*pages: Sequence[Print | Picture], rotate: int = 0) -> bytes:
    """A PDF of these pages, turned by `rotate` degrees; the running text begins 100 points below the upper edge."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", _font("Helvetica"), _font("Helvetica-Bold")]
    kids = []
    for page in pages:
        stream = _stream(page)
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {rotate} "
            f"/Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _file(objects)


def _font(name: str) -> str:
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"


def _stream(page: Sequence[Print | Picture]) -> str:
    height: float = HEIGHT - 100
    lines = []
    for line in page:
        if isinstance(line, Picture):
            lines.append(f"q {line.width} 0 0 {line.height} 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q")
            continue
        if line.at is None:
            height -= line.down
        where = height if line.at is None else line.at
        font = "F2" if line.bold else "F1"
        text = line.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        place = f"{line.left} {where} Td" if not line.upward else f"0 1 -1 0 {WIDTH - where} {line.left} Tm"
        mode = 2 if line.outlined else 0
        lines.append(f"BT {mode} Tr /{font} {line.size} Tf {place} ({text}) Tj ET")
    return "\n".join(lines)


def _file(objects: Sequence[str]) -> bytes:
    data = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    return data + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF".encode()


def typeset(*pieces: tuple[str, bool]) -> bytes:
    """A PDF of paragraphs (text, bold) set as the United Nations set them: broken into lines, spaced, over pages."""
    pages: list[list[Print | Picture]] = [[]]
    for text, bold in pieces:
        indented = 28 if re.match(r"\(?(?:[a-z]|[ivx]+|[а-я])\)", text) else 0
        for at, line in enumerate(textwrap.wrap(text, 78 - indented // 5)):
            if len(pages[-1]) >= _LINES and at == 0:
                pages.append([])
            pages[-1].append(Print(line, bold=bold, left=EDGE + indented, down=LEADING if at else 2 * LEADING))
    return pdf(*pages)
