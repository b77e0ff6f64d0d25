"""Check a report as it stands, and mend what can be mended: each mend is an ordinary text, compared and undone so."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from workbench.corpus import queries as corpus_queries
from workbench.drafting import queries
from workbench.drafting.asked.glance import ReportOverview
from workbench.drafting.blocks import resolving
from workbench.drafting.blocks.references import Where
from workbench.drafting.checking.checked import Seen, check
from workbench.drafting.checking.mends import MENDS, mended
from workbench.drafting.checking.records import Finding, found
from workbench.drafting.moments.acts import recorded
from workbench.drafting.operations.writing import add_revision, current, note, place, stand, tidy
from workbench.drafting.records import DraftParagraph
from workbench.drafting.rolling.repeats import repeats
from workbench.drafting.sources.flags import flags
from workbench.drafting.sources.listing import heads_without_source
from workbench.errors import N_, NotFound
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database
from workbench.treaties.symbols import base_of


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
    glance = queries.at_a_glance(db, actor, report, covered)
    return check(glance, covered, _seen(db, actor, glance), home=home)


def _seen(db: Database, actor: Actor, glance: ReportOverview) -> Seen:
    paragraphs = tuple(one for each in glance.sections for one in each.paragraphs)
    said = resolving.words(db, glance.report, paragraphs)
    symbols = {each.symbol for each in corpus_queries.documents(db, actor) if each.symbol}
    return Seen(
        without_source=heads_without_source(
            db, glance.report.id, (each.section for each in glance.sections), paragraphs
        ),
        gone={key for key, each in said.references.items() if each.where is Where.GONE},
        flags=flags(db, actor, (each for block in paragraphs for each in block.citations)),
        symbols=symbols | {base for each in symbols if (base := base_of(each))},
    )


def repeated(db: Database, actor: Actor, report_id: str) -> tuple[Finding, ...]:
    """What the core document or the last report says already, word for word: all their words are gone through."""
    require(actor, Permission.READ_REPORTS)
    report = queries.report(db, actor, report_id)
    sections = {each.id: each.section_id for each in queries.paragraphs(db, report.id)}
    return tuple(
        found(
            "ref.core",
            "advice",
            N_("%(label)s repeats %(citation)s word for word: refer to it by paragraph instead."),
            paragraph=each.paragraph_id,
            section=sections[each.paragraph_id],
            label=each.label,
            citation=each.citation,
        )
        for each in repeats(db, actor, report)
    )


def mendings(
    db: Database, actor: Actor, report_id: str, name: str, *, paragraph_id: str = "", home: Path | None = None
) -> tuple[Mending, ...]:
    """What the mend `name` would change in the report, or in one paragraph. Raises NoSuchMend."""
    if name not in MENDS:
        raise NoSuchMend(name=name)
    report = queries.report(db, actor, report_id)
    meant = {each.paragraph for each in findings(db, actor, report.id, home=home) if each.mend == name}
    possible = (
        Mending(each, mended(name, each.markup, report.language))
        for each in queries.paragraphs(db, report.id)
        if each.id in meant and paragraph_id in ("", each.id)
    )
    return tuple(each for each in possible if each.after != each.paragraph.markup)


def mend(
    db: Database, *, report_id: str, name: str, by: Actor, at: datetime, paragraph_id: str = ""
) -> tuple[str, ...]:
    """Mend one paragraph, or all that the mend `name` is for, as one act; gives their ids. Raises NoSuchMend."""
    require(by, Permission.WRITE_REPORTS)
    done = mendings(db, by, report_id, name, paragraph_id=paragraph_id)
    ids = tuple(each.paragraph.id for each in done)
    if ids:
        sections = {each.paragraph.section_id for each in done}
        with recorded(db, verb="mend", paragraphs=ids, sections=sorted(sections), by=by, at=at):
            for each in done:
                _mend(db, each, by=by, at=at)
    return ids


def _mend(db: Database, mending: Mending, *, by: Actor, at: datetime) -> None:
    """The mended text as an ordinary one, in the same transaction in which it was read: nobody wrote meanwhile."""
    where = place(db, by, mending.paragraph.id)
    standing = current(db, where)
    revision = add_revision(
        db,
        paragraph_id=where.id,
        kind="written",
        text=tidy(mending.after, where.kind),
        footnotes=standing.footnotes,
        base_id=standing.id,
        by=by,
        at=at,
    )
    stand(db, where.id, revision.id)
    note(db, verb="write_paragraph", did="mended a paragraph", at_place=where, by=by, at=at)
