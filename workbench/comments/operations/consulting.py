"""Saying in the report how it was consulted: paragraphs of the draft, said anew when the record has moved on."""

from __future__ import annotations

from datetime import datetime

from workbench.comments.consulted.gathering import consulted, copies, digest
from workbench.comments.consulted.records import Statement
from workbench.comments.refusals import NothingToSayOfRounds, NotSaidInDraft, StatementRewritten
from workbench.drafting import operations as drafting_operations
from workbench.drafting import queries as drafting
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, new_id, timestamp
from workbench.text.markup import from_plain


def say_how_consulted(db: Database, *, report_id: str, section_id: str, by: Actor, at: datetime) -> tuple[str, ...]:
    """Put what the draft does not say yet at the end of a section, a paragraph for each round; gives their ids.

    Raises ReportNotFound, SectionNotFound, NothingToSayOfRounds.
    """
    require(by, Permission.WRITE_REPORTS)
    report = drafting.report(db, by, report_id)
    told = consulted(db, by, report.id)
    there = {each.round_id for each in copies(db, by, report.id, told)}
    missing = [each for each in told if each.round_id not in there]
    if not missing or drafting.section(db, by, section_id).report_id != report.id:
        raise NothingToSayOfRounds
    made = []
    for each in missing:
        text = from_plain(each.text)
        added = drafting_operations.add_paragraph(db, section_id=section_id, text=text, by=by, at=at)
        _remember(db, report.id, added.paragraph_id, each, by=by, at=at)
        made.append(added.paragraph_id)
    return tuple(made)


def say_it_anew(db: Database, *, report_id: str, paragraph_id: str, base: str, by: Actor, at: datetime) -> None:
    """Write a paragraph that says how the report was consulted as the record stands now.

    `base` is the revision it was looked at. Raises ReportNotFound, NotSaidInDraft, StatementRewritten.
    """
    require(by, Permission.WRITE_REPORTS)
    report = drafting.report(db, by, report_id)
    told = {each.round_id: each for each in consulted(db, by, report.id)}
    for each in copies(db, by, report.id, tuple(told.values())):
        if each.paragraph_id == paragraph_id and each.round_id in told:
            if each.revision_id != base:
                raise StatementRewritten
            said = told[each.round_id]
            text = from_plain(said.text)
            drafting_operations.write_paragraph(db, paragraph_id=paragraph_id, text=text, base=base, by=by, at=at)
            _remember(db, report.id, paragraph_id, said, by=by, at=at)
            return
    raise NotSaidInDraft


def _remember(db: Database, report_id: str, paragraph_id: str, said: Statement, *, by: Actor, at: datetime) -> None:
    row = {
        "id": new_id(),
        "report_id": report_id,
        "paragraph_id": paragraph_id,
        "round_id": said.round_id,
        "digest": digest(said.text),
    }
    db.table("consultation_paragraph").insert({**row, "by_id": by.person_id, "by_name": by.name, "at": timestamp(at)})
