"""Web pages: the text and nothing around it; lines that a program broke are paragraphs again."""

import pytest

from workbench.corpus.parsing import reading
from workbench.corpus.parsing.records import Reading
from workbench.corpus.parsing.texts import webpage
from workbench.treaties import DocumentKind


def read(html: str) -> tuple[Reading, ...]:
    return reading.read(html.encode(), "page.html")


PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Report - Ministry of Arcadia</title><style>p {color: red}</style>
<script>document.write("21. Written by a script.")</script></head>
<body>
<header class="masthead"><a href="/">Home</a></header>
<nav><ul><li><a href="/a">News</a></li><li><a href="/b">About us</a></li></ul></nav>
<div class="breadcrumbs"><a href="/">Home</a> &gt; Reports</div>
<main>
<h1>Periodic report of Arcadia</h1>
<h2>I. Equality</h2>
<p>1. Arcadia &amp; its islands adopted a <b>law</b> in 2019<sup><a href="#fn1">1</a></sup>.</p>
<p>2. It provides for:</p>
<ol type="a"><li>equal pay;</li><li>parental leave.</li></ol>
<h2>II. Figures</h2>
<p>3. The figures follow.</p>
<table><tr><th>Year</th><th>Girls</th></tr>
<tr><td>2020</td><td>1 200</td></tr><tr><td>2021</td><td>1 300</td></tr></table>
<p style="display:none">4. Hidden.</p>
<iframe src="http://example.org/frame">5. Framed.</iframe>
<ol><li id="fn1">Act No. 7 of 2019. <a href="#ref1">↩</a></li></ol>
</main>
<footer><p>All rights reserved.</p></footer>
</body></html>"""


def test_the_text_of_a_page_is_read_and_nothing_around_it() -> None:
    (found,) = read(PAGE)
    assert (found.media_type, found.identity.title) == ("text/html", "Periodic report of Arcadia")
    assert [(each.number, each.section, each.text) for each in found.paragraphs] == [
        ("1", "I. Equality", "Arcadia & its islands adopted a law in 2019."),
        ("2", "I. Equality", "It provides for:"),
        ("3", "II. Figures", "The figures follow."),
        (None, "II. Figures", "Year: 2020\nGirls: 1 200"),
        (None, "II. Figures", "Year: 2021\nGirls: 1 300"),
    ]
    assert found.paragraphs[0].footnotes == ("Act No. 7 of 2019.",)
    items = [(item.label, item.text) for item in found.paragraphs[1].items]
    assert items == [("a", "equal pay;"), ("b", "parental leave.")]
    assert (found.paragraphs[3].cells, found.paragraphs[3].table) == (("2020", "1 200"), 1)


LINES = """<html lang="zh-TW"><body><h1>網站</h1><main><h2 class="title">官方文件</h2>
<h2>來源 PDF: 1-en.pdf</h2>
<p>CONCLUDING OBSERVATIONS ON THE FIRST REPORT OF ARCADIA ON THE</p>
<p>    CONVENTION ON THE RIGHTS OF THE CHILD</p>
<h3>I. Introduction</h3>
<p>1. In June 2014 the Parliament of Arcadia passed the Act on the implementation of the</p>
<p>   Convention. It came into force on 20 November 2014 and is the basis of all that was</p>
<p>   done since.</p>
<p>                                                     1</p>
<p>A. General measures (arts. 4,</p>
<p>   42 and 44)</p>
<p>Legislation</p>
<p>2. The Review Committee recommends that the Government review its laws, and that it do so</p>
<p>   with children:</p>
<p>   (a) in the schools of the islands, where few of them have been heard so far, and in the</p>
<p>       villages;</p>
<p>   (b) in the towns.</p>
<h2>來源 PDF: 2-zh.pdf</h2>
<p>兒童權利公約首次國家報告國際審查結論性意見（定稿）</p>
<h3>壹、 前言</h3>
<p> 1. 立法院於 2014 年 6 月通過《兒童權利公約施</p>
<p>   行法》</p>
<p>     ，並於同年 11 月 20 日開始施行，作為公約之國內法化架</p>
<p>   構。</p>
<p>                       2</p>
<p>一、 一般執行措施（第 4、42 條）</p>
<p>立法</p>
<p> 2. 委員會建議政府於檢視國內法律是否與公約規定一致時，應進行</p>
<p>     影響評估：</p>
<p> （1）在學校；</p>
<p> （2）在鄉村。</p>
</main></body></html>"""


def test_a_page_made_from_files_line_by_line_is_their_documents_again() -> None:
    english, chinese = read(LINES)
    assert english.identity.title == (
        "CONCLUDING OBSERVATIONS ON THE FIRST REPORT OF ARCADIA ON THE CONVENTION ON THE RIGHTS OF THE CHILD"
    )
    assert (english.identity.language, chinese.identity.language) == ("en", "zh")
    assert english.identity.kind is chinese.identity.kind is DocumentKind.CONCLUDING_OBSERVATIONS
    assert [each.number for each in english.paragraphs] == ["1", "2"]
    assert english.paragraphs[0].text.endswith(
        "on the implementation of the Convention. It came into force on 20 November 2014 and is the basis of all that "
        "was done since."
    )
    assert (english.paragraphs[1].section, english.paragraphs[1].heading) == (
        "A. General measures (arts. 4, 42 and 44)",
        "Legislation",
    )
    assert [item.label for item in english.paragraphs[1].items] == ["a", "b"]


def test_chinese_lines_are_joined_without_a_space_and_their_items_counted() -> None:
    (_, chinese) = read(LINES)
    one, two = chinese.paragraphs
    assert one.text == (
        "立法院於 2014 年 6 月通過《兒童權利公約施行法》，並於同年 11 月 20 日開始施行，作為公約之國內法化架構。"
    )
    assert (two.number, two.section, two.heading) == ("2", "一、 一般執行措施（第 4、42 條）", "立法")
    assert [(item.label, item.text) for item in two.items] == [("1", "在學校；"), ("2", "在鄉村。")]


def test_a_page_says_its_encoding_and_is_believed_unless_it_is_utf8() -> None:
    page = '<html><head><meta charset="big5"></head><body><p>委員會建議政府。</p></body></html>'
    assert "委員會建議政府。" in webpage.decoded(page.encode("big5"))
    assert "委員會建議政府。" in webpage.decoded(page.encode("utf-8"))


@pytest.mark.parametrize(
    "hostile",
    [
        "<html><body>" + "<div>" * 50_000 + "21. Adopt a law." + "</div>" * 50_000,
        "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><html><p>1. &b; Adopt.</p></html>",
        '<!DOCTYPE html SYSTEM "http://127.0.0.1:9/x.dtd"><html><p>1. Adopt.</p></html>',
        "<html><table>" + "<tr><td>" * 5_000 + "1. Adopt." + "</html>",
        "<html><body>" + "<b>" * 3_000 + "1. Adopt a law." + "</html>",
        "<html><body><p>" + "a " * 1_000_000 + "</p></html>",
        "<html>" + "\x00" * 5 + "<p>1. Adopt a law.</p>" * 50,
    ],
)
def test_a_page_made_to_break_programs_breaks_nothing(hostile: str) -> None:
    for found in read(hostile):
        assert found.media_type == "text/html"


@pytest.mark.parametrize(("name", "owned"), [("Symbol", True), ("Símbolo", True), ("See also", False)])
def test_the_symbol_in_a_table_of_facts_is_the_document_s_own(name: str, owned: bool) -> None:
    (found,) = read(
        f"<html><body><h1>List of issues</h1><table><tr><th>{name}</th><td>CCPR/C/ARC/QPR/3</td></tr>"
        "<tr><th>Date</th><td>2024</td></tr></table><p>1. See CERD/C/ARC/CO/7-9.</p><p>2. Please report.</p></body>"
    )
    assert found.identity.symbol == ("CCPR/C/ARC/QPR/3" if owned else None)
