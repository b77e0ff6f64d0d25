"""The demonstration: what somebody from a ministry finds on opening the workbench for the first time."""

import json
import socket
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from corpus.build.sources import NOTE_MARK, NUMBERED, read_source
from tests.applications import application
from workbench.cli import main
from workbench.comments import arrivals
from workbench.comments import operations as rounds
from workbench.comments import queries as comment_queries
from workbench.comments.arrivals import ArrivalStatus
from workbench.comments.intake.known import Standing
from workbench.comments.records import Comment, CommentState, Match
from workbench.corpus import queries as library
from workbench.corpus.parsing.identity.places import states_in
from workbench.corpus.reading import read_file
from workbench.demonstration import HomeInUse, fill
from workbench.demonstration.library import MANIFEST
from workbench.demonstration.people import PASSWORD, actor, add_people
from workbench.demonstration.sources import corpus, read
from workbench.drafting import queries as drafting
from workbench.drafting.records import Addressed, StateReport
from workbench.drafting.sharing import assignments, states
from workbench.errors import NotFound
from workbench.installation import Installation, create
from workbench.people import operations as people
from workbench.people import queries as people_queries
from workbench.recommendations import queries as recommendations
from workbench.recommendations.clustering import clustered
from workbench.recommendations.wanted import NONE, Wanted
from workbench.requests import queries as requests
from workbench.requests.alongside.reading import alongside
from workbench.requests.contributed import MEDIA_NAME
from workbench.requests.records import ContributionStanding, RequestStanding, Use
from workbench.requests.used import used
from workbench.settings import Settings
from workbench.store import Database
from workbench.text.quotes import find
from workbench.web.corpus.versions import related_to

AUTUMN = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def an_empty_home(folder: Path) -> Installation:
    return create(Settings(home=folder, secret_key="for tests alone, never for an office"))


