"""Did you mean: a query that finds something, where a word of the one given is found nowhere. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from workbench.search import analysis, query

_SHORTEST = 4  # letters of a word worth correcting
_WORDS = 6  # corrected in one query


def suggest(
    asked: query.Query,
    *,
    known: Callable[[str], int],
    near: Callable[[str], Iterable[str]],
    answers: Callable[[str], bool],
) -> str | None:
    """A query that finds nothing with its unknown words corrected, if that one has answers; else None.

    `known` counts the visible paragraphs with a folded word, `near` names words that may be meant, hidden ones among
    them: none is taken that is not `known`. `answers` says whether a query finds something. `known` and `answers`
    must see what the viewer may see and no more.
    """
    corrected = tuple(_corrected(node, known, near) for node in asked.nodes)
    if corrected == asked.nodes:
        return None
    text = query.write(query.Query(corrected))
    return text if answers(text) else None


def _corrected(node: query.Node, known: Callable[[str], int], near: Callable[[str], Iterable[str]]) -> query.Node:
    match node:
        case query.Or(nodes):
            each = tuple(_corrected(one, known, near) for one in nodes)
            return query.Or(tuple(one for one in each if not isinstance(one, query.Or)))
        case query.Word(text) | query.Phrase(text):
            return replace(node, text=_text(text, known, near))
        case _:
            return node


def _text(text: str, known: Callable[[str], int], near: Callable[[str], Iterable[str]]) -> str:
    pieces: list[str] = []
    place = 0
    for token in list(analysis.tokens(text))[:_WORDS]:
        better = None
        if len(token.folded) >= _SHORTEST and not token.folded.isdigit() and not known(token.folded):
            better = closest(token.folded, near(token.folded), known)
        pieces += [text[place : token.start], better or token.raw]
        place = token.end
    return "".join(pieces) + text[place:]


def closest(word: str, candidates: Iterable[str], known: Callable[[str], int]) -> str | None:
    """The nearest candidate within one slip (two from eight letters on); of equals the most frequent.

    All within reach are looked at: candidates that the viewer may not see must not crowd out one that he may.
    """
    slips = 1 if len(word) < 8 else 2
    found = process.extract(word, list(candidates), scorer=DamerauLevenshtein.distance, score_cutoff=slips, limit=None)
    ranked = sorted(
        (int(distance), -known(candidate), candidate) for candidate, distance, _ in found if candidate != word
    )
    return next((candidate for _, frequency, candidate in ranked if frequency < 0), None)
