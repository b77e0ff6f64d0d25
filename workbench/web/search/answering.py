"""One answer to what the search page asks, whoever then shows it: the page, the fragment, a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from workbench.corpus import finding
from workbench.corpus.finding import ENOUGH, Answer
from workbench.corpus.named import Named, named
from workbench.people import queries as people
from workbench.people.access import Permission, may
from workbench.recommendations.searched import MINISTRY, counted
from workbench.search.meaning import meant
from workbench.search.port import Counted, Engine
from workbench.searches.alike import Alike, alike
from workbench.searches.asked import PAGE_LENGTH, SOURCE, Asked
from workbench.searches.narrowing import There, had_by_nothing, what_there_is
from workbench.searches.sources import counted_by_source
from workbench.store import Database
from workbench.web.context import actor, installation
from workbench.web.kept import Kept

_MOST_VIEWS = 50  # views of themes and ministries kept: one for each set of audiences

_counted: Kept[Counted] = Kept(_MOST_VIEWS)


@dataclass(frozen=True)
class Answered:
    """The answer and the `query` that it answers, which may take a word for a beginning; `like` is what others were to
    be like; `named` what the query names, where it does: then the answer is what mentions that; `ministries` are the
    names of those counted, by id.

    `counts` are by facet and value. Where a facet narrows, they are those without it: what another of its values adds.
    Where nothing was found, `nowhere` is by what it narrows though nothing has it, and `there` what there is.
    """

    answer: Answer
    query: str
    like: Alike | None
    named: Named | None
    ministries: Mapping[str, str]
    counts: Mapping[str, Mapping[str, int]]
    nowhere: tuple[tuple[str, str], ...] = ()
    there: There = field(default_factory=dict)


def answered(db: Database, asked: Asked, *, offset: int = 0) -> Answered:
    """A last word that is found nowhere as it stands is taken for the beginning of one, as it is while one types.

    Raises QueryRefused, YearsNotRead, NotFound (nothing to be like), IndexNotReady.
    """
    who, engine, by_theme = actor(), installation().engine, counted_now(db)
    like = alike(db, who, installation().settings.home, asked.model) if asked.model[1] else None

    def ask(query: str, wanted: Asked, limit: int = PAGE_LENGTH, offset: int = offset) -> Answer:
        filters = wanted.filters(by_theme)
        if like:
            return finding.like(
                db, engine, who, like.model, filters=filters, limit=limit, offset=offset, counted=by_theme
            )
        return finding.search(
            db, engine, who, query, filters=filters, limit=limit, offset=offset, counted=by_theme, enough=ENOUGH
        )

    cited = named(db, who, asked.query)
    query = "" if like else (cited and cited.mentioned) or meant(engine, asked.query, viewer=who.audiences)
    answer = ask(query, asked)
    counts = {name: _counts(answer, name) for name in (SOURCE, *answer.facets)}
    for name in asked.narrowed_by:
        if name in counts:
            counts[name] = _counts(ask(query, asked.without(name), 0, 0), name)
    found = Answered(answer, query, like, cited, ministries_of(db, by_theme), counts)
    return found if answer.total or not asked.is_narrowed else _with_what_there_is(found, asked, engine, by_theme)


def _with_what_there_is(found: Answered, asked: Asked, engine: Engine, counted: Counted) -> Answered:
    there = what_there_is(engine, actor().audiences, counted)
    return replace(found, nowhere=had_by_nothing(asked, there), there=there)


def _counts(answer: Answer, name: str) -> Mapping[str, int]:
    return counted_by_source(answer.facets["kind"]) if name == SOURCE else answer.facets[name]


def ministries_of(db: Database, counted: Counted) -> dict[str, str]:
    """Names by id, of those that are counted."""
    return {each.id: each.name for each in people.organisations(db) if each.id in counted.get(MINISTRY, {})}


def counted_now(db: Database) -> Counted:
    """Read anew after each act in the office: every act leaves a line in the journal."""
    who = actor()
    acts = db.execute("select coalesce(max(sequence), 0) from journal").fetchone()[0]
    key = (str(installation().settings.home), who.audiences, may(who, Permission.READ_FOLLOW_UP))
    return _counted.get(key, acts, lambda: counted(db, who))