@pytest.fixture(scope="module")
def arcadia(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """A home filled with the demonstration, once for all tests of this file: none of them changes it."""
    installation = an_empty_home(tmp_path_factory.mktemp("demonstration"))
    assert fill(installation, AUTUMN)
    return installation


def the_report(db: Database) -> StateReport:
    (report,) = drafting.reports(db, actor(db, "amina"))
    return report


def the_round(db: Database) -> str:
    (held,) = db.query("select id from comment_round")
    return str(held["id"])


def the_comments(db: Database) -> tuple[Comment, ...]:
    return comment_queries.comments(db, actor(db, "amina"), the_round(db))


def documents_told() -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = read(MANIFEST)["documents"]
    return told


def test_every_document_is_read_as_its_manifest_says(arcadia: Installation) -> None:
    with arcadia.store.reading() as db:
        found = {each.file_name: each for each in library.documents(db, actor(db, "amina"))}
    # What ministries contributed was made of their answers, and is in no manifest.
    assert {Path(told["file"]).name for told in documents_told()} == set(found) - {MEDIA_NAME}
    for told in documents_told():
        document = found[Path(told["file"]).name]
        as_read = {
            "symbol": document.symbol,
            "kind": document.kind.value,
            "treaty": document.treaty,
            "state": document.state,
            "language": document.language,
            "date": document.date,
            "title": document.title,
            "published": document.published,
        }
        assert as_read == {"symbol": None} | {name: told[name] for name in as_read if name in told}
        assert len(document.warnings) == len(told.get("warns", []))
        assert all(name in " ".join(document.warnings) for name in told.get("warns", []))


@pytest.mark.parametrize("told", documents_told(), ids=lambda told: Path(told["file"]).name)
def test_every_numbered_paragraph_and_recommendation_is_found(arcadia: Installation, told: dict[str, Any]) -> None:
    with arcadia.store.reading() as db:
        amina = actor(db, "amina")
        (document,) = (each for each in library.documents(db, amina) if each.file_name == Path(told["file"]).name)
        paragraphs = library.paragraphs(db, document.id)
    numbers = [each.number for each in paragraphs if each.number]
    assert len(numbers) == len(set(numbers)) == told.get("paragraphs", 0)
    assert sum(len(each.items) for each in paragraphs if each.number) == told.get("items", 0)
    recommended = [each for each in paragraphs if each.kind == "recommendation"]
    is_upr = told["kind"] == "hrc_document"
    # Of the review: 23, and the three paragraphs that lead to them and say whether they are supported.
    assert len(recommended) == (26 if is_upr else told.get("recommendation_paragraphs", 0))


@pytest.mark.parametrize("told", documents_told(), ids=lambda told: Path(told["file"]).name)
def test_every_paragraph_reads_as_it_was_written(arcadia: Installation, told: dict[str, Any]) -> None:
    source = read_source(corpus() / told["source"])
    written = [match for block in source.blocks if (match := NUMBERED.fullmatch(block))]
    with arcadia.store.reading() as db:
        amina = actor(db, "amina")
        (document,) = (each for each in library.documents(db, amina) if each.file_name == Path(told["file"]).name)
        found = {each.number: each.text for each in library.paragraphs(db, document.id) if each.number}
    assert {number: words(text) for number, text in found.items()} == {
        match["number"]: words(NOTE_MARK.sub("", match["text"])) for match in written
    }


def words(text: str) -> str:
    """A text without what its setting may change: one space between words."""
    return " ".join(text.split())


@pytest.mark.parametrize("told", [each for each in documents_told() if "rows" in each], ids=lambda each: each["title"])
def test_every_row_of_a_table_is_a_paragraph_with_its_place(arcadia: Installation, told: dict[str, Any]) -> None:
    with arcadia.store.reading() as db:
        amina = actor(db, "amina")
        (document,) = (each for each in library.documents(db, amina) if each.file_name == Path(told["file"]).name)
        rows = [each for each in library.paragraphs(db, document.id) if each.table == 1]
    assert len(rows) == len({each.place for each in rows}) == told["rows"]


def test_no_document_came_in_before_it_was_written(arcadia: Installation) -> None:
    with arcadia.store.reading() as db:
        documents = library.documents(db, actor(db, "amina"))
    # What a ministry contributes here is in the library the same day.
    brought = [each for each in documents if each.file_name != MEDIA_NAME]
    assert all(each.date and each.date < each.added_at[:10] for each in brought)
    assert all(each.date == each.added_at[:10] for each in documents if each not in brought)


def test_the_fictional_state_is_read_from_the_symbol_though_its_code_is_nobodys() -> None:
    report = corpus() / "documents" / "CERD_C_ARC_7-9.pdf"
    (reading,) = read_file(report.read_bytes(), report.name)
    assert reading.identity.state == "ARC"


def test_the_documents_name_no_real_state() -> None:
    for source in sorted((corpus() / "sources").iterdir()):
        assert states_in(source.read_text("utf-8")) == Counter(), source.name


def test_the_address_of_a_document_is_written_in_plain_letters_and_whole_words(arcadia: Installation) -> None:
    with arcadia.store.reading() as db:
        slugs = {each.language: each.slug for each in library.documents(db, actor(db, "amina"), kind="contribution")}
    assert slugs["pt"] == "contributo-da-provedoria-dos-direitos-humanos-da-provincia"


def test_each_document_is_small_enough_to_travel_with_the_program() -> None:
    assert max(file.stat().st_size for file in (corpus() / "documents").iterdir()) < 300_000


def test_recommendations_count_once_though_the_document_is_there_in_three_languages(arcadia: Installation) -> None:
    with arcadia.store.reading() as db:
        amina = actor(db, "amina")
        versions = [each for each in library.documents(db, amina) if each.symbol == "CERD/C/ARC/CO/7-9"]
        asked = recommendations.for_report(db, amina, treaty="ICERD", state="ARC")
    assert sorted(str(each.language) for each in versions) == ["ar", "en", "es"]
    assert len({each.citation for each in asked}) == len(asked) == 52
    assert asked[0].citation == "CERD/C/ARC/CO/7-9, para. 8 (a)"


def test_the_languages_of_one_document_correspond_paragraph_by_paragraph(arcadia: Installation) -> None:
    with arcadia.store.reading() as db:
        amina = actor(db, "amina")
        versions = [each for each in library.documents(db, amina) if each.symbol == "CERD/C/ARC/CO/7-9"]
        shapes = {
            str(version.language): [
                (each.number, each.kind, [item.kind for item in each.items])
                for each in library.paragraphs(db, version.id)
            ]
            for version in versions
        }
    assert len(shapes["en"]) == 48
    assert shapes["es"] == shapes["en"]
    assert shapes["ar"] == shapes["en"]


def test_a_corrigendum_stands_beside_what_it_corrects_and_recommends_nothing(arcadia: Installation) -> None:
    with arcadia.store.reading() as db:
        amina = actor(db, "amina")
        symbols = [each.symbol for each in library.documents(db, amina) if each.treaty == "ICERD"]
        asked = recommendations.for_report(db, amina, treaty="ICERD", state="ARC")
    assert "CERD/C/ARC/CO/7-9/Corr.1" in symbols
    assert not [each for each in asked if "Corr" in each.citation]


def test_a_corrigendum_is_not_offered_in_the_place_of_what_it_corrects(arcadia: Installation) -> None:
    with application(arcadia).test_request_context(), arcadia.store.reading() as db:
        amina = actor(db, "amina")
        observations = library.document(db, amina, "CERD/C/ARC/CO/7-9")
        corrigendum = library.document(db, amina, "CERD/C/ARC/CO/7-9/Corr.1")
        (shown,) = (each for each in related_to(db, amina, observations) if each.document.id == corrigendum.id)
    assert shown.words
    assert not shown.can_stand_for


def test_what_a_committee_asks_to_hear_of_early_is_marked_in_its_french_text_too(arcadia: Installation) -> None:
    with arcadia.store.reading() as db:
        asked = recommendations.for_report(db, actor(db, "amina"), treaty="CEDAW", state="ARC")
    assert [each.citation.partition("para. ")[2] for each in asked if each.follow_up] == [
        "12 (a)",
        "22 (a)",
        "22 (b)",
        "36 (a)",
    ]


def test_the_report_is_half_written_and_one_section_is_over_its_words(arcadia: Installation) -> None:
    with arcadia.store.reading() as db:
        report = the_report(db)
        paragraphs = drafting.paragraphs(db, report.id)
        sections = drafting.sections(db, report.id)
    words = Counter[str]()
    for paragraph in paragraphs:
        words[paragraph.section_id] += paragraph.words
    over = [each.key for each in sections if each.budget is not None and words[each.id] > each.budget]
    assert Counter(each.kind.value for each in paragraphs) == {"numbered": 46, "item": 3, "subitem": 2, "table": 2}
    assert len(words) >= 6
    assert over == ["icerd.art-5f"]


def test_coverage_shows_what_is_answered_in_part_and_not_yet(arcadia: Installation) -> None:
    with arcadia.store.reading() as db:
        coverage = drafting.coverage(db, actor(db, "amina"), the_report(db))
    asked = Counter(each.state for each in coverage.requirements)
    recommended = Counter(each.state for each in coverage.recommendations)
    assert asked[Addressed.ANSWERED] > 30
    assert asked[Addressed.NOT_APPLICABLE] == asked[Addressed.CORE_DOCUMENT] == 1
    assert recommended[Addressed.ANSWERED] == 37
    assert recommended[Addressed.PARTLY] == 2
    assert recommended[Addressed.OPEN] == 15


def test_the_group_shares_the_work_and_says_how_far_it_is(arcadia: Installation) -> None:
    with arcadia.store.reading() as db:
        report = the_report(db)
        farid = actor(db, "farid")
        owed = assignments.of_person(db, farid.person_id or "")
        sections = {each.id: each.key for each in drafting.sections(db, report.id)}
        said = {sections[key]: each.state.value for key, each in states.standings(db, report.id).items()}
    assert {sections[each.section_id] for each in owed if each.section_id} == {
        "icerd.art-4",
        "icerd.art-5b",
        "icerd.art-6",
    }
    assert said["icerd.followup"] == "approved"
    assert said["icerd.art-1"] == "reviewed"
    assert said["icerd.art-3"] == "ready_for_review"


def test_every_quote_stands_word_for_word_in_the_passage_it_cites(arcadia: Installation) -> None:
    with arcadia.store.reading() as db:
        amina = actor(db, "amina")
        citations = [each for one in drafting.paragraphs(db, the_report(db).id) for each in one.citations]
        passages = {each.id: library.paragraph(db, amina, each.source_paragraph_id) for each in citations}
    assert len(citations) >= 20
    assert all(each.quote and find(each.quote, passages[each.id].full_text) for each in citations)


def test_a_note_stands_where_the_draft_has_it(arcadia: Installation) -> None:
    with arcadia.store.reading() as db:
        first = drafting.paragraphs(db, the_report(db).id)[0]
    assert 'the last report,<cite id="1">' in first.markup
    assert first.markup.endswith('guidelines.<cite id="2">')


def test_nothing_of_the_ministrys_contribution_is_in_the_frozen_version(arcadia: Installation) -> None:
    with arcadia.store.reading() as db:
        amina = actor(db, "amina")
        report = the_report(db)
        (version,) = drafting.snapshots(db, amina, report.id)
        frozen = drafting.snapshot(db, amina, version.id)
        drafted = [each for one in drafting.paragraphs(db, report.id) for each in one.citations]
    assert sum(not each.published for each in drafted) >= 5
    printed = [each.citation for paragraph in frozen.paragraphs for each in paragraph.citations]
    assert printed
    assert not [each for each in printed if "Ministry" in each]


def test_five_comments_wait_at_their_words_and_one_is_answered(arcadia: Installation) -> None:
    with arcadia.store.reading() as db:
        comments = the_comments(db)[:5]
    assert [each.label for each in comments] == [f"NHRI-00{number}" for number in range(1, 6)]
    assert all(each.anchor.match is Match.EXACT and each.span for each in comments)
    assert len({each.type for each in comments}) == 4
    assert [each.label for each in comments if each.disposition] == ["NHRI-005"]
    answered = comments[4].disposition
    assert answered is not None
    assert answered.released
    assert answered.revision_id
    assert comments[4].proposed


def test_a_table_came_by_mail_and_two_of_its_rows_wait_for_a_place(arcadia: Installation) -> None:
    with arcadia.store.reading() as db:
        came = the_comments(db)[5:]
    assert [each.state for each in came] == [CommentState.RECEIVED_UNCONFIRMED] * 2
    assert all(each.is_queued and each.likely for each in came)


def test_a_draft_with_comments_came_by_mail_and_waits_to_be_looked_through(arcadia: Installation) -> None:
    with arcadia.store.reading() as db:
        amina = actor(db, "amina")
        held = the_round(db)
        (waiting,) = arrivals.arrivals(db, amina, held, status=ArrivalStatus.WAITING)
    report = arrivals.look(arcadia.store, amina, held, waiting.id).report
    assert (report.count(Standing.NEW), report.suggestions) == (5, 2)
    assert report.placed(Match.EXACT) == 5


def test_what_the_commission_has_not_sent_is_its_own(arcadia: Installation) -> None:
    with arcadia.store.reading() as db:
        held = the_round(db)
        assert len(comment_queries.drafts(db, actor(db, "chidi"), held)) == 1
        assert not any("Who will evaluate" in each.text for each in the_comments(db))
        with pytest.raises(NotFound):
            comment_queries.drafts(db, actor(db, "bruno"), held)


def test_the_round_is_open_and_its_record_is_whole(arcadia: Installation) -> None:
    with arcadia.store.reading() as db:
        held = comment_queries.seat(db, actor(db, "amina"), the_round(db))
        verdict = rounds.verify(db, arcadia.store.files, round_id=held.round.id, by=actor(db, "amina"))
    assert held.is_open
    assert held.round.closes > AUTUMN.date()
    assert not held.round.short_notice_reason
    assert verdict.ok


def test_the_whole_cast_is_there_and_signs_in_with_the_password_that_is_told(arcadia: Installation) -> None:
    told = (arcadia.settings.home / "demonstration.txt").read_text("utf-8").splitlines()[0]
    assert told == PASSWORD
    with arcadia.store.writing() as db:
        for name in ("amina", "bruno", "chidi", "dana"):
            email = f"{name}@arcadia.example"
            signed_in = people.sign_in(db, email=email, password=told, at=AUTUMN, address="127.0.0.1")
            assert signed_in is not None


def test_the_journal_tells_who_did_what_and_nothing_is_dated_after_today(arcadia: Installation) -> None:
    with arcadia.store.reading() as db:
        lines = list(db.query("select at, name, summary from journal order by at"))
    assert {"Amina Haddad", "Farid Osei"} <= {line["name"] for line in lines}
    assert lines[-1]["at"] < AUTUMN.isoformat()
    assert any("froze" in line["summary"] for line in lines)


def test_the_library_can_be_searched_at_once(arcadia: Installation) -> None:
    with arcadia.store.reading() as db:
        viewer = actor(db, "amina").audiences
    assert arcadia.engine.search("school mediators", viewer=viewer).total >= 5
    assert arcadia.engine.search("أطفال التارفاني", viewer=viewer).total >= 1


def test_filling_again_changes_nothing(arcadia: Installation) -> None:
    def entries() -> int:
        with arcadia.store.reading() as db:
            return int(next(iter(db.query("select count(*) as n from journal")))["n"])

    before = entries()
    assert fill(arcadia, AUTUMN) is False
    assert entries() == before


def test_an_offices_own_home_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    home = an_empty_home(tmp_path)
    with home.store.writing() as db:
        by = people_queries.local_operator(db)
        people.add_person(db, email="real@office.example", name="A real person", by=by, at=AUTUMN)
    with pytest.raises(HomeInUse, match="Name another directory"):
        fill(home, AUTUMN)
    assert not (tmp_path / "demonstration.txt").exists()
    with home.store.reading() as db:
        assert [person.name for person in people_queries.people(db)] == ["A real person"]


def test_one_command_fills_a_home_and_says_who_can_sign_in(tmp_path: Path) -> None:
    call = ["--home", str(tmp_path / "home"), "demo", "--no-serve"]
    first = CliRunner().invoke(main, [*call, "--json"], catch_exceptions=False)
    assert first.exit_code == 0
    told = json.loads(first.stdout)
    assert told["filled"] is True
    assert told["password"] == PASSWORD
    assert "amina@arcadia.example" in {one["email"] for one in told["people"]}
    again = CliRunner().invoke(main, call, catch_exceptions=False)
    assert again.exit_code == 0
    assert "Amina Haddad, Secretariat of the National Mechanism" in again.stdout


def test_filling_that_was_broken_off_is_done_to_the_end(tmp_path: Path) -> None:
    home = an_empty_home(tmp_path)
    (tmp_path / "demonstration.txt").write_text(PASSWORD, encoding="utf-8")
    with home.store.writing() as db:
        add_people(db, by=people_queries.local_operator(db), at=AUTUMN)
    assert fill(home, AUTUMN)
    with home.store.reading() as db:
        assert len(people_queries.people(db)) == 10
        assert len(the_comments(db)) == 7


def test_a_port_that_is_taken_is_said_in_one_line(arcadia: Installation) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        call = [sys.executable, "-m", "workbench", "--home", str(arcadia.settings.home), "demo", "--port", port]
        result = subprocess.run(call, capture_output=True, text=True, timeout=60, check=False)
    assert result.returncode == 1
    assert f"Port {port} of 127.0.0.1 is taken" in result.stderr
    assert "Traceback" not in result.stderr


def test_about_half_of_the_recommendations_have_a_ministry_and_the_rest_is_there_to_be_assigned(
    arcadia: Installation,
) -> None:
    with arcadia.store.reading() as db:
        amina = actor(db, "amina")
        everything = recommendations.wanted_ones(db, amina, Wanted(marked="substantive")).total
        open_ones = recommendations.wanted_ones(db, amina, Wanted(marked="substantive", ministry=NONE)).total
        assert everything / 3 < open_ones < everything * 2 / 3
        schools = next(each for each in clustered.clusters(db, amina) if each.name == "Schools for all children")
        members = recommendations.wanted_ones(db, amina, Wanted(cluster=schools.id)).recommendations
    assert {each.symbol for each in members} == {"CERD/C/ARC/CO/7-9", "A/HRC/53/97", "CEDAW/C/ARC/CO/5"}


def test_a_new_user_finds_requests_in_every_standing(arcadia: Installation) -> None:
    with arcadia.store.reading() as db:
        asked = {each.organisation: each for each in requests.requests(db, actor(db, "amina"))}
        given = requests.contributions(db, actor(db, "amina"), [each.id for each in asked.values()])
        prepared = requests.prepared(db, actor(db, "leila"), asked["Ministry of Justice"].id)
        events = {each.kind for one in asked.values() for each in requests.events(db, one.id)}
    silent = set(asked) - {each.organisation for each in given}
    assert {each.standing for each in asked.values()} == set(RequestStanding)
    assert any(asked[office].due < AUTUMN.date() for office in silent)
    assert {each.standing for each in given} == set(ContributionStanding)
    assert {each.validated_how for each in given} == {"", "web", "letter"}
    assert [each.number for each in given if each.organisation == "Ministry of Education"] == [1, 2]
    assert {answer.use for each in given for answer in each.answers} == set(Use)
    assert prepared
    assert "extended" in events


def test_a_ministry_of_the_demonstration_sees_where_its_answers_are_used(arcadia: Installation) -> None:
    with arcadia.store.reading() as db:
        bruno = actor(db, "bruno")
        (asked,) = requests.requests(db, bruno)
        uses = [use for each in used(db, bruno, asked.id).values() for use in each]
    assert [(each.report, each.open) for each in uses] == [("Combined tenth to twelfth periodic reports", False)]


def test_two_ministries_of_the_demonstration_contradict_one_another(arcadia: Installation) -> None:
    with arcadia.store.reading() as db:
        against = [one for each in alongside(db, actor(db, "farid"), the_report(db).id) for one in each.contradictions]
    assert [(each.one_figure, each.other_figure) for each in against] == [("91", "96")]
