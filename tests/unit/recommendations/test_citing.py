"""A report names what it speaks to, by symbol and paragraph, by the observations it answers, by the review's number."""

import pytest

from workbench.recommendations.said.citing import Named, mentions


def named(text: str, **how: bool) -> list[tuple[str, str, tuple[str, ...]]]:
    """(symbol, or by what; number; letters) of each."""
    return [(each.symbol or each.named.value, each.number, each.labels) for each in mentions(text, **how)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("As recommended (CERD/C/ARC/CO/5, para. 21 (a)), a law", [("CERD/C/ARC/CO/5", "21", ("a",))]),
        ("CERD/C/ARC/CO/5, paras. 17 (b) and (c), 36 (a)–(d)",
         [("CERD/C/ARC/CO/5", "17", ("b", "c")), ("CERD/C/ARC/CO/5", "36", ("a", "b", "c", "d"))]),
        ("paragraphs 40–42 of the concluding observations",
         [("observations", "40", ()), ("observations", "41", ()), ("observations", "42", ())]),
        ("In reply to paragraph 12 of the previous concluding observations (CEDAW/C/ARC/CO/6),",
         [("CEDAW/C/ARC/CO/6", "12", ())]),
        ("el párrafo 14 de las observaciones finales", [("observations", "14", ())]),
        ("au paragraphe 9 des observations finales du Comité", [("observations", "9", ())]),
        ("в пункте 11 заключительных замечаний", [("observations", "11", ())]),
        ("الفقرة 21 من الملاحظات الختامية", [("observations", "21", ())]),
        ("关于结论性意见第21段", [("observations", "21", ())]),
        ("Recommendations 147.12, 147.15 and 148.2 were", [("review", "147.12", ()), ("review", "147.15", ()),
                                                           ("review", "148.2", ())]),
        ("recommendations 147.12–147.14", [("review", "147.12", ()), ("review", "147.13", ()),
                                           ("review", "147.14", ())]),
    ],
)  # fmt: skip
def test_what_is_named_is_found(text: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Replies to the issues raised in paragraph 1 of the list of issues (CERD/C/ARC/Q/5)",
        "as described in paragraph 21 above",
        "see paragraph 30 of the present report",
        "general recommendation No. 35, para. 12",
        "the rate rose from 147.12 to 148.2",
    ],
)
def test_paragraphs_of_other_documents_are_none_of_it(text: str) -> None:
    assert named(text) == []


def test_in_an_answer_to_observations_a_bare_paragraph_is_theirs() -> None:
    heading = "Information relating to paragraph 36 (b) and (c)"
    assert named(heading) == []
    assert named(heading, answers_observations=True) == [("observations", "36", ("b", "c"))]


def test_in_a_report_to_the_review_a_number_in_brackets_is_enough() -> None:
    assert named("Schools were built (147.12, 147.13).") == []
    found = mentions("Schools were built (147.12, 147.13).", answers_review=True)
    assert [each.number for each in found] == ["147.12", "147.13"]
    assert found[0].named is Named.REVIEW


def test_of_a_list_made_to_be_slow_no_more_is_read_than_a_report_ever_names_in_one_breath() -> None:
    """Each place of a list may begin another, so that one read to its end would be read as often as it is long."""
    found = mentions(f"paragraphs {' and '.join(map(str, range(1, 900)))}", answers_observations=True)
    assert [each.number for each in found] == [str(number) for number in range(1, 301)]
