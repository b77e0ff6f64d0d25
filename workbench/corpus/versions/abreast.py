"""Two texts side by side: which of their paragraphs stand on one row (pure)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Abreast:
    """A row: indices of paragraphs of the one text and of the other; one side may be empty."""

    left: tuple[int, ...]
    right: tuple[int, ...]


def rows(pairs: Iterable[tuple[int, int]], left: int, right: int) -> tuple[Abreast, ...]:
    """Rows in the order of both texts, which have `left` and `right` paragraphs; each stands on exactly one row.

    `pairs` are tied indices, rising on both sides. What the other text has not, stands alone where it stands.
    """
    found: list[Abreast] = []
    left_at = right_at = 0
    for lefts, rights in _groups(sorted(set(pairs))):
        found += [Abreast((index,), ()) for index in range(left_at, lefts[0])]
        found += [Abreast((), (index,)) for index in range(right_at, rights[0])]
        found.append(Abreast(tuple(range(lefts[0], lefts[-1] + 1)), tuple(range(rights[0], rights[-1] + 1))))
        left_at, right_at = lefts[-1] + 1, rights[-1] + 1
    found += [Abreast((index,), ()) for index in range(left_at, left)]
    found += [Abreast((), (index,)) for index in range(right_at, right)]
    return tuple(found)


def _groups(pairs: Sequence[tuple[int, int]]) -> list[tuple[list[int], list[int]]]:
    """Pairs that share a paragraph stand together: one that is two in the other text."""
    groups: list[tuple[list[int], list[int]]] = []
    for one, other in pairs:
        if groups and (one <= groups[-1][0][-1] or other <= groups[-1][1][-1]):
            groups[-1][0].append(max(one, groups[-1][0][-1]))
            groups[-1][1].append(max(other, groups[-1][1][-1]))
        else:
            groups.append(([one], [other]))
    return groups
