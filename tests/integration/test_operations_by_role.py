"""Every operation that writes, with everybody of the cast, against a table written by hand.

A letter means that the operation looks at what it was given (and does it, or refuses it in the words of the office);
without it the answer is that there is nothing there, or that one may not, and nothing is written. The pages ask the
same table; this test asks without them.

    s Amina, secretariat and lead of the group      d Farid, drafts in the group     g Gita, drafts in another group
    f Bruno, focal point of a ministry               v Chidi, official voice of the commission invited
    r Ines, reviews for the commission               a Olga, administrator
    n Dana, belongs nowhere
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tests.builders.library import put_document
from tests.builders.pictures import a_png
from tests.builders.rounds import Round, a_round
from tests.cast import MORNING, PASSWORD, Cast
from workbench.comments import operations as comments
from workbench.comments import queries as comment_queries
from workbench.comments.intake.files import Returned
from workbench.comments.intake.records import ReceivedComment
from workbench.comments.operations import Draft, GoingOut, OfficeSays
from workbench.comments.records import Anchor, Answer, CommentKind, Confidentiality, Match, Origin, Position, RoundKind
from workbench.comments.records.clearances import ClearanceDecision
from workbench.comments.written import Written
from workbench.corpus import queries as library_queries
from workbench.corpus.corrections.mending import MendKind
from workbench.corpus.operations import Choices
from workbench.corpus.parsing.records import Identity, Reading
from workbench.corpus.records import Source
from workbench.drafting import loading
from workbench.drafting import operations as drafting
from workbench.drafting import queries as drafting_queries
from workbench.drafting.blocks import loading_word, word_draft
from workbench.drafting.blocks.adding import NewBlock, add_blocks
from workbench.drafting.budget import operations as budgets
from workbench.drafting.budget.parts import Part
from workbench.drafting.checking import operations as checking
from workbench.drafting.moments import restoring
from workbench.drafting.moments.undoing import last_act
from workbench.drafting.moments.undoing import undo as undo_act
from workbench.drafting.operations.report import ReportIdentity
from workbench.drafting.operations.structure import move_to_start
from workbench.drafting.outlines import changing, parting
from workbench.drafting.outlines.annexes import add_annex
from workbench.drafting.outlines.core_document import see_core_document
from workbench.drafting.outlines.renewing import let_go, take_new_version
from workbench.drafting.outlines.saving import save_own
from workbench.drafting.outlines.setting_aside import delete_section, restore_section
from workbench.drafting.outlines.undoing import undo_outline
from workbench.drafting.records import Addressed, BlockKind, ReportKind
from workbench.drafting.returned import sending, waiting
from workbench.drafting.returned.waiting import Decision
from workbench.drafting.rolling import beginning
from workbench.drafting.rolling import renewing as renewing_text
from workbench.drafting.sharing import assigning, handing_over, presence, saying, visits
from workbench.drafting.sharing import groups as sharing_groups
from workbench.drafting.sharing.records import Task
from workbench.drafting.sharing.states import Said
from workbench.drafting.sources import provenance, renewing
from workbench.drafting.sources.records import ProvenanceKind
from workbench.drafting.statistics import operations as statistics
from workbench.drafting.statistics.operations import Declared, NewValue
from workbench.errors import Conflict, Invalid, NotAllowed, NotFound
from workbench.export import printing, search_file
from workbench.export.printing import Printing
from workbench.export.recommendations import making as making_files
from workbench.export.recommendations.circulation import By
from workbench.export.recommendations.making import ListFile
from workbench.export.report import Form
from workbench.export.search_file import SearchFile, Wording
from workbench.guidelines.library import pack
from workbench.installation import Installation
from workbench.matters import operations as matters
from workbench.matters.records import DecidedBy
from workbench.notices import telling as notices
from workbench.people import Actor, OrganisationKind, kinds, operations, queries
from workbench.recommendations.clustering import clusters
from workbench.recommendations.documents import mending, rereading, tying
from workbench.recommendations.documents import operations as recommendations
from workbench.recommendations.intake import importing as importing_tables
from workbench.recommendations.intake import remembering, taking
from workbench.recommendations.intake.entries import Read
from workbench.recommendations.intake.records import ColumnMap
from workbench.recommendations.intake.records import Source as TableSource
from workbench.recommendations.ledger import handing, importing, keeping, linking, reporting, undoing
from workbench.recommendations.ledger.linking import Tie
from workbench.recommendations.lists import publishing
from workbench.recommendations.offices import naming, own_words, ways
from workbench.recommendations.records import Facet, Fact
from workbench.recommendations.suggesting import confirming, making
from workbench.recommendations.twins import suggesting
from workbench.recommendations.wanted import Wanted
from workbench.requests import earlier
from workbench.requests import operations as requests
from workbench.requests import queries as request_queries
from workbench.requests.assembling import ToAsk
from workbench.requests.form.records import ReadAnswer, ReadForm
from workbench.requests.operations import Answer as GivenAnswer
from workbench.requests.operations import KeptFile, MadeDocuments, NewItem, SignedLetter, Terms
from workbench.requests.operations.submitting import documents_of
from workbench.requests.records import AnswerKind, ItemKind, Use
from workbench.search.port import Filters
from workbench.searches import saved_searches
from workbench.store import Database, FileStore
from workbench.treaties import DocumentKind
from workbench.word.drafted.records import DraftedParagraph, WordDraft

AT = MORNING + timedelta(days=4)
OBSERVATIONS = "CERD/C/ARC/CO/7-9"
TEACHERS = "Teachers trained"
Call = Callable[[Database, "World", Actor], object]


def _load_a_word_draft(db: Database, w: "World", by: Actor) -> object:
    plan = word_draft.plan(WordDraft((DraftedParagraph("Words."),)), ())
    with TemporaryDirectory() as folder:
        files = FileStore(Path(folder))
        return loading_word.load_draft(db, files, report_id=w.held.report_id, plan=plan, choices={}, by=by, at=AT)


def _say_it_anew(db: Database, w: "World", by: Actor) -> object:
    """What the actor put into the draft a moment ago, said anew on a base that is another by now."""
    told = {"report_id": w.held.report_id, "by": by, "at": AT}
    (said, *_) = comments.say_how_consulted(db, section_id=w.section, **told)
    return comments.say_it_anew(db, paragraph_id=said, base="another", **told)


def _put_a_figure(db: Database, w: "World", by: Actor) -> object:
    with TemporaryDirectory() as folder:
        files = FileStore(Path(folder))
        picture, words = a_png(), {"file_name": "map.png", "alt": "A map.", "caption": "Regions"}
        return drafting.put_figure(db, files, section_id=w.section, data=picture, **words, by=by, at=AT)


def _transfer(db: Database, world: "World") -> str:
    rows = db.query("select id from budget_transfer where report_id = :id", {"id": world.held.report_id})
    return str(next(rows)["id"])


def _matter(db: Database) -> str:
    return str(next(db.query("select id from matter"))["id"])


def _amina(world: "World") -> str:
    return str(world.cast.amina.person_id)


def _table(db: Database, by: Actor) -> str:
    source = TableSource.SHEET
    return taking.begin(db, source=source, file_sha256="0" * 64, file_name="t.csv", columns={}, by=by, at=AT)


NO_CHANGE = GivenAnswer(AnswerKind.NO_CHANGE)
SIGNED = SignedLetter(KeptFile("5" * 64, "letter.pdf", 9), "Vera Lind", AT.date())
TERMS = Terms(AT.date() + timedelta(days=30))
SCAN = KeptFile("6" * 64, "scan.pdf", 9)


def _asked_of_education(db: Database, held: Round) -> dict[str, str]:
    """Requests to Bruno's ministry, by how they stand; `item` is of the answered one, with two answers to it."""
    amina, bruno = {"by": held.cast.amina, "at": AT}, {"by": held.cast.bruno, "at": AT}
    asks = [NewItem(ToAsk(ItemKind.QUESTION, "", "", "How many?", "en", None))]
    found = {}
    for name in ("unsent", "answered", "received", "reminded"):
        of = {"organisation": held.cast.education, "report_id": held.report_id}
        found[name] = requests.prepare(db, terms=TERMS, items=asks, **of, **amina)  # type: ignore[arg-type]
    for name in ("answered", "received", "reminded"):
        requests.send(db, request_id=found[name], **amina)  # type: ignore[arg-type]
    requests.record_reminders(db, request_ids=[found["reminded"]], **amina)  # type: ignore[arg-type]
    found["item"] = request_queries.items(db, found["answered"])[0].id
    found["unsent_item"] = request_queries.items(db, found["unsent"])[0].id
    for name in ("answer", "other_answer"):
        told = {"request_id": found["answered"], "item_id": found["item"], "answer": NO_CHANGE}
        found[name] = requests.write_answer(db, **told, **bruno)  # type: ignore[arg-type]
    left_out = requests.write_answer(db, **told, **bruno)  # type: ignore[arg-type]
    requests.discard_answer(db, answer_id=left_out, **bruno)  # type: ignore[arg-type]
    (before,) = earlier.answers(db, held.cast.bruno, found["answered"])
    found["earlier"] = before.id
    requests.attach(db, request_id=found["answered"], file=SIGNED.file, **bruno)  # type: ignore[arg-type]
    (attached,) = request_queries.attachments(db, held.cast.bruno, found["answered"])
    found["attachment"] = attached.id
    found["search"] = saved_searches.keep(db, name="Police", asked="q=police", **amina)  # type: ignore[arg-type]
    said = ReadForm("", (ReadAnswer("", AnswerKind.NO_CHANGE, Use.FOR_REPORT, "", (), "no item"),))
    requests.receive(db, request_id=found["received"], file=SCAN, read=said, **amina)  # type: ignore[arg-type]
    return found


