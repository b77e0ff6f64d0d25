"""Documents are taken into the library: whole or not at all, once, seen by those who may."""

import errno
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.builders.pdf import Picture, Print, pdf
from tests.builders.word import docx
from tests.cast import MORNING, Cast
from workbench.cli import main
from workbench.corpus import queries
from workbench.corpus.cataloguing import NoOrganisation
from workbench.corpus.operations import Choices, Ingested, Status
from workbench.corpus.queries import DocumentNotFound, ParagraphNotFound
from workbench.corpus.reading import read_file
from workbench.corpus.records import Source
from workbench.errors import Invalid
from workbench.installation import Installation
from workbench.people import Actor
from workbench.recommendations import queries as recommendations
from workbench.recommendations.documents import operations

MASTHEAD = (
    Print("United Nations   CERD/C/ARC/CO/5", size=13, at=792, left=57),
    Print("Distr.: General", at=764, left=400),
    Print("19 December 2022", at=752, left=400),
    Print("Original: English", at=740, left=400),
)
HEAD = Print("CERD/C/ARC/CO/5", size=8, bold=True, left=57, at=791)


def concluding_observations(extra: str = "") -> bytes:
    """A committee's text of two pages: concern in plain type, recommendations in bold."""
    return pdf(
        [
            *MASTHEAD,
            Print("Concluding observations on the report of Malta", bold=True, size=14, down=40),
            Print(f"1. The Committee considered the report of Malta at its 12th meeting.{extra}", down=30),
            Print("A. Principal concerns", bold=True, size=12, left=88, down=30),
            Print("Access to justice", bold=True, down=24),
            Print("2. The Committee is concerned that legal aid is out of reach in rural", down=18),
            Print("areas and that the backlog of cases is long."),
            Print("3. The Committee recommends that the State party:", bold=True, down=18),
            Print("(a) Extend legal aid to all districts;", bold=True, left=142, down=18),
            Print("(b) Employ more judges, in", bold=True, left=142, down=18),
            Print("2", size=9, at=30, left=57),
        ],
        [
            HEAD,
            Print("consultation with the bar.", bold=True),
            Print("Dissemination of information", bold=True, down=24),
            Print("4. The Committee recommends that the report be made known to the public.", bold=True, down=18),
        ],
    )


def take(installation: Installation, actor: Actor, data: bytes, name: str = "file.pdf", **choices: object) -> Ingested:
    given = {key: str(value) for key, value in choices.items() if key in ("kind", "symbol", "title", "state")}
    rest = {key: value for key, value in choices.items() if key not in given}
    sha256 = installation.store.files.put(data)
    (reading,) = read_file(data, name, given)
    with installation.store.writing() as db:
        return operations.ingest(
            db,
            reading,
            source=Source(sha256, name),
            choices=Choices(given, **rest),
            by=actor,
            at=MORNING,  # type: ignore[arg-type]
        )


def test_a_committees_text_becomes_numbered_paragraphs_and_units(installation: Installation, cast: Cast) -> None:
    added = take(installation, cast.amina, concluding_observations()).document
    assert (added.symbol, added.kind, added.treaty, added.date, added.audience) == (
        "CERD/C/ARC/CO/5", "concluding_observations", "ICERD", "2022-12-19", "everyone",
    )  # fmt: skip
    with installation.store.reading() as db:
        found = queries.paragraphs(db, added.id)
        units = recommendations.by_citation(db, cast.chidi, "CERD/C/ARC/CO/5, para. 3")
        (second,) = recommendations.by_citation(db, cast.chidi, "CERD/C/ARC/CO/5, para. 3 (b)")
    assert [(each.number, each.kind.value, each.heading) for each in found] == [
        ("1", "other", ""),
        ("2", "concern", "Access to justice"),
        ("3", "recommendation", "Access to justice"),
        ("4", "recommendation", "Dissemination of information"),
    ]
    assert found[1].text.endswith("in rural areas and that the backlog of cases is long.")
    assert [unit.citation for unit in units] == ["CERD/C/ARC/CO/5, para. 3 (a)", "CERD/C/ARC/CO/5, para. 3 (b)"]
    assert second.text == "Employ more judges, in consultation with the bar."


