"""How sure a suggestion is: measured on documents that were left out, never asserted.

What the learned scores and the lexicon say of a value is turned into one confidence by what proved right when each
document was left out. `Sure` is where nine in ten of those were right, with room for chance; a value that was confirmed
too seldom is never sure.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.recommendations.suggesting.matrix import Floats

Doubles = NDArray[np.float64]
Truths = NDArray[np.bool_]
RIGHT = 0.9  # of what is shown as sure
_ROOM = 2.0  # standard errors by which the share right must lie above RIGHT
_ENOUGH = 20  # pairs above a confidence before anything is said of it
_PORTION = 50  # pairs whose share right is taken together: fewer say more than they know
_OFTEN = 4  # times that a value must have been confirmed, before a suggestion of it is sure
_POSSIBLE = 0.08  # a score below it, where the lexicon finds nothing either, is no suggestion
_GENTLE = 1.0  # how strongly the coefficients are held near zero


@dataclass(frozen=True)
class Judge:
    """Turns evidence into a confidence from 0 to 1. `steps`: from which raw figure on the share right is `shares`."""

    coefficients: Doubles
    steps: Doubles
    shares: Doubles
    sure_from: float
    may_be_sure: Truths

    def confidence(self, scores: Floats, words: Floats) -> Floats:
        """Of each text and value. `scores` is what was learned, `words` what the lexicon finds: both text × value."""
        found = np.zeros_like(scores)
        possible = (scores >= _POSSIBLE) | (words > 0)
        rows, columns = np.nonzero(possible)
        raw = _evidence(scores[rows, columns], words[rows, columns]) @ self.coefficients
        found[rows, columns] = np.interp(raw, self.steps, self.shares)
        return found

    def sure(self, confidence: Floats) -> Truths:
        """Where it is sure: text × value."""
        return (confidence >= self.sure_from) & self.may_be_sure


def judge(left_out: Floats, words: Floats, truth: Floats, groups: Sequence[str]) -> Judge:
    """From the scores of left-out documents, what the lexicon finds in them, and what was confirmed of them.

    `groups` names the document of each text.
    """
    documents = np.unique(np.array(groups), return_inverse=True)[1]
    rows, columns = np.nonzero((left_out >= _POSSIBLE) | (words > 0))
    evidence = _evidence(left_out[rows, columns], words[rows, columns])
    right = truth[rows, columns].astype(np.float64)
    coefficients = _fitted(evidence, right)
    raw = evidence @ coefficients
    steps, shares = _rising(raw, right)
    confidence = np.interp(raw, steps, shares)
    sure_from = _sure_from(confidence, right, documents[rows])
    wrong = _fails(confidence >= sure_from, columns, right, truth)
    return Judge(coefficients, steps, shares, sure_from, _often(truth, documents) & ~wrong)


def _evidence(scores: Floats, words: Floats) -> Doubles:
    clipped = np.clip(scores, -0.5, 1.2).astype(np.float64)
    return np.stack([np.ones_like(clipped), clipped, clipped**2, words, clipped * words], axis=1)


def _fitted(evidence: Doubles, right: Doubles) -> Doubles:
    """Logistic regression, by Newton's steps."""
    found = np.zeros(evidence.shape[1])
    for _ in range(25):
        guess = 1 / (1 + np.exp(-np.clip(evidence @ found, -30, 30)))
        slope = evidence.T @ (right - guess) - _GENTLE * found
        curve = (evidence * (guess * (1 - guess))[:, None]).T @ evidence + _GENTLE * np.eye(len(found))
        step = np.linalg.solve(curve, slope)
        found += step
        if np.abs(step).max() < 1e-6:
            break
    return found


def _rising(raw: Doubles, right: Doubles) -> tuple[Doubles, Doubles]:
    """Shares right that never fall as the raw figure rises (neighbours that do are pooled), in portions of many."""
    if not len(raw):
        return np.array([0.0]), np.array([0.0])
    order, usual = np.argsort(raw), float(right.mean())
    portions = np.array_split(order, max(1, min(40, len(order) // _PORTION)))
    blocks: list[tuple[float, float, float]] = []  # sum of raw, right, number
    for portion in portions:
        blocks.append((float(raw[portion].sum()), float(right[portion].sum()), float(len(portion))))
        while len(blocks) > 1 and blocks[-2][1] / blocks[-2][2] >= blocks[-1][1] / blocks[-1][2]:
            last, before = blocks.pop(), blocks.pop()
            blocks.append((last[0] + before[0], last[1] + before[1], last[2] + before[2]))
    steps = np.array([total / number for total, _, number in blocks])
    shares = np.array([(count + 2 * usual) / (number + 2) for _, count, number in blocks])
    return steps, shares


def _sure_from(confidence: Doubles, right: Doubles, documents: NDArray[np.int64]) -> float:
    """The lowest confidence from which on RIGHT are right with room for chance; above 1 where there is none.

    Chance is that of documents, not of pairs: what is wrong in one document is often wrong in it many times.
    """
    for limit in np.unique(np.floor(confidence * 100) / 100):
        above = confidence >= limit
        number = above.sum()
        if number < _ENOUGH:
            break
        share = (right[above].sum() + 1) / (number + 2)
        off = np.bincount(documents[above], weights=right[above] - share)
        error = max(float(np.sqrt((off**2).sum())), float(np.sqrt(number * share * (1 - share)))) / number
        if share - _ROOM * error >= RIGHT:
            return float(limit)
    return 2.0


def _often(truth: Floats, documents: NDArray[np.int64]) -> Truths:
    """The values that were confirmed often enough, and in more than one document."""
    where = [len(np.unique(documents[truth[:, column] > 0])) for column in range(truth.shape[1])]
    found: Truths = np.logical_and(truth.sum(axis=0) >= _OFTEN, np.array(where) > 1)
    return found


def _fails(sure: Truths, columns: NDArray[np.int64], right: Doubles, truth: Floats) -> Truths:
    """The values that would be sure but were wrong too often for it when left out."""
    given = np.bincount(columns[sure], minlength=truth.shape[1])
    good = np.bincount(columns[sure], weights=right[sure], minlength=truth.shape[1])
    wrong: Truths = np.logical_and(given >= 3, good + 0.5 < (RIGHT - 0.05) * given)
    return wrong
