"""What was added lately to the library."""

from dataclasses import dataclass

from workbench.people import Actor
from workbench.people.access import Permission, audience_clause, audience_parameters, may
from workbench.store import Database


@dataclass(frozen=True)
class Added:
    """A document that came in; `who` is empty for the local operator, `symbol` where it has none."""

    at: str
    who: str
    slug: str
    title: str
    symbol: str


def added(db: Database, actor: Actor, *, limit: int) -> tuple[Added, ...]:
    """The documents that the actor may read, latest addition first."""
    if not may(actor, Permission.READ_LIBRARY):
        return ()
    sql = (
        "select document.added_at as at, coalesce(person.name, '') as who, document.slug, document.title, "
        "coalesce(document.symbol, '') as symbol "
        "from document left join person on person.id = document.added_by "
        f"where {audience_clause('document.audience')} and document.replaced_by is null and not document.withdrawn "
        "order by document.added_at desc limit :limit"
    )
    return tuple(Added(**row) for row in db.query(sql, {"limit": limit, **audience_parameters(actor)}))
