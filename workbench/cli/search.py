"""Searching the library from the command line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import perf_counter
from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.saved_search import asked_by, saved_as
from workbench.cli.search_found import Found, as_json, as_text
from workbench.corpus import finding, queries
from workbench.corpus.named import named
from workbench.corpus.versions import successors
from workbench.people import queries as people
from workbench.people.queries import NoSuchOrganisation
from workbench.recommendations.searched import MINISTRY, counted
from workbench.search.meaning import meant, nowhere
from workbench.search.port import MOST_HITS, NOTHING_COUNTED, Counted
from workbench.search.query import year_span
from workbench.searches.alike import alike
from workbench.searches.asked import YEAR, Asked
from workbench.searches.narrowing import There, had_by_nothing, refusal, what_there_is
from workbench.store import Database
from workbench.treaties import with_body

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


class _Years(click.ParamType[str]):
    name = "A..B"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            year_span(str(value))
        except ValueError:
            self.fail(f"{value!r}: write a year as 2019 or a span as 2015..2022", param, ctx)
        return str(value)


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
    limit: int,
    offset: int,
    **narrowing: tuple[str, ...],
) -> None:
    query = " ".join(words) if words else None
    is_narrowed = any(narrowing.values())
    if saved is not None and (query is not None or like is not None or is_narrowed):
        raise click.UsageError("A saved search is asked as it was saved: give no words and no filters beside it.")
    if saved is None and (like is None) == (query is None) and not (query is None and is_narrowed):
        raise click.UsageError("Give a query, or --like with a citation.")
    wanted = _narrowed(desk, query or "", like, narrowing) if saved is None else _as_saved(desk, saved)
    begun = perf_counter()
    found = desk.ask_index(lambda: _answered(desk, wanted, limit, offset))
    seconds = round(perf_counter() - begun, 4)
    desk.emit(
        {**as_json(found, seconds), "asked": _asked(desk, wanted.asked.model)},
        text=lambda: as_text(found, seconds),
    )


@dataclass(frozen=True)
class _Wanted:
    """What is asked; `by_options` where the filters are options, whose values are to be there. Else it is asked as the
    page asks it: the last word of the query may be the beginning of one."""

    asked: Asked
    by_options: bool


def _narrowed(desk: Desk, query: str, like: str | None, narrowing: Mapping[str, tuple[str, ...]]) -> _Wanted:
    with desk.store.reading() as db:
        chosen = tuple(
            (name, _ministry(db, value) if name == MINISTRY else value)
            for name, values in narrowing.items()
            for value in values
            if name != YEAR
        )
    model = ("like", like) if like is not None else _NOTHING
    return _Wanted(Asked(query, model, chosen, ", ".join(narrowing[YEAR])), by_options=True)


def _ministry(db: Database, name: str) -> str:
    try:
        return people.organisation(db, name).id
    except NoSuchOrganisation:
        return name


def _as_saved(desk: Desk, name: str) -> _Wanted:
    """As the page of the search asks it. Raises NoSuchSavedSearch."""
    with desk.store.reading() as db:
        return _Wanted(asked_by(saved_as(db, desk, name).asked), by_options=False)


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


def _answered(desk: Desk, wanted: _Wanted, limit: int, offset: int) -> Found:
    """Raises QueryRefused, YearsNotRead, NotFound (nothing to be like, or of that name to narrow to), IndexNotReady."""
    engine, actor, asked = desk.installation.engine, desk.actor, wanted.asked
    with desk.store.reading() as db:
        beside = counted(db, actor) if asked.is_narrowed else NOTHING_COUNTED
        lacking = _had_by_nothing(db, desk, wanted, beside) if asked.is_narrowed else ()
        filters = asked.filters(beside)
        if asked.model[1]:
            model = alike(db, actor, desk.settings.home, asked.model).model
            answer = finding.like(db, engine, actor, model, filters=filters, limit=limit, offset=offset)
            return Found(answer, None, lacking)
        cited = named(db, actor, asked.query)
        query = cited.mentioned if cited else ""
        if not query:
            query = asked.query if wanted.by_options else meant(engine, asked.query, viewer=actor.audiences)
        answer = finding.search(
            db, engine, actor, query, filters=filters, limit=limit, offset=offset, enough=finding.ENOUGH
        )
    missing = () if answer.total else (*nowhere(engine, query, viewer=actor.audiences), *lacking)
    return Found(answer, cited, missing)


def _had_by_nothing(db: Database, desk: Desk, wanted: _Wanted, beside: Counted) -> tuple[str, ...]:
    """Of a saved search, what it narrows to though nothing has it. Raises NothingHas, NothingToNarrowBy for options."""
    there = what_there_is(desk.installation.engine, desk.actor.audiences, beside)
    lacking = had_by_nothing(wanted.asked, there)
    if lacking and wanted.by_options:
        name, value = lacking[0]
        raise refusal(f"{name.replace('_', ' ')} “{value}”", value, _named_there(db, name, there))
    return tuple(f"{name}:{value}" for name, value in lacking)


def _named_there(db: Database, name: str, there: There) -> tuple[str, ...]:
    values = there.get(name, {})
    if name == MINISTRY:
        return tuple(each.name for each in people.organisations(db) if each.id in values)
    if name == "treaty":
        return tuple(with_body(each) for each in values)
    return tuple(values)
