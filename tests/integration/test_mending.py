"""What was read is corrected paragraph by paragraph, stays so through another reading, and can be taken back."""

import json
from datetime import timedelta

import pytest
from click.testing import CliRunner, Result

from tests.builders.library import put_document
from tests.cast import MORNING, Cast
from tests.integration.test_ingest import concluding_observations, take
from workbench.cli import main
from workbench.corpus import queries
from workbench.corpus.corrections import mends
from workbench.corpus.corrections.mending import MendKind
from workbench.corpus.parsing.records import Identity, Reading
from workbench.corpus.rows import as_read
from workbench.errors import Invalid, WorkbenchError
from workbench.installation import Installation
from workbench.people import Actor
from workbench.recommendations import queries as recommendations
from workbench.recommendations.documents import mending, operations
from workbench.recommendations.documents.mending import Mended
from workbench.recommendations.wanted import Wanted
from workbench.treaties import DocumentKind

LATER = MORNING + timedelta(hours=1)
SYMBOL = "CERD/C/ARC/CO/5"


def _mend(installation: Installation, by: Actor, citation: str, what: MendKind, **given: str) -> Mended:
    with installation.store.writing() as db:
        meant = queries.paragraph_by_citation(db, by, citation)
        return mending.mend(db, paragraph_id=meant.id, what=what, by=by, at=LATER, **given)


def _undo(installation: Installation, by: Actor, mend_id: str) -> Mended:
    with installation.store.writing() as db:
        return mending.undo_mend(db, mend_id=mend_id, by=by, at=LATER)


def _read(installation: Installation, by: Actor) -> list[tuple[str, str, str]]:
    with installation.store.reading() as db:
        document = queries.document(db, by, SYMBOL)
        return [(each.id, each.label, each.kind.value) for each in queries.paragraphs(db, document.id)]


def _units(installation: Installation, by: Actor) -> dict[str, str]:
    with installation.store.reading() as db:
        return {
            each.citation: each.id
            for each in recommendations.of_document(db, by, queries.document(db, by, SYMBOL).id, Wanted())
        }


def _run(installation: Installation, *words: str) -> Result:
    return CliRunner().invoke(main, ["--home", str(installation.settings.home), *words])


def test_a_kind_that_is_corrected_makes_a_recommendation(installation: Installation, cast: Cast) -> None:
    take(installation, cast.amina, concluding_observations())
    before, units = _read(installation, cast.amina), _units(installation, cast.amina)
    mended = _mend(installation, cast.farid, f"{SYMBOL}, para. 2", MendKind.KIND, value="recommendation")
    assert [each[:2] for each in _read(installation, cast.amina)] == [each[:2] for each in before]
    assert mended.document.recommendations == 4
    after = _units(installation, cast.amina)
    assert {citation: after[citation] for citation in units} == units
    _undo(installation, cast.amina, mended.mend.id)
    assert (_read(installation, cast.amina), _units(installation, cast.amina)) == (before, units)


def test_a_split_and_its_undoing_keep_the_id_of_what_is_cited(installation: Installation, cast: Cast) -> None:
    take(installation, cast.amina, concluding_observations())
    before = _read(installation, cast.amina)
    mended = _mend(
        installation, cast.amina, f"{SYMBOL}, para. 2", MendKind.SPLIT, words="and that the backlog", value="17"
    )
    after = _read(installation, cast.amina)
    assert [label for _, label, _ in after] == ["1", "2", "17", "3", "4"]
    assert [each[0] for each in before] == [each[0] for each in after if each[1] != "17"]
    _undo(installation, cast.amina, mended.mend.id)
    assert _read(installation, cast.amina) == before


def test_a_correction_stays_when_the_document_is_corrected_and_read_again(
    installation: Installation, cast: Cast
) -> None:
    document = take(installation, cast.amina, concluding_observations()).document
    _mend(installation, cast.amina, f"{SYMBOL}, para. 1", MendKind.KIND, value="positive")
    _mend(installation, cast.amina, f"{SYMBOL}, para. 4", MendKind.JOIN)
    mended = _read(installation, cast.amina)
    answer = _run(installation, "corpus", "correct", document.id, "--title", "Observations", "--json")
    assert json.loads(answer.stdout)["title"] == "Observations"
    assert _read(installation, cast.amina) == mended
    assert mended[0][2] == "positive"
    answer = _run(installation, "corpus", "reread", SYMBOL, "--json")
    assert json.loads(answer.stdout)[0]["status"] == "unchanged"
    assert _read(installation, cast.amina) == mended


def test_a_correction_that_finds_its_place_no_more_is_shown(installation: Installation, cast: Cast) -> None:
    document = take(installation, cast.amina, concluding_observations()).document
    made = _mend(installation, cast.amina, f"{SYMBOL}, para. 2", MendKind.KIND, value="recommendation")
    with installation.store.writing() as db:
        rest = tuple(as_read(each) for each in queries.paragraphs(db, document.id) if each.number != "2")
        identity = Identity(SYMBOL, DocumentKind.CONCLUDING_OBSERVATIONS, "ICERD", "CERD", "MLT", "en", title="New")
        operations.reread(db, document, Reading("application/pdf", identity, rest), by=cast.amina, at=LATER)
        (kept,) = mends.of_document(db, cast.amina, document.id)
    assert (kept.id, kept.placed) == (made.mend.id, False)
    shown = json.loads(_run(installation, "corpus", "show", SYMBOL, "--json").stdout)
    assert shown["warnings"] == [f"1 correction no longer finds its place: workbench corpus mends {document.id}"]
    assert "no longer finds its place" in _run(installation, "corpus", "mends", SYMBOL).stdout