def _on_request(verb: Callable[..., object], name: str, **given: Any) -> Call:
    return lambda db, w, by: verb(db, request_id=w.asked_of[name], by=by, **given)


def _on_item(verb: Callable[..., object], request: str, item: str, **given: Any) -> Call:
    return lambda db, w, by: verb(db, request_id=w.asked_of[request], item_id=w.asked_of[item], by=by, **given)


def _put_beside(db: Database, world: "World", by: Actor) -> object:
    (paragraph,) = library_queries.paragraphs(db, world.document)
    of = {"request_id": world.asked_of["unsent"], "item_id": world.asked_of["unsent_item"]}
    return requests.put_beside(db, paragraph_id=paragraph.id, by=by, **of)


def _on_answer(verb: Callable[..., object], **given: Any) -> Call:
    return lambda db, w, by: verb(db, answer_id=w.asked_of["answer"], by=by, **given)


def _answer_several(db: Database, w: "World", by: Actor) -> object:
    of = {"request_id": w.asked_of["answered"], "item_ids": [w.asked_of["item"]]}
    return requests.answer_several(db, answer=NO_CHANGE, by=by, at=AT, **of)  # type: ignore[arg-type]


def _answer_anew(db: Database, w: "World", by: Actor) -> object:
    of = {"request_id": w.asked_of["answered"], "item_ids": [w.asked_of["item"]]}
    return requests.answer_anew(db, answer=NO_CHANGE, by=by, at=AT, **of)  # type: ignore[arg-type]


def _put_together(db: Database, w: "World", by: Actor) -> object:
    return requests.put_together(db, request_id=w.asked_of["answered"], item_id=w.asked_of["item"], by=by, at=AT)


def _make_one(db: Database, w: "World", by: Actor) -> object:
    first, other = w.asked_of["answer"], w.asked_of["other_answer"]
    return requests.make_one(db, keep=first, others=[other], version=1, answer=NO_CHANGE, by=by, at=AT)


def _validate_received(db: Database, w: "World", by: Actor) -> object:
    request_id, amina = w.asked_of["received"], w.cast.amina
    (given,) = request_queries.contributions(db, amina, [request_id])
    made = documents_of(request_queries.request(db, amina, request_id), (), given.answers)
    return requests.validate_received(db, request_id=request_id, letter=SIGNED, made=made, by=by, at=AT)


@dataclass(frozen=True)
class World:
    """A round on a report, with a document in the library. Gita drafts in another group."""

    held: Round
    document: str
    gita: Actor
    section: str
    comment: str
    draft: str
    file: str
    revision: str
    mend: str
    french: str
    replaced: str
    recommendation: str
    cluster: str
    act: str
    double: str
    table: str
    asked: str
    drafting_act: str
    handed: str
    handed_in: str
    uploaded: str
    asked_of: dict[str, str]

    @property
    def cast(self) -> Cast:
        return self.held.cast

    def actors(self) -> dict[str, Actor]:
        cast = self.cast
        return {
            "s": cast.amina,
            "d": cast.farid,
            "g": self.gita,
            "f": cast.bruno,
            "v": cast.chidi,
            "r": cast.ines,
            "a": cast.olga,
            "n": cast.dana,
        }


def _reading() -> Reading:
    identity = Identity(
        symbol=None, kind=DocumentKind.OTHER, treaty=None, body=None, state=None, language="en", date=None, title="Note"
    )
    return Reading(identity=identity, media_type="application/pdf", paragraphs=(), warnings=())


def _ingest(db: Database, _world: World, by: Actor) -> object:
    return recommendations.ingest(
        db, _reading(), source=Source("1" * 64, "note.pdf"), choices=Choices({}), by=by, at=AT
    )


def _correct(db: Database, world: World, by: Actor) -> object:
    document = library_queries.document(db, world.cast.amina, world.document)
    return recommendations.correct(db, document, _reading(), given={"title": "Note"}, by=by, at=AT)


def _reread(db: Database, world: World, by: Actor) -> object:
    document = library_queries.document(db, world.cast.amina, world.document)
    return recommendations.reread(db, document, _reading(), by=by, at=AT)


def _mend(db: Database, world: World, by: Actor) -> object:
    (paragraph,) = library_queries.paragraphs(db, world.document)
    return mending.mend(db, paragraph_id=paragraph.id, what=MendKind.KIND, value="concern", by=by, at=AT)


def _unmend(db: Database, world: World, by: Actor) -> object:
    return mending.undo_mend(db, mend_id=world.mend, by=by, at=AT)


def _new_report(db: Database, _world: World, by: Actor) -> object:
    identity = ReportIdentity(treaty="ICERD", kind=ReportKind.PERIODIC, state="ARC")
    return drafting.new_report(db, identity=identity, packs=[pack("icerd")], by=by, at=AT)


def _ask_for_a_pdf(db: Database, world: World, by: Actor) -> object:
    wanted = Printing(world.held.snapshot.id, Form.SUBMISSION, released=False, template="0" * 64)
    return printing.ask(db, world.held.installation.store.files, wanted, title="PDF", by=by, at=AT)


def _ask_for_what_was_found(db: Database, _world: World, by: Actor) -> object:
    words = Wording(
        {}, {}, {}, {}, {}, asked="schools", sheet="Paragraphs", about="Asked", host="", right_to_left=False
    )
    wanted = SearchFile("schools", None, Filters(), {}, words)
    return search_file.ask(db, wanted, total=6_000, title="What was found", by=by, at=AT)


def _ask_for_a_list(db: Database, kind: str, by: Actor) -> object:
    wanted = ListFile(kind, "xlsx", Wanted(), By.MINISTRY, "en", AT.date())
    return making_files.ask(db, wanted, title="The list", by=by, at=AT)


