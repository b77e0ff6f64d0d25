"""Stage 4a, Views on a complaint: paragraphs count by sections, 1.1, 1.2, 2.1, and 3 where a section has one alone."""

import re
from collections.abc import Iterator, Sequence

from workbench.corpus.parsing.blocks import Block

# The symbol of Views, `CCPR/C/120/D/2345/2014`, and how their titles name a complaint.
_COMPLAINT = re.compile(
    r"/C/(?:[\w.]+/)?\d+/D/\d+/\d{4}|E/C\.12/\d+/D/\d+|\bcommunications? no(?:s|\.)|communication n[o°º]"
    r"|comunicación núm|сообщени\w+ №|البلاغ رقم|第\d+/\d+号来文",
    re.I,
)
_OPENING = 40  # blocks of a cover
_JUMP = 2  # sections that may be left out, in an excerpt or by the reader's loss


def is_on_a_complaint(blocks: Sequence[Block]) -> bool:
    """Whether the opening of a document says that it is about a complaint of an individual."""
    return any(_COMPLAINT.search(block.text) for block in blocks[:_OPENING])


def sectioned(numbers: Sequence[tuple[int, str]]) -> Iterator[int]:
    """The blocks whose number counts on: 2.3 behind 2.2, 3.1 or 3 behind 2.3; headings and years do not."""
    section, part = 0, 0
    for index, number in sorted(numbers):
        whole, _, within = number.partition(".")
        at, of_it = int(whole), int(within or 0)
        goes_on = at == section and part < of_it <= part + _JUMP and (part > 0 or of_it == 1)
        opens = section < at <= section + _JUMP and of_it <= 1
        if goes_on or opens:
            section, part = at, of_it
            yield index
