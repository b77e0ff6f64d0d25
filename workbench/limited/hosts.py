"""The parent's side: hosts kept warm, a call sent to one, its answer awaited within the time it has.

A host serves one call at a time; `at_once` of them serve as many threads, a further thread waits its turn. Whatever
ends otherwise than by an answer (time, a crash, an answer too large) costs the host its life with all that it started.
"""

import atexit
import os
import pickle
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from workbench.limited.host import ENDED
from workbench.limited.limits import MEBIBYTE, Limits, NoProcess
from workbench.limited.reader import LENGTH

OUT_OF_TIME = -signal.SIGALRM
TOO_MUCH = -signal.SIGXFSZ
_PIECE = 1 << 16
_LAST_WORDS = 4096


@dataclass(frozen=True)
class Answer:
    """How a reader ended: its answer (None: there is no whole one), its exit status, what it used, what it printed."""

    data: bytes | None
    status: int
    seconds: float = 0.0
    peak_mib: float = 0.0
    noise: bytes = b""


class HostGone(Exception):
    """The host ended between two files (idle, or killed); another one takes the call."""


class Hosts:
    """The hosts of this process. Threads may share it; a fork of the process starts its own."""

    def __init__(self, *, at_once: int = 2) -> None:
        self._at_once = at_once
        self._begin()
        atexit.register(self.close)
        os.register_at_fork(after_in_child=self._begin_after_fork)

    def _begin(self) -> None:
        self._idle: list[_Host] = []
        self._lock = threading.Lock()
        self._turn = threading.BoundedSemaphore(self._at_once)

    def _begin_after_fork(self) -> None:
        for host in self._idle:
            host.leave_to_parent()
        self._begin()

    def call(self, function: str, arguments: object, options: object, limits: Limits) -> Answer:
        """What came of ``function(*arguments, **options)`` in a reader of its own. Raises NoProcess."""
        call = pickle.dumps((function, arguments, options), protocol=5)
        with self._turn:
            try:
                return self._call(self._taken(), function, call, limits)
            except HostGone:
                return self._call_anew(function, call, limits)

    def _call_anew(self, function: str, call: bytes, limits: Limits) -> Answer:
        """In a new host; where that goes too, it was killed over this very file, as a system without memory does."""
        try:
            return self._call(_Host(_paths()), function, call, limits)
        except HostGone:
            return Answer(None, -signal.SIGKILL)

    def _taken(self) -> "_Host":
        """An idle host that still lives and was started with the same paths, else a new one."""
        paths = _paths()
        while True:
            with self._lock:
                host = self._idle.pop() if self._idle else None
            if host is None:
                return _Host(paths)
            if host.is_alive and host.paths == paths:
                return host
            host.close()

    def _call(self, host: "_Host", function: str, call: bytes, limits: Limits) -> Answer:
        answer = None
        try:
            answer = host.call(function.partition(":")[0], call, limits)
        finally:
            if answer is None or answer.data is None or answer.status != 0:
                host.close()
            else:
                with self._lock:
                    self._idle.append(host)
        return answer

    def close(self) -> None:
        """End the idle ones; the next call starts another."""
        with self._lock:
            idle, self._idle = self._idle, []
        for host in idle:
            host.close()


def _paths() -> str:
    """Where a host finds the modules that this process finds."""
    found = [str(Path(__file__).parents[2]), *(path or str(Path.cwd()) for path in sys.path)]
    return os.pathsep.join(found)


