"""The words that a figure of a statistic prints: one place, asked by freezing, the word count and the desk."""

from collections.abc import Iterable

from workbench.drafting.statistics import cells, queries
from workbench.drafting.statistics.words import in_words
from workbench.store import Database


def printed(db: Database, ids: Iterable[str], language: str) -> dict[str, str]:
    """The words of each figure (`<stat id="…">`) as they stand now, in the language of the text.

    A figure that nobody has said, or that was taken away, is not in the answer.
    """
    wanted = set(ids)
    found: dict[str, str] = {}
    for statistic in queries.by_ids(db, map(cells.statistic_of, wanted)).values():
        for figure, cell in cells.named(statistic).items():
            if figure in wanted:
                found[figure] = in_words(cell.value, language, is_share=statistic.is_share)
    return found
