"""How far a recommendation is, as the ministry that answers for it says it, with what shows it."""

from collections.abc import Iterable
from datetime import datetime

from workbench.corpus.queries import document_and_paragraph
from workbench.errors import N_, NotAllowed
from workbench.people import Actor
from workbench.people.access import Permission, may, require
from workbench.recommendations.ledger.acts import Act, Acting
from workbench.recommendations.ledger.keeping import checked, checked_evidence
from workbench.recommendations.ledger.kept import NOTHING, kept_of
from workbench.recommendations.records import Facet, Fact, Kept
from workbench.store import Database


class NotOfYourMinistry(NotAllowed):
    message = N_(
        "Your ministry neither answers for this recommendation nor supports the ministry that does, so nothing was "
        "changed. Ask the secretariat to assign it to you."
    )


def may_report(actor: Actor, held: Kept) -> bool:
    """Whether the actor may say how far a recommendation is, of which `held` is kept."""
    if may(actor, Permission.KEEP_RECOMMENDATIONS):
        return True
    ministries = {each.value for each in held.tags if each.facet is Facet.MINISTRY}
    return may(actor, Permission.REPORT_STATUS) and actor.organisation_id in ministries


def refuse_others(db: Database, by: Actor, leads: Iterable[str]) -> None:
    """Raises NotOfYourMinistry where the actor may not say how far one of these is."""
    leads = tuple(leads)
    held = kept_of(db, leads)
    if not all(may_report(by, held.get(lead, NOTHING)) for lead in leads):
        raise NotOfYourMinistry


def report_status(
    db: Database,
    ids: Iterable[str],
    status: str,
    *,
    evidence: str = "",
    citation: str = "",
    by: Actor,
    at: datetime,
) -> Act:
    """Say how far these are; evidence is words, and a paragraph of the library by its citation. "" takes it back.

    A focal point does so for the recommendations of its own ministry alone. Raises NothingChosen,
    RecommendationNotFound, NotOfYourMinistry, NotAStatus, TooLong, ParagraphNotFound; nothing is changed then.
    """
    require(by, Permission.REPORT_STATUS)
    act = Acting(db, by, at, N_("said status: %s") % (status or "–"))
    leads = act.leads(ids)
    refuse_others(db, by, leads)
    status, evidence = checked(Fact.STATUS, status.strip()), checked_evidence(evidence)
    paragraph = document_and_paragraph(db, by, citation)[1].id if citation.strip() else None
    for lead in leads:
        act.put_fact(lead, Fact.STATUS, status, evidence=evidence, paragraph=paragraph)
    return act.done()
