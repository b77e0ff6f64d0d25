"""What changed lately in the reports and the library, as the start page shows it."""

from dataclasses import dataclass

from workbench.corpus.lately import added
from workbench.drafting.lately import written_by_others
from workbench.people import Actor
from workbench.store import Database
from workbench.web.drafting.addresses import desk_address


@dataclass(frozen=True)
class Change:
    """One line: who, where, when; never a word of the text."""

    at: str
    who: str
    where: str
    note: str
    address: str
    paragraphs: int


def writing(db: Database, actor: Actor, *, limit: int = 8) -> tuple[Change, ...]:
    """Sections in which somebody else wrote, latest first."""
    return tuple(
        Change(
            at=each.at,
            who=each.who,
            where=each.section,
            note=each.report,
            address=desk_address(each.report_id, each.section_id),
            paragraphs=each.paragraphs,
        )
        for each in written_by_others(db, actor, limit=limit)
    )


def additions(db: Database, actor: Actor, *, limit: int = 6) -> tuple[Change, ...]:
    """Documents added to the library, latest first."""
    return tuple(
        Change(
            at=each.at,
            who=each.who,
            where=each.title,
            note=each.symbol,
            address=f"/documents/{each.slug}",
            paragraphs=0,
        )
        for each in added(db, actor, limit=limit)
    )
