"""Where few paragraphs have all words of a question: those that lack the fewest of them."""

from dataclasses import dataclass

import numpy as np

from workbench.search.plan import Is, Question, words_lacking
from workbench.search.whoosh_engine.arrays import Array
from workbench.search.whoosh_engine.evaluation import Evaluation
from workbench.search.whoosh_engine.found import Found, joined


@dataclass(frozen=True)
class Loosened:
    """What lacks no more than `lacking` words (0 where enough lack none), the filters applied."""

    found: Found
    lacking: int


def loosened(evaluation: Evaluation, questions: tuple[Question, ...], enough: int) -> Loosened:
    """The score is that of the words there times their share of all; what lacks none stands above all others."""
    held = [_with_any(evaluation, each) for each in questions if evaluation.asks(each.language)]
    found = joined([each for each, _ in held])
    lacks = np.concatenate([lacks for each, lacks in held if len(each.numbers)] or [np.zeros(0, np.intp)])
    lacking = words_lacking(np.bincount(lacks).tolist(), enough)
    above = found.scores.max(initial=0) + np.float32(1)
    ranked = Found(found.numbers, found.scores + above * (lacks == 0))
    return Loosened(evaluation.narrowed(ranked.only(lacks <= lacking)), lacking)


def _with_any(evaluation: Evaluation, question: Question) -> tuple[Found, Array]:
    """The visible paragraphs of the language with any of the words, and how many words each lacks."""
    snapshot = evaluation.viewed.snapshot
    times = np.zeros(snapshot.count, dtype=np.intp)
    scores = np.zeros(snapshot.count, dtype=np.float32)
    for word in question.words:
        found = evaluation.part(word, question.language)
        times[found.numbers] += 1
        scores[found.numbers] += found.scores
    numbers = np.flatnonzero(times)
    for part in (Is("family", question.language), *question.narrowing):
        numbers = numbers[snapshot.profiles(part)[snapshot.profile[numbers]]]
    there = times[numbers]
    shares = (there / max(len(question.words), 1)).astype(np.float32)
    return Found(numbers, scores[numbers] * shares), len(question.words) - there
