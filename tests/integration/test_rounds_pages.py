"""The reading room, the answering desk and the matrix, through the pages and without JavaScript."""

import io
import re
from dataclasses import dataclass
from functools import cached_property

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.applications import application
from tests.builders.rounds import LATER, OPEN_PLACE, Round, a_frozen_report, a_round
from tests.cast import PASSWORD, Cast
from tests.integration.test_rounds_word import COMMENTED
from workbench.comments import operations, queries
from workbench.comments.intake import files
from workbench.comments.records import Answer, CommentState, Origin
from workbench.drafting import operations as drafting
from workbench.installation import Installation

CAST = ("amina", "farid", "bruno", "chidi", "ines", "olga", "dana")


@dataclass(frozen=True)
class Visitor:
    client: FlaskClient

    @cached_property
    def token(self) -> str:
        """The same for all forms of a session."""
        page = self.client.get("/account").text
        found = re.search(r'name="csrf_token" value="([^"]+)"', page)
        assert found
        return found[1]

    def get(self, address: str, *, htmx: bool = False) -> TestResponse:
        return self.client.get(address, headers={"HX-Request": "true"} if htmx else {})

    def post(self, address: str, *, htmx: bool = False, **fields: object) -> TestResponse:
        data = {"csrf_token": self.token, **{name.rstrip("_"): value for name, value in fields.items()}}
        return self.client.post(address, data=data, headers={"HX-Request": "true"} if htmx else {})


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    return a_round(installation, cast)


class Visitors(dict[str, Visitor]):
    """By their names in the cast; each signs in when first asked for."""

    def __init__(self, installation: Installation) -> None:
        self._app = application(installation, tokens=True)

    def __missing__(self, name: str) -> Visitor:
        client = self._app.test_client()
        token = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/sign-in").text)
        assert token
        said = {"email": f"{name}@arcadia.example", "password": PASSWORD, "csrf_token": token[1]}
        assert client.post("/sign-in", data=said).status_code == 303
        self[name] = Visitor(client)
        return self[name]


@pytest.fixture
def visitors(held: Round) -> Visitors:
    return Visitors(held.installation)


def room(held: Round) -> str:
    return f"/rounds/{held.id}/read"


def drafted(held: Round, by: str = "ines") -> tuple[str, ...]:
    with held.installation.store.reading() as db:
        return tuple(draft.text for draft in queries.drafts(db, getattr(held.cast, by), held.id))


def test_the_room_shows_the_frozen_text_with_its_numbers(held: Round, visitors: dict[str, Visitor]) -> None:
    page = visitors["ines"].get(room(held)).text
    assert "which <strong>prohibits</strong> discrimination" in page
    assert 'id="para-4"' in page
    assert "What is not promised" in page


def test_a_round_is_where_it_is_only_for_those_who_have_a_seat(held: Round, visitors: dict[str, Visitor]) -> None:
    held.sent("One.")
    (comment,) = held.comments(held.cast.amina)
    shared = ["/proof", "/matrix", "/matrix.json", "/version-for-comments.docx"]
    managing = [f"/comments/{comment.id}"]
    reviewing = ["/read", "/read/ours", "/read/send"]
    allowed = {
        "amina": {"", *shared, *managing},
        "farid": {"", *shared, *managing},
        "chidi": {"", *shared, *reviewing},
        "ines": {"", *shared, *reviewing},
    }
    for name, visitor in visitors.items():
        for path in ("", *shared, *managing, *reviewing):
            status = visitor.get(f"/rounds/{held.id}{path}").status_code
            assert status in ((200, 303) if path in allowed.get(name, set()) else (404,)), (name, path)


def test_a_comment_is_written_at_words_of_a_paragraph(held: Round, visitors: dict[str, Visitor]) -> None:
    ines = visitors["ines"]
    form = ines.get(f"{room(held)}?paragraph={held.paragraphs[0]}&start=7&end=19").text
    assert 'value="Parliament"' in form  # the space at the ends of the selection is left out
    answer = ines.post(
        f"{room(held)}/comments", paragraph=held.paragraphs[0], quote="Parliament", text="Which chamber?"
    )
    assert (answer.status_code, answer.location.endswith("#para-1")) == (303, True)
    page = ines.get(room(held)).text
    assert re.search(r'<mark data-comments="[A-Z0-9]{26}">Parliament</mark>', page)
    assert "Which chamber?" in page


