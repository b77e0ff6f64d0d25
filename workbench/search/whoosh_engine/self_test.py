"""Ten paragraphs indexed, asked, and asked again through Whoosh's own searcher: whether a new release still agrees."""

import tempfile
from pathlib import Path

from workbench.search import analysis
from workbench.search.port import Entry
from workbench.search.whoosh_engine.engine import WhooshEngine
from workbench.search.whoosh_engine.folder import IndexFolder
from workbench.search.whoosh_engine.library import And, Term
from workbench.search.whoosh_engine.schema import text_field

_TEXTS = (
    "Racism in the police.",
    "The police are trained on human rights.",
    "Structural racism and human rights of minorities.",
    "Rights of the child.",
    "Education of children about racism.",
    "Prisons, police and children.",
    "Human dignity.",
    "Minorities in education.",
    "A comprehensive law on equality.",
    "The law on prisons.",
)
_LATER = "The law on prisons and racism."
_ASKED = ("racism", "police", "human rights", "children", "minority education", "law")
_BEGINNINGS = ("educat", "pris", "huma")
_VIEWER = frozenset({"everyone"})


def disagreements() -> tuple[str, ...]:
    """The queries for which our answer and that of Whoosh's searcher differ; none where all is well."""
    with tempfile.TemporaryDirectory() as folder:
        engine = WhooshEngine(Path(folder))
        try:
            engine.rebuild(_entry(str(number), text) for number, text in enumerate(_TEXTS))
            engine.replace([_entry("9", _LATER)])  # a second segment, and a deleted paragraph
            wrong = [asked for asked in _ASKED if _ours(engine, asked) != _whooshs(Path(folder), engine, asked)]
            wrong += [word for word in _BEGINNINGS if _ours(engine, f"{word}*") != _read(word)]
        finally:
            engine.close()
    return tuple(wrong)


def _entry(number: str, text: str) -> Entry:
    return Entry(
        id=number,
        document_id=number,
        text=text,
        language="en",
        treaty="",
        kind="other",
        paragraph_kind="other",
        state="",
        year=None,
        audience="everyone",
        symbol="",
        number=number,
        label=number,
    )


def _ours(engine: WhooshEngine, asked: str) -> set[str]:
    return {hit.id for hit in engine.search(asked, viewer=_VIEWER, limit=100).hits}


def _read(beginning: str) -> set[str]:
    """What a reader of the paragraphs finds: Whoosh knows stems only."""
    texts = (*_TEXTS[:9], _LATER)
    return {
        str(number)
        for number, text in enumerate(texts)
        if any(word.startswith(beginning) for word in analysis.surface(text))
    }


def _whooshs(folder: Path, engine: WhooshEngine, asked: str) -> set[str]:
    """The same through Whoosh's query objects, its searcher and its collector."""
    held = IndexFolder(folder, patience=1)
    name = held.current()
    if name is None:
        return set()
    query = And([Term(text_field("en"), analysis.stems(word, "en")[0]) for word in asked.split()])
    searcher = held.open(name).searcher()
    try:
        return {engine.id_of(hit.docnum) for hit in searcher.search(query, limit=None)}
    finally:
        searcher.close()
