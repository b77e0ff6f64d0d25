"""Take a section back from Word: read in a process with limits, matched, planned, taken in one transaction."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from workbench.drafting import queries
from workbench.drafting.moments.acts import recorded
from workbench.drafting.returned import sending
from workbench.drafting.returned.applying import Taken, Taking
from workbench.drafting.returned.matching import match
from workbench.drafting.returned.planning import Plan, plan
from workbench.drafting.returned.records import Waits
from workbench.drafting.returned.sending import SentSection
from workbench.errors import N_, Conflict
from workbench.limited import run_limited
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, Store, journal, new_id, timestamp
from workbench.word import reading
from workbench.word.document import WordDocument
from workbench.word.folded import folded
from workbench.word.notices import Notice
from workbench.word.returned.anchoring import FrozenParagraph

FILE_PROPERTY = "WorkbenchSectionFile"
VERB = "receive"  # of the one act by which all that a file brought can be undone
SAME_SECTION = 0.3  # share of the paragraphs that must be those that went out where the file does not name itself

CITATION_CHANGED = N_(
    "The footnote “%(citation)s” came back with other words. It is written by the program from the source and stays "
    "as it is; cite another passage if another is meant."
)
FORMATTING = N_("%(count)s changes of format (bold, style) were taken over with the text.")


class AnotherFile(Conflict):
    message = N_(
        "This is not the file that was given out for this section: only %(share)s per cent of its paragraphs are in "
        "it. Nothing was taken in. Hand it in to its own section, or load it as a draft."
    )


@dataclass(frozen=True)
class Returned:
    """What a returned file brings, before anything is taken: the plan, what it was made from, what was noticed."""

    sent: SentSection
    plan: Plan
    notices: tuple[Notice, ...]
    sha256: str
    known_since: str = ""


@dataclass(frozen=True)
class Outcome:
    """What was taken. `again`: the very same file was taken in before, and nothing was done."""

    file_id: str
    taken: Taken
    notices: tuple[Notice, ...]
    again: bool = False


def look(store: Store, *, section_id: str, data: bytes, by: Actor) -> Returned:
    """Read a returned file without taking anything.

    Raises SectionNotFound, NotSent, AnotherFile, UnsafeFile, ReadingStopped.
    """
    require(by, Permission.WRITE_REPORTS)
    with store.reading() as db:
        queries.section(db, by, section_id)
    named = cast("str", run_limited(f"{__name__}:file_named_in", data))
    with store.reading() as db:
        sent = sending.sent(db, by, section_id, named) if named else sending.latest_sent(db, by, section_id)
        since = _taken_before(db, section_id, hashlib.sha256(data).hexdigest())
    found = cast(
        "tuple[Plan, float, tuple[Notice, ...]]",
        run_limited(f"{__name__}:planned", data, sent),
    )
    if not named and found[1] < SAME_SECTION:
        raise AnotherFile(share=round(100 * found[1]))
    return Returned(sent, found[0], found[2], hashlib.sha256(data).hexdigest(), since)


def file_named_in(data: bytes) -> str:
    """The id of the file as it names itself; empty where a program dropped it. Runs in the limited process."""
    return reading.read(data).properties.get(FILE_PROPERTY, "")


def planned(data: bytes, sent: SentSection) -> tuple[Plan, float, tuple[Notice, ...]]:
    """The plan, the share of paragraphs that came back as they were, and notices. Runs in the limited process."""
    document = folded(reading.read(data))
    matching = match(document, [FrozenParagraph(key, None, text) for key, text in sent.printed])
    found = plan(document, matching, sent.blocks, sent.fixed)
    return found, matching.share, _notices(document, found)


def _notices(document: WordDocument, found: Plan) -> tuple[Notice, ...]:
    notices = [Notice(CITATION_CHANGED, {"citation": citation}) for citation in found.citations]
    if document.formatting:
        notices.append(Notice(FORMATTING, {"count": len(document.formatting)}))
    return (*document.warnings, *notices)


def receive(store: Store, *, returned: Returned, data: bytes, file_name: str, by: Actor, at: datetime) -> Outcome:
    """Take what `look` found: the file is kept as evidence, each change a revision, the rest waits."""
    require(by, Permission.WRITE_REPORTS)
    sha256 = store.files.put(data)
    with store.writing() as db:
        section = queries.section(db, by, returned.sent.section_id)
        if _taken_before(db, section.id, sha256):
            return Outcome("", Taken(), returned.notices, again=True)
        taking = Taking(db, section_id=section.id, blocks=returned.sent.blocks, by=by, at=at)
        ids = [block.id for block in returned.sent.blocks]
        with recorded(db, verb=VERB, paragraphs=ids, sections=_sections(db, section.id, ids), by=by, at=at) as act:
            taken = taking.take(returned.plan.steps)
            for paragraph_id in taken.new:
                act.also(paragraph_id)
        file_id = _keep_file(db, returned.sent, taken, sha256=sha256, file_name=file_name, by=by, at=at)
        for position, waits in enumerate(taken.waiting, start=1):
            _wait(db, file_id, section.id, position, waits, at=at)
        summary = f"{by.name} took “{section.title}” back from Word"
        journal.record(
            db, by=by, at=at, verb="receive_section", object_kind="section", object_id=section.id, summary=summary
        )
    return Outcome(file_id, taken, returned.notices)


def _sections(db: Database, section_id: str, paragraph_ids: Sequence[str]) -> list[str]:
    """The section, and those in which its paragraphs stand by now."""
    return sorted({section_id, *(queries.place_of(db, each).section_id for each in paragraph_ids)})


def _taken_before(db: Database, section_id: str, sha256: str) -> str:
    """When the very same file was taken in before; empty if it was not."""
    sql = "select at from section_file where section_id = :id and sha256 = :sha256 and direction = 'in'"
    return next((str(row["at"]) for row in db.query(sql, {"id": section_id, "sha256": sha256})), "")


def _keep_file(
    db: Database, sent: SentSection, taken: Taken, *, sha256: str, file_name: str, by: Actor, at: datetime
) -> str:
    file_id = new_id()
    counts = {name: value for name, value in vars(taken).items() if name not in {"waiting", "new"}}
    db.table("section_file").insert(
        {
            "id": file_id,
            "report_id": sent.report_id,
            "section_id": sent.section_id,
            "direction": "in",
            "sha256": sha256,
            "file_name": file_name,
            "revisions": json.dumps({"answers": sent.id}),
            "outcome": json.dumps({**counts, "waiting": len(taken.waiting)}),
            "at": timestamp(at),
            "by_id": by.person_id,
            "by_name": by.name,
        }
    )
    return file_id


def _wait(db: Database, file_id: str, section_id: str, position: int, waits: Waits, *, at: datetime) -> None:
    arrived = waits.arrived
    db.table("returned_text").insert(
        {
            "id": new_id(),
            "file_id": file_id,
            "section_id": section_id,
            "paragraph_id": waits.likely,
            "position": position,
            "kind": arrived.kind.value if arrived else "",
            "markup": arrived.markup if arrived else "",
            "footnotes": json.dumps(dict(arrived.footnotes) if arrived else {}, ensure_ascii=False),
            "reason": waits.why.value,
            "at": timestamp(at),
        }
    )
