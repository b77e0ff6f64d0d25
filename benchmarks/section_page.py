"""A section's page beside a plain Flask page, taking turns in one run.

The section has 40 paragraphs of a report with 400, each with links; the plain page is one line of text from the same
Flask, behind the same server-side code path of no store at all. Both are asked for through the test client.
"""

import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask

from workbench.app import create_app
from workbench.drafting import operations, queries
from workbench.drafting.operations.report import ReportIdentity
from workbench.drafting.records import ReportKind
from workbench.guidelines.library import pack
from workbench.installation import Installation, create
from workbench.people import Role
from workbench.people import operations as people
from workbench.people import queries as people_queries
from workbench.settings import Settings

ROUNDS = 60
SENTENCE = "The Ministry of Education trained 1,240 teachers in human rights education in eleven provinces in 2025. "


def filled(home: Path) -> tuple[Installation, str, str]:
    """A home with one report of 400 paragraphs; its person's id and the address of its first section."""
    installation = create(Settings(home=home, secret_key="for measuring alone, never for an office"))
    at = datetime(2026, 5, 4, tzinfo=UTC)
    with installation.store.writing() as db:
        operator = people_queries.local_operator(db)
        person_id, _ = people.add_person(
            db, email="amina@arcadia.example", name="Amina", role=Role.SECRETARIAT, by=operator, at=at
        )
        identity = ReportIdentity(treaty="ICERD", kind=ReportKind.PERIODIC, state="ARC", title="ICERD report")
        report = operations.new_report(db, identity=identity, packs=[pack("icerd", None)], by=operator, at=at)
        sections = queries.sections(db, report.id)
        for number in range(400):
            operations.add_paragraph(db, section_id=sections[number // 40].id, text=SENTENCE * 3, by=operator, at=at)
    return installation, person_id, f"/reports/{report.id}/sections/{sections[0].id}"


def plain_app() -> Flask:
    app = Flask("plain")
    app.add_url_rule("/", view_func=lambda: "A plain page.")
    return app


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        installation, person_id, address = filled(Path(folder) / "home")
        client = create_app(installation, testing=True).test_client()
        with client.session_transaction() as session:
            session["person_id"], session["session_version"] = person_id, 1
        plain = plain_app().test_client()
        took: dict[str, list[float]] = {"plain Flask page": [], "section page": [], "my work": []}
        for _ in range(ROUNDS):
            for name, ask in (
                ("plain Flask page", lambda: plain.get("/")),
                ("section page", lambda: client.get(address)),
                ("my work", lambda: client.get("/")),
            ):
                begun = time.perf_counter()
                response = ask()
                took[name].append((time.perf_counter() - begun) * 1000)
                assert response.status_code == 200
        base = statistics.median(took["plain Flask page"])
        print(f"{'page':<20}{'p50 ms':>9}{'p95 ms':>9}{'× plain':>9}")
        for name, times in took.items():
            times.sort()
            middle = statistics.median(times)
            print(f"{name:<20}{middle:>9.2f}{times[int(len(times) * 0.95)]:>9.2f}{middle / base:>9.0f}")


if __name__ == "__main__":
    main()
