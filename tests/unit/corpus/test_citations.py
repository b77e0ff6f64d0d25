"""Citations, written and read."""

import pytest

from workbench.corpus import citations
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
    ],
)
def test_a_citation_is_read_in_the_forms_people_write(written: str, read: Citation) -> None:
    assert citations.parse(written) == read


@pytest.mark.parametrize("text", ["", "CERD/C/BRA/CO/18-20", "para. 21", "see above", "¶ 14"])
def test_what_names_no_paragraph_is_no_citation(text: str) -> None:
    assert citations.parse(text) is None
