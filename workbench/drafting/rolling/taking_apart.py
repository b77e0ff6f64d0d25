"""The last report taken apart: a document of the library in any format, or a version that was made here."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from workbench.corpus import queries as corpus_queries
from workbench.corpus.records import Document, Item, Paragraph
from workbench.drafting import queries
from workbench.drafting.records import BlockKind, Snapshot, SnapshotParagraph, SnapshotSection
from workbench.drafting.rolling.records import Begun, Piece, PieceBlock
from workbench.errors import N_, Conflict, Invalid
from workbench.people import Actor
from workbench.store import Database
from workbench.text import markup, tables
from workbench.text.markup import Note, Text


class NothingToRoll(Invalid):
    message = N_(
        "There is no report “%(key)s” to begin from. Nothing was changed: name a document of the library by its symbol "
        "or title, a version, "
        "or a report drafted here."
    )


class NeverFrozen(Conflict):
    message = N_("%(title)s has no version yet: freeze one, then begin from it. Nothing was changed.")


def begun_from(db: Database, actor: Actor, key: str) -> Begun:
    """What one names: a report drafted here (its last version), a version, or a document. Raises NothingToRoll."""
    try:
        report = queries.report(db, actor, key)
    except queries.ReportNotFound:
        pass
    else:
        made = queries.snapshots(db, actor, report.id)
        if not made:
            raise NeverFrozen(title=report.title)
        return _with_keys(db, of_snapshot(queries.snapshot(db, actor, made[0].id)))
    try:
        return _with_keys(db, of_snapshot(queries.snapshot(db, actor, key)))
    except queries.SnapshotNotFound:
        pass
    try:
        document = corpus_queries.document_named(db, actor, key)
    except corpus_queries.DocumentNotFound:
        raise NothingToRoll(key=key) from None
    return of_document(document, corpus_queries.paragraphs(db, document.id))


def _with_keys(db: Database, begun: Begun) -> Begun:
    """The sections of a version by the guideline's ids, which the new outline may have too."""
    sql = (
        "select section.id, section.key from section join snapshot_section on snapshot_section.section_id = section.id "
        "where snapshot_section.snapshot_id = :id"
    )
    keys = {str(row["id"]): str(row["key"]) for row in db.query(sql, {"id": begun.source_id})}
    return replace(begun, pieces=tuple(replace(each, key=keys.get(each.key, "")) for each in begun.pieces))


def of_document(document: Document, paragraphs: Sequence[Paragraph]) -> Begun:
    """Each paragraph with its items and notes; the rows of a table are one piece."""
    pieces: list[Piece] = []
    for table, run in groupby(paragraphs, key=lambda each: (each.annex, each.table) if each.table else each.id):
        rows = tuple(run)
        pieces.append(_table(document, rows) if isinstance(table, tuple) else _paragraph(document, rows[0]))
    return Begun(document.id, document.name, document.language or "en", document.treaty or "", tuple(pieces))


def _paragraph(document: Document, paragraph: Paragraph) -> Piece:
    kind = BlockKind.NUMBERED if paragraph.number else BlockKind.PLAIN
    text, footnotes = _with_notes(paragraph.text, paragraph.footnotes)
    blocks = [PieceBlock(kind, text, footnotes)] if text else []
    return replace(_piece(document, paragraph), blocks=(*blocks, *map(_item, paragraph.items)))


def _item(item: Item) -> PieceBlock:
    kind = BlockKind.SUBITEM if item.parent else BlockKind.ITEM
    return PieceBlock(kind, markup.tidy(markup.from_plain(item.text)))


def _with_notes(text: str, footnotes: Sequence[str]) -> tuple[str, dict[str, str]]:
    """The text with its notes set at the end: where they stood in it is not known."""
    runs: list[markup.Inline] = list(markup.parse(markup.tidy(markup.from_plain(text))))
    kept = {str(number): markup.tidy(markup.from_plain(words)) for number, words in enumerate(footnotes, 1)}
    kept = {number: words for number, words in kept.items() if words}
    return markup.serialise([*runs, *(Note("fn", number) for number in kept)]), kept


def _table(document: Document, rows: Sequence[Paragraph]) -> Piece:
    cells = tuple(row.cells or (row.text,) for row in rows)
    block = PieceBlock(BlockKind.TABLE, tables.tidy(tables.markup_of(_square(cells))), attributes={"headers": 1})
    text = "\n".join(row.full_text for row in rows)
    return replace(_piece(document, rows[0]), text=text, blocks=(block,), number="")


def _square(rows: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """Rows of one length, each cell on one line of markup."""
    width = max(len(row) for row in rows)
    escaped = [[markup.from_plain(" ".join(cell.split())) for cell in row] for row in rows]
    return tuple((*row, *[""] * (width - len(row))) for row in escaped)


def _piece(document: Document, paragraph: Paragraph) -> Piece:
    return Piece(
        source_paragraph_id=paragraph.id,
        document_id=document.id,
        citation=corpus_queries.citation(document, paragraph),
        number=paragraph.number or "",
        headings=tuple(each for each in (paragraph.section, paragraph.heading) if each),
        text=paragraph.full_text,
        blocks=(),
        part=paragraph.annex,
    )


def of_snapshot(snapshot: Snapshot) -> Begun:
    """Each numbered paragraph with what belongs to it, with its citations; references are the words they printed."""
    paths = dict(_paths(snapshot.sections))
    pieces = tuple(
        _frozen(snapshot, section, paths[section.id], run)
        for section in snapshot.sections
        for run in _together(section.paragraphs)
    )
    return Begun(snapshot.id, snapshot.report.title, snapshot.report.language, snapshot.report.treaty, pieces)


def _paths(sections: Iterable[SnapshotSection]) -> Iterator[tuple[str, tuple[str, ...]]]:
    path: list[str] = []
    for section in sections:
        path = [*path[: section.level - 1], section.title]
        yield section.id, tuple(path)


def _together(paragraphs: Sequence[SnapshotParagraph]) -> list[tuple[SnapshotParagraph, ...]]:
    runs: list[list[SnapshotParagraph]] = []
    for each in paragraphs:
        if runs and each.kind in {BlockKind.ITEM, BlockKind.SUBITEM, BlockKind.PLAIN}:
            runs[-1].append(each)
        else:
            runs.append([each])
    return [tuple(run) for run in runs]


def _frozen(
    snapshot: Snapshot, section: SnapshotSection, headings: tuple[str, ...], run: Sequence[SnapshotParagraph]
) -> Piece:
    head = run[0]
    return Piece(
        source_paragraph_id=head.id,
        document_id="",
        citation=f"{snapshot.report.title}, {head.label}" if head.label else snapshot.report.title,
        number=head.label,
        headings=headings,
        text="\n".join(each.text.replace("\ufffc", "") for each in run),
        blocks=tuple(_block(each) for each in run),
        part=section.part,
        key=section.id,
    )


def _block(paragraph: SnapshotParagraph) -> PieceBlock:
    runs = [
        Text(run.text, run.marks) if isinstance(run, Text) and run.href is not None and run.href[:1] == "#" else run
        for run in markup.parse(paragraph.markup)
    ]
    text = markup.serialise(runs)
    return PieceBlock(paragraph.kind, text, dict(paragraph.footnotes), dict(paragraph.attributes), paragraph.id)
