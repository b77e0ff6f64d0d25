"""What ministries are asked in the demonstration, each at another point: in preparation, sent, late, answered by mail
without a signature, submitted with background, corrected, used in the report, closed, taken back."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from workbench.corpus import queries as library
from workbench.demonstration.people import actor
from workbench.demonstration.sources import read
from workbench.drafting import queries as drafting
from workbench.drafting.operations import cite
from workbench.export.request_letter import Writer
from workbench.export.request_pack import laid_down
from workbench.people import Actor
from workbench.people import queries as people
from workbench.requests import operations, queries
from workbench.requests.assembling import ToAsk
from workbench.requests.form.records import ReadAnswer, ReadForm
from workbench.requests.operations import Answer, KeptFile, NewItem, SignedLetter, Terms
from workbench.requests.operations.submitting import MadeDocuments, documents_of
from workbench.requests.records import AnswerBlock, AnswerKind, BlockKind, ItemKind, RequestItem, Use
from workbench.store import Database, FileStore
from workbench.treaties import DocumentKind

REQUESTS = Path("report") / "requests.yaml"


@dataclass(frozen=True)
class _Asked:
    """A request at the moment that counts now."""

    db: Database
    files: FileStore
    id: str
    amina: Actor
    now: datetime

    def ago(self, days: int) -> datetime:
        return self.now - timedelta(days=days)

    @property
    def items(self) -> tuple[RequestItem, ...]:
        return queries.items(self.db, self.id)


def ask_ministries(db: Database, files: FileStore, writer: Writer, *, at: datetime) -> None:
    """Each request as it would stand at `at`, and what the draft rests on of the answers."""
    amina = actor(db, "amina")
    (report, *_) = drafting.reports(db, amina)
    everything = read(REQUESTS)
    for told in everything["requests"]:
        asked = _prepare(db, files, told, report.id, by=amina, at=at)
        if told.get("is_sent", True):
            sent_at = asked.ago(told["days"])
            letter = laid_down(db, files, amina, asked.id, writer, on=sent_at.date())
            operations.send(db, request_id=asked.id, by=amina, at=sent_at, letter=letter)
            _go_on(asked, told)
    for told in everything["used"]:
        _use(db, told, report.id, at=at)


def _use(db: Database, told: Mapping[str, Any], report_id: str, *, at: datetime) -> None:
    """Have a paragraph of the draft rest on an answer."""
    by, office = actor(db, told["by"]), people.organisation(db, told["of"])
    (paragraph,) = (each for each in drafting.paragraphs(db, report_id) if told["at"] in each.text)
    (citation,) = (
        library.citation(document, passage)
        for document in library.documents(db, by, kind=DocumentKind.CONTRIBUTION.value)
        if document.owner_organisation_id == office.id
        for passage in library.paragraphs(db, document.id)
        if told["quote"] in passage.full_text
    )
    cited = {"citation": citation, "quote": told["quote"], "by": by, "at": at - timedelta(days=told["days"])}
    cite(db, paragraph_id=paragraph.id, **cited)


def _prepare(
    db: Database, files: FileStore, told: Mapping[str, Any], report_id: str, *, by: Actor, at: datetime
) -> _Asked:
    prepared = at - timedelta(days=told["days"])
    office = people.organisation(db, told["to"])
    questions = [NewItem(ToAsk(ItemKind.QUESTION, "", "", text, "en", None), 60) for text in told.get("questions", ())]
    theirs = () if "asks" in told else operations.from_report(db, by, report_id, office.id)
    request_id = operations.prepare(
        db,
        organisation=office.id,
        terms=Terms(due=_day(at, told["due_in"]), contact=told["contact"]),
        report_id=report_id,
        items=[*theirs, *questions],
        by=by,
        at=prepared,
    )
    return _Asked(db, files, request_id, by, at)


def _go_on(asked: _Asked, told: Mapping[str, Any]) -> None:
    if "extended" in told:
        more = told["extended"]
        operations.extend(
            asked.db,
            request_id=asked.id,
            due=_day(asked.now, more["due_in"]),
            reason=more["reason"],
            by=asked.amina,
            at=asked.ago(more["days"]),
        )
    if "prepared" in told:
        _write(asked, told["prepared"])
    for given in told.get("given", ()):
        _contribute(asked, given)
    if "came" in told:
        _come(asked, told["came"])
    if "closed" in told:
        operations.close(asked.db, request_id=asked.id, by=asked.amina, at=asked.ago(told["closed"]["days"]))
    if "withdrawn" in told:
        back = told["withdrawn"]
        operations.withdraw(
            asked.db, request_id=asked.id, reason=back["reason"], by=asked.amina, at=asked.ago(back["days"])
        )


def _contribute(asked: _Asked, given: Mapping[str, Any]) -> None:
    """Prepared by the focal point, begun from the last contribution if there is one; validated; submitted."""
    by, at = actor(asked.db, given["by"]), asked.ago(given["days"])
    if queries.contributions(asked.db, by, [asked.id]):
        operations.begin_again(asked.db, request_id=asked.id, by=by, at=at)
    _write(asked, given)
    authority = actor(asked.db, given["validated_by"])
    operations.validate(asked.db, request_id=asked.id, by=authority, at=at + timedelta(hours=2))
    made = _made(asked, queries.prepared(asked.db, by, asked.id), by)
    operations.submit(asked.db, request_id=asked.id, made=made, by=by, at=at + timedelta(hours=3))


def _write(asked: _Asked, said: Mapping[str, Any]) -> None:
    by, at = actor(asked.db, said["by"]), asked.ago(said["days"])
    there = {each.item_id: each for each in queries.prepared(asked.db, by, asked.id)}
    for item, answer in _answers(asked, said["answers"]):
        before = there.get(item.id)
        if before is None:
            operations.write_answer(asked.db, request_id=asked.id, item_id=item.id, answer=answer, by=by, at=at)
        else:
            operations.rewrite_answer(
                asked.db, answer_id=before.id, version=before.version, answer=answer, by=by, at=at
            )


def _come(asked: _Asked, came: Mapping[str, Any]) -> None:
    """A message that Amina takes in; with a signature, the letter is recorded when it comes."""
    answers = [
        ReadAnswer(item.code, answer.kind, answer.use, answer.belongs_to, answer.blocks)
        for item, answer in _answers(asked, came["answers"])
    ]
    message = "\n\n".join(f"[{each.code}] {_said(each.blocks) or each.belongs_to}" for each in answers)
    file, at = _kept(asked, message, came["file"]), asked.ago(came["days"])
    read_form = ReadForm("", tuple(answers))
    operations.receive(asked.db, request_id=asked.id, file=file, read=read_form, by=asked.amina, at=at)
    if "signed_by" in came:
        signed = asked.ago(came["signed_days"])
        words = (
            f"{came['signed_by']} stands behind the answers to {queries.request(asked.db, asked.amina, asked.id).code}."
        )
        letter = SignedLetter(_kept(asked, words, "signed-letter.txt"), came["signed_by"], signed.date())
        (*_, last) = queries.contributions(asked.db, asked.amina, [asked.id])
        made = _made(asked, last.answers, asked.amina)
        operations.validate_received(asked.db, request_id=asked.id, letter=letter, made=made, by=asked.amina, at=signed)


def _made(asked: _Asked, answers: Sequence[Any], by: Actor) -> MadeDocuments:
    made = documents_of(queries.request(asked.db, by, asked.id), asked.items, answers)
    for each in made.by_use.values():
        asked.files.put(each.data)
    return made


def _answers(asked: _Asked, told: Mapping[str, Any]) -> list[tuple[RequestItem, Answer]]:
    """Each answer with the item whose citation ends so, or whose question reads so."""
    found = []
    for name, said in told.items():
        (item,) = (each for each in asked.items if each.key.endswith(name) or each.text == name)
        found.append((item, _answer({"text": said} if isinstance(said, str) else said)))
    return found


def _answer(said: Mapping[str, Any]) -> Answer:
    return Answer(
        kind=AnswerKind(said.get("kind", "answer")),
        use=Use.BACKGROUND if said.get("background") else Use.FOR_REPORT,
        belongs_to=said.get("belongs_to", ""),
        blocks=(AnswerBlock(BlockKind.PARAGRAPH, said["text"]),) if "text" in said else (),
    )


def _said(blocks: Sequence[AnswerBlock]) -> str:
    return "\n".join(each.text for each in blocks)


def _kept(asked: _Asked, words: str, name: str) -> KeptFile:
    data = words.encode()
    asked.files.put(data)
    return KeptFile(hashlib.sha256(data).hexdigest(), name, len(data))


def _day(now: datetime, days: int) -> date:
    return (now + timedelta(days=days)).date()
