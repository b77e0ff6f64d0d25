"""Twenty people at work in a full round: a server in a process of its own, each person with a connection kept open.

Four institutions, 600 comments and 300 proposals on a draft of 21,200 words. Twelve of the State side look at the
round's page, sift it, read at the answering desk and answer; eight reviewers read the frozen draft, look at their
comments and write new ones. Each does something every four seconds or so. Then the matrix of that round in each form,
in seconds of the processor, beside openpyxl, which writes the same cells as a bare workbook. Client and server share
the machine.

    python -m benchmarks.round_page [seconds]
"""

import http.client
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.parse import urlencode

from openpyxl import Workbook

from benchmarks.full_round import FullRound, full_round
from benchmarks.many_drafters import Measured as Times
from benchmarks.many_drafters import free_port, wait_for
from workbench.app import create_app
from workbench.comments.matrix import ResponseMatrix, View
from workbench.comments.responding import response_matrix
from workbench.export.matrix import FORMS
from workbench.installation import Installation, create, open_installation
from workbench.people import Actor
from workbench.settings import Settings, load

STATE, REVIEWERS = 12, 8
EVERY = 4.0  # seconds from one thing that somebody does to the next, on average
DEMANDED = 300.0  # ms at p95 for the round's page


@dataclass
class Measured(Times):
    """server: seconds of the processor that the server used, its start among them."""

    server: float = 0.0


class Person(ABC):
    """One browser: a session, a connection, and what this person does by turns."""

    def __init__(self, number: int, port: int, cookie: str, measured: Measured, ids: tuple[str, list[str]]) -> None:
        self.chance, self.measured, self.cookie = random.Random(number), measured, cookie
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.round, self.comments = f"/rounds/{ids[0]}", ids[1]

    def run(self, until: float) -> None:
        """Something every now and then until then."""
        time.sleep(self.chance.random() * EVERY)
        while time.monotonic() < until:
            self.do(self.chance.randrange(10))
            time.sleep(self.chance.uniform(0.5, 1.5) * EVERY)

    @abstractmethod
    def do(self, what: int) -> None:
        """One of ten things."""

    def ask(self, kind: str, path: str, form: dict[str, str] | None = None) -> str:
        """What the server says; how long it took is kept."""
        headers = {"Cookie": self.cookie}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        begun = time.perf_counter()
        try:
            self.connection.request("POST" if form else "GET", path, body=form and urlencode(form), headers=headers)
            answer = self.connection.getresponse()
            said = answer.read().decode()
        except OSError as error:
            self.measured.wrong.append(f"{kind}: {error}")
            return ""
        self.measured.took[kind].append((time.perf_counter() - begun) * 1000)
        self.cookie = (answer.getheader("Set-Cookie") or self.cookie).split(";")[0]
        if answer.status != (303 if form else 200):
            self.measured.wrong.append(f"{kind}: {answer.status} {said[:200]}")
        return said

    def token(self, page: str) -> str:
        """The token that a form of the page carries."""
        found = re.search(r'name="csrf_token" value="([^"]+)"', page)
        return found[1] if found else ""


class OfTheState(Person):
    """Looks at the round, sifts it, reads at the desk, answers."""

    def do(self, what: int) -> None:
        comment = f"{self.round}/comments/{self.chance.choice(self.comments)}"
        if what < 3:
            self.ask("the round's page", self.round)
        elif what < 5:
            self.ask("the round's page", f"{self.round}?state={self.chance.choice(('open', 'answered'))}")
        elif what < 8:
            self.ask("the desk", comment)
        else:
            page = self.ask("the desk", comment)
            said = {"value": "noted", "reason": "It is taken up in the annex.", "csrf_token": self.token(page)}
            self.ask("an answer", f"{comment}/answer", said)


class Reviewing(Person):
    """Reads the draft, looks at the institution's comments, writes one."""

    def do(self, what: int) -> None:
        if what < 5:
            self.ask("the reading room", f"{self.round}/read")
        elif what < 8:
            self.ask("our comments", f"{self.round}/read/ours")
        else:
            page = self.ask("the reading room", f"{self.round}/read")
            said = {"text": f"Which figures? {self.chance.random()}", "csrf_token": self.token(page)}
            self.ask("a new comment", f"{self.round}/read/comments", said)


