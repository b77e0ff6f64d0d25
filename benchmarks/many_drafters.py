"""A hundred drafters on one report: a server in a process of its own, each drafter with a connection kept open.

Each saves a paragraph of their own every 5 seconds and asks every 2 seconds what the open desk asks by itself (which
texts stand); every tenth time the whole page of the section instead. Twenty of them search the library in place of
that. All hundred desks are opened in one moment: what is asked in the first five seconds is told apart. The home is
the demonstration's with a report of 420 paragraphs beside it. Client and server share the machine.

    python -m benchmarks.many_drafters [seconds] [whole pages of ten reads]
"""

import http.client
import json
import random
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, urlencode

from benchmarks.section_page import SENTENCE, fill
from workbench.app import create_app
from workbench.drafting import queries
from workbench.installation import Installation, open_installation
from workbench.people import Role
from workbench.people import operations as people
from workbench.people import queries as people_queries
from workbench.settings import load

DRAFTERS, SEARCHING = 100, 20
SAVES, READS = 5.0, 2.0  # seconds from one to the next
OPENING = 5.0  # seconds in which a hundred desks open at once
WORDS = ("education", "teachers", "racial discrimination", "training of police", "“human rights education”", "remedies")


@dataclass
class Measured:
    """Milliseconds of each kind of request, and what went wrong."""

    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wrong: list[str] = field(default_factory=list)


class Drafter:
    """One browser: a session, a connection, a section of the report and a paragraph of it."""

    def __init__(self, number: int, port: int, seat: "Seat", measured: Measured) -> None:
        self.chance, self.measured, self.searches = random.Random(number), measured, number < SEARCHING
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookie, self.address, self.paragraph = seat
        self.token, self.saved, self.began = "", 0, time.monotonic()

    def run(self, until: float, pages: int) -> None:
        """Save and read in turn until then; `pages` of ten reads are whole pages."""
        self.began = time.monotonic()
        self.token = json.loads(self.ask("first", "GET", f"{self.address}/meanwhile"))["token"]
        save_at, read_at = (time.monotonic() + self.chance.random() * every for every in (SAVES, READS))
        while (now := time.monotonic()) < until:
            if now >= save_at:
                save_at += SAVES
                self.save()
            elif now >= read_at:
                read_at += READS
                self.read(pages)
            else:
                time.sleep(max(0.0, min(save_at, read_at, until) - now))

    def save(self) -> None:
        """The paragraph with other words."""
        self.saved += 1
        text = f"{SENTENCE * 3} {self.chance.random()} {self.saved}"
        self.ask("save", "POST", f"/paragraphs/{self.paragraph}", urlencode({"text": text, "csrf_token": self.token}))

    def read(self, pages: int) -> None:
        """What stands, the whole page, or a search."""
        if self.searches:
            self.ask("search", "GET", f"/search?q={quote(self.chance.choice(WORDS))}")
        elif self.chance.randrange(10) < pages:
            self.ask("section page", "GET", self.address)
        else:
            self.ask("what stands", "GET", f"{self.address}/meanwhile")

    def ask(self, kind: str, method: str, path: str, body: str | None = None) -> str:
        """What the server says; how long it took is kept."""
        headers = {
            "Cookie": self.cookie,
            "Accept": "text/html" if kind in ("section page", "search") else "application/json",
        }
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        begun = time.perf_counter()
        try:
            self.connection.request(method, path, body=body, headers=headers)
            answer = self.connection.getresponse()
            said = answer.read().decode()
        except OSError as error:
            self.measured.wrong.append(f"{kind}: {error}")
            return "{}"
        opening = kind != "first" and time.monotonic() - self.began < OPENING
        self.measured.took["opening" if opening else kind].append((time.perf_counter() - begun) * 1000)
        self.cookie = (answer.getheader("Set-Cookie") or self.cookie).split(";")[0]
        if answer.status != 200:
            self.measured.wrong.append(f"{kind}: {answer.status} {said[:200]}")
        return said


Seat = tuple[str, str, str]  # cookie, address of the section, paragraph


def seats(installation: Installation) -> list[Seat]:
    """A hundred drafters signed in, each with a section and a paragraph of a new report."""
    _, address = fill(installation)
    report_id = address.split("/")[2]
    app = create_app(installation)
    signer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
    found: list[Seat] = []
    with installation.store.writing() as db:
        by, at = people_queries.local_operator(db), datetime.now(UTC)
        blocks = queries.paragraphs(db, report_id)[:: len(queries.paragraphs(db, report_id)) // DRAFTERS]
        for number, block in enumerate(blocks[:DRAFTERS]):
            email, name = f"drafter{number}@arcadia.example", f"Drafter {number}"
            person, _ = people.add_person(db, email=email, name=name, role=Role.SECRETARIAT, by=by, at=at)
            cookie = f"workbench={signer.dumps({'person_id': person, 'session_version': 1})}"
            found.append((cookie, f"/reports/{report_id}/sections/{block.section_id}", block.id))
    return found


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def wait_for(port: int) -> None:
    """Until the server answers."""
    for _ in range(600):
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("the server did not begin")


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    pages = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    measured, port = Measured(), free_port()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        program = [sys.executable, "-m", "workbench", "--home", str(home)]
        subprocess.run([*program, "demo", "--no-serve"], check=True, stdout=subprocess.DEVNULL)
        taken = seats(open_installation(load(home)))
        server = subprocess.Popen([*program, "serve", "--port", str(port)], stderr=subprocess.DEVNULL)
        try:
            wait_for(port)
            until = time.monotonic() + seconds
            drafters = [Drafter(number, port, seat, measured) for number, seat in enumerate(taken)]
            threads = [threading.Thread(target=each.run, args=(until, pages)) for each in drafters]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        finally:
            server.terminate()
            server.wait()
    _say(measured, seconds)


def _say(measured: Measured, seconds: float) -> None:
    measured.took.pop("first", None)  # a hundred desks opened in one moment
    opening = measured.took.pop("opening", [])
    everything = [each for times in measured.took.values() for each in times]
    print(f"{'asked for':<16}{'a second':>10}{'p50 ms':>9}{'p95 ms':>9}{'most ms':>9}")
    for name, times in [*sorted(measured.took.items()), ("all", everything), ("while opening", opening)]:
        times.sort()
        span = OPENING if times is opening else seconds - OPENING
        middle, late = times[len(times) // 2], times[int(len(times) * 0.95)]
        print(f"{name:<16}{len(times) / span:>10.1f}{middle:>9.1f}{late:>9.1f}{times[-1]:>9.1f}")
    print(f"{len(measured.wrong)} errors", *measured.wrong[:5], sep="\n")


if __name__ == "__main__":
    main()
