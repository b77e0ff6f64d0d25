"""How far a paragraph of the last report is renewed: unchanged, updated or new; and that it is still right."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self

from workbench.drafting.operations.writing import note, place
from workbench.drafting.records import DraftParagraph
from workbench.drafting.rolling.figures import Figure
from workbench.drafting.sources.records import Basis
from workbench.errors import N_, Conflict
from workbench.people import Actor
from workbench.store import Database, timestamp


class BegunFromNothing(Conflict):
    message = N_("This paragraph was not begun from an earlier report. Nothing was changed.")


class Renewed(StrEnum):
    """A paragraph against the text it was begun from."""

    UNCHANGED = "unchanged"
    UPDATED = "updated"
    NEW = "new"

    @classmethod
    def of(cls, markup: str, basis: Basis | None) -> Self:
        """What it is: `markup` as it stands."""
        if basis is None:
            return cls("new")
        return cls("unchanged" if markup == basis.text else "updated")


@dataclass(frozen=True)
class Renewal:
    """A paragraph, what it was begun from, and the figures in it that may be out of date."""

    paragraph: DraftParagraph
    basis: Basis | None
    state: Renewed
    figures: tuple[Figure, ...]

    @property
    def is_settled(self) -> bool:
        """Whether nobody need look at it: it is new, was updated, or somebody said that it is still right."""
        return self.state is not Renewed.UNCHANGED or (self.basis is not None and self.basis.renewed_at is not None)


def still_right(db: Database, *, paragraph_id: str, by: Actor, at: datetime) -> None:
    """A person says that the text, as it stands, is right today; a later change asks again. Raises BegunFromNothing."""
    where = place(db, by, paragraph_id)
    found = db.execute("select 1 from basis where paragraph_id = :id", {"id": where.id}).fetchone()
    if found is None:
        raise BegunFromNothing
    db.table("basis").update(where.id, {"renewed_at": timestamp(at), "renewed_by": by.name})
    note(db, verb="still_right", did="said that a paragraph is still right", at_place=where, by=by, at=at)