@pytest.mark.parametrize(
    ("citation", "what", "given", "says"),
    [
        ("para. 1", MendKind.NUMBER, {"value": "first"}, "not the number of a paragraph"),
        ("para. 1", MendKind.KIND, {"value": "advice"}, "not a kind of paragraph"),
        ("para. 3", MendKind.KIND, {"value": "concern", "item": "z"}, "has no item (z)"),
        ("para. 2", MendKind.SPLIT, {"words": "a word that is nowhere"}, "are not in"),
        ("para. 2", MendKind.SPLIT, {"words": "that"}, "more than once"),
        ("para. 2", MendKind.SPLIT, {"words": "The Committee is concerned"}, "begins with these words already"),
        ("para. 1", MendKind.JOIN, {}, "none before it"),
        ("para. 1", MendKind.HEADING, {"value": "x" * 301}, "too long for a heading"),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused_and_changes_nothing(
    installation: Installation, cast: Cast, citation: str, what: MendKind, given: dict[str, str], says: str
) -> None:
    document = take(installation, cast.amina, concluding_observations()).document
    with pytest.raises(Invalid) as refusal:
        _mend(installation, cast.amina, f"{SYMBOL}, {citation}", what, **given)
    assert says in str(refusal.value)
    with installation.store.reading() as db:
        assert mends.of_document(db, cast.amina, document.id) == ()


def test_paragraphs_that_nothing_tells_apart_are_not_corrected(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        put_document(db, ["Before.", "Total", "After.", "Before.", "Total", "After."], symbol=SYMBOL)
    with pytest.raises(mending.PlaceNotCertain):
        _mend(installation, cast.amina, f"{SYMBOL}, para. 2", MendKind.KIND, value="question")


def test_a_correction_is_taken_back_once(installation: Installation, cast: Cast) -> None:
    take(installation, cast.amina, concluding_observations())
    made = _mend(installation, cast.amina, f"{SYMBOL}, para. 2", MendKind.KIND, value="other")
    _undo(installation, cast.farid, made.mend.id)
    with pytest.raises(mending.AlreadyUndone, match="Farid Osei"):
        _undo(installation, cast.amina, made.mend.id)


def test_what_one_may_not_read_one_does_not_correct(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        put_document(
            db, ["A."], symbol=None, audience=f"contribution:{cast.education}", title="Ours", kind="contribution"
        )
        found = queries.document_named(db, cast.amina, "Ours (2022-12-19)")
        (only,) = queries.paragraphs(db, found.id)
        made = mending.mend(db, paragraph_id=only.id, what=MendKind.KIND, value="concern", by=cast.amina, at=LATER)
    for who in (cast.chidi, cast.olga, cast.dana):
        with installation.store.writing() as db, pytest.raises(WorkbenchError):
            mending.mend(db, paragraph_id=only.id, what=MendKind.KIND, value="other", by=who, at=LATER)
        with installation.store.writing() as db, pytest.raises(WorkbenchError):
            mending.undo_mend(db, mend_id=made.mend.id, by=who, at=LATER)


def test_history_is_never_changed(installation: Installation, cast: Cast) -> None:
    take(installation, cast.amina, concluding_observations())
    _mend(installation, cast.amina, f"{SYMBOL}, para. 2", MendKind.KIND, value="other")
    for statement in ("update mend set value = 'concern'", "delete from mend"):
        with pytest.raises(Exception, match="a correction is never"), installation.store.writing() as db:
            db.execute(statement)


def test_the_command_corrects_an_item_and_takes_it_back(installation: Installation, cast: Cast) -> None:
    take(installation, cast.amina, concluding_observations())
    done = json.loads(
        _run(installation, "corpus", "mend", f"{SYMBOL}, para. 3 (b)", "--kind", "other", "--json").stdout
    )
    assert [item["kind"] for item in done["paragraph"]["items"]] == ["recommendation", "other"]
    assert (done["mend"]["item"], done["mend"]["placed"]) == ("b", True)
    assert f"{SYMBOL}, para. 3 (b)" not in _units(installation, cast.amina)
    undone = _run(installation, "corpus", "unmend", done["mend"]["id"], "--json")
    assert json.loads(undone.stdout)["mend"]["undone_by"]
    assert f"{SYMBOL}, para. 3 (b)" in _units(installation, cast.amina)


def test_the_command_takes_one_correction_at_a_time(installation: Installation, cast: Cast) -> None:
    take(installation, cast.amina, concluding_observations())
    for words in ([], ["--join", "--no-number"], ["--split-before", "and", "--join"]):
        outcome = _run(installation, "corpus", "mend", f"{SYMBOL}, para. 3", *words)
        assert outcome.exit_code == 2, outcome.output


def test_a_heading_that_is_none_is_taken_away(installation: Installation, cast: Cast) -> None:
    take(installation, cast.amina, concluding_observations())
    done = json.loads(_run(installation, "corpus", "mend", f"{SYMBOL}, para. 2", "--heading", "", "--json").stdout)
    assert done["paragraph"]["heading"] == ""
    outcome = _run(installation, "corpus", "mend", f"{SYMBOL}, para. 2", "--number", "")
    assert "not the number of a paragraph" in outcome.stderr
