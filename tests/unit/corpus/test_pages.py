"""Which paragraphs belong beside a page of the original."""

from workbench.corpus.originals import pages
from workbench.corpus.parsing.pdf.rendering import PageLine, Sheet
from workbench.corpus.records import Paragraph, ParagraphKind
from workbench.corpus.warnings import GARBLED_PAGES, PICTURED_PAGES, SCAN


def a_paragraph(number: str, text: str) -> Paragraph:
    return Paragraph(
        id=number,
        document_id="d",
        position=int(number),
        number=number,
        label=number,
        section="",
        heading="",
        text=text,
        kind=ParagraphKind.OTHER,
        items=(),
        full_text=text,
        footnotes=(),
        page=None,
        anchor=f"para-{number}",
    )


FIRST = a_paragraph("1", "Parliament adopted the Act on equal pay in the year 2024.")
SECOND = a_paragraph("2", "The Ministry trained one thousand teachers in all provinces.")
THIRD = a_paragraph("3", "The figures of the census are published every ten years.")


def test_a_paragraph_whose_page_is_not_known_stands_with_the_one_before_it() -> None:
    assert pages.on_page([FIRST, SECOND, THIRD], [1, None, 2], 1) == (FIRST, SECOND)
    assert pages.on_page([FIRST, SECOND, THIRD], [1, None, 2], 2) == (THIRD,)


def test_the_paragraph_that_ends_on_a_page_is_named_there() -> None:
    text = "one thousand teachers in all provinces.\n3. The figures of the census"
    assert pages.running_on([FIRST, SECOND, THIRD], [1, 1, 2], 2, text) == SECOND
    assert pages.running_on([FIRST, SECOND, THIRD], [1, 1, 2], 2, "3. The figures of the census") is None
    assert pages.running_on([FIRST, SECOND, THIRD], [1, 1, 2], 1, text) is None


def test_a_paragraph_is_marked_at_the_height_of_its_first_line() -> None:
    lines = (PageLine("1. Parliament adopted the Act", 0.1), PageLine("on equal pay in the year 2024.", 0.2))
    shown = Sheet(1, 595, 842, (*lines, PageLine("2. The Ministry trained one thousand", 0.3)))
    assert [(mark.paragraph.label, mark.top) for mark in pages.marks([FIRST, SECOND, THIRD], shown)] == [
        ("1", 0.1),
        ("2", 0.3),
    ]


def test_a_page_that_could_not_be_read_says_why() -> None:
    warnings = [GARBLED_PAGES % {"pages": "2, 4–6"}, PICTURED_PAGES % {"pages": "9"}]
    assert [pages.why_unread(warnings, number) for number in (1, 2, 3, 5, 9)] == [
        "",
        "garbled",
        "",
        "garbled",
        "picture",
    ]
    assert pages.why_unread([SCAN], 3) == "picture"
    assert pages.why_unread(["Something else."], 3) == ""
