"""All real documents added in one call, killed at random moments and called again: the same library as in one go."""

import sys
import time
from pathlib import Path
from random import Random

import pytest

from tests.killing import documents, run, run_killed
from workbench.store import Store

pytestmark = [pytest.mark.real, pytest.mark.proof]

SAMPLE = ("spanish", "hostile")  # folders in make test
KILLS = 10


def content(home: Path) -> dict[tuple[object, object], object]:
    """Each document by its file and part."""
    return {(document[0], document[1]): document[2:] for document in documents(Store(home))}


def without_warnings(document: object) -> object:
    """Which of two files with one symbol is told of the other depends on what stood there first."""
    assert isinstance(document, tuple)
    return (*document[:8], *document[9:])


def test_ten_kills_lead_to_the_same_library(
    tmp_path: Path, shared_data: Path, full_count: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    folders = [shared_data] if full_count else [shared_data / name for name in SAMPLE]
    files = [str(folder) for folder in folders]
    in_one_go, killed = tmp_path / "in-one-go", tmp_path / "killed"
    for home in (in_one_go, killed):
        assert run(home, "init")[0] == 0
    began = time.monotonic()
    assert run(in_one_go, "corpus", "add", *files)[0] == 1
    seconds = time.monotonic() - began
    whole = content(in_one_go)
    random = Random(31)
    done: list[int] = []
    for at in sorted(random.sample(range(len(whole) * 3 // 4), KILLS if full_count else 2)):
        assert run_killed(killed, "corpus", "add", *files, at=at, later=random.uniform(0, 0.3))
        seen = content(killed)
        done.append(len(seen))
        for key, document in seen.items():
            assert without_warnings(document) == without_warnings(whole[key])
    assert run(killed, "corpus", "add", *files)[0] == 1
    assert content(killed) == whole
    for home in (in_one_go, killed):
        status, out, err = run(home, "index", "verify")
        assert status == 0, out + err
    with capsys.disabled():
        sys.stdout.write(f"\n{len(whole)} documents in {seconds:.0f} s; killed when there were {done}\n")
