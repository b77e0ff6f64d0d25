"""Bytes of a text file as text: which encoding it is in, whatever it says of itself, and one kind of line end."""

import codecs
import re
from typing import Final

import chardet

# What offices of the field have written in, old Macintosh and Windows files included.
_KNOWN: Final = (
    "utf-8", "windows-1252", "iso-8859-1", "iso-8859-15", "mac-roman", "windows-1250", "windows-1254", "windows-1251",
    "koi8-r", "iso-8859-5", "mac-cyrillic", "windows-1256", "iso-8859-6", "gb18030", "big5", "big5-hkscs", "shift_jis",
    "euc-jp", "euc-kr", "windows-1255", "windows-1253", "windows-1258", "tis-620",
)  # fmt: skip
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE: Final = 100_000  # bytes of lines with letters beyond ASCII: they alone tell one encoding from another
_LINE_END: Final = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b]")
_WESTERN: Final = frozenset({"cp1252", "iso8859-1", "iso8859-15", "mac-roman", "cp1250", "cp1254", "cp850"})
# A capital or a sign inside a word, and what is neither a letter nor a mark of print in any western text.
_STRANGE: Final = re.compile(
    "(?<=[a-zß-ÿ])[À-ÖØ-ÞŠŽŸ¡-¨«-¸¼-¿†‡‰™ˆ˜√∂∫◊≠≈∆](?=[a-zß-ÿ])|[\ufffd\x80-\x9f¦¬¤≤≥∑∏π∂√∫Ω◊ıˇ˘˙˚˝˛\u2500-\u259f]"
)
_MANGLED: Final = 5
_TOO_MANY_NULS: Final = 0.2


def decoded(data: bytes) -> str:
    """The text, its lines parted by `\\n`; what stands for no letter in its encoding becomes `\\ufffd`."""
    text = _unmangled(data.decode(encoding_of(data), "replace"))
    return _LINE_END.sub("\n", text.removeprefix("\ufeff")).replace("\x00", "")


def encoding_of(data: bytes) -> str:
    """The name of the encoding, as Python knows it."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    wide = _wide(data[:4000])
    if wide:
        return wide
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(_telling_lines(data))
    return "utf-8"


def _wide(sample: bytes) -> str:
    """UTF-16 without a mark: every other byte of Latin letters and spaces is nothing."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    if max(even, odd) < half * _TOO_MANY_NULS and not (_says_wide(sample) if even + odd else False):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _says_wide(sample: bytes) -> bool:
    """Chinese in UTF-16 has few zero bytes; its spaces and digits are the only ones."""
    return (chardet.detect(sample)["encoding"] or "").lower().startswith("utf-16")


def _telling_lines(data: bytes) -> bytes:
    """The lines with bytes beyond ASCII: a megabyte of plain English before the first accent says nothing."""
    found, size = [], 0
    for line in re.split(rb"[\r\n]+", data):
        if not line.isascii():
            found.append(line)
            size += len(line)
            if size > _SAMPLE:
                break
    return b"\n".join(found)


def _guessed(sample: bytes) -> str:
    found = chardet.detect(sample, include_encodings=_KNOWN)["encoding"]
    try:
        name = codecs.lookup(found or "cp1252").name
    except LookupError:
        return "cp1252"
    if name not in _WESTERN:
        return name
    guessed = name if name == "mac-roman" else "cp1252"  # which holds all that ISO 8859-1 prints
    return min(
        (guessed, "cp1252", "mac-roman", "cp850"), key=lambda each: _strange(_unmangled(sample.decode(each, "replace")))
    )


def _strange(text: str) -> int:
    """How many signs stand where no western language has them: `womenÍs` for `women’s`, `C™te d’Ivoire`."""
    return len(_STRANGE.findall(text))


def _unmangled(text: str) -> str:
    """A text whose Macintosh letters were once taken for Windows' and saved so (`womenÕs`) as it was meant."""
    before = _strange(text)
    if before < _MANGLED:
        return text
    try:
        meant = text.encode("cp1252").decode("mac-roman")
    except UnicodeError:
        return text
    return meant if _strange(meant) * 10 < before else text
