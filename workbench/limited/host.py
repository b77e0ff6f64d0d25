"""The host: a process with the libraries loaded that forks a reader for each file, and never sees a file itself.

Its standard input is a socket. Over it comes, for each file, the pair (module to have loaded, limits) with the line to
the reader (the other end of a socket of its own, handed over as an open file); back go, when the reader has ended, its
exit status, seconds of processor time and largest memory. It ends when the socket is closed (the parent has ended,
however that came about), and after some minutes without work.

    python -P -m workbench.limited     started by `hosts`, never by hand
"""

import gc
import importlib
import os
import pickle
import select
import signal
import socket
import struct
import sys
from contextlib import suppress
from functools import cache

from workbench.limited.limits import MEBIBYTE
from workbench.limited.reader import read_one

ENDED = struct.Struct(">idd")  # exit status (negative: the signal), seconds, MiB
IDLE_SECONDS = 300
_LONGEST_ORDER = 4096
_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes


def serve(control: socket.socket) -> None:
    """One reader after the other, until nobody asks for one."""
    woken = _wake_when_a_reader_ends()
    while select.select([control], [], [], IDLE_SECONDS)[0]:
        order, (line,) = _order(control)
        if not order:
            return
        module, limits = pickle.loads(order)  # noqa: S301  written by our own parent
        _prepare(module)
        reader = os.fork()
        if reader == 0:
            _become_reader(control, woken)
            read_one(socket.socket(fileno=line), limits)
        os.close(line)
        control.sendall(_ended(reader, control, woken))


@cache
def _prepare(module: str) -> None:
    """Load a module, and what its `prepare()` loads for all files alike: a reader that is forked then has it."""
    with suppress(Exception):  # the reader meets the same and answers for it
        loaded = importlib.import_module(module)
        getattr(loaded, "prepare", lambda: None)()
    gc.freeze()  # what is shared with the readers stays shared


def _order(control: socket.socket) -> tuple[bytes, list[int]]:
    order, files, _, _ = socket.recv_fds(control, _LONGEST_ORDER, 1)
    return order, list(files) or [-1]


def _wake_when_a_reader_ends() -> int:
    """The open file that becomes readable then."""
    woken, wake = os.pipe()
    os.set_blocking(wake, False)
    os.set_blocking(woken, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
    return woken


def _become_reader(control: socket.socket, woken: int) -> None:
    """Nothing of the host stays open in the reader: standard input is empty, what is printed goes to the log."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.close(woken)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, control.fileno())


def _ended(reader: int, control: socket.socket, woken: int) -> bytes:
    """Wait for the reader. Where the parent ends meanwhile, everything here does, at once."""
    while True:
        found, status, use = os.wait4(reader, os.WNOHANG)
        if found:
            peak = use.ru_maxrss * _PEAK_UNIT / MEBIBYTE
            return ENDED.pack(os.waitstatus_to_exitcode(status), use.ru_utime + use.ru_stime, peak)
        ready, _, _ = select.select([woken, control.fileno()], [], [])
        if control.fileno() in ready:
            os.killpg(0, signal.SIGKILL)
        with suppress(BlockingIOError):
            os.read(woken, 64)