def _waiting(db: Database) -> str:
    return str(next(db.query("select id from waiting_piece"))["id"])


def _on_paragraph(verb: Callable[..., object], **given: Any) -> Call:
    return lambda db, world, by: verb(db, paragraph_id=world.held.paragraphs[0], by=by, at=AT, **given)


def _on_section(verb: Callable[..., object], **given: Any) -> Call:
    return lambda db, world, by: verb(db, section_id=world.section, by=by, at=AT, **given)


def _add_annex(db: Database, w: "World", by: Actor) -> object:
    with TemporaryDirectory() as folder:
        files = FileStore(Path(folder))
        return add_annex(db, files, report_id=w.held.report_id, title="Census", by=by, at=AT)


def _save_own(db: Database, w: "World", by: Actor) -> object:
    with TemporaryDirectory() as folder:
        return save_own(db, Path(folder), report_id=w.held.report_id, name="ours", by=by, at=AT)


def _on_round(verb: Callable[..., object], **given: Any) -> Call:
    return lambda db, world, by: verb(db, round_id=world.held.id, by=by, at=AT, **given)


def _letter(held: Round, data: bytes) -> dict[str, Any]:
    """A letter of the commission's that cannot be read here."""
    why_not = Returned(why_not="It is a letter.")
    of = {"round_id": held.id, "organisation_id": held.cast.commission}
    return {**of, "data": data, "name": "letter.pdf", "returned": why_not, "at": AT}


def _a_file_waits(held: Round, by: Actor) -> str:
    """A file of the commission's that waits to be taken in."""
    of = {"round_id": held.id, "organisation_id": held.cast.commission}
    waits = {**of, "data": b"a draft", "name": "draft.docx", "returned": Returned(), "at": AT}
    with held.installation.store.writing() as db:
        return comments.arrive(db, by=by, **waits).id


def _to_erase(comment: str) -> comments.Asked:
    return comments.Asked([comment], "A witness is named.", ("request.pdf", b"signed"), authority="Authority")


def _on_file(verb: Callable[..., object], of: str, **given: Any) -> Call:
    return lambda db, w, by: verb(db, round_id=w.held.id, arrival_id=getattr(w, of), by=by, at=AT, **given)


def _ines(world: World) -> str:
    return str(world.cast.ines.person_id)


def _keep_sent_out(db: Database, world: World, by: Actor) -> object:
    return comments.keep_sent_out(
        db,
        round_id=world.held.id,
        organisation_id=world.cast.commission,
        data=b"a version",
        name="version.docx",
        by=by,
        at=AT,
    )


def _remember_written(db: Database, world: World, by: Actor) -> object:
    nowhere = Anchor(None, None, None, "", "", "", Match.QUEUED, "")
    read = ReceivedComment("a1", CommentKind.COMMENT, Origin.WORD_COMMENT, nowhere, None, (), "Why?", None, "", "", "")
    written = [Written(world.comment, world.cast.commission, "comment", read)]
    return comments.remember_written(db, round_id=world.held.id, written=written, by=by, at=AT)


def _add_person(db: Database, _world: World, by: Actor) -> object:
    return operations.add_person(db, email="eva@arcadia.example", name="Eva", by=by, at=AT)


def _add_organisation(db: Database, _world: World, by: Actor) -> object:
    return operations.add_organisation(db, name="Parliament", kind=OrganisationKind.PARLIAMENT, by=by, at=AT)


