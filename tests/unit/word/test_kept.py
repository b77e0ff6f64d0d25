"""What of a Word file is listed and not applied, or kept as it came and said: formats, things that are no words."""

from tests.builders.word import W, docx, packed, unpacked
from workbench.word.document import FormatChange, Position, WordDocument
from workbench.word.folded import folded
from workbench.word.reading import read

MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
BY = 'w:author="Chidi" w:date="2026-05-03T14:02:11Z"'


def body(xml: str) -> WordDocument:
    return read(docx(body=xml))


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def told(change: FormatChange) -> tuple[str, Position, Position, tuple[str, ...]]:
    return change.revision.kind, change.start, change.end, change.what


def test_a_change_of_characters_says_where_and_what() -> None:
    change = f'<w:b/><w:sz w:val="24"/><w:rPrChange {BY}><w:rPr><w:i/><w:sz w:val="24"/></w:rPr></w:rPrChange>'
    document = body(f"<w:p>{run('a ')}{run('law', change)}</w:p>")
    (found,) = document.formatting
    assert told(found) == ("rPrChange", Position(0, 2), Position(0, 5), ("i", "b"))
    assert (found.revision.author, found.revision.date) == ("Chidi", "2026-05-03T14:02:11Z")
    assert document.paragraphs[0].text == "a law"


def test_a_change_of_style_is_of_the_whole_paragraph() -> None:
    change = f'<w:pPr><w:pStyle w:val="Heading1"/><w:pPrChange {BY}><w:pPr/></w:pPrChange></w:pPr>'
    (found,) = body(f"<w:p>{run('One')}</w:p><w:p>{change}{run('Two')}</w:p>").formatting
    assert told(found) == ("pPrChange", Position(1, 0), Position(1, 3), ("pStyle",))


def test_changes_of_tables_and_sections_are_listed_too() -> None:
    table = (
        f"<w:tbl><w:tblPr><w:tblPrChange {BY}><w:tblPr/></w:tblPrChange></w:tblPr>"
        f"<w:tr><w:trPr><w:trPrChange {BY}><w:trPr/></w:trPrChange></w:trPr>"
        f"<w:tc><w:tcPr><w:tcPrChange {BY}><w:tcPr/></w:tcPrChange></w:tcPr><w:p>{run('x')}</w:p></w:tc></w:tr></w:tbl>"
    )
    section = f'<w:sectPr><w:pgSz w:w="1"/><w:sectPrChange {BY}><w:sectPr/></w:sectPrChange></w:sectPr>'
    kinds = [each.revision.kind for each in body(f"{table}<w:p/>{section}").formatting]
    assert kinds == ["tblPrChange", "trPrChange", "tcPrChange", "sectPrChange"]


