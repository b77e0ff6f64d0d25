"""LibreOffice under test: one process with a profile of its own, told by a script what a reviewer would do."""

import json
import os
import shutil
import signal
import subprocess
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

DRIVER = Path(__file__).parent / "driver.py"
DECIDING = Path(__file__).parent / "deciding.py"
SYSTEM_PYTHON = Path("/usr/bin/python3")
PATIENCE = 180  # seconds for one document


@dataclass(frozen=True)
class Remark:
    """A comment to be made on characters `start:end` of a paragraph as it was sent."""

    uid: str
    start: int
    end: int
    quote: str
    text: str
    author: str = "Chidi"


@dataclass(frozen=True)
class Edit:
    """A change to be made: kind insert, replace, split (at `start`), merge (with the next), delete."""

    uid: str
    kind: str
    start: int = 0
    end: int = 0
    quote: str = ""
    text: str = ""


@dataclass(frozen=True)
class Office:
    """A running LibreOffice."""

    pipe: str
    folder: Path

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
        source, target, plan = (self.folder / f"{uuid.uuid4().hex}.{kind}" for kind in ("docx", "docx", "json"))
        source.write_bytes(data)
        plan.write_text(
            json.dumps(
                {
                    "source": source.as_uri(),
                    "target": target.as_uri(),
                    "recording": recording,
                    "edits_first": edits_first,
                    "comments": [asdict(remark) for remark in remarks],
                    "edits": [asdict(edit) for edit in edits],
                }
            )
        )
        done = subprocess.run(
            [SYSTEM_PYTHON, DRIVER, self.pipe, plan], capture_output=True, text=True, timeout=PATIENCE, check=False
        )
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout) == [], done.stdout
        return target.read_bytes()

    def decided(self, files: Sequence[tuple[bytes, str]]) -> list[bytes]:
        """Each file as it comes back once all its changes are accepted, rejected or kept as they are."""
        jobs = []
        for data, decision in files:
            source, target = (self.folder / f"{uuid.uuid4().hex}.docx" for _ in range(2))
            source.write_bytes(data)
            jobs.append({"source": source.as_uri(), "target": target.as_uri(), "decision": decision})
        plan = self.folder / f"{uuid.uuid4().hex}.json"
        plan.write_text(json.dumps(jobs))
        done = subprocess.run(
            [SYSTEM_PYTHON, DECIDING, self.pipe, plan],
            capture_output=True,
            text=True,
            timeout=PATIENCE + 10 * len(jobs),
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return [Path(job["target"].removeprefix("file://")).read_bytes() for job in jobs]


def missing() -> str:
    """What of LibreOffice is not here; "" if all is."""
    if shutil.which("soffice") is None:
        return "LibreOffice is not installed (Debian: libreoffice-writer)"
    if not SYSTEM_PYTHON.exists():
        return f"{SYSTEM_PYTHON} is not installed"
    found = subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], capture_output=True, check=False)
    return "" if found.returncode == 0 else "Python's bridge to LibreOffice is not installed (Debian: python3-uno)"


@contextmanager
def running(folder: Path) -> Iterator[Office]:
    """LibreOffice with a new profile in `folder`, stopped at the end with all that it started."""
    pipe = f"workbench{uuid.uuid4().hex}"
    process = subprocess.Popen(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--nologo",
            f"--accept=pipe,name={pipe};urp;",
        ],
        env={**os.environ, "HOME": str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield Office(pipe, folder)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
