"""Put a statistic into a report as a table, and give such tables the rows and columns that came since."""

from datetime import datetime

from workbench.drafting import queries as drafting
from workbench.drafting.operations.paragraphs import add_paragraph
from workbench.drafting.operations.writing import add_revision, place, stand
from workbench.drafting.records import BlockKind, Revision
from workbench.drafting.statistics import queries
from workbench.drafting.statistics.tables import attributes_of, markup_of
from workbench.drafting.statistics.uses import uses
from workbench.errors import N_, Conflict
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, journal


class NothingToShow(Conflict):
    message = N_("“%(name)s” has no values yet, so it makes no table. Say its values first.")


def add_table(
    db: Database, *, section_id: str, statistic_id: str, by: Actor, at: datetime, after: str | None = None
) -> Revision:
    """Add the whole statistic as a table, each cell a figure that is renewed. Raises NothingToShow."""
    require(by, Permission.WRITE_REPORTS)
    known = queries.statistic(db, by, statistic_id)
    if not known.cells:
        raise NothingToShow(name=known.name)
    return add_paragraph(
        db,
        section_id=section_id,
        text=markup_of(known),
        kind=BlockKind.TABLE,
        attributes=attributes_of(known),
        after=after,
        by=by,
        at=at,
    )


def renew_tables(db: Database, *, statistic_id: str, by: Actor, at: datetime) -> tuple[str, ...]:
    """Write the tables that show this statistic anew, with the rows and columns it has now; gives their ids.

    Each gets an ordinary revision, so that it can be compared and taken back; one that is as it should be gets none.
    """
    require(by, Permission.WRITE_REPORTS)
    known = queries.statistic(db, by, statistic_id)
    if not known.cells:
        return ()
    renewed = []
    for use in uses(db, by, known.id):
        table = drafting.paragraph(db, by, use.paragraph_id)
        written = markup_of(known)
        if table.attributes.get("statistic") != known.id or table.markup == written:
            continue
        revision = add_revision(
            db,
            paragraph_id=table.id,
            kind="written",
            text=written,
            footnotes={},
            base_id=table.revision_id,
            attributes={**table.attributes, **attributes_of(known)},
            by=by,
            at=at,
        )
        stand(db, place(db, by, table.id).id, revision.id)
        renewed.append(table.id)
    if renewed:
        summary = f"{by.name} renewed {len(renewed)} tables of the statistic “{known.name}”"
        journal.record(
            db, by=by, at=at, verb="renew_tables", object_kind="statistic", object_id=known.id, summary=summary
        )
    return tuple(renewed)