def test_a_change_of_format_in_a_table_keeps_its_place_when_the_table_is_folded() -> None:
    change = f"<w:b/><w:rPrChange {BY}><w:rPr/></w:rPrChange>"
    cells = f"<w:tc><w:p>{run('one')}</w:p></w:tc><w:tc><w:p>{run('two', change)}</w:p></w:tc>"
    document = folded(body(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl><w:p/>"))
    (found,) = document.formatting
    assert document.paragraphs[0].text[found.start.offset : found.end.offset] == "two"


def test_what_is_not_understood_is_kept_as_it_came_and_said() -> None:
    document = body(f"<w:p>{run('a law')}<w:novelty w:val='1'><w:r/></w:novelty></w:p>")
    (kept,) = document.unread
    assert (kept.name, kept.position) == ("w:novelty", Position(0, 5))
    assert kept.raw.startswith("<w:novelty ")
    assert "1 things in the file cannot be told in words (w:novelty)" in str(document.warnings[0])


def test_an_equation_changed_under_tracking_is_kept_as_it_came() -> None:
    equation = f"<m:oMath {MATH}><m:r><w:ins {BY}><m:t>x</m:t></w:ins></m:r></m:oMath>"
    document = body(f"<w:p>{run('a law ')}{equation}</w:p>")
    assert [each.name for each in document.unread] == ["m:oMath"]


def test_words_struck_through_or_highlighted_by_hand_are_said_and_stay() -> None:
    off = '<w:strike w:val="0"/>'
    struck, bright = "<w:strike/>", '<w:highlight w:val="yellow"/>'
    document = body(
        f"<w:p>{run('Women ')}{run('hold ', struck)}{run('forty', struck)}{run(' per cent', bright)}"
        f"{run('.', off)}</w:p>"
    )
    assert document.paragraphs[0].text == "Women hold forty per cent."
    assert [(each.kind, each.start.offset, each.end.offset) for each in document.drawn] == [
        ("struck", 6, 16),
        ("highlighted", 16, 25),
    ]
    assert [str(each).partition(").")[0] for each in document.warnings] == [
        "Words are struck through by their format, not under change tracking, in 1 places (“hold forty”",
        "Words are highlighted in 1 places (“per cent”",
    ]


def test_words_taken_out_under_tracking_are_no_words_struck_through_by_hand() -> None:
    gone = f"<w:del {BY}><w:r><w:rPr><w:strike/></w:rPr><w:delText>forty</w:delText></w:r></w:del>"
    assert body(f"<w:p>{run('a')}{gone}</w:p>").drawn == ()


def test_what_says_nothing_is_not_said() -> None:
    silent = "<w:proofErr w:type='spellStart'/><w:permStart w:id='1'/><w:customXmlInsRangeStart w:id='2'/>"
    inside = "<w:r><w:lastRenderedPageBreak/><w:br w:type='page'/><w:t>law</w:t></w:r>"
    document = body(f"<w:p><w:pPr/>{silent}{inside}<w:r><w:drawing/></w:r></w:p><w:sectPr/>")
    assert (document.unread, document.warnings) == ((), ())


def with_header(words: str) -> WordDocument:
    """A file whose header says "Draft", and these words put in under tracking."""
    parts = unpacked(docx("21. Adopt a law."))
    rels = parts["word/_rels/document.xml.rels"].decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
    rels = rels.replace("</Relationships>", f'<Relationship Id="h" Type="{kind}" Target="h.xml"/></Relationships>')
    header = f'<w:hdr xmlns:w="{W}"><w:p>{run("Draft")}<w:ins {BY}>{run(words)}</w:ins></w:p></w:hdr>'
    return read(packed(parts | {"word/_rels/document.xml.rels": rels, "word/h.xml": header}))


def test_signs_put_into_a_header_that_nobody_sees_are_no_change_of_it() -> None:
    assert with_header("\u200d").warnings == ()


def test_the_words_of_a_header_are_read_and_a_change_in_them_is_said() -> None:
    document = with_header(" of May")
    assert document.running == ("Draft of May",)
    assert "“Draft” → “Draft of May”" in str(document.warnings[0])


def test_a_file_says_when_it_was_last_saved() -> None:
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    parts = unpacked(docx("21. Adopt a law."))
    rels = parts["_rels/.rels"].decode()
    rels = rels.replace("</Relationships>", f'<Relationship Id="c" Type="{kind}" Target="c.xml"/></Relationships>')
    saved = '<c xmlns:d="http://purl.org/dc/terms/"><d:modified>2026-05-03T14:02:11Z</d:modified></c>'
    assert read(packed(parts | {"_rels/.rels": rels, "c.xml": saved})).saved_at == "2026-05-03T14:02:11Z"
    assert read(packed(parts)).saved_at == ""


def test_strict_names_declared_below_the_root_are_read_all_the_same() -> None:
    strict = 'xmlns:s="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    part = f'<w:document xmlns:w="{W}"><w:body><s:p {strict}><s:r><s:t>A law.</s:t></s:r></s:p></w:body></w:document>'
    assert read(docx(parts={"word/document.xml": part})).paragraphs[0].text == "A law."


def test_the_address_of_a_name_space_in_the_words_stays_as_it_is() -> None:
    address = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    assert read(docx(f"21. See {address} for more.")).paragraphs[0].text == f"See {address} for more."
