"""`report sources` and `paragraph source`: where each sentence comes from."""

from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.corpus.queries import citation as citation_of
from workbench.drafting import queries
from workbench.drafting.records import Citation
from workbench.drafting.sources import provenance, renewing
from workbench.drafting.sources.listing import sources
from workbench.drafting.sources.records import Flag, PartSources, Provenance, ProvenanceKind


@click.command("sources")
@click.argument("report")
@click.option("--section", default="", help="One section: its id, the guideline's id or its title.")
@click.option("--without", is_flag=True, help="Only paragraphs without a source.")
@click.option("--flagged", is_flag=True, help="Only those whose source was replaced, corrected or withdrawn.")
@pass_desk
def sources_command(desk: Desk, report: str, section: str, without: bool, flagged: bool) -> None:
    """What each paragraph rests on, with its items; internal, for the drafting group alone."""
    with desk.store.reading() as db:
        found = queries.report(db, desk.actor, report)
        section_id = queries.section_of_report(db, found.id, section).id if section else None
        parts = sources(db, desk.actor, found.id, section_id=section_id)
    wanted = [each for each in parts if not (without and each.has_source) and not (flagged and not each.flags)]
    desk.emit([part_value(each) for each in wanted], text=lambda: "\n".join(map(_line, wanted)) or "None.")


def part_value(part: PartSources) -> dict[str, Any]:
    """A paragraph with its items, and what it rests on, as JSON."""
    return {
        "id": part.head.id,
        "number": part.head.number,
        "label": part.head.label,
        "section": part.section.id,
        "blocks": [each.id for each in part.blocks],
        "has_source": part.has_source,
        "citations": [_citation_value(each, part.flags.get(each.id)) for each in part.citations],
        "marks": [mark_value(each) for each in part.marks],
        "statistics": list(part.statistics),
        "source_line": part.source_line,
        "begun_from": [
            {"citation": each.citation, "still_right": each.renewed_at.isoformat() if each.renewed_at else None}
            for each in part.bases
        ],
    }


def _citation_value(citation: Citation, flag: Flag | None) -> dict[str, Any]:
    return {
        "paragraph": citation.paragraph_id,
        "note": citation.note_id,
        "citation": citation.citation,
        "quote": citation.quote,
        "published": citation.published,
        "flag": flag.kind.value if flag else None,
        "now": citation_of(*flag.passage.present) if flag and flag.passage.present else None,
        "reason": flag.passage.reason if flag else "",
    }


def mark_value(mark: Provenance) -> dict[str, Any]:
    """A mark as JSON."""
    return {
        "id": mark.id,
        "paragraph": mark.paragraph_id,
        "kind": mark.kind.value,
        "words": mark.words,
        "at": mark.at.isoformat(),
        "by": mark.by_name,
        "taken_away_at": mark.taken_away_at.isoformat() if mark.taken_away_at else None,
        "taken_away_by": mark.taken_away_by or None,
    }


def _line(part: PartSources) -> str:
    said = [f"{each.citation}{_flagged(part.flags.get(each.id))}" for each in part.citations]
    said += [f"{each.kind.value} {each.words} ({each.by_name})" for each in part.marks]
    said += [f"begun from {each.citation}" for each in part.bases]
    return f"{part.head.label or '-':8} {'; '.join(said) or 'no source'}"


def _flagged(flag: Flag | None) -> str:
    return f" [{flag.kind.value}]" if flag else ""


@click.command("source")
@click.argument("paragraph")
@click.option("--own-knowledge", "own", is_flag=True, help="The secretariat's own knowledge; --words says more.")
@click.option("--minutes", default="", metavar="WHICH", help="It rests on minutes: which.")
@click.option("--note", "note_words", default="", metavar="WORDS", help="It rests on an internal note: what it says.")
@click.option("--words", default="", help="What to add to --own-knowledge.")
@click.option("--take-away", default="", metavar="MARK", help="Take that mark away; who did stays.")
@click.option("--renew", default="", metavar="NOTE", help="Cite the source of that note as it stands now.")
@click.option("--still-right", default="", metavar="NOTE", help="The source changed; the paragraph is still right.")
@pass_desk
def source_command(
    desk: Desk,
    paragraph: str,
    own: bool,
    minutes: str,
    note_words: str,
    words: str,
    take_away: str,
    renew: str,
    still_right: str,
) -> None:
    """Say where a paragraph comes from when no citation says it, or bring a citation up to date.

    Without an option: all marks it ever had.
    """
    by, at = desk.actor, desk.now()
    said = (
        (own, ProvenanceKind.OWN_KNOWLEDGE, words),
        (bool(minutes), ProvenanceKind.MINUTES, minutes),
        (bool(note_words), ProvenanceKind.NOTE, note_words),
    )
    with desk.store.writing() as db:
        queries.report_of_paragraph(db, desk.actor, paragraph)
        for wanted, kind, what in said:
            if wanted:
                provenance.declare(db, paragraph_id=paragraph, kind=kind, words=what, by=by, at=at)
        if take_away:
            provenance.take_away(db, mark_id=take_away, by=by, at=at)
        if renew:
            renewing.renew(db, paragraph_id=paragraph, note_id=renew, by=by, at=at)
        if still_right:
            renewing.still_right(db, paragraph_id=paragraph, note_id=still_right, by=by, at=at)
        marks = provenance.marks_ever(db, paragraph)
    desk.emit(
        {"id": paragraph, "marks": [mark_value(each) for each in marks]},
        text=lambda: "\n".join(f"{each.id} {each.kind.value} {each.words}" for each in marks) or "No mark.",
    )
