"""The stamp of a report: equal stamps, read in the transaction that shows, mean that a recount would count the same."""

from dataclasses import dataclass

from workbench.store import Database


@dataclass(frozen=True)
class Stamp:
    """`counted` changes with all that is counted but the words of paragraphs, `texts` with those.

    `elsewhere` changes with where the paragraphs of any report stand: it concerns who refers to another report.
    """

    counted: tuple[str, str]
    texts: str
    elsewhere: str


def stamp(db: Database, report_id: str) -> Stamp:
    """As the transaction sees it, its own changes included. See store/migrations/stamps.py."""
    sql = "select counted, texts from report_stamp where report_id in ('', ?) order by report_id"
    (shared, elsewhere), (own, texts) = db.execute(sql, (report_id,)).fetchall()
    return Stamp((shared, own), texts, elsewhere)
