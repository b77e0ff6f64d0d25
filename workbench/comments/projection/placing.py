"""From what became of a paragraph to where the words of a comment stand now, and how sure that is. Pure.

    letters of the comment that still stand:  1 ── placed ── 0.5 ── to be confirmed ── 0.2 ── the paragraph alone ── 0

The thresholds are those of a study of 9,600 comments on drafts changed lightly, in part and nearly everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from workbench.comments.projection.records import Heir, Projected, Tier, Words
from workbench.text import kept
from workbench.text.kept import Run, Runs
from workbench.text.normalise import fold

PLACED: Final = 0.5
DOUBTFUL: Final = 0.2
AMONG_OTHERS: Final = 0.7  # where words of other paragraphs stand beside them, which may read alike
ALIKE: Final = 0.5  # how like the words on both sides must be there
TWIN: Final = 0.7  # how like other words of the paragraph may not be
GROWN: Final = 1.5  # a paragraph so much longer than the frozen one may have taken in others by hand
CONTEXT: Final = 32
GAP: Final = 60  # characters that may have been put in between two words of a comment


@dataclass(frozen=True)
class _Found:
    """Words of the comment in one heir: `signs` of its letters and figures."""

    heir: Heir
    start: int
    end: int
    signs: int


def projected_in(text: str, heirs: Sequence[Heir], spans: Sequence[tuple[int, int]]) -> Projected:
    """Where the chosen words of a frozen paragraph stand; `spans` empty for a comment on the whole of it."""
    if not heirs:
        return Projected(Tier.GONE, None, "", (), 0.0, text, "")
    if not spans:
        return _whole(text, heirs)
    found = [each for span in spans for each in _words(text, heirs, *span)]
    total = sum(kept.signs(text[start:end]) for start, end in spans)
    share = sum(each.signs for each in found) / total if total else float(bool(found))
    if not found or share < DOUBTFUL:
        return _placed(Tier.PARAGRAPH, text, heirs, _nearest(text, heirs), (), share)
    sure = share >= PLACED and all(_is_sure(text, spans, each, share) for each in found)
    best = max(found, key=lambda each: each.signs).heir
    segments = tuple(Words(each.heir.paragraph_id, each.start, each.end) for each in found)
    return _placed(Tier.PLACED if sure else Tier.CONFIRM, text, heirs, best, segments, share)


def over_paragraphs(parts: Sequence[Projected]) -> Projected:
    """Where a comment on several frozen paragraphs stands: sure only where each part of it is."""
    if len(parts) == 1:
        return parts[0]
    standing = [part for part in parts if part.tier is not Tier.GONE]
    total = sum(len(part.before) for part in parts)
    share = sum(part.coverage * len(part.before) for part in parts) / total if total else 0.0
    segments = tuple(words for part in parts for words in part.segments)
    tiers = {part.tier for part in parts}
    tier = tiers.pop() if len(tiers) == 1 else Tier.CONFIRM if segments else Tier.PARAGRAPH
    return Projected(
        tier=tier,
        paragraph_id=standing[0].paragraph_id if standing else None,
        label="",
        segments=segments,
        coverage=round(share, 3),
        before="\n".join(part.before for part in parts),
        after="\n".join(dict.fromkeys(part.after for part in standing)),
    )


def _whole(text: str, heirs: Sequence[Heir]) -> Projected:
    share = sum(kept.coverage(text, heir.runs, 0, len(text)) for heir in heirs)
    return _placed(Tier.PARAGRAPH, text, heirs, _nearest(text, heirs), (), share)


def _nearest(text: str, heirs: Sequence[Heir]) -> Heir:
    """The heir that holds most of the paragraph."""
    return max(heirs, key=lambda heir: kept.coverage(text, heir.runs, 0, len(text)))


def _placed(
    tier: Tier, text: str, heirs: Sequence[Heir], best: Heir, segments: tuple[Words, ...], share: float
) -> Projected:
    after = "\n".join(heir.text for heir in heirs if heir.runs or heir is best)
    return Projected(tier, best.paragraph_id, "", segments, round(min(share, 1.0), 3), text, after)


def _words(text: str, heirs: Sequence[Heir], start: int, end: int) -> list[_Found]:
    """The words `start:end` in each paragraph that holds some of them."""
    if start == end:
        point = next((place for heir in heirs for place in _point(heir, start)), None)
        return [point] if point else []
    found: list[_Found] = []
    for heir in heirs:
        runs = _together(text, [run for run in kept.within(heir.runs, start, end) if _signs(text, run)])
        if runs:
            first, last = min(run.b_start for run in runs), max(run.b_end for run in runs)
            found.append(_Found(heir, first, last, sum(_signs(text, run) for run in runs)))
    return found


def _point(heir: Heir, at: int) -> Iterable[_Found]:
    """A place between two words, beside one of them that stayed."""
    for run in heir.runs:
        if run.a_start <= at <= run.a_end:
            yield _Found(heir, run.at(at), run.at(at), 0)


def _together(text: str, runs: Sequence[Run]) -> Runs:
    """The runs that stand as near to one another as they did; of those torn apart, the ones with most letters."""
    groups: list[list[Run]] = []
    for run in sorted(runs, key=lambda each: each.b_start):
        last = groups[-1][-1] if groups else None
        if last is not None and run.b_start - last.b_end <= GAP + 2 * abs(run.a_start - last.a_end):
            groups[-1].append(run)
        else:
            groups.append([run])
    best = max(groups, key=lambda group: sum(_signs(text, run) for run in group), default=[])
    return tuple(best)


def _signs(text: str, run: Run) -> int:
    return kept.signs(text[run.a_start : run.a_end])


def _is_sure(text: str, spans: Sequence[tuple[int, int]], found: _Found, share: float) -> bool:
    """Whether no other words that read alike can be meant."""
    heir = found.heir
    grown = len(heir.text) > GROWN * len(text)
    if not heir.mixed and not grown:
        return True
    start, end = spans[0][0], spans[-1][1]
    around = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    if _has_twin(around[0] + text[start:end] + around[1], found):
        return False
    before = _alike(around[0], heir.text[max(0, found.start - CONTEXT) : found.start])
    after = _alike(around[1], heir.text[found.end : found.end + CONTEXT])
    alike = before or after if heir.mixed else before and after  # a split may have parted it from one side
    return share >= AMONG_OTHERS and alike


def _has_twin(words: str, found: _Found) -> bool:
    """Whether words like these stand in the paragraph a second time, or stood in one that was put together with it."""
    wanted = fold(words).text
    text = found.heir.text
    rest = (text[: max(0, found.start - CONTEXT)], text[found.end + CONTEXT :], *found.heir.beside)
    return any(len(part) >= len(wanted) / 2 and fuzz.partial_ratio(wanted, part) >= 100 * TWIN for part in rest)


def _alike(one: str, other: str) -> bool:
    """The same surroundings, more or less; at the edge of the frozen paragraph anything may stand."""
    return not one.strip() or fuzz.ratio(fold(one).text, fold(other).text) >= 100 * ALIKE
