"""What is put in between two characters of a line, and in which order it stands there.

    … [a ends] [comment on new words begins] NEW [it ends] [b ends, which holds what NEW replaces] [point] [c begins] …

Ranges end before new words and begin behind them, so that new words are in no remark that was not on them.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from workbench.word.commenting.carriers import Spot
from workbench.word.elements import Element


class Order(IntEnum):
    """From left to right."""

    ENDS = 0
    STARTS_ON_NEW = 1
    REPLACING = 2
    NEW = 3
    ENDS_ON_NEW = 4
    POINTS = 5
    STARTS = 6


@dataclass
class Boundaries:
    """Elements by the place where they are put in; written in one go, when all are known."""

    _held: dict[Spot, list[tuple[Order, tuple[int, int], int, Sequence[Element]]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def add(self, spot: Spot, order: Order, made: Sequence[Element], *, within: tuple[int, int] = (0, 0)) -> None:
        """`within` sorts those of one order; else they stand as they were added."""
        held = self._held[spot]
        held.append((order, within, len(held), made))

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Every place where something is put in."""
        return tuple(self._held)

    def at(self, spot: Spot) -> list[Element]:
        """What is put in there, from left to right."""
        return [one for *_, made in sorted(self._held[spot], key=lambda each: each[:3]) for one in made]
