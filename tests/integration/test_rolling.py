"""A report begun from the last one, renewed paragraph by paragraph, and taken back in one step."""

import json

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from tests.builders.library import put_document
from tests.cast import MORNING, Cast
from tests.drafting import CENSUS, CORE, a_library, a_report, later
from workbench.cli import main
from workbench.drafting import operations, queries
from workbench.drafting.records import BlockKind, StateReport
from workbench.drafting.rolling import beginning
from workbench.drafting.rolling.beginning import PlacedBefore, RolledBefore, UndoneBefore
from workbench.drafting.rolling.queries import renewals, rolled, waiting
from workbench.drafting.rolling.renewing import BegunFromNothing, Renewed, still_right
from workbench.drafting.rolling.repeats import repeats
from workbench.drafting.rolling.taking_apart import NeverFrozen, NothingToRoll
from workbench.drafting.sources.listing import sources
from workbench.installation import Installation
from workbench.store import Database

LAST = "CERD/C/ARC/20"


@pytest.fixture
def report(installation: Installation, cast: Cast) -> StateReport:
    """The 21st report; in the library, the 20th with a cover, and a core document."""
    with installation.store.writing() as db:
        a_library(db)
        document = put_document(
            db,
            ["[Date received: 3 May 2019]", "In 2018, 1,240 teachers were trained.", "Segregation is a crime.", CENSUS],
            symbol=LAST,
            slug="last",
            kind="state_report",
            state="ARC",
            date="2019-05-03",
        )
        _head(db, document)
        found = a_report(db, cast.amina)
    installation.sync()
    return found


def _head(db: Database, document: str) -> None:
    """The paragraphs under the headings of their articles, the first with a list and a note."""
    headings = {2: "Article 7: teaching", 3: "Article 3: segregation", 4: "Article 3: segregation"}
    for position, heading in headings.items():
        db.execute(
            "update paragraph set heading = ? where document_id = ? and position = ?", (heading, document, position)
        )
    items = [{"label": "a", "text": "in the north;", "parent": "", "kind": "other"}]
    items.append({"label": "i", "text": "and in its capital.", "parent": "a", "kind": "other"})
    db.execute(
        "update paragraph set items = ?, footnotes = ? where document_id = ? and position = 2",
        (json.dumps(items), json.dumps(["Annual survey."]), document),
    )
    db.execute("update paragraph set number = null, label = '¶ 1' where document_id = ? and position = 1", (document,))


def roll(db: Database, cast: Cast, report: StateReport, source: str = LAST) -> str:
    return beginning.roll_forward(db, report_id=report.id, source=source, by=cast.amina, at=MORNING).id


