"""Returned files made to break a reader, or broken on their way: refused or read, and the snapshot stays as it was."""

import io
import struct
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

import pytest

from tests.builders.bombs.word import (
    BOMBS,
    LAUGHS,
    encrypted_entry,
    huge_picture,
    overlapping,
    with_macros,
    with_relationship,
    with_text,
)
from tests.builders.breaking import LIMITS, read_all, received
from tests.builders.returned import originals
from tests.builders.word import W, docx, packed, unpacked
from tests.conftest import Figure
from workbench.comments.intake.records import Intake
from workbench.errors import WorkbenchError
from workbench.limited.hosts import Hosts
from workbench.word import package, refusals

SOUND = docx("21. Adopt a law.")
PARTS = unpacked(SOUND)
SAMPLE, FULL = 300, 10_000


@pytest.fixture(scope="module")
def hosts() -> Iterator[Hosts]:
    own = Hosts(at_once=2)
    yield own
    own.close()


def with_entries(*entries: tuple[str, str], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The sound file with more entries, named as an honest packer would not name them."""
    stream = io.BytesIO(SOUND)
    with zipfile.ZipFile(stream, "a", how) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return stream.getvalue()


def deep(levels: int) -> bytes:
    return with_text(
        f'<w:document xmlns:w="{W}"><w:body>{"<w:sdt>" * levels}{"</w:sdt>" * levels}</w:body></w:document>'
    )


def with_content_type(old: bytes, new: bytes) -> bytes:
    return packed(PARTS | {"[Content_Types].xml": PARTS["[Content_Types].xml"].replace(old, new)})


def without(part: str) -> bytes:
    return packed({name: data for name, data in PARTS.items() if name != part})


ENTITY = '<!DOCTYPE a [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
ODT = "mimetypeapplication/vnd.oasis.opendocument.text"

HOSTILE: dict[str, tuple[Callable[[], bytes], type[WorkbenchError]]] = {
    "no package": (lambda: b"Adopt a law.", refusals.NotWord),
    "nothing": (lambda: b"", refusals.Empty),
    "an old Word file or one with a password": (lambda: BOMBS["word: a password"](), refusals.LegacyOrProtected),
    "a PDF under another name": (lambda: b"%PDF-1.7\n", refusals.OtherFormat),
    "an OpenDocument file": (lambda: b"PK\x03\x04" + bytes(26) + ODT.encode(), refusals.OtherFormat),
    "more than 25 MiB": (lambda: b"PK" + bytes(package.MAX_FILE), refusals.TooLarge),
    "more than 2,000 parts": (
        lambda: packed(PARTS | {f"word/p{number}.xml": "" for number in range(2_000)}),
        refusals.TooManyParts,
    ),
    "a part that unfolds a thousandfold": (lambda: BOMBS["word: a part that unfolds 1,000 times"](), refusals.Bomb),
    "parts that lie over one another": (overlapping, refusals.Damaged),
    "a part named twice": (lambda: with_entries(("WORD/DOCUMENT.XML", "<a/>")), refusals.BadPartName),
    "an absolute name": (lambda: with_entries(("/etc/passwd", "x")), refusals.BadPartName),
    "a name that leads out": (lambda: with_entries(("word/../../outside.xml", "<a/>")), refusals.BadPartName),
    "parts under a password": (encrypted_entry, refusals.EncryptedPart),
    "parts packed in an odd way": (
        lambda: with_entries(("word/odd.xml", "<a/>"), how=zipfile.ZIP_LZMA),
        refusals.OddCompression,
    ),
    "macros": (with_macros, refusals.HasMacros),
    "a type with macros": (
        lambda: with_content_type(
            b"vnd.openxmlformats-officedocument.wordprocessingml.document.main",
            b"vnd.ms-word.document.macroEnabled.main",
        ),
        refusals.HasMacros,
    ),
    "a workbook": (
        lambda: with_content_type(b"wordprocessingml.document.main", b"spreadsheetml.sheet.main"),
        refusals.NotWord,
    ),
    "no list of content types": (lambda: without("[Content_Types].xml"), refusals.NotWord),
    "no text": (lambda: without("word/document.xml"), refusals.NotWord),
    "an external entity": (lambda: with_text(ENTITY + "<a>&secret;</a>"), refusals.HasDtd),
    "a document type in UTF-16": (lambda: with_text(LAUGHS.encode("utf-16")), refusals.HasDtd),
    "entities of entities": (lambda: with_text(LAUGHS), refusals.HasDtd),
    "257 levels": (lambda: deep(257), refusals.TooDeep),
    "a hundred thousand levels": (lambda: deep(100_000), refusals.TooDeep),
    "a picture of ten thousand million points": (
        lambda: docx("1. A law.", parts={"word/media/image1.png": huge_picture()}),
        refusals.HugePicture,
    ),
    "cut off on its way": (lambda: SOUND[:-700], refusals.Damaged),
}
OUTSIDE: dict[str, Callable[[], bytes]] = {
    "a template on the network": BOMBS["word: a template on the network"],
    "a linked picture": partial(with_relationship, "image", "http://example.org/pixel.png", mode="External"),
    "an embedded object": BOMBS["word: an embedded object"],
    "a part in another format": BOMBS["word: a part in another format"],
    "a link that runs a program": partial(with_relationship, "hyperlink", "javascript:alert(1)", mode="External"),
}


@pytest.mark.word_roundtrip("A10")
def test_a_hostile_file_is_refused_by_name_within_two_seconds_and_the_memory(hosts: Hosts, figure: Figure) -> None:
    received(hosts, SOUND)  # a host is warm from its first file on
    took = []
    for name, (build, refusal) in HOSTILE.items():
        became, answer = received(hosts, build())
        assert type(became) is refusal, name
        assert answer.seconds < 2, name
        assert answer.peak_mib < LIMITS.memory_mib, name
        took.append((answer.seconds, answer.peak_mib))
    slowest, largest = (max(each) for each in zip(*took, strict=True))
    figure("built hostile files refused by name", f"{len(took)}/{len(HOSTILE)}")
    figure("slowest, largest", f"{slowest:.2f} s, {largest:.0f} MiB")


def test_what_leads_out_of_a_file_is_read_without_it_and_said(hosts: Hosts) -> None:
    for name, build in OUTSIDE.items():
        parts = unpacked(build()) | {"docProps/custom.xml": unpacked(originals()[0][1])["docProps/custom.xml"]}
        became, _ = received(hosts, packed(parts))
        assert isinstance(became, Intake), name
        assert any("dropped" in str(each) or "not taken in" in str(each) for each in became.warnings), name


def test_a_part_that_says_it_is_smaller_than_it_is_unfolds_no_further_than_it_said(hosts: Hosts) -> None:
    data = bytearray(originals()[0][1])
    at = data.index(b"PK\x01\x02")
    while b"word/document.xml" not in data[at : at + 70]:
        at = data.index(b"PK\x01\x02", at + 1)
    struct.pack_into("<I", data, at + 24, 10)
    became, _ = received(hosts, bytes(data))
    assert isinstance(became, refusals.UnsafeFile)


@pytest.mark.proof
@pytest.mark.word_roundtrip("5")
def test_returned_files_that_were_changed_at_random_are_refused_or_read(
    hosts: Hosts, figure: Figure, full_count: bool
) -> None:
    count = FULL if full_count else SAMPLE
    tally = read_all(hosts, originals(), count)
    figure(
        "mutations read, refused, stumbled", ", ".join(str(tally.became[k]) for k in ("read", "refused", "stumbled"))
    )
    figure("slowest, largest batch", f"{tally.slowest:.2f} s, {tally.peak_mib:.0f} MiB")
    assert sum(tally.became.values()) == count
    assert tally.stumbled == Counter()
    assert tally.became["read"] > count / 10  # some are still files
    assert not [kind for kind in tally.became if kind.startswith("alone")], tally.became
    assert tally.slowest < LIMITS.seconds
