"""Where an outline comes from: a list of issues, a checklist beside it, recommendations chosen for follow-up."""

import json

import pytest

from tests.cast import MORNING, Cast
from tests.drafting import OBSERVATIONS, a_document, a_library, a_report
from workbench.drafting import operations, queries
from workbench.drafting.identity import GuidelineTwice, ReportIdentity
from workbench.drafting.outlines.keeping import outline_states
from workbench.drafting.records import ReportKind, StateReport
from workbench.errors import NotFound
from workbench.guidelines import library
from workbench.guidelines.library import NoSuchPack
from workbench.guidelines.taking import taken
from workbench.installation import Installation
from workbench.store import Database, new_id

LIST = "CERD/C/ARC/QPR/24"


def a_list_of_issues(db: Database) -> None:
    """Three questions on Arcadia under two headings, the last in two parts."""
    document = a_document(db, symbol=LIST, kind="loipr", published=True, title="List of issues prior to reporting")
    questions = (
        ("1", "A. General information", "Please describe new laws.", []),
        ("2", "B. Specific information (arts. 2–5)", "Please report on schools. Are teachers trained?", []),
        (
            "3",
            "B. Specific information (arts. 2–5)",
            "Please provide data on:",
            [{"label": "a", "text": "Courts;"}, {"label": "b", "text": "Prisons."}],
        ),
    )
    for position, (number, section, text, items) in enumerate(questions, start=1):
        db.table("paragraph").insert(
            {
                "id": new_id(),
                "document_id": document,
                "position": position,
                "number": number,
                "label": number,
                "section": section,
                "text": text,
                "kind": "question",
                "full_text": text,
                "anchor": f"para-{number}",
                "items": json.dumps([{"parent": "", "kind": "question", **each} for each in items]),
            }
        )


def from_the_list(db: Database, cast: Cast, *checklists: str) -> StateReport:
    a_list_of_issues(db)
    identity = ReportIdentity(treaty="ICERD", kind=ReportKind.REPLY_TO_LOIPR, state="ARC")
    packs = [taken(db, cast.amina, LIST)]
    beside = [taken(db, cast.amina, each) for each in checklists]
    return operations.new_report(db, identity=identity, packs=packs, checklists=beside, by=cast.amina, at=MORNING)


def test_a_report_begun_from_a_list_has_a_section_for_each_question_with_its_number(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        report = from_the_list(db, cast)
        sections = queries.sections(db, report.id)
        asked = queries.requirements(db, report.id)
    assert [(each.level, each.number, each.title) for each in sections] == [
        (1, "A", "General information"),
        (2, "1", "Reply to question 1"),
        (1, "B", "Specific information (arts. 2–5)"),
        (2, "2", "Reply to question 2"),
        (2, "3", "Reply to question 3"),
    ]
    assert sections[1].heading == "Reply to question 1"
    assert [each.key.partition(".")[2] for each in asked] == ["1.all", "2.1", "2.2", "3.a", "3.b"]
    assert all(each.required for each in asked)
    assert report.word_limit == 21_200


def test_a_checklist_stands_beside_and_is_asked_of_nobody(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        report = from_the_list(db, cast, "icerd")
        seen = queries.at_a_glance(db, cast.amina, report)
        requirements = queries.requirements(db, report.id)
        sections = {each.id: each for each in queries.sections(db, report.id)}
    beside = [each for each in requirements if each.checklist]
    assert len(beside) == len(library.pack("icerd").requirements)
    assert not any(each.required for each in beside)
    assert {each.pack for each in beside} == {"icerd"}
    assert seen.requirements.of == 5
    assert "icerd" not in report.packs
    of_article_5 = next(each for each in beside if each.key.startswith("icerd.art-5"))
    assert "arts. 2–5" in sections[of_article_5.section_id].title


def test_the_packs_are_kept_as_they_were_taken(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        report = from_the_list(db, cast, "icerd")
        rows = list(db.query("select * from report_pack where report_id = :id order by position", {"id": report.id}))
        states = outline_states(db, report.id)
    assert [row["role"] for row in rows] == ["outline", "checklist"]
    assert [bool(row["version"]) for row in rows] == [True, True]
    assert json.loads(rows[1]["content"])["pack"] == "icerd"
    assert [len(each.sections) for each in states] == [5]


def test_a_pack_cannot_be_outline_and_checklist_in_one(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        a_library(db)
        icerd = library.pack("icerd")
        identity = ReportIdentity(treaty="ICERD", kind=ReportKind.PERIODIC, state="ARC")
        with pytest.raises(GuidelineTwice):
            operations.new_report(db, identity=identity, packs=[icerd], checklists=[icerd], by=cast.amina, at=MORNING)
        assert queries.reports(db, cast.amina) == ()


def test_what_is_neither_pack_nor_list_is_refused_with_the_packs_there_are(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.reading() as db, pytest.raises(NoSuchPack, match="icerd"):
        taken(db, cast.amina, "CERD/C/ARC/QPR/99")


def test_each_recommendation_chosen_for_follow_up_is_a_section_that_is_asked_to_respond(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        a_library(db)
        report = a_report_on(db, cast, f"{OBSERVATIONS}, para. 21", f"{OBSERVATIONS}, para. 40")
        sections = queries.sections(db, report.id)
        rows = list(db.query("select * from report_recommendation where report_id = :id", {"id": report.id}))
    assert [(each.level, each.number, each.title) for each in sections] == [
        (1, "I", "Selected recommendations"),
        (2, "A", f"{OBSERVATIONS}, para. 21"),
        (2, "B", f"{OBSERVATIONS}, para. 40"),
    ]
    assert sum(each.budget or 0 for each in sections[1:]) == 3_500
    by_section = {each.id: [row["citation"] for row in rows if row["section_id"] == each.id] for each in sections}
    assert [len(by_section[each.id]) for each in sections] == [0, 2, 1]
    assert {row["standing"] for row in rows} == {"asked"}


def a_report_on(db: Database, cast: Cast, *chosen: str) -> StateReport:
    identity = ReportIdentity(treaty="ICERD", kind=ReportKind.FOLLOW_UP, state="ARC")
    packs = [library.pack("generic-followup-report")]
    return operations.new_report(db, identity=identity, packs=packs, chosen=chosen, by=cast.amina, at=MORNING)


def test_a_recommendation_that_is_not_there_cannot_be_chosen(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        a_library(db)
        with pytest.raises(NotFound):
            a_report_on(db, cast, f"{OBSERVATIONS}, para. 99")


def test_a_report_from_a_pack_is_numbered_as_ever(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        report = a_report(db, cast.amina)
        numbers = [each.number for each in queries.sections(db, report.id) if each.level == 1]
    assert numbers[:3] == ["I", "II", "III"]
