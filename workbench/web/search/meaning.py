"""What is meant by a query that is still being typed, and what is said of hits that lack some of its words."""

from flask_babel import gettext as _
from flask_babel import ngettext

from workbench.corpus.finding import Answer
from workbench.people import Actor
from workbench.search.port import Engine
from workbench.search.query import TOO_LONG, Field, Or, Query, QueryRefused, TooManyPrefixes, Word, Years, parse, write


def meant(engine: Engine, reader: Actor, query: str) -> str:
    """The query, its last word taken for a beginning where that alone makes all words stand together somewhere.

    Said of all that the reader may see, whatever the filters: a facet leads to what it counts. Raises QueryRefused,
    IndexNotReady.
    """
    begun = as_begun(query)
    if begun == query or _stands(engine, reader, query) or not _stands(engine, reader, begun):
        return query
    return begun


def _stands(engine: Engine, reader: Actor, query: str) -> bool:
    return engine.search(query, viewer=reader.audiences, limit=1).total > 0


def finished(query: str) -> str:
    """While one types, a phrase may not be closed yet and a last word not be whole: taken as far as it can be read.

    Of what is too much nothing is left out: whoever pasted it would not see that.
    """
    for each in (query, query + '"', query.rpartition(" ")[0]):
        try:
            parse(each)
        except (*TOO_LONG, TooManyPrefixes):
            return query
        except QueryRefused:
            continue
        return each
    return query


def as_begun(query: str) -> str:
    """With more letters to come in the last word: `police discr` finds `discrimination`."""
    nodes = parse(query).nodes if _is_read(query) else ()
    last = nodes[-1] if nodes else None
    word = last.nodes[-1] if isinstance(last, Or) else last
    if not isinstance(word, Word) or not query.endswith(word.text) or not _is_read(word.text + "*"):
        return query
    return f"{query}*"


def nowhere(engine: Engine, reader: Actor, query: str) -> tuple[str, ...]:
    """By what the query narrows (`kind:nonsense`, `year:1850`) though nothing that the reader may read has it."""
    narrowing = (node for node in parse(query).nodes if isinstance(node, Field | Years))
    written = (write(Query((node,))) for node in narrowing)
    return tuple(each for each in written if not _stands(engine, reader, each))


def _is_read(query: str) -> bool:
    try:
        parse(query)
    except QueryRefused:
        return False
    return True


def lacking(answer: Answer) -> str:
    """Where hits may lack words of the query: how many, and how many lack none. Else nothing."""
    if not answer.lacking:
        return ""
    few = ngettext(
        "up to %(number)s word is lacking", "up to %(number)s words are lacking", answer.lacking, number=answer.lacking
    )
    if not answer.whole:
        return _("None of them has all the words: %(few)s.", few=few)
    return ngettext(
        "%(number)s of them has all the words and comes first; in the others %(few)s.",
        "%(number)s of them have all the words and come first; in the others %(few)s.",
        answer.whole,
        number=answer.whole,
        few=few,
    )