def cookies(installation: Installation, people: tuple[Actor, ...]) -> list[str]:
    """A session for each."""
    app = create_app(installation)
    signer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
    return [f"workbench={signer.dumps({'person_id': who.person_id, 'session_version': 1})}" for who in people]


def at_work(installation: Installation, held: FullRound, seconds: float) -> Measured:
    """All twenty in it for so long."""
    measured, port = Measured(), free_port()
    with installation.store.reading() as db:
        ids = [row["id"] for row in db.query("select id from comment where round_id = :id", {"id": held.id})]
    home = str(installation.settings.home)
    program = [sys.executable, "-m", "workbench", "--home", home, "serve", "--port", str(port)]
    server = subprocess.Popen(program, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        until = time.monotonic() + seconds
        taken = list(enumerate(cookies(installation, (*held.state, *held.reviewers))))
        people = [
            (OfTheState if number < STATE else Reviewing)(number, port, cookie, measured, (held.id, ids))
            for number, cookie in taken
        ]
        threads = [threading.Thread(target=each.run, args=(until,)) for each in people]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        measured.server = processor(server.pid)
    finally:
        server.terminate()
        server.wait()
    return measured


def processor(pid: int) -> float:
    """Seconds of the processor that a process has used: where others work on the machine, times alone say little."""
    times = Path(f"/proc/{pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()
    return (int(times[11]) + int(times[12])) / os.sysconf("SC_CLK_TCK")


def bare(matrix: ResponseMatrix) -> bytes:
    """The same cells by openpyxl, without anything else."""
    book, stream = Workbook(write_only=True), BytesIO()
    sheet = book.create_sheet()
    for row in matrix.plain()["rows"]:
        sheet.append([str(value) for value in row.values()])
    book.save(stream)
    return stream.getvalue()


def took(make: Callable[[], object]) -> float:
    """Seconds of the processor, the best of three."""
    found = []
    for _ in range(3):
        begun = time.process_time()
        make()
        found.append(time.process_time() - begun)
    return min(found)


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        create(Settings(home=home, secret_key="for measuring alone, never for an office"))
        installation = open_installation(load(home))  # with the key that the server will have
        held = full_round(installation, drafters=STATE, reviewers=REVIEWERS)
        with installation.store.reading() as db:
            matrix = response_matrix(db, held.state[0], held.id, view=View.INTERNAL)
        _say(at_work(installation, held, seconds), seconds)
        peer = took(lambda: bare(matrix))
        print(f"\n{'the matrix in':<20}{'seconds':>9}{'× openpyxl':>12}   ({len(matrix.rows)} rows)")
        for form, make in FORMS.items():
            spent = took(lambda make=make: make(matrix))  # type: ignore[misc]
            print(f"{form:<20}{spent:>9.2f}{spent / peer:>12.1f}")


def _say(measured: Measured, seconds: float) -> None:
    print(f"{'asked for':<20}{'times':>7}{'p50 ms':>9}{'p95 ms':>9}{'most ms':>9}")
    for name, times in sorted(measured.took.items()):
        times.sort()
        middle, late = times[len(times) // 2], times[int(len(times) * 0.95)]
        print(f"{name:<20}{len(times):>7}{middle:>9.1f}{late:>9.1f}{times[-1]:>9.1f}")
    page = sorted(measured.took["the round's page"])
    late = page[int(len(page) * 0.95)]
    said = "as demanded" if late <= DEMANDED else "MORE THAN DEMANDED"
    every = sum(map(len, measured.took.values()))
    print(f"{every / seconds:.1f} a second; the round's page {late:.0f} ms: {said}")
    print(f"the server used {measured.server * 1000 / every:.0f} ms of the processor for each, its start among them")
    print(f"{len(measured.wrong)} errors", *measured.wrong[:5], sep="\n")


if __name__ == "__main__":
    main()
