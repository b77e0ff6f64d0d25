"""What is meant by a query that is still being typed, and what of it nothing can answer."""

from workbench.search.port import Engine
from workbench.search.query import (
    TOO_LONG,
    Field,
    Or,
    Query,
    QueryRefused,
    TooManyPrefixes,
    UnclosedQuote,
    Word,
    Years,
    parse,
    write,
)

_SLASHES = 2  # of the shortest beginning of a symbol that tells a State or a document: `CERD/C/ARC`, `A/HRC/53`


def meant(engine: Engine, query: str, *, viewer: frozenset[str]) -> str:
    """The query, its last word taken for a beginning where that alone makes all words stand together somewhere.

    Said of all that the viewer may see, whatever the filters: a facet leads to what it counts. Raises QueryRefused,
    IndexNotReady.
    """
    begun = _as_begun(query)
    if begun == query or _stands(engine, query, viewer) or not _stands(engine, begun, viewer):
        return query
    return begun


def finished(engine: Engine, query: str, *, viewer: frozenset[str]) -> str:
    """While one types, a phrase may not be closed yet and a last word not be whole: taken as far as it can be read.

    Of what is too much nothing is left out: whoever pasted it would not see that. Raises IndexNotReady.
    """
    for each in (query, query + '"', query.rpartition(" ")[0]):
        try:
            parse(each)
        except (*TOO_LONG, TooManyPrefixes):
            return query
        except UnclosedQuote as opened:
            if begun := _phrase_begun(engine, query, opened.position - 1, viewer):
                return begun
            continue
        except QueryRefused:
            continue
        return each
    return query


def _phrase_begun(engine: Engine, query: str, opened: int, viewer: frozenset[str]) -> str:
    """Of a phrase that as it stands is nowhere: its whole words, with the last for a word of its own; "" else.

    `opened` is where its quotation mark stands. That word may yet be the beginning of another (see `meant`).
    """
    before, (whole, _, last) = query[:opened], query[opened + 1 :].rpartition(" ")
    is_looked_for = not before or before[-1].isspace()  # not left out, and no value of a field
    if not is_looked_for or not _is_a_word(last) or _stands(engine, f'{query}"', viewer):
        return ""
    phrase = f'{before}"{whole}"' if whole.strip() else before.rstrip()
    taken = (f"{phrase} {last}".strip(), phrase)
    return next((each for each in taken if each and _stands(engine, _as_begun(each), viewer)), "")


def _is_a_word(text: str) -> bool:
    return _is_read(text) and isinstance(next(iter(parse(text).nodes), None), Word)


def within(engine: Engine, query: str, *, viewer: frozenset[str]) -> str | None:
    """The query with its symbols (`CERD/C/ARC/CO/7-9 police`, `CERD/C/ARC`) taken for the documents they name, if that
    has answers: a symbol typed as a word is looked for as one. Raises QueryRefused, IndexNotReady.
    """
    nodes = parse(query).nodes
    taken = tuple(Field("symbol", symbol) if (symbol := _symbol(node)) else node for node in nodes)
    narrowed = write(Query(taken))
    return narrowed if taken != nodes and _stands(engine, narrowed, viewer) else None


def _symbol(node: object) -> str:
    text = node.text.strip(".,;:()") if isinstance(node, Word) else ""
    return text if text.count("/") >= _SLASHES else ""


def nowhere(engine: Engine, query: str, *, viewer: frozenset[str]) -> tuple[str, ...]:
    """By what the query narrows (`kind:nonsense`, `year:1850`) though nothing that the viewer may read has it.

    Raises QueryRefused, IndexNotReady.
    """
    narrowing = (node for node in parse(query).nodes if isinstance(node, Field | Years))
    written = (write(Query((node,))) for node in narrowing)
    return tuple(each for each in written if not _stands(engine, each, viewer))


def _stands(engine: Engine, query: str, viewer: frozenset[str]) -> bool:
    return engine.search(query, viewer=viewer, limit=1).total > 0


def _as_begun(query: str) -> str:
    """With more letters to come in the last word: `police discr` finds `discrimination`."""
    nodes = parse(query).nodes if _is_read(query) else ()
    last = nodes[-1] if nodes else None
    word = last.nodes[-1] if isinstance(last, Or) else last
    if not isinstance(word, Word) or not query.endswith(word.text) or not _is_read(word.text + "*"):
        return query
    return f"{query}*"


def _is_read(query: str) -> bool:
    try:
        parse(query)
    except QueryRefused:
        return False
    return True
