"""A report written as a Word file: what is in it, and what is not."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from workbench.settings import bundled
from workbench.word import template
from workbench.word.blocks import Cover, Heading, NumberedParagraph, WordReport
from workbench.word.bookmarks import UnfitForBookmark
from workbench.word.cover import TemplateRefused
from workbench.word.reading import read
from workbench.word.report import FootnoteMissing, render

TEMPLATE = (bundled("drafting_templates") / "word" / "report.docx").read_bytes()
COVER = Cover(
    masthead="Report of the State",
    treaty="A Convention",
    committee="A Committee",
    article="Under article 9",
    report="Twenty-first periodic report",
    state="Arcadia",
    mark="DRAFT",
    running="Arcadia",
)
ULID = "01KB0000000000000000000001"


def a_report(*blocks: Heading | NumberedParagraph, **changes: object) -> WordReport:
    values = {"title": "Report", "language": "en", "cover": COVER, "blocks": blocks, **changes}
    return WordReport(**values)  # type: ignore[arg-type]


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name).decode("utf-8") for name in package.namelist()}


def body_texts(data: bytes) -> list[str]:
    """Headings and numbered paragraphs as our own reader sees them."""
    wanted = ("heading", "numbered paragraph")
    return [paragraph.text for paragraph in read(data).paragraphs if paragraph.style.startswith(wanted)]


@pytest.mark.parametrize(
    "text",
    [
        "A &amp; B &lt; C",
        "{{ cover.state }} {% if x %} {# y #} {_{ }",
        "two  spaces, a\ttab and a no-break\u00a0space, a soft\u00adhyphen",
        "emoji 👩🏽‍⚖️ and mathematics 𝔘",
        "النص العربي مع CERD/C/BRA/CO/18-20 داخله",
        " space at both ends ",
        "<strong>bold</strong> in<em>side</em> a word, H<sub>2</sub>O, 1<sup>st</sup>, <u>under</u>",
        'a <a href="https://example.org/?a=1&amp;b=2">link</a> here',
        "line<br>break",
        "PAGE &amp;#x0; ]]&gt; &amp;amp;",
    ],
)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_goes_in_comes_out(text: str, language: str) -> None:
    from workbench.text.markup import plain

    data = render(a_report(NumberedParagraph(ULID, text), language=language), TEMPLATE)

    assert body_texts(data) == [plain(text)]


def test_a_cover_says_what_it_was_given_whatever_signs_it_holds() -> None:
    said = "A & B < C {{ 7*7 }} {_{ _}_ “q” é"
    data = render(a_report(cover=Cover(**{**COVER.__dict__, "state": said})), TEMPLATE)

    assert said in [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]


def test_numbers_are_automatic_and_of_one_series() -> None:
    blocks = [Heading("h1", "First", 1), *(NumberedParagraph(f"a{i}", "Text.") for i in range(3))]
    blocks += [Heading("h2", "Second", 1), *(NumberedParagraph(f"b{i}", "Text.") for i in range(2))]
    data = render(a_report(*blocks), TEMPLATE)

    numbered = [p for p in read(data).paragraphs if p.style == "numbered paragraph"]
    assert len({p.numbering for p in numbered}) == 1
    assert all(p.numbering is not None and p.text == "Text." for p in numbered)


def test_headings_have_levels_and_a_series_of_their_own() -> None:
    blocks = (Heading("h1", "Part", 1), Heading("h2", "Article", 2), Heading("h3", "Measure", 3))
    read_back = [p for p in read(render(a_report(*blocks), TEMPLATE)).paragraphs if p.style.startswith("heading")]

    assert [p.level for p in read_back] == [1, 2, 3]
    assert len({p.numbering[0] for p in read_back if p.numbering}) == 1


def test_a_footnote_is_a_real_one_and_an_unprinted_citation_leaves_no_mark() -> None:
    text = 'Law<cite id="1"> and more<fn id="2">, and secret<cite id="3">.'
    notes = {("cite", "1"): "CERD/C/BRA/CO/18-20, para. 21.", ("fn", "2"): "See <em>the plan</em>."}
    document = read(render(a_report(NumberedParagraph(ULID, text, notes)), TEMPLATE))

    assert [p.text for p in document.paragraphs if p.style == "numbered paragraph"] == [
        "Law\ufffc and more\ufffc, and secret."
    ]
    assert [said.strip() for said in document.notes.values() if said.strip()] == [
        "CERD/C/BRA/CO/18-20, para. 21.",
        "See the plan.",
    ]


def test_two_footnote_numbers_in_a_row_are_kept_apart() -> None:
    # notes 1 and 2 would read as "12"
    notes = {("fn", "1"): "One.", ("fn", "2"): "Two."}
    found = parts(render(a_report(NumberedParagraph(ULID, 'Text<fn id="1"><fn id="2">.', notes)), TEMPLATE))
    root = etree.fromstring(found["word/document.xml"].encode())
    first, second = (one.getparent() for one in root.iter(qn("w:footnoteReference")))

    assert first.find(f"{qn('w:rPr')}/{qn('w:spacing')}") is not None
    assert second.find(f"{qn('w:rPr')}/{qn('w:spacing')}") is None


def test_a_footnote_without_words_is_refused_by_the_number_of_its_paragraph() -> None:
    blocks = (NumberedParagraph("a", "One."), NumberedParagraph("b", 'Two<fn id="9">.'))

    with pytest.raises(FootnoteMissing, match="paragraph 2"):
        render(a_report(*blocks), TEMPLATE)


def test_a_file_for_comments_records_changes_and_knows_its_paragraphs() -> None:
    blocks = (Heading("01H", "Part", 1), NumberedParagraph(ULID, "Some text."))
    data = render(a_report(*blocks, for_comments=True, properties={"WorkbenchSnapshot": "S & T"}), TEMPLATE)
    document = read(data)

    assert "<w:trackRevisions/>" in parts(data)["word/settings.xml"]
    assert document.properties["WorkbenchSnapshot"] == "S & T"
    marks = {mark.name: mark for mark in document.bookmarks}
    assert set(marks) == {"q_01H", "p_01H", f"q_{ULID}", f"p_{ULID}"}
    assert marks[f"q_{ULID}"].start == marks[f"q_{ULID}"].end == marks[f"p_{ULID}"].start
    assert marks[f"p_{ULID}"].end.offset - marks[f"p_{ULID}"].start.offset == len("Some text.")


def test_a_file_for_submission_holds_no_trace() -> None:
    blocks = (Heading("01H", "Part", 1), NumberedParagraph(ULID, "Some text."))
    whole = "".join(name + text for name, text in parts(render(a_report(*blocks), TEMPLATE)).items())

    for trace in ("bookmark", "trackRevisions", "rsid", "paraId", "custom.xml", ULID, "docx", "creator", "2013"):
        assert trace not in whole.replace("/docx", ""), trace


@pytest.mark.parametrize("for_comments", [True, False])
def test_a_package_is_whole_and_holds_no_comments_part(for_comments: bool) -> None:
    data = render(a_report(NumberedParagraph(ULID, "Text."), for_comments=for_comments), TEMPLATE)
    found = parts(data)

    assert next(iter(found)) == "[Content_Types].xml"
    assert not [name for name in found if "comments" in name]
    types = etree.fromstring(found["[Content_Types].xml"].encode())
    declared = {one.get("PartName") for one in types if one.tag.endswith("Override")}
    endings = {one.get("Extension") for one in types if one.tag.endswith("Default")}
    assert declared <= {f"/{name}" for name in found}
    assert all(f"/{name}" in declared or name.rpartition(".")[2] in endings for name in found)
    targets = re.findall(r'Target="([^"]+)"', found["word/_rels/document.xml.rels"])
    assert all(f"word/{target}" in found for target in targets)


def test_the_same_report_gives_the_same_bytes() -> None:
    report = a_report(NumberedParagraph(ULID, "Text."), for_comments=True)

    assert render(report, TEMPLATE) == render(report, TEMPLATE)


def test_arabic_runs_from_right_to_left_and_a_symbol_inside_it_does_not() -> None:
    text = "الوثيقة CERD/C/BRA/CO/18-20 المؤرخة"
    xml = parts(render(a_report(NumberedParagraph(ULID, text), language="ar"), TEMPLATE))["word/document.xml"]
    root = etree.fromstring(xml.encode())

    assert all(p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None for p in root.iter(qn("w:p")))
    assert root.find(f".//{qn('w:sectPr')}/{qn('w:bidi')}") is not None
    symbol = next(r for r in root.iter(qn("w:r")) if "CERD" in "".join(r.itertext()))
    assert "".join(symbol.itertext()) == "CERD/C/BRA/CO/18-20"
    assert symbol.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is None


def test_the_table_of_contents_gives_the_paragraphs_under_each_heading() -> None:
    blocks = (
        Heading("h1", "Part", 1),
        NumberedParagraph("a", "Text."),
        Heading("h2", "Article", 2),
        NumberedParagraph("b", "Text."),
        NumberedParagraph("c", "Text."),
    )
    lines = [p.text for p in read(render(a_report(*blocks), TEMPLATE)).paragraphs if p.style.startswith("toc")]

    assert lines == ["I.\tPart\t1–3", "A.\tArticle\t2–3"]


def test_word_opens_the_file_without_a_question() -> None:
    # both make Word ask about "fields that may refer to other files"
    found = parts(render(a_report(Heading("h1", "Part", 1)), TEMPLATE))

    assert " TOC " in found["word/document.xml"]
    assert "dirty" not in found["word/document.xml"]
    assert "updateFields" not in found["word/settings.xml"]


def test_a_uid_that_cannot_name_a_bookmark_is_refused() -> None:
    with pytest.raises(UnfitForBookmark):
        render(a_report(NumberedParagraph("icerd.art-2", "Text."), for_comments=True), TEMPLATE)


def test_the_template_is_the_one_that_this_program_writes() -> None:
    assert template.build() == TEMPLATE
    assert template.build_section() == (bundled("drafting_templates") / "word" / "section.docx").read_bytes()
    assert template.build_letter() == (bundled("drafting_templates") / "word" / "request.docx").read_bytes()


@pytest.mark.parametrize(
    "code",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ cover.nothing }}",
        "{% for %}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ cover.clear() }}",
        "{% for x in range(10**9) %}{% endfor %}",
        "{{ 1 / 0 }}",
        "{{ lipsum.__globals__['os'].popen('true').read() }}",
    ],
)
def test_a_template_that_asks_for_more_is_refused(code: str, tmp_path: Path) -> None:
    document = Document(io.BytesIO(TEMPLATE))
    document.add_paragraph(code)
    document.save(str(tmp_path / "own.docx"))

    with pytest.raises(TemplateRefused):
        render(a_report(), (tmp_path / "own.docx").read_bytes())


@pytest.mark.parametrize("data", [b"", b"no ZIP", TEMPLATE[:2000]])
def test_a_broken_template_is_refused(data: bytes) -> None:
    with pytest.raises(TemplateRefused, match="drafting_templates/word"):
        render(a_report(), data)


def test_a_template_that_asks_for_what_there_is_is_filled(tmp_path: Path) -> None:
    document = Document(io.BytesIO(TEMPLATE))
    document.add_paragraph("{{ cover.state | upper }}")
    document.save(str(tmp_path / "own.docx"))
    data = render(a_report(), (tmp_path / "own.docx").read_bytes())

    assert Document(io.BytesIO(data)).paragraphs[-1].text == "ARCADIA"


def test_a_template_without_a_place_for_the_body_is_refused() -> None:
    plain = io.BytesIO()
    Document().save(plain)

    with pytest.raises(TemplateRefused, match="body"):
        render(a_report(), plain.getvalue())


def test_a_states_own_template_without_our_styles_is_completed_and_cleaned() -> None:
    own = Document()
    own.core_properties.author = "Canary Author"
    own.add_paragraph("Ministry of {{ cover.state }}")
    own.add_paragraph("{{ body }}")
    stream = io.BytesIO()
    own.save(stream)
    data = render(a_report(Heading("h", "Part", 1), NumberedParagraph(ULID, "Text.")), stream.getvalue())

    assert body_texts(data) == ["Part", "Text."]
    assert "Ministry of Arcadia" in [p.text for p in Document(io.BytesIO(data)).paragraphs]
    assert not [name for name, text in parts(data).items() if "Canary" in text or "thumbnail" in name]


def test_the_styles_of_a_template_in_another_language_are_used() -> None:
    own = Document()
    style = own.styles["Heading 1"]
    style.element.set(qn("w:styleId"), "Titre1")  # as the French Word writes it
    style.font.name = "Marianne"
    own.add_paragraph("Couverture", style="Heading 1")
    own.add_paragraph("{{ body }}")
    stream = io.BytesIO()
    own.save(stream)
    document = Document(io.BytesIO(render(a_report(Heading("h", "Partie", 1)), stream.getvalue())))

    first, *_, last = [paragraph for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    assert (first.text, last.text, last.style.font.name) == ("Couverture", "Partie", "Marianne")
    assert len([one for one in document.styles if one.name == "Heading 1"]) == 1
