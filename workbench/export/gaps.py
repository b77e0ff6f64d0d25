"""What a report still lacks: an internal file of its own beside the export, never inside it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum

from workbench.drafting.asked.confirming import Word
from workbench.drafting.asked.counts import counts
from workbench.drafting.asked.covering import Coverage, RecommendationCoverage, RequirementCoverage
from workbench.drafting.records import Addressed, Snapshot
from workbench.export.recommendations.files import Sheet, workbook
from workbench.word.tables import Cell, Column, WideTable, render


class GapKind(StrEnum):
    """What may be missing; the value is what the list says."""

    OVER_LIMIT = "over the word limit"
    EMPTY_SECTION = "section without text, left out of the file"
    REQUIREMENT = "requirement without an answer"
    RECOMMENDATION = "recommendation without a response"
    PARTLY = "answered in part"
    UNCONFIRMED = "answer that nobody confirmed"
    LAPSED = "confirmed before the text changed"
    IMPLEMENTATION = "implementation not said"
    LEFT_OUT = "recommendation left out"


@dataclass(frozen=True)
class Gap:
    """One thing that is missing. key: the requirement's id, the recommendation's citation or the section's number.

    `note`: what is missing of an answer in part, why something was left out, who confirmed what lapsed.
    """

    kind: GapKind
    key: str
    text: str
    note: str = ""


_COLUMNS = ("Missing", "Where", "What is asked", "Note")
_INTERNAL = "Internal: for the drafting group, never to be sent out."


def gaps(snapshot: Snapshot, coverage: Coverage) -> tuple[Gap, ...]:
    """The gaps, the whole first. `coverage` is of the links and marks as they stand when this is asked."""
    return (*_of_text(snapshot), *sorted(_of_answers(coverage), key=lambda gap: list(GapKind).index(gap.kind)))


def _of_text(snapshot: Snapshot) -> Iterator[Gap]:
    limit = snapshot.report.word_limit
    if limit is not None and snapshot.words > limit:
        yield Gap(GapKind.OVER_LIMIT, "", f"{snapshot.words:,} words; the limit is {limit:,}")
    for place, section in enumerate(snapshot.sections):
        below = snapshot.sections[place + 1 : place + 2]
        is_parent = any(following.level > section.level for following in below)
        has_other = section.core_document or section.file_sha256
        if not section.paragraphs and not is_parent and not has_other:
            yield Gap(GapKind.EMPTY_SECTION, section.number, section.title)


def _of_answers(coverage: Coverage) -> Iterator[Gap]:
    for asked in coverage.requirements:
        if counts(asked):
            yield from _of(asked, asked.requirement.key, asked.requirement.text, GapKind.REQUIREMENT)
    for made in coverage.recommendations:
        if not counts(made):
            continue
        unit = made.recommendation
        yield from _of(made, unit.citation, unit.text, GapKind.RECOMMENDATION)
        if made.implementation is None and made.state is not Addressed.OPEN:
            yield Gap(GapKind.IMPLEMENTATION, unit.citation, unit.text)
    for left in coverage.left_out:
        yield Gap(GapKind.LEFT_OUT, left.recommendation.citation, left.recommendation.text, left.reason)


def _of(each: RequirementCoverage | RecommendationCoverage, key: str, text: str, is_open: GapKind) -> Iterator[Gap]:
    said = each.confirmed
    lapsed = f"{said.by_name}, {said.at:%Y-%m-%d}" if said and said.at and said.word is Word.LAPSED else ""
    if each.state is Addressed.OPEN:
        yield Gap(is_open, key, text, lapsed)
        return
    if each.state is Addressed.PARTLY:
        yield Gap(GapKind.PARTLY, key, text, each.reason)
    if said is not None and said.word is Word.PROPOSED:
        yield Gap(GapKind.UNCONFIRMED, key, text)
    if lapsed:
        yield Gap(GapKind.LAPSED, key, text, lapsed)


def as_json(snapshot: Snapshot, found: tuple[Gap, ...]) -> str:
    """The list for a program."""
    value = {"snapshot": snapshot.id, "number": snapshot.number, "gaps": [asdict(gap) for gap in found]}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def as_text(snapshot: Snapshot, found: tuple[Gap, ...]) -> str:
    """The list for a person, kind by kind."""
    lines = [_head(snapshot)]
    if not found:
        lines.append("\nNothing is missing.")
    for kind in GapKind:
        held = [gap for gap in found if gap.kind is kind]
        if held:
            lines.append(f"\n{kind.value.capitalize()} ({len(held)})")
            lines += [f"- {': '.join(part for part in (gap.key, gap.text, gap.note) if part)}" for gap in held]
    return "\n".join(lines) + "\n"


def as_excel(snapshot: Snapshot, found: tuple[Gap, ...]) -> bytes:
    """The list to sort and to filter."""
    rows = tuple((gap.kind.value.capitalize(), gap.key, gap.text, gap.note) for gap in found)
    return workbook([Sheet("Gaps", _COLUMNS, (30, 28, 80, 40), rows)], title=_head(snapshot))


def as_word(snapshot: Snapshot, found: tuple[Gap, ...]) -> bytes:
    """The list to print."""
    return render(
        WideTable(
            title="What the report still lacks",
            lines=(_head(snapshot), _INTERNAL, *(() if found else ("Nothing is missing.",))),
            summary="One row for each thing that is missing: what, where, and what was asked.",
            columns=tuple(Column(each, share) for each, share in zip(_COLUMNS, (1.6, 1.6, 5.0, 2.4), strict=True)),
            rows=tuple(
                (Cell(gap.kind.value.capitalize()), Cell(gap.key), Cell(gap.text), Cell(gap.note)) for gap in found
            ),
        )
    )


def _head(snapshot: Snapshot) -> str:
    return f"{snapshot.report.title}, version {snapshot.number} of {snapshot.frozen_at.date().isoformat()}"


# The ending of a file → what makes it.
FILES: dict[str, Callable[[Snapshot, tuple[Gap, ...]], bytes]] = {
    ".json": lambda snapshot, found: as_json(snapshot, found).encode("utf-8"),
    ".txt": lambda snapshot, found: as_text(snapshot, found).encode("utf-8"),
    ".xlsx": as_excel,
    ".docx": as_word,
}
