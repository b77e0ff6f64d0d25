"""Something large that never changes, known by being the very same object.

What a page makes of six hundred comments is made again for each reader; where the reading behind it is remembered, it
can be remembered too. To compare the comments would take longer than to make it: `lru_cache` over `Same` asks only
whether they are the objects that it saw. It holds them, so no other can come to stand where they stood.
"""

from __future__ import annotations

from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Same(Generic[Thing]):
    """`it` must be immutable: who changes it finds what was made of it before."""

    __slots__ = ("it",)

    def __init__(self, it: Thing) -> None:
        self.it = it

    def __hash__(self) -> int:
        return id(self.it)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.it is self.it
