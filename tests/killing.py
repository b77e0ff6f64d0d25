"""`corpus add` as a process that can be killed, and what a library holds, compared by content and not by ids."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from workbench.store import Store

CHECKOUT = Path(__file__).parent.parent
_ID = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{26}\b")

Document = tuple[Any, ...]


def start(home: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """The command line on that home, its output kept in pipes; Ctrl+C reaches it whatever started the tests."""
    return subprocess.Popen(
        [sys.executable, "-m", "workbench", "--home", str(home), *arguments],
        cwd=CHECKOUT,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


def run(home: Path, *arguments: str) -> tuple[int, str, str]:
    """Exit status, standard output and standard error."""
    process = start(home, *arguments)
    out, err = process.communicate(timeout=1800)
    return process.returncode, out.decode(), err.decode()


def run_killed(home: Path, *arguments: str, at: int, later: float) -> bool:
    """Kill the command with -9 so many seconds after there are `at` documents; False where it was through before."""
    process = start(home, *arguments)
    drained = threading.Thread(target=process.communicate)
    drained.start()
    while process.poll() is None and count(home) < at:
        time.sleep(0.02)
    time.sleep(later)
    killed = process.poll() is None
    process.kill()
    drained.join()
    return killed


def count(home: Path) -> int:
    """The documents that a reader sees at this moment."""
    with Store(home).reading() as db:
        return int(db.execute("select count(*) from document").fetchone()[0])


def documents(store: Store) -> Iterator[Document]:
    """Each document with its paragraphs and recommendations, all but ids and times."""
    with store.reading() as db:
        for row in db.query("select * from document order by file_sha256, part"):
            paragraphs = db.query(
                "select number, label, heading, text, full_text, kind, items, footnotes, page, anchor, place, cells "
                "from paragraph where document_id = :id order by position",
                {"id": row["id"]},
            )
            recommendations = db.query(
                "select text from recommendation where document_id = :id order by text", {"id": row["id"]}
            )
            about = (
                "file_sha256",
                "part",
                "file_name",
                "symbol",
                "kind",
                "treaty",
                "state",
                "language",
                "date",
                "title",
            )
            yield (
                *(row[name] for name in about),
                _ID.sub("", row["warnings"]),
                tuple(tuple(paragraph.values()) for paragraph in paragraphs),
                tuple(each["text"] for each in recommendations),
            )


def until(condition: Any, *, within: float = 60) -> None:
    """Wait for it."""
    end = time.monotonic() + within
    while not condition():
        assert time.monotonic() < end, "it did not come about in time"
        time.sleep(0.02)


def is_running(process: int) -> bool:
    """Whether it is; one that ended and waits for its parent to hear of it is not."""
    with suppress(OSError):
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


def is_over(process: int, *, within: float = 30) -> bool:
    """Whether it ends in that time, in seconds."""
    until = time.monotonic() + within
    while is_running(process) and time.monotonic() < until:
        time.sleep(0.02)
    return not is_running(process)
