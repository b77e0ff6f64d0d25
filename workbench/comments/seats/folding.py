"""Serious concerns read off their history. Pure.

A concern begins with the sending that takes the position, and lasts until somebody says what became of it. The same
position taken again while it stands open is the same concern, with one more remark; taken after that, it is another.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from workbench.comments.seats.records import Concern, Outcome, Raised


def concerns(raised: Iterable[Raised], outcomes: Iterable[Outcome]) -> tuple[Concern, ...]:
    """The concerns of a round, first to last."""
    found: dict[str, Concern] = {}
    open_of: dict[str, str] = {}  # the id of the concern that stands open, by institution
    steps: list[Raised | Outcome] = [*raised, *outcomes]
    for step in sorted(steps, key=lambda each: each.seq):
        if isinstance(step, Outcome):
            concern = found[step.concern_id]
            found[concern.id] = replace(concern, outcomes=(*concern.outcomes, step))
            open_of.pop(concern.organisation_id, None)
        elif step.organisation_id in open_of:
            concern = found[open_of[step.organisation_id]]
            found[concern.id] = replace(concern, remarks=(*concern.remarks, *_said(step)))
        else:
            found[step.id] = Concern(step.id, step.organisation_id, step.organisation, step.at, _said(step))
            open_of[step.organisation_id] = step.id
    return tuple(found.values())


def _said(step: Raised) -> tuple[str, ...]:
    return (step.remark,) if step.remark else ()
