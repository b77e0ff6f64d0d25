"""Two moments of a report as a Word file with tracked changes, for whoever works in Word."""

from collections.abc import Iterator, Sequence

from workbench.drafting.blocks import tables
from workbench.drafting.moments.comparing import aligned
from workbench.drafting.moments.states import Block, Moment, Part
from workbench.drafting.records import BlockKind
from workbench.text.markup import from_plain
from workbench.word.blocks import NoteKey
from workbench.word.compared import ComparedReport, Grid, Line, Piece, Style, render

_LINES: dict[BlockKind, Style] = {
    BlockKind.NUMBERED: "numbered",
    BlockKind.ITEM: "item",
    BlockKind.SUBITEM: "subitem",
    BlockKind.PLAIN: "plain",
    BlockKind.FIGURE: "figure",
}


def tracked_file(before: Moment, after: Moment, *, author: str, line: str = "", how: str = "") -> bytes:
    """The .docx: accept all changes and it is the second moment, reject all, the first."""
    return render(
        ComparedReport(
            title=after.report.title,
            line=line,
            how=how,
            language=after.report.language,
            author=author,
            at=after.at,
            pairs=tuple(_pairs(tuple(_pieces(before)), tuple(_pieces(after)))),
        )
    )


def _pairs(
    first: Sequence[tuple[str, Piece]], second: Sequence[tuple[str, Piece]]
) -> Iterator[tuple[Piece | None, Piece | None]]:
    """Both texts in one order. What became another kind of block, or a table of another width, is two of them."""
    for one, other in aligned([key for key, _ in first], [key for key, _ in second]):
        before = first[one][1] if one is not None else None
        after = second[other][1] if other is not None else None
        if before is not None and after is not None and _shape(before) != _shape(after):
            yield before, None
            yield None, after
        else:
            yield before, after


def _shape(piece: Piece) -> tuple[str, int]:
    return (piece.style, piece.level) if isinstance(piece, Line) else ("table", len(piece.rows[0]))


def _pieces(moment: Moment) -> Iterator[tuple[str, Piece]]:
    """Headings that have something under them and all blocks, each with an id that it has in every moment."""
    for part in _written(moment.parts):
        yield part.id, Line("heading", from_plain(part.title), level=part.level)
        for block in part.blocks:
            yield from _block(block)


def _written(parts: Sequence[Part]) -> Iterator[Part]:
    for place, part in enumerate(parts):
        below = 0
        for other in parts[place + 1 :]:
            if other.level <= part.level:
                break
            below += len(other.blocks)
        if part.blocks or below:
            yield part


def _block(block: Block) -> Iterator[tuple[str, Piece]]:
    notes: dict[NoteKey, str] = {
        ("fn" if kind == "fn" else "cite", key): words for (kind, key), words in block.notes.items()
    }
    if block.kind is not BlockKind.TABLE:
        yield block.id, Line(_LINES[block.kind], block.markup, notes=notes)
        return
    yield f"{block.id} title", Line("caption", from_plain(str(block.attributes.get("title", "")) or block.label))
    yield block.id, Grid(tables.rows_of(block.markup), notes)
