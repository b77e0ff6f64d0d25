"""What became of an institution's comments, as a Word file that is given to it: a section of the report at a time."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from workbench.comments.matrix import MatrixRow, ResponseMatrix
from workbench.export.matrix.printed import remark
from workbench.export.matrix.words import Words, about, words_of
from workbench.text import languages
from workbench.word.tables import Cell, Column, RowGroup, WideTable, render

_SHARES = {"number": 1.2, "paragraph": 1.2, "comment": 5.0, "disposition": 1.4, "reason": 4.0, "new_paragraph": 1.3}


def answered(matrix: ResponseMatrix) -> bytes:
    """The commenter's view as .docx: each comment with the answer released to it, in the order of the report."""
    words = words_of(matrix.language)
    title = words.line("answered_title", report=matrix.report_title)
    shares = {**_SHARES, "submitted_text": 3.0} if matrix.submitted_on else _SHARES
    sections = groupby(matrix.rows, key=lambda row: row.section or words.of("scopes", "document"))
    groups = tuple(
        RowGroup(section, tuple(_cells(row, matrix, words) for row in rows), language=matrix.language)
        for section, rows in sections
    )
    return render(
        WideTable(
            title=title,
            lines=tuple(about(matrix, words)),
            summary=words.line("summary"),
            columns=tuple(Column(words.of("columns", name), share) for name, share in shares.items()),
            rows=(),
            language=words.language,
            running=title,
            groups=groups,
        )
    )


def _cells(row: MatrixRow, matrix: ResponseMatrix, words: Words) -> tuple[Cell, ...]:
    own = words.language
    as_submitted = ": ".join(filter(None, (row.submitted_paragraph, row.submitted_text)))
    return (
        Cell(words.number(row), language=own),
        Cell(words.place(row), language=own),
        _said(row, matrix, words),
        Cell(words.answer(row) or words.line("without"), language=own),
        Cell(row.reason, language=languages.guess(row.reason) if row.reason else own),
        Cell(row.new_paragraph, language=own),
        *([Cell(as_submitted, language=matrix.language)] if matrix.submitted_on else []),
    )


def _said(row: MatrixRow, matrix: ResponseMatrix, words: Words) -> Cell:
    """The comment, and below it the text proposed."""
    cell = remark(row, matrix, words)
    proposed = f"{words.of('columns', 'proposed')}: {row.proposed}" if row.proposed else ""
    return replace(cell, text="\n".join(filter(None, (cell.text, proposed))))
