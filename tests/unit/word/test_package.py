"""The gate: what is refused, under which name, and what is let in with a warning."""

import io
import struct
import zipfile

import pytest

from tests.builders.word import docx, packed, unpacked
from workbench.word import package, refusals, xml
from workbench.word.package import open_package
from workbench.word.refusals import UnsafeFile

PARTS = unpacked(docx("21. Adopt a law."))
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def an_odt() -> bytes:
    """An OpenDocument text: its first part says what it is, and is not compressed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<office:document-content/>")
    return stream.getvalue()


def with_part(name: str, data: bytes) -> bytes:
    """The plain file with one more part."""
    return packed(PARTS | {name: data})


def with_relationship(kind: str, target: str, mode: str = "External") -> bytes:
    rels = PARTS["word/_rels/document.xml.rels"].decode()
    added = f'<Relationship Id="rX" Type="{RELATIONSHIP}{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    return packed(PARTS | {"word/_rels/document.xml.rels": rels.replace("</Relationships>", added)})


def test_a_plain_word_file_is_opened_and_its_text_found_by_relationship() -> None:
    opened = open_package(docx("21. Adopt a law."))
    assert opened.main == "word/document.xml"
    assert opened.warnings == ()


def test_the_text_is_found_under_whatever_name_it_has() -> None:
    parts = {name.replace("word/document.xml", "word/document2.xml"): data for name, data in PARTS.items()}
    for name in ("[Content_Types].xml", "_rels/.rels"):
        parts[name] = parts[name].replace(b"word/document.xml", b"word/document2.xml")
    parts["word/_rels/document2.xml.rels"] = PARTS["word/_rels/document.xml.rels"]
    assert open_package(packed(parts)).main == "word/document2.xml"


@pytest.mark.parametrize(
    ("data", "refusal", "says"),
    [
        (b"", refusals.Empty, "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), refusals.LegacyOrProtected, "password"),
        (b"%PDF-1.7\n", refusals.OtherFormat, "a PDF"),
        (b"{\\rtf1 law}", refusals.OtherFormat, "rich text"),
        (an_odt(), refusals.OtherFormat, "OpenDocument"),
        (b"\x05Chidi" + bytes(156), refusals.LockFile, "~$"),
        (b"Adopt a law.", refusals.NotWord, "save it as .docx"),
        (docx("21. Adopt a law.")[:-40], refusals.Damaged, "send it again"),
        (docx("21. Adopt a law.")[:400], refusals.Damaged, "damaged"),
    ],
)
def test_what_is_no_word_file_is_named_and_the_sender_told_what_to_do(
    data: bytes, refusal: type[UnsafeFile], says: str
) -> None:
    with pytest.raises(refusal) as refused:
        open_package(data)
    assert says in refused.value.reason


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../outside.xml", "word/..%2F..%2Foutside.xml", "C:/outside.xml", "word\\outside.xml"]
)
def test_a_part_that_leads_out_of_the_file_is_refused(name: str) -> None:
    with pytest.raises(refusals.BadPartName):
        open_package(packed(PARTS | {name: "<a/>"}))


def test_two_parts_of_one_name_are_refused_also_in_other_case() -> None:
    with pytest.raises(refusals.BadPartName, match="twice"):
        open_package(packed(PARTS | {"WORD/document.xml": "<a/>"}))


def test_too_many_parts_are_refused() -> None:
    with pytest.raises(refusals.TooManyParts, match="2000"):
        open_package(packed(PARTS | {f"word/p{number}.xml": "" for number in range(2_000)}))


def test_a_file_over_25_mib_is_refused_before_it_is_looked_into() -> None:
    with pytest.raises(refusals.TooLarge, match="25 MiB"):
        open_package(b"PK" + bytes(package.MAX_FILE))


def test_a_part_that_unfolds_a_thousandfold_is_refused() -> None:
    with pytest.raises(refusals.Bomb, match=r"word/media/a\.bin"):
        open_package(with_part("word/media/a.bin", bytes(3 * package.MEBIBYTE)))


def test_a_part_larger_than_any_picture_is_refused_by_its_declared_size() -> None:
    with pytest.raises(refusals.TooLarge, match="15 MiB"):
        open_package(_with_declared_size())


def _with_declared_size() -> bytes:
    """A picture that says it is 20 MiB, in a file of a few kilobytes: its compressed size lies as well."""
    data = bytearray(with_part("word/media/a.bin", bytes(1000)))
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<II", data, at + 20, package.MEBIBYTE, 20 * package.MEBIBYTE)
    return bytes(data)


def test_a_declared_size_that_is_too_small_does_not_let_more_through() -> None:
    data = bytearray(docx("21. Adopt a law."))
    at = data.index(b"PK\x01\x02")
    while b"word/document.xml" not in data[at : at + 70]:
        at = data.index(b"PK\x01\x02", at + 1)
    struct.pack_into("<I", data, at + 24, 10)
    with pytest.raises(refusals.NotWord):
        open_package(bytes(data))


def test_many_parts_that_are_each_small_enough_are_refused_when_they_unfold_to_too_much() -> None:
    small = bytes(package.RATIO_COUNTS_FROM - 1)
    with pytest.raises(refusals.TooLarge, match="all parts unfolded"):
        open_package(packed(PARTS | {f"word/media/{number}.bin": small for number in range(101)}))


def test_a_part_is_never_read_beyond_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = open_package(docx("21. Adopt a law."))
    monkeypatch.setattr(package, "MAX_MEDIA", 10)
    with pytest.raises(refusals.TooLarge):
        opened.data("word/document.xml")


def test_a_name_that_goes_on_behind_its_end_is_refused() -> None:
    data = with_part("word/aXb.xml", b"<a/>").replace(b"word/aXb.xml", b"word/a\x00b.xml")
    with pytest.raises(refusals.BadPartName, match="signs"):
        open_package(data)


def test_parts_that_lie_over_one_another_are_refused() -> None:
    data = bytearray(docx("21. Adopt a law."))
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 20, len(data))
    with pytest.raises(refusals.Damaged, match="overlap"):
        open_package(bytes(data))


def test_a_part_under_a_password_is_refused() -> None:
    data = bytearray(docx("21. Adopt a law."))
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= 1
    with pytest.raises(refusals.EncryptedPart):
        open_package(bytes(data))


def test_a_part_packed_in_an_odd_way_is_refused() -> None:
    stream = io.BytesIO(packed(PARTS))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word/odd.xml", "<a/>")
    with pytest.raises(refusals.OddCompression):
        open_package(stream.getvalue())


@pytest.mark.parametrize(
    "data",
    [
        with_part("word/vbaProject.bin", b"x"),
        packed(
            PARTS
            | {
                "[Content_Types].xml": PARTS["[Content_Types].xml"].replace(
                    b"</Types>",
                    b'<Override PartName="/x.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
                )
            }
        ),
        packed(
            PARTS
            | {
                "[Content_Types].xml": PARTS["[Content_Types].xml"].replace(
                    b"vnd.openxmlformats-officedocument.wordprocessingml.document.main",
                    b"vnd.ms-word.document.macroEnabled.main",
                )
            }
        ),
    ],
)
def test_macros_are_refused_and_the_way_out_is_said(data: bytes) -> None:
    with pytest.raises(refusals.HasMacros, match="Save as"):
        open_package(data)


ENTITY = '<!DOCTYPE w:document [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
LAUGHS = "<!DOCTYPE a [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{('&' + chr(97 + n) + ';') * 10}'>" for n in range(9)
)


@pytest.mark.parametrize(
    "part",
    [
        ENTITY.encode() + PARTS["word/document.xml"].replace(b"Adopt", b"&secret;"),
        ('<?xml version="1.0" encoding="UTF-16"?>' + ENTITY + PARTS["word/document.xml"].decode()).encode("utf-16"),
        (LAUGHS + "]><a>&j;</a>").encode(),
        b'<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>',
    ],
    ids=["external entity", "external entity in UTF-16", "billion laughs", "external document type"],
)
def test_entities_are_refused_whatever_their_encoding(part: bytes) -> None:
    with pytest.raises(refusals.HasDtd):
        open_package(packed(PARTS | {"word/document.xml": part}))
    with pytest.raises(refusals.HasDtd):  # also in a part that nothing reads
        open_package(packed(PARTS | {"customXml/item1.xml": part}))
    with pytest.raises(refusals.HasDtd):  # and that is not even wanted
        open_package(packed(PARTS | {"customXml/item1.xml": part}), wanted={"styles"})


def test_parts_that_are_not_wanted_are_unpacked_within_their_limits_and_not_parsed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    parts = PARTS | {"customXml/item1.xml": "<a>" + "text " * 100_000 + "</a>"}
    opened = open_package(packed(parts), wanted={"styles"})
    assert set(opened.trees) >= {"word/document.xml", "word/styles.xml"}
    assert not {"word/comments.xml", "customXml/item1.xml"} & set(opened.trees)
    monkeypatch.setattr(package, "MAX_XML", 100_000)
    with pytest.raises(refusals.TooLarge, match=r"customXml/item1\.xml"):
        open_package(packed(parts), wanted={"styles"})


@pytest.mark.parametrize(
    ("data", "could"),
    [
        (b"<a>text</a>", False),
        (b'\xef\xbb\xbf<?xml version="1.0" encoding="UTF-8"?><a/>', False),
        (b"<!DOCTYPE a><a/>", True),
        (b"<a><![CDATA[x]]></a>", True),  # no document type, and looked at to be sure
        ("<!DOCTYPE a><a/>".encode("utf-16-le"), True),
        (b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a><a/>', True),
        ("<!DOCTYPE a><a/>".encode("cp037"), True),
    ],
)
def test_a_part_that_is_not_parsed_cannot_declare_anything(data: bytes, *, could: bool) -> None:
    assert xml.could_declare(data) is could


@pytest.mark.parametrize("depth", [257, 300, 2049, 100_000])
def test_xml_nested_beyond_all_reason_is_refused(depth: int) -> None:
    deep = b"<a>" * depth + b"</a>" * depth
    with pytest.raises(refusals.TooDeep, match="256"):
        open_package(packed(PARTS | {"word/document.xml": deep}))


def test_xml_nested_as_deep_as_is_allowed_is_parsed() -> None:
    root = xml.parse(b"<a>" * xml.MAX_DEPTH + b"</a>" * xml.MAX_DEPTH, part="word/document.xml")
    assert len(list(root.iter())) == xml.MAX_DEPTH


def test_a_picture_of_a_hundred_million_points_is_refused_without_decoding_it() -> None:
    png = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", 10_000, 10_000)
    with pytest.raises(refusals.HugePicture, match=r"word/media/a\.png"):
        open_package(with_part("word/media/a.png", png))


def test_a_workbook_is_told_from_a_document() -> None:
    types = PARTS["[Content_Types].xml"].replace(b"wordprocessingml.document.main", b"spreadsheetml.sheet.main")
    with pytest.raises(refusals.NotWord, match="workbook"):
        open_package(packed(PARTS | {"[Content_Types].xml": types}))


@pytest.mark.parametrize("missing", ["[Content_Types].xml", "_rels/.rels", "word/document.xml"])
def test_a_package_without_its_text_is_refused(missing: str) -> None:
    with pytest.raises(refusals.NotWord):
        open_package(packed({name: data for name, data in PARTS.items() if name != missing}))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (with_relationship("attachedTemplate", "http://example.org/evil.dotm"), r"attachedTemplate: http://example"),
        (with_relationship("image", "http://example.org/pixel.png"), r"image: http://example"),
        (with_relationship("oleObject", "file:///srv/secret.xls"), "oleObject"),
        (with_relationship("hyperlink", "file:///etc/passwd"), "not a web or mail address"),
        (with_relationship("hyperlink", "javascript:alert(1)"), "not a web or mail address"),
        (with_relationship("aFChunk", "afchunk.html", "Internal"), "not text"),
        (with_relationship("control", "activeX/activeX1.xml", "Internal"), "not text"),
        (with_relationship("ui", "../customUI/customUI.xml", "Internal"), "not text"),
    ],
)
def test_what_points_outside_or_is_no_text_is_dropped_and_said(data: bytes, says: str) -> None:
    opened = open_package(data)
    assert len(opened.warnings) == 1
    assert says in str(opened.warnings[0])
    assert "rX" not in {relationship.id for relationship in opened.relationships[opened.main]}


@pytest.mark.parametrize("address", ["https://www.ohchr.org/", "mailto:nhri@example.org"])
def test_a_link_to_the_web_or_a_mail_address_is_kept(address: str) -> None:
    assert open_package(with_relationship("hyperlink", address)).links() == {"rX": address}


def test_a_damaged_part_that_is_not_needed_is_left_out_with_a_word() -> None:
    opened = open_package(packed(PARTS | {"word/theme/theme1.xml": b"<a><b></a>"}))
    assert "theme1.xml" in str(opened.warnings[0])
