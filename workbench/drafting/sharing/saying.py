"""Say how far a section is: ready for review, reviewed, approved, or back to its writers with the reason."""

from datetime import datetime

from workbench.drafting import queries
from workbench.drafting.records import Section, SectionState, StateReport
from workbench.drafting.sharing.assignments import of_report
from workbench.drafting.sharing.groups import leads_report
from workbench.drafting.sharing.records import Task
from workbench.drafting.sharing.states import Said, Standing, standings
from workbench.errors import N_, Conflict, Invalid, NotAllowed
from workbench.people import Actor
from workbench.people.access import Permission, may, require
from workbench.store import Database, journal, new_id, timestamp


class NothingToSay(Conflict):
    message = N_("Nothing is written in “%(section)s” yet. Nothing was changed: write it first.")


class SaidAlready(Conflict):
    message = N_("“%(section)s” is as far as that already: %(name)s said so. Nothing was changed.")


class NothingToSendBack(Conflict):
    message = N_("“%(section)s” is with its writers already. Nothing was changed.")


class WhyMissing(Invalid):
    message = N_("Say why “%(section)s” goes back, so that its writers know what to do. Nothing was changed.")


class ChangedMeanwhile(Conflict):
    message = N_(
        "%(name)s changed “%(section)s” after you opened it. Nothing was said of it: look at it as it is now, then say "
        "it again."
    )


class NotForYou(NotAllowed):
    message = N_(
        "This is for whoever was asked to review or approve “%(section)s”, for the leads of its drafting group and for "
        "the secretariat. Nothing was changed."
    )


_DID = {
    Said.READY_FOR_REVIEW: "called “%s” ready for review",
    Said.REVIEWED: "reviewed “%s”",
    Said.APPROVED: "approved “%s”",
    Said.SENT_BACK: "sent “%s” back to its writers",
}
_REACHES = {
    Said.READY_FOR_REVIEW: SectionState.READY_FOR_REVIEW,
    Said.REVIEWED: SectionState.REVIEWED,
    Said.APPROVED: SectionState.APPROVED,
}
_ORDER = tuple(SectionState)
_WHO = {Said.REVIEWED: {Task.REVIEW, Task.APPROVE}, Said.APPROVED: {Task.APPROVE}}
_WHO[Said.SENT_BACK] = _WHO[Said.REVIEWED]


def say(
    db: Database,
    *,
    section_id: str,
    said: Said,
    by: Actor,
    at: datetime,
    reason: str = "",
    seen_at: datetime | None = None,
) -> None:
    """Say it of one section. `seen_at` is when the person opened it: what was changed since is looked at first.

    Whoever writes says ready; who was asked to review, the leads and the secretariat review and send back; who was
    asked to approve, the leads and the secretariat approve. Raises SectionNotFound, NotForYou, NothingToSay,
    SaidAlready, NothingToSendBack, WhyMissing, ChangedMeanwhile.
    """
    section = queries.section(db, by, section_id)
    report = queries.report(db, by, section.report_id)
    require(by, Permission.WRITE_REPORTS)
    if said not in open_to(db, by, report, section.id):
        raise NotForYou(section=section.title)
    _check(db, section, standings(db, report.id)[section.id], said, reason, seen_at)
    row = {"id": new_id(), "report_id": report.id, "section_id": section.id, "state": said.value}
    told = {"reason": reason.strip(), "at": timestamp(at), "by_id": by.person_id, "by_name": by.name}
    db.table("section_event").insert({**row, **told})
    summary = f"{by.name} {_DID[said] % section.title} of {report.title}"
    journal.record(db, by=by, at=at, verb=said.value, object_kind="section", object_id=section.id, summary=summary)


def open_to(db: Database, actor: Actor, report: StateReport, section_id: str) -> frozenset[Said]:
    """What the actor may say of a section, whatever its state."""
    if not may(actor, Permission.WRITE_REPORTS):
        return frozenset()
    if leads_report(db, actor, report.id):
        return frozenset(Said)
    asked = {
        each.task
        for each in of_report(db, report.id)
        if each.person_id == actor.person_id and each.section_id in {None, section_id}
    }
    return frozenset({Said.READY_FOR_REVIEW} | {said for said, tasks in _WHO.items() if asked & tasks})


def offered(standing: Standing, has_something: bool) -> tuple[Said, ...]:
    """What can be said of a section that stands so, the next step first."""
    if not has_something:
        return ()
    following = {
        SectionState.READY_FOR_REVIEW: (Said.REVIEWED, Said.APPROVED, Said.SENT_BACK),
        SectionState.REVIEWED: (Said.APPROVED, Said.SENT_BACK),
        SectionState.APPROVED: (Said.SENT_BACK,),
    }
    return following.get(standing.state, (Said.READY_FOR_REVIEW, Said.REVIEWED, Said.APPROVED))


def has_something(db: Database, section: Section) -> bool:
    """Whether there is something to speak of: a text, a file, a word that it is dealt with elsewhere or not at all."""
    if section.core_document or section.file_sha256:
        return True
    sql = (
        "select exists (select 1 from draft_paragraph where section_id = :id and not deleted) "
        "or exists (select 1 from mark join report_requirement on report_requirement.id = mark.target_id "
        "where report_requirement.section_id = :id)"
    )
    return bool(db.execute(sql, {"id": section.id}).fetchone()[0])


def _check(
    db: Database, section: Section, standing: Standing, said: Said, reason: str, seen_at: datetime | None
) -> None:
    changed = last_change(db, section.id)
    if seen_at and changed and changed[0] > seen_at:
        raise ChangedMeanwhile(section=section.title, name=changed[1])
    if said is Said.SENT_BACK and standing.state not in _REACHES.values():
        raise NothingToSendBack(section=section.title)
    if said is Said.SENT_BACK and not reason.strip():
        raise WhyMissing(section=section.title)
    if not has_something(db, section):
        raise NothingToSay(section=section.title)
    if said in _REACHES and _ORDER.index(standing.state) >= _ORDER.index(_REACHES[said]):
        raise SaidAlready(section=section.title, name=standing.event.by_name if standing.event else "")


def last_change(db: Database, section_id: str) -> tuple[datetime, str] | None:
    """When a text of the section or its order was last changed, and by whom."""
    sql = """
        select max(at) as at, by_name from (
            select revision.at, revision.by_name from revision
                join draft_paragraph on draft_paragraph.id = revision.paragraph_id
                where draft_paragraph.section_id = :id and revision.kind <> 'parallel'
            union all select at, by_name from arrangement where section_id = :id
        )
    """
    row = db.execute(sql, {"id": section_id}).fetchone()
    return (datetime.fromisoformat(row[0]), row[1]) if row and row[0] else None
