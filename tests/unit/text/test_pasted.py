"""What is pasted from office programs: their HTML as blocks, and nothing else of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text import markup
from workbench.text.pasted import LONGEST, PastedTooMuch, blocks_of

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {color:red} --></style>
<body lang=EN-GB><!--StartFragment-->
<p class=MsoNormal><b>The law</b> was <i><span style='color:red'>adopted</span></i>.<a style='mso-footnote-id:ftn1'
href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'>
<![if !supportFootnotes]>[1]<![endif]></span></span></a><o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>(a)<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Training of
judges;</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>(i)<span>&nbsp; </span></span><![endif]>in two regions.</p>
<p style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>22.<span>&nbsp;</span></span>In 2024, CO<sub>2</sub>
fell.</p>
<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr size=1 width="33%"><![endif]>
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a>
Law No. 1 of <b>2024</b>.</p></div></div><!--EndFragment--></body></html>"""

GOOGLE = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span
style="font-weight:400;">The </span><span style="font-weight:700;font-style:italic;">law</span><span
style="vertical-align:super;">2</span><a href="https://arcadia.example/law?a=1&amp;b=2"><span
style="text-decoration:underline">here</span></a></p><ol>
<li dir="ltr" style="list-style-type:lower-alpha" aria-level="1">
<p role="presentation"><span>one</span></p></li><ul><li style="list-style-type:disc">two</li></ul></ol><br></b>"""

LIBREOFFICE = """<p>Text<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> goes
on.</p>
<ol type="a"><li><p>first</p></li><li><p>second</p></ol>
<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym"
href="#sdfootnote1anc">1</a>A note.</p></div>"""

EXCEL = """<html><body><table border=0 width=128><col width=64 span=2><tr height=20><td class=xl65>Year</td>
<td colspan=2>Judges</td></tr><tr><td rowspan=2>2024</td><td align=right>1,240<br
style='mso-data-placement:same-cell'>of whom</td><td></td></tr><tr><td>7</td><td>8</td></tr></table></body></html>"""


def told(html: str) -> list[tuple[str, str]]:
    return [(block.kind, block.markup) for block in blocks_of(html)]


def test_word_brings_marks_lists_numbers_and_footnotes() -> None:
    blocks = blocks_of(WORD)

    assert [(block.kind, block.markup) for block in blocks] == [
        ("numbered", '<strong>The law</strong> was <em>adopted</em>.<fn id="1">'),
        ("item", "Training of judges;"),
        ("subitem", "in two regions."),
        ("numbered", "In 2024, CO<sub>2</sub> fell."),
    ]
    assert blocks[0].footnotes == {"1": "Law No. 1 of <strong>2024</strong>."}


def test_google_docs_brings_marks_written_as_styles() -> None:
    assert told(GOOGLE) == [
        (
            "numbered",
            'The <strong><em>law</em></strong><sup>2</sup><a href="https://arcadia.example/law?a=1&amp;b=2">here</a>',
        ),
        ("item", "one"),
        ("subitem", "two"),
    ]


def test_libreoffice_brings_lists_that_are_not_closed_and_footnotes() -> None:
    blocks = blocks_of(LIBREOFFICE)

    assert [(block.kind, block.markup) for block in blocks] == [
        ("numbered", 'Text<fn id="1"> goes on.'),
        ("item", "first"),
        ("item", "second"),
    ]
    assert blocks[0].footnotes == {"1": "A note."}


def test_excel_brings_a_table_with_what_covers_several_cells_in_the_first() -> None:
    (block,) = blocks_of(EXCEL)

    assert (block.kind, block.attributes) == ("table", {"headers": 1})
    assert block.markup == "Year\tJudges\t<br>2024\t1,240\u2028of whom\t<br>\t7\t8"


def test_a_footnote_in_a_cell_stays_with_its_table() -> None:
    html = (
        '<table><tr><td>a<a href="#_ftn3" name="_ftnref3">[3]</a></td><td>b</td></tr></table>'
        '<div id="ftn3"><p><a href="#_ftnref3" name="_ftn3">[3]</a> Note.</p></div>'
    )
    (block,) = blocks_of(html)

    assert (block.markup, block.footnotes) == ('a<fn id="1">\tb', {"1": "Note."})


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("plain words", [("numbered", "plain words")]),
        ("<p>21. The law.<p>(a) one<p>(b) two<p>i) three", [
            ("numbered", "The law."), ("item", "one"), ("item", "two"), ("subitem", "three")]),
        ("<p>2.5 per cent</p><p>2024 was</p>", [("numbered", "2.5 per cent"), ("numbered", "2024 was")]),
        ("<h2>Article 2</h2>text<p>more", [
            ("plain", "<strong>Article 2</strong>"), ("numbered", "text"), ("numbered", "more")]),
        ("<table><tr><td><p>framed</p></td></tr></table>", [("numbered", "framed")]),
        ("<p>a<br>b</p>", [("numbered", "a<br>b")]),
        ("<p>[1] <a href='#_ftn9'>[9]</a> without its note</p>", [("numbered", "[1] [9] without its note")]),
        ("<p><del>old</del><ins>new</ins> <u>under</u></p>", [("numbered", "oldnew under")]),
    ],
)  # fmt: skip
def test_other_html_is_read_plainly(html: str, found: list[tuple[str, str]]) -> None:
    assert told(html) == found


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<script>alert(1)</script>a", "a"),
        ("<p onclick='x()'>a</p>", "a"),
        ("<a href='javascript:alert(1)'>a</a>", "a"),
        ("<a href='data:text/html,x'>a</a>", "a"),
        ("<img src=x onerror=alert(1)>a", "a"),
        ("<style>p{}</style><svg onload=x><text>b</text></svg>a", "a"),
        ("&lt;script&gt;a&lt;/script&gt;", "&lt;script&gt;a&lt;/script&gt;"),
        ("a<![CDATA[x]]>\x00\x0b\ufffc", "a"),
        ("<fn id='1'>a<cite id='2'>b</cite>", "a<em>b</em>"),
        ("<div>" * 5000 + "a", "a"),
        ("<table>" * 300 + "a", "a"),
    ],
)
def test_hostile_html_yields_its_text(html: str, words: str) -> None:
    assert [block.markup for block in blocks_of(html)] == [words]


def test_more_than_a_report_is_refused() -> None:
    with pytest.raises(PastedTooMuch):
        blocks_of("a" * (LONGEST + 1))


tags = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<table>",
        "<tr>",
        "<td colspan=3>",
        "</table>",
        "<li>",
        "<ol>",
        "</ol>",
        "<a href='#_ftn1'>",
        "<br>",
        "</",
        "<!",
        "&nbsp;",
        "&#0;",
        "a",
        "<a name=_ftn1 href='#_ftnref1'>",
        "<div id=ftn1>",
        "</div>",
        "<![if x]>",
        "<sup>",
        "<span style='mso-list:Ignore'>",
        "</span>",
        "b ",
        "<h1>",
        " (a) ",
        "21. ",
        "<a href=https://a.example>",
        "</a>",
    ]
)


@given(st.lists(st.one_of(tags, st.text(max_size=5)), max_size=40).map("".join))
def test_whatever_is_pasted_is_canonical_markup(html: str) -> None:
    for block in blocks_of(html):
        assert block.markup
        assert markup.canonical(block.markup) == block.markup
        notes = [note.id for note in markup.notes(block.markup)]
        assert set(notes) == set(block.footnotes)
