"""The words of all segments by their first letter: where a word was mistyped, the one that is meant is among them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbench.search.whoosh_engine.segment import Segment


@dataclass(frozen=True)
class _Letter:
    """The words with one first letter, each once, by length, of the segments with these names."""

    names: frozenset[str] = frozenset()
    words: Mapping[int, tuple[str, ...]] | None = None

    def and_of(self, segments: list[Segment], letter: str) -> "_Letter":
        """With the words of these segments too."""
        words = {length: dict.fromkeys(known) for length, known in (self.words or {}).items()}
        for segment in segments:
            for word in segment.words(letter):
                words.setdefault(len(word), {})[word] = None
        names = self.names | {segment.name for segment in segments}
        return _Letter(names, {length: tuple(each) for length, each in words.items()})


class Vocabulary:
    """Safe for threads. A segment is read once for a letter; of many segments each word is looked at once."""

    def __init__(self) -> None:
        self._letters: dict[str, _Letter] = {}

    def near(self, word: str, letters: int, segments: tuple[Segment, ...]) -> Iterator[str]:
        """The folded words with the same first letter that are at most so many letters longer or shorter."""
        known = self._of(word[0], segments)
        for length in range(len(word) - letters, len(word) + letters + 1):
            yield from known.get(length, ())

    def _of(self, letter: str, segments: tuple[Segment, ...]) -> Mapping[int, tuple[str, ...]]:
        known = self._letters.get(letter, _Letter())
        names = frozenset(segment.name for segment in segments)
        if known.names != names:
            if not known.names < names:  # some were made one since: their words are in another, or are gone
                known = _Letter()
            fresh = [segment for segment in segments if segment.name not in known.names]
            known = self._letters[letter] = known.and_of(fresh, letter)
        return known.words or {}
