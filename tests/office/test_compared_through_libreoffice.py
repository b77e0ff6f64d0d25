"""Two texts as one file with tracked changes: whoever accepts all has the second, whoever rejects all, the first."""

from tests.builders.moments import Scribe, a_moment
from tests.office.office import Office
from workbench.drafting.moments.states import Moment
from workbench.export.compared import tracked_file
from workbench.word.compared import UNSEEN
from workbench.word.document import WordDocument, WordParagraph
from workbench.word.projection import View, project
from workbench.word.reading import read

SCRIPTS = 200
SAMPLE = 8
AT_ONCE = 20  # documents to one run of the script
AUTHOR = "Drafting group"
Shown = tuple[tuple[object, ...], tuple[object, ...]]


def texts(seed: int) -> tuple[Moment, Moment]:
    scribe = Scribe(seed)
    parts = scribe.report()
    return a_moment(*parts), a_moment(*scribe.edited(parts))


def test_libreoffice_gives_both_texts_with_every_style_number_mark_and_note(office: Office, full_count: bool) -> None:
    assert wrong(office, range(SCRIPTS if full_count else SAMPLE)) == []


def wrong(office: Office, seeds: range) -> list[str]:
    """The scripts after which a text is not what it should be, as LibreOffice writes it."""
    found: list[str] = []
    for first in range(0, len(seeds), AT_ONCE):
        batch = [(seed, *texts(seed)) for seed in seeds[first : first + AT_ONCE]]
        files = []
        for _, before, after in batch:
            both = tracked_file(before, after, author=AUTHOR)
            files += [(both, "accept"), (tracked_file(after, after, author=AUTHOR), "keep")]
            files += [(both, "reject"), (tracked_file(before, before, author=AUTHOR), "keep")]
        returned = [shown(data) for data in office.decided(files)]
        for place, (seed, _, _) in enumerate(batch):
            accepted, second, rejected, original = returned[4 * place : 4 * place + 4]
            found += [f"{seed}: accepted"] if accepted != second else []
            found += [f"{seed}: rejected"] if rejected != original else []
    return found


def shown(data: bytes) -> list[Shown]:
    """Paragraph by paragraph: how it stands (style, level, number), and its text, marks, notes, whether in a cell."""
    document = read(data)
    assert not tracked(document)
    return [
        (
            (each.style, each.level, each.numbering is not None),
            (
                each.text,
                marks_of(each),
                notes_of(each, document),
                each.cell > 0,
            ),
        )
        for each in document.paragraphs
        if each.text.strip(UNSEEN) or each.style != "matrix line"  # an empty line may stay where a table was
    ]


def notes_of(paragraph: WordParagraph, document: WordDocument) -> tuple[str, ...]:
    return tuple(document.notes.get(note, "").strip() for note in paragraph.notes)


def marks_of(paragraph: WordParagraph) -> tuple[tuple[str, str], ...]:
    return tuple((sign, " ".join(sorted(piece.marks))) for piece in paragraph.pieces for sign in piece.text)


def tracked(document: WordDocument) -> bool:
    return any(
        each.mark_inserted or each.mark_deleted or any(piece.inserted or piece.deleted for piece in each.pieces)
        for each in document.paragraphs
    )


def test_the_file_itself_holds_both_texts(full_count: bool) -> None:
    for seed in range(SCRIPTS if full_count else SAMPLE * 5):
        before, after = texts(seed)
        document = read(tracked_file(before, after, author=AUTHOR))
        for view, moment in ((View.PROPOSED, after), (View.FROZEN, before)):
            alone = read(tracked_file(moment, moment, author=AUTHOR))
            assert words(project(document, view).texts) == words(project(alone, view).texts), (seed, view)


def words(paragraphs: tuple[str, ...]) -> list[str]:
    return [each for each in paragraphs if each.strip(UNSEEN)]
