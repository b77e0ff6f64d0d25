"""What an organisation is to the mechanism, kept and put right: a province that was added as something else, say."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from workbench.errors import N_, Invalid
from workbench.people.access import Permission, require
from workbench.people.queries import organisation
from workbench.people.records import Actor, OrganisationKind
from workbench.store import Database, journal

# What they may do hangs on these: nothing becomes one of them, nor stops being one, by a word in a list.
SETTLED: Final = frozenset({OrganisationKind.NHRI, OrganisationKind.SECRETARIAT})


class KindStays(Invalid):
    message = N_(
        "The secretariat and an independent body stay what they are, and nothing else becomes one. Nothing was "
        "changed: add it as an organisation of its own."
    )


def keep_kind(db: Database, organisation_id: str, kind: OrganisationKind) -> None:
    """Keep what a new or a known organisation is; a body below the State's level stands as other in its own row."""
    is_below = kind is OrganisationKind.SUBNATIONAL
    stored = OrganisationKind.OTHER if is_below else kind
    db.execute("update organisation set kind = :kind where id = :id", {"kind": stored.value, "id": organisation_id})
    db.execute("delete from subnational_body where organisation_id = :id", {"id": organisation_id})
    if is_below:
        db.table("subnational_body").insert({"organisation_id": organisation_id})


def say_kind(db: Database, organisation_id: str, kind: OrganisationKind, *, by: Actor, at: datetime) -> None:
    """Say that an organisation is of another kind. Raises NoSuchOrganisation, KindStays."""
    require(by, Permission.MANAGE_PEOPLE)
    found = organisation(db, organisation_id)
    if found.kind is kind:
        return
    if found.independent or not SETTLED.isdisjoint({found.kind, kind}):
        raise KindStays
    keep_kind(db, found.id, kind)
    summary = f"{by.name} said that {found.name} is: {kind.value}"
    journal.record(db, by=by, at=at, verb="changed", object_kind="organisation", object_id=found.id, summary=summary)
