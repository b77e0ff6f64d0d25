"""Plain text as minutes are kept, Markdown, and a series as a spreadsheet program saves it."""

from __future__ import annotations

import csv
import io
import re
import textwrap

from corpus.build.sources import HEADING, ITEM, NUMBERED, Source, table_rows

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


def as_markdown(source: Source) -> bytes:
    """The source as an office's website keeps its texts: a level down from the title, recommendations in bold."""
    lines = [f"# {source.fact('title')}", "", f"*{source.fact('note')}*", ""]
    bold = False
    for block in source.blocks:
        numbered = NUMBERED.fullmatch(block)
        bold = numbered["mark"] == "!" if numbered else bold and ITEM.fullmatch(block) is not None
        lines += [*_marked(block, bold=bold), ""]
    lines += [f"[^{mark}]: {text}" for mark, text in source.notes.items()]
    return "\n".join([*lines, ""]).encode("utf-8")


def _marked(block: str, *, bold: bool) -> list[str]:
    stars = "**" if bold else ""
    if block.startswith("#"):
        return [f"#{block}"]
    if block.startswith("|"):
        rows = ["| " + " | ".join(row) + " |" for row in table_rows(block)]
        return [rows[0], re.sub(r"[^|]+", " --- ", rows[0]), *rows[1:]]
    if numbered := NUMBERED.fullmatch(block):
        return [f"{numbered['number']}. {stars}{numbered['text']}{stars}"]
    item = ITEM.fullmatch(block)
    if item is None:
        raise SystemExit(f"not understood: {block[:80]!r}")
    return [f"{item['label']} {stars}{item['text']}{stars}"]


def as_csv(source: Source) -> bytes:
    """Titles above and sources below the table take a row each, filled up with empty cells; the file has no mark."""
    width = len(source.facts["header"])
    alone = [[text, *[""] * (width - 1)] for text in (*source.facts["above"], "", *source.facts["below"])]
    above, below = alone[: len(source.facts["above"]) + 1], alone[len(source.facts["above"]) :]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([*above, source.facts["header"], *source.facts["rows"], *below])
    return out.getvalue().encode(source.fact("encoding"))