def test_paragraphs_stand_under_their_articles_with_items_and_notes_and_what_has_no_place_waits(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        roll(db, cast, report)
        titles = {each.id: each.articles for each in queries.sections(db, report.id)}
        found = [(each.kind, each.text, titles[each.section_id]) for each in queries.paragraphs(db, report.id)]
        assert found == [
            (BlockKind.NUMBERED, "Segregation is a crime.", ("3",)),
            (BlockKind.NUMBERED, CENSUS, ("3",)),
            (BlockKind.NUMBERED, "In 2018, 1,240 teachers were trained.\ufffc", ("7",)),
            (BlockKind.ITEM, "in the north;", ("7",)),
            (BlockKind.SUBITEM, "and in its capital.", ("7",)),
        ]
        assert queries.paragraphs(db, report.id)[2].footnotes == {"1": "Annual survey."}
        (left,) = waiting(db, report.id)
        assert left.text == "[Date received: 3 May 2019]"


def test_what_waits_is_placed_by_hand_or_set_aside_and_taken_up_again(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        roll(db, cast, report)
        (left,) = waiting(db, report.id)
        beginning.set_aside(db, waiting_id=left.id, by=cast.farid, at=later(1))
        assert waiting(db, report.id)[0].set_aside_by == "Farid Osei"
        beginning.set_aside(db, waiting_id=left.id, by=cast.farid, at=later(2), back=True)
        beginning.place_waiting(db, waiting_id=left.id, section_id="icerd.intro", by=cast.amina, at=later(3))
        assert waiting(db, report.id) == ()
        assert queries.paragraphs(db, report.id)[0].text == left.text
        with pytest.raises(PlacedBefore):
            beginning.place_waiting(db, waiting_id=left.id, section_id="icerd.intro", by=cast.amina, at=later(4))


def test_each_paragraph_is_unchanged_updated_or_new_and_still_right_until_it_changes(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        roll(db, cast, report)
        first, second, *_ = queries.paragraphs(db, report.id)
        operations.write_paragraph(
            db, paragraph_id=first.id, text="Segregation is a grave crime.", by=cast.amina, at=later(1)
        )
        section = first.section_id
        added = operations.add_paragraph(db, section_id=section, text="New.", by=cast.amina, at=later(2))
        still_right(db, paragraph_id=second.id, by=cast.farid, at=later(3))
        states = {each.paragraph.id: (each.state, each.is_settled) for each in renewals(db, report.id)}
        assert states[first.id] == (Renewed.UPDATED, True)
        assert states[second.id] == (Renewed.UNCHANGED, True)
        assert states[added.paragraph_id] == (Renewed.NEW, True)
        has = {each.head.id: each.has_source for each in sources(db, cast.amina, report.id)}
        assert (has[first.id], has[second.id]) == (False, True)
        operations.write_paragraph(db, paragraph_id=second.id, text="Another.", by=cast.amina, at=later(4))
        (basis,) = [each.basis for each in renewals(db, report.id) if each.paragraph.id == second.id]
        assert basis is not None
        assert basis.renewed_at is None
        with pytest.raises(BegunFromNothing):
            still_right(db, paragraph_id=added.paragraph_id, by=cast.amina, at=later(5))


def test_the_figures_of_an_earlier_text_are_listed_with_it(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        roll(db, cast, report)
        listed = [[one.text for one in each.figures] for each in renewals(db, report.id)]
    assert listed == [[], ["2019", "4,210,000", "12 per cent"], ["2018", "1,240"], [], []]


def test_what_the_core_document_says_word_for_word_is_warned_of(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        section = queries.sections(db, report.id)[0]
        told = operations.add_paragraph(db, section_id=section.id, text=CENSUS, by=cast.amina, at=MORNING)
        operations.add_paragraph(db, section_id=section.id, text="Short.", by=cast.amina, at=MORNING)
        db.execute("delete from paragraph where document_id = (select id from document where symbol = ?)", (LAST,))
        (found,) = repeats(db, cast.amina, report)
        assert (found.paragraph_id, found.is_core, found.share) == (told.paragraph_id, True, 1.0)
        assert found.citation == f"{CORE}, para. 7"


def test_it_is_taken_back_in_one_step_and_what_was_worked_on_stays(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        rolled_id = roll(db, cast, report)
        first, *_ = queries.paragraphs(db, report.id)
        operations.write_paragraph(db, paragraph_id=first.id, text="Reworded.", by=cast.amina, at=later(1))
        with pytest.raises(RolledBefore, match=LAST):
            roll(db, cast, report)
        kept = beginning.take_back(db, report_id=report.id, rolled_id=rolled_id, by=cast.farid, at=later(2))
        assert kept == 1
        assert [each.text for each in queries.paragraphs(db, report.id)] == ["Reworded."]
        assert waiting(db, report.id) == ()
        assert rolled(db, report.id)[0].undone_by == "Farid Osei"
        with pytest.raises(UndoneBefore, match="Farid"):
            beginning.take_back(db, report_id=report.id, rolled_id=rolled_id, by=cast.farid, at=later(3))
        roll(db, cast, report)


def test_a_report_drafted_here_is_rolled_by_its_last_version_with_its_citations(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        section = queries.section_of_report(db, report.id, "icerd.art-3")
        added = operations.add_paragraph(db, section_id=section.id, text="We count.", by=cast.amina, at=MORNING)
        operations.cite(
            db,
            paragraph_id=added.paragraph_id,
            citation=f"{CORE}, para. 7",
            quote="12 per cent",
            by=cast.amina,
            at=MORNING,
        )
        following = a_report(db, cast.amina, title="The next one")
        with pytest.raises(NeverFrozen, match=r"periodic report"):
            roll(db, cast, following, report.id)
        operations.freeze(db, report_id=report.id, by=cast.amina, at=later(1))
        roll(db, cast, following, report.id)
        (paragraph,) = queries.paragraphs(db, following.id)
        (citation,) = paragraph.citations
        assert (citation.citation, citation.quote) == (f"{CORE}, para. 7", "12 per cent")
        assert queries.section(db, cast.amina, paragraph.section_id).key == "icerd.art-3"


def test_what_is_no_report_is_refused_and_says_what_to_name(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db, pytest.raises(NothingToRoll, match="symbol or title"):
        roll(db, cast, report, "nothing")


def test_the_pages_show_where_all_goes_before_it_is_taken_and_what_is_left_to_do(
    installation: Installation, report: StateReport, client: FlaskClient
) -> None:
    empty = client.get(f"/reports/{report.id}/rolled").text
    assert "Not begun from another report" in empty
    assert "To be renewed" not in empty  # no list to narrow yet
    page = client.get(f"/reports/{report.id}/roll-forward?from={LAST}").text
    assert "Article 7: teaching" in page
    assert "to be placed" in page
    with installation.store.reading() as db:
        assert queries.paragraphs(db, report.id) == ()
    assert client.post(f"/reports/{report.id}/roll-forward", data={"from": LAST}).status_code == 303
    page = client.get(f"/reports/{report.id}/rolled").text
    assert "[Date received: 3 May 2019]" in page
    assert "1,240" in page
    with installation.store.reading() as db:
        first = queries.paragraphs(db, report.id)[0].id
    client.post(f"/paragraphs/{first}/still-right")
    assert "Amina Haddad" in client.get(f"/reports/{report.id}/rolled?state=all").text
    again = client.post(f"/reports/{report.id}/roll-forward", data={"from": LAST})
    assert again.status_code == 409
    assert "take that back first" in again.text
    with installation.store.reading() as db:
        rolled_id = rolled(db, report.id)[0].id
    answer = client.post(f"/reports/{report.id}/roll-forward/{rolled_id}/undo", follow_redirects=True)
    assert "1 paragraph was worked on and stays." in answer.text


def test_the_command_line_previews_rolls_lists_and_takes_back(installation: Installation, report: StateReport) -> None:
    def run(*words: str, status: int = 0) -> object:
        result = CliRunner().invoke(main, ["--home", str(installation.store.home), *words, "--json"])
        assert result.exit_code == status, result.output
        return json.loads(result.stdout) if result.stdout.strip() else None

    preview = run("report", "roll-forward", report.id, "--from", LAST, "--preview")
    assert isinstance(preview, dict)
    assert [each["section"] for each in preview["placed"]][:2] == [None, "icerd.art-7"]
    done = run("report", "roll-forward", report.id, "--from", LAST)
    assert isinstance(done, dict)
    assert (done["paragraphs"], len(done["waiting"])) == (5, 1)
    listed = run("report", "renewals", report.id)
    assert isinstance(listed, list)
    assert {each["state"] for each in listed} == {"unchanged"}
    run("paragraph", "still-right", listed[0]["id"])
    assert run("report", "roll-forward", report.id, "--undo") == {"undone": done["rolled"], "kept": 1}
    run("report", "roll-forward", report.id, "--from", "nothing", status=1)
    run("report", "roll-forward", report.id, status=2)
