"""Plain text as minutes are kept, and a series as a spreadsheet program saves it."""

from __future__ import annotations

import csv
import io
import textwrap

from corpus.build.sources import HEADING, ITEM, NUMBERED, Source

_WIDTH = 72


def as_text(source: Source) -> bytes:
    """The source as text broken at 72 signs, its headings in capitals, in UTF-8."""
    lines = [source.fact("title"), "", *source.fact("head").splitlines(), ""]
    for block in source.blocks:
        lines += [*_lines(block), ""]
    return "\r\n".join(lines).encode("utf-8")


def _lines(block: str) -> list[str]:
    if heading := HEADING.fullmatch(block):
        return ["", heading["text"].upper()]
    if numbered := NUMBERED.fullmatch(block):
        first = f"{numbered['number']}.".ljust(4)
        return textwrap.wrap(numbered["text"], _WIDTH, initial_indent=first, subsequent_indent="    ")
    item = ITEM.fullmatch(block)
    if item is None:
        raise SystemExit(f"not understood: {block[:80]!r}")
    first = f"    {item['label']} "
    return textwrap.wrap(item["text"], _WIDTH, initial_indent=first, subsequent_indent="        ")


def as_csv(source: Source) -> bytes:
    """Titles above and sources below the table take a row each, filled up with empty cells; the file has no mark."""
    width = len(source.facts["header"])
    alone = [[text, *[""] * (width - 1)] for text in (*source.facts["above"], "", *source.facts["below"])]
    above, below = alone[: len(source.facts["above"]) + 1], alone[len(source.facts["above"]) :]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([*above, source.facts["header"], *source.facts["rows"], *below])
    return out.getvalue().encode(source.fact("encoding"))
