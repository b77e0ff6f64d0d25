"""The response matrix in Word: columns in the order that commenting tables have had for decades."""

from __future__ import annotations

from workbench.comments.matrix import MatrixRow, ResponseMatrix, View
from workbench.export.matrix.words import Words, about, words_of
from workbench.text import languages
from workbench.word.tables import Cell, Column, WideTable, render

# Shares of the page's width. Columns of one word have what the longest of them needs, in any language.
_SHARES = {
    "institution": 1.5,
    "number": 1.15,
    "paragraph": 1.2,
    "type": 1.35,
    "comment": 3.5,
    "proposed": 2.1,
    "disposition": 1.2,
    "reason": 2.3,
    "new_paragraph": 1.25,
}
_INTERNAL_SHARES = {
    "institution": 1.35,
    "number": 1.15,
    "paragraph": 1.2,
    "type": 1.4,
    "comment": 2.85,
    "proposed": 1.75,
    "disposition": 1.15,
    "reason": 1.85,
    "new_paragraph": 1.25,
    "internal_note": 1.5,
}


def word(matrix: ResponseMatrix) -> bytes:
    """The matrix as .docx: landscape, head repeated on every page, from right to left where the report is."""
    words = words_of(matrix.language)
    shares = _shares(matrix)
    return render(
        WideTable(
            title=words.line("title", report=matrix.report_title),
            lines=tuple(about(matrix, words)),
            summary=words.line("summary"),
            columns=tuple(Column(words.of("columns", name), share) for name, share in shares.items()),
            rows=tuple(_cells(row, matrix, words) for row in matrix.rows),
            language=words.language,
            running=words.line("running", report=matrix.report_title, number=matrix.snapshot_number),
        )
    )


def _shares(matrix: ResponseMatrix) -> dict[str, float]:
    usual = _INTERNAL_SHARES if matrix.view is View.INTERNAL else _SHARES
    return {**usual, "submitted_text": 2.0} if matrix.submitted_on else usual


def _cells(row: MatrixRow, matrix: ResponseMatrix, words: Words) -> tuple[Cell, ...]:
    own = words.language
    internal = (_said(row.internal_note, own),) if matrix.view is View.INTERNAL else ()
    as_submitted = ": ".join(filter(None, (row.submitted_paragraph, row.submitted_text)))
    submitted = (Cell(as_submitted, language=matrix.language),) if matrix.submitted_on else ()
    return (
        _said(row.institution, own),
        Cell(words.number(row), language=own),
        Cell(words.place(row), language=own),
        Cell(words.kind(row.type), language=own),
        remark(row, matrix, words),
        _said(row.proposed, matrix.language),
        Cell(words.answer(row), language=own),
        _said(row.reason, own),
        Cell(row.new_paragraph, language=own),
        *internal,
        *submitted,
    )


def _said(text: str, usual: str) -> Cell:
    """Words of people, which run as their own language does."""
    return Cell(text, language=languages.guess(text) if text else usual)


def remark(row: MatrixRow, matrix: ResponseMatrix, words: Words) -> Cell:
    """The comment under the words it is on; then what it concerns, its translations, and each reply."""
    own, *more = words.thread(row)
    concerns = [words.line("concerns", list="; ".join(row.about))] if row.about else []
    quote = f"“{row.quote}”" if row.quote else ""
    lines = "\n".join([own, *concerns, *more])
    of_quote = languages.guess(row.quote) if row.quote else matrix.language
    return Cell(lines, above=quote, language=row.language, above_language=of_quote)
