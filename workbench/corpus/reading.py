"""Reading a stranger's file: in a process of its own with limits, whatever is in it."""

from collections.abc import Mapping

from workbench import office
from workbench.corpus.parsing.formats import OFFICE, before_reading
from workbench.corpus.parsing.records import Reading
from workbench.limited import Limits, run_limited

# The longest real document measured (a State's report of 80 pages) is read in 0.8 seconds and 55 MiB on two cores.
LIMITS = Limits(seconds=20, memory_mib=512, result_mib=64)
OFFICE_SECONDS = 60  # for a .doc of 21,200 words LibreOffice takes about five


def read_file(data: bytes, file_name: str, given: Mapping[str, str | None] | None = None) -> tuple[Reading, ...]:
    """The documents in a file. `given` (symbol, kind, treaty, state, language, date, title) outranks what is read.

    An old Word file, .rtf or .odt is turned into .docx first, by LibreOffice (`office`), and then read like any other;
    its media type stays that of the original. Raises Invalid, with a message that says what to do, where the file
    cannot be read, and OfficeMissing, OfficeBusy, OfficeFailed.
    """
    media_type = before_reading(data)
    if media_type is not None:
        data = office.convert(data, suffix=OFFICE[media_type], to="docx", seconds=OFFICE_SECONDS)
    found: tuple[Reading, ...] = run_limited(
        "workbench.corpus.parsing.reading:read", data, file_name, dict(given or {}), media_type, limits=LIMITS
    )
    return found
