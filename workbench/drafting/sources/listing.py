"""Where each paragraph of a report comes from, and which say it nowhere."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from workbench.drafting import queries
from workbench.drafting.records import BlockKind, DraftParagraph, Section
from workbench.drafting.rows import time_from
from workbench.drafting.sources.flags import flags
from workbench.drafting.sources.provenance import marks_of_report
from workbench.drafting.sources.records import Basis, Flag, PartSources, Provenance
from workbench.people import Actor
from workbench.store import Database
from workbench.text import markup

ALONE = frozenset({BlockKind.NUMBERED, BlockKind.TABLE, BlockKind.FIGURE})


def sources(db: Database, actor: Actor, report_id: str, *, section_id: str | None = None) -> tuple[PartSources, ...]:
    """All parts of the report, or of one section, in order. The report was fetched with the actor before."""
    standing = queries.paragraphs(db, report_id, section_id=section_id)
    raised = flags(db, actor, (each for block in standing for each in block.citations))
    return parts(
        standing,
        {each.id: each for each in queries.sections(db, report_id)},
        marks=marks_of_report(db, report_id),
        bases=bases_of_report(db, report_id),
        raised=raised,
    )


def without_source(db: Database, report_id: str, paragraphs: Sequence[DraftParagraph]) -> int:
    """How many parts of a report say nowhere where they come from; `paragraphs` are all that stand in it."""
    return len(heads_without_source(db, report_id, queries.sections(db, report_id), paragraphs))


def heads_without_source(
    db: Database, report_id: str, sections: Iterable[Section], paragraphs: Sequence[DraftParagraph]
) -> frozenset[str]:
    """The ids of the paragraphs (each with its items), tables and figures that say nowhere where they come from."""
    listed = parts(
        paragraphs,
        {each.id: each for each in sections},
        marks=marks_of_report(db, report_id),
        bases=bases_of_report(db, report_id),
        raised={},
    )
    return frozenset(each.head.id for each in listed if not each.has_source)


def parts(
    paragraphs: Sequence[DraftParagraph],
    sections: Mapping[str, Section],
    *,
    marks: Mapping[str, tuple[Provenance, ...]],
    bases: Mapping[str, Basis],
    raised: Mapping[str, Flag],
) -> tuple[PartSources, ...]:
    """Items and what goes on without a number count with the paragraph they belong to; a table stands for itself."""
    return tuple(
        PartSources(
            section=sections[blocks[0].section_id],
            blocks=blocks,
            marks=tuple(mark for block in blocks for mark in marks.get(block.id, ())),
            bases=tuple(bases[block.id] for block in blocks if block.id in bases),
            flags={each.id: raised[each.id] for block in blocks for each in block.citations if each.id in raised},
            statistics=tuple(each.id for block in blocks for each in _figures(block)),
            source_line=_source_line(blocks[0]),
        )
        for blocks in _grouped(paragraphs)
    )


def _grouped(paragraphs: Iterable[DraftParagraph]) -> list[tuple[DraftParagraph, ...]]:
    groups: list[list[DraftParagraph]] = []
    open_group: list[DraftParagraph] | None = None
    for each in paragraphs:
        if each.kind in {BlockKind.TABLE, BlockKind.FIGURE}:
            groups.append([each])
        elif each.kind in ALONE or open_group is None or open_group[0].section_id != each.section_id:
            open_group = [each]
            groups.append(open_group)
        else:
            open_group.append(each)
    return [tuple(group) for group in groups]


def _figures(block: DraftParagraph) -> tuple[markup.Note, ...]:
    """The figures of statistics that are in its text: each has a source of its own."""
    if "<stat " not in block.markup:
        return ()
    return tuple(each for each in markup.notes(block.markup) if each.kind == "stat")


def _source_line(block: DraftParagraph) -> str:
    """What a table or figure names as its source."""
    said: Any = block.attributes.get("source", "") if block.kind in {BlockKind.TABLE, BlockKind.FIGURE} else ""
    return str(said or "").strip()


def bases_of_report(db: Database, report_id: str) -> dict[str, Basis]:
    """Paragraph → the earlier text it was begun from; “still right” was said of the text that stood then alone."""
    sql = (
        "select basis.paragraph_id, basis.source_paragraph_id, basis.document_id, basis.citation, basis.text, "
        "iif(basis.renewed_at >= revision.at, basis.renewed_at, null) as renewed_at, basis.renewed_by "
        "from basis join draft_paragraph on draft_paragraph.id = basis.paragraph_id "
        "join revision on revision.id = draft_paragraph.revision_id where draft_paragraph.report_id = :id"
    )
    return {row["paragraph_id"]: _basis(row) for row in db.query(sql, {"id": report_id})}


def _basis(row: Mapping[str, Any]) -> Basis:
    return Basis(
        paragraph_id=row["paragraph_id"],
        source_paragraph_id=row["source_paragraph_id"],
        document_id=row["document_id"],
        citation=row["citation"],
        text=row["text"],
        renewed_at=time_from(row["renewed_at"]) if row["renewed_at"] else None,
        renewed_by=row["renewed_by"],
    )
