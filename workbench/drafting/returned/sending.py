"""A section as it goes out to Word: its blocks as they print, and a record of what exactly went out.

What does not print (unpublished sources, provenance) is not in the file and comes to no harm: when the file is back,
its changes are put together with the text as it stands, on the text that went out.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from workbench.drafting import queries
from workbench.drafting.records import BlockKind, Section
from workbench.drafting.returned.records import SentBlock
from workbench.errors import N_, Conflict, NotFound
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, journal, timestamp
from workbench.text.markup import NOTES


class NothingToSend(Conflict):
    message = N_(
        "The section has no text yet, so there is nothing to work on in Word. Write some, or load a Word file."
    )


class NotSent(NotFound):
    message = N_(
        "This file was not given out for this section. Nothing was taken in: hand in the file that was given out for "
        "it, or load the file as a draft, where you choose what goes where."
    )


@dataclass(frozen=True)
class SentSection:
    """What went out. `printed`: all of it in order, (id, text): blocks, headings by the id of their section, lines."""

    id: str
    report_id: str
    section_id: str
    blocks: tuple[SentBlock, ...]
    printed: tuple[tuple[str, str], ...]

    @property
    def fixed(self) -> dict[str, str]:
        """What is printed besides the blocks, id → text."""
        blocks = {block.id for block in self.blocks}
        return {key: text for key, text in self.printed if key not in blocks}


def keep(
    db: Database,
    *,
    file_id: str,
    section: Section,
    blocks: Sequence[SentBlock],
    printed: Sequence[tuple[str, str]],
    sha256: str,
    file_name: str,
    by: Actor,
    at: datetime,
) -> SentSection:
    """Write down that a section went out, and how. Raises NothingToSend."""
    require(by, Permission.WRITE_REPORTS)
    if not blocks:
        raise NothingToSend
    db.table("section_file").insert(
        {
            "id": file_id,
            "report_id": section.report_id,
            "section_id": section.id,
            "direction": "out",
            "sha256": sha256,
            "file_name": file_name,
            "revisions": json.dumps(
                {"blocks": [_kept(each) for each in blocks], "printed": list(printed)}, ensure_ascii=False
            ),
            "at": timestamp(at),
            "by_id": by.person_id,
            "by_name": by.name,
        }
    )
    summary = f"{by.name} took “{section.title}” out to Word"
    journal.record(
        db, by=by, at=at, verb="export_section", object_kind="section", object_id=section.id, summary=summary
    )
    return SentSection(file_id, section.report_id, section.id, tuple(blocks), tuple(printed))


def sent(db: Database, actor: Actor, section_id: str, file_id: str) -> SentSection:
    """What went out in that file. Raises SectionNotFound, NotSent."""
    queries.section(db, actor, section_id)
    sql = "select * from section_file where id = :id and section_id = :section and direction = 'out'"
    for row in db.query(sql, {"id": file_id, "section": section_id}):
        kept = json.loads(row["revisions"])
        blocks = tuple(_block(each) for each in kept["blocks"])
        return SentSection(row["id"], row["report_id"], row["section_id"], blocks, tuple(map(tuple, kept["printed"])))
    raise NotSent


def latest_sent(db: Database, actor: Actor, section_id: str) -> SentSection:
    """What went out last, for a file that does not say which one it is. Raises SectionNotFound, NotSent."""
    sql = "select id from section_file where section_id = :id and direction = 'out' order by rowid desc limit 1"
    for row in db.query(sql, {"id": section_id}):
        return sent(db, actor, section_id, row["id"])
    raise NotSent


def _kept(block: SentBlock) -> dict[str, object]:
    return {
        **asdict(block),
        "kind": block.kind.value,
        "notes": [[kind, key, words] for (kind, key), words in block.notes.items()],
    }


def _block(value: dict[str, object]) -> SentBlock:
    notes = value["notes"]
    assert isinstance(notes, list)
    known = {kind: kind for kind in NOTES}
    return SentBlock(
        **{  # type: ignore[arg-type]
            **value,
            "kind": BlockKind(str(value["kind"])),
            "notes": {(known[kind], key): words for kind, key, words in notes},
        }
    )


@dataclass(frozen=True)
class Journey:
    """A file of a section that went out or came back; `outcome` is JSON, what came of one that came back."""

    went_out: bool
    file_name: str
    sha256: str
    outcome: str
    at: datetime
    by_name: str


def journeys(db: Database, actor: Actor, section_id: str) -> tuple[Journey, ...]:
    """The files of a section, latest first. Raises SectionNotFound."""
    queries.section(db, actor, section_id)
    sql = (
        "select direction = 'out' as went_out, file_name, sha256, outcome, at, by_name from section_file "
        "where section_id = :id order by rowid desc"
    )
    return tuple(
        Journey(**{**row, "went_out": bool(row["went_out"]), "at": datetime.fromisoformat(row["at"])})
        for row in db.query(sql, {"id": section_id})
    )
