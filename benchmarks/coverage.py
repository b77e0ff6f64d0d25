"""What a full report is asked and answers, beside a plain read of its paragraphs' rows, taking turns in one run.

1,000 paragraphs with links, 160 requirements, 120 recommendations, half of it confirmed. The plain read is one query of
the 1,000 rows of the paragraphs with their texts.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from workbench.drafting import operations, queries
from workbench.drafting.asked.suggesting import reading as suggesting
from workbench.drafting.operations.report import ReportIdentity
from workbench.drafting.records import ReportKind, StateReport
from workbench.guidelines.library import pack
from workbench.installation import create
from workbench.people import Actor
from workbench.people import queries as people_queries
from workbench.recommendations.documents.versions import settle
from workbench.settings import Settings
from workbench.store import Database, new_id

ROUNDS = 40
PARAGRAPHS, REQUIREMENTS, RECOMMENDATIONS = 1_000, 160, 120
SYMBOL = "CERD/C/ARC/CO/20-22"
SENTENCE = "The Ministry of Education trained 1,240 teachers in human rights education in eleven provinces in 2025. "
AT = datetime(2026, 5, 4, tzinfo=UTC)


def filled(db: Database, by: Actor) -> StateReport:
    """A report as it is a week before it goes out."""
    observations(db)
    identity = ReportIdentity(treaty="ICERD", kind=ReportKind.PERIODIC, state="ARC", title="ICERD report")
    report = operations.new_report(db, identity=identity, packs=[pack("icerd", None)], by=by, at=AT)
    sections = [each.id for each in queries.sections(db, report.id)]
    more_requirements(db, report, sections)
    written = [
        operations.add_paragraph(
            db, section_id=sections[number * len(sections) // PARAGRAPHS], text=SENTENCE * 3, by=by, at=AT
        ).paragraph_id
        for number in range(PARAGRAPHS)
    ]
    asked = [each.requirement.id for each in queries.coverage(db, by, report).requirements]
    for number, key in enumerate(asked):
        for paragraph in (written[number * 6], written[number * 6 + 1]):
            operations.answer(db, paragraph_id=paragraph, requirement=key, by=by, at=AT)
    for number in range(RECOMMENDATIONS):
        citation = f"{SYMBOL}, para. {number + 1}"
        operations.respond(db, paragraph_id=written[number * 8], citation=citation, by=by, at=AT)
    operations.confirm(db, report_id=report.id, targets=asked[::2], by=by, at=AT)
    return report


def observations(db: Database) -> None:
    """The last concluding observations."""
    document = new_id()
    named = {"kind": "concluding_observations", "treaty": "ICERD", "body": "CERD", "state": "ARC", "language": "en"}
    file = {"file_sha256": "0" * 64, "file_name": "file.pdf", "media_type": "application/pdf", "added_at": "2026-01-01"}
    rest = {"slug": document.lower(), "symbol": SYMBOL, "date": "2022-12-19", "title": SYMBOL, "audience": "everyone"}
    db.table("document").insert({"id": document, "published": 1, **named, **file, **rest})
    for number in range(1, RECOMMENDATIONS + 1):
        paragraph, unit = new_id(), new_id()
        text = f"The Committee recommends that the State party adopt measure {number} against racial discrimination."
        place = {"position": number, "number": str(number), "label": str(number), "anchor": f"para-{number}"}
        words = {"text": text, "full_text": text, "kind": "recommendation"}
        db.table("paragraph").insert({"id": paragraph, "document_id": document, **place, **words})
        key = {"id": unit, "lead": unit, "document_id": document, "paragraph_id": paragraph}
        db.table("recommendation").insert({**key, "place": number, "label": "", "text": text})
    settle(db, document)


def more_requirements(db: Database, report: StateReport, sections: list[str]) -> None:
    """As many as the longest guideline has."""
    held = queries.requirements(db, report.id)
    for number in range(len(held), REQUIREMENTS):
        columns = "report_id, text, kind, basis, required, confidence, disaggregation"
        db.execute(
            f"insert into report_requirement (id, section_id, key, position, {columns}) "
            f"select :id, :section, :key, :position, {columns} from report_requirement where id = :like",
            {
                "id": new_id(),
                "section": sections[number % len(sections)],
                "key": f"more.{number}",
                "position": number + 1,
                "like": held[0].id,
            },
        )


def measure(ask: dict[str, Callable[[], object]]) -> dict[str, list[float]]:
    """Milliseconds of each, one after the other in turns."""
    took: dict[str, list[float]] = {name: [] for name in ask}
    for _ in range(ROUNDS):
        for name, call in ask.items():
            begun = time.perf_counter()
            call()
            took[name].append((time.perf_counter() - begun) * 1000)
    return took


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        installation = create(
            Settings(home=Path(folder) / "home", secret_key="for measuring alone, never for an office")
        )
        with installation.store.writing() as db:
            by = people_queries.local_operator(db)
            report = filled(db, by)
        plain = (
            "select draft_paragraph.*, revision.markup from draft_paragraph "
            "join revision on revision.id = draft_paragraph.revision_id where report_id = :id"
        )
        with installation.store.reading() as db:
            covered = queries.coverage(db, by, report)
            section = queries.sections(db, report.id)[3].id
            print(f"{len(covered.spots)} paragraphs, {len(covered.requirements)} requirements, ", end="")
            print(f"{len(covered.recommendations)} recommendations")
            took = measure(
                {
                    "plain read": lambda: list(db.query(plain, {"id": report.id})),
                    "coverage": lambda: queries.coverage(db, by, report),
                    "a section's signs": lambda: suggesting.for_section(db, report, covered, section),
                    "at a glance": lambda: queries.at_a_glance(db, by, report),
                }
            )
    base = statistics.median(took["plain read"])
    print(f"{'':<20}{'p50 ms':>9}{'p95 ms':>9}{'× plain':>9}")
    for name, times in took.items():
        times.sort()
        middle = statistics.median(times)
        print(f"{name:<20}{middle:>9.2f}{times[int(len(times) * 0.95)]:>9.2f}{middle / base:>9.1f}")


if __name__ == "__main__":
    main()
