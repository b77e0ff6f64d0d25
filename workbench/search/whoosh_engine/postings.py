"""What is written of terms, how a word is, and lists of paragraphs as the steps between them."""

from dataclasses import dataclass

import numpy as np

from workbench.search.whoosh_engine.arrays import Array, Numbers

RARE = 0xFFFF  # the code of all words that are not among the 65,535 most frequent of a segment
LONG = 0xFFFF  # a step in a list that is not over with it: the next is added


@dataclass(frozen=True)
class Postings:
    """Terms in the order of their bytes; `ends[i]` is where the postings of term i end."""

    terms: tuple[bytes, ...]
    ends: Array
    numbers: Array
    times: Array


def steps(numbers: Array, ends: Array) -> tuple[Array, Array]:
    """Ordered lists one after the other, as steps of two bytes, and where each list ends among them.

    The first step of a list is its first number.
    """
    whole: Array = np.diff(numbers.astype(np.intp), prepend=0)
    begins = np.concatenate(([0], ends[:-1]))[np.diff(ends, prepend=0) > 0]
    whole[begins] = numbers[begins]
    last = np.cumsum(whole // LONG + 1)
    found = np.full(int(last[-1]) if len(last) else 0, LONG, dtype=np.uint16)
    found[last - 1] = whole % LONG
    return found, np.concatenate(([0], last))[ends]


def summed(found: Array, ends: Array) -> Numbers:
    """The numbers of the lists again; `ends` says where each of them ends among the steps."""
    sums: Numbers = found.cumsum(dtype=np.intp)
    if len(ends) > 1:
        before = np.concatenate(([0], sums))[np.concatenate(([0], ends[:-1]))]
        sums -= np.repeat(before, np.diff(ends, prepend=0))
    kept: Numbers = sums[found != LONG]
    return kept
