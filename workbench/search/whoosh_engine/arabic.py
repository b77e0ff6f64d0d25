"""Arabic roots by the stemmer that comes with Whoosh: it joins inflections of which snowball's loses half."""

from workbench.search.whoosh_engine.library import ISRIStemmer

_stemmer = ISRIStemmer()


def root(word: str) -> str:
    """The root of an Arabic word: `المواطنين` → `وطن`. Keeps state while it works: one thread at a time."""
    return str(_stemmer.stem(word))
