"""What stands in the index for a paragraph: Whoosh fields, and how an entry becomes one of its documents."""

import zlib
from typing import Any

import numpy as np

from workbench.search import analysis
from workbench.search.port import Entry
from workbench.search.whoosh_engine.library import SpaceSeparatedTokenizer, columns, fields

WORDS = "words"  # folded surface words: prefixes, phrases, suggestions
NAMED = ("treaty", "kind", "paragraph_kind", "state", "language", "audience", "symbol", "family")
_TEXT = {family: f"text_{family}" for family in analysis.FAMILIES}


def text_field(family: str) -> str:
    """The field that holds the stems of paragraphs of that family."""
    return _TEXT[family]


def schema() -> Any:
    """No text is stored and nothing of ours is pickled into it: whoosh-reloaded can open the index too.

    Terms are handed in ready, so analyzers of the fields are never asked. Positions are not kept: phrases are
    verified on `sequence`, four bytes a word, stop words included.
    """
    ready = SpaceSeparatedTokenizer()
    made = fields.Schema(
        id=fields.COLUMN(columns.VarBytesColumn()),
        document_id=fields.ID(sortable=columns.VarBytesColumn()),
        fingerprint=fields.COLUMN(columns.VarBytesColumn()),
        year=fields.COLUMN(columns.NumericColumn("h")),
        length=fields.COLUMN(columns.NumericColumn("i")),
        sequence=fields.COLUMN(columns.VarBytesColumn()),
        words=fields.KEYWORD(),
    )
    for name in NAMED:
        made.add(name, fields.COLUMN(columns.RefBytesColumn()))
    for name in _TEXT.values():
        made.add(name, fields.TEXT(analyzer=ready, phrase=False))
    return made


def document(entry: Entry) -> dict[str, Any]:
    """The fields of an entry, as the writer takes them."""
    family = analysis.family(entry.language)
    words = analysis.surface(entry.text)
    stems = [stem for term in analysis.terms(entry.text, family) for stem in term.stems]
    named = {name: getattr(entry, name) for name in NAMED if name != "family"} | {"family": family}
    return {
        "id": entry.id.encode(),
        "document_id": entry.document_id,
        "fingerprint": entry.fingerprint().encode(),
        "year": entry.year or 0,
        "length": len(stems),
        "sequence": sequence(words),
        WORDS: list(dict.fromkeys(words)),
        text_field(family): stems,
        **{name: value.encode() for name, value in named.items()},
    }


def sequence(words: tuple[str, ...]) -> bytes:
    """Four bytes a word, in order."""
    return np.array([zlib.crc32(word.encode()) for word in words], dtype="<u4").tobytes()


def contains(held: bytes, wanted: bytes) -> bool:
    """Whether the words of `wanted` stand in `held` one after the other."""
    place = held.find(wanted)
    while place >= 0 and place % 4:
        place = held.find(wanted, place + 1)
    return place >= 0