def test_recommendations_for_a_report_are_those_of_that_body_and_state(installation: Installation, cast: Cast) -> None:
    take(installation, cast.amina, concluding_observations(), state="MLT")
    with installation.store.reading() as db:
        found = recommendations.for_report(db, cast.amina, treaty="CERD", state="MLT")
        elsewhere = recommendations.for_report(db, cast.amina, treaty="CERD", state="KEN")
    assert [(unit.number, unit.label, unit.procedural) for unit in found] == [
        ("3", "a", False), ("3", "b", False), ("4", "", True),
    ]  # fmt: skip
    assert elsewhere == ()


def test_the_same_file_again_changes_nothing(installation: Installation, cast: Cast) -> None:
    first = take(installation, cast.amina, concluding_observations())
    again = take(installation, cast.farid, concluding_observations())
    assert (first.status, again.status) == (Status.ADDED, Status.UNCHANGED)
    assert again.document == first.document
    with installation.store.reading() as db:
        assert len(list(db.query("select 1 from journal where object_kind = 'document'"))) == 1


def test_another_file_with_the_same_symbol_stands_beside_the_first_with_a_warning(
    installation: Installation, cast: Cast
) -> None:
    first = take(installation, cast.amina, concluding_observations()).document
    second = take(installation, cast.amina, concluding_observations(" Again.")).document
    assert first.warnings == ()
    assert f"--replaces {first.id}" in second.warnings[0]
    assert first.slug != second.slug


def test_a_replaced_document_is_no_longer_listed_or_indexed_and_its_paragraphs_are_still_there(
    installation: Installation, cast: Cast
) -> None:
    old = take(installation, cast.amina, concluding_observations()).document
    new = take(installation, cast.amina, concluding_observations(" Again."), replaces=old.id)
    assert new.status is Status.REPLACED
    with installation.store.reading() as db:
        assert [each.id for each in queries.documents(db, cast.amina)] == [new.document.id]
        assert {entry.document_id for entry in queries.entries(db, [old.id, new.document.id])} == {new.document.id}
        assert queries.document(db, cast.amina, old.id).replaced_by == new.document.id
        assert queries.document(db, cast.amina, "CERD/C/ARC/CO/5").id == new.document.id
        assert len(queries.paragraphs(db, old.id)) == 4


def test_a_file_that_stands_beside_another_can_take_its_place_afterwards(
    installation: Installation, cast: Cast
) -> None:
    old = take(installation, cast.amina, concluding_observations()).document
    new = take(installation, cast.amina, concluding_observations(" Again.")).document
    told = take(installation, cast.amina, concluding_observations(" Again."), replaces=old.id)
    assert (told.status, told.document.id, told.document.warnings) == (Status.REPLACED, new.id, ())
    again = take(installation, cast.amina, concluding_observations(" Again."), replaces=old.id)
    assert again.status is Status.UNCHANGED


def test_a_contribution_is_seen_by_its_ministry_and_the_state_side_only(installation: Installation, cast: Cast) -> None:
    data = docx("Training of 400 judges began in March.")
    added = take(
        installation, cast.amina, data, "file.docx", kind="contribution", organisation_id=cast.education
    ).document
    assert added.audience == f"contribution:{cast.education}"
    (paragraph,) = _paragraphs(installation, added.id)
    with installation.store.reading() as db:
        assert queries.paragraph(db, cast.bruno, paragraph.id).text == "Training of 400 judges began in March."
        for stranger in (cast.chidi, cast.olga, cast.dana):
            assert queries.documents(db, stranger) == ()
            with pytest.raises(DocumentNotFound):
                queries.document(db, stranger, added.id)
            with pytest.raises(ParagraphNotFound):
                queries.paragraph(db, stranger, paragraph.id)


def test_a_contribution_without_an_organisation_is_refused_and_nothing_is_kept(
    installation: Installation, cast: Cast
) -> None:
    with pytest.raises(NoOrganisation):
        take(installation, cast.operator, docx("Text."), "file.docx", kind="contribution")
    with installation.store.reading() as db:
        assert queries.documents(db, cast.operator) == ()


