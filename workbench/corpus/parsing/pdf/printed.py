"""Stages 1 to 3 for PDF: the blocks of a printed document, and what of it could not be read, page by page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workbench.corpus.parsing.blocks import Block, headings_joined
from workbench.corpus.parsing.pdf import columns, furniture, joining, layer, readability
from workbench.corpus.parsing.pdf.lines import Page
from workbench.corpus.warnings import GARBLED, GARBLED_PAGES, PICTURED_PAGES, SCAN


@dataclass(frozen=True)
class PrintedBlocks:
    """What the later stages need of a PDF. Where no page could be read (`nothing`), blocks only say whose it is."""

    blocks: tuple[Block, ...]
    masthead: tuple[str, ...]
    running_heads: tuple[str, ...]
    notes: dict[str, str]
    warnings: tuple[str, ...]
    nothing: bool


def read(data: bytes) -> PrintedBlocks:
    """The blocks of a PDF. Raises EncryptedPdf, DamagedPdf, TooManyPages."""
    pages = columns.in_order(layer.read(data))
    pictured = readability.pictures(pages)
    garbled = readability.garbled([page for page in pages if page.number not in pictured])
    written = {page.number for page in pages if page.lines or page.pictured}
    nothing = bool(written) and written <= pictured | garbled
    body = furniture.strip(pages if nothing else _without(pages, pictured | garbled))
    if not nothing and 1 in garbled:
        body = replace(body, masthead=furniture.strip(pages[:1]).masthead)
    return PrintedBlocks(
        blocks=tuple(headings_joined(joining.from_lines(body))),
        masthead=body.masthead,
        running_heads=body.running_heads,
        notes=dict(body.notes),
        warnings=tuple(_warnings(pictured, garbled, nothing=nothing)),
        nothing=nothing,
    )


def _without(pages: Sequence[Page], numbers: frozenset[int]) -> tuple[Page, ...]:
    return tuple(replace(page, lines=()) if page.number in numbers else page for page in pages)


def _warnings(pictured: frozenset[int], garbled: frozenset[int], *, nothing: bool) -> list[str]:
    if nothing and not garbled:
        return [SCAN]
    if nothing and not pictured:
        return [GARBLED]
    kinds = ((PICTURED_PAGES, pictured), (GARBLED_PAGES, garbled))
    return [message % {"pages": spans(numbers)} for message, numbers in kinds if numbers]


def spans(numbers: Iterable[int]) -> str:
    """Page numbers as people write them: `1, 3–7, 9`."""
    found: list[list[int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return ", ".join(str(each[0]) if len(each) == 1 else f"{each[0]}–{each[-1]}" for each in found)
