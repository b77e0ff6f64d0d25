"""Old Word files, .rtf and .odt are read as the .docx that LibreOffice makes of them; the original is what is kept."""

from collections.abc import Callable

import pytest

from workbench import office
from workbench.corpus.parsing.formats import DOC, ODT, RTF, ProtectedFile, before_reading, kind_of_file
from workbench.corpus.reading import read_file


def needs_office(test: Callable[..., None]) -> Callable[..., None]:
    """Marks a test that drives LibreOffice; it is left out, with the reason, where there is none."""
    missing = pytest.mark.skipif(office.office() is None, reason="LibreOffice is not installed")
    marked: Callable[..., None] = pytest.mark.office(missing(test))
    return marked


RICH = rb"""{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}\f0
\b Periodic report of Arcadia\b0\par
1. Arcadia lies by the sea.\par
2. It has two languages.\par
3. Its courts are independent.\par}"""


def made(suffix: str) -> bytes:
    """The report as LibreOffice saves it."""
    return office.convert(RICH, suffix=".rtf", to=suffix.lstrip("."))


@needs_office
@pytest.mark.parametrize(("suffix", "media_type"), [(".rtf", RTF), (".doc", DOC), (".odt", ODT)])
def test_an_old_file_is_read_paragraph_by_paragraph_and_stays_what_it_is(
    suffix: str, media_type: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(office._FILTERS, "doc", "doc:MS Word 97")  # type: ignore[index]
    monkeypatch.setitem(office._FILTERS, "odt", "odt:writer8")  # type: ignore[index]
    data = RICH if suffix == ".rtf" else made(suffix)
    assert before_reading(data) == kind_of_file(data) == media_type
    (found,) = read_file(data, "report.pdf")
    assert found.media_type == media_type
    assert [each.number for each in found.paragraphs] == ["1", "2", "3"]
    assert found.paragraphs[0].text == "Arcadia lies by the sea."
    assert found.identity.title == "Periodic report of Arcadia"


def test_without_libreoffice_an_old_file_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "office", lambda: None)
    with pytest.raises(office.OfficeMissing, match=r"libreoffice-writer, or save the document as \.docx"):
        read_file(RICH, "report.rtf")


@needs_office
@pytest.mark.parametrize("data", [RICH[:60], b"{\\rtf1}", b"{\\rtf1" + b"{" * 20_000])
def test_a_rich_text_file_cut_off_or_empty_breaks_nothing(data: bytes) -> None:
    assert what_became_of(data) in (RTF, "refused with what to do")


def what_became_of(data: bytes) -> str:
    try:
        return read_file(data, "report.rtf")[0].media_type
    except office.OfficeFailed as refusal:
        return "refused with what to do" if "save it as .docx" in str(refusal) else str(refusal)


def test_what_needs_no_libreoffice_does_not_wait_for_it() -> None:
    for data in (b"%PDF-1.7", b"PK\x03\x04", b"<html>", b"1. Adopt a law.", b"\xd0\xcf\x11\xe0" + bytes(600), b""):
        assert before_reading(data) is None


def test_a_file_under_a_password_is_refused_in_plain_words() -> None:
    protected = b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    with pytest.raises(ProtectedFile, match="take the password off"):
        read_file(protected, "report.docx")