class _Host:
    """One host process and the socket to it."""

    def __init__(self, paths: str) -> None:
        self.paths = paths
        self._control, theirs = socket.socketpair()
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "workbench.limited"],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                cwd="/",
                # No secret of the installation reaches the process, and no library starts a thread for each core.
                env={
                    "PYTHONPATH": paths,
                    "LC_ALL": "C.UTF-8",
                    "OPENBLAS_NUM_THREADS": "1",
                    "MALLOC_ARENA_MAX": "1",  # glibc takes 64 MiB of addresses for each further one
                },
                start_new_session=True,
            )
        except OSError as error:
            self._control.close()
            raise NoProcess(fault=error.strerror or "no reason given") from error
        finally:
            theirs.close()
        assert self._process.stderr is not None  # asked for above
        self._noise = self._process.stderr
        os.set_blocking(self._noise.fileno(), False)

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def call(self, module: str, call: bytes, limits: Limits) -> Answer:
        """Raises HostGone when the host ended before it took the call."""
        deadline = time.monotonic() + limits.seconds
        line, theirs = socket.socketpair()
        with line, theirs:
            try:
                socket.send_fds(self._control, [pickle.dumps((module, limits), protocol=5)], [theirs.fileno()])
            except OSError as error:
                raise HostGone from error
            theirs.close()
            return self._converse(_Conversation(line, call, limits), deadline)

    def _converse(self, talk: "_Conversation", deadline: float) -> Answer:
        """Until the host says that the reader has ended, or time is up."""
        control, noise, line = self._control.fileno(), self._noise.fileno(), talk.line.fileno()
        printed = b""
        while (left := deadline - time.monotonic()) > 0:
            reads = [control, noise, *([line] if talk.reads else [])]
            ready, writable, _ = select.select(reads, [line] if talk.writes else [], [], left)
            if writable:
                talk.send()
            if line in ready:
                talk.receive()
            if talk.is_too_much:
                return Answer(None, TOO_MUCH)
            if noise in ready:
                printed = (printed + self._printed())[-_LAST_WORDS:]
            if control in ready:
                return self._ended(talk, printed)
        return Answer(None, OUT_OF_TIME)

    def _ended(self, talk: "_Conversation", printed: bytes) -> Answer:
        try:
            ended = self._control.recv(ENDED.size, socket.MSG_WAITALL)
        except ConnectionError:
            ended = b""
        if len(ended) < ENDED.size:
            raise HostGone
        talk.receive_rest()
        status, seconds, peak_mib = ENDED.unpack(ended)
        return Answer(talk.answer, status, seconds, peak_mib, printed + self._printed())

    def _printed(self) -> bytes:
        try:
            return os.read(self._noise.fileno(), _PIECE)
        except BlockingIOError:
            return b""

    def close(self) -> None:
        """The host and all that it started are dead when this returns."""
        self._control.close()
        self._noise.close()
        with suppress(ProcessLookupError, PermissionError):  # it ended by itself and left nobody behind
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def leave_to_parent(self) -> None:
        """In a fork of this process: the host is the parent's, who goes on with it."""
        self._control.close()
        self._noise.close()
        self._process.returncode = 0  # nothing to wait for


class _Conversation:
    """The call on its way to the reader, and the answer as far as it is here; the line never blocks."""

    def __init__(self, line: socket.socket, call: bytes, limits: Limits) -> None:
        self.line = line
        self.line.setblocking(False)
        self._call = memoryview(call)
        self._most = LENGTH.size + limits.result_mib * MEBIBYTE
        self._got = bytearray()
        self._over = False

    @property
    def reads(self) -> bool:
        return not self._over

    @property
    def writes(self) -> bool:
        return len(self._call) > 0

    def send(self) -> None:
        try:
            self._call = self._call[self.line.send(self._call[:_PIECE]) :]
        except BlockingIOError:
            return
        except OSError:  # the reader has ended and takes nothing more
            self._call = memoryview(b"")

    def receive(self) -> bool:
        """Whether something came."""
        try:
            piece = self.line.recv(_PIECE)
        except BlockingIOError:
            return False
        except OSError:
            piece = b""
        self._got += piece
        self._over = not piece or self.is_too_much
        return not self._over

    @property
    def is_too_much(self) -> bool:
        return len(self._got) > self._most

    def receive_rest(self) -> None:
        while not self._over and self.receive():
            pass

    @property
    def answer(self) -> bytes | None:
        """Without its length; None where it is not whole."""
        if len(self._got) < LENGTH.size or self.is_too_much:
            return None
        (length,) = LENGTH.unpack(self._got[: LENGTH.size])
        return bytes(self._got[LENGTH.size :]) if len(self._got) == LENGTH.size + length else None


HOSTS = Hosts()
