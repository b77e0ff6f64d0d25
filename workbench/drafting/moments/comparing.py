"""Two moments of a report side by side: what was added, taken out, changed word by word, split, merged, moved. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel

from workbench.drafting.moments.states import Block, Moment, Part
from workbench.drafting.records import LineageEvent


class Became(StrEnum):
    """What became of a heading or a block between the two moments."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED_HERE = "moved_here"
    MOVED_AWAY = "moved_away"


@dataclass(frozen=True)
class ComparedBlock:
    """A block before and after, one of them None where it was added or taken out.

    One that moved stands twice: `moved_away` where it was (`after` None), `moved_here` where it is (both given).
    `other` is the label of the block that it was split from, or that took its words in.
    """

    id: str
    became: Became
    before: Block | None
    after: Block | None
    other: str = ""


@dataclass(frozen=True)
class ComparedPart:
    """A heading before and after with its blocks; `became` moved_here where it stands elsewhere in the outline now."""

    id: str
    became: Became
    before: Part | None
    after: Part | None
    blocks: tuple[ComparedBlock, ...]

    @property
    def is_touched(self) -> bool:
        """Whether anything in it, or its heading, changed."""
        return self.became is not Became.SAME or any(each.became is not Became.SAME for each in self.blocks)


@dataclass(frozen=True)
class Comparison:
    """What lies between two moments, in the order of the second, what was taken out where it stood."""

    before: Moment
    after: Moment
    parts: tuple[ComparedPart, ...]

    def count(self, became: Became) -> int:
        """How many blocks became that."""
        return sum(each.became is became for part in self.parts for each in part.blocks)


def compare(before: Moment, after: Moment, lineage: Iterable[LineageEvent] = ()) -> Comparison:
    """Blocks are the same where their permanent id is; `lineage` says which were split off or taken in."""
    went = _came_of(lineage)
    old, new = _places(before), _places(after)
    stayed = _stayed(before, after)
    parts = []
    for one, other in aligned([part.id for part in before.parts], [part.id for part in after.parts]):
        was = before.parts[one] if one is not None else None
        now = after.parts[other] if other is not None else None
        blocks = tuple(_blocks(was, now, old, new, stayed, went))
        part = was or now
        assert part is not None  # each pair has a side
        in_both = part.id in old.parts and part.id in new.parts
        parts.append(ComparedPart(part.id, _became_of_part(was, now, in_both=in_both), was, now, blocks))
    return Comparison(before, after, tuple(parts))


def aligned(before: Sequence[str], after: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Places of both in one order: pairs that kept theirs, what was taken out before what was put in there."""
    pairs: list[tuple[int | None, int | None]] = []
    for step in Indel.opcodes(before, after):
        if step.tag == "equal":
            pairs += zip(range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True)
        else:
            pairs += [(place, None) for place in range(step.src_start, step.src_end)]
            pairs += [(None, place) for place in range(step.dest_start, step.dest_end)]
    return pairs


@dataclass(frozen=True)
class _Places:
    blocks: Mapping[str, Block]
    parts: Mapping[str, Part]


def _places(moment: Moment) -> _Places:
    return _Places({each.id: each for each in moment.blocks}, {each.id: each for each in moment.parts})


def _stayed(before: Moment, after: Moment) -> frozenset[str]:
    """The blocks that kept their section and, beside the others that did, their order."""
    kept: set[str] = set()
    later = {part.id: [block.id for block in part.blocks] for part in after.parts}
    for part in before.parts:
        first, second = [block.id for block in part.blocks], later.get(part.id, [])
        kept |= {first[one] for one, other in aligned(first, second) if one is not None and other is not None}
    return frozenset(kept)


def _blocks(
    was: Part | None,
    now: Part | None,
    old: _Places,
    new: _Places,
    stayed: frozenset[str],
    went: Mapping[str, str],
) -> Iterable[ComparedBlock]:
    first = [block.id for block in was.blocks] if was else []
    second = [block.id for block in now.blocks] if now else []
    # A heading that moved stands twice; its blocks are shown once, where it is now.
    if was and not now and was.id in new.parts:
        first = [key for key in first if key not in stayed]
    if now and not was and now.id in old.parts:
        first = [key for key in second if key in stayed]
    for one, other in aligned(first, second):
        key = first[one] if one is not None else second[other or 0]
        yield _compared(key, one is not None, other is not None, old, new, went)


def _compared(
    key: str, here_before: bool, here_after: bool, old: _Places, new: _Places, went: Mapping[str, str]
) -> ComparedBlock:
    before, after = old.blocks.get(key), new.blocks.get(key)
    if here_before and here_after and before and after:
        return ComparedBlock(key, Became.CHANGED if differ(before, after) else Became.SAME, before, after)
    if here_before:
        if after is not None:
            return ComparedBlock(key, Became.MOVED_AWAY, before, None, after.label)
        taken = new.blocks.get(went.get(key, ""))
        return ComparedBlock(key, Became.REMOVED, before, None, taken.label if taken else "")
    if before is not None:
        return ComparedBlock(key, Became.MOVED_HERE, before, after, before.label)
    source = old.blocks.get(went.get(key, ""))
    return ComparedBlock(key, Became.ADDED, None, after, source.label if source else "")


def differ(before: Block, after: Block) -> bool:
    """Whether the words, marks, notes, kind or attributes are other ones; a new number alone is no change."""
    return (before.markup, before.notes, before.kind, before.attributes) != (
        after.markup,
        after.notes,
        after.kind,
        after.attributes,
    )


def _became_of_part(was: Part | None, now: Part | None, *, in_both: bool) -> Became:
    if was and now:
        return Became.CHANGED if (was.title, was.level) != (now.title, now.level) else Became.SAME
    if in_both:
        return Became.MOVED_AWAY if was else Became.MOVED_HERE
    return Became.REMOVED if was else Became.ADDED


def _came_of(lineage: Iterable[LineageEvent]) -> dict[str, str]:
    """Paragraph → the one that it was split from, or that took its words in; the last event counts."""
    found: dict[str, str] = {}
    for event in lineage:
        if event.kind == "split" and event.to_id:
            found[event.to_id] = event.from_id
        elif event.kind == "merge" and event.to_id:
            found[event.from_id] = event.to_id
    return found
