"""Fixtures every test may ask for."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from flask import Flask
from hypothesis import HealthCheck, settings
from jinja2 import FileSystemBytecodeCache

from tests.applications import is_over
from tests.cast import Cast, a_cast
from workbench.installation import Installation, create, open_installation
from workbench.people import passwords
from workbench.settings import Settings

CHECKOUT = Path(__file__).parent.parent
SHARED_DATA = CHECKOUT.parent / "shared" / "data"


PROOF = os.environ.get("WORKBENCH_PROOF") == "1"
DAY, MINUTE = 86_400, 60  # seconds


def pytest_configure() -> None:
    """Pages show hours by the clock of the machine: in tests that is UTC, wherever they run.

    `make test` draws the same examples each time, so that nobody's change fails by the chance of another; those of
    `make proof` are new each time. However busy the machine, no example is refused for the time that it took.
    """
    os.environ["TZ"] = "UTC"
    time.tzset()
    settings.register_profile(
        "office", derandomize=not PROOF, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )
    settings.load_profile("office")


def pytest_runtest_setup() -> None:
    """No test begins in the last minute of a day: what it calls today or tomorrow would be another day to the page."""
    left = DAY - time.time() % DAY
    if left < MINUTE:
        time.sleep(left)


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> None:
    """The same Argon2id with little memory and one pass: a cast of seven would take a second otherwise."""
    passwords._hasher = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)


@pytest.fixture(scope="session", autouse=True)
def templates_compiled_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What Jinja made of a template serves all applications of the run; compiling takes longer than most pages do."""
    cache = FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))
    Flask.jinja_options = {**Flask.jinja_options, "bytecode_cache": cache}


KEY = "for tests alone, never for an office"


@pytest.fixture(scope="session")
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home made once: making one takes longer than most tests do, copying it next to nothing."""
    home = tmp_path_factory.mktemp("made-once") / "home"
    create(Settings(home=home, secret_key=KEY))
    return home


@pytest.fixture
def installation(tmp_path: Path, empty_home: Path) -> Iterator[Installation]:
    """A new, empty home, opened."""
    shutil.copytree(empty_home, tmp_path / "home")
    opened = open_installation(Settings(home=tmp_path / "home", secret_key=KEY))
    yield opened
    is_over(opened)


@pytest.fixture
def cast(installation: Installation) -> Cast:
    """The installation peopled with Amina, Bruno, Chidi, Dana and the others of `tests.cast`."""
    return a_cast(installation)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The real documents beside the checkout; the test says so and is left out where they are absent."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"the real documents are not at {SHARED_DATA.name}/ beside the checkout")
    return SHARED_DATA


@pytest.fixture(scope="session")
def full_count() -> bool:
    """Whether heavy checks run in full (make proof) or by a seeded sample (make test)."""
    return PROOF


Figure = Callable[[str, object], None]


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Figure:
    """Says what was measured for the table of `make word-roundtrip`; the mark names the row.

    @pytest.mark.word_roundtrip("A3")
    def test_…(figure): figure("exact, LibreOffice 7.4", "120/120")
    """
    check = request.node.get_closest_marker("word_roundtrip").args[0]

    def say(what: str, seen: object) -> None:
        request.node.user_properties.append(("figure", f"{check} | {what} | {seen}"))

    return say


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A row of that table is named in pytest's report even where its test fails or is left out before it measures."""
    for item in items:
        for mark in item.iter_markers("word_roundtrip"):
            item.user_properties.append(("check", mark.args[0]))
