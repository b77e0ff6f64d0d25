"""Word files as a reader sees them: numbers, headings, tables, notes, changes taken as accepted."""

from tests.builders.word import docx
from workbench.corpus.parsing import reading
from workbench.corpus.parsing.records import Reading

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%3)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>
<w:lvlText w:val="-"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
</w:numbering>"""
CONTENT = (
    '<Override PartName="/word/numbering.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>'
)
LINK = (
    '<Relationship Id="rId90" Target="numbering.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"/></Relationships>'
)


def numbered(text: str, level: int = 0, number: int = 1) -> str:
    place = f'<w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>'
    return f"<w:p><w:pPr><w:numPr>{place}</w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def plain(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def read(*paragraphs: str, body: str = "", name: str = "file.docx") -> Reading:
    from tests.builders.word import packed, unpacked

    parts = unpacked(docx(*paragraphs, body=body))
    parts["word/numbering.xml"] = NUMBERING.encode()
    for part, end, more in (
        ("[Content_Types].xml", "</Types>", CONTENT),
        ("word/_rels/document.xml.rels", "</Relationships>", LINK),
    ):
        parts[part] = parts[part].decode().replace(end, more).encode()
    return reading.read(packed(parts), name)[0]


def test_automatic_numbers_are_the_paragraphs_numbers() -> None:
    body = "".join(
        [numbered("One."), numbered("Two:"), numbered("A law;", 1), numbered("A plan.", 1), numbered("Three.")]
    )
    found = read(body=body).paragraphs
    assert [each.number for each in found] == ["1", "2", "3"]
    assert [(item.label, item.text) for item in found[1].items] == [("a", "A law;"), ("b", "A plan.")]


def test_letters_begin_anew_under_each_paragraph_and_nest() -> None:
    body = "".join(
        [
            numbered("One:"),
            numbered("A", 1),
            numbered("B", 1),
            numbered("Two:"),
            numbered("C", 1),
            numbered("D", 2),
            numbered("E", 2),
        ]
    )
    (_, second) = read(body=body).paragraphs
    assert [(item.label, item.parent) for item in second.items] == [("a", ""), ("i", "a"), ("ii", "a")]


def test_typed_numbers_are_read_as_well() -> None:
    found = read(" 1. One.", " 2. Two.").paragraphs
    assert [(each.number, each.text) for each in found] == [("1", "One."), ("2", "Two.")]


def test_bullets_have_no_number() -> None:
    found = read(body=numbered("A point.", 0, 2)).paragraphs
    assert [(each.number, each.text) for each in found] == [(None, "A point.")]


def test_a_row_of_a_table_is_one_paragraph() -> None:
    cells = "".join(f"<w:tc>{plain(text)}</w:tc>" for text in ("2024", "12 judges"))
    found = read("Table:", body=f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>").paragraphs
    assert [each.full_text for each in found] == ["Table:", "2024 | 12 judges"]


def test_a_heading_across_a_table_ends_with_the_table() -> None:
    theme = "<w:tc><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>By region</w:t></w:r></w:p></w:tc>"
    cells = "".join(f"<w:tc>{plain(text)}</w:tc>" for text in ("North", "12 judges"))
    body = f"<w:tbl><w:tr>{theme}</w:tr><w:tr>{cells}</w:tr></w:tbl>{plain('The number rose.')}"
    found = read("Report of the Ministry", "# Courts", "There are judges.", body=body).paragraphs[1:]
    assert [(each.section, each.heading) for each in found] == [("Courts", ""), ("Courts", "By region"), ("Courts", "")]


def test_a_heading_is_carried_and_is_no_paragraph() -> None:
    found = read("Report of the Ministry", "# Health", "Clinics were built.")
    assert found.identity.title == "Report of the Ministry"
    assert [(each.section, each.full_text) for each in found.paragraphs] == [
        ("", "Report of the Ministry"),
        ("Health", "Clinics were built."),
    ]


def test_a_footnote_is_kept_apart_from_the_text() -> None:
    (found,) = read("Clinics^ were built.").paragraphs
    assert found.text == "Clinics were built."
    assert len(found.footnotes) == 1


def test_tracked_changes_read_as_if_accepted() -> None:
    (found,) = read("A {-bad -}{+good +}law.").paragraphs
    assert found.text == "A good law."
    (merged,) = read("First part{-¶-}", " and second.").paragraphs
    assert merged.text == "First part and second."


def test_a_file_without_text_says_so() -> None:
    found = read()
    assert found.paragraphs == ()
    assert "no text" in found.warnings[0]


def test_a_title_comes_from_the_text_and_else_from_the_files_name() -> None:
    assert read("Minutes of the plenary", "We met.").identity.title == "Minutes of the plenary"
    assert read(" 1. One.", " 2. Two.", name="Plan_of_work.docx").identity.title == "Plan of work"


def test_a_list_that_begins_at_a_billion_fills_no_memory() -> None:
    from workbench.word.figures import figure
    from workbench.word.sequences import Level, _level
    from workbench.word.xml import parse

    huge = f'<w:lvl {W} w:ilvl="0"><w:start w:val="{"9" * 5000}"/><w:numFmt w:val="lowerLetter"/></w:lvl>'
    assert _level(parse(huge.encode(), part="numbering.xml")) == Level(1, "lowerLetter", "")
    assert figure(999_999, "lowerLetter") == "999999"
    assert figure(999_999, "upperRoman") == "999999"


CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:subject>{}</dc:subject></cp:coreProperties>'
)


def with_subject(subject: str, *paragraphs: str) -> Reading:
    from tests.builders.word import packed, unpacked

    parts = unpacked(docx(*paragraphs))
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    link = f'<Relationship Id="rC" Type="{kind}" Target="docProps/core.xml"/></Relationships>'
    parts["_rels/.rels"] = parts["_rels/.rels"].decode().replace("</Relationships>", link).encode()
    parts["docProps/core.xml"] = CORE.format(subject).encode()
    return reading.read(packed(parts), "file.docx")[0]


def test_a_files_own_property_gives_its_symbol_where_its_opening_prints_it() -> None:
    found = with_subject("CRPD/C/ARC/1", "CRPD/C/ARC/1", "Initial report of Arcadia", "A law was adopted.")
    assert found.identity.symbol == "CRPD/C/ARC/1"


def test_a_property_left_behind_by_an_older_document_gives_no_symbol() -> None:
    found = with_subject("CRPD/C/ARC/1", "Notes on CRPD/C/ARC/1", "A law was adopted.")
    assert found.identity.symbol is None
