"""What the United Nations print around a text: the masthead above it, the job number below."""

import pytest

from workbench.corpus.parsing.pdf.furniture import is_masthead, strip
from workbench.corpus.parsing.pdf.joining import from_lines
from workbench.corpus.parsing.pdf.lines import Line, Page, Span

HEIGHT = 842.0


def _line(text: str, baseline: float) -> Line:
    return Line((Span(text, False, 10.0, 60.0, 300.0),), baseline, 1)


@pytest.mark.parametrize("job", ["GE.23-05941", "GE.19-07503 (F) 171019 181019", "24-03578 (F)", "24-03578 (F) 010324"])
def test_a_job_number_is_no_text(job: str) -> None:
    page = Page(1, 595.0, HEIGHT, (_line("6. The Committee welcomes the report.", 400.0), _line(job, 40.0)))
    assert [line.text for line in strip((page,)).lines] == ["6. The Committee welcomes the report."]


def test_the_chinese_masthead_sets_the_organization_in_spaced_letters() -> None:
    assert is_masthead(
        ["联 合 国", "CEDAW/C/ARC/Q/5", "消除对妇女一切形式歧视公约", "Distr.: General", "Original: English"]
    )


def test_the_head_of_both_pages_of_a_short_document_is_no_text() -> None:
    head = "Arcadia: for discussion"
    pages = tuple(
        Page(number, 595.0, HEIGHT, (_line(head, 810.0), _line(f"{number}. The Committee welcomes it.", 500.0)))
        for number in (1, 2)
    )
    assert head not in [line.text for line in strip(pages).lines[1:]]


def test_the_state_party_keeps_its_hyphen_in_russian_at_the_end_of_a_line() -> None:
    lines = (_line("1. Комитет просит государства-", 500.0), _line("участника сообщить о мерах.", 488.0))
    (found,) = from_lines(strip((Page(1, 595.0, HEIGHT, lines),)))
    assert found.text == "1. Комитет просит государства-участника сообщить о мерах."