def test_words_that_are_not_there_come_back_with_what_was_typed(held: Round, visitors: dict[str, Visitor]) -> None:
    answer = visitors["ines"].post(
        f"{room(held)}/comments", paragraph=held.paragraphs[0], quote="the Senate", text="Long thoughts."
    )
    assert answer.status_code == 422
    assert "do not stand in this paragraph" in answer.text
    assert "Long thoughts." in answer.text
    assert drafted(held) == ()


def test_htmx_is_given_the_block_alone(held: Round, visitors: dict[str, Visitor]) -> None:
    answer = visitors["ines"].post(
        f"{room(held)}/comments", htmx=True, paragraph=held.paragraphs[0], text="On the whole paragraph."
    )
    assert answer.status_code == 200
    assert answer.text.count('class="block ') == 1
    assert "1 comment in preparation" in answer.text
    assert "<html" not in answer.text


def test_a_section_and_the_whole_can_be_commented(held: Round, visitors: dict[str, Visitor]) -> None:
    ines, section = visitors["ines"], held.snapshot.sections[0].id
    assert "Comment on “" in ines.get(f"{room(held)}?section={section}").text
    ines.post(f"{room(held)}/comments", section=section, text="On the section.")
    ines.post(f"{room(held)}/comments", text="Nothing on Roma.", missing_topic="yes")
    assert drafted(held) == ("On the section.", "Nothing on Roma.")
    assert "A topic that is missing" in ines.get(f"{room(held)}/ours").text


def test_a_comment_is_changed_and_deleted_before_it_is_sent(held: Round, visitors: dict[str, Visitor]) -> None:
    ines, draft_id = visitors["ines"], held.prepared("First words.")
    assert "First words." in ines.get(f"{room(held)}?edit={draft_id}").text
    assert ines.post(f"{room(held)}/comments/{draft_id}", version="1", text="Second.").status_code == 303
    late = visitors["chidi"].post(f"{room(held)}/comments/{draft_id}", version="1", text="Third.")
    assert late.status_code == 409
    assert "Second." in late.text
    assert "Third." in late.text
    assert drafted(held) == ("Second.",)
    unseen = ines.post(f"{room(held)}/comments/{draft_id}/delete", version="1", then="list")
    assert "so it was not deleted" in ines.get(unseen.location).text
    assert drafted(held) == ("Second.",)
    (version,) = re.findall(r'/delete".*?name="version" value="(\d+)"', ines.get(room(held)).text)
    assert ines.post(f"{room(held)}/comments/{draft_id}/delete", version=version).status_code == 303
    assert drafted(held) == ()


def test_what_is_in_preparation_is_on_no_page_of_the_state_side(held: Round, visitors: dict[str, Visitor]) -> None:
    addresses = ("/", "/rounds", f"/rounds/{held.id}", f"/rounds/{held.id}/matrix", f"/rounds/{held.id}/proof")

    def seen() -> list[str]:
        hidden = re.compile(r'name="csrf_token" value="[^"]+"')
        return [hidden.sub("", visitors[name].get(a).text) for name in ("amina", "farid") for a in addresses]

    before = seen()
    draft_id = held.prepared("CANARY")
    assert seen() == before
    for name in ("amina", "farid", "bruno", "olga", "dana"):
        assert visitors[name].post(f"{room(held)}/comments/{draft_id}", version="1", text="x").status_code == 404
        assert visitors[name].post(f"{room(held)}/comments/{draft_id}/delete").status_code == 404
    assert drafted(held) == ("CANARY",)


def test_only_the_official_voice_sends(held: Round, visitors: dict[str, Visitor]) -> None:
    held.prepared("One.")
    said = visitors["ines"].get(f"{room(held)}/send").text
    assert "Only the official voice" in said
    assert "Your official voice is Chidi Okafor." in said
    assert visitors["ines"].post(f"{room(held)}/send", position="comments_sent").status_code == 403
    assert visitors["amina"].post(f"{room(held)}/send", position="comments_sent").status_code == 404
    assert visitors["chidi"].post(f"{room(held)}/send", position="no_comments").status_code == 422
    assert visitors["chidi"].post(f"{room(held)}/send", position="comments_sent").status_code == 303
    assert "NHRI-001" in visitors["amina"].get(f"/rounds/{held.id}").text


