"""A demonstration home served to a headless Chromium, and the people who sit in front of it."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.applications import is_over
from tests.browser.visitor import Visitor
from tests.builders.lived_rounds import Lived, lived_rounds
from tests.serving import running_server
from workbench import demonstration
from workbench.installation import Installation, create, open_installation
from workbench.settings import Settings
from workbench.worker import Worker

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
expect.set_options(timeout=20_000)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@dataclass(frozen=True)
class Served:
    """A running server over a home of its own."""

    address: str
    installation: Installation


@pytest.fixture(scope="session")
def filled_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration, filled once; each journey takes a copy of it."""
    home = tmp_path_factory.mktemp("demonstration") / "home"
    settings = Settings(home=home, secret_key="for tests alone, never for an office", demonstration=True)
    demonstration.fill(create(settings), datetime.now(UTC))
    return home


@contextmanager
def serving(home: Path) -> Iterator[Served]:
    """The home behind a server of its own, with the worker for long tasks behind it."""
    settings = Settings(
        home=home,
        secret_key="for tests alone, never for an office",
        mechanism_name="National Mechanism of Arcadia",
        demonstration=True,
        pseudo_language=True,
    )
    installation = open_installation(settings)
    worker = Worker(installation, clock=lambda: datetime.now(UTC))
    working = threading.Thread(target=worker.run, daemon=True)
    working.start()
    try:
        with running_server(installation) as port:
            yield Served(f"http://127.0.0.1:{port}", installation)
    finally:
        worker.stop()
        working.join(timeout=10)
        is_over(installation)


@contextmanager
def serving_lived(filled_home: Path, home: Path, *, published: bool = True) -> Iterator[tuple[Served, Lived]]:
    """A copy of the demonstration whose rounds have lived for weeks, served from `home`."""
    shutil.copytree(filled_home, home)
    with serving(home) as running:
        rounds = lived_rounds(running.installation, datetime.now(UTC), published=published)
        running.installation.sync()
        yield running, rounds


@pytest.fixture
def served(filled_home: Path, tmp_path: Path) -> Iterator[Served]:
    """The demonstration served from a copy: what a journey writes stays in it."""
    shutil.copytree(filled_home, tmp_path / "home")
    with serving(tmp_path / "home") as running:
        yield running


@pytest.fixture(scope="session")
def served_to_readers(filled_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for all tests that only look."""
    home = tmp_path_factory.mktemp("readers") / "home"
    shutil.copytree(filled_home, home)
    with serving(home) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window; the journeys are left out, and say so, where it is not installed."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield started
        started.close()


Opens = Callable[..., Visitor]


@contextmanager
def opening(served: Served, browser: Browser) -> Iterator[Opens]:
    visitors: list[Visitor] = []

    def open_for(name: str, *, javascript: bool = True, mirrored: bool = False) -> Visitor:
        context = browser.new_context(
            base_url=served.address,
            viewport={"width": 1280, "height": 900},
            java_script_enabled=javascript,
            locale="en-GB",
            accept_downloads=True,
        )
        context.set_default_timeout(30_000)  # a machine with two cores may be busy
        visitor = Visitor(context, javascript=javascript, shots=os.environ.get("WORKBENCH_SHOTS", ""))
        visitors.append(visitor)
        if javascript:
            visitor.is_signed_in(served.installation, name, served.address)
        else:
            visitor.signs_in(name)
        visitor.takes_the_language("en_AE" if mirrored else "en")
        return visitor

    try:
        yield open_for
        assert [complaint for visitor in visitors for complaint in visitor.complaints] == []
    finally:
        for visitor in visitors:
            visitor.context.close()


@pytest.fixture
def opens(served: Served, browser: Browser) -> Iterator[Opens]:
    """`opens("amina")` is Amina at a browser of her own, signed in; what her console refused fails the test."""
    with opening(served, browser) as open_for:
        yield open_for


@pytest.fixture
def opens_to_look(served_to_readers: Served, browser: Browser) -> Iterator[Opens]:
    """The same for tests that change nothing: they share one server."""
    with opening(served_to_readers, browser) as open_for:
        yield open_for
