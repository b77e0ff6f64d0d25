"""`python -m corpus.build`: all documents and the manifest; with names of sources, those documents alone."""

from __future__ import annotations

import sys
from pathlib import Path

from corpus.build import index, manifest, office, page, plain, workbook
from corpus.build.sources import CORPUS, DOCUMENTS, Source, all_sources

_WRITERS = {
    ".docx": office.as_word,
    ".pdf": office.as_pdf,
    ".html": page.as_page,
    ".xlsx": workbook.as_workbook,
    ".csv": plain.as_csv,
    ".md": plain.as_markdown,
    ".txt": plain.as_text,
}


def main(names: list[str]) -> None:
    DOCUMENTS.mkdir(exist_ok=True)
    entries = []
    for source in all_sources():
        target = DOCUMENTS / source.fact("file")
        if not names or source.path.stem in names:
            _make(source, target)
        entries.append(manifest.entry(source, target.read_bytes()))
    manifest.write(entries)
    index.write()


def _make(source: Source, target: Path) -> None:
    data = _WRITERS[target.suffix](source)
    target.write_bytes(data)
    print(f"{target.relative_to(CORPUS)}  {len(data) // 1024} KB")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
