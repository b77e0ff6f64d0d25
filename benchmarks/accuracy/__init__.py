"""How well documents are read, against tables of what is in them: `make accuracy`.

A module for each table, with a `report()` of its lines and floors; a new table is added to `REPORTS`. The documents
lie beside the checkout (`../shared/data`) and are not part of it.
"""

from collections.abc import Callable

from benchmarks.accuracy import identities, observations, review_rows, reviews, spanish, suggestions, team
from benchmarks.accuracy.scores import Report

REPORTS: tuple[Callable[[], Report], ...] = (
    observations.report,
    identities.report,
    reviews.report,
    review_rows.report,
    spanish.report,
    team.report,
    suggestions.report,
)