def test_notes_without_a_symbol_stay_on_the_state_side_unless_published(installation: Installation, cast: Cast) -> None:
    notes = take(installation, cast.amina, docx("On CERD/C/ARC/CO/5: what is missing."), "notes.docx").document
    assert (notes.symbol, notes.kind, notes.published, notes.audience) == (None, "other", False, "state")
    plan = take(installation, cast.amina, docx("The national plan."), "plan.docx", published=True).document
    assert (plan.published, plan.audience) == (True, "everyone")


def test_a_paragraph_without_a_number_is_cited_by_its_place(installation: Installation, cast: Cast) -> None:
    data = docx("We met in March.", "We agreed on a plan.")
    added = take(
        installation, cast.amina, data, "minutes.docx", kind="minutes", title="Minutes of the plenary"
    ).document
    second = _paragraphs(installation, added.id)[1]
    citation = queries.citation(added, second)
    assert citation == "Minutes of the plenary, ¶ 2"
    with installation.store.reading() as db:
        assert queries.paragraph_by_citation(db, cast.amina, citation).id == second.id
        with pytest.raises(ParagraphNotFound):
            queries.paragraph_by_citation(db, cast.chidi, citation)


def test_a_document_is_opened_by_its_title_or_by_a_citation_of_one_of_its_paragraphs(
    installation: Installation, cast: Cast
) -> None:
    data = docx("A first line of the minutes.", "A second line of the minutes.")
    taken = take(
        installation,
        cast.amina,
        data,
        "minutes.docx",
        kind="minutes",
        title="Minutes of the plenary",
    )
    with installation.store.reading() as db:
        for name in ("Minutes of the plenary", "Minutes of the plenary, ¶ 2"):
            assert queries.document_named(db, cast.amina, name).id == taken.document.id
            with pytest.raises(DocumentNotFound):
                queries.document_named(db, cast.chidi, name)


def test_a_correction_stays_when_the_file_is_read_again_and_paragraphs_keep_their_ids(
    installation: Installation, cast: Cast
) -> None:
    data = docx(" 1. The Committee is concerned.", " 2. The Committee recommends that the State party adopt a law.")
    added = take(installation, cast.amina, data, "file.docx").document
    before = [each.id for each in _paragraphs(installation, added.id)]
    said: dict[str, str | None] = {"symbol": "CRPD/C/KEN/CO/1", "title": "Observations"}
    for given in (said, {"language": "en"}):
        with installation.store.writing() as db:
            kept = _corrections(installation, added.id)
            reading = read_file(data, "file.docx", {**kept, **given})[0]
            corrected = operations.correct(db, added, reading, given=given, by=cast.amina, at=MORNING)
    assert (corrected.symbol, corrected.kind, corrected.state, corrected.title, corrected.audience) == (
        "CRPD/C/KEN/CO/1", "concluding_observations", "KEN", "Observations", "everyone",
    )  # fmt: skip
    assert corrected.corrected == ("symbol", "title", "language")
    assert corrected.recommendations == 1
    assert [each.id for each in _paragraphs(installation, added.id)] == before


def _corrections(installation: Installation, document_id: str) -> dict[str, str | None]:
    from workbench.corpus.queries import corrections

    with installation.store.reading() as db:
        return dict(corrections(db, document_id))


def _paragraphs(installation: Installation, document_id: str) -> tuple[queries.Paragraph, ...]:
    with installation.store.reading() as db:
        return queries.paragraphs(db, document_id)


