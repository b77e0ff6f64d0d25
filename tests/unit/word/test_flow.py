"""What a reader sees in a paragraph is what is read: no less, no more, and once."""

import pytest

from tests.builders.word_text import p, said, text_of


def runs(inside: str) -> str:
    return f"<w:p>{inside}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (f"<w:hyperlink>{r('a law')}</w:hyperlink>", "a law"),
        (f"<w:smartTag>{r('a law')}</w:smartTag>", "a law"),
        (f"<w:customXml>{r('a law')}</w:customXml>", "a law"),
        (f"<w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr></w:sdtPr><w:sdtContent>{r('a law')}</w:sdtContent></w:sdt>", "a law"),
        (f"<w:ins>{r('a law')}</w:ins>", "a law"),
        (f"<w:moveTo>{r('a law')}</w:moveTo>", "a law"),
        (f"<w:fldSimple w:instr='REF x'>{r('a law')}</w:fldSimple>", "a law"),
        ("<w:r><w:t>anti</w:t><w:noBreakHyphen/><w:t>racism</w:t></w:r>", "anti-racism"),
        ("<w:r><w:t>discrimi</w:t><w:softHyphen/><w:t>nation</w:t></w:r>", "discrimination"),
        ("<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r>", "one two three"),
        ("<w:r><w:sym w:font='Wingdings' w:char='F0A7'/><w:t> point</w:t></w:r>", "• point"),
        ("<w:r><w:t>x </w:t><w:sym w:font='Arial' w:char='2265'/></w:r>", "x ≥"),
        ("<m:oMath><m:r><m:t>n=12</m:t></m:r></m:oMath>", "n=12"),
        (f"<w:r><w:ruby><w:rt>{r('kan')}</w:rt><w:rubyBase>{r('漢')}</w:rubyBase></w:ruby></w:r>", "漢"),
        (r("seen") + r("not seen", "<w:vanish/>"), "seen"),
        (r("seen") + r(" as well", '<w:vanish w:val="0"/>'), "seen as well"),
        (f"<w:moveFrom>{r('went ')}</w:moveFrom>" + r("stays"), "stays"),
        ("<w:del><w:r><w:delText>went</w:delText><w:tab/></w:r></w:del>" + r("stays"), "stays"),
    ],
)  # fmt: skip
def test_what_stands_in_a_paragraph(inside: str, text: str) -> None:
    assert said(runs(inside)) == [text]


def field(code: str, result: str) -> str:
    parts = ("begin", f"<w:instrText>{code}</w:instrText>", "separate", result, "end")
    return "".join(
        f'<w:r><w:fldChar w:fldCharType="{part}"/></w:r>' if part in ("begin", "separate", "end") else part
        for part in parts
    )


def test_a_field_shows_its_result_and_not_its_code() -> None:
    assert said(runs(field(" REF article ", r("article 5")))) == ["article 5"]


def test_a_result_within_the_code_of_another_field_is_code() -> None:
    inner = field(" MERGEFIELD sex ", r("F"))
    outer = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + inner
    outer += (
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("she") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert said(runs(outer)) == ["she"]


def test_a_field_that_is_never_closed_hides_no_text() -> None:
    assert said(runs('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r("kept")) + p("kept too")) == [
        "kept",
        "kept too",
    ]


def test_paragraphs_numbered_by_an_old_field_have_their_number() -> None:
    assert said(runs(field(" AUTONUM ", "") + r("One.")) + runs(field(" AUTONUM ", "") + r("Two."))) == [
        "1. One.",
        "2. Two.",
    ]


BOX = (
    "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox>"
    "<w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
LONG = "In a box stands a recommendation that is as long as recommendations of committees are as a rule."


def test_a_text_box_is_read_once_behind_its_paragraph_though_word_writes_it_twice() -> None:
    box = BOX.format(p(LONG))
    both = f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    twice = f"<mc:AlternateContent>{both}</mc:AlternateContent>"
    assert said(runs(r("Before ") + twice + r("and after.")) + p("Next.")) == ["Before and after.", LONG, "Next."]


def test_what_only_stands_in_a_fallback_is_read() -> None:
    only = f"<mc:AlternateContent><mc:Fallback>{BOX.format(p(LONG))}</mc:Fallback></mc:AlternateContent>"
    assert said(runs(only)) == [LONG]


def test_labels_in_a_drawing_are_one_line_and_no_headings() -> None:
    boxes = "".join(BOX.format(p(label, run="<w:b/>")) for label in ("Ministry", "Focal point"))
    (first, labels) = text_of(runs(r("Figure 1") + boxes)).paragraphs
    assert (first.text, labels.text, labels.row) == ("Figure 1", "Ministry | Focal point", True)


def test_a_note_with_a_mark_of_its_own_leaves_no_star_in_the_text() -> None:
    mark = '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    found = text_of(
        runs(r("A law") + mark + r(" was adopted.")), footnotes=f'<w:footnote w:id="2">{p("In 2024.")}</w:footnote>'
    )
    assert [(each.text, each.notes) for each in found.paragraphs] == [("A law was adopted.", ("footnote-2",))]
    assert found.notes == {"footnote-2": "In 2024."}


def test_changes_within_a_note_are_accepted_too() -> None:
    deleted = "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
    changed = f"<w:footnote w:id='2'><w:p>{deleted}<w:ins>{r('new')}</w:ins></w:p></w:footnote>"
    assert text_of(p("A law."), footnotes=changed).notes == {"footnote-2": "new"}


def test_bold_of_the_past_is_no_bold() -> None:
    changed = r("plain", "<w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange>")
    style_before = "<w:pPrChange><w:pPr><w:pStyle w:val='Heading1'/></w:pPr></w:pPrChange>"
    (first, second) = text_of(runs(changed) + p("text", style_before)).paragraphs
    assert (first.bold, second.heading) == (0.0, None)


def test_bold_is_a_share_of_the_writing() -> None:
    (whole, half, none) = text_of(
        runs(r("Health", "<w:b/>")) + runs(r("12. ") + r("good", "<w:b/>") + r("plan")) + runs(r("2024", "<w:b/>"))
    ).paragraphs
    assert (whole.bold, half.bold, none.bold) == (1.0, 0.5, 0.0)


def test_text_in_a_hidden_style_is_not_seen() -> None:
    styles = "<w:style w:type='character' w:styleId='h'><w:rPr><w:vanish/></w:rPr></w:style>"
    assert said(runs(r("seen") + r(" hidden", "<w:rStyle w:val='h'/>")), styles=styles) == ["seen"]


def test_a_paragraph_whose_mark_is_deleted_runs_on_into_the_next_one() -> None:
    mark = "<w:rPr><w:del/></w:rPr>"
    assert said(p("One ", mark) + p("two ", mark) + p("three.")) == ["One two three."]


def test_a_paragraph_that_was_moved_away_leaves_nothing() -> None:
    moved = f"<w:p><w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr><w:moveFrom>{r('moved')}</w:moveFrom></w:p>"
    assert said(p("One.") + moved + p("Two.")) == ["One.", "Two."]
