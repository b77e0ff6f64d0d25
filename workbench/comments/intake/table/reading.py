"""A commenting table that came back, read as remarks on the frozen text.

Our own form or one made by hand, in Word or in a spreadsheet: its headings say what its columns hold.

    intake = receive(data, places, snapshot_id="01JB…")     None where the file is no commenting table
    intake.comments[0].anchor     → paragraph 01JA…, 12–31, "forty per cent", exact
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from workbench.comments.intake.identity import identified
from workbench.comments.intake.recognising import SNAPSHOT_PROPERTY, WrongSnapshot
from workbench.comments.intake.records import Intake, ReceivedComment
from workbench.comments.intake.table import files
from workbench.comments.intake.table.places import Place, Places
from workbench.comments.intake.table.placing import stand
from workbench.comments.intake.table.rows import CommentRows, RawTable, TableRow, Unread, comment_rows, digest
from workbench.comments.records import CommentKind, Origin
from workbench.errors import N_, Invalid
from workbench.word.notices import Notice
from workbench.word.reading import read as read_word

NO_VERSION = N_("The table does not say for which version it was filled in: its numbers were taken as this version's.")
NOTHING_IN_IT = N_("No row of the table holds a comment or a proposed text.")
UNREAD = N_("The words of %(row)s stand in no column of comments and were not taken in: “%(words)s”")
COPIES = N_("%(count)s rows say the same as another row, at the same place. They were taken in once.")
WORD_COMMENTS = N_(
    "%(count)s Word comments stand beside the table. They were not taken in: write them into its rows and hand it in "
    "again; what is known by then is not taken in twice."
)
_SENTENCE = 3  # words that make a comment of a cell
_SHOWN = 80  # characters of words that were not taken in
_TOLD = 20  # notices of rows, at most


class NotACommentingTable(Invalid):
    """A spreadsheet without the headings of a commenting table."""

    message = N_(
        "No sheet of this workbook is a commenting table: none has a column “Paragraph” and a column “Comment” or "
        "“Proposed text”. Nothing was taken in. Give its columns these headings, or fill in the table of this round."
    )


class NoHeadings(Invalid):
    """A table in Word whose rows cite paragraphs, and which does not say what its columns hold."""

    message = N_(
        "The rows of a table in this file begin with paragraphs of the draft, but its columns have no headings. "
        "Nothing was taken in. Put a row above them that says “Paragraph”, “Comment” and “Proposed text”, and hand it "
        "in again."
    )


def cites_in_most_rows(table: RawTable, places: Places) -> bool:
    """Whether most rows have a paragraph of the draft in one of their first two cells, and words behind it."""
    filled = [cells for _, cells in table.rows if sum(bool(cell.strip()) for cell in cells) > 1]
    citing = [cells for cells in filled if any(places.cited(cell).is_sure for cell in cells[:2])]
    worded = [cells for cells in citing if any(len(cell.split()) >= _SENTENCE for cell in cells[1:])]
    return len(worded) > len(table.rows) / 2


def receive(data: bytes, places: Sequence[Place], *, snapshot_id: str) -> Intake | None:
    """The rows of a commenting table; None for a Word file that is none.

    Raises WrongSnapshot, NotACommentingTable, NoHeadings, UnsafeFile, UnsafeWorkbook, DamagedWorkbook.
    """
    file, frozen = files.read(data), Places(places)
    if file is None or file.is_the_draft(each.text for each in places):
        return None
    found = comment_rows(file.tables)
    if found is None and file.is_workbook:
        raise NotACommentingTable
    if found is None:
        if any(cites_in_most_rows(table, frozen) for table in file.tables):
            raise NoHeadings
        return None
    named = file.properties.get(SNAPSHOT_PROPERTY) or None
    if named not in (None, snapshot_id):
        raise WrongSnapshot(names=named)
    said = _each_once(tuple(received(row, frozen, file.written) for row in found.rows))
    beside = 0 if file.is_workbook else len(read_word(data).comments)
    notices = _notices(found, copies=len(found.rows) - len(said), beside=beside)
    version = () if named else (Notice(NO_VERSION),)
    return Intake(named, identified(said), (), (), (*version, *notices), saved_at=file.saved_at)


def received(row: TableRow, places: Places, written: Mapping[str, str]) -> ReceivedComment:
    """A row as a remark; `written` are the comments that went out in rows, by their digests."""
    where = stand(row, places)
    return ReceivedComment(
        identity="",
        kind=CommentKind.COMMENT,
        origin=Origin.COMMENT_TABLE,
        anchor=where.anchor,
        number=where.number,
        segments=where.segments,
        text=row.text,
        proposed=row.proposed or None,
        author=row.author,
        initials="",
        date="",
        scope=where.scope,
        type=row.type,
        severity=row.severity,
        likely=where.likely,
        row=row.row,
        cited=row.cited,
        written=written.get(digest(row.cited, row.quote, row.text, row.proposed), ""),
    )


def _each_once(said: Sequence[ReceivedComment]) -> tuple[ReceivedComment, ...]:
    """Without the copies of a row: the same words by the same person at the same place."""
    seen: dict[object, ReceivedComment] = {}
    for one in said:
        seen.setdefault((one.author, one.text, one.proposed, one.anchor, one.cited), one)
    return tuple(seen.values())


def _notices(found: CommentRows, *, copies: int, beside: int) -> Iterator[Notice]:
    if not found.rows:
        yield Notice(NOTHING_IN_IT)
    if copies:
        yield Notice(COPIES, {"count": copies})
    if beside:
        yield Notice(WORD_COMMENTS, {"count": beside})
    yield from map(_unread, found.unread[:_TOLD])


def _unread(each: Unread) -> Notice:
    words = each.words if len(each.words) <= _SHOWN else each.words[: _SHOWN - 1] + "…"
    return Notice(UNREAD, {"row": each.row, "words": words})
