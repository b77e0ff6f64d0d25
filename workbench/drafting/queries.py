"""Reads of reports in drafting. What the actor's audiences do not allow is not found."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.drafting.asked.counts import Tally as Tally
from workbench.drafting.asked.counts import tally_recommendations as tally_recommendations
from workbench.drafting.asked.counts import tally_requirements as tally_requirements
from workbench.drafting.asked.covering import Coverage as Coverage
from workbench.drafting.asked.covering import RecommendationCoverage as RecommendationCoverage
from workbench.drafting.asked.covering import RequirementCoverage as RequirementCoverage
from workbench.drafting.asked.glance import ReportOverview as ReportOverview
from workbench.drafting.asked.glance import SectionOverview as SectionOverview
from workbench.drafting.asked.glance import overview
from workbench.drafting.asked.reading import coverage as coverage
from workbench.drafting.asked.reading import marks as marks
from workbench.drafting.asked.reading import recommendations as recommendations
from workbench.drafting.asked.requirements import RequirementNotFound as RequirementNotFound
from workbench.drafting.asked.requirements import requirement as requirement
from workbench.drafting.asked.requirements import requirements as requirements
from workbench.drafting.asked.standing import NUMBERED
from workbench.drafting.blocks import labels
from workbench.drafting.budget import citation_words
from workbench.drafting.budget import rows as budget_rows
from workbench.drafting.budget.counting import by_section
from workbench.drafting.budget.parts import Part, Words, total
from workbench.drafting.budget.queries import words_of
from workbench.drafting.records import (
    BlockKind,
    Citation,
    DraftParagraph,
    LineageEvent,
    Response,
    Revision,
    Section,
    SectionState,
    StateReport,
)
from workbench.drafting.rows import (
    citation_from,
    lineage_from,
    report_from,
    revision_from,
    section_from,
    time_from,
    values_from,
)
from workbench.drafting.sharing.states import states
from workbench.drafting.snapshots import SnapshotNotFound as SnapshotNotFound
from workbench.drafting.snapshots import snapshot as snapshot
from workbench.drafting.snapshots import snapshots as snapshots
from workbench.errors import N_, NotFound
from workbench.people import Actor
from workbench.people.access import audience_clause, audience_parameters
from workbench.store import Database

SECTION_COLUMNS = (
    "section.id, section.report_id, section.parent_id, section.position, section.level, section.number, "
    "section.title, section.key, section.articles, section.source_paras, section.share, section.budget, "
    "section.confidence, section.part, section.pack, section.core_document, section.translated, section.file_sha256, "
    "section.file_name, section.keeps_number"
)
REVISION_COLUMNS = (
    "id, paragraph_id, base_id, kind, markup, text, words, footnotes, at, by_id, by_name, attributes, combined_id"
)
_CITE = re.compile(r'<cite id="([^"]+)">')


class ReportNotFound(NotFound):
    message = N_("There is no report “%(key)s” that you can open. The list of reports shows those that you can.")


class SectionNotFound(NotFound):
    message = N_("There is no section “%(key)s” in this report. The report itself shows its sections.")


class ParagraphNotFound(NotFound):
    message = N_("There is no draft paragraph “%(key)s” that you can open.")


def report(db: Database, actor: Actor, key: str) -> StateReport:
    """One report by its id or its whole title. Raises ReportNotFound, also where the actor may not see it."""
    sql = f"select * from report where (id = :key or title = :key) and {audience_clause()} order by created_at desc"
    for row in db.query(sql, {"key": key, **audience_parameters(actor)}):
        return report_from(row, _packs(db, row["id"]))
    raise ReportNotFound(key=key)


def reports(db: Database, actor: Actor) -> tuple[StateReport, ...]:
    """The reports the actor may see: first due first, those without a date last."""
    sql = f"select * from report where {audience_clause()} order by due = '', due, created_at"
    rows = list(db.query(sql, audience_parameters(actor)))
    return tuple(report_from(row, _packs(db, row["id"])) for row in rows)


def _packs(db: Database, report_id: str) -> tuple[str, ...]:
    sql = "select pack from report_pack where report_id = :id and role = 'outline' order by position"
    rows = db.query(sql, {"id": report_id})
    return tuple(str(row["pack"]) for row in rows)


def sections(db: Database, report_id: str) -> tuple[Section, ...]:
    """The section tree in reading order. The report must have been fetched with the actor before; so below."""
    sql = f"select {SECTION_COLUMNS} from section where report_id = :id and not deleted order by position"
    return tuple(section_from(row) for row in db.query(sql, {"id": report_id}))


def section(db: Database, actor: Actor, section_id: str) -> Section:
    """One section by its own id. Raises SectionNotFound."""
    sql = (
        f"select {SECTION_COLUMNS} from section join report on report.id = section.report_id "
        f"where section.id = :id and not section.deleted and {audience_clause('report.audience')}"
    )
    for row in db.query(sql, {"id": section_id, **audience_parameters(actor)}):
        return section_from(row)
    raise SectionNotFound(key=section_id)


def section_of_report(db: Database, report_id: str, key: str) -> Section:
    """By its id, the guideline's id (`icerd.art-2`) or its title, whatever its case. Raises SectionNotFound."""
    return section_among(sections(db, report_id), key)


