"""The words by which a passage can be recognised: what `similar` looks for."""

from collections import Counter
from collections.abc import Callable

from workbench.search import analysis

MOST = 25  # terms of a passage that are looked for
SHARED = 0.15  # of their weight must be shared for a paragraph to be called similar


def key_terms(text: str, language: str, rarity: Callable[[str], float]) -> tuple[tuple[str, float], ...]:
    """Up to MOST stems with their weight (times in the text × rarity), heaviest first; rarity 0 leaves a term out."""
    counts = Counter(term.stems[0] for term in analysis.terms(text, language) if not term.stop and _tells(term))
    weighed = ((stem, count**0.5 * rarity(stem)) for stem, count in counts.items())
    return tuple(sorted((each for each in weighed if each[1] > 0), key=lambda each: (-each[1], each[0]))[:MOST])


def _tells(term: analysis.Term) -> bool:
    return not all(stem.isdigit() for stem in term.stems)
