"""What ministries contributed to what a section has to answer: it comes first among what comes unasked."""

from workbench.drafting.asked.glance import SectionOverview
from workbench.drafting.whole import Whole
from workbench.people import Actor
from workbench.people.access import Permission, may
from workbench.requests.alongside.reading import alongside
from workbench.store import Database
from workbench.web.requests.shown_alongside import ShownThing, shown

PASSAGES = 12  # of each file beside an answer, to be cited; the library has the others


def answered_here(db: Database, actor: Actor, stands: Whole, section: SectionOverview) -> tuple[ShownThing, ...]:
    """What is to be answered in the section, or is responded to by one of its paragraphs, and has been answered."""
    covered, here = stands.coverage, {each.id for each in section.paragraphs}
    targets = {each.recommendation.lead for each in covered.recommendations if here.intersection(each.paragraphs)}
    every = alongside(db, actor, stands.overview.report.id, covered=covered)
    wanted = [each for each in every if each.section_id == section.section.id or each.target in targets]
    return shown(db, actor, wanted, writes=may(actor, Permission.WRITE_REPORTS), passages=PASSAGES)
