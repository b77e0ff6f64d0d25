"""Many files in one call: killed and called again, stopped by Ctrl+C, and in memory that does not grow."""

import json
import re
import signal
import threading
import time
from pathlib import Path
from random import Random

import pytest

from tests.builders.word import docx
from tests.killing import documents, run, run_killed, start, until
from workbench.store import Store

THEMES = ("water", "schools", "courts", "prisons", "health", "housing", "work", "elections", "police", "language")


def write_files(folder: Path, count: int, paragraphs: int = 40) -> Path:
    """So many Word files of a fictional State, each with paragraphs of its own; every tenth is broken."""
    folder.mkdir()
    for number in range(count):
        texts = [
            f"{place}. The State party should adopt law {number} on {THEMES[place % 10]} and report on it."
            for place in range(1, paragraphs + 1)
        ]
        data = docx(f"# Report {number} of Arcadia", *texts)
        (folder / f"report-{number:04}.docx").write_bytes(data if number % 10 != 7 else data[:900])
    return folder


def visible(home: Path) -> dict[str, int]:
    """The paragraphs of each document that a reader sees at this moment."""
    if not (home / "workbench.db").is_file():
        return {}
    with Store(home).reading() as db:
        rows = db.query(
            "select file_name, (select count(*) from paragraph where document_id = document.id) as paragraphs "
            "from document"
        )
        return {row["file_name"]: row["paragraphs"] for row in rows}


@pytest.mark.proof
def test_a_call_that_is_killed_and_made_again_leads_to_the_same_library(tmp_path: Path, full_count: bool) -> None:
    files = str(write_files(tmp_path / "files", 24))
    in_one_go, killed = tmp_path / "in-one-go", tmp_path / "killed"
    for home in (in_one_go, killed):
        assert run(home, "init")[0] == 0
    assert run(in_one_go, "corpus", "add", files)[0] == 1  # the broken ones were refused
    whole = visible(in_one_go)
    random = Random(3)
    for at in sorted(random.sample(range(14), 10 if full_count else 2)):  # of 22: it is not yet through
        assert run_killed(killed, "corpus", "add", files, at=at, later=random.uniform(0, 0.05))
        assert visible(killed).items() <= whole.items()  # nothing half-read is ever visible
    assert run(killed, "corpus", "add", files)[0] == 1
    assert list(documents(Store(killed))) == list(documents(Store(in_one_go)))
    for home in (in_one_go, killed):
        assert run(home, "index", "verify")[0] == 0


def test_a_call_that_is_stopped_says_what_was_done_and_keeps_it(tmp_path: Path) -> None:
    files = str(write_files(tmp_path / "files", 60))
    home = tmp_path / "home"
    assert run(home, "init")[0] == 0
    process = start(home, "corpus", "add", files)
    until(lambda: len(visible(home)) >= 3)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert re.search(r"Stopped after \d+ of 60 files\. What was read stays in the library, whole; call", err.decode())
    assert "Traceback" not in err.decode()
    assert out.decode().count("added") == len(visible(home)) >= 3
    assert run(home, "index", "verify")[0] == 0


def test_a_refused_file_does_not_stop_the_others(tmp_path: Path) -> None:
    files = str(write_files(tmp_path / "files", 20, paragraphs=3))
    home = tmp_path / "home"
    assert run(home, "init")[0] == 0
    status, out, err = run(home, "corpus", "add", files, "--json")
    assert status == 1
    assert [each["status"] for each in json.loads(out)].count("refused") == 2
    assert err.count("report-0007.docx") == 1
    assert len(visible(home)) == 18


@pytest.mark.proof
def test_the_memory_of_a_call_does_not_grow_with_its_files(tmp_path: Path, full_count: bool) -> None:
    count = 300 if full_count else 80
    files = str(write_files(tmp_path / "files", count))
    home = tmp_path / "home"
    assert run(home, "init")[0] == 0
    process = start(home, "corpus", "add", files)
    ended = threading.Thread(target=process.communicate)
    ended.start()
    early, late = 0, 0
    while process.poll() is None:
        now, done = resident(process.pid), len(visible(home))
        if done <= 40:
            early = max(early, now)
        late = max(late, now)
        time.sleep(0.1)
    ended.join()
    assert len(visible(home)) == count * 0.9
    assert early > 20
    assert late - early < 20  # MiB


def resident(process: int) -> float:
    """MiB that the process holds in memory."""
    try:
        found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{process}/status").read_text())
    except OSError:
        return 0
    return int(found.group(1)) / 1024 if found else 0
