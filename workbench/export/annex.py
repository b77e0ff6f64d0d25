"""The annex of a version: each recommendation, what was done, where the report says so, how far it is implemented.

It is made of the version alone, so that its numbers are those that the version prints. Nothing of what a paragraph
rests on, and no reason why something is missing, is in it.
"""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from workbench.drafting.asked.frozen import FrozenAsked
from workbench.drafting.records import Addressed, BlockKind, Snapshot, SnapshotParagraph
from workbench.export.recommendations.files import Sheet, workbook
from workbench.recommendations.lists.columns import CELL
from workbench.text.characters import NOTE_MARK
from workbench.text.languages import direction
from workbench.word.tables import Cell, Column, WideTable, render

_BELOW = frozenset({BlockKind.ITEM, BlockKind.SUBITEM, BlockKind.PLAIN})
_NUMBERS = re.compile(r"\d+(?:\s?[–-]\s?\d+)?(?:\s\([a-z]{1,3}\))?")
_SHARES = (1.5, 4.0, 5.0, 1.1, 1.5)
_WIDTHS = (24, 60, 80, 14, 20)


@dataclass(frozen=True)
class AnnexRow:
    """One recommendation: its citation and words, what was done, the numbers of the paragraphs that say so."""

    citation: str
    text: str
    language: str
    done: str
    paragraphs: str
    implementation: str


@cache
def _languages() -> dict[str, Any]:
    return dict(json.loads((files("workbench.export") / "data" / "annex.json").read_text("utf-8")))


def _of(language: str) -> dict[str, Any]:
    """The words of a language; English stands in for one that has none."""
    primary = language.split("-")[0].lower()
    return dict(_languages().get(primary, _languages()["en"]))


def rows(snapshot: Snapshot, asked: Iterable[FrozenAsked]) -> tuple[AnnexRow, ...]:
    """A row for each recommendation asked of the version, in order."""
    words = _of(snapshot.report.language)
    places = _places(snapshot)
    return tuple(_row(snapshot, each, places, words) for each in asked if each.is_recommendation)


def _row(
    snapshot: Snapshot, asked: FrozenAsked, places: dict[str, tuple[SnapshotParagraph, ...]], words: dict[str, Any]
) -> AnnexRow:
    said = tuple(places[each] for each in asked.paragraphs if each in places)
    done = "\n".join(_text(block) for body in said for block in body)
    if asked.state is Addressed.CORE_DOCUMENT:
        done = "\n".join(filter(None, (done, _core(asked.core_document, words))))
    elif asked.state is Addressed.NOT_APPLICABLE:
        done = words["not_applicable"]
    return AnnexRow(
        citation=asked.key,
        text=asked.text,
        language=asked.language,
        done=done or words["none"],
        paragraphs=", ".join(dict.fromkeys(_label(snapshot, body[0]) for body in said)),
        implementation=words["implementation"][asked.implementation.value if asked.implementation else "not_said"],
    )


def _places(snapshot: Snapshot) -> dict[str, tuple[SnapshotParagraph, ...]]:
    """Each block by its id, with the items and the plain text that belong to it."""
    found: dict[str, tuple[SnapshotParagraph, ...]] = {}
    for section in snapshot.sections:
        for at, block in enumerate(section.paragraphs):
            body = [block]
            for other in section.paragraphs[at + 1 :]:
                if block.kind is not BlockKind.NUMBERED or other.kind not in _BELOW:
                    break
                body.append(other)
            found[block.id] = tuple(body)
    return found


def _label(snapshot: Snapshot, block: SnapshotParagraph) -> str:
    """`24 (a)`; of a paragraph of an annex, which counts anew, `Annex II, 3`."""
    headings = {section.id: section for section in snapshot.sections}
    held = next(section for section in snapshot.sections if block in section.paragraphs)
    annex = headings.get(held.part)
    return f"{annex.number or annex.title}, {block.label}" if annex else block.label


def _core(written: str, words: dict[str, Any]) -> str:
    """The numbers of the paragraphs alone: what else a person wrote there stays inside."""
    numbers = ", ".join(_NUMBERS.findall(written))
    return str(words["core"]).format(paragraphs=numbers) if numbers else str(words["in_core"])


def _text(block: SnapshotParagraph) -> str:
    """Its words without the marks of notes, behind the sign of an item: `(a) fines;`."""
    sign = block.label.rpartition(" ")[2] if block.kind in (BlockKind.ITEM, BlockKind.SUBITEM) else ""
    return " ".join(f"{sign} {block.text}".replace(NOTE_MARK, "").split(" ")).strip()


def word(snapshot: Snapshot, asked: Iterable[FrozenAsked]) -> bytes:
    """The annex as .docx: landscape, its head repeated on every page, in the report's language."""
    language, words = snapshot.report.language, _of(snapshot.report.language)
    title = words["title"]
    return render(
        WideTable(
            title=title,
            lines=_lines(snapshot, words),
            summary=words["summary"],
            columns=tuple(Column(heading, share) for heading, share in zip(words["columns"], _SHARES, strict=True)),
            rows=tuple(
                (
                    Cell(each.citation),
                    Cell(each.text, language=each.language),
                    Cell(each.done, language=language),
                    Cell(each.paragraphs, language=language),
                    Cell(each.implementation, language=language),
                )
                for each in rows(snapshot, asked)
            ),
            language=language,
            running=title,
        )
    )


def excel(snapshot: Snapshot, asked: Iterable[FrozenAsked]) -> bytes:
    """The annex as .xlsx; words too long for a cell go on in the row below, which repeats the citation."""
    language, words = snapshot.report.language, _of(snapshot.report.language)
    cells = tuple(line for each in rows(snapshot, asked) for line in _cells(each))
    right_to_left = direction(language) == "rtl"
    sheet = Sheet(words["sheet"], tuple(words["columns"]), _WIDTHS, cells, right_to_left)
    return workbook([sheet], title=f"{words['title']}: {snapshot.report.title}")


def _cells(row: AnnexRow) -> tuple[tuple[str, ...], ...]:
    parts = [row.done[start : start + CELL] for start in range(0, len(row.done), CELL)]
    first = (row.citation, row.text, parts[0], row.paragraphs, row.implementation)
    return (first, *((row.citation, "", part, "", "") for part in parts[1:]))


def as_json(snapshot: Snapshot, asked: Iterable[FrozenAsked]) -> str:
    """The annex for a program."""
    listed = [asdict(each) for each in rows(snapshot, asked)]
    value = {"snapshot": snapshot.id, "number": snapshot.number, "recommendations": listed}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _lines(snapshot: Snapshot, words: dict[str, Any]) -> tuple[str, ...]:
    draft = () if snapshot.is_released else (words["draft"],)
    return (snapshot.report.title, words["numbers"], *draft)


# The ending of a file → what makes it.
FILES: dict[str, Callable[[Snapshot, tuple[FrozenAsked, ...]], bytes]] = {
    ".docx": word,
    ".xlsx": excel,
    ".json": lambda snapshot, asked: as_json(snapshot, asked).encode("utf-8"),
}
