"""The response matrix of a round in every form: one row a thread, and no thread more or less than the store has."""

import csv
import io
import json
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.builders.rounds import TEXTS, Round, a_round
from tests.cast import Cast
from tests.conftest import Figure
from tests.real.road import Desk
from workbench.installation import Installation
from workbench.text.markup import plain

THREADS = 7  # in each paragraph
REPLIED = 3  # of them with a reply


def commented(text: str, number: int) -> str:
    """A paragraph with a thread on each of its first words, some with a reply."""
    words = plain(text).split(" ")
    for at in range(THREADS):
        reply = f" / Amina: Reply {number}.{at}." if at < REPLIED else ""
        words[at] = f"[{words[at]}](Chidi: Remark {number}.{at}.{reply})"
    return " ".join(words)


@pytest.mark.word_roundtrip("A13")
def test_the_matrix_has_one_row_a_thread_in_every_form(
    installation: Installation, cast: Cast, tmp_path: Path, figure: Figure
) -> None:
    held: Round = a_round(installation, cast)
    desk = Desk(installation.settings.home)
    file = tmp_path / "returned.docx"
    file.write_bytes(held.file(*(commented(text, number) for number, text in enumerate(TEXTS))))
    desk.run("round", "receive", held.id, file, "--from", "NHRC")
    heads = [each for each in held.comments(cast.amina) if each.reply_to is None]
    for each in heads[::2]:
        desk.run("round", "dispose", held.id, each.id, "accepted_in_part", "--reason", f"So be it: {each.text}")

    made = {}
    for form in ("json", "csv", "xlsx", "docx"):
        made[form] = tmp_path / f"matrix.{form}"
        desk.run("round", "matrix", held.id, "--view", "internal", "-o", made[form])
    rows = json.loads(made["json"].read_text())["rows"]
    assert len(heads) == THREADS * len(TEXTS)
    assert {row["comment_id"] for row in rows} == {each.id for each in heads}
    assert sum(len(row["replies"]) for row in rows) == REPLIED * len(TEXTS)
    by_id = {row["comment_id"]: row for row in rows}
    for each in heads:
        row = by_id[each.id]
        assert (row["number"], row["quote"], row["comment"]) == (each.label, each.anchor.quote, each.text)
        assert all(row[field] for field in ("paragraph", "present_paragraph", "received_on", "institution"))
    assert [by_id[each.id]["reason"] for each in heads[::2]] == [f"So be it: {each.text}" for each in heads[::2]]
    assert all(by_id[each.id]["answered_by"] and by_id[each.id]["answered_on"] for each in heads[::2])

    lines = list(csv.reader(io.StringIO(made["csv"].read_text("utf-8-sig"))))
    sheet = load_workbook(made["xlsx"]).worksheets[0]
    cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    tables = Document(str(made["docx"])).tables
    printed = [cell.text.removesuffix(" (late)") for table in tables for row in table.rows for cell in row.cells]
    for each in heads:
        assert sum(each.label in line for line in lines) == 1
        assert cells.count(each.label) == 1
        assert printed.count(each.label) == 1
    figure("threads, rows as JSON", f"{len(heads)}, {len(rows)}")
    figure("rows as CSV", len(lines) - 1)
    assert len(lines) - 1 == len(heads)
