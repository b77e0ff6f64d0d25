"""What one call may use, and the refusals that say which limit a file went past."""

from dataclasses import dataclass

from workbench.errors import N_, Invalid, Unavailable

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """What one call may use. `written_mib` is the largest file it may write to the disk.

    The figures are the project's for any file from outside: an honest one needs a tenth of them.
    """

    seconds: float = 20
    memory_mib: int = 512
    result_mib: int = 64
    written_mib: int = 256


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
        "Save it again without large pictures and embedded objects, or in parts, and hand in the new file."
    )


class TooMuchText(ReadingStopped):
    message = N_(
        "The file unfolds to far more text than a document has, and reading it was stopped. "
        "Copy what you need of it into a new document and hand that in, or hand it in in parts."
    )


class ReadingFailed(ReadingStopped):
    """What went wrong stands in the log of the program, never in this message."""

    message = N_(
        "The file could not be read; it is probably damaged. Open it in the program that wrote it, save it again as "
        ".docx or .pdf and hand in the new file. If that does not help, give the file to the administrator."
    )


class NoProcess(Unavailable):
    message = N_(
        "The machine cannot start the process that reads files (%(fault)s). Nothing was changed: "
        "try again in a few minutes, or tell the administrator."
    )