def test_a_pdf_of_pictures_is_kept_and_said_to_have_no_text(installation: Installation, cast: Cast) -> None:
    added = take(installation, cast.amina, pdf([Picture()], [Picture()]), "scan.pdf").document
    assert added.paragraphs == 0
    assert "text recognition" in added.warnings[0]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "save it as .docx"),
        (b"%PDF-1.4 cut off", "damaged"),
        (b"", "empty"),
        (b"\x89PNG\r\n" + b"\0" * 600, "text recognition"),
        (bytes(range(256)) * 9, "no document that can be read"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(Invalid, match=says):
        read_file(data, "file.pdf")


def workbench(installation: Installation, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--home", str(installation.settings.home), *arguments])


def test_the_command_line_adds_what_it_can_and_says_what_it_refuses(installation: Installation, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "observations.doc").write_bytes(concluding_observations())
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 broken")
    (folder / "~$lock.docx").write_bytes(b"x" * 162)
    result = workbench(installation, "corpus", "add", str(folder), "--json")
    assert result.exit_code == 1
    refused, added = json.loads(result.stdout)
    assert (refused["status"], added["status"]) == ("refused", "added")
    assert "damaged" in refused["reason"]
    assert (added["symbol"], added["paragraphs"], added["recommendations"]) == ("CERD/C/ARC/CO/5", 4, 3)
    again = workbench(installation, "corpus", "add", str(folder / "observations.doc"), "--json")
    assert again.exit_code == 0
    assert json.loads(again.stdout)[0]["status"] == "unchanged"


def test_the_command_line_shows_and_corrects_a_document(installation: Installation, tmp_path: Path) -> None:
    path = tmp_path / "observations.pdf"
    path.write_bytes(concluding_observations())
    workbench(installation, "corpus", "add", str(path), "--json")
    shown = json.loads(workbench(installation, "corpus", "show", "CERD/C/ARC/CO/5", "--json").stdout)
    assert [each["number"] for each in shown["paragraphs"]] == ["1", "2", "3", "4"]
    assert shown["paragraphs"][2]["items"][0] == {
        "label": "a", "text": "Extend legal aid to all districts;", "parent": "", "kind": "recommendation",
    }  # fmt: skip
    corrected = workbench(installation, "corpus", "correct", shown["id"], "--state", "MLT", "--json")
    assert json.loads(corrected.stdout)["state"] == "MLT"
    listed = json.loads(workbench(installation, "corpus", "list", "--state", "MLT", "--json").stdout)
    assert [each["id"] for each in listed] == [shown["id"]]
    units = json.loads(
        workbench(installation, "recommendations", "list", "--document", "CERD/C/ARC/CO/5", "--json").stdout
    )
    assert [each["citation"] for each in units] == [
        "CERD/C/ARC/CO/5, para. 3 (a)", "CERD/C/ARC/CO/5, para. 3 (b)", "CERD/C/ARC/CO/5, para. 4",
    ]  # fmt: skip


def test_the_index_hears_of_a_new_document(installation: Installation, cast: Cast) -> None:
    added = take(installation, cast.amina, concluding_observations()).document
    with installation.store.reading() as db:
        entries = list(queries.entries(db, [added.id]))
    assert installation.sync() == 1
    assert [(entry.number, entry.audience, entry.year) for entry in entries] == [
        (number, "everyone", 2022) for number in "1234"
    ]


def test_the_same_observations_in_two_languages_are_answered_once(installation: Installation, cast: Cast) -> None:
    words = (
        " 1. Le Comité est préoccupé.",
        " 2. Le Comité recommande à l’État partie d’adopter une loi sur la justice.",
    )
    french = take(installation, cast.amina, docx(*words), "fr.docx", symbol="CERD/C/ARC/CO/5", state="MLT").document
    take(installation, cast.amina, concluding_observations(), state="MLT")
    assert (french.language, french.recommendations) == ("fr", 1)
    with installation.store.reading() as db:
        found = recommendations.for_report(db, cast.amina, treaty="ICERD", state="MLT")
    assert [unit.number for unit in found] == ["3", "3", "4"]


def test_what_was_added_is_listed_though_the_index_finds_no_room(
    installation: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(_: Installation) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    path = tmp_path / "observations.pdf"
    path.write_bytes(concluding_observations())
    monkeypatch.setattr(Installation, "sync", no_room)
    outcome = workbench(installation, "corpus", "add", str(path), "--json")
    assert (outcome.exit_code, [each["status"] for each in json.loads(outcome.stdout)]) == (1, ["added"])
    assert "cannot be searched yet (No space left on device)" in outcome.stderr
    assert len(json.loads(workbench(installation, "corpus", "list", "--json").stdout)) == 1
