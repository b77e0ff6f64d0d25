"""What is written of terms, and how a word is."""

from dataclasses import dataclass

from workbench.search.whoosh_engine.arrays import Array

RARE = 0xFFFF  # the code of all words that are not among the 65,535 most frequent of a segment


@dataclass(frozen=True)
class Postings:
    """Terms in the order of their bytes; `ends[i]` is where the postings of term i end."""

    terms: tuple[bytes, ...]
    ends: Array
    numbers: Array
    times: Array
