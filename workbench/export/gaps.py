"""What a report still lacks: a list of its own beside the export, never inside it."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum

from workbench.drafting.asked.covering import Coverage
from workbench.drafting.records import Addressed, Snapshot


class GapKind(StrEnum):
    """What may be missing; the value is what the list says."""

    OVER_LIMIT = "over the word limit"
    EMPTY_SECTION = "section without text, left out of the file"
    REQUIREMENT = "requirement without an answer"
    RECOMMENDATION = "recommendation without a response"


@dataclass(frozen=True)
class Gap:
    """One thing that is missing. key: the requirement's id, the recommendation's citation or the section's number."""

    kind: GapKind
    key: str
    text: str


def gaps(snapshot: Snapshot, coverage: Coverage) -> tuple[Gap, ...]:
    """The gaps, the whole first. `coverage` is of the links and marks as they stand when this is asked."""
    return (*_of_text(snapshot), *_of_answers(coverage))


def _of_text(snapshot: Snapshot) -> Iterator[Gap]:
    limit = snapshot.report.word_limit
    if limit is not None and snapshot.words > limit:
        yield Gap(GapKind.OVER_LIMIT, "", f"{snapshot.words:,} words; the limit is {limit:,}")
    for place, section in enumerate(snapshot.sections):
        below = snapshot.sections[place + 1 : place + 2]
        is_parent = any(following.level > section.level for following in below)
        if not section.paragraphs and not is_parent:
            yield Gap(GapKind.EMPTY_SECTION, section.number, section.title)


def _of_answers(coverage: Coverage) -> Iterator[Gap]:
    for asked in coverage.requirements:
        if asked.requirement.required and asked.state is Addressed.OPEN:
            yield Gap(GapKind.REQUIREMENT, asked.requirement.key, asked.requirement.text)
    for made in coverage.recommendations:
        if not made.recommendation.procedural and made.state is Addressed.OPEN:
            yield Gap(GapKind.RECOMMENDATION, made.recommendation.citation, made.recommendation.text)


def as_json(snapshot: Snapshot, found: tuple[Gap, ...]) -> str:
    """The list for a program."""
    value = {"snapshot": snapshot.id, "number": snapshot.number, "gaps": [asdict(gap) for gap in found]}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def as_text(snapshot: Snapshot, found: tuple[Gap, ...]) -> str:
    """The list for a person, kind by kind."""
    lines = [f"{snapshot.report.title}, version {snapshot.number} of {snapshot.frozen_at.date().isoformat()}"]
    if not found:
        lines.append("\nNothing is missing.")
    for kind in GapKind:
        held = [gap for gap in found if gap.kind is kind]
        if held:
            lines.append(f"\n{kind.value.capitalize()} ({len(held)})")
            lines += [f"- {': '.join(part for part in (gap.key, gap.text) if part)}" for gap in held]
    return "\n".join(lines) + "\n"