def test_once_comments_were_sent_no_position_is_chosen_beforehand(held: Round, visitors: dict[str, Visitor]) -> None:
    held.sent("One.")
    page = visitors["chidi"].get(f"{room(held)}/send").text
    assert "Say that you have no comments" not in page
    assert 'value="no_comments"' not in page
    assert " checked" not in page
    refused = visitors["chidi"].post(f"{room(held)}/send", position="serious_concern")
    assert refused.status_code == 422
    assert "Say what the serious concern is about" in refused.text


def test_a_topic_that_is_missing_from_a_section_says_so_wherever_it_stands(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    section = next(each.id for each in held.snapshot.sections if each.paragraphs)
    visitors["ines"].post(f"{room(held)}/comments", section=section, text="Islands.", missing_topic="1")
    assert "A topic missing from section" in visitors["ines"].get(f"{room(held)}/ours").text
    visitors["chidi"].post(f"{room(held)}/send", position="comments_sent")
    assert "A topic missing from section" in visitors["amina"].get(f"/rounds/{held.id}").text


def test_my_work_counts_as_sent_what_the_institution_sent_and_leads_to_what_it_did_not(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    held.sent("One.")
    held.received(held.file(*COMMENTED), by=held.cast.amina)
    page = visitors["chidi"].get("/").text
    assert "1 comment sent" in page
    assert "comments were handed in for you by the mechanism and wait to be confirmed" in page
    assert f"{room(held)}/confirm" in page


def test_a_word_file_comes_back_by_upload(held: Round, visitors: dict[str, Visitor]) -> None:
    file = (io.BytesIO(held.file(*COMMENTED)), "ours.docx")
    report = visitors["ines"].post(f"{room(held)}/upload", file=file).location
    assert drafted(held) == ()  # nothing is taken in before somebody says so
    page = visitors["ines"].get(visitors["ines"].post(f"{report}/take-in").location).text
    assert "4 comments were taken from the file" in page
    assert held.comments(held.cast.amina) == ()


def test_the_state_side_takes_in_a_file_and_the_voice_confirms_it(held: Round, visitors: dict[str, Visitor]) -> None:
    file = (io.BytesIO(held.file(*COMMENTED)), "by-mail.docx")
    report = visitors["amina"].post(f"/rounds/{held.id}/receive", file=file, organisation=held.cast.commission).location
    visitors["amina"].post(f"{report}/take-in")
    assert "received, unconfirmed" in visitors["amina"].get(f"/rounds/{held.id}").text
    assert "4 comments were handed in for you" in visitors["chidi"].get(f"{room(held)}/ours").text
    assert visitors["ines"].post(f"{room(held)}/confirm").status_code == 403
    assert visitors["chidi"].post(f"{room(held)}/confirm").status_code == 303
    assert {comment.state for comment in held.comments(held.cast.amina)} == {CommentState.SENT}


def test_a_comment_is_answered_released_and_read(held: Round, visitors: dict[str, Visitor]) -> None:
    farid, desk = visitors["farid"], f"/rounds/{held.id}/comments"
    first, second = held.sent("One.", "Two.")
    assert farid.post(f"{desk}/{first.id}/answer").status_code == 422
    assert farid.post(f"{desk}/{first.id}/answer", value="noted", reason="").status_code == 422
    saved = farid.post(f"{desk}/{first.id}/answer", value="noted", reason="We take note.", internal_note="CANARY")
    assert saved.location.endswith(second.id)
    assert "We take note." not in visitors["ines"].get(f"{room(held)}/ours").text
    assert visitors["amina"].post(f"/rounds/{held.id}/close").status_code == 409
    visitors["amina"].post(f"/rounds/{held.id}/release")
    ours = visitors["ines"].get(f"{room(held)}/ours").text
    assert "We take note." in ours
    for address in (f"{room(held)}/ours", room(held), f"/rounds/{held.id}/matrix", f"/rounds/{held.id}/matrix.json"):
        assert "CANARY" not in visitors["chidi"].get(address).text
    assert "CANARY" in visitors["farid"].get(f"/rounds/{held.id}/matrix").text
    farid.post(f"{desk}/{second.id}/answer", value="accepted", reason="It does now.", paragraph=held.paragraphs[1])
    assert visitors["amina"].post(f"/rounds/{held.id}/close").status_code == 303
    answer = held.comments(held.cast.amina)[1].disposition
    assert answer is not None
    assert (answer.value, answer.paragraph_label) == (Answer.ACCEPTED, "2")


def test_accepting_without_a_paragraph_needs_the_reason_why_no_text_changes(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    (comment,) = held.sent("One.")
    desk = f"/rounds/{held.id}/comments/{comment.id}/answer"
    assert visitors["farid"].post(desk, value="accepted", paragraph="", reason="").status_code == 422
    assert visitors["farid"].post(desk, value="accepted", paragraph="", reason="It says so.").status_code == 303
    assert "has not changed yet" not in visitors["farid"].get(f"/rounds/{held.id}").text
    assert visitors["farid"].post(desk, value="accepted", paragraph=held.paragraphs[0]).status_code == 303
    assert "has not changed yet" in visitors["farid"].get(f"/rounds/{held.id}").text


def test_what_the_state_side_does_before_it_releases_changes_no_byte_for_the_institution(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    (comment,) = held.sent("One.")
    base = f"/rounds/{held.id}"
    addresses = ("/", "/rounds", room(held), f"{room(held)}/ours", f"{room(held)}/send", f"{base}/proof")
    addresses += (f"{base}/matrix", f"{base}/matrix.json", f"{base}/matrix?view=public")

    def seen() -> list[str]:
        hidden = re.compile(r'name="csrf_token" value="[^"]+"')
        return [hidden.sub("", visitors[name].get(a).text) for name in ("chidi", "ines") for a in addresses]

    before = seen()
    with held.installation.store.writing() as db:
        paragraphs = {"section_id": held.snapshot.sections[0].id, "text": "CANARY", "by": held.cast.farid, "at": LATER}
        drafting.add_paragraph(db, **paragraphs, after=held.paragraphs[0])  # type: ignore[arg-type]
        operations.dispose(
            db,
            round_id=held.id,
            comment_id=comment.id,
            value=Answer.NOT_ACCEPTED,
            reason="CANARY",
            internal_note="CANARY",
            by=held.cast.farid,
            at=LATER,
        )
    assert seen() == before


def test_no_route_of_the_state_side_changes_a_sent_comment(held: Round, visitors: dict[str, Visitor]) -> None:
    """Every POST there is, aimed at a sent comment by everybody: its row stays byte for byte."""
    (comment,) = held.sent("One.")

    def row() -> dict[str, object]:
        with held.installation.store.reading() as db:
            return next(db.query("select * from comment"))

    before = row()
    app = visitors["amina"].client.application
    ids = {"round_id": held.id, "comment_id": comment.id, "draft_id": comment.id}
    rules = [
        rule for rule in app.url_map.iter_rules() if "comments." in rule.endpoint and "POST" in (rule.methods or ())
    ]
    assert len(rules) >= 12
    for rule in rules:
        address = re.sub(r"<(\w+)>", lambda found: ids.get(found[1], comment.id), rule.rule)
        for name in CAST:
            visitors[name].post(
                address, text="We agree.", version="1", position="comments_sent", value="accepted", reason="r",
                frozen_paragraph=held.paragraphs[1], quote="",
            )  # fmt: skip
    assert row() == before
    with held.installation.store.reading() as db:
        assert operations.verify(db, held.installation.store.files, round_id=held.id, by=held.cast.amina).ok


def test_a_queued_comment_is_placed_on_the_page(held: Round, visitors: dict[str, Visitor]) -> None:
    held.received(held.file(pasted=OPEN_PLACE), by=held.cast.operator)
    (queued,) = (comment for comment in held.comments(held.cast.amina) if comment.is_queued)
    desk = f"/rounds/{held.id}/comments/{queued.id}"
    assert "a paragraph that is not in the draft" in visitors["farid"].get(desk).text
    assert visitors["farid"].post(f"{desk}/place", frozen_paragraph=held.paragraphs[0], quote="no").status_code == 422
    visitors["farid"].post(f"{desk}/place", frozen_paragraph=held.paragraphs[0], quote="prohibits discrimination")
    assert '<mark data-comments="' in visitors["farid"].get(desk).text


def test_an_institution_places_what_its_own_file_left_open(held: Round, visitors: dict[str, Visitor]) -> None:
    held.received(held.file(pasted=OPEN_PLACE), by=held.cast.ines)
    page = visitors["ines"].get(f"{room(held)}/ours").text
    assert "Say where it stands" in page
    with held.installation.store.reading() as db:
        drafts = queries.drafts(db, held.cast.ines, held.id)
    (draft,) = (each for each in drafts if each.origin is Origin.WORD_COMMENT)
    address = f"{room(held)}/comments/{draft.id}/place"
    visitors["ines"].post(address, frozen_paragraph=held.paragraphs[0], quote="prohibits discrimination")
    assert ">prohibits</strong></mark>" in visitors["ines"].get(room(held)).text
    assert visitors["amina"].post(address, frozen_paragraph=held.paragraphs[0]).status_code == 404


def test_the_present_text_shows_what_changed_since(held: Round, visitors: dict[str, Visitor]) -> None:
    (comment,) = held.sent("One.")
    with held.installation.store.writing() as db:
        drafting.write_paragraph(
            db,
            paragraph_id=held.paragraphs[0],
            text=held.snapshot.paragraphs[0].markup.replace("2024", "2025"),
            by=held.cast.farid,
            at=LATER,
        )
    page = visitors["farid"].get(f"/rounds/{held.id}/comments/{comment.id}").text
    assert "<del>2024</del><ins>2025</ins>" in page


def test_a_round_is_opened_on_the_page(installation: Installation, held: Round, visitors: dict[str, Visitor]) -> None:
    _, snapshot_id = a_frozen_report(installation, held.cast)
    given = {"snapshot": snapshot_id, "kind": "nhri", "invite": held.cast.commission}
    assert "ten working days" in visitors["amina"].get(f"/rounds/new?snapshot={snapshot_id}").text
    assert visitors["amina"].post("/rounds/new", **given, closes="").status_code == 422
    assert visitors["amina"].post("/rounds/new", **given, closes="2001-01-01").status_code == 422
    assert visitors["amina"].post("/rounds/new", **given, closes="2099-01-01").status_code == 303
    assert visitors["chidi"].post("/rounds/new", **given, closes="2099-01-01").status_code == 404


def test_what_a_comment_says_runs_nowhere(held: Round, visitors: dict[str, Visitor]) -> None:
    held.sent("<script>alert(1)</script>")
    (comment,) = held.comments(held.cast.amina)
    for name, address in (
        ("ines", room(held)),
        ("ines", f"{room(held)}/ours"),
        ("amina", f"/rounds/{held.id}"),
        ("amina", f"/rounds/{held.id}/comments/{comment.id}"),
        ("amina", f"/rounds/{held.id}/matrix"),
    ):
        page = visitors[name].get(address).text
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page


def test_a_letter_is_listed_before_it_is_sent_and_can_be_taken_out(held: Round, visitors: dict[str, Visitor]) -> None:
    ines = visitors["ines"]
    for name in ("letter.pdf", "annex.pdf"):
        ines.post(f"{room(held)}/upload", file=(io.BytesIO(b"%PDF-1.7 " + name.encode()), name))
    page = visitors["chidi"].get(f"{room(held)}/send").text
    assert page.count("Send the letter") == 2  # over the page, and on its button
    assert "Send the position" not in page
    letter, annex = re.findall(r"read/files/(\w+)/delete", page)
    original = ines.get(f"/rounds/{held.id}/files/{letter}")
    assert original.data == b"%PDF-1.7 letter.pdf"
    original.close()
    for name in ("amina", "farid", "olga", "bruno"):
        assert visitors[name].get(f"/rounds/{held.id}/files/{letter}").status_code == 404
        assert visitors[name].post(f"{room(held)}/files/{letter}/delete").status_code == 404
    assert ines.post(f"{room(held)}/files/{annex}/delete").status_code == 303
    page = ines.get(f"{room(held)}/ours").text
    assert "letter.pdf" in page
    assert "annex.pdf" not in page


def test_an_empty_file_is_called_empty(held: Round, visitors: dict[str, Visitor]) -> None:
    ines = visitors["ines"]
    ines.post(f"{room(held)}/upload", file=(io.BytesIO(b""), "ours.docx"))
    assert "ours.docx is empty" in ines.get(f"{room(held)}/ours").text
    ines.post(f"{room(held)}/upload")
    assert "Choose the file first" in ines.get(f"{room(held)}/ours").text


def test_a_number_of_any_length_is_no_offset(held: Round, visitors: dict[str, Visitor]) -> None:
    long = "9" * 5000
    form = visitors["ines"].get(f"{room(held)}?paragraph={held.paragraphs[0]}&start={long}&end={long}")
    assert form.status_code == 200
    fields = {"paragraph": held.paragraphs[0], "start": long, "end": long, "text": "Which?"}
    assert visitors["ines"].post(f"{room(held)}/comments", **fields).status_code == 303
    draft_id = re.findall(r"remark-(\w+)", visitors["ines"].get(f"{room(held)}/ours").text)[0]
    assert visitors["ines"].post(f"{room(held)}/comments/{draft_id}", version=long, text="x").status_code == 409


def test_the_institution_is_given_the_seal_of_what_it_sent(held: Round, visitors: dict[str, Visitor]) -> None:
    held.sent("One.")
    with held.installation.store.reading() as db:
        seal = next(db.query("select hash from round_event where kind = 'sent'"))["hash"]
    for page in (f"{room(held)}/ours", f"/rounds/{held.id}/proof"):
        assert seal in visitors["ines"].get(page).text


def test_the_proof_of_an_altered_round_can_be_read_whatever_was_altered(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    held.sent("One.")
    with held.installation.store.writing() as db:
        db.execute("drop trigger comment_round_is_never_changed")
        db.execute("drop trigger round_sending_is_never_changed")
        db.execute("update comment_round set opened_at = 'x'")
        db.execute("update round_sending set at = 'x'")
    for name in ("amina", "ines"):
        assert "does not hold" in visitors[name].get(f"/rounds/{held.id}/proof").text


def test_closing_leaves_no_institution_without_its_answers(held: Round, visitors: dict[str, Visitor]) -> None:
    (comment,) = held.sent("One.")
    answer = f"/rounds/{held.id}/comments/{comment.id}/answer"
    visitors["farid"].post(answer, value="noted", reason="It is in the annex.")
    assert "It is in the annex." not in visitors["ines"].get(f"{room(held)}/ours").text
    assert "Release the answers and close the round" in visitors["amina"].get(f"/rounds/{held.id}").text
    visitors["amina"].post(f"/rounds/{held.id}/close")
    assert "It is in the annex." in visitors["ines"].get(f"{room(held)}/ours").text


def test_what_the_voice_adds_when_it_sends_is_read_by_both_sides(held: Round, visitors: dict[str, Visitor]) -> None:
    held.prepared("One.")
    visitors["chidi"].post(f"{room(held)}/send", position="serious_concern", remark="Evictions are not mentioned.")
    for name, page in (("amina", f"/rounds/{held.id}"), ("ines", f"{room(held)}/ours")):
        assert "Evictions are not mentioned." in visitors[name].get(page).text


def test_both_sides_see_how_a_file_came_into_the_record(held: Round, visitors: dict[str, Visitor]) -> None:
    """An answer that the mechanism counted as sent shows on which word of the institution it did."""
    data, message = held.file(*COMMENTED), b"Please find our final answer."
    with held.installation.store.writing() as db:
        for kept in (data, message):
            held.installation.store.files.put(kept)
        operations.receive(
            db,
            round_id=held.id,
            organisation_id=held.cast.commission,
            data=data,
            name="by-mail.docx",
            returned=files.read(data, held.snapshot),
            message=("message.eml", message),
            by=held.cast.amina,
            at=LATER,
        )
    for name in ("amina", "ines"):
        shown = visitors[name].get(f"/rounds/{held.id}/files").text
        assert "handed in by the mechanism" in shown
        assert "message that this is its final answer" in shown.replace("&#39;", "'")
