"""Run one function on a stranger's file in a process of its own that cannot take the machine with it.

A reader of .docx or .pdf may loop, swell or crash on a file made to do so. It therefore runs in a process with a limit
on seconds, on memory, on processor time and on what it may write; the parent waits, kills the process when time is up,
and turns whatever happened into a named refusal.

    document = run_limited("workbench.word.reading:read", data)
    pages = run_limited("workbench.corpus.parsing.pdf.layer:read", data, password="", limits=Limits(seconds=60))

The function is named "module:function". Its arguments and its result are plain values: bytes, text, numbers,
lists, dictionaries, dates, and the records, enumerations and errors of this package. Nothing else is accepted
back: the result of a process that read a hostile file is itself not trusted.

`limits` has the figures and the refusals, `values` what may pass between the processes. `hosts` is the parent's side: a
host process (`host`) with the libraries loaded forks a reader for each file (`reader`), so that a file waits for no
interpreter to start and no file meets what another left behind.
"""

from workbench.limited.calls import run_limited
from workbench.limited.limits import (
    Limits,
    NoProcess,
    ReadingFailed,
    ReadingStopped,
    TookTooLong,
    TookTooMuchMemory,
    TooMuchText,
)

__all__ = [
    "Limits",
    "NoProcess",
    "ReadingFailed",
    "ReadingStopped",
    "TooMuchText",
    "TookTooLong",
    "TookTooMuchMemory",
    "run_limited",
]
