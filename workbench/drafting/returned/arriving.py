"""A paragraph of a returned file in our own markup, with the notes that went out known again.

A note is known by its words, else by its place among those of its paragraph (a program that empties footnotes leaves
their marks). One that did not go out is a new footnote. A citation's footnote is written by the program: other words
in it are told and not taken.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from rapidfuzz import fuzz

from workbench.drafting.records import BlockKind
from workbench.drafting.returned.records import Arrived, SentBlock, apart
from workbench.text import markup, tables
from workbench.text.characters import NOTE_MARK, without_illegal
from workbench.text.markup import Break, Inline, Note, NoteKind, Text
from workbench.text.normalise import fold
from workbench.word.document import Piece, WordDocument
from workbench.word.projection import ViewParagraph

NoteKey = tuple[NoteKind, str]
ALIKE = 50  # per cent of two footnotes that are the same, from which on one is the other written anew


@dataclass(frozen=True)
class Reading:
    """What a group of returned paragraphs says: each in markup, and citations whose footnote came with other words."""

    paragraphs: tuple[Arrived, ...]
    changed_citations: tuple[str, ...] = ()


def read_group(document: WordDocument, paragraphs: Sequence[ViewParagraph], sent: Sequence[SentBlock]) -> Reading:
    """The returned paragraphs of one group, with the notes of the blocks that it is."""
    printed = [each for place, block in enumerate(sent) for each in _printed(block, place)]
    coming = [words for each in paragraphs for words in _coming(document, each)]
    keys = known_again(printed, coming)
    before = dict(printed)
    words = {key: said or before.get(key, "") for key, said in zip(keys, coming, strict=True)}
    changed = [
        before[key]
        for key, said in zip(keys, coming, strict=True)
        if key[0] == "cite" and said and _plainly(said) != _plainly(before[key])
    ]
    notes = iter(keys)
    found = tuple(_arrived(document, each, notes, words, sent) for each in paragraphs)
    return Reading(found, tuple(changed))


def known_again(printed: Sequence[tuple[NoteKey, str]], coming: Sequence[str]) -> tuple[NoteKey, ...]:
    """Which note each of the returned ones is, by its words; a new footnote has the next free number.

    `printed`: the notes that went out with their words, in order · `coming`: the words of the returned ones, empty
    where the program that saved the file lost them.
    """
    open_notes = list(printed)
    found: dict[int, NoteKey] = {}
    for at, said in enumerate(coming):
        same = next((each for each in open_notes if said and _plainly(each[1]) == _plainly(said)), None)
        if same is not None:
            open_notes.remove(same)
            found[at] = same[0]
    for at, said in enumerate(coming):
        if at in found or not open_notes:
            continue
        alike = open_notes[0] if not said else max(open_notes, key=lambda each: fuzz.ratio(each[1], said))
        if not said or fuzz.ratio(alike[1], said) >= ALIKE:
            open_notes.remove(alike)
            found[at] = alike[0]
    taken = {key for (_, key), _ in printed}
    numbers = (str(number) for number in count(1) if str(number) not in taken)
    return tuple(found[at] if at in found else ("fn", next(numbers)) for at in range(len(coming)))


def _printed(block: SentBlock, place: int) -> Iterator[tuple[NoteKey, str]]:
    for note in markup.notes(block.markup):
        if (note.kind, note.id) in block.notes:
            yield (note.kind, apart(note.id, place)), block.notes[note.kind, note.id]


def _coming(document: WordDocument, paragraph: ViewParagraph) -> Iterator[str]:
    """The words of the notes that stand in it; a picture is no note."""
    for member in paragraph.members:
        waiting = iter(document.paragraphs[member].notes)
        for piece in document.paragraphs[member].pieces:
            for _ in range(piece.text.count(NOTE_MARK)):
                name = next(waiting, "")
                if piece.deleted is None and name:
                    yield without_illegal(document.notes.get(name, "")).replace(NOTE_MARK, "").strip()


def _arrived(
    document: WordDocument,
    paragraph: ViewParagraph,
    notes: Iterator[NoteKey],
    words: Mapping[NoteKey, str],
    sent: Sequence[SentBlock],
) -> Arrived:
    inlines: list[Inline] = []
    for member in paragraph.members:
        names = iter(document.paragraphs[member].notes)
        for piece in document.paragraphs[member].pieces:
            inlines += _inlines(piece, names, notes)
    kind = sent[0].kind if sent else _kind(document, paragraph)
    text = tables.tidy(markup.serialise(inlines)) if kind is BlockKind.TABLE else markup.stripped(inlines)
    standing = [note.id for note in markup.notes(text) if note.kind == "fn"]
    return Arrived(
        markup=text,
        footnotes={key: markup.from_plain(words["fn", key]) for key in standing},
        kind=kind,
        author=_author(document, paragraph),
    )


def _inlines(piece: Piece, names: Iterator[str], notes: Iterator[NoteKey]) -> Iterator[Inline]:
    stays = piece.deleted is None
    for index, part in enumerate(piece.text.split(NOTE_MARK)):
        if index and next(names, "") and stays:
            yield Note(*next(notes))
        if stays:
            yield from _characters(without_illegal(part), piece)


def _characters(text: str, piece: Piece) -> Iterator[Inline]:
    for place, line in enumerate(text.split("\n")):
        if place:
            yield Break()
        yield Text(line, piece.marks & set(markup.NESTING), _safe(piece.href))


def _safe(href: str | None) -> str | None:
    if href is None:
        return None
    try:
        markup.parse(markup.serialise([Text("x", href=href)]))
    except markup.BadMarkup:
        return None
    return href


def _kind(document: WordDocument, paragraph: ViewParagraph) -> BlockKind:
    """Of a new one: a table, an item where its list is indented under the numbers, else a numbered paragraph."""
    if any(document.paragraphs[member].place is not None for member in paragraph.members):
        return BlockKind.TABLE
    lists = [document.paragraphs[member].numbering for member in paragraph.members]
    deepest = max((level for _, level in filter(None, lists)), default=0)
    return BlockKind.SUBITEM if deepest > 1 else BlockKind.ITEM if deepest else BlockKind.NUMBERED


def _author(document: WordDocument, paragraph: ViewParagraph) -> str:
    for member in reversed(paragraph.members):
        for piece in reversed(document.paragraphs[member].pieces):
            change = piece.inserted or piece.deleted
            if change is not None:
                return change.author
    return ""


def _plainly(words: str) -> str:
    return " ".join(fold(words, case=True).text.split())
