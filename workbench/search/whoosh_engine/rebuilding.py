"""What a rebuild has yet to do, portion by portion; what a stopped one had done is not done again. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from workbench.search.port import Entry


@dataclass(frozen=True)
class Portion:
    """What is committed together: first the documents in `gone` are forgotten, then the entries are put in."""

    entries: tuple[Entry, ...]
    gone: frozenset[str] = frozenset()


def portions(entries: Iterable[Entry], held: Mapping[str, tuple[str, str]], *, most: int) -> Iterator[Portion]:
    """Portions of whole documents with about `most` paragraphs each, of entries that come document by document.

    `held` is what the unfinished index holds (paragraph id → document id, fingerprint): a document that it holds just
    so is left out, one that it holds otherwise, or that is no longer there, is forgotten.
    """
    there = _by_document(held)
    taken: list[Entry] = []
    gone: set[str] = set()
    for document_id, group in groupby(entries, key=attrgetter("document_id")):
        paragraphs = tuple(group)
        was = there.pop(document_id, None)
        if was is not None:
            if was == {entry.id: entry.fingerprint() for entry in paragraphs}:
                continue
            gone.add(document_id)
        taken += paragraphs
        if len(taken) >= most:
            yield Portion(tuple(taken), frozenset(gone))
            taken, gone = [], set()
    if taken or gone or there:
        yield Portion(tuple(taken), frozenset(gone | there.keys()))


def _by_document(held: Mapping[str, tuple[str, str]]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for id, (document_id, fingerprint) in held.items():
        found.setdefault(document_id, {})[id] = fingerprint
    return found