def section_among(found: Iterable[Section], key: str) -> Section:
    """The same among sections that were read. Raises SectionNotFound."""
    wanted = key.strip().casefold()
    for each in found:
        if wanted in {each.id.casefold(), each.key.casefold(), each.title.casefold()}:
            return each
    raise SectionNotFound(key=key)


def paragraphs(db: Database, report_id: str, *, section_id: str | None = None) -> tuple[DraftParagraph, ...]:
    """The paragraphs as they stand, of the report or of one section, in order, with their links."""
    return _paragraphs(
        db, report_id, "(:section is null or draft_paragraph.section_id = :section)", {"section": section_id}
    )


def at_a_glance(db: Database, actor: Actor, found: StateReport, covered: Coverage | None = None) -> ReportOverview:
    """The whole report counted afresh; `covered` where the caller has counted it already. See `whole` for pages."""
    covered = covered or coverage(db, actor, found)
    tree, blocks = sections(db, found.id), paragraphs(db, found.id)
    return glance_of(db, found, covered, tree, blocks, words_of(db, found, blocks), states(db, found.id))


def glance_of(
    db: Database,
    found: StateReport,
    covered: Coverage,
    tree: Sequence[Section],
    blocks: Sequence[DraftParagraph],
    words: Mapping[str, Words],
    how_far: Mapping[str, SectionState],
) -> ReportOverview:
    """The same, of what was read before. `words` are those of each block, `how_far` is each section, by its id."""
    setting = budget_rows.setting(db, found)
    held = by_section(tree, ((each.section_id, words[each.id]) for each in blocks), found.language)
    shown = setting.counted | {Part.ANNEXES}  # an annex shows its words, though the whole may not count them
    return overview(
        found,
        tree,
        blocks,
        covered,
        how_far,
        own_words={key: each.counted(shown) for key, each in held.items()},
        words=total(held.values()).counted(setting.counted),
        factor=setting.factor,
    )


def paragraph(db: Database, actor: Actor, paragraph_id: str) -> DraftParagraph:
    """One paragraph as it stands. Raises ParagraphNotFound, also where it was deleted."""
    report_id = report_of_paragraph(db, actor, paragraph_id)
    for found in _paragraphs(db, report_id, "draft_paragraph.id = :paragraph", {"paragraph": paragraph_id}):
        return found
    raise ParagraphNotFound(key=paragraph_id)


def report_of_paragraph(db: Database, actor: Actor, paragraph_id: str) -> str:
    """The id of the report a paragraph belongs to, deleted or not. Raises ParagraphNotFound."""
    sql = (
        "select report.id from draft_paragraph join report on report.id = draft_paragraph.report_id "
        f"where draft_paragraph.id = :id and {audience_clause('report.audience')}"
    )
    for row in db.query(sql, {"id": paragraph_id, **audience_parameters(actor)}):
        return str(row["id"])
    raise ParagraphNotFound(key=paragraph_id)


