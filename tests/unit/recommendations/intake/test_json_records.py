"""JSON files of the index, whole, wrapped, broken and hostile."""

import json

import pytest

from workbench.recommendations.intake import json_records
from workbench.recommendations.intake.json_records import DeepRecord, EndlessRecord, NotJson, records, text_of

TWO = [{"Text": "One é 中", "Themes": ["- A", "- B"]}, {"Text": "Two", "UprCycle": None}]


@pytest.mark.parametrize(
    "data",
    [
        json.dumps(TWO).encode(),
        json.dumps(TWO, ensure_ascii=False, indent=2).encode(),
        b"\xef\xbb\xbf" + json.dumps(TWO).encode(),
        json.dumps(TWO).encode("utf-16"),
        json.dumps({"count": 2, "meta": {"page": 1}, "data": TWO}).encode(),
        "\n".join(map(json.dumps, TWO)).encode(),
    ],
    ids=["list", "indented", "marked", "utf-16", "within an object", "line by line"],
)
def test_the_records_of_a_file_are_found_however_it_is_wrapped(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    for piece in (7, 1 << 20):  # also where a piece ends in the midst of a word
        monkeypatch.setattr(json_records, "_PIECE", piece)
        assert list(records(data)) == TWO


def test_values_become_the_lines_of_a_cell() -> None:
    assert text_of(["- A", None, "- B"]) == "- A\n- B"
    assert text_of([{"Id": 3, "Name": "Kenya"}]) == "Kenya"
    assert (text_of(None), text_of(12), text_of(True)) == ("", "12", "yes")


def test_a_file_that_breaks_off_is_refused_and_says_where() -> None:
    whole = json.dumps(TWO).encode()
    with pytest.raises(NotJson, match="after record 1"):
        list(records(whole[:-20]))
    with pytest.raises(NotJson):
        list(records(b'[{"Text": "One"} {"Text" "Two"}]'))
    with pytest.raises(NotJson):
        list(records(b'[{"Text": "\xff\xfe"}]'))


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(DeepRecord):
        list(records(b'[{"Text": "x", "a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}]"))


def test_a_quotation_mark_that_is_never_closed_is_refused() -> None:
    with pytest.raises(EndlessRecord):
        list(records(b'[{"Text": "' + b"x" * (6 << 20) + b'"}]'))
