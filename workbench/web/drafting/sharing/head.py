"""What the desk's head says of the section: who else is here, how far it is, who was asked for what."""

from dataclasses import dataclass

from workbench.store import Database
from workbench.web.drafting.sharing.presence import Neighbour, neighbours


@dataclass(frozen=True)
class SharedHere:
    """The part of the desk's head that is about people."""

    neighbours: tuple[Neighbour, ...]


def shared_here(db: Database, report_id: str, section_id: str) -> SharedHere:
    """Read for the actor, who has fetched the report before."""
    return SharedHere(neighbours=neighbours(db, report_id, section_id))
