"""What a search is narrowed to though nothing has it, and what there is instead."""

from collections.abc import Mapping

from rapidfuzz import process

from workbench.errors import N_, NotFound
from workbench.search.plan import normal_value
from workbench.search.port import NONE, Counted, Engine
from workbench.search.query import year_span
from workbench.searches.asked import SOURCE, YEAR, Asked
from workbench.searches.sources import Source

MOST_NAMED = 30  # of what there is; of more, those that are nearest to what was given

There = Mapping[str, Mapping[str, int]]


class NothingHas(NotFound):
    message = N_("Nothing that you may read has %(given)s. There is: %(there)s. Nothing was searched.")


class NothingToNarrowBy(NotFound):
    message = N_("Nothing that you may read has %(given)s, nor anything by which to narrow so. Nothing was searched.")


def what_there_is(engine: Engine, viewer: frozenset[str], counted: Counted) -> There:
    """By the name of a filter, the values that something has which the viewer may see. Raises IndexNotReady."""
    return engine.search("", viewer=viewer, limit=0, counted=counted).facets


def had_by_nothing(asked: Asked, there: There) -> tuple[tuple[str, str], ...]:
    """The filters that are on, by name and value, that nothing has. Raises YearsNotRead."""
    asked.check()
    on = (*asked.chosen, *((YEAR, each) for each in asked.years))
    return tuple((name, value) for name, value in on if not _has(name, value, there))


def _has(name: str, value: str, there: There) -> bool:
    if name == SOURCE:
        return value in {each.value for each in Source}
    if name != YEAR:
        return (normal_value(name, value) or NONE) in there.get(name, {})
    years, span = there[YEAR], year_span(value)
    return NONE in years if span is None else any(year != NONE and span[0] <= int(year) <= span[1] for year in years)


def refusal(given: str, value: str, there: tuple[str, ...]) -> NotFound:
    """That nothing has what was `given` (with its name, as it is to be said), with what there is, by alphabet."""
    if not there:
        return NothingToNarrowBy(given=given)
    nearest = [name for name, _score, _place in process.extract(value, there, limit=MOST_NAMED)]
    more = " …" if len(there) > MOST_NAMED else ""
    return NothingHas(given=given, there=", ".join(sorted(nearest, key=str.casefold)) + more)