TABLE: dict[str, tuple[str, Call]] = {
    "prepare a request": (
        "sd",
        lambda db, w, by: requests.prepare(
            db, organisation=w.cast.education, terms=TERMS, report_id=w.held.report_id, by=by, at=AT
        ),
    ),
    "hand the desk of a ministry over": (
        "sdg",
        lambda db, w, by: requests.hand_over_desk(db, double_id=w.double, into_id=w.cast.education, by=by, at=AT),
    ),
    "take the desk of a ministry back": (
        "sdg",
        lambda db, w, by: requests.take_back_desk(db, double_id=w.double, by=by, at=AT),
    ),
    "read what a report asks a ministry": (
        "sd",
        lambda db, w, by: requests.from_report(db, by, w.held.report_id, w.cast.education),
    ),
    "change a request": ("sd", _on_request(requests.change, "unsent", version=1, terms=TERMS, at=AT)),
    "ask more": ("sd", _on_request(requests.add_items, "unsent", items=())),
    "change what is asked": (
        "sd",
        _on_item(requests.change_item, "unsent", "unsent_item", wording="In 2025?", words=90),
    ),
    "do not ask something": ("sd", _on_item(requests.drop_item, "unsent", "unsent_item")),
    "take a passage from beside a question": (
        "sd",
        _on_item(requests.take_from_beside, "unsent", "unsent_item", citation="A/1, para. 1"),
    ),
    "put a passage beside a question": ("sd", _put_beside),
    "send a request": ("sd", _on_request(requests.send, "unsent", at=AT)),
    "give a ministry more time": (
        "sd",
        _on_request(requests.extend, "answered", due=AT.date() + timedelta(days=60), reason="A census.", at=AT),
    ),
    "record letters of reminder": (
        "sd",
        lambda db, w, by: requests.record_reminders(db, request_ids=[w.asked_of["answered"]], by=by, at=AT),
    ),
    "take back a letter of reminder": ("sd", _on_request(requests.take_back_reminder, "reminded", at=AT)),
    "close a request": ("sd", _on_request(requests.close, "answered", at=AT)),
    "open a request again": ("sd", _on_request(requests.reopen, "answered", at=AT)),
    "take a request back": ("sd", _on_request(requests.withdraw, "answered", reason="By mistake.", at=AT)),
    "answer a request": ("f", _on_item(requests.write_answer, "answered", "item", answer=NO_CHANGE, at=AT)),
    "change an answer in preparation": (
        "f",
        _on_answer(requests.rewrite_answer, version=1, answer=NO_CHANGE, at=AT),
    ),
    "say which item an answer is to": (
        "f",
        lambda db, w, by: requests.place_answer(
            db, answer_id=w.asked_of["answer"], item_id=w.asked_of["item"], by=by, at=AT
        ),
    ),
    "answer several items at once": ("f", _answer_several),
    "answer several items anew": ("f", _answer_anew),
    "leave out an answer": ("f", _on_answer(requests.discard_answer, at=AT)),
    "bring back an answer": (
        "f",
        lambda db, w, by: requests.bring_back(
            db, request_id=w.asked_of["answered"], earlier_id=w.asked_of["earlier"], by=by, at=AT
        ),
    ),
    "make one answer of several": ("f", _make_one),
    "put together what departments wrote": ("f", _put_together),
    "correct a contribution": ("f", _on_request(requests.begin_again, "received", at=AT)),
    "put a file beside the answers": ("f", _on_request(requests.attach, "answered", file=SCAN, at=AT)),
    "leave out a file": (
        "f",
        lambda db, w, by: requests.detach(
            db, request_id=w.asked_of["answered"], attachment_id=w.asked_of["attachment"], by=by
        ),
    ),
    "hand in a file that came beside a form": (
        "s",
        _on_request(requests.receive_attachment, "answered", file=SCAN, at=AT),
    ),
    "bring a filled form": (
        "f",
        _on_request(requests.take_in, "answered", file=SCAN, read=None, why_not="A scan.", at=AT),
    ),
    "say that answers are ready": ("f", _on_request(requests.say_ready, "answered", at=AT)),
    "validate answers": ("", _on_request(requests.validate, "answered", at=AT)),  # nobody here is its authority
    "take back a validation": ("", _on_request(requests.take_back_validation, "answered", at=AT)),
    "validate answers by a letter": (
        "f",
        _on_request(requests.validate_by_letter, "answered", letter=SIGNED, at=AT),
    ),
    "submit a contribution": (
        "f",
        _on_request(requests.submit, "answered", made=MadeDocuments("0" * 64, {}), at=AT),
    ),
    "hand in what a ministry sent": (
        "s",
        _on_request(requests.receive, "answered", file=SCAN, read=None, why_not="A scan.", at=AT),
    ),
    "record the signed letter of a ministry": ("s", _validate_received),
    # people
    "add an organisation": ("sa", _add_organisation),
    "say what an organisation is": (
        "sa",
        lambda db, w, by: kinds.say_kind(db, w.cast.education, OrganisationKind.OTHER, by=by, at=AT),
    ),
    "add a person": ("sa", _add_person),
    "add a group": ("sa", lambda db, w, by: operations.add_group(db, name="CAT group", by=by, at=AT)),
    "add a member": (
        "sa",
        lambda db, w, by: operations.add_member(
            db, group_id=w.cast.group, person_id=str(w.cast.bruno.person_id), by=by, at=AT
        ),
    ),
    "remove a member": (
        "sa",
        lambda db, w, by: operations.remove_member(
            db, group_id=w.cast.group, person_id=str(w.cast.farid.person_id), by=by, at=AT
        ),
    ),
    "reset a password": (
        "sa",
        lambda db, w, by: operations.reset_password(db, person_id=str(w.cast.bruno.person_id), by=by, at=AT),
    ),
    "end somebody's access": (
        "sa",
        lambda db, w, by: operations.set_active(db, person_id=str(w.cast.bruno.person_id), active=False, by=by, at=AT),
    ),
    "change one's own password": (
        "sdgfvran",
        lambda db, w, by: operations.change_password(db, old=PASSWORD, new="another long one", by=by, at=AT),
    ),
    "say that one's own notices were seen": ("sdgfvran", lambda db, w, by: notices.see(db, by=by, at=AT)),
    "say how one's own notices are mailed": ("sdgfvran", lambda db, w, by: notices.wish(db, wish="never", by=by)),
    # the library
    "take a document in": ("sdg", _ingest),
    "correct a document": ("sdg", _correct),
    "read a document again": ("sdg", _reread),
    "ask for documents to be read again": (
        "sdg",
        lambda db, w, by: rereading.ask(db, [w.document], title="Reading", by=by, at=AT),
    ),
    "correct a paragraph": ("sdg", _mend),
    "tie two languages": (
        "sdg",
        lambda db, w, by: tying.tie(db, document_id=w.document, other_id=w.french, by=by, at=AT),
    ),
    "untie two languages": ("sdg", lambda db, w, by: tying.untie(db, document_id=w.document, by=by, at=AT)),
    "bring back a version": (
        "sdg",
        lambda db, w, by: tying.restore(db, w.replaced, by=by, at=AT),
    ),
    "withdraw a document": (
        "sdg",
        lambda db, w, by: tying.withdraw(db, w.document, reason="Issued in error.", by=by, at=AT),
    ),
    "reinstate a document": ("sdg", lambda db, w, by: tying.reinstate(db, w.document, by=by, at=AT)),
    "take the correction of a paragraph back": ("sdg", _unmend),
    "save a search": (
        "sdgfvr",
        lambda db, w, by: saved_searches.keep(db, name="Racism", asked="q=racism", by=by, at=AT),
    ),
    "throw a saved search away": (
        "s",
        lambda db, w, by: saved_searches.forget(db, search_id=w.asked_of["search"], by=by, at=AT),
    ),
    # what is kept of recommendations
    "confirm a theme": (
        "sdg",
        lambda db, w, by: keeping.put_tag(db, [w.recommendation], Facet.THEME, "Education", by=by, at=AT),
    ),
    "set a theme aside": (
        "sdg",
        lambda db, w, by: keeping.take_tag(db, [w.recommendation], Facet.THEME, "Education", by=by, at=AT),
    ),
    "say a priority": (
        "sdg",
        lambda db, w, by: keeping.put_fact(db, [w.recommendation], Fact.PRIORITY, "high", by=by, at=AT),
    ),
    "report a status": (
        "sdgf",
        lambda db, w, by: reporting.report_status(db, [w.recommendation], "implemented", by=by, at=AT),
    ),
    "keep what a table says": ("sdg", lambda db, w, by: importing.put_imported(db, [], [], by=by, at=AT)),
    "settle what columns mean": (
        "sdg",
        lambda db, w, by: remembering.remember(db, ["Text"], ColumnMap({}), name="t.csv", by=by, at=AT),
    ),
    "begin to take a table in": ("sdg", lambda db, w, by: _table(db, by)),
    "ask that a table be taken in": (
        "sdg",
        lambda db, w, by: importing_tables.ask(
            db,
            source=TableSource.SHEET,
            file_sha256="0" * 64,
            file_name="t.csv",
            maps={},
            title="Taking in",
            by=by,
            at=AT,
        ),
    ),
    "take rows in": (
        "sdg",
        lambda db, w, by: taking.take_in(db, w.table, TableSource.SHEET, Read((), (), ()), by=by, at=AT),
    ),
    "undo what was kept": ("sdg", lambda db, w, by: undoing.undo(db, w.act, by=by, at=AT)),
    "hand on what was kept": (
        "sdg",
        lambda db, w, by: handing.hand_on(db, w.recommendation, w.recommendation, by=by, at=AT),
    ),
    "begin a cluster": ("sdg", lambda db, w, by: clusters.create_cluster(db, "Courts", by=by, at=AT)),
    "describe a cluster": (
        "sdg",
        lambda db, w, by: clusters.describe_cluster(db, w.cluster, name="Girls", about="", by=by, at=AT),
    ),
    "close a cluster": ("sdg", lambda db, w, by: clusters.close_cluster(db, w.cluster, by=by, at=AT)),
    "put into a cluster": (
        "sdg",
        lambda db, w, by: clusters.put_members(db, w.cluster, [w.recommendation], by=by, at=AT),
    ),
    "confirm an earlier one": (
        "sdg",
        lambda db, w, by: linking.confirm(db, Tie.TWIN, [(w.recommendation, w.recommendation)], by=by, at=AT),
    ),
    "set an earlier one aside": (
        "sdg",
        lambda db, w, by: linking.set_aside(db, Tie.TWIN, [(w.recommendation, w.recommendation)], by=by, at=AT),
    ),
    "say what a ministry is called": (
        "sdg",
        lambda db, w, by: naming.call_ministry(db, w.cast.education, names=["Schools"], words=[], by=by, at=AT),
    ),
    "take two ministries for one": (
        "sdg",
        lambda db, w, by: naming.merge_ministry(db, w.cast.education, w.cast.education, by=by, at=AT),
    ),
    "say how an office is asked": (
        "sdg",
        lambda db, w, by: ways.say_ways(db, w.cast.education, goals=["4"], through="", by=by, at=AT),
    ),
    "part two ministries": ("sdg", lambda db, w, by: naming.part_ministry(db, w.double, by=by, at=AT)),
    "open the public list": ("s", lambda db, w, by: publishing.open_list(db, ["themes"], by=by, at=AT)),
    "close the public list": ("s", lambda db, w, by: publishing.close_list(db, by=by, at=AT)),
    "ask for the file of a list": ("sdgfvrh", lambda db, w, by: _ask_for_a_list(db, "table", by)),
    "ask for a list for circulation": ("sdgf", lambda db, w, by: _ask_for_a_list(db, "circulation", by)),
    "ask for the file of a search": ("sdgfvrh", _ask_for_what_was_found),
    "have earlier ones suggested": ("sdg", lambda db, w, by: suggesting.ask(db, by=by, at=AT)),
    "have all looked at again": ("sdg", lambda db, w, by: making.look_again(db, by=by, at=AT)),
    "confirm what is suggested": (
        "sdg",
        lambda db, w, by: confirming.confirm_these(db, [(w.recommendation, Facet.THEME, "Education")], by=by, at=AT),
    ),
    "set aside what is suggested": (
        "sdg",
        lambda db, w, by: confirming.set_these_aside(db, [(w.recommendation, Facet.THEME, "Education")], by=by, at=AT),
    ),
    "give a theme words of its own": (
        "sdg",
        lambda db, w, by: own_words.add_words(db, Facet.THEME, "Education", ["pupils"], by=by, at=AT),
    ),
    "take a word from a theme": (
        "sdg",
        lambda db, w, by: own_words.remove_word(db, Facet.THEME, "Education", "classroom", by=by, at=AT),
    ),
    # drafting
    "begin a report": ("sdg", _new_report),
    "load a draft": (
        "sd",
        lambda db, w, by: loading.load(
            db, report_id=w.held.report_id, rows=[loading.DraftRow(w.section, "Words.")], by=by, at=AT
        ),
    ),
    "add a paragraph": (
        "sd",
        lambda db, w, by: drafting.add_paragraph(db, section_id=w.section, text="Words.", by=by, at=AT),
    ),
    "paste blocks": (
        "sd",
        lambda db, w, by: add_blocks(
            db, section_id=w.section, blocks=[NewBlock(BlockKind.ITEM, "Words.")], by=by, at=AT
        ),
    ),
    "load a Word draft": ("sd", _load_a_word_draft),
    "take a load back": (
        "s",
        lambda db, w, by: loading_word.take_back(db, act_id=w.drafting_act, by=by, at=AT),
    ),
    "write a paragraph": ("sd", _on_paragraph(drafting.write_paragraph, text="Other words.")),
    "make a paragraph an item": ("sd", _on_paragraph(drafting.set_kind, kind=BlockKind.ITEM)),
    "change what a table has": ("sd", _on_paragraph(drafting.set_attributes, attributes={"title": "Pupils"})),
    "put a figure": ("sd", _put_a_figure),
    "undo what was done to a paragraph": (
        "s",
        lambda db, w, by: undo_act(db, act_id=w.drafting_act, by=by, at=AT),
    ),
    "bring a section back": (
        "sd",
        lambda db, w, by: restoring.restore_section(db, section_id=w.section, moment=AT, by=by, at=AT),
    ),
    "split a paragraph": ("sd", _on_paragraph(drafting.split_paragraph, offset=8)),
    "merge paragraphs": (
        "sd",
        lambda db, w, by: drafting.merge_paragraphs(
            db, paragraph_id=w.held.paragraphs[0], other_id=w.held.paragraphs[1], by=by, at=AT
        ),
    ),
    "move a paragraph": ("sd", _on_paragraph(drafting.move_paragraph)),
    "move a paragraph to the start": ("sd", _on_paragraph(move_to_start)),
    "delete a paragraph": ("sd", _on_paragraph(drafting.delete_paragraph)),
    "bring back a paragraph": ("sd", _on_paragraph(drafting.restore_paragraph)),
    "bring back a text": (
        "sd",
        lambda db, w, by: drafting.restore_revision(
            db, paragraph_id=w.held.paragraphs[0], revision_id=w.revision, by=by, at=AT
        ),
    ),
    "answer a requirement": ("sd", _on_paragraph(drafting.answer, requirement="icerd.intro.01")),
    "set a suggestion aside": ("sd", _on_paragraph(drafting.set_aside, target="icerd.intro.01")),
    "take an answer back": ("sd", _on_paragraph(drafting.unanswer, requirement="icerd.intro.01")),
    "respond": ("sd", _on_paragraph(drafting.respond, citation=f"{OBSERVATIONS}, para. 1")),
    "take a response back": ("sd", _on_paragraph(drafting.unrespond, recommendation_id="none")),
    "cite": ("sd", _on_paragraph(drafting.cite, citation=f"{OBSERVATIONS}, para. 1")),
    "take a citation back": ("sd", _on_paragraph(drafting.uncite, note_id="1")),
    "confirm": (
        "sd",
        lambda db, w, by: drafting.confirm(db, report_id=w.held.report_id, targets=["icerd.intro.01"], by=by, at=AT),
    ),
    "take over the ledger's status": (
        "sd",
        lambda db, w, by: drafting.take_over(db, report_id=w.held.report_id, targets=["none"], by=by, at=AT),
    ),
    "ask for an answer": (
        "sd",
        lambda db, w, by: drafting.ask(
            db, report_id=w.held.report_id, recommendations=[f"{OBSERVATIONS}, para. 1"], by=by, at=AT
        ),
    ),
    "leave out": (
        "sd",
        lambda db, w, by: drafting.leave_out(
            db, report_id=w.held.report_id, recommendations=[f"{OBSERVATIONS}, para. 1"], reason="Old.", by=by, at=AT
        ),
    ),
    "begin from the last report": (
        "sd",
        lambda db, w, by: beginning.roll_forward(db, report_id=w.held.report_id, source=OBSERVATIONS, by=by, at=AT),
    ),
    "take back that it was begun so": (
        "sd",
        lambda db, w, by: beginning.take_back(
            db, report_id=w.held.report_id, rolled_id=next(db.query("select id from rolled"))["id"], by=by, at=AT
        ),
    ),
    "place what waits": (
        "sd",
        lambda db, w, by: beginning.place_waiting(db, waiting_id=_waiting(db), section_id=w.section, by=by, at=AT),
    ),
    "set aside what waits": (
        "sd",
        lambda db, w, by: beginning.set_aside(db, waiting_id=_waiting(db), by=by, at=AT),
    ),
    "say that an earlier text is still right": ("sd", _on_paragraph(renewing_text.still_right)),
    "say what a paragraph rests on": ("sd", _on_paragraph(provenance.declare, kind=ProvenanceKind.OWN_KNOWLEDGE)),
    "take away what it rested on": (
        "sd",
        lambda db, w, by: provenance.take_away(
            db, mark_id=next(db.query("select id from provenance"))["id"], by=by, at=AT
        ),
    ),
    "renew a citation": ("sd", _on_paragraph(renewing.renew, note_id="1")),
    "say that it is still right": ("sd", _on_paragraph(renewing.still_right, note_id="1")),
    "mark": (
        "sd",
        lambda db, w, by: drafting.mark(
            db, report_id=w.held.report_id, target="icerd.intro.01", state=Addressed.PARTLY, by=by, at=AT
        ),
    ),
    "add a group of a report": (
        "s",
        lambda db, w, by: sharing_groups.add_group(db, name="Team", report=w.held.report_id, by=by, at=AT),
    ),
    "let a group into a report": (
        "s",
        lambda db, w, by: sharing_groups.let_in(
            db, report_id=w.held.report_id, group_id="CEDAW drafting group", by=by, at=AT
        ),
    ),
    "take a group out of a report": (
        "s",
        lambda db, w, by: sharing_groups.let_out(db, report_id=w.held.report_id, group_id=w.cast.group, by=by, at=AT),
    ),
    "ask somebody for a section": (
        "s",
        lambda db, w, by: assigning.assign(
            db, report_id=w.held.report_id, person_id=str(w.cast.farid.person_id), task=Task.WRITE, by=by, at=AT
        ),
    ),
    "change what was asked": (
        "s",
        lambda db, w, by: assigning.change_assignment(
            db, report_id=w.held.report_id, assignment_id=w.asked, due="", note="Other.", by=by, at=AT
        ),
    ),
    "ask no more": (
        "s",
        lambda db, w, by: assigning.end_assignment(db, report_id=w.held.report_id, assignment_id=w.asked, by=by, at=AT),
    ),
    "call a section ready": (
        "sd",
        lambda db, w, by: saying.say(db, section_id=w.section, said=Said.READY_FOR_REVIEW, by=by, at=AT),
    ),
    "review a section": ("s", lambda db, w, by: saying.say(db, section_id=w.section, said=Said.REVIEWED, by=by, at=AT)),
    "approve a section": (
        "s",
        lambda db, w, by: saying.say(db, section_id=w.section, said=Said.APPROVED, by=by, at=AT),
    ),
    "send a section back": (
        "s",
        lambda db, w, by: saying.say(db, section_id=w.section, said=Said.SENT_BACK, reason="Why.", by=by, at=AT),
    ),
    "say that a report was seen": (
        "sd",
        lambda db, w, by: visits.mark_seen(db, report_id=w.held.report_id, by=by, at=AT),
    ),
    "hand a desk over": (
        "s",
        lambda db, w, by: handing_over.hand_over(
            db, person_id=str(w.cast.farid.person_id), to=str(w.cast.bruno.person_id), by=by, at=AT
        ),
    ),
    "hand a desk back": ("s", lambda db, w, by: handing_over.hand_back(db, hand_over_id=w.handed, by=by, at=AT)),
    "be seen on a section": (
        "sd",
        lambda db, w, by: presence.seen(db, section_id=w.section, by=by, at=AT),
    ),
    "keep that a section went out to Word": (
        "sd",
        lambda db, w, by: sending.keep(
            db,
            file_id="F",
            section=drafting_queries.section(db, by, w.section),
            blocks=[],
            printed=[],
            sha256="0",
            file_name="a.docx",
            by=by,
            at=AT,
        ),
    ),
    "place a text that came back from Word": (
        "sd",
        lambda db, w, by: waiting.decide(
            db, section_id=w.section, text_id="none", decision=Decision.SET_ASIDE, by=by, at=AT
        ),
    ),
    # the outline
    "add a section": (
        "sd",
        lambda db, w, by: changing.add_section(db, report_id=w.held.report_id, title="Land", by=by, at=AT),
    ),
    "rename a section": ("sd", _on_section(changing.rename_section, title="Land")),
    "move a section up or down": ("sd", _on_section(changing.step_section, direction="down")),
    "move a section": ("sd", _on_section(changing.move_section)),
    "split a section": ("sd", _on_section(parting.split_section, from_paragraph="none", title="Land")),
    "point a section to the core document": ("sd", _on_section(see_core_document, paragraphs="para. 7")),
    "set a section aside": ("sd", _on_section(delete_section)),
    "bring back a section": ("sd", _on_section(restore_section)),
    "add an annex": ("sd", _add_annex),
    "take over a new version of a guideline": (
        "sd",
        lambda db, w, by: take_new_version(db, report_id=w.held.report_id, pack="icerd", by=by, at=AT),
    ),
    "let go of what a guideline dropped": (
        "sd",
        lambda db, w, by: let_go(db, report_id=w.held.report_id, key="icerd.intro.01", by=by, at=AT),
    ),
    "save an outline as a guideline": ("sd", _save_own),
    "take a change of the outline back": (
        "sd",
        lambda db, w, by: undo_outline(db, report_id=w.held.report_id, by=by, at=AT),
    ),
    "freeze": ("sd", lambda db, w, by: drafting.freeze(db, report_id=w.held.report_id, by=by, at=AT)),
    "release a version": (
        "s",
        lambda db, w, by: drafting.release(db, snapshot_id=w.held.snapshot.id, reason="It is late.", by=by, at=AT),
    ),
    "submit a version": (
        "sd",
        lambda db, w, by: drafting.submit(
            db, snapshot_id=w.held.snapshot.id, day="2026-06-30", cleared_by=["The Cabinet"], by=by, at=AT
        ),
    ),
    "ask for a PDF": ("sd", _ask_for_a_pdf),
    # words
    "move words between sections": (
        "sd",
        lambda db, w, by: budgets.transfer(
            db, report_id=w.held.report_id, from_id=w.section, to_id="", words=1, reason="Short.", by=by, at=AT
        ),
    ),
    "take a move of words back": (
        "sd",
        lambda db, w, by: budgets.take_back(db, report_id=w.held.report_id, transfer_id=_transfer(db, w), by=by, at=AT),
    ),
    "set what counts": (
        "sd",
        lambda db, w, by: budgets.set_counting(
            db, report_id=w.held.report_id, counted=[Part.BODY], factor=1.1, source="Ours.", by=by, at=AT
        ),
    ),
    "mend what is found": (
        "sd",
        lambda db, w, by: checking.mend(db, report_id=w.held.report_id, name="text.spaces", by=by, at=AT),
    ),
    # statistics
    "declare a statistic": (
        "sdg",
        lambda db, w, by: statistics.declare(db, said=Declared("Pupils"), by=by, at=AT),
    ),
    "describe a statistic": (
        "sdg",
        lambda db, w, by: statistics.describe(db, statistic_id=TEACHERS, said=Declared("Staff"), by=by, at=AT),
    ),
    "renew a statistic": (
        "sdg",
        lambda db, w, by: statistics.renew(db, statistic_id=TEACHERS, values=[NewValue("2025", "1300")], by=by, at=AT),
    ),
    "take statistics in": ("sdg", lambda db, w, by: statistics.take_in(db, sheets=[], by=by, at=AT)),
    "add the table of a statistic": (
        "sd",
        lambda db, w, by: statistics.add_table(db, section_id=w.section, statistic_id=TEACHERS, by=by, at=AT),
    ),
    "renew the tables of a statistic": (
        "sdg",
        lambda db, w, by: statistics.renew_tables(db, statistic_id=TEACHERS, by=by, at=AT),
    ),
    "give a statistic up": ("sdg", lambda db, w, by: statistics.end(db, statistic_id=TEACHERS, by=by, at=AT)),
    "take a statistic up again": (
        "sdg",
        lambda db, w, by: statistics.take_up_again(db, statistic_id=TEACHERS, by=by, at=AT),
    ),
    # matters for decision
    "put a matter for decision": (
        "sd",
        lambda db, w, by: matters.put(
            db,
            report_id=w.held.report_id,
            question="Which figure?",
            sides=(),
            owner=_amina(w),
            due="2026-06-01",
            by=by,
            at=AT,
        ),
    ),
    "hand a matter on": (
        "s",
        lambda db, w, by: matters.hand_on(db, matter_id=_matter(db), owner=_amina(w), due="2026-06-01", by=by, at=AT),
    ),
    "decide a matter": (
        "s",
        lambda db, w, by: matters.decide(
            db,
            matter_id=_matter(db),
            decided_by=DecidedBy.HEAD,
            decision="The first.",
            reason="It is the later one.",
            day="2026-05-04",
            by=by,
            at=AT,
        ),
    ),
    "take a matter up again": (
        "s",
        lambda db, w, by: matters.take_up_again(
            db, matter_id=_matter(db), owner=_amina(w), due="2026-06-01", reason="New figures.", by=by, at=AT
        ),
    ),
    # comment rounds, from the State side
    "open a round": (
        "sd",
        lambda db, w, by: comments.open_round(
            db,
            snapshot_id=w.held.snapshot.id,
            kind=RoundKind.NHRI,
            invite=[w.cast.commission],
            closes=date(2026, 6, 30),
            by=by,
            at=AT,
        ),
    ),
    "keep what was sent out": ("sd", _keep_sent_out),
    "answer a comment": (
        "sd",
        lambda db, w, by: comments.dispose(
            db, round_id=w.held.id, comment_id=w.comment, value=Answer.NOT_ACCEPTED, reason="It is there.", by=by, at=AT
        ),
    ),
    "answer comments that say the same": (
        "sd",
        lambda db, w, by: comments.dispose_together(
            db,
            round_id=w.held.id,
            comment_ids=(w.comment,),
            value=Answer.NOT_ACCEPTED,
            reason="It is there.",
            by=by,
            at=AT,
        ),
    ),
    "answer a comment with a text": (
        "sd",
        lambda db, w, by: comments.answer_with_text(
            db,
            round_id=w.held.id,
            comment_id=w.comment,
            paragraph_id=w.held.paragraphs[0],
            text="Other words.",
            base="",
            value=Answer.ACCEPTED,
            by=by,
            at=AT,
        ),
    ),
    "put proposed words into the text": (
        "sd",
        lambda db, w, by: comments.apply_proposal(db, round_id=w.held.id, comment_id=w.comment, seen=(), by=by, at=AT),
    ),
    "say that an answer still holds": (
        "sd",
        lambda db, w, by: comments.still_holds(db, round_id=w.held.id, comment_id=w.comment, by=by, at=AT),
    ),
    "reply to a comment": (
        "sd",
        lambda db, w, by: comments.reply(db, round_id=w.held.id, comment_id=w.comment, text="Which?", by=by, at=AT),
    ),
    "reply to an answer": (
        "v",
        lambda db, w, by: comments.reply_for_institution(
            db, round_id=w.held.id, comment_id=w.comment, text="These.", by=by, at=AT
        ),
    ),
    "release answers": ("sd", _on_round(comments.release)),
    "close a round": ("sd", _on_round(comments.close)),
    "enter words of a letter": (
        "sd",
        lambda db, w, by: comments.transcribe(
            db,
            round_id=w.held.id,
            organisation=w.held.cast.commission,
            origin=Origin.LETTER,
            said_on=AT.date(),
            file=("letter.pdf", b"A letter."),
            words=[comments.Transcribed("Add the figures.", cited="2")],
            by=by,
            at=AT,
        ),
    ),
    "reopen a round": ("sd", _on_round(comments.reopen)),
    "record what an office says of a version": (
        "sd",
        lambda db, w, by: comments.record_clearance(
            db,
            round_id=w.held.id,
            organisation_id=w.cast.commission,
            said=OfficeSays(ClearanceDecision.CLEARED, "The minister"),
            said_on=date(2026, 5, 4),
            letter=("letter.pdf", b"signed"),
            by=by,
            at=AT,
        ),
    ),
    "submit a version with what stands behind it": (
        "sd",
        lambda db, w, by: comments.submit_version(
            db, snapshot_id=w.held.snapshot.id, going=GoingOut("2026-06-30", ("The Cabinet",)), by=by, at=AT
        ),
    ),
    "give more time": (
        "sd",
        _on_round(comments.extend, last_day=date(2026, 7, 31), reason="A feast falls into the time given."),
    ),
    "maintain the text": (
        "sd",
        lambda db, w, by: comments.maintain_text(
            db, round_id=w.held.id, organisation=w.cast.commission, reason="It is the law.", by=by, at=AT
        ),
    ),
    "publish a round": ("s", _on_round(comments.publish)),
    "say how a report was consulted": (
        "sd",
        lambda db, w, by: comments.say_how_consulted(
            db, report_id=w.held.report_id, section_id=w.section, by=by, at=AT
        ),
    ),
    "say anew how a report was consulted": ("sd", _say_it_anew),
    "say who may read a comment": (
        "v",
        lambda db, w, by: comments.choose_visibility(
            db, round_id=w.held.id, choices={w.comment: Confidentiality.SECRETARIAT}, by=by, at=AT
        ),
    ),
    # comment rounds, both sides
    "take in a file": ("sdvr", lambda db, w, by: comments.receive(db, by=by, **_letter(w.held, b"a letter"))),
    "log a file": ("sdvr", lambda db, w, by: comments.arrive(db, by=by, **_letter(w.held, b"a letter"))),
    "take in a file of the State side": ("sd", _on_file(comments.take_in, "handed_in", returned=Returned())),
    "set aside a file of the State side": ("sd", _on_file(comments.set_aside, "handed_in")),
    "take in a file of the institution": ("vr", _on_file(comments.take_in, "uploaded", returned=Returned())),
    "set aside a file of the institution": ("vr", _on_file(comments.set_aside, "uploaded")),
    "remember what a file says": ("sdvr", _remember_written),
    "place a comment": (
        "sdv",
        lambda db, w, by: comments.place(
            db, round_id=w.held.id, comment_id=w.comment, paragraph_id=w.held.paragraphs[1], by=by, at=AT
        ),
    ),
    "say where a comment stands today": (
        "sd",
        lambda db, w, by: comments.confirm_today(
            db, round_id=w.held.id, comment_id=w.comment, paragraph_id=w.held.paragraphs[1], by=by, at=AT
        ),
    ),
    "translate a comment": (
        "sdv",
        lambda db, w, by: comments.translate(
            db, round_id=w.held.id, comment_id=w.comment, language="es", text="Otra vez.", by=by, at=AT
        ),
    ),
    # comment rounds, from the institution invited
    "prepare a comment": (
        "vr",
        lambda db, w, by: comments.draft(db, round_id=w.held.id, written=Draft("A thought."), by=by, at=AT),
    ),
    "rewrite a comment": (
        "vr",
        lambda db, w, by: comments.rewrite_draft(
            db, draft_id=w.draft, version=1, written=Draft("A second thought."), by=by, at=AT
        ),
    ),
    "place a comment in preparation": (
        "vr",
        lambda db, w, by: comments.place_draft(db, draft_id=w.draft, paragraph_id=w.held.paragraphs[1], by=by, at=AT),
    ),
    "make one comment of several": (
        "vr",
        lambda db, w, by: comments.put_together(
            db, round_id=w.held.id, keep=w.draft, versions={w.draft: 1}, written=Draft("Once."), by=by, at=AT
        ),
    ),
    "discard a file": (
        "vr",
        lambda db, w, by: comments.discard_file(db, round_id=w.held.id, file_id=w.file, by=by),
    ),
    "discard a comment": ("vr", lambda db, w, by: comments.discard_draft(db, draft_id=w.draft, by=by)),
    "correct a comment that was sent": (
        "vr",
        lambda db, w, by: comments.begin_correction(db, round_id=w.held.id, comment_id=w.comment, by=by, at=AT),
    ),
    "withdraw a comment that was sent": (
        "v",
        lambda db, w, by: comments.withdraw(
            db, round_id=w.held.id, comment_id=w.comment, reason="We were wrong.", by=by, at=AT
        ),
    ),
    "say whether a version may go out": (
        "vr",
        lambda db, w, by: comments.clear(
            db, round_id=w.held.id, said=OfficeSays(ClearanceDecision.CLEARED, "The minister"), by=by, at=AT
        ),
    ),
    "add to a comment": (
        "vr",
        lambda db, w, by: comments.add_to(db, round_id=w.held.id, comment_id=w.comment, text="Too.", by=by, at=AT),
    ),
    "send comments": ("v", _on_round(comments.send, position=Position.COMMENTS_SENT)),
    "confirm comments": ("v", _on_round(comments.confirm)),
    "name a deputy": (
        "v",
        lambda db, w, by: comments.name_deputy(db, round_id=w.held.id, person_id=_ines(w), by=by, at=AT),
    ),
    "take a deputy back": (
        "v",
        lambda db, w, by: comments.take_back_deputy(db, round_id=w.held.id, person_id=_ines(w), by=by, at=AT),
    ),
    "decline to comment": ("v", _on_round(comments.decline, reason="No time.")),
    "come back to a round": ("v", _on_round(comments.come_back)),
    "resolve a serious concern": ("v", _on_round(comments.resolve_concern)),
    "hand in a letter after the last day": ("v", _on_round(comments.hand_in_letter, data=b"a letter", name="l.pdf")),
    "witness the heads of a round": ("vr", _on_round(comments.witness, wanted=True)),
    "have the words of a comment erased": (
        "v",
        lambda db, w, by: comments.erase_at_request(
            db, round_id=w.held.id, asked=_to_erase(w.comment), home=w.held.installation.settings.home, by=by, at=AT
        ),
    ),
    "carry out the order to erase the words of a comment": (
        "a",
        lambda db, w, by: comments.erase_by_order(
            db,
            round_id=w.held.id,
            organisation_id=w.cast.commission,
            asked=_to_erase(w.comment),
            home=w.held.installation.settings.home,
            by=by,
            at=AT,
        ),
    ),
}


