"""LibreOffice under test: one process with a profile of its own, told by a script what a reviewer would do."""

import json
import os
import re
import shutil
import signal
import subprocess
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

DRIVER = Path(__file__).parent / "driver.py"
DECIDING = Path(__file__).parent / "deciding.py"
SYSTEM_PYTHON = Path("/usr/bin/python3")
BACKPORTS = Path(__file__).parent.parent.parent / "build" / "libreoffice-backports"  # put there by tests/backports.sh
PATIENCE = 420  # seconds for one document; 120 comments and 212 edits take 70 where nothing else runs
MADE_PROFILE = 81  # how soffice.bin ends that made a new profile; the script around it then starts it again
MAKING = 20  # seconds that this may take
TRIES = 2  # times that a LibreOffice which hangs or dies is started anew; what it gives back is never asked for twice


@dataclass(frozen=True)
class Program:
    """A LibreOffice of this machine: the command that starts it, and what it and Python's bridge to it need."""

    version: str
    command: str
    environment: Mapping[str, str]


def of_the_system() -> Program:
    """The LibreOffice that is installed."""
    return Program(_said(["soffice", "--version"], {}), "soffice", {})


def of_backports(folder: Path | None = None) -> Program | None:
    """The newer LibreOffice that was unpacked beside it; None where it was not."""
    folder = folder or Path(os.environ.get("WORKBENCH_OFFICE_BACKPORTS", BACKPORTS))
    if not (folder / ".ready").is_file():
        return None
    program = folder / "usr" / "lib" / "libreoffice" / "program"
    libraries = ":".join(map(str, (program, *(folder / "usr" / "lib").glob("*-linux-gnu*"))))
    bridge = f"{folder / 'usr' / 'lib' / 'python3' / 'dist-packages'}:{program}"
    return Program(
        (folder / ".ready").read_text().strip(),
        str(program / "soffice"),
        {"LD_LIBRARY_PATH": libraries, "PYTHONPATH": bridge},
    )


def _said(command: Sequence[str], environment: Mapping[str, str]) -> str:
    """Its version as people say it: 7.4."""
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=60, check=False, env={**os.environ, **environment}
    )
    found = re.search(r"(\d+\.\d+)", done.stdout)
    return found[1] if found else "unknown"


@dataclass(frozen=True)
class Remark:
    """A comment to be made on characters `start:end` of a paragraph as it was sent; of a cell (`B2`) of a table."""

    uid: str
    start: int
    end: int
    quote: str
    text: str
    author: str = "Chidi"
    cell: str = ""
    resolved: bool = False


@dataclass(frozen=True)
class Edit:
    """A change to be made: insert, replace, split (at `start`), merge (with the next), delete, move (before `to`)."""

    uid: str
    kind: str
    start: int = 0
    end: int = 0
    quote: str = ""
    text: str = ""
    to: str = ""


class Office:
    """A running LibreOffice with a profile of its own; started anew where it hangs or dies."""

    def __init__(self, program: Program, folder: Path) -> None:
        self.program = program
        self.folder = folder
        self.pipe = ""
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, or start it anew with a new profile."""
        self.stop()
        self.pipe = f"workbench{uuid.uuid4().hex}"
        self._process = self._launched()
        if self.program.command.endswith(".bin"):
            with suppress(subprocess.TimeoutExpired):
                if self._process.wait(MAKING) == MADE_PROFILE:
                    self._process = self._launched()

    def _launched(self) -> subprocess.Popen[bytes]:
        profile = self.folder / f"profile-{self.pipe}"
        return subprocess.Popen(
            [
                self.program.command,
                f"-env:UserInstallation={profile.as_uri()}",
                "--headless",
                "--norestore",
                "--nologo",
                f"--accept=pipe,name={self.pipe};urp;",
            ],
            env={**os.environ, **self.program.environment, "HOME": str(self.folder)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def stop(self) -> None:
        """Stop it with all that it started."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def told(self, script: Path, plan: object, *, patience: float = PATIENCE) -> Any:
        """What a script says that runs under Debian's Python and drives this LibreOffice by the plan.

        A LibreOffice that hangs or dies under load is started anew; a document it gave back is never made twice.
        """
        file = self.folder / f"{uuid.uuid4().hex}.json"
        file.write_text(json.dumps(plan))
        said = ""
        for _ in range(TRIES):
            with suppress(subprocess.TimeoutExpired):
                done = subprocess.run(
                    [SYSTEM_PYTHON, script, self.pipe, file],
                    capture_output=True,
                    text=True,
                    timeout=patience,
                    check=False,
                    env={**os.environ, **self.program.environment},
                )
                if done.returncode == 0:
                    return json.loads(done.stdout or "null")
                said = done.stderr
            self.start()
        raise AssertionError(f"LibreOffice {self.program.version} did not do it: {said or 'no answer in time'}")

    def returned(
        self,
        data: bytes,
        remarks: Sequence[Remark] = (),
        edits: Sequence[Edit] = (),
        *,
        recording: bool | None = None,
        edits_first: bool = False,
    ) -> bytes:
        """The file as it comes back; recording: track the edits, do not, or (None) as the file itself says."""
        source, target = self.files(data)
        plan = {
            "source": source.as_uri(),
            "target": target.as_uri(),
            "recording": recording,
            "edits_first": edits_first,
            "comments": [asdict(remark) for remark in remarks],
            "edits": [asdict(edit) for edit in edits],
        }
        faults = self.told(DRIVER, plan)
        assert faults == [], faults
        return target.read_bytes()

    def decided(self, files: Sequence[tuple[bytes, str]]) -> list[bytes]:
        """Each file as it comes back once all its changes are accepted, rejected or kept as they are."""
        jobs = []
        for data, decision in files:
            source, target = self.files(data)
            jobs.append({"source": source.as_uri(), "target": target.as_uri(), "decision": decision})
        self.told(DECIDING, jobs, patience=PATIENCE + 10 * len(jobs))
        return [Path(job["target"].removeprefix("file://")).read_bytes() for job in jobs]

    def files(self, data: bytes) -> tuple[Path, Path]:
        """The file written for LibreOffice to open, and where it is to put what comes of it."""
        source, target = (self.folder / f"{uuid.uuid4().hex}.docx" for _ in range(2))
        source.write_bytes(data)
        return source, target


def missing() -> str:
    """What of LibreOffice is not here; "" if all is."""
    if shutil.which("soffice") is None:
        return "LibreOffice is not installed (Debian: libreoffice-writer)"
    if not SYSTEM_PYTHON.exists():
        return f"{SYSTEM_PYTHON} is not installed"
    found = subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], capture_output=True, check=False)
    return "" if found.returncode == 0 else "Python's bridge to LibreOffice is not installed (Debian: python3-uno)"


@contextmanager
def running(folder: Path, program: Program) -> Iterator[Office]:
    """LibreOffice with a new profile in `folder`, stopped at the end with all that it started."""
    office = Office(program, folder)
    office.start()
    try:
        yield office
    finally:
        office.stop()
