"""A file of another round, of an older version of the same draft, or one that names no version at all."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.builders.rounds import CLOSES, LATER, TEXTS, Round, a_round
from tests.builders.word import docx
from tests.cast import Cast
from tests.integration.test_rounds_word import COMMENTED, PLAIN
from workbench.cli import main
from workbench.comments import arrivals, operations
from workbench.comments.intake.files import Returned
from workbench.comments.records import Match, RoundKind
from workbench.drafting import operations as drafting
from workbench.drafting import queries as drafting_queries
from workbench.installation import Installation
from workbench.people import Actor

CHANGED = TEXTS[1].replace("1,240", "1,420")


@pytest.fixture
def first(installation: Installation, cast: Cast) -> Round:
    return a_round(installation, cast)


@pytest.fixture
def second(first: Round) -> Round:
    """A round on the next version, in which the second paragraph was rewritten."""
    with first.installation.store.writing() as db:
        old = drafting_queries.paragraph(db, first.cast.amina, first.paragraphs[1])
        drafting.write_paragraph(
            db, paragraph_id=old.id, text=CHANGED, base=old.revision_id, by=first.cast.amina, at=LATER
        )
        frozen = drafting.freeze(db, report_id=first.report_id, by=first.cast.amina, at=LATER)
        round_id = operations.open_round(
            db,
            snapshot_id=frozen.snapshot.id,
            kind=RoundKind.NHRI,
            invite=[first.cast.commission],
            closes=CLOSES,
            reason="A second reading.",
            by=first.cast.amina,
            at=LATER,
        )
        snapshot = drafting_queries.snapshot(db, None, frozen.snapshot.id)
    return replace(first, id=round_id, snapshot=snapshot)


def read(held: Round, data: bytes, *, by: Actor) -> Returned:
    return arrivals.read(held.installation.store, by, held.id, data)


def test_a_file_of_the_older_version_is_read_on_its_own_words_and_carried_over(first: Round, second: Round) -> None:
    returned = read(second, first.file(*COMMENTED), by=first.cast.amina)
    assert returned.made_from is not None
    assert (returned.made_from.version, returned.made_from.same_report) == (1, True)
    assert "version 1" in str(returned.warnings[0])
    by_text = {one.text or str(one.proposed): one for one in returned.comments}
    assert by_text["We count 241."].anchor.match is Match.EXACT
    assert by_text["1,420"].anchor.match is Match.QUEUED
    assert returned.untracked == ()


def test_at_the_keyboard_such_a_file_waits_until_one_says_that_it_is_known(
    first: Round, second: Round, tmp_path: Path
) -> None:
    file = tmp_path / "old.docx"
    file.write_bytes(first.file(*COMMENTED))
    call = ["--home", str(first.installation.settings.home), "round", "receive", second.id, str(file), "--from", "NHRC"]
    waits = CliRunner().invoke(main, [*call, "--json"])
    assert waits.exit_code == 1
    assert "--older-version" in waits.stderr
    assert first.id in waits.stderr  # the way to its own round
    assert second.comments(first.cast.amina) == ()
    taken = CliRunner().invoke(main, [*call, "--older-version", "--json"])
    assert (taken.exit_code, json.loads(taken.stdout)["received"]) == (0, 4)


def test_a_file_of_another_report_says_which_to_those_who_have_a_seat_there(first: Round, cast: Cast) -> None:
    other = a_round(first.installation, cast)
    for by in (cast.amina, cast.ines):
        returned = read(first, other.file(*COMMENTED), by=by)
        assert (returned.comments, bool(returned.why_not)) == ((), True)
        assert returned.made_from is not None
        assert (returned.made_from.rounds, returned.made_from.same_report) == ((other.id,), False)


def test_a_version_on_which_an_institution_was_never_asked_is_not_told_to_it(first: Round) -> None:
    with first.installation.store.writing() as db:
        frozen = drafting.freeze(db, report_id=first.report_id, by=first.cast.amina, at=LATER)
    internal = replace(first, snapshot=replace(first.snapshot, id=frozen.snapshot.id))
    for by, told in ((first.cast.ines, False), (first.cast.amina, True)):
        returned = read(first, internal.file(*COMMENTED), by=by)
        assert (returned.made_from is not None, bool(returned.comments)) == (told, told)


def test_a_file_without_any_id_is_taken_for_the_version_it_reads_like_and_says_how_much(first: Round) -> None:
    titles = [f"# {section.title}" for section in first.snapshot.sections if section.paragraphs]
    texts = [titles[0], *COMMENTED[:2], titles[1], PLAIN[2].replace("214", "[214](Chidi: We count 241.)"), PLAIN[3]]
    returned = read(first, docx(*texts), by=first.cast.amina)
    assert [one.anchor.match for one in returned.comments if one.text == "We count 241."] == [Match.EXACT]
    assert "100 per cent of the paragraphs" in str(returned.warnings[0])
    strange = read(first, docx("Other words.", "[Others](Chidi: Why?) again."), by=first.cast.amina)
    assert (strange.comments, "per cent" in strange.why_not) == ((), True)


def test_a_preview_says_what_the_file_would_bring_and_leaves_no_trace(first: Round, tmp_path: Path) -> None:
    file = tmp_path / "back.docx"
    file.write_bytes(first.file(*COMMENTED))
    first.received(first.file(COMMENTED[0]), by=first.cast.amina)
    with first.installation.store.reading() as db:
        before = [db.table(name).count for name in ("round_event", "round_file", "arrival", "comment")]
    call = ["--home", str(first.installation.settings.home), "round", "receive", first.id, str(file), "--from", "NHRC"]
    value = json.loads(CliRunner().invoke(main, [*call, "--preview", "--json"]).stdout)
    assert (value["new"], value["known"], value["exact"], value["suggestions"]) == (2, 2, 2, 1)
    assert [one["standing"] for one in value["comments"]].count("known") == 2
    text = CliRunner().invoke(main, [*call, "--preview"]).stdout
    assert "2 new, 2 known" in text
    assert "214 complaints" in text
    with first.installation.store.reading() as db:
        assert [db.table(name).count for name in ("round_event", "round_file", "arrival", "comment")] == before
