"""A draft written in Word, as rows for an outline: its headings name the sections, its footnotes come along."""

from collections.abc import Iterator, Mapping, Sequence

from workbench.drafting.loading import DraftRow
from workbench.drafting.records import Section
from workbench.text import markup
from workbench.text.characters import NOTE_MARK, without_illegal
from workbench.text.markup import Break, Inline, Note, Text
from workbench.word.document import Piece, WordDocument, WordParagraph


def rows_from_word(document: WordDocument, sections: Sequence[Section]) -> tuple[tuple[DraftRow, ...], tuple[str, ...]]:
    """The rows, and the texts that stand before the first heading of the outline.

    Tracked changes are taken as accepted. A heading names a section by its title, with or without a number before it;
    one that is not in the outline changes nothing: its paragraphs stay with the section before it.
    """
    titles = {_bare(section.title): section.id for section in sections}
    rows: list[DraftRow] = []
    left_out: list[str] = []
    present: str | None = None
    for paragraph in document.paragraphs:
        inlines, footnotes = _inlines(paragraph, document.notes)
        text = markup.stripped(inlines)
        if paragraph.level is not None:
            present = titles.get(_bare(markup.plain(text)), present)
        elif not text:
            continue
        elif present is None:
            left_out.append(markup.plain(text))
        else:
            rows.append(DraftRow(section=present, text=text, footnotes=footnotes))
    return tuple(rows), tuple(left_out)


def _inlines(paragraph: WordParagraph, notes: Mapping[str, str]) -> tuple[list[Inline], dict[str, str]]:
    """What the paragraph says once its changes are accepted, and the markup of its footnotes by number."""
    if paragraph.deleted is not None:
        return [], {}
    waiting = iter(paragraph.notes)
    footnotes: dict[str, str] = {}
    inlines: list[Inline] = []
    for piece in paragraph.pieces:
        for inline in _runs(piece, waiting, notes, footnotes):
            if piece.deleted is None:
                inlines.append(inline)
    standing = {each.id for each in inlines if isinstance(each, Note)}
    return inlines, {key: words for key, words in footnotes.items() if key in standing}


def _runs(
    piece: Piece, waiting: Iterator[str], notes: Mapping[str, str], footnotes: dict[str, str]
) -> Iterator[Inline]:
    for index, part in enumerate(piece.text.split(NOTE_MARK)):
        if index:
            words = without_illegal(notes.get(next(waiting, ""), "")).replace(NOTE_MARK, "").strip()
            if words:  # a picture stands for no note and is left out
                number = str(len(footnotes) + 1)
                footnotes[number] = markup.from_plain(words)
                yield Note("fn", number)
        for place, line in enumerate(without_illegal(part).split("\n")):
            if place:
                yield Break()
            yield Text(line, piece.marks & set(markup.NESTING), _safe(piece.href))


def _safe(href: str | None) -> str | None:
    """The link, where it is one that a paragraph may hold."""
    if href is None:
        return None
    try:
        markup.parse(markup.serialise([Text("x", href=href)]))
    except markup.BadMarkup:
        return None
    return href


def _bare(title: str) -> str:
    """`II. Article 5: stereotypes` → `article 5: stereotypes`."""
    first, _, rest = title.strip().partition(" ")
    words = rest if first.endswith((".", ")")) and len(first) < 7 and rest else title
    return " ".join(words.split()).casefold()
