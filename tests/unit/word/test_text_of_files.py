"""Word files of every make are read to the same text; those with macros are refused."""

import gc

import pytest

from tests.builders.word import docx, packed, unpacked
from tests.builders.word_text import level, listed, lists, p, text_of, word
from workbench.word import refusals
from workbench.word.outline import Styles
from workbench.word.paragraphs import read_text
from workbench.word.xml import STRICT, parse

FILE = word(
    listed("Adopt a law.") + p("Health", '<w:pStyle w:val="Heading1"/>'),
    numbering=lists(level(0, "decimal", "%1.")),
    footnotes=f'<w:footnote w:id="2">{p("A note.")}</w:footnote>',
)
PARTS = unpacked(FILE)


def changed(old: str, new: str, *parts: str) -> bytes:
    return packed({**PARTS, **{part: PARTS[part].decode().replace(old, new).encode() for part in parts}})


def strict() -> bytes:
    """As Word saves "Strict Open XML": other namespaces in the parts, other types in the relationships."""
    files = dict(PARTS)
    for part, data in files.items():
        for iso, transitional in STRICT:
            data = data.replace(transitional, iso)
        files[part] = data
    return packed(files)


def in_utf_16() -> bytes:
    parts = [part for part in PARTS if part.endswith(".xml") and part.startswith("word/")]
    start = '<?xml version="1.0" encoding="UTF-16"?>'
    declared = {part: (start + PARTS[part].decode()).encode("utf-16") for part in parts}
    return packed(PARTS | declared)


def renamed() -> bytes:
    files = {part.replace("document.xml", "document2.xml"): data for part, data in PARTS.items()}
    files["_rels/.rels"] = files["_rels/.rels"].replace(b"document.xml", b"document2.xml")
    return packed(files)


@pytest.mark.parametrize(
    "data",
    [
        strict(),
        in_utf_16(),
        renamed(),
        changed("document.main+xml", "template.main+xml", "[Content_Types].xml"),
        packed({part.replace("customXml", "customXML"): data for part, data in PARTS.items()}),
    ],
    ids=["ISO strict", "UTF-16", "document2.xml", "a template (.dotx)", "other letters in names"],
)
def test_the_same_text_whatever_program_wrote_it(data: bytes) -> None:
    assert read_text(data) == read_text(FILE)
    assert [(each.numbering, each.text, each.heading) for each in read_text(data).paragraphs] == [
        ("1.", "Adopt a law.", None),
        ("", "Health", 1),
    ]


def test_a_file_with_macros_is_refused() -> None:
    with pytest.raises(refusals.HasMacros):
        read_text(changed("document.main+xml", "document.macroEnabled.main+xml", "[Content_Types].xml"))


def test_entities_in_a_part_that_is_not_read_are_refused() -> None:
    with pytest.raises(refusals.HasDtd):
        read_text(packed({**PARTS, "customXml/item1.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}))


def test_headers_are_kept_apart_from_the_text() -> None:
    found = text_of(p("Text."), header=p("CRPD/C/ARC/1"))
    assert (found.headers, [each.text for each in found.paragraphs]) == (("CRPD/C/ARC/1",), ["Text."])


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("heading 2", 2),
        ("Título 3", 3),
        ("Titre 1", 1),
        ("标题 1", 1),
        ("Заголовок 2", 2),
        ("_ H __M_G", 1),
        ("_ H _Ch_GC", 1),
        ("_ H_1_G", 2),
        ("_ H_2/3_GC", 3),
        ("J_H_1", 2),
        ("J_C_H", 1),
        ("_ Single Txt_G", None),
        ("heading", None),
        ("toc 1", None),
    ],
)
def test_headings_by_the_names_of_their_styles(name: str, heading: int | None) -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    style = f'<w:styles {space}><w:style w:type="paragraph" w:styleId="x"><w:name w:val="{name}"/></w:style></w:styles>'
    assert Styles(parse(style.encode(), part="styles.xml")).style("x").heading == heading


def test_a_style_inherits_and_an_outline_of_ten_is_text() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="C"><w:basedOn w:val="A"/>'
        '<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
    )
    body = "".join(p("x", f'<w:pStyle w:val="{each}"/>') for each in "ABC")
    assert [(each.heading, each.bold) for each in text_of(body, styles=styles).paragraphs] == [
        (1, 1.0),
        (1, 1.0),
        (None, 1.0),
    ]


def test_a_style_based_on_itself_is_read() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="A"/></w:style>'
    assert [each.text for each in text_of(p("x", '<w:pStyle w:val="A"/>'), styles=styles).paragraphs] == ["x"]


def test_reading_leaves_the_search_for_cycles_as_it_was() -> None:
    read_text(FILE)
    assert gc.isenabled()
    with pytest.raises(refusals.UnsafeFile):
        read_text(b"PK no Word file")
    assert gc.isenabled()


def test_a_file_that_was_read_is_gone_from_memory_at_once() -> None:
    read_text(FILE)
    gc.collect()
    gc.disable()
    try:
        read_text(FILE)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_an_empty_file_has_no_paragraph() -> None:
    assert read_text(docx()).paragraphs == ()
