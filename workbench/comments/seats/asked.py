"""Which sections of a frozen version a round asks about. Pure."""

from __future__ import annotations

from collections.abc import Collection

from workbench.drafting.records import Snapshot


def sections_asked(snapshot: Snapshot, requested: Collection[str]) -> frozenset[str]:
    """The requested sections with all that stands under them, by id; those that the version does not have are left out.

    A section stands under the one before it that has a lower level.
    """
    found: set[str] = set()
    above: int | None = None  # the level of the requested section whose parts follow
    for section in snapshot.sections:
        if above is not None and section.level <= above:
            above = None
        if above is None and section.id in requested:
            above = section.level
        if above is not None:
            found.add(section.id)
    return frozenset(found)
