"""The packs a report was made of, as they were taken, and what a newer version of one would change in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.drafting import queries
from workbench.errors import WorkbenchError
from workbench.guidelines import Guideline
from workbench.guidelines.comparing import PackChanges, compared
from workbench.guidelines.taking import taken
from workbench.guidelines.writing import from_content
from workbench.people import Actor
from workbench.store import Database


@dataclass(frozen=True)
class ReportPack:
    """A pack of a report. `taken` is what it asked then; None where the report began before packs were kept.

    `now` is the pack as it is at hand today, where it asks something else, and `changes` what that changes.
    """

    pack: str
    title: str
    source_symbol: str
    confidence: str
    role: str
    version: str
    taken: Guideline | None
    now: Guideline | None = None
    changes: PackChanges | None = None

    @property
    def is_checklist(self) -> bool:
        return self.role == "checklist"


def packs_of(db: Database, actor: Actor, report_id: str, home: Path | None = None) -> tuple[ReportPack, ...]:
    """The packs of a report in order, each compared with the one at hand. Raises ReportNotFound."""
    report = queries.report(db, actor, report_id)
    rows = list(db.query("select * from report_pack where report_id = :id order by position", {"id": report.id}))
    return tuple(_pack(db, actor, row, home, report.language) for row in rows)


def _pack(db: Database, actor: Actor, row: Mapping[str, Any], home: Path | None, language: str) -> ReportPack:
    then = from_content(row["content"])
    now = _at_hand(db, actor, row["pack"], home, language)
    changes = compared(then, now) if then is not None and now is not None else None
    differs = changes is not None and changes.count > 0
    return ReportPack(
        pack=row["pack"],
        title=row["title"],
        source_symbol=row["source_symbol"],
        confidence=row["confidence"],
        role=row["role"],
        version=row["version"],
        taken=then,
        now=now if differs else None,
        changes=changes if differs else None,
    )


def _at_hand(db: Database, actor: Actor, name: str, home: Path | None, language: str) -> Guideline | None:
    """The pack of today; None where it is gone, faulty, or its list of issues has no questions any more."""
    try:
        return taken(db, actor, name, home, language=language)
    except WorkbenchError:
        return None


def pack_titles(db: Database, report_id: str) -> dict[str, str]:
    """Pack → its title as it was taken. The report must have been fetched with the actor before."""
    rows = db.query("select pack, title from report_pack where report_id = :id", {"id": report_id})
    return {str(row["pack"]): str(row["title"]) for row in rows}