@pytest.fixture
def world(installation: Installation, cast: Cast) -> World:
    with installation.store.writing() as db:
        document = put_document(db, ["Published words."], symbol=OBSERVATIONS)
        french = put_document(db, ["Des mots."], symbol=OBSERVATIONS, language="fr", slug="fr")
        replaced = put_document(db, ["Old words."], symbol=None, title="Old", slug="old", replaced_by=document)
        (paragraph,) = library_queries.paragraphs(db, document)
        mended = mending.mend(
            db, paragraph_id=paragraph.id, what=MendKind.KIND, value="positive", by=cast.amina, at=MORNING
        )
        person_id, _ = operations.add_person(
            db, email="gita@arcadia.example", name="Gita", password=PASSWORD, by=cast.operator, at=MORNING
        )
        group = operations.add_group(db, name="CEDAW drafting group", treaty="CEDAW", by=cast.operator, at=MORNING)
        operations.add_member(db, group_id=group, person_id=person_id, by=cast.operator, at=MORNING)
        gita = queries.actor_of(db, person_id)
        recommends = put_document(db, [("recommendation", "Open schools.")], symbol="CAT/C/ARC/CO/2", slug="cat")
        recommendations.put_units(db, recommends)
        (row,) = db.query("select id from recommendation where document_id = :id", {"id": recommends})
        cluster = clusters.create_cluster(db, "Schools", by=cast.amina, at=MORNING)
        act = keeping.put_fact(db, [row["id"]], Fact.STATUS, "under_way", by=cast.amina, at=MORNING)
        keeping.put_tag(db, [row["id"]], Facet.MINISTRY, cast.education, by=cast.amina, at=MORNING)
        kind = OrganisationKind.MINISTRY
        double = operations.add_organisation(db, name="Schools", kind=kind, by=cast.operator, at=MORNING)
        naming.merge_ministry(db, double, cast.education, by=cast.amina, at=MORNING)
        table = _table(db, cast.amina)
        own_words.add_words(db, Facet.THEME, "Education", ["classroom"], by=cast.amina, at=MORNING)
        known = statistics.declare(db, said=Declared(TEACHERS), by=cast.amina, at=MORNING)
        statistics.renew(db, statistic_id=known.id, values=[NewValue("2024", "1240")], by=cast.amina, at=MORNING)
    held = a_round(installation, cast)
    with installation.store.writing() as db:
        report_id, owner = held.report_id, str(cast.amina.person_id)
        matters.put(
            db, report_id=report_id, question="Whose figure?", sides=(), owner=owner, due="2026-06-01",
            by=cast.amina, at=MORNING,
        )  # fmt: skip
    (comment,) = held.sent("Add the figures of 2025.")
    draft = held.prepared("Another one, not sent yet.")
    held.received(held.file("In 2024 Parliament [adopted](Chidi: When?) the Act."), by=cast.amina)
    with installation.store.writing() as db:
        comments.receive(db, by=cast.ines, **_letter(held, b"our letter"))
        (file,) = comment_queries.prepared_files(db, cast.ines, held.id)
        revision = drafting_queries.paragraph(db, cast.amina, held.paragraphs[0]).revision_id
        asked = assigning.assign(
            db, report_id=held.report_id, person_id=str(cast.amina.person_id), task=Task.REVIEW, by=cast.amina, at=AT
        ).id
        handed, _ = handing_over.hand_over(db, person_id=person_id, to=str(cast.dana.person_id), by=cast.amina, at=AT)
        operations.add_member(db, group_id=group, person_id=person_id, by=cast.operator, at=AT)
        operations.remove_member(db, group_id=group, person_id=str(cast.dana.person_id), by=cast.operator, at=AT)
        section = held.snapshot.sections[0].id
        budgets.transfer(
            db, report_id=held.report_id, from_id=section, to_id="", words=1, reason="Long.", by=cast.amina, at=MORNING
        )
        added = drafting.add_paragraph(db, section_id=section, text="Words.", by=cast.amina, at=AT)
        drafting.write_paragraph(db, paragraph_id=added.paragraph_id, text="Others.", by=cast.amina, at=AT)
        written = last_act(db, cast.amina, section)
        assert written is not None
        put_document(db, ["A cover.", "Words."], symbol="CERD/C/ARC/6", slug="six", kind="state_report")
        beginning.roll_forward(db, report_id=held.report_id, source="CERD/C/ARC/6", by=cast.amina, at=MORNING)
        provenance.declare(
            db, paragraph_id=held.paragraphs[0], kind=ProvenanceKind.OWN_KNOWLEDGE, by=cast.amina, at=MORNING
        )
    library = (
        mended.mend.id,
        french,
        replaced,
        row["id"],
        cluster.id,
        act.id,
        double,
        table,
        asked,
        written.id,
        handed,
        _a_file_waits(held, cast.amina),
        _a_file_waits(held, cast.ines),
    )
    with installation.store.writing() as db:
        asked_of = _asked_of_education(db, held)
    return World(held, document, gita, section, comment.id, draft, file.id, revision, *library, asked_of)


