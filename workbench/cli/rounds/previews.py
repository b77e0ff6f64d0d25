"""What a returned file would bring, as JSON and for people, before anything of it is taken in."""

from collections.abc import Iterator
from typing import Any

from workbench.cli.rounds.values import remark_value
from workbench.comments.intake.known import Finding, Standing
from workbench.comments.intake.origin import MadeFrom
from workbench.comments.intake.records import ReceivedComment
from workbench.comments.intake.report import ImportReport
from workbench.comments.records import Match


def preview_value(report: ImportReport) -> dict[str, Any]:
    """The report of `round receive --preview`."""
    return {
        **{standing.value: report.count(standing) for standing in Standing},
        **{match.value: report.placed(match) for match in Match},
        "suggestions": report.suggestions,
        "untracked": len(report.untracked),
        "why_not": report.why_not,
        "warnings": [str(warning) for warning in report.warnings],
        "authors": [
            {"name": author.label, "remarks": author.count, "nameless": author.nameless} for author in report.authors
        ],
        "comments": [_finding_value(finding) for finding in report.findings],
    }


def _finding_value(finding: Finding[ReceivedComment]) -> dict[str, Any]:
    known = finding.known
    return {
        "standing": finding.standing.value,
        "known": (known.id or None) if known else None,
        "label": (known.label or None) if known else None,
        "better_place": finding.better_place,
        **remark_value(finding.comment),
    }


def preview_text(report: ImportReport) -> str:
    """The same for people: the counts, what should be known, and each remark that would be added, on its line."""
    return "\n".join(_lines(report))


def _lines(report: ImportReport) -> Iterator[str]:
    if report.why_not:
        yield report.why_not
        return
    yield ", ".join(f"{report.count(standing)} {standing.value}" for standing in Standing)
    yield "of what is added: " + ", ".join(f"{report.placed(match)} {match.value}" for match in Match)
    yield from (f"! {warning}" for warning in report.warnings)
    for finding in report.findings:
        if finding.adds:
            place = finding.comment.anchor
            where = f"para. {finding.comment.number}" if finding.comment.number else "heading or no place"
            said = finding.comment.text or f"{finding.comment.kind.value}: {finding.comment.proposed}"
            yield f"  {finding.standing.value}  {where}  {place.match.value}  “{place.quote[:40]}”  {said[:60]}"


def way_there(made_from: MadeFrom) -> str:
    """Which version the file is of, and what to do with it."""
    version = f"It is of version {made_from.version} of “{made_from.title}”."
    rounds = " or ".join(f"workbench round receive {each} FILE --from ORGANISATION" for each in made_from.rounds)
    return f"{version} Its own round takes it in with: {rounds}" if rounds else version
