"""Run one function on a stranger's file in a process of its own that cannot take the machine with it.

A reader of .docx or .pdf may loop, swell or crash on a file made to do so. It therefore runs in a fresh
interpreter with a limit on seconds, on memory, on processor time and on what it may write; the parent waits,
kills the whole process group when time is up, and turns whatever happened into a named refusal.

    document = run_limited("workbench.word.reading:read", data)
    pages = run_limited("workbench.corpus.parsing.pdf:read", data, password="", limits=Limits(seconds=60))

The function is named "module:function". Its arguments and its result are plain values: bytes, text, numbers,
lists, dictionaries, dates, and the records, enumerations and errors of this package. Nothing else is accepted
back: the result of a process that read a hostile file is itself not trusted.
"""

from __future__ import annotations

import importlib
import io
import os
import pickle
import resource
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass, is_dataclass
from datetime import date, datetime, time, timedelta, timezone
from enum import Enum
from pathlib import Path
from typing import IO, Any

from workbench.errors import N_, Invalid, WorkbenchError

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """What one call may use. The defaults are those for a file handed in to a comment round."""

    seconds: float = 20
    memory_mib: int = 512
    result_mib: int = 256


class ReadingStopped(Invalid):
    """The file could not be read within its limits; each kind says which one."""

    message = N_("The file could not be read. Save it again as .docx or .pdf and hand in the new file.")


class TookTooLong(ReadingStopped):
    message = N_(
        "Reading the file took longer than %(seconds)s seconds and was stopped. "
        "Save it again without embedded objects, or in parts, and hand in the new file."
    )


class TookTooMuchMemory(ReadingStopped):
    message = N_(
        "Reading the file needs more than %(memory_mib)s MiB of memory and was stopped. "
        "Save it again without large pictures or embedded objects and hand in the new file."
    )


class ReadingFailed(ReadingStopped):
    message = N_(
        "The file could not be read (%(fault)s). It may be damaged: open it in the program that wrote it, "
        "save it again and hand in the new file."
    )


def run_limited(function: str, *arguments: object, limits: Limits | None = None, **options: object) -> Any:
    """The result of ``function`` ("module:name") called with these values in a limited process.

    Raises what the function raised if that is a WorkbenchError, else a ReadingStopped.
    """
    limits = limits or Limits()
    with (
        tempfile.TemporaryFile() as call,
        tempfile.TemporaryFile() as answer,
        tempfile.TemporaryFile() as noise,
    ):
        pickle.dump((limits, function, arguments, options), call)
        call.seek(0)
        status = _wait(_start(call, answer, noise), limits)
        answer.seek(0)
        noise.seek(0)
        return _result(answer.read(), status, noise.read(), limits)


def _start(call: IO[bytes], answer: IO[bytes], noise: IO[bytes]) -> subprocess.Popen[bytes]:
    paths = [str(Path(__file__).parent.parent), *(path or str(Path.cwd()) for path in sys.path)]
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "workbench.limited"],
        stdin=call,
        stdout=answer,
        stderr=noise,
        cwd="/",
        # No secret of the installation reaches the process, and no library starts a thread for each core.
        env={"PYTHONPATH": os.pathsep.join(paths), "LC_ALL": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1"},
        start_new_session=True,
    )


def _wait(process: subprocess.Popen[bytes], limits: Limits) -> int:
    """The exit status; the process group is dead when this returns, whatever happened."""
    try:
        return process.wait(timeout=limits.seconds)
    except subprocess.TimeoutExpired:
        return -signal.SIGALRM
    finally:
        _kill_group(process)


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError, PermissionError):  # it ended by itself and left nobody behind
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _result(answer: bytes, status: int, noise: bytes, limits: Limits) -> Any:
    if status in (-signal.SIGALRM, -signal.SIGXCPU, -signal.SIGKILL):
        raise TookTooLong(seconds=f"{limits.seconds:g}")
    if status == -signal.SIGXFSZ:
        raise ReadingFailed(fault="it unfolds to far more text than its size")
    if status != 0:
        if b"MemoryError" in noise or b"bad_alloc" in noise:
            raise TookTooMuchMemory(memory_mib=limits.memory_mib)
        raise ReadingFailed(fault=f"the reader ended with status {status}{_last_words(noise)}")
    try:
        outcome, value = _PlainValues(io.BytesIO(answer)).load()
    except Exception as error:
        raise ReadingFailed(fault="the reader gave no usable answer") from error
    return _outcome(outcome, value, limits)


def _last_words(noise: bytes) -> str:
    """The last line of what the reader complained of: `: ModuleNotFoundError: No module named 'lxml'`."""
    lines = noise.decode(errors="replace").split("\n")
    last = next((line.strip() for line in reversed(lines) if line.strip()), "")
    return f": {last[:200]}" if last else ""


def _outcome(outcome: str, value: Any, limits: Limits) -> Any:
    if outcome == "result":
        return value
    if outcome == "refused":
        kind, values = value
        raise kind(**values)
    if outcome == "memory":
        raise TookTooMuchMemory(memory_mib=limits.memory_mib)
    raise ReadingFailed(fault=str(value))


_PLAIN_TYPES: dict[tuple[str, str], type] = {
    (kind.__module__, kind.__name__): kind
    for kind in (set, frozenset, bytearray, date, datetime, time, timedelta, timezone)
}


class _PlainValues(pickle.Unpickler):
    """Reads values and this package's own records; a name that could do something is refused."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _PLAIN_TYPES:
            return _PLAIN_TYPES[module, name]
        if module.startswith("workbench.") and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module and _is_record(found):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is not a plain value")


def _is_record(kind: type) -> bool:
    return is_dataclass(kind) or issubclass(kind, (Enum, WorkbenchError))


# What follows runs in the limited process.


class _Answer(pickle.Pickler):
    """Writes an enumeration's member as its class and value, which `_PlainValues` takes.

    Python 3.11.0 to 3.11.3 (Debian 12 has 3.11.2) write it as a call of `getattr`, later ones as here.
    """

    def reducer_override(self, value: Any) -> Any:
        return (type(value), (value.value,)) if isinstance(value, Enum) else NotImplemented


def _set_limits(limits: Limits) -> None:
    memory = limits.memory_mib * MEBIBYTE
    written = limits.result_mib * MEBIBYTE
    seconds = max(1, round(limits.seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (written, written))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    signal.alarm(seconds + 1)  # also when the parent has died meanwhile


def _call(function: str, arguments: tuple[object, ...], options: dict[str, object]) -> tuple[str, object]:
    module, _, name = function.partition(":")
    try:
        return "result", getattr(importlib.import_module(module), name)(*arguments, **options)
    except WorkbenchError as error:
        return "refused", (type(error), error.values)
    except MemoryError:
        return "memory", None
    except Exception as error:
        return "failed", f"{type(error).__name__}: {error}"[:300]


def _main() -> None:
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not mix with the answer
    limits, function, arguments, options = pickle.load(sys.stdin.buffer)  # noqa: S301  written by our own parent
    _set_limits(limits)
    outcome = _call(function, arguments, options)
    with answer:
        _Answer(answer, protocol=5).dump(outcome)


if __name__ == "__main__":
    _main()
