"""The whole road by the command line: a draft goes to the NHRI, is commented in LibreOffice, and comes back."""

import json
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.office.office import Office, Remark
from tests.office.prose import Sent, markups
from tests.office.reviewing import edits, remarks
from workbench.cli import main
from workbench.word.reading import read
from workbench.word.returned.anchoring import FrozenParagraph

pytestmark = pytest.mark.office

NHRI = "National Human Rights Commission"


class Desk:
    """A home with a frozen report of so many paragraphs in four sections, and its version for comments."""

    def __init__(self, home: Path, chance: random.Random, *, paragraphs: int) -> None:
        self.home = home
        self.call("init")
        self.call("organisation", "add", NHRI, "--kind", "nhri")
        report = self.call(
            "report", "new", "--treaty", "ICERD", "--state", "BRA", "--kind", "periodic", "--guideline", "icerd"
        )["report"]
        sections = [section["id"] for section in self.call("report", "show", report)["sections"]][2:6]
        draft = [
            {"section": sections[number * 4 // paragraphs], "text": text, "answers": [], "responds": [], "cites": []}
            for number, text in enumerate(markups(chance, paragraphs))
        ]
        (home / "draft.json").write_text(json.dumps(draft))
        self.call("report", "load", report, str(home / "draft.json"))
        self.snapshot = self.call("report", "freeze", report)["snapshot"]
        self.sent = _sent(self._exported(self.round()), self.snapshot)

    def call(self, *words: str) -> Any:
        result = CliRunner().invoke(main, ["--home", str(self.home), *words, "--json"], catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    def round(self) -> str:
        closes = ("--closes", "2099-01-31")
        opened = self.call("round", "open", self.snapshot, "--kind", "nhri", "--invite", NHRI, *closes)
        return str(opened["round"])

    def _exported(self, round_id: str) -> bytes:
        self.call("round", "export", round_id, "--for", NHRI, "-o", str(self.home / "out.docx"))
        return (self.home / "out.docx").read_bytes()

    def received(self, round_id: str, data: bytes) -> Mapping[str, Any]:
        (self.home / "back.docx").write_bytes(data)
        received: dict[str, Any] = self.call("round", "receive", round_id, str(self.home / "back.docx"), "--from", NHRI)
        return received


def _sent(data: bytes, snapshot: str) -> Sent:
    """The frozen paragraphs as a reviewer sees them: those with the marks of the version for comments."""
    document = read(data)
    starts = {mark.name[2:]: mark.start.paragraph for mark in document.bookmarks if mark.name.startswith("p_")}
    frozen = []
    number = 0
    for uid, index in sorted(starts.items(), key=lambda each: each[1]):
        heading = document.paragraphs[index].level is not None
        number += not heading
        frozen.append(FrozenParagraph(uid, None if heading else number, document.paragraphs[index].text))
    return Sent(data, tuple(frozen), snapshot)


@pytest.fixture
def chance() -> random.Random:
    return random.Random(2026)


@pytest.fixture
def desk(tmp_path: Path, chance: random.Random, full_count: bool) -> Desk:
    return Desk(tmp_path / "home", chance, paragraphs=120 if full_count else 40)


def test_comments_made_in_libreoffice_are_received_where_they_were_made_and_once(
    desk: Desk, office: Office, chance: random.Random, full_count: bool
) -> None:
    made = remarks(desk.sent, chance, count=40 if full_count else 12)
    after_edits = edits(desk.sent, chance, count=60 if full_count else 15, around=made)
    for changed in ([], after_edits):
        round_id = desk.round()
        data = office.returned(desk.sent.data, made, changed, recording=True)
        received = desk.received(round_id, data)
        assert _places(received) == {remark.text: _place(remark) for remark in made}
        again = desk.received(round_id, data)
        assert (again["received"], again["duplicates"]) == (0, received["received"])


def test_after_edits_without_tracking_each_comment_is_at_its_words(
    desk: Desk, office: Office, chance: random.Random, full_count: bool
) -> None:
    made = remarks(desk.sent, chance, count=40 if full_count else 12)
    changed = edits(desk.sent, chance, count=60 if full_count else 15, around=made)
    received = desk.received(desk.round(), office.returned(desk.sent.data, made, changed, recording=False))
    assert _places(received) == {remark.text: _place(remark) for remark in made}


def _place(remark: Remark) -> tuple[str, int, int]:
    return remark.uid, remark.start, remark.end


def _places(received: Mapping[str, Any]) -> dict[str, tuple[str, int, int]]:
    return {
        comment["text"]: (comment["paragraph"], comment["start"], comment["end"])
        for comment in received["comments"]
        if comment["kind"] == "comment" and comment["match"] == "exact"
    }
