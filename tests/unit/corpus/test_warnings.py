"""A warning is kept in English and found again, with its values, where it is shown in another language."""

from workbench.corpus.warnings import SAME_SYMBOL, SAME_TEXT, understood


def test_a_value_that_is_said_twice_is_one_value() -> None:
    values = {"symbol": "CERD/C/ARC/CO/7-9", "file": "N24 (1).pdf", "id": "01HA"}
    assert understood(SAME_SYMBOL % values) == (SAME_SYMBOL, values)


def test_a_name_with_brackets_is_kept_whole() -> None:
    values = {"name": "Note (2026-05-08)", "file": "note.docx", "id": "01HB"}
    assert understood(SAME_TEXT % values) == (SAME_TEXT, values)


def test_what_is_no_message_stands_for_itself() -> None:
    assert understood("Another file with the symbol A in the same language: --replaces 1") == (
        "Another file with the symbol A in the same language: --replaces 1",
        {},
    )
