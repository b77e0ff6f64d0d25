"""What a returned file asks for, step by step in its own order; what has no sure place waits. Pure.

sent   A  B  C  D          back   A  C+D  new  B
steps  keep A · merge C and D · add new · move B
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.drafting.returned.arriving import Reading, read_group
from workbench.drafting.returned.matching import Group, Matching
from workbench.drafting.returned.records import (
    Added,
    Arrived,
    Deleted,
    Kept,
    Merged,
    Moved,
    SentBlock,
    Split,
    Step,
    Under,
    Waits,
    Why,
    Written,
)
from workbench.text import markup
from workbench.text.normalise import fold
from workbench.word.document import WordDocument

MOVED = 20  # letters; a shorter paragraph that was taken out here and put in there was as likely typed anew


@dataclass(frozen=True)
class Plan:
    """The steps in the order of the file; `citations` whose footnote came with other words, which are not taken."""

    steps: tuple[Step, ...]
    citations: tuple[str, ...]


def plan(document: WordDocument, matching: Matching, sent: Sequence[SentBlock], fixed: Mapping[str, str]) -> Plan:
    """The steps. `fixed`: what is printed besides the blocks (headings, the lines at the top), id → text."""
    blocks = {block.id: block for block in sent}
    readings = {group: _read(document, matching, group, blocks) for group in matching.groups}
    steps = [
        step
        for group in matching.groups
        for step in _steps(group, readings[group], blocks, fixed, tracked=matching.tracked)
    ]
    citations = tuple(citation for reading in readings.values() for citation in reading.changed_citations)
    return Plan(tuple(_with_order(_with_doubts(_with_moves(steps, blocks), sent), sent)), citations)


def _read(document: WordDocument, matching: Matching, group: Group, blocks: Mapping[str, SentBlock]) -> Reading:
    paragraphs = [matching.proposed.paragraphs[place] for place in group.back]
    return read_group(document, paragraphs, [blocks[uid] for uid in group.sent if uid in blocks])


def _steps(
    group: Group,
    reading: Reading,
    blocks: Mapping[str, SentBlock],
    fixed: Mapping[str, str],
    *,
    tracked: frozenset[str],
) -> Iterator[Step]:
    """What became of one group."""
    arrived = tuple(each for each in reading.paragraphs if each.markup)
    ids = tuple(uid for uid in group.sent if uid not in fixed)
    if len(ids) < len(group.sent):
        yield from _beside_the_fixed(group, arrived, ids, fixed)
    elif not ids:
        yield from (Added(each) for each in arrived)
    elif not arrived:
        yield from (Deleted(uid) if uid in tracked else Waits(Why.NOT_BACK, None, uid) for uid in ids)
    elif len(ids) > 1 and len(arrived) > 1:
        yield from (Waits(Why.TORN, each, ids[0]) for each in arrived)
    elif len(ids) > 1:
        yield Merged(ids, arrived[0])
    elif len(arrived) > 1:
        yield Split(ids[0], arrived)
    else:
        yield _written(blocks[ids[0]], arrived[0])


def _beside_the_fixed(
    group: Group, arrived: Sequence[Arrived], ids: Sequence[str], fixed: Mapping[str, str]
) -> Iterator[Step]:
    """A heading is not changed through Word: other words in its place wait for a person."""
    yield from (Under(uid) for uid in group.sent if uid in fixed and group.back and not uid.startswith("line_"))
    printed = {_plainly(fixed[uid]) for uid in group.sent if uid in fixed}
    for each in arrived:
        if _plainly(each.text) not in printed:
            yield Waits(Why.HEADING, each, ids[0] if ids else None)


def _written(block: SentBlock, arrived: Arrived) -> Step:
    before = {key: _plainly(words) for (kind, key), words in block.notes.items() if kind == "fn"}
    now = {key: _plainly(markup.plain(words)) for key, words in arrived.footnotes.items()}
    if arrived.markup == block.markup and now == before:
        return Kept(block.id)
    return Written(block.id, arrived)


def _with_moves(steps: Sequence[Step], blocks: Mapping[str, SentBlock]) -> list[Step]:
    """A paragraph that was taken out here and stands word for word there was moved."""
    texts = {_about(step): blocks[_about(step)].text for step in steps if _is_gone(step)}
    gone = {_plainly(text): uid for uid, text in texts.items() if len(text) >= MOVED}
    moved: set[str] = set()
    made: list[Step] = []
    for step in steps:
        uid = gone.get(_plainly(step.arrived.text)) if isinstance(step, Added) else None
        if uid is None or uid in moved:
            made.append(step)
        else:
            moved.add(uid)
            made.append(Moved(uid))
    return [step for step in made if not (_is_gone(step) and _about(step) in moved)]


def _with_doubts(steps: Sequence[Step], sent: Sequence[SentBlock]) -> list[Step]:
    """New words where a paragraph did not come back may be that paragraph written anew: a person says so, or not."""
    order = {block.id: place for place, block in enumerate(sent)}
    lost = {step.likely: step for step in steps if isinstance(step, Waits) and step.why is Why.NOT_BACK and step.likely}
    made: list[Step] = []
    explained: set[str] = set()
    for at, step in enumerate(steps):
        before = max(
            (order[uid] for each in steps[:at] if (uid := _about(each)) in order and uid not in lost), default=-1
        )
        candidates = [uid for uid in lost if order[uid] == before + 1 and uid not in explained]
        if isinstance(step, Added) and candidates:
            explained.add(candidates[0])
            made.append(Waits(Why.NO_PLACE, step.arrived, candidates[0]))
        else:
            made.append(step)
    return [
        step for step in made if not (isinstance(step, Waits) and step.why is Why.NOT_BACK and step.likely in explained)
    ]


def _is_gone(step: Step) -> bool:
    return isinstance(step, Deleted) or (isinstance(step, Waits) and step.why is Why.NOT_BACK)


def _about(step: Step) -> str:
    """The paragraph that keeps its id in this step; empty where it is about none."""
    if isinstance(step, Kept | Written | Split | Deleted | Moved):
        return step.id
    if isinstance(step, Merged):
        return step.ids[0]
    return step.likely or "" if isinstance(step, Waits) else ""


def _with_order(steps: Sequence[Step], sent: Sequence[SentBlock]) -> list[Step]:
    """Those that stand elsewhere than before are moved: as few as explain the new order."""
    order = {block.id: place for place, block in enumerate(sent)}
    standing = [step for step in steps if isinstance(step, Kept | Written)]
    stays = _longest_run([order[step.id] for step in standing])
    strayed = {step.id for place, step in enumerate(standing) if place not in stays}
    return [
        Moved(step.id, step.arrived if isinstance(step, Written) else None)
        if isinstance(step, Kept | Written) and step.id in strayed
        else step
        for step in steps
    ]


def _longest_run(numbers: Sequence[int]) -> set[int]:
    """The places of a longest rising run among the numbers."""
    tails: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(tails, number)
        tails[length : length + 1] = [number]
        at[length : length + 1] = [place]
        before.append(at[length - 1] if length else -1)
    run: set[int] = set()
    place = at[-1] if at else -1
    while place >= 0:
        run.add(place)
        place = before[place]
    return run


def _plainly(text: str) -> str:
    return " ".join(fold(text).text.split())
