"""A call in a limited process, and what its end means: a result, the refusal it raised, or a limit it went past."""

import logging
import signal
from typing import Any

from workbench.errors import WorkbenchError
from workbench.limited.hosts import HOSTS, OUT_OF_TIME, TOO_MUCH, Answer
from workbench.limited.limits import (
    Limits,
    ReadingFailed,
    ReadingStopped,
    TookTooLong,
    TookTooMuchMemory,
    TooMuchText,
)
from workbench.limited.values import unpacked

log = logging.getLogger(__name__)
log.addHandler(logging.NullHandler())  # for the server's log; a person at the command line is told in words

_TIME_IS_UP = (OUT_OF_TIME, -signal.SIGXCPU)
_NO_MEMORY = (b"MemoryError", b"bad_alloc", b"out of memory", b"Out of memory")
_GAVE_UP = (-signal.SIGABRT, -signal.SIGTRAP, -signal.SIGILL)  # how PDFium ends where it gets no memory


def run_limited(function: str, *arguments: object, limits: Limits | None = None, **options: object) -> Any:
    """The result of ``function`` ("module:name") called with these values in a limited process.

    Raises what the function raised if that is a WorkbenchError, else a ReadingStopped; NoProcess where none can start.
    """
    limits = limits or Limits()
    return settled(HOSTS.call(function, arguments, options, limits), limits)


def settled(answer: Answer, limits: Limits) -> Any:
    """The result in an answer, or the refusal that it means."""
    if answer.data is None or answer.status != 0:
        raise _stopped(answer, limits)
    try:
        outcome, value = unpacked(answer.data)
        refusal = _refusal(outcome, value, limits)
    except Exception as error:
        log.warning("a reader gave an answer that is not taken (%s)", type(error).__name__)
        raise ReadingFailed from error
    if refusal is not None:
        raise refusal
    return value


def _stopped(answer: Answer, limits: Limits) -> ReadingStopped:
    if answer.status in _TIME_IS_UP:
        return TookTooLong(seconds=f"{limits.seconds:g}")
    if answer.status == TOO_MUCH:
        return TooMuchText()
    if _wants_memory(answer, limits):
        return TookTooMuchMemory(memory_mib=limits.memory_mib)
    log.warning("a reader ended with status %s", answer.status)
    return ReadingFailed()


def _wants_memory(answer: Answer, limits: Limits) -> bool:
    """Whether a reader ended for want of memory, as far as that can be told from outside."""
    if answer.status == -signal.SIGKILL:  # by the system: nobody of ours kills a reader whose end is waited for
        return True
    if answer.status in _GAVE_UP and answer.peak_mib > limits.memory_mib / 3:  # what it asked for then was more
        return True
    return any(words in answer.noise for words in _NO_MEMORY)


def _refusal(outcome: str, value: Any, limits: Limits) -> WorkbenchError | None:
    """The refusal that the answer means, None for a result. Raises whatever an answer of another shape leads to."""
    if outcome == "result":
        return None
    if outcome == "refused":
        kind, values = value
        refusal = kind(**values)
        if not isinstance(refusal, WorkbenchError):
            raise TypeError
        return refusal
    if outcome == "memory":
        return TookTooMuchMemory(memory_mib=limits.memory_mib)
    if outcome == "large":
        return TooMuchText()
    log.warning("a reader stumbled: %s", str(value)[:200])
    return ReadingFailed()
