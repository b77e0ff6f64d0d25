"""Check a report as it stands, and mend what can be mended: each mend is an ordinary text, compared and undone so."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from workbench.corpus.versions import successors
from workbench.drafting import queries
from workbench.drafting.blocks import resolving
from workbench.drafting.blocks.references import Where
from workbench.drafting.checking.checked import check
from workbench.drafting.checking.mends import MENDS, mended
from workbench.drafting.checking.records import Finding
from workbench.drafting.checking.whole import cited_passages
from workbench.drafting.operations.paragraphs import write_paragraph
from workbench.drafting.records import DraftParagraph
from workbench.drafting.sources.listing import heads_without_source
from workbench.errors import N_, NotFound
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database


class NoSuchMend(NotFound):
    message = N_("There is nothing that mends “%(name)s” by itself. Nothing was changed.")


@dataclass(frozen=True)
class Mending:
    """A paragraph as it stands and as its mend would make it, in markup."""

    paragraph: DraftParagraph
    after: str


def findings(db: Database, actor: Actor, report_id: str, *, home: Path | None = None) -> tuple[Finding, ...]:
    """All that the rules find in a report. Raises ReportNotFound."""
    require(actor, Permission.READ_REPORTS)
    report = queries.report(db, actor, report_id)
    covered = queries.coverage(db, actor, report)
    seen = queries.at_a_glance(db, actor, report, covered)
    sources = successors.standing_of(db, actor, cited_passages(seen))
    standing = tuple(one for each in seen.sections for one in each.paragraphs)
    said = resolving.words(db, report, standing)
    gone = {key for key, each in said.references.items() if each.where is Where.GONE}
    bare = heads_without_source(db, report.id, (each.section for each in seen.sections), standing)
    return check(seen, covered, sources, gone=gone, without_source=bare, home=home)


def mendings(
    db: Database, actor: Actor, report_id: str, name: str, *, paragraph_id: str = "", home: Path | None = None
) -> tuple[Mending, ...]:
    """What the mend `name` would change in the report, or in one paragraph. Raises NoSuchMend."""
    if name not in MENDS:
        raise NoSuchMend(name=name)
    report = queries.report(db, actor, report_id)
    meant = {each.paragraph for each in findings(db, actor, report.id, home=home) if each.mend == name}
    found = (
        Mending(each, mended(name, each.markup, report.language))
        for each in queries.paragraphs(db, report.id)
        if each.id in meant and paragraph_id in ("", each.id)
    )
    return tuple(each for each in found if each.after != each.paragraph.markup)


def mend(
    db: Database, *, report_id: str, name: str, by: Actor, at: datetime, paragraph_id: str = ""
) -> tuple[str, ...]:
    """Mend one paragraph, or all that the mend `name` is for; gives their ids. Raises NoSuchMend."""
    require(by, Permission.WRITE_REPORTS)
    done = mendings(db, by, report_id, name, paragraph_id=paragraph_id)
    for each in done:
        write_paragraph(
            db, paragraph_id=each.paragraph.id, text=each.after, base=each.paragraph.revision_id, by=by, at=at
        )
    return tuple(each.paragraph.id for each in done)
