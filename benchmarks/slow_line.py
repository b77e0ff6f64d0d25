"""Pages as they travel to a browser that takes them compressed, beside the same pages plain, taking turns in one run.

A section of 60 paragraphs, a full round (21,200 words, 600 comments), and a ministry's page of thirty questions. For
each page: bytes both ways, what they take at 64 kbit/s, and what the answer took of the processor, drawn and packed.

    python -m benchmarks.slow_line
"""

import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from flask.testing import FlaskClient

from benchmarks.full_round import OPENED, full_round
from benchmarks.section_page import fill
from workbench.app import create_app
from workbench.installation import Installation, create
from workbench.people import OrganisationKind, Role, operations, queries
from workbench.requests.assembling import ToAsk
from workbench.requests.operations import NewItem, Terms, prepare, send
from workbench.requests.records import ItemKind
from workbench.settings import Settings

ROUNDS = 40
LINE = 8_000  # bytes a second: 64 kbit/s
PASSAGE = (
    "Recalling its general recommendation No. {number}, the Committee recommends that the State party adopt the law of "
    "district {number}, allocate resources to its {number} schools, and report on what came of it in its next report."
)


def thirty(installation: Installation, report_id: str) -> tuple[str, str]:
    """A ministry asked thirty things: who answers, and the address of the page."""
    with installation.store.writing() as db:
        by = queries.local_operator(db)
        office = operations.add_organisation(
            db, name="Ministry of Education", kind=OrganisationKind.MINISTRY, by=by, at=OPENED
        )
        person, _ = operations.add_person(
            db, email="bruno@arcadia.example", name="Bruno Keller", role=Role.FOCAL_POINT, organisation=office, by=by,
            at=OPENED,
        )  # fmt: skip
        asked = [
            NewItem(ToAsk(ItemKind.QUESTION, "", f"District {number}", PASSAGE.format(number=number), "en", None), 60)
            for number in range(1, 31)
        ]
        terms = Terms(due=date(2026, 6, 30), title="Year-end report", contact="Amina Haddad", language="en")
        request = prepare(db, organisation=office, terms=terms, report_id=report_id, items=asked, by=by, at=OPENED)
        send(db, request_id=request, by=by, at=OPENED)
    return person, f"/requests/{request}/answers"


def pages(installation: Installation) -> Iterator[tuple[str, str, str]]:
    """The name of each page, who opens it, its address."""
    held = full_round(installation)
    drafter, section = fill(installation)
    with installation.store.reading() as db:
        comment = next(db.query("select id from comment where round_id = ?", (held.id,)))["id"]
    yield ("thirty questions", *thirty(installation, held.report_id))
    yield "section page", drafter, section
    yield "report", drafter, section.split("/sections")[0]
    yield "my work", drafter, "/"
    yield "reading room", str(held.reviewers[0].person_id), f"/rounds/{held.id}/read"
    yield "the round's page", str(held.state[0].person_id), f"/rounds/{held.id}"
    yield "answering desk", str(held.state[0].person_id), f"/rounds/{held.id}/comments/{comment}"


def took(client: FlaskClient, address: str, accepted: str) -> tuple[float, int]:
    """Milliseconds of the processor, and bytes."""
    begun = time.process_time()
    answer = client.get(address, headers={"Accept-Encoding": accepted})
    spent = (time.process_time() - begun) * 1000
    assert answer.status_code == 200
    return spent, len(answer.data)


def main() -> None:
    print(f"{'page':<20}{'plain':>9}{'packed':>9}{'at 64 kbit/s':>17}{'plain ms':>11}{'packed ms':>11}{'ratio':>7}")
    with tempfile.TemporaryDirectory() as folder:
        installation = create(Settings(home=Path(folder) / "home", secret_key="for measuring alone, never an office's"))
        app = create_app(installation, testing=True)
        for name, person, address in pages(installation):
            client = app.test_client()
            with client.session_transaction() as session:
                session["person_id"], session["session_version"] = person, 1
            runs = [(took(client, address, "identity"), took(client, address, "gzip")) for _ in range(ROUNDS)]
            plain, packed = (statistics.median(run[way][0] for run in runs) for way in (0, 1))
            bytes_plain, bytes_packed = (statistics.median(run[way][1] for run in runs) for way in (0, 1))
            line = f"{bytes_plain / LINE:.1f} s → {bytes_packed / LINE:.1f} s"
            sizes = f"{bytes_plain / 1000:>6.1f} KB{bytes_packed / 1000:>6.1f} KB"
            print(f"{name:<20}{sizes}{line:>17}{plain:>11.2f}{packed:>11.2f}{packed / plain:>7.2f}")


if __name__ == "__main__":
    main()
