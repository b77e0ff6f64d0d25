"""What is said of a document that was not read whole, or that is like another one.

A warning is kept as it reads in English, with its values. Where it is shown it is found again among these messages,
and translated.
"""

import re
from functools import cache

from workbench.errors import N_

SCAN = N_(
    "The pages are pictures without text: nothing of it can be searched or cited by paragraph. "
    "Run text recognition over the file (OCR), or add the Word file."
)
GARBLED = N_(
    "The text inside this PDF is garbled (letters swapped or missing), so it was not indexed. "
    "Add the Word file of the same document, or the PDF in another language."
)
PICTURED_PAGES = N_(
    "These pages are pictures without text, and nothing on them can be searched or cited: %(pages)s. The other pages "
    "were read. Run text recognition over the file (OCR), or add the Word file."
)
GARBLED_PAGES = N_(
    "The text inside these pages is garbled (letters swapped or missing), so it was not indexed: %(pages)s. The other "
    "pages were read. Add the Word file of the same document, or the PDF in another language."
)
HIDDEN_SHEETS = N_(
    "These sheets of the workbook are hidden and were not read: %(sheets)s. If they belong to it, show them in Excel "
    "or LibreOffice, save it and add it again."
)
SHEETS_TO_DELETE = N_(
    "These sheets are marked for deletion by their title and were not read: %(sheets)s. If they belong to it, give "
    "them another title, save it and add it again."
)
NO_TEXT = N_(
    "There is no text in this file, so that nothing of it can be searched or cited. "
    "Open it to see whether it is the right one, and add the one that has the text."
)
NOT_FOUND_AGAIN = N_(
    "This document is no longer found in its file by the present reading; it stands as it was read before."
)
SAME_SYMBOL = N_(
    "Another file with the symbol %(symbol)s in the same language is in the library (%(file)s, %(id)s). "
    "Both are kept; to put this one in its place: --replaces %(id)s"
)
SAME_TEXT = N_("Its text is the same as that of %(name)s (%(file)s, %(id)s). Both are kept.")
_WITH_VALUES = (PICTURED_PAGES, GARBLED_PAGES, HIDDEN_SHEETS, SHEETS_TO_DELETE, SAME_SYMBOL, SAME_TEXT)


@cache
def _expressions() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for message in _WITH_VALUES:
        parts = re.split(r"%\((\w+)\)s", message)
        pattern = "".join(
            re.escape(part) if at % 2 == 0 else f"(?P={part})" if part in parts[1:at:2] else f"(?P<{part}>.+)"
            for at, part in enumerate(parts)
        )
        found.append((message, re.compile(pattern)))
    return tuple(found)


def understood(warning: str) -> tuple[str, dict[str, str]]:
    """(message, its values) of a warning as it is kept; a message without values stands for itself."""
    for message, expression in _expressions():
        match = expression.fullmatch(warning)
        if match:
            return message, match.groupdict()
    return warning, {}
