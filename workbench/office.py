"""The one door to LibreOffice: a file in one format becomes the same in another, whoever wrote it.

The program runs as a child with a profile of its own in which macros, links and updates are off, without a network
where the machine allows that, for a limited time and in limited memory, and never two at once. The whole group of its
processes is dead when `convert` returns. LibreOffice maps far more memory than it uses, so that a limit on its address
space does not suit it: the parent looks at what the group really holds.
"""

import contextlib
import functools
import os
import resource
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from workbench.errors import N_, Conflict, Invalid, WorkbenchError

SECONDS: Final = 180  # a report of 21,200 words takes about ten
WAIT: Final = 120  # for the one before
MEMORY_MIB: Final = 1024  # a report takes 300 MiB
WRITTEN_MIB: Final = 512
_LOOK: Final = 0.1  # seconds between two looks at the child
_MEBIBYTE: Final = 1024 * 1024

_turn = threading.Lock()  # LibreOffice takes a processor and 300 MB: one at a time is enough for an office

# What `to` means to LibreOffice, by the family of the original.
_FILTERS: Final = {
    "pdf": 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}',
    "docx": "docx:MS Word 2007 XML",
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
}
# (group, property, value): nothing in the document runs, nothing that it points to is opened, here or on a network.
_SETTINGS: Final = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "0"),  # 0 never, 1 on request, 2 always
    ("Calc/Content/Update", "Link", "1"),  # 0 always, 1 never, 2 on request
)


class OfficeMissing(Invalid):
    message = N_(
        "This needs LibreOffice, which is not installed on the machine that runs the workbench. Nothing is lost: "
        "ask the administrator to install libreoffice-writer, or save the document as .docx."
    )


class OfficeFailed(WorkbenchError):
    message = N_(
        "LibreOffice could not convert the document (%(reason)s). Nothing is lost: open it in the program that "
        "wrote it, save it as .docx and use that."
    )


class OfficeBusy(Conflict):
    message = N_("LibreOffice is converting another document. Nothing is lost: try again in a few minutes.")


def office() -> str | None:
    """The LibreOffice program, None where there is none."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def require_office() -> str:
    """As `office`. Raises OfficeMissing."""
    found = office()
    if found is None:
        raise OfficeMissing
    return found


def convert(
    data: bytes, *, suffix: str = ".docx", to: str = "pdf", seconds: float = SECONDS, memory_mib: int = MEMORY_MIB
) -> bytes:
    """A document (`suffix` says what it is: `.doc`, `.rtf`, `.odt`, …) as pdf, docx or xlsx.

    Raises OfficeMissing, OfficeBusy, OfficeFailed. The caller has looked that the bytes are what the suffix says.
    """
    program = require_office()
    if not _turn.acquire(timeout=WAIT):
        raise OfficeBusy
    try:
        # ignore_cleanup_errors: a child that was killed may still be writing into its profile
        with tempfile.TemporaryDirectory(prefix="workbench-office-", ignore_cleanup_errors=True) as folder:
            source = Path(folder) / f"document{suffix}"
            source.write_bytes(data)
            return _converted(program, source, to, _Limits(seconds, memory_mib))
    finally:
        _turn.release()


class _Limits:
    def __init__(self, seconds: float, memory_mib: int) -> None:
        self.seconds = seconds
        self.memory_mib = memory_mib


def _converted(program: str, source: Path, to: str, limits: _Limits) -> bytes:
    folder = source.parent
    out = folder / "out"
    out.mkdir()
    profile = _profile(folder)
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck"]
    command += ["--convert-to", _FILTERS[to], "--outdir", str(out), str(source)]
    _run([*_without_network(), *command], folder, limits)
    made = out / f"{source.stem}.{to}"
    if not made.is_file():
        raise OfficeFailed(reason="it ended without a file: the document is damaged, or protected with a password")
    return made.read_bytes()


def _profile(folder: Path) -> Path:
    """A profile for this one call, with what a stranger's document may not do switched off."""
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{group}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for group, name, value in _SETTINGS
    )
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>\n",
        "utf-8",
    )
    return profile


@functools.cache
def _without_network() -> tuple[str, ...]:
    """What a command begins with to run without a network; nothing where the machine does not allow that."""
    program = shutil.which("unshare")
    if program is None:
        return ()
    prefix = (program, "--user", "--map-current-user", "--net")
    try:
        tried = subprocess.run([*prefix, "true"], capture_output=True, timeout=10)  # noqa: S603  # arguments are ours
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return prefix if tried.returncode == 0 else ()


def _run(command: list[str], folder: Path, limits: _Limits) -> None:
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    child = subprocess.Popen(  # noqa: S603  # the program was found on the machine's own path, its arguments are ours
        command,
        cwd=folder,
        env={**kept, "HOME": str(folder), "TMPDIR": str(folder)},  # no secret of the installation reaches it
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # soffice is a script that starts the real program: both must be stopped
    )
    try:
        _limit_written(child.pid)
        _watch(child, limits)
    finally:
        _stop(child)
    if child.returncode:
        raise OfficeFailed(reason=f"it ended with status {child.returncode}")


def _limit_written(process: int) -> None:
    """A document cannot fill the disk: what the child and those it starts may write into one file."""
    written = WRITTEN_MIB * _MEBIBYTE
    with contextlib.suppress(AttributeError, OSError):  # only Linux can set it for another process
        resource.prlimit(process, resource.RLIMIT_FSIZE, (written, written))
        resource.prlimit(process, resource.RLIMIT_CORE, (0, 0))


def _watch(child: subprocess.Popen[bytes], limits: _Limits) -> None:
    """Wait for the end. Raises OfficeFailed where time or memory run out."""
    end = time.monotonic() + limits.seconds
    while True:
        try:
            child.wait(timeout=min(_LOOK, limits.seconds))
            return
        except subprocess.TimeoutExpired:
            if time.monotonic() >= end:
                raise OfficeFailed(reason=f"it took longer than {limits.seconds:g} seconds") from None
            if sum(_held(child.pid)) > limits.memory_mib * _MEBIBYTE:
                raise OfficeFailed(reason=f"it needs more than {limits.memory_mib} MiB of memory") from None


def _held(group: int) -> Iterator[int]:
    """Bytes in memory of each process of a group; nothing on a system that does not tell."""
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, ValueError, IndexError):  # it ended meanwhile
            # The name in brackets may hold anything; behind it: state, parent, group, …, the 22nd is the pages held.
            fields = entry.read_text("utf-8", "replace").rpartition(")")[2].split()
            if int(fields[2]) == group:
                yield int(fields[21]) * resource.getpagesize()


def _stop(child: subprocess.Popen[bytes]) -> None:
    """End the child and all that it started."""
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
    elif child.poll() is None:
        child.kill()
    child.wait()
