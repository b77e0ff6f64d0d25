"""Which characters a text may hold: those XML can carry, in NFC, none that stands for something else; its letters."""

import re
import unicodedata

from workbench.errors import N_, Invalid

NOTE_MARK = "\N{OBJECT REPLACEMENT CHARACTER}"  # stands for a footnote or citation in the plain text

# XML 1.0, production [2] Char, without U+FFFC: it would look like a footnote.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffb\ufffd\U00010000-\U0010ffff]")

_NO_LETTER = re.compile(r"[\W\d_]+")


class BadCharacter(Invalid):
    """A character that no Word file can carry."""

    message = N_(
        "The text holds a character that a Word file cannot carry (%(code)s, at character %(place)d). "
        "Nothing was changed: delete that character and save again."
    )


def check(text: str) -> str:
    """Give the text back; raises BadCharacter for what XML cannot carry (U+000B of an old Word line break, say)."""
    found = _ILLEGAL.search(text)
    if found:
        raise BadCharacter(code=f"U+{ord(found.group()):04X}", place=found.start() + 1)
    return text


def without_illegal(text: str) -> str:
    """The text with each character that XML cannot carry left out, for text read from old files."""
    return _ILLEGAL.sub("", text)


def nfc(text: str) -> str:
    """Unicode normal form C: `e` + U+0301 becomes `é`, so that offsets stay the same in and out of Word."""
    return unicodedata.normalize("NFC", text)


def letters(text: str) -> int:
    """How many letters a text has."""
    return len(_NO_LETTER.sub("", text))
