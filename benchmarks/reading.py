"""How fast documents are read, against bare text extraction of the same files in the same process.

PDF: against pypdfium2's own text of each page. DOCX: against a walk over word/document.xml with lxml that joins w:t.
Both read all files in turn, five times, so that what else the machine does meets both. Prints files, paragraphs,
seconds of the processor in the best run of each, paragraphs a second and how many times bare.
"""

import io
import sys
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2
from lxml import etree

from workbench.corpus.parsing import reading

DATA = Path(__file__).parent.parent.parent / "shared" / "data"
PDFS = ("brazil/cerd", "brazil/crpd", "brazil/upr", "kenya", "concluding-observations")
DOCX = ("upr-word-drafts", "brazil/team-papers", "languages")
RUNS = 5
_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


def files(folders: Sequence[str], suffix: str) -> list[tuple[str, bytes]]:
    """Name and content of the files of these folders with that suffix."""
    paths = sorted(path for folder in folders for path in (DATA / folder).rglob(f"*{suffix}"))
    return [(path.name, path.read_bytes()) for path in paths]


def bare_pdf(data: bytes) -> int:
    """Characters of a PDF's text as pypdfium2 gives it."""
    document = pypdfium2.PdfDocument(data)
    return sum(len(page.get_textpage().get_text_bounded()) for page in document)


def bare_docx(data: bytes) -> int:
    """Characters of the main part of a .docx, walked with lxml."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return sum(len(element.text or "") for element in root.iter(_TEXT))


def timed(work: Callable[[], int]) -> tuple[float, int]:
    """Seconds of the processor, and what the work gave."""
    start = time.process_time()
    given = work()
    return time.process_time() - start, given


def compare(name: str, found: list[tuple[str, bytes]], bare: Callable[[bytes], int]) -> None:
    """One line of the table."""
    ours, others = [], []
    for _ in range(RUNS):
        others.append(timed(lambda: sum(bare(data) for _, data in found)))
        ours.append(timed(lambda: sum(len(one.paragraphs) for file, data in found for one in reading.read(data, file))))
    (seconds, paragraphs), (bare_seconds, _) = min(ours), min(others)
    print(
        f"{name:5} {len(found):4} files {paragraphs:6} paragraphs {seconds:7.2f} s"
        f"  {paragraphs / seconds:7.0f} a second"
        f"   bare {bare_seconds:6.2f} s   {seconds / bare_seconds:5.1f} times bare"
    )


def main() -> int:
    """Print the table."""
    if not DATA.is_dir():
        print(f"The documents to measure with are not there ({DATA}). Nothing was measured.")
        return 0
    compare("PDF", files(PDFS, ".pdf"), bare_pdf)
    compare("DOCX", files(DOCX, ".docx"), bare_docx)
    return 0


if __name__ == "__main__":
    sys.exit(main())