def _paragraphs(
    db: Database, report_id: str, condition: str, values: Mapping[str, str | None]
) -> tuple[DraftParagraph, ...]:
    sql = f"""
        select draft_paragraph.id, draft_paragraph.report_id, draft_paragraph.section_id, draft_paragraph.position,
            draft_paragraph.revision_id, draft_paragraph.kind as block, numbered.number, revision.markup, revision.text,
            revision.words, revision.footnotes, revision.at, revision.by_name, revision.kind, revision.base_id,
            revision.by_id, revision.attributes, revision.combined_id, report.language
        from draft_paragraph
            join ({NUMBERED}) as numbered on numbered.id = draft_paragraph.id
            join revision on revision.id = draft_paragraph.revision_id
            join report on report.id = draft_paragraph.report_id
        where {condition} order by numbered.place
    """
    rows = list(db.query(sql, {"report_id": report_id, **values}))
    labelled = labels.of_report(db, report_id) if any(row["block"] != "numbered" for row in rows) else {}
    answers = _answers(db, report_id)
    responses = _responses(db, report_id)
    cited = citations_of_report(db, report_id)
    return tuple(
        _paragraph(
            row,
            labelled.get(row["id"], str(row["number"])),
            tuple(answers[row["id"]]),
            tuple(responses[row["id"]]),
            standing_citations(row["markup"], cited[row["id"]]),
        )
        for row in rows
    )


def _paragraph(
    row: Mapping[str, Any],
    label: str,
    answers: tuple[str, ...],
    responses: tuple[Response, ...],
    citations: tuple[Citation, ...],
) -> DraftParagraph:
    # Straight from the row: the desk reads every paragraph of a report for one of its sections.
    language = row["language"]
    printed = words_cited(citations, language)
    return DraftParagraph(
        id=row["id"],
        report_id=row["report_id"],
        section_id=row["section_id"],
        position=row["position"],
        number=row["number"],
        revision_id=row["revision_id"],
        markup=row["markup"],
        text=row["text"],
        words=row["words"] + printed,
        footnotes=values_from(row["footnotes"]),
        changed_at=time_from(row["at"]),
        changed_by=row["by_name"],
        answers=answers,
        responses=responses,
        citations=citations,
        kind=BlockKind(row["block"]),
        label=label,
        attributes=values_from(row["attributes"]),
    )


def words_cited(citations: Iterable[Citation], language: str) -> int:
    """The words that the notes of published sources print."""
    return sum(citation_words(each.citation, language) for each in citations if each.published)


def standing_citations(text: str, citations: list[Citation]) -> tuple[Citation, ...]:
    """The citations whose notes stand in the text, in reading order; the others come back if their text does."""
    if not citations:
        return ()
    # Canonical markup is kept, so its marks have one form; parsing 1,000 paragraphs would take a tenth of a second.
    places = {note_id: place for place, note_id in enumerate(_CITE.findall(text))}
    return tuple(sorted((each for each in citations if each.note_id in places), key=lambda each: places[each.note_id]))


def _answers(db: Database, report_id: str) -> dict[str, list[str]]:
    """Paragraph → keys of the requirements it answers."""
    sql = (
        "select answer.paragraph_id, report_requirement.key from answer "
        "join report_requirement on report_requirement.id = answer.requirement_id "
        "where report_requirement.report_id = :id order by report_requirement.position"
    )
    found: dict[str, list[str]] = defaultdict(list)
    for row in db.query(sql, {"id": report_id}):
        found[row["paragraph_id"]].append(row["key"])
    return found


def _responses(db: Database, report_id: str) -> dict[str, list[Response]]:
    sql = (
        "select response.* from response join draft_paragraph on draft_paragraph.id = response.paragraph_id "
        "where draft_paragraph.report_id = :id order by response.rowid"
    )
    found: dict[str, list[Response]] = defaultdict(list)
    for row in db.query(sql, {"id": report_id}):
        found[row["paragraph_id"]].append(Response(row["recommendation_id"], row["citation"]))
    return found


