"""A section's page with its panels, and a save, beside a plain Flask page of the same text, taking turns in one run.

The section has 60 paragraphs of a report with 420, each answering a requirement. The plain page signs nobody in: it
reads the same texts from the same database and draws them with one small template. The plain save writes one row of
the same length and commits. All are asked for through the test client.
"""

import itertools
import re
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask, render_template_string, request
from werkzeug.test import TestResponse

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
    """A home with one report of 420 paragraphs; its person's id and the address of its first section."""
    installation = create(Settings(home=home, secret_key="for measuring alone, never for an office"))
    return installation, *fill(installation)


def fill(installation: Installation) -> tuple[str, str]:
    """Such a report in a home that there is; its person's id and the address of its first section."""
    at = datetime(2026, 5, 4, tzinfo=UTC)
    with installation.store.writing() as db:
        operator = people_queries.local_operator(db)
        person_id, _ = people.add_person(
            db, email="one@arcadia.example", name="One of the drafters", role=Role.SECRETARIAT, by=operator, at=at
        )
        identity = ReportIdentity(treaty="ICERD", kind=ReportKind.PERIODIC, state="ARC", title="ICERD report")
        report = operations.new_report(db, identity=identity, packs=[pack("icerd", None)], by=operator, at=at)
        sections = queries.sections(db, report.id)
        asked = queries.requirements(db, report.id)
        for number in range(420):
            place = sections[number // 60].id
            added = operations.add_paragraph(db, section_id=place, text=SENTENCE * 3, by=operator, at=at)
            key = asked[number % len(asked)].key
            operations.answer(db, paragraph_id=added.paragraph_id, requirement=key, by=operator, at=at)
    return person_id, f"/reports/{report.id}/sections/{sections[0].id}"


PLAIN = """<!doctype html><title>{{ title }}</title><h1>{{ title }}</h1>
{% for number, text in rows %}<article><b>{{ number }}.</b><p>{{ text }}</p></article>{% endfor %}"""


def plain_app(installation: Installation, section_id: str) -> Flask:
    """The same text from the same database, as Flask's own introduction would draw it; and a save of one text."""
    app = Flask("plain")

    def page() -> str:
        sql = (
            "select revision.text from draft_paragraph join revision on revision.id = draft_paragraph.revision_id "
            "where draft_paragraph.section_id = :id order by draft_paragraph.position"
        )
        with installation.store.reading() as db:
            rows = list(enumerate((row["text"] for row in db.query(sql, {"id": section_id})), start=1))
        return render_template_string(PLAIN, title="Section", rows=rows)

    def save() -> str:
        with installation.store.writing() as db:
            db.execute(
                "update section set title = :title where id = :id", {"title": request.form["text"], "id": "none"}
            )
        return "Saved."

    app.add_url_rule("/", view_func=page)
    app.add_url_rule("/", endpoint="save", view_func=save, methods=["POST"])
    return app


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        installation, person_id, address = filled(Path(folder) / "home")
        app = create_app(installation, testing=True)
        app.config["WTF_CSRF_ENABLED"] = False
        client = app.test_client()
        with client.session_transaction() as session:
            session["person_id"], session["session_version"] = person_id, 1
        plain = plain_app(installation, address.rsplit("/", 1)[1]).test_client()
        paragraph = re.findall(r'id="paragraph-([0-9A-Z]{26})"', client.get(address).text)[0]
        turns = itertools.count()

        def save() -> TestResponse:
            sent = {"text": f"{SENTENCE * 3} {next(turns)}"}
            return client.post(f"/paragraphs/{paragraph}", data=sent, headers={"Accept": "application/json"})

        asked: dict[str, Callable[[], TestResponse]] = {
            "plain page": lambda: plain.get("/"),
            "section page": lambda: client.get(address),
            "section as one text": lambda: client.get(f"{address}?view=text"),
            "what changed": lambda: client.get(f"{address}/meanwhile"),
            "my work": lambda: client.get("/"),
            "plain save": lambda: plain.post("/", data={"text": SENTENCE * 3}),
            "save": save,
        }
        took: dict[str, list[float]] = {name: [] for name in asked}
        for _ in range(ROUNDS):
            for name, ask in asked.items():
                begun = time.perf_counter()
                response = ask()
                took[name].append((time.perf_counter() - begun) * 1000)
                assert response.status_code == 200
        _say(took)


def _say(took: dict[str, list[float]]) -> None:
    """Each with its share of the throughput of the plain one before it."""
    print(f"{'asked for':<22}{'p50 ms':>9}{'p95 ms':>9}{'of plain throughput':>22}{'p95 × plain':>13}")
    base: list[float] = []
    for name, times in took.items():
        times.sort()
        base = times if name.startswith("plain") else base
        share = sum(base) / sum(times)
        late = times[int(len(times) * 0.95)] / base[int(len(base) * 0.95)]
        middle, last = statistics.median(times), times[int(len(times) * 0.95)]
        print(f"{name:<22}{middle:>9.2f}{last:>9.2f}{share:>22.0%}{late:>13.1f}")


if __name__ == "__main__":
    main()
