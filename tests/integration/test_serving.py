"""The server as an administrator meets it: ports, signals, a web server with TLS in front, headers, the log."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.cast import MORNING, PASSWORD, Cast
from tests.conftest import CHECKOUT
from workbench.corpus import finding
from workbench.installation import Installation
from workbench.recommendations.documents import filing
from workbench.settings import bundled
from workbench.store import jobs
from workbench.store.jobs import JobState
from workbench.web.headers import FIXED

PROXY = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "reports.example", "X-Forwarded-For": "192.0.2.7"}


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@dataclass
class Serving:
    """A server in a process of its own."""

    process: subprocess.Popen[str]
    port: int
    log: Path

    def ask(
        self, method: str, path: str, *, form: dict[str, str] | None = None, headers: dict[str, str] | None = None
    ) -> tuple[http.client.HTTPResponse, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
        connection.request(method, path, body=urlencode(form) if form else None, headers={**kind, **(headers or {})})
        answer = connection.getresponse()
        said = answer.read().decode(errors="replace")
        connection.close()
        return answer, said


Serve = Callable[..., Serving]


@pytest.fixture
def serve(installation: Installation, cast: Cast, tmp_path: Path) -> Iterator[Serve]:
    """`serve(WORKBENCH_BEHIND_TLS="yes")`: the installation with its cast, served; killed at the end."""
    started: list[Serving] = []

    def start(**environment: str) -> Serving:
        while True:
            serving = on_a_port(_free_port(), environment)
            if _comes_up(serving):
                return serving
            assert "is taken" in serving.log.read_text(), serving.log.read_text()  # by another program meanwhile

    def on_a_port(port: int, environment: dict[str, str]) -> Serving:
        log = tmp_path / f"server-{len(started)}.log"
        with log.open("w") as noise:
            process = subprocess.Popen(
                [sys.executable, "-m", "workbench", "--home", installation.settings.home, "serve", "--port", str(port)],
                env={**os.environ, "PYTHONPATH": str(CHECKOUT), **environment},
                stdout=noise,
                stderr=noise,
                text=True,
            )
        started.append(Serving(process, port, log))
        return started[-1]

    yield start
    for serving in started:
        serving.process.kill()
        serving.process.wait()


def _comes_up(serving: Serving) -> bool:
    """Whether it answers, and has not ended before it did."""
    _wait_for(lambda: _answers(serving) or serving.process.poll() is not None)
    return serving.process.poll() is None


def _answers(serving: Serving) -> bool:
    with suppress(OSError):
        return serving.ask("GET", "/sign-in")[0].status == 200
    return False


def _sign_in(serving: Serving, *, password: str = PASSWORD, **headers: str) -> http.client.HTTPResponse:
    page, said = serving.ask("GET", "/sign-in", headers=headers)
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', said)
    assert found is not None
    cookie = (page.getheader("Set-Cookie") or "").split(";")[0]
    form = {"email": "amina@arcadia.example", "password": password, "csrf_token": found[1]}
    return serving.ask("POST", "/sign-in", form=form, headers={**headers, "Cookie": cookie})[0]


def test_behind_tls_one_signs_in_and_the_cookie_travels_over_tls_alone(serve: Serve) -> None:
    answer = _sign_in(serve(WORKBENCH_BEHIND_TLS="yes"), **PROXY)
    assert answer.status == 303
    cookie = answer.getheader("Set-Cookie") or ""
    assert {"Secure", "HttpOnly", "SameSite=Lax"} <= {part.strip() for part in cookie.split(";")}
    assert answer.getheader("Strict-Transport-Security")


def test_without_tls_nobody_in_front_is_believed(serve: Serve) -> None:
    answer, _ = serve().ask("GET", "/sign-in", headers=PROXY)
    assert answer.getheader("Strict-Transport-Security") is None
    assert "Secure" not in (answer.getheader("Set-Cookie") or "")


@pytest.mark.parametrize("behind_tls", ["yes", "no"])
def test_every_answer_carries_the_headers_static_files_and_refusals_too(serve: Serve, behind_tls: str) -> None:
    serving = serve(WORKBENCH_BEHIND_TLS=behind_tls)
    for method, path, status in (
        ("GET", "/sign-in", 200),
        ("GET", "/", 303),
        ("GET", "/nothing/here", 404),
        ("GET", "/static/nothing.css", 404),
        ("GET", "/static/vendor/htmx.min.js", 200),
        ("DELETE", "/sign-in", 405),
        ("POST", "/sign-in", 303),
        ("POST", "/language", 401),
    ):
        answer, _ = serving.ask(method, path)
        sent = {name: answer.getheader(name) for name in FIXED}
        assert (path, sent) == (path, FIXED)
        assert answer.getheader("Server") is None
        assert bool(answer.getheader("Strict-Transport-Security")) is (behind_tls == "yes")
        kept = "immutable" in (answer.getheader("Cache-Control") or "")
        assert kept is (path == "/static/vendor/htmx.min.js")
        assert (method, path, answer.status) == (method, path, status)


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_ends_the_server_at_once_and_without_a_traceback(serve: Serve, sign: signal.Signals) -> None:
    serving = serve()
    serving.process.send_signal(sign)
    assert serving.process.wait(timeout=60) == 0
    assert "Traceback" not in serving.log.read_text()


def _uploads(installation: Installation) -> list[jobs.Job]:
    with installation.store.reading() as db:
        return [each for each in jobs.recent(db) if each.kind == filing.KIND]


def _wait_for(reached: Callable[[], bool]) -> None:
    end = time.monotonic() + 120
    while not reached():
        assert time.monotonic() < end, "it took more than two minutes"
        time.sleep(0.02)


def test_a_server_killed_amid_an_upload_goes_on_with_it_and_loses_nothing(
    serve: Serve, installation: Installation, cast: Cast
) -> None:
    paths = sorted((bundled("corpus") / "documents").glob("*.*"))
    files = [{"sha256": installation.store.files.put(path.read_bytes()), "name": path.name} for path in paths]
    serving = serve()
    with installation.store.writing() as db:
        jobs.queue(
            db,
            kind=filing.KIND,
            title="An upload",
            payload={"files": files, "given": {}},
            total=len(files),
            by=cast.amina,
            at=MORNING,
        )
    _wait_for(lambda: _uploads(installation)[0].done >= 2)
    serving.process.kill()
    serving.process.wait()
    kept = _uploads(installation)[0]
    assert 2 <= kept.done < len(files)
    serve()
    _wait_for(lambda: _uploads(installation)[0].state is JobState.DONE)
    after = _uploads(installation)[0]
    assert after.outcome[: kept.done] == kept.outcome
    assert [outcome["file"] for outcome in after.outcome] == [path.name for path in paths]
    assert {outcome["status"] for outcome in after.outcome} <= {"added", "unchanged"}
    with installation.store.reading() as db:
        assert db.execute("select count(*) from document").fetchone()[0] == len(files)
        assert finding.verify(db, installation.engine).ok


def test_a_port_that_is_taken_is_said_in_one_line(serve: Serve, installation: Installation) -> None:
    serving = serve()
    home = ("--home", str(installation.settings.home))
    for command in (("serve",), ("demo",)):
        second = subprocess.run(
            [sys.executable, "-m", "workbench", *home, *command, "--port", str(serving.port)],
            env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (second.returncode, second.stdout) == (1, "")
        assert second.stderr.startswith(f"Port {serving.port} of 127.0.0.1 is taken")
        assert len(second.stderr.splitlines()) == 1


def test_a_database_that_goes_bad_while_it_serves_is_answered_and_not_kept_silent(
    serve: Serve, installation: Installation
) -> None:
    serving = serve()
    cookie = (_sign_in(serving).getheader("Set-Cookie") or "").split(";")[0]
    for path in installation.settings.home.glob("workbench.db*"):
        path.write_bytes(b"no database" * 1000)
    answer, said = serving.ask("GET", "/", headers={"Cookie": cookie})
    assert answer.status == 503
    assert answer.getheader("Content-Security-Policy")
    assert "administrator" in said
    assert "Traceback" not in said


def test_the_log_holds_no_word_of_what_was_written(serve: Serve) -> None:
    serving = serve()
    _sign_in(serving, password="a canary sings in the form")
    serving.ask("GET", "/search?q=canary")
    serving.ask("POST", "/sections/canary", form={"text": "the canary sings"})
    assert "canary" not in serving.log.read_text()
