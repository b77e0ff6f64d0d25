"""Reports as the JSON of the command line."""

from typing import Any

from workbench.drafting.asked.glance import SectionOverview
from workbench.drafting.records import DraftParagraph, Release, Snapshot, StateReport, Submission


def report_value(report: StateReport) -> dict[str, Any]:
    """A report's identity."""
    return {
        "report": report.id,
        "title": report.title,
        "treaty": report.treaty,
        "kind": report.kind.value,
        "state": report.state,
        "numbers": report.numbers,
        "covers": report.covers,
        "language": report.language,
        "submission_language": report.submission_language,
        "due": report.due,
        "guidelines": list(report.packs),
        "word_limit": report.word_limit,
    }


def snapshot_value(snapshot: Snapshot) -> dict[str, Any]:
    """A version; `submitted` is null until it went out."""
    sent = snapshot.submission
    return {
        "snapshot": snapshot.id,
        "number": snapshot.number,
        "words": snapshot.words,
        "released": release_value(snapshot.release) if snapshot.release else None,
        "submitted": submission_value(sent) if sent else None,
        "submitted_unreleased": snapshot.went_out_unreleased,
    }


def release_value(release: Release) -> dict[str, Any]:
    """Who released a version, when, and why where something was open."""
    return {"by": release.by_name, "at": release.at.isoformat(), "reason": release.reason}


def submission_value(sent: Submission) -> dict[str, Any]:
    """When a version went out, and who cleared it."""
    return {"date": sent.date.isoformat(), "cleared_by": list(sent.cleared_by), "symbol": sent.symbol or None}


def section_value(seen: SectionOverview) -> dict[str, Any]:
    """A section; `words`, `budget` and `asked` count the sections within it, `own_words` does not."""
    section = seen.section
    return {
        "id": section.id,
        "key": section.key,
        "parent": section.parent_id,
        "level": section.level,
        "number": section.number,
        "title": section.title,
        "words": seen.words,
        "own_words": seen.own_words,
        "budget": section.budget,
        "over_budget": seen.is_over_budget,
        "state": seen.state.value,
        "asked": {"dealt_with": seen.asked.dealt_with, "of": seen.asked.of},
        "paragraphs": [paragraph_value(each) for each in seen.paragraphs],
    }


def paragraph_value(paragraph: DraftParagraph) -> dict[str, Any]:
    """A paragraph; `text` is its markup, as `report load` takes it."""
    return {
        "id": paragraph.id,
        "number": paragraph.number,
        "revision": paragraph.revision_id,
        "text": paragraph.markup,
        "plain": paragraph.text,
        "words": paragraph.words,
        "answers": list(paragraph.answers),
        "responds": [each.citation for each in paragraph.responses],
        "cites": [
            {"id": each.note_id, "citation": each.citation, "quote": each.quote, "published": each.published}
            for each in paragraph.citations
        ],
        "footnotes": dict(paragraph.footnotes),
    }