class _TakenBack(Exception):
    """Ends the transaction of each try, so that all begin from the same world."""


def _tried(world: World, call: Call, by: Actor) -> tuple[bool, bool]:
    """Whether the operation looked at what it was given, and whether anything was written by then."""
    opens, wrote = True, False
    try:
        with world.held.installation.store.writing() as db:
            before = _rows(db)
            try:
                call(db, world, by)
            except (NotFound, NotAllowed):
                opens = False
            except (Conflict, Invalid):
                pass
            wrote = _rows(db) != before
            raise _TakenBack
    except _TakenBack:
        return opens, wrote


def _rows(db: Database) -> int:
    """What the connection has changed so far."""
    return int(db.execute("select total_changes()").fetchone()[0])


def _everybody() -> Iterator[tuple[str, str]]:
    for name in TABLE:
        yield from ((name, letter) for letter in "sdgfvran")


def test_operations_look_at_what_they_are_given_only_for_those_in_the_table(world: World) -> None:
    wrong = []
    for name, letter in _everybody():
        allowed, call = TABLE[name]
        opens, wrote = _tried(world, call, world.actors()[letter])
        if opens is not (letter in allowed):
            wrong.append(f"{name}: {'opens' if opens else 'closed'} for {letter}")
        if wrote and letter not in allowed:
            wrong.append(f"{name}: wrote for {letter}")
    assert wrong == [], "\n".join(wrong)


def test_the_table_holds_every_operation_of_drafting_and_of_comment_rounds() -> None:
    reads = {"verify", "read", "refuse_if_late", "may_decide", "is_left_alone", "offered", "made_documents", "joined"}
    reads |= {
        "require_askable",
        "require_something_to_ask",
        "there_is",
        "of_targets",
    }  # what `prepare` and `add_items` are given
    reads |= {"reopen_changed", "reopen_at_submission"}  # the program's own: nobody asks for them
    public = {
        name
        for module in (drafting, comments, matters, statistics, requests)
        for name in module.__all__
        if name.islower()
    } - reads
    tried = {code for _, call in TABLE.values() for code in _names(call)}
    assert public <= tried, sorted(public - tried)


def _names(call: Call) -> set[str]:
    held = {getattr(cell.cell_contents, "__name__", "") for cell in call.__closure__ or ()}
    return held | set(call.__code__.co_names)
