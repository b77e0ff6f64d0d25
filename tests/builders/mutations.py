"""Real files, slightly or badly changed: `mutated(data, random)` is one of thousands, the same for the same seed.

Bytes are flipped, cut off, copied elsewhere and repeated; inside a package of XML the parts are changed and packed
again as a sound archive; inside a PDF the objects and their unpacked streams are.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from random import Random

Mutation = Callable[[bytes, Random], bytes]

_EXTREMES = (b"0", b"-1", b"1", b"65535", b"2147483648", b"99999999999999999999", b"1e99", b"0.0000001", b"x", b"")
_ODD = ("\0", "\ufeff", "\u202e", "\ud7ff", "٣", "１", "\u0301", "\u00ad", "<", "&", '"', "]]>", "\t", "(a)", "1.")
_TAG = re.compile(rb"<[^<>]{1,400}>")
_VALUE = re.compile(rb'"[^"<>]{0,200}"')
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_OBJECT = re.compile(rb"\d+ \d+ obj\b.*?endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def mutated(data: bytes, random: Random) -> bytes:
    """One to three changes of a kind that fits the file."""
    kinds = [*_ANY]
    if data.startswith(b"PK\x03\x04"):
        kinds += [*_PACKAGE] * 4
    elif b"%PDF-" in data[:1024]:
        kinds += [*_PDF] * 3
    else:
        kinds += [*_TEXT] * 3
    for _ in range(random.randint(1, 3)):
        data = random.choice(kinds)(data, random)
    return data


def _slice(data: bytes, random: Random, longest: int = 2000) -> slice:
    start = random.randrange(len(data) + 1)
    return slice(start, start + random.randint(1, longest))


def flipped(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 4, 40)) if changed else 0):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def cut_off(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def left_out(data: bytes, random: Random) -> bytes:
    gone = _slice(data, random)
    return data[: gone.start] + data[gone.stop :]


def copied(data: bytes, random: Random) -> bytes:
    """A stretch once more elsewhere, over what is there or between it."""
    piece, to = data[_slice(data, random)], _slice(data, random)
    return data[: to.start] + piece + data[random.choice((to.start, to.start + len(piece))) :]


def repeated(data: bytes, random: Random) -> bytes:
    piece = _slice(data, random, 200)
    return data[: piece.stop] + data[piece] * random.randint(1, 300) + data[piece.stop :]


def _replaced(pattern: re.Pattern[bytes], data: bytes, random: Random, by: Callable[[bytes], bytes]) -> bytes:
    """One match of the pattern replaced."""
    found = list(pattern.finditer(data))
    if not found:
        return data
    match = random.choice(found)
    return data[: match.start()] + by(match.group()) + data[match.end() :]


def extreme_number(data: bytes, random: Random) -> bytes:
    return _replaced(_NUMBER, data, random, lambda _: random.choice(_EXTREMES))


def extreme_value(data: bytes, random: Random) -> bytes:
    return _replaced(_VALUE, data, random, lambda _: b'"' + random.choice(_EXTREMES) * random.choice((1, 50)) + b'"')


def tag_changed(data: bytes, random: Random) -> bytes:
    """A tag gone, twice, many times, or in the place of another."""
    tags = _TAG.findall(data)
    other = random.choice(tags) if tags else b""
    return _replaced(_TAG, data, random, lambda tag: random.choice((b"", tag * 2, tag * 300, other, other + tag)))


def odd_sign(data: bytes, random: Random) -> bytes:
    place = random.randrange(len(data) + 1)
    sign = random.choice(_ODD).encode() * random.choice((1, 3, 400))
    return data[:place] + sign + data[place:]


def other_encoding(data: bytes, random: Random) -> bytes:
    name = random.choice(("utf-16", "utf-8-sig", "cp1252", "mac-roman", "utf-32", "cp1251"))
    return data.decode("utf-8", "replace").encode(name, "replace")


def part_changed(data: bytes, random: Random) -> bytes:
    parts = _unpacked(data)
    if not parts:
        return flipped(data, random)
    name = random.choice([name for name in parts if name.endswith((".xml", ".rels"))] or list(parts))
    for _ in range(random.randint(1, 6)):
        change = random.choice((tag_changed, tag_changed, extreme_value, odd_sign, left_out, copied, flipped))
        parts[name] = change(parts[name], random)
    return _packed(parts)


def parts_mixed(data: bytes, random: Random) -> bytes:
    """A part gone, or with the content of another."""
    parts = _unpacked(data)
    if len(parts) < 2:
        return flipped(data, random)
    one, other = random.sample(list(parts), 2)
    if random.random() < 0.5:
        del parts[one]
    else:
        parts[one], parts[other] = parts[other], parts[one]
    return _packed(parts)


def _unpacked(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {entry.filename: archive.read(entry) for entry in archive.infolist() if entry.file_size < 2_000_000}
    except Exception:  # an earlier change broke the archive
        return {}


def _packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def object_changed(data: bytes, random: Random) -> bytes:
    change = random.choice((extreme_number, flipped, left_out, copied))
    return _replaced(_OBJECT, data, random, lambda found: change(found, random))


def objects_mixed(data: bytes, random: Random) -> bytes:
    """An object with the content of another."""
    found = _OBJECT.findall(data)
    if not found:
        return data
    content = random.choice(found).partition(b"obj")[2]
    return _replaced(_OBJECT, data, random, lambda one: one.partition(b"obj")[0] + b"obj" + content)


def stream_changed(data: bytes, random: Random) -> bytes:
    """A packed stream unpacked, changed and packed again; its stated length stays as it was."""

    def change(found: bytes) -> bytes:
        match = _STREAM.match(found)
        inside = match.group(1) if match else b""
        try:
            inside = zlib.compress(_changed(zlib.decompress(inside)), 1)
        except zlib.error:
            inside = _changed(inside)
        return b"stream\n" + inside + b"\nendstream"

    def _changed(inside: bytes) -> bytes:
        for _ in range(random.randint(1, 5)):
            inside = random.choice((extreme_number, extreme_number, flipped, copied, repeated))(inside, random)
        return inside

    return _replaced(_STREAM, data, random, change)


_ANY: Sequence[Mutation] = (flipped, cut_off, left_out, copied, repeated)
_PACKAGE: Sequence[Mutation] = (part_changed, part_changed, part_changed, parts_mixed)
_PDF: Sequence[Mutation] = (object_changed, objects_mixed, stream_changed, extreme_number)
_TEXT: Sequence[Mutation] = (tag_changed, extreme_value, extreme_number, odd_sign, other_encoding)
