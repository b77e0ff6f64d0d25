"""What the desk's head says of the section: who else is here, how far it is, who was asked for what, and the verbs."""

from dataclasses import dataclass

from workbench.drafting.records import Section, SectionState, StateReport
from workbench.drafting.sharing import assignments, saying
from workbench.drafting.sharing.records import Assignment
from workbench.drafting.sharing.states import Said, Standing
from workbench.store import Database
from workbench.web.context import actor, now
from workbench.web.drafting.sharing.presence import Neighbour, neighbours
from workbench.web.drafting.sharing.words import does_words, standing_words, verb_words


@dataclass(frozen=True)
class AskedPerson:
    """Somebody asked for the section: `words` as `Amina Haddad writes`; `due` an ISO day or empty."""

    words: str
    due: str
    is_late: bool
    note: str


@dataclass(frozen=True)
class Verb:
    """A button; `needs_reason` leads to the page where the reason is written."""

    value: str
    label: str
    needs_reason: bool


@dataclass(frozen=True)
class SharedHere:
    """The part of the desk's head that is about people. `seen_at` is the moment the section was read."""

    neighbours: tuple[Neighbour, ...]
    standing: str
    people: tuple[AskedPerson, ...]
    verbs: tuple[Verb, ...]
    seen_at: str


def shared_here(db: Database, report: StateReport, section: Section, standing: Standing) -> SharedHere:
    """Read for the actor, who has fetched the report before."""
    return SharedHere(
        neighbours=neighbours(db, report.id, section.id),
        standing=standing_words(standing),
        people=asked_people(assignments.of_report(db, report.id), section.id, standing.state),
        verbs=verbs(db, report, section, standing),
        seen_at=now().isoformat(),
    )


def verbs(db: Database, report: StateReport, section: Section, standing: Standing) -> tuple[Verb, ...]:
    """What the actor may say of the section as it stands, the next step first."""
    allowed = saying.open_to(db, actor(), report, section.id)
    offered = saying.offered(standing, saying.has_something(db, section))
    return tuple(Verb(each.value, verb_words(each), each is Said.SENT_BACK) for each in offered if each in allowed)


def asked_people(
    asked: tuple[Assignment, ...], section_id: str, state: SectionState, *, whole_report: bool = True
) -> tuple[AskedPerson, ...]:
    """Who was asked for a section, those asked for the whole report with them; whose part is done is left out."""
    wanted = {section_id, None} if whole_report else {section_id}
    today = now().date()
    return tuple(
        AskedPerson(does_words(each.task, each.person), each.due, each.is_late(state, today), each.note)
        for each in asked
        if each.section_id in wanted and not each.is_done(state)
    )
