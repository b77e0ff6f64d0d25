"""A text as the signs it is known by: stems of its words, neighbours, words and articles of its heading, the lexicon.

Signs of the lexicon and articles are the same in every language: what was confirmed for a text in one language helps
with a text in another.
"""

from dataclasses import dataclass

from workbench.recommendations.suggesting.articles import articles
from workbench.recommendations.suggesting.lexicon import Hit, Word, content, hits


@dataclass(frozen=True)
class Text:
    """What is looked at of a recommendation."""

    words: str
    heading: str
    language: str
    treaty: str = ""


@dataclass(frozen=True)
class Signs:
    """`places` are parallel to `signs`: where in `whole` (heading, then text) the words of each stand."""

    whole: str
    words: tuple[Word, ...]
    signs: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    hits: tuple[Hit, ...]
    articles: tuple[str, ...]

    def shown(self, place: tuple[int, int]) -> str:
        """The words at a place, as they stand."""
        return " ".join(self.whole[place[0] : place[1]].split())


def signs_of(text: Text) -> Signs:
    """`a b` is two words in a row; `# a` a word of the heading; `~ 12` the lexicon's entry 12; `@CRPD 5` an article."""
    whole = f"{text.heading}\n{text.words}"
    border = len(text.heading)
    found: list[str] = []
    places: list[tuple[int, int]] = []

    def put(sign: str, start: int, end: int) -> None:
        found.append(sign)
        places.append((start, end))

    words = content(whole, text.language)
    before = None
    for word in words:
        stem = word.stem
        put(stem, word.start, word.end)
        if word.start < border:
            put(f"# {stem}", word.start, word.end)
        if before is not None and (before.start < border) == (word.start < border):
            put(f"{before.stem} {stem}", before.start, word.end)
        before = word
    known = hits(words, text.language)
    for hit in known:
        put(f"~ {hit.entry}" if hit.is_name else f"~~ {hit.entry}", hit.start, hit.end)
    numbers = articles(text.heading)
    for number in numbers:
        put(f"@{text.treaty} {number}", 0, border)
    return Signs(whole, words, tuple(found), tuple(places), known, numbers)
