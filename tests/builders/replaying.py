"""The saves of a paragraph done over again from its history, one after the other: what was clean was merged."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.drafting.records import Revision
from workbench.text.merge import merge


@dataclass
class Replayed:
    """How many saves came first, how many late ones were merged or lay side by side, and what was done wrongly."""

    in_time: int = 0
    merged: int = 0
    side_by_side: int = 0
    wrong: tuple[str, ...] = ()


def replayed(revisions: Sequence[Revision], stands: str) -> Replayed:
    """For a paragraph that was only added and written in; `stands` is the revision that is its text now."""
    found = Replayed()
    found.wrong = tuple(_wrong(revisions, stands, found))
    return found


def _wrong(revisions: Sequence[Revision], stands: str, found: Replayed) -> Iterator[str]:
    known = {each.id: each for each in revisions}
    standing, *rest = revisions
    late: Revision | None = None  # a text whose merge is the next revision
    for place, each in enumerate(rest):
        if late is not None and each.combined_id != late.id:
            yield f"{late.id} could be merged and was not"
        if each.kind == "parallel":
            clean = merge(known[each.base_id or ""].markup, each.markup, standing.markup)
            is_new = clean is not None and clean != standing.markup
            late = each if is_new else None
            found.merged += clean is not None
            found.side_by_side += clean is None
            if is_new and (place + 1 == len(rest) or rest[place + 1].markup != clean):
                yield f"{each.id} was not merged as is clean"
            continue
        if late is None:
            found.in_time += 1
            if each.combined_id is not None:
                yield f"{each.id} was merged where that was a guess"
        if each.base_id != standing.id:
            yield f"{each.id} was written over {standing.id} unseen"
        standing, late = each, None
    if standing.id != stands:
        yield f"{stands} stands, not {standing.id}"
