"""What was confirmed before, learned: how well each value fits a text, and how well it would without its document.

Ridge regression in its dual form: with few thousand texts, the inverse of one matrix gives the weights of every sign
for every value, and exactly what each text would have got had its whole document been left out. Confidence is measured
on the latter alone: nothing is ever judged by a document that it was learned from.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.recommendations.suggesting.matrix import Floats, Sparse, Terms, terms_of

_STIFFNESS = 0.6  # of the regression: found best or near it on all four measured label sets (benchmarks/suggesting)


@dataclass(frozen=True)
class Learned:
    """`weights`: sign × value. `left_out`: text × value, each as if its document had not been there."""

    values: tuple[str, ...]
    terms: Terms
    weights: Floats
    left_out: Floats
    truth: Floats

    def scores(self, texts: Sequence[Sequence[str]]) -> Floats:
        """How well each value fits each text: about 1 where it does, about 0 where it does not."""
        return self.terms.matrix(texts).times(self.weights)


def learn(texts: Sequence[Sequence[str]], values: Sequence[frozenset[str]], groups: Sequence[str]) -> Learned:
    """From texts as signs, their values, and the document that each is of."""
    names = tuple(sorted(frozenset().union(*values)))
    places = {name: index for index, name in enumerate(names)}
    truth = np.zeros((len(texts), len(names)), dtype=np.float32)
    for row, given in enumerate(values):
        for name in given:
            truth[row, places[name]] = 1
    terms = terms_of(texts)
    matrix = terms.matrix(texts)
    stiff = _likeness(matrix) + _STIFFNESS * np.eye(len(texts), dtype=np.float32)
    inverse: Floats = np.linalg.inv(stiff).astype(np.float32)
    shares: Floats = inverse @ truth
    weights = matrix.turned().times(shares)
    return Learned(names, terms, weights, _left_out(inverse, shares, truth, groups), truth)


def _likeness(matrix: Sparse) -> Floats:
    """How alike each two texts are, from 0 to 1."""
    found = np.zeros((len(matrix), len(matrix)), dtype=np.float32)
    for first in range(0, len(matrix), 256):
        last = min(first + 256, len(matrix))
        found[:, first:last] = matrix.times(np.ascontiguousarray(matrix.some(first, last).dense().T))
    return found


def _left_out(inverse: Floats, shares: Floats, truth: Floats, groups: Sequence[str]) -> Floats:
    """The scores of each document had it alone been left out: exact, by the block of the inverse that is its own."""
    found = np.zeros_like(truth)
    rows_of: dict[str, list[int]] = {}
    for row, group in enumerate(groups):
        rows_of.setdefault(group, []).append(row)
    for rows in rows_of.values():
        found[rows] = truth[rows] - np.linalg.solve(inverse[np.ix_(rows, rows)], shares[rows])
    return found
