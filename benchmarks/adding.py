"""How fast a folder of documents is added as an office does it, in how much memory; a warm reader against a cold one.

`corpus add` of all documents in one call: files a second, the largest memory of the call and of any reader, and the
memory of the call after a third and after all of the files. One small file read by a host that waits ready, and by one
that is started for it.
"""

import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.reading import DATA
from workbench.corpus.reading import LIMITS
from workbench.limited.hosts import Hosts

_READ = "workbench.corpus.parsing.reading:read"
_CHECKOUT = Path(__file__).parent.parent
_RUNS = 10


def held(process: int, what: str) -> int:
    """MiB: `VmRSS` at this moment, `VmHWM` at most so far; 0 where the process has ended."""
    try:
        found = re.search(rf"{what}:\s+(\d+)", Path(f"/proc/{process}/status").read_text())
    except OSError:
        return 0
    return int(found.group(1)) // 1024 if found else 0


def descendants(process: int) -> Iterator[int]:
    """The processes that a process started, and theirs."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return
    for child in map(int, children):
        yield child
        yield from descendants(child)


def add_all() -> None:
    """Print one line on `corpus add` of all documents."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "workbench", "--home", str(Path(folder) / "home")]
        subprocess.run([*command, "init"], cwd=_CHECKOUT, check=True, stdout=subprocess.DEVNULL)
        began = time.perf_counter()
        added = subprocess.Popen(
            [*command, "corpus", "add", str(DATA)],
            cwd=_CHECKOUT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        memory, readers = [], 0
        while added.poll() is None:
            memory.append(held(added.pid, "VmRSS"))
            readers = max([readers, *(held(child, "VmHWM") for child in descendants(added.pid))])
            time.sleep(0.05)
        seconds = time.perf_counter() - began
    files = sum(path.is_file() for path in DATA.rglob("*"))
    print(
        f"corpus add  {files} files in {seconds:.1f} s, {files / seconds:.1f} a second; "
        f"memory {memory[len(memory) // 3]} MiB after a third, {memory[-2]} at the end, {max(memory)} at most; "
        f"readers {readers} MiB at most"
    )


def warm_and_cold() -> None:
    """Print one line on the milliseconds of a small file, the better half of the runs."""
    small = min(
        (path for path in DATA.rglob("*.docx") if path.stat().st_size > 20_000), key=lambda path: path.stat().st_size
    )
    call = ((small.read_bytes(), small.name), {}, LIMITS)
    hosts = Hosts()
    times: dict[str, list[float]] = {"warm": [], "cold": []}
    hosts.call(_READ, *call)
    for _ in range(_RUNS):
        for name, found in times.items():
            if name == "cold":
                hosts.close()
            start = time.perf_counter()
            hosts.call(_READ, *call)
            found.append(time.perf_counter() - start)
    hosts.close()
    warm, cold = (1000 * sorted(found)[_RUNS // 2] for found in times.values())
    print(f"one file    {warm:.0f} ms by a host that waits, {cold:.0f} ms by one started for it")


def main() -> int:
    """Print both lines."""
    if not DATA.is_dir():
        print(f"The documents to measure with are not there ({DATA}). Nothing was measured.")
        return 0
    warm_and_cold()
    add_all()
    return 0


if __name__ == "__main__":
    sys.exit(main())
