"""Files of ours with comments and proposals in them, and what a reader finds there."""

from collections.abc import Mapping, Sequence

from workbench.comments.intake.reading import receive
from workbench.comments.intake.records import Intake
from workbench.settings import bundled
from workbench.text import markup
from workbench.text.languages import direction
from workbench.word.blocks import Block, Cover, Heading, Line, NumberedParagraph, WordReport
from workbench.word.commenting.records import Stretch, WrittenChange, WrittenComment
from workbench.word.commenting.writing import with_comments
from workbench.word.reading import read
from workbench.word.report import render
from workbench.word.returned.anchoring import FrozenParagraph

TEMPLATE = (bundled("drafting_templates") / "word" / "report.docx").read_bytes()
DATE = "2026-05-03T14:02:11Z"
SNAPSHOT = "01KB0000000000000000000007"


def uid(number: int) -> str:
    """The id of the block at that place."""
    return f"01KB{number:022d}"


def numbered(*texts: str) -> tuple[Block, ...]:
    """Paragraphs under a heading, their ids by their place; the heading is number 0."""
    return (Heading(uid(0), "Measures", 1), *(NumberedParagraph(uid(n), text) for n, text in enumerate(texts, start=1)))


def for_comments(blocks: Sequence[Block], language: str = "en") -> bytes:
    cover = Cover(masthead="m", treaty="t", committee="c", article="a", report="Report", state="Arcadia")
    known = {"WorkbenchSnapshot": SNAPSHOT}
    report = WordReport("Report", language, cover, tuple(blocks), for_comments=True, properties=known)
    return render(report, TEMPLATE)


def frozen(blocks: Sequence[Block]) -> dict[str, str]:
    """The plain text of each block."""
    return {
        block.uid: block.text if isinstance(block, Heading) else markup.plain(block.markup)
        for block in blocks
        if not isinstance(block, Line)
    }


def written(
    blocks: Sequence[Block],
    remarks: Sequence[WrittenComment] = (),
    changes: Sequence[WrittenChange] = (),
    *,
    language: str = "en",
) -> bytes:
    """The file for comments with these in it."""
    side = direction(language)
    return with_comments(
        for_comments(blocks, language), frozen(blocks), remarks=remarks, changes=changes, direction=side
    )


def taken_in(data: bytes, texts: Mapping[str, str]) -> Intake:
    """What the intake finds in it."""
    paragraphs = [FrozenParagraph(key, place, text) for place, (key, text) in enumerate(texts.items())]
    return receive(read(data), paragraphs, snapshot_id=SNAPSHOT)


def remark(key: str, words: str, place: tuple[int, int, int] | None = None, **more: object) -> WrittenComment:
    """A comment of Chidi on (place of the block, start, end)."""
    where = () if place is None else (Stretch(uid(place[0]), place[1], place[2]),)
    return WrittenComment(key, "Chidi", DATE, words, where, **more)  # type: ignore[arg-type]


def change(key: str, place: tuple[int, int, int], inserted: str = "", **more: object) -> WrittenChange:
    """A proposal of Chidi at (place of the block, start, end)."""
    return WrittenChange(key, "Chidi", DATE, Stretch(uid(place[0]), place[1], place[2]), inserted, **more)  # type: ignore[arg-type]
