"""A section for which the core document speaks: its paragraphs are named, and what is asked there is dealt with so."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from workbench.drafting import queries
from workbench.drafting.operations.marks import mark
from workbench.drafting.outlines.changing import changed_outline, opened_at
from workbench.drafting.records import Addressed, Section
from workbench.errors import N_, Invalid
from workbench.people import Actor
from workbench.store import Database

LONGEST = 200  # signs of `HRI/CORE/ARC/2020, paras. 12–18 and 40`


class TooManyWords(Invalid):
    message = N_("Name the paragraphs of the core document in 200 signs at most, such as “paras. 12–18 and 40”.")


def see_core_document(db: Database, *, section_id: str, paragraphs: str, by: Actor, at: datetime) -> Section:
    """Say which paragraphs of the core document speak for the section (`paras. 12–18`); empty takes it back.

    What is required in it and open is marked as in the core document, with these paragraphs; taking it back takes
    those marks away, and no others. Raises TooManyWords, SectionNotFound.
    """
    report, sections, found = opened_at(db, section_id, by)
    named = " ".join(paragraphs.split())
    if len(named) > LONGEST:
        raise TooManyWords
    if named == found.core_document:
        return found
    unmark(db, report.id, _marked_so(db, report.id, found), by=by, at=at)
    marked = _mark_open(db, report.id, found, named, by=by, at=at) if named else ()
    changed = [replace(each, core_document=named) if each.id == found.id else each for each in sections]
    did = {"verb": "see_core_document", "section": found.id, "title": found.title, "marked": list(marked)}
    standing = changed_outline(db, report, changed, did, "pointed a section to the core document in", by=by, at=at)
    return next(each for each in standing if each.id == found.id)


def unmark(db: Database, report_id: str, keys: Sequence[str], *, by: Actor, at: datetime) -> None:
    """Take the marks of these requirements away."""
    for key in keys:
        mark(db, report_id=report_id, target=key, state=Addressed.OPEN, by=by, at=at)


def _mark_open(
    db: Database, report_id: str, section: Section, named: str, *, by: Actor, at: datetime
) -> tuple[str, ...]:
    covered = queries.coverage(db, by, queries.report(db, by, report_id)).requirements
    keys = tuple(
        each.requirement.key
        for each in covered
        if each.requirement.section_id == section.id and each.requirement.required and each.state is Addressed.OPEN
    )
    for key in keys:
        mark(db, report_id=report_id, target=key, state=Addressed.CORE_DOCUMENT, reason=named, by=by, at=at)
    return keys


def _marked_so(db: Database, report_id: str, section: Section) -> tuple[str, ...]:
    """The requirements that were marked by pointing the section to the paragraphs it names now."""
    if not section.core_document:
        return ()
    marks = queries.marks(db, report_id)
    return tuple(
        each.key
        for each in queries.requirements(db, report_id)
        if each.section_id == section.id
        and (said := marks.get(each.id)) is not None
        and said.state is Addressed.CORE_DOCUMENT
        and said.reason == section.core_document
    )
