"""The sections that a round asks about, in the reading room: marked, and to be read by themselves."""

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.comments.queries import Seat
from workbench.comments.seats.asked import sections_asked
from workbench.drafting.records import Snapshot
from workbench.web.comments.room import Block


@dataclass(frozen=True)
class Asked:
    """headings: keys of the requested sections themselves · sections: with all that stands under them · alone: whether
    only they are shown · links: anchor and heading of each requested section."""

    headings: frozenset[str]
    sections: frozenset[str]
    alone: bool
    links: tuple[tuple[str, str], ...]


def asked(seat: Seat, snapshot: Snapshot, every: Iterable[Block], *, alone: bool) -> Asked:
    """What the round asks about, and where it stands on the page."""
    requested = frozenset(seat.round.requested_sections)
    links = tuple((each.anchor, each.title) for each in every if each.kind == "section" and each.key in requested)
    return Asked(requested, sections_asked(snapshot, requested), alone and bool(links), links)


def only_asked(every: tuple[Block, ...], about: Asked) -> tuple[Block, ...]:
    """The whole and the sections asked for; every block where they are not to be read by themselves."""
    if not about.alone:
        return every
    kept: list[Block] = []
    inside = False
    for block in every:
        inside = block.key in about.sections if block.kind == "section" else inside
        if inside or block.kind == "whole":
            kept.append(block)
    return tuple(kept)
