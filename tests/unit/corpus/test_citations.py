"""Citations, written and read."""

import pytest

from workbench.corpus import annexes, citations
from workbench.corpus.citations import Citation


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("CERD/C/BRA/CO/18-20, para. 21", Citation("CERD/C/BRA/CO/18-20", "21", (), False)),
        ("CERD/C/BRA/CO/18-20, para. 21 (a)", Citation("CERD/C/BRA/CO/18-20", "21", ("a",), False)),
        ("CERD/C/BRA/CO/18-20 para 21(a)(ii)", Citation("CERD/C/BRA/CO/18-20", "21", ("a", "ii"), False)),
        ("CERD/C/BRA/CO/18-20, paras 21", Citation("CERD/C/BRA/CO/18-20", "21", (), False)),
        ("CRPD/C/SLV/CO/2-3, párr. 4 b)", Citation("CRPD/C/SLV/CO/2-3", "4", ("b",), False)),
        ("A/HRC/21/11, para. 119.12", Citation("A/HRC/21/11", "119.12", (), False)),
        ("Notes of the plenary (2026-03-12), ¶ 14", Citation("Notes of the plenary (2026-03-12)", "14", (), True)),
        ("CERD/C/BRA/CO/18-20, annex II, para. 3", Citation("CERD/C/BRA/CO/18-20", "3", (), False, "annex II")),
        ("A/HRC/8/27, Annex, para. 1", Citation("A/HRC/8/27", "1", (), False, "Annex")),
        ("Notes (2026), anexo 2, párr. 4 b)", Citation("Notes (2026)", "4", ("b",), False, "anexo 2")),
        ("CERD/C/BRA/1, para. 21 [2] (a)", Citation("CERD/C/BRA/1", "21", ("a",), False, "", 2)),
    ],
)
def test_a_citation_is_read_in_the_forms_people_write(written: str, read: Citation) -> None:
    assert citations.parse(written) == read


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("CRPD/C/KEN/1, paras. 4-6", "CRPD/C/KEN/1, paras. 4"),
        ("CRPD/C/KEN/1, paras. 4–6, 9 and 11.", "CRPD/C/KEN/1, paras. 4"),
        ("A/HRC/15/8, párrs. 101.73 y 101.74", "A/HRC/15/8, párrs. 101.73"),
        ("CRPD/C/KEN/1, paras. 4-", "CRPD/C/KEN/1, paras. 4"),
        ("CRPD/C/KEN/1, para. 4 (a)", "CRPD/C/KEN/1, para. 4 (a)"),
        ("CRPD/C/KEN/1, paras. 4-6 schools", "CRPD/C/KEN/1, paras. 4-6 schools"),
    ],
)
def test_of_several_paragraphs_cited_the_first_is_told(written: str, first: str) -> None:
    assert citations.first_of_several(written) == first


@pytest.mark.parametrize("text", ["", "CERD/C/BRA/CO/18-20", "para. 21", "see above", "¶ 14"])
def test_what_names_no_paragraph_is_no_citation(text: str) -> None:
    assert citations.parse(text) is None


@pytest.mark.parametrize(
    ("number", "annex", "anchor", "written"),
    [
        ("21", "", "para-21", "para. 21"),
        ("21", "", "para-21-2", "para. 21 [2]"),
        ("3", "Annex II Composition of the delegation", "para-3-2", "annex II, para. 3"),
        ("3", "Annex", "para-3-2", "annex, para. 3"),
        ("3", "Anexo 2", "para-3-2", "anexo 2, para. 3"),
        ("3", "附件二", "para-3-2", "附件二, para. 3"),
        ("3", "المرفق الثاني", "para-3-2", "المرفق الثاني, para. 3"),
        ("3", "Приложение I", "para-3-2", "приложение I, para. 3"),
    ],
)
def test_annexes_and_repeated_numbers_are_told_apart_and_read_back(
    number: str, annex: str, anchor: str, written: str
) -> None:
    assert citations.numbered(number, annex=annex, anchor=anchor) == written
    read = citations.parse(f"CERD/C/ARC/1, {written}")
    assert read is not None
    assert (read.name, read.number) == ("CERD/C/ARC/1", number)
    assert not annex or annexes.is_same(read.annex, annex)


def test_another_annex_is_another() -> None:
    assert not annexes.is_same("annex I", "Annex II Delegation")
    assert annexes.is_same("annex", "Annex II Delegation")
    assert not annexes.is_same("annex II", "Appendix to the report")
