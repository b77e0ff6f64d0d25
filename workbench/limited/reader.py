"""What runs in the limited process: take the limits on, read the call, do it, answer, end.

The answer is eight bytes with its length, then the pair (what happened, value): ("result", value), ("refused", (kind,
values)), ("memory", None), ("large", None) or ("failed", where). It never holds the words of an error of a library:
those can be words of the document.
"""

import importlib
import os
import pickle
import resource
import signal
import socket
import struct
import traceback
from pathlib import Path
from typing import NoReturn

from workbench.errors import WorkbenchError
from workbench.limited.limits import MEBIBYTE, Limits
from workbench.limited.values import packed

LENGTH = struct.Struct(">Q")
_PACKAGE = str(Path(__file__).parents[1])
_OPEN_FILES = 64


def read_one(line: socket.socket, limits: Limits) -> NoReturn:
    """Serve the one call that comes over this line; the process ends with it."""
    status = 1
    try:
        _set_limits(limits)
        answer = _packed(_answer(line), limits)
        line.sendall(LENGTH.pack(len(answer)))
        line.sendall(answer)
        status = 0
    finally:
        os._exit(status)


def _set_limits(limits: Limits) -> None:
    memory = limits.memory_mib * MEBIBYTE
    written = limits.written_mib * MEBIBYTE
    seconds = max(1, round(limits.seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (written, written))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_OPEN_FILES, _OPEN_FILES))
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    signal.alarm(seconds + 1)  # also when everybody who could end it has died meanwhile


def _answer(line: socket.socket) -> tuple[str, object]:
    try:
        with line.makefile("rb") as call:
            function, arguments, options = pickle.load(call)  # noqa: S301  written by our own parent
        module, _, name = function.partition(":")
        return "result", getattr(importlib.import_module(module), name)(*arguments, **options)
    except WorkbenchError as error:
        return "refused", (type(error), error.values)
    except MemoryError:
        return "memory", None
    except Exception as error:
        return "failed", _where(error)


def _packed(answer: tuple[str, object], limits: Limits) -> bytes:
    try:
        data = packed(answer)
    except MemoryError:
        return packed(("memory", None))
    except Exception as error:
        return packed(("failed", _where(error)))
    return data if len(data) <= limits.result_mib * MEBIBYTE else packed(("large", None))


def _where(error: Exception) -> str:
    """`KeyError in corpus/parsing/pdf/layer.py, line 120, or below`: the last line of ours that it went through."""
    ours = [each for each in traceback.extract_tb(error.__traceback__) if each.filename.startswith(_PACKAGE)]
    last = ours[-1]
    return f"{type(error).__name__} in {os.path.relpath(last.filename, _PACKAGE)}, line {last.lineno}, or below"