def citations_of_report(db: Database, report_id: str, *, paragraph_id: str | None = None) -> dict[str, list[Citation]]:
    """Paragraph → its citations, whether their notes stand in the text or not; of one paragraph alone where asked."""
    sql = (
        "select citation.id, citation.paragraph_id, citation.note_id, citation.source_paragraph_id, "
        "citation.document_id, citation.citation, citation.quote, citation.prefix, citation.suffix, "
        "citation.source_sha256, coalesce(document.published, 0) as published from citation "
        "join draft_paragraph on draft_paragraph.id = citation.paragraph_id "
        "left join document on document.id = citation.document_id "
        "where draft_paragraph.report_id = :id and (:paragraph is null or citation.paragraph_id = :paragraph) "
        "order by citation.rowid"
    )
    found: dict[str, list[Citation]] = defaultdict(list)
    for row in db.query(sql, {"id": report_id, "paragraph": paragraph_id}):
        found[row["paragraph_id"]].append(citation_from(row))
    return found


@dataclass(frozen=True)
class Place:
    """A paragraph's row, deleted or not: where it stands, and which revision is its text."""

    id: str
    report_id: str
    section_id: str
    position: int
    revision_id: str
    deleted: bool
    kind: BlockKind = BlockKind.NUMBERED


def place_of(db: Database, paragraph_id: str) -> Place:
    """Raises ParagraphNotFound. The report must have been fetched with the actor before."""
    for row in db.query("select * from draft_paragraph where id = :id", {"id": paragraph_id}):
        return Place(**{**row, "deleted": bool(row["deleted"]), "kind": BlockKind(row["kind"])})
    raise ParagraphNotFound(key=paragraph_id)


def revision(db: Database, paragraph_id: str, revision_id: str) -> Revision:
    """One text that the paragraph had. Raises ParagraphNotFound."""
    sql = f"select {REVISION_COLUMNS} from revision where paragraph_id = :paragraph and id = :id"
    for row in db.query(sql, {"paragraph": paragraph_id, "id": revision_id}):
        return revision_from(row)
    raise ParagraphNotFound(key=revision_id)


def history(db: Database, actor: Actor, paragraph_id: str) -> tuple[Revision, ...]:
    """Every text the paragraph had, and those that came too late, oldest first. Raises ParagraphNotFound."""
    report_of_paragraph(db, actor, paragraph_id)
    sql = f"select {REVISION_COLUMNS} from revision where paragraph_id = :id order by rowid"
    return tuple(revision_from(row) for row in db.query(sql, {"id": paragraph_id}))


def lineage(db: Database, paragraph_id: str) -> tuple[LineageEvent, ...]:
    """Where the paragraph came from and what became of it, oldest first."""
    sql = (
        'select id, kind, from_id, to_id, start, "end", at, by_name from lineage '
        "where from_id = :id or to_id = :id order by rowid"
    )
    return tuple(lineage_from(row) for row in db.query(sql, {"id": paragraph_id}))


def deleted_paragraphs(db: Database, section_id: str) -> tuple[Revision, ...]:
    """The last texts of the paragraphs that were deleted from a section, latest first: they can be brought back.

    One that was merged away is not among them: its words stand in another, and undoing the merge parts them again.
    """
    columns = ", ".join(f"revision.{column.strip()}" for column in REVISION_COLUMNS.split(","))
    sql = (
        f"select {columns} from draft_paragraph join revision on revision.id = draft_paragraph.revision_id "
        "where draft_paragraph.section_id = :id and draft_paragraph.deleted "
        "and coalesce((select kind from lineage where from_id = draft_paragraph.id order by rowid desc limit 1), '') "
        "<> 'merge' order by (select max(rowid) from lineage where from_id = draft_paragraph.id) desc"
    )
    return tuple(revision_from(row) for row in db.query(sql, {"id": section_id}))


def section_history(db: Database, section_id: str, *, limit: int) -> tuple[Revision, ...]:
    """The last texts saved in a section, latest first, those of deleted paragraphs included."""
    columns = ", ".join(f"revision.{column.strip()}" for column in REVISION_COLUMNS.split(","))
    sql = (
        f"select {columns} from revision join draft_paragraph on draft_paragraph.id = revision.paragraph_id "
        "where draft_paragraph.section_id = :id order by revision.rowid desc limit :limit"
    )
    return tuple(revision_from(row) for row in db.query(sql, {"id": section_id, "limit": limit}))
