"""That a person read the paragraphs and confirms what the links propose; it holds while those paragraphs stand so."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workbench.drafting.records import Addressed, Mark
from workbench.drafting.rows import time_from
from workbench.store import Database


class Word(StrEnum):
    """Whose word it is that the report speaks to something."""

    PROPOSED = "proposed"  # by a link, or by a section that points to the core document
    CONFIRMED = "confirmed"  # by a person
    LAPSED = "lapsed"  # by a person, before the text changed


@dataclass(frozen=True)
class Confirmation:
    """The last of a target. `basis`: paragraph → whether it reads now as it read then.

    A withdrawn one is there so that an earlier one does not stand up again.
    """

    id: str
    target_id: str
    citation: str
    withdrawn: bool
    state: Addressed
    reason: str
    at: datetime
    by_name: str
    basis: Mapping[str, bool]


@dataclass(frozen=True)
class Confirmed:
    """Who said that it is so, and when. `changed`: paragraphs that read otherwise since, came to it or went."""

    word: Word
    at: datetime | None = None
    by_name: str = ""
    changed: tuple[str, ...] = ()


def confirmed(
    state: Addressed, reason: str, body: Iterable[str], given: Confirmation | None, mark: Mark | None
) -> Confirmed | None:
    """Whose word the state is; None for what is open and never was confirmed. `body`: all blocks that it rests on."""
    now = tuple(body)
    if given is not None and not given.withdrawn:
        changed = _changed(given, now) if given.state in _BY_PARAGRAPHS else ()
        holds = given.state is state and given.reason == (reason if mark is None else given.reason) and not changed
        return Confirmed(Word.CONFIRMED if holds else Word.LAPSED, given.at, given.by_name, changed)
    if state is Addressed.OPEN:
        return None
    if given is None and mark is not None and mark.state is state:
        return Confirmed(Word.CONFIRMED, mark.at, mark.by_name)
    return Confirmed(Word.PROPOSED)


_BY_PARAGRAPHS = {Addressed.ANSWERED, Addressed.PARTLY}


def _changed(given: Confirmation, now: tuple[str, ...]) -> tuple[str, ...]:
    gone = [each for each in given.basis if each not in now]
    return (*(each for each in now if not given.basis.get(each, False)), *gone)


def confirmations(db: Database, report_id: str) -> dict[str, Confirmation]:
    """The latest of each requirement and recommendation that has one, by the id it was kept under."""
    latest = "select max(rowid) from confirmation where report_id = :id group by target_id"
    rows = list(db.query(f"select * from confirmation where rowid in ({latest}) order by rowid", {"id": report_id}))
    basis = _basis(db, report_id) if rows else {}
    return {
        row["target_id"]: Confirmation(
            id=row["id"],
            target_id=row["target_id"],
            citation=row["citation"],
            withdrawn=bool(row["withdrawn"]),
            state=Addressed(row["state"]),
            reason=row["reason"],
            at=time_from(row["at"]),
            by_name=row["by_name"],
            basis=basis.get(row["id"], {}),
        )
        for row in rows
    }


def _basis(db: Database, report_id: str) -> dict[str, dict[str, bool]]:
    """Confirmation → paragraph → whether it reads as it did: another revision with the same words does too."""
    sql = """
        select confirmation_basis.confirmation_id, confirmation_basis.paragraph_id, (
                confirmation_basis.revision_id = draft_paragraph.revision_id
                or (then_read.markup = now_reads.markup and then_read.footnotes = now_reads.footnotes
                    and then_read.attributes = now_reads.attributes)
            ) as same
        from confirmation
            join confirmation_basis on confirmation_basis.confirmation_id = confirmation.id
            join draft_paragraph on draft_paragraph.id = confirmation_basis.paragraph_id
            join revision then_read on then_read.id = confirmation_basis.revision_id
            join revision now_reads on now_reads.id = draft_paragraph.revision_id
        where confirmation.rowid in (select max(rowid) from confirmation where report_id = :id group by target_id)
    """
    found: dict[str, dict[str, bool]] = defaultdict(dict)
    for row in db.query(sql, {"id": report_id}):
        found[row["confirmation_id"]][row["paragraph_id"]] = bool(row["same"])
    return found
