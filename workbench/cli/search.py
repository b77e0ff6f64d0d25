"""Searching the library from the command line."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.saved_search import asked_by, saved_as
from workbench.corpus import finding, queries
from workbench.corpus.finding import Answer, FoundPassage
from workbench.corpus.versions import successors
from workbench.people import queries as people
from workbench.recommendations.searched import MINISTRY, THEME, among, counted
from workbench.search.meaning import meant, nowhere
from workbench.search.port import MOST_HITS, NONE, Filters
from workbench.search.query import Field, Query, Years, write, year_span
from workbench.searches.alike import alike

_NOTHING = ("", "")

SYNTAX = """Search the paragraphs of the library.

\b
  racism police           both words, in any of their forms
  "structural racism"     these words exactly, one after the other
  racism -police          without this word
  police OR prison        either of the two
  discriminat*            words that begin so
  treaty:CERD kind:concluding_observations state:BRA language:pt
  year:2015..2022  symbol:CERD/C/BRA  paragraph:recommendation

A phrase keeps its quotation marks only inside others ('"structural racism"' police); where the query begins with "-",
write "--" before it.
"""


class _Years(click.ParamType[tuple[int, int] | None]):
    name = "A..B"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int] | None:
        try:
            return year_span(str(value))
        except ValueError:
            self.fail(f"{value!r}: write a year as 2019 or a span as 2015..2022", param, ctx)


def _filter_options(command: Callable[..., None]) -> Callable[..., None]:
    options = (
        click.option("--treaty", multiple=True, help="Code or body: ICERD, CERD. May be repeated, as all filters."),
        click.option("--kind", multiple=True, help="Kind of document: concluding_observations, state_report, …"),
        click.option("--paragraph-kind", multiple=True, help="recommendation, concern, positive, question or other."),
        click.option("--state", multiple=True, help="ISO code of the State: BRA."),
        click.option("--theme", multiple=True, help="Of the recommendation, by its label."),
        click.option("--ministry", multiple=True, help="That answers for it or contributed it: name or id."),
        click.option("--language", multiple=True, help="Of the document: en, fr, es, ru, ar, zh, pt."),
        click.option("--year", type=_Years(), multiple=True, help="Of the document: 2019, 2015..2022, 2015.., none."),
        click.option("--limit", type=click.IntRange(0, MOST_HITS), default=20, show_default=True, help="Hits given."),
        click.option("--offset", type=click.IntRange(0), default=0, help="Hits passed over."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command("search", help=SYNTAX)
@click.argument("words", metavar="[QUERY]...", nargs=-1)
@click.option("--like", metavar="CITATION", help="Paragraphs similar to “CERD/C/BRA/CO/18-20, para. 21”.")
@click.option(
    "--saved", metavar="NAME", help="One of your saved searches, as its page asks it; without filters beside it."
)
@_filter_options
@pass_desk
def search_command(
    desk: Desk,
    *,
    words: tuple[str, ...],
    like: str | None,
    saved: str | None,
    treaty: tuple[str, ...],
    kind: tuple[str, ...],
    paragraph_kind: tuple[str, ...],
    state: tuple[str, ...],
    language: tuple[str, ...],
    theme: tuple[str, ...],
    ministry: tuple[str, ...],
    year: tuple[tuple[int, int] | None, ...],
    limit: int,
    offset: int,
) -> None:
    filters = Filters(
        treaty=treaty,
        kind=kind,
        state=state,
        language=language,
        paragraph_kind=paragraph_kind,
        years=year,
        among=_among(desk, theme, ministry),
    )
    query = " ".join(words) if words else None
    if saved is not None:
        if query is not None or like is not None or filters != Filters():
            raise click.UsageError("A saved search is asked as it was saved: give no words and no filters beside it.")
        wanted = _as_saved(desk, saved)
    elif (like is None) == (query is None) and not (query is None and filters != Filters()):
        raise click.UsageError("Give a query, or --like with a citation.")
    else:
        wanted = _Wanted(query or "", ("like", like) if like is not None else _NOTHING, filters)
    begun = perf_counter()
    answer = _ask(desk, wanted, limit, offset)
    seconds = round(perf_counter() - begun, 4)
    cited, missing = _cited(desk, wanted), () if answer.total else _nowhere(desk, wanted)
    value = {**_as_json(answer, seconds), "asked": _asked(desk, wanted.model), "nowhere": missing}
    desk.emit(
        {**value, "cited": _hit(cited) if cited else None},
        text=lambda: _as_text(answer, seconds, cited=cited, missing=missing),
    )


@dataclass(frozen=True)
class _Wanted:
    """What is looked for: a `query`, or what is like the `model` (see Asked). `typed` where its last word may be
    the beginning of one."""

    query: str
    model: tuple[str, str]
    filters: Filters
    typed: bool = False


def _among(desk: Desk, theme: tuple[str, ...], ministry: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    """The paragraphs of these themes, and of these ministries. Raises NoSuchOrganisation."""
    if not theme and not ministry:
        return ()
    with desk.store.reading() as db:
        organisations = tuple(people.organisation(db, each).id for each in ministry)
        return among(counted(db, desk.actor), {THEME: theme, MINISTRY: organisations})


def _as_saved(desk: Desk, name: str) -> _Wanted:
    """As the page of the search asks it. Raises NoSuchSavedSearch, YearsNotRead."""
    with desk.store.reading() as db:
        asked = asked_by(saved_as(db, desk, name).asked)
        return _Wanted(asked.query, asked.model, asked.filters(counted(db, desk.actor)), typed=True)


def _asked(desk: Desk, model: tuple[str, str]) -> dict[str, Any] | None:
    """What others are to be like: a passage, and what became of it where its document was replaced, or another text."""
    kind, value = model
    if kind != "like":
        return _text_asked(desk, model) if value else None
    with desk.store.reading() as db:
        document, paragraph = queries.document_and_paragraph(db, desk.actor, value)
        standing = successors.standing_of(db, desk.actor, [paragraph.id]).get(paragraph.id)
        after = standing.successor if standing else None
        now = queries.citation(after or document, standing.now) if standing and standing.now else None
        asked = {"citation": queries.citation(document, paragraph), "replaced_by": after.name if after else None}
    if after:
        click.echo(f"{asked['citation']} was replaced by {after.name}{f': see {now}' if now else ''}.", err=True)
    return {**asked, "now": now}


def _text_asked(desk: Desk, model: tuple[str, str]) -> dict[str, Any]:
    with desk.store.reading() as db:
        found = alike(db, desk.actor, desk.settings.home, model)
    return {"like": model[0], "text": found.model.text, "language": found.model.language or None}


def _cited(desk: Desk, wanted: _Wanted) -> FoundPassage | None:
    """The passage that the query names by its citation, as the page of the search leads to it."""
    with desk.store.reading() as db:
        named = finding.named(db, desk.actor, wanted.query)
    return named.passages[0] if named else None


def _nowhere(desk: Desk, wanted: _Wanted) -> tuple[str, ...]:
    """What the query and the options narrow by though nothing that may be read has it, in our syntax."""
    engine, filters = desk.installation.engine, wanted.filters
    fields = {
        "treaty": filters.treaty,
        "kind": filters.kind,
        "state": filters.state,
        "language": filters.language,
        "paragraph": filters.paragraph_kind,
    }
    narrowing: list[Field | Years] = [Field(name, value) for name, values in fields.items() for value in values]
    narrowing += [Years(*span) if span else Field("year", NONE) for span in filters.years]
    asked = (wanted.query, *(write(Query((each,))) for each in narrowing))
    return tuple(value for each in asked for value in nowhere(engine, each, viewer=desk.actor.audiences))


def _ask(desk: Desk, wanted: _Wanted, limit: int, offset: int) -> Answer:
    def ask() -> Answer:
        with desk.store.reading() as db:
            engine, actor, filters = desk.installation.engine, desk.actor, wanted.filters
            if wanted.model[1]:
                model = alike(db, actor, desk.settings.home, wanted.model).model
                return finding.like(db, engine, actor, model, filters=filters, limit=limit, offset=offset)
            query = meant(engine, wanted.query, viewer=actor.audiences) if wanted.typed else wanted.query
            return finding.search(
                db, engine, actor, query, filters=filters, limit=limit, offset=offset, enough=finding.ENOUGH
            )

    return desk.ask_index(ask)


def _as_json(answer: Answer, seconds: float) -> dict[str, Any]:
    return {
        "total": answer.total,
        "seconds": seconds,
        "hits": [_hit(passage) for passage in answer.passages],
        "facets": {name: dict(values) for name, values in answer.facets.items()},
        "suggestion": answer.suggestion,
        "lacking": answer.lacking,
        "whole": answer.whole,
    }


def _hit(passage: FoundPassage) -> dict[str, Any]:
    document, paragraph = passage.document, passage.paragraph
    return {
        "citation": passage.citation,
        "symbol": document.symbol,
        "number": paragraph.number,
        "label": paragraph.label,
        "kind": document.kind.value,
        "paragraph_kind": paragraph.kind.value,
        "language": document.language,
        "score": passage.score,
        "snippet": passage.plain_snippet,
        "treaty": document.treaty,
        "state": document.state,
        "year": document.year,
        "title": document.title,
        "document": document.id,
        "paragraph": paragraph.id,
        "anchor": paragraph.anchor,
    }


def _as_text(answer: Answer, seconds: float, *, cited: FoundPassage | None, missing: tuple[str, ...]) -> str:
    lines = [f"Cited: {cited.citation}", f"    {cited.plain_snippet}", ""] if cited else []
    lines.append(f"{answer.total:,} paragraphs in {seconds * 1000:.0f} ms")
    lines += [f"Nothing that you may read has {each}." for each in missing]
    if answer.lacking:
        lines.append(f"{answer.whole:,} with all the words; the others lack up to {answer.lacking}")
    if answer.suggestion:
        lines.append(f"Did you mean: {answer.suggestion}")
    for passage in answer.passages:
        document = passage.document
        kind = document.kind.value.replace("_", " ")
        about = ", ".join(str(each) for each in (kind, document.language, document.year) if each)
        lines += ["", f"{passage.citation}  ({about})", f"    {passage.plain_snippet}"]
    return "\n".join(lines)
