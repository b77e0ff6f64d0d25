"""A file comes back: from the ministry's own people into its preparation, through the secretariat as received.

Nothing is turned away: what cannot be read is kept and logged on its date. The same file twice adds nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain

from workbench.notices.records import NoticeKind
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.requests import earlier, queries
from workbench.requests.contributed import digest
from workbench.requests.earlier import EarlierAnswer
from workbench.requests.form.records import ReadAnswer, ReadForm
from workbench.requests.ledger import note
from workbench.requests.operations import attaching
from workbench.requests.operations.answering import Answer, carry_on, open_request, put_answer, put_queued, said
from workbench.requests.operations.reading_again import reads_otherwise
from workbench.requests.operations.replacing import put_in_its_place
from workbench.requests.operations.submitting import MadeDocuments, documents_of, put_contribution
from workbench.requests.operations.validating import KeptFile, SignedLetter, Validation, keep_file, keep_letter
from workbench.requests.records import (
    AnswerBlock,
    AnswerKind,
    ContributedAnswer,
    Contribution,
    ContributionStanding,
    InformationRequest,
    PreparedAnswer,
    RequestItem,
    Use,
)
from workbench.requests.refusals import AnswerChanged, NothingReceived, NotSentYet, OfAnotherRequest
from workbench.requests.standing import that_stand, to_go_on_from
from workbench.requests.telling import tell_ministry, tell_submitted
from workbench.requests.timeliness import counts_as_of
from workbench.store import Database, Store

_Said = ReadAnswer | PreparedAnswer | ContributedAnswer | EarlierAnswer
_Words = tuple[AnswerKind, Use, str, tuple[AnswerBlock, ...]]


@dataclass(frozen=True)
class Received:
    """What became of a file. new, known: answers · queued: pieces that found no item · why_not: why it was not read.
    A form that was read and is blank has none of these.

    `contribution_id` is that of what the secretariat received, None where nothing was recorded.
    """

    new: int
    known: int
    queued: int
    why_not: str
    contribution_id: str | None = None

    @property
    def is_blank(self) -> bool:
        """Whether a form came back in which nothing is answered."""
        return not (self.new or self.known or self.queued or self.why_not)


def take_in(
    db: Database,
    *,
    request_id: str,
    file: KeptFile,
    read: ReadForm | None,
    by: Actor,
    at: datetime,
    why_not: str = "",
    replaces: str = "",
) -> Received:
    """The ministry's own people bring a file: its answers go into preparation, beside what stands there.

    `replaces` is the SHA-256 of a file brought before, of which this is a corrected copy (`put_in_its_place`). `read`
    is None where it could not be read: then it is kept, with `why_not`. Raises NoSuchRequest, RequestClosed,
    OfAnotherRequest.
    """
    found = open_request(db, request_id, by)
    _require_ours(found, read)
    there = queries.prepared(db, by, found.id) or _submitted(db, found, by)
    before = _said_before(db, found, file, by)
    if not _is_known(db, found, file, parsed=read is not None, is_office=True):
        _keep(db, found, file, parsed=read is not None, why_not=why_not, is_office=True, by=by, at=at)
    if read is None:
        return Received(0, 0, 0, why_not)
    items = {each.code: each for each in queries.items(db, found.id)}
    answered = [(each, items.get(each.code)) for each in _answered(read)]
    fresh = [(each, item) for each, item in answered if _said(each) not in before and not _is_there(each, item, there)]
    if fresh:
        carry_on(db, found, but={item.id for _, item in fresh if item}, by=by, at=at)
    if replaces and replaces != file.sha256:
        put_in_its_place(
            db,
            found,
            earlier=replaces,
            copy=file.sha256,
            answered={item.id for _, item in answered if item},
            says_again=lambda there: any(_is_there(each, item, [there]) for each, item in answered),
            by=by,
            at=at,
        )
    _put(db, found, fresh, file, by=by, at=at)
    queued = sum(item is None for _, item in fresh)
    return Received(len(fresh) - queued, len(answered) - len(fresh), queued, "")


def _put(
    db: Database,
    found: InformationRequest,
    fresh: Iterable[tuple[ReadAnswer, RequestItem | None]],
    file: KeptFile,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Each answer at its item; words without one wait."""
    carried = queries.prepared(db, by, found.id)
    for each, item in fresh:
        if item is not None:
            put_answer(db, found, _answer(each), item_id=item.id, source=file.sha256, by=by, at=at)
        elif not _is_there(each, None, carried):  # else they wait already: the secretariat was handed the same words
            put_queued(db, found, _answer(each), source=file.sha256, why=each.why, by=by, at=at)


def _submitted(db: Database, found: InformationRequest, by: Actor) -> tuple[ContributedAnswer, ...]:
    """What the ministry's authority stands behind; what came unsigned it may bring itself, to validate it."""
    given = queries.contributions(db, by, [found.id])
    return that_stand([each for each in given if each.standing is ContributionStanding.SUBMITTED])


def _said_before(db: Database, found: InformationRequest, file: KeptFile, by: Actor) -> list[_Words]:
    """Of a file that was brought before: all that its ministry ever said, whatever became of it. It adds none of that
    again where it was put to another item, rewritten, left out or submitted."""
    if not _is_known(db, found, file, parsed=True, is_office=True):
        return []
    given = queries.contributions(db, by, [found.id])
    said = (answer for each in given for answer in each.answers)
    kept: Iterable[_Said] = chain(queries.prepared(db, by, found.id), earlier.answers(db, by, found.id), said)
    return [_said(each) for each in kept]


def _said(each: _Said) -> _Words:
    return each.kind, each.use, each.belongs_to.strip(), each.blocks


def receive(
    db: Database,
    *,
    request_id: str,
    file: KeptFile,
    read: ReadForm | None,
    by: Actor,
    at: datetime,
    why_not: str = "",
) -> Received:
    """The secretariat hands in what a ministry sent unsigned: received, not validated, seen by the two alone.

    The same file again adds nothing, unless it reads otherwise now; nor does another that says what was said last: it
    is kept and logged. Raises NoSuchRequest, NotSentYet, OfAnotherRequest.
    """
    require(by, Permission.RECEIVE_CONTRIBUTIONS)
    found = queries.asks(db, by, request_id)
    if found.sent_at is None:
        raise NotSentYet
    _require_ours(found, read)
    known = _is_known(db, found, file, parsed=read is not None, is_office=False)
    if known and not _reads_otherwise(db, found, file, read):
        return Received(0, len(_answered(read)) if read else 0, 0, why_not)
    file_id = _keep(db, found, file, parsed=read is not None, why_not=why_not, is_office=False, by=by, at=at)
    did = f"handed in a file of {found.organisation}"
    note(db, found, "received", did=did, by=by, at=at)
    tell_ministry(db, found, NoticeKind.CONTRIBUTION_RECEIVED, by=by, at=at)
    if read is None or not _answered(read):
        return Received(0, 0, 0, why_not)  # nothing was said: the ministry owes its answers still
    items = {each.code: each for each in queries.items(db, found.id)}
    answers = [_contributed(each, items.get(each.code)) for each in _answered(read)]
    if [digest(each.answers) for each in queries.contributions(db, by, [found.id])[-1:]] == [digest(answers)]:
        return Received(0, len(answers), 0, "")
    contribution_id = put_contribution(db, found, answers, validated=None, made=None, by=by, at=at, file_id=file_id)
    queued = sum(each.item_id is None for each in answers)
    return Received(len(answers) - queued, 0, queued, "", contribution_id)


def _reads_otherwise(db: Database, found: InformationRequest, file: KeptFile, read: ReadForm | None) -> bool:
    if read is None:
        return False
    items = {each.code: each for each in queries.items(db, found.id)}
    return reads_otherwise(db, found, file, [_contributed(each, items.get(each.code)) for each in _answered(read)])


def validate_received(
    db: Database, *, request_id: str, letter: SignedLetter, made: MadeDocuments, by: Actor, at: datetime
) -> str:
    """Record the signed letter by which the authority stands behind what was received; gives the contribution's id.

    It counts as of the day on which both were there, its words and the signature. Raises NoSuchRequest,
    NothingReceived, AnswerChanged, SignatureMissing.
    """
    require(by, Permission.RECEIVE_CONTRIBUTIONS)
    found = queries.asks(db, by, request_id)
    last = last_received(db, by, found)
    sealed = digest(last.answers)
    if made.digest != sealed:
        raise AnswerChanged
    letter_id = keep_letter(db, found, letter, audience=f"contribution:{found.organisation_id}", by=by, at=at)
    validated = Validation(sealed, "letter", letter.signed_by.strip(), letter_id, letter.signed_on.isoformat())
    counts_on = counts_as_of(queries.contributions(db, by, [found.id]), letter.signed_on, at.tzinfo)
    contribution_id = put_contribution(
        db, found, last.answers, validated=validated, made=made, by=by, at=at, counts_on=counts_on
    )
    did = f"recorded the signed letter of {found.organisation}"
    note(db, found, "validated", did=did, by=by, at=at, signed_by=letter.signed_by.strip())
    tell_submitted(db, found, by=by, at=at)
    tell_ministry(db, found, NoticeKind.CONTRIBUTION_VALIDATED, by=by, at=at)
    return contribution_id


def made_of_received(store: Store, actor: Actor, request_id: str) -> MadeDocuments:
    """The documents that what was received becomes, read before anything is written.

    Raises NoSuchRequest, NothingReceived, OfficeBusy.
    """
    with store.reading() as db:
        found = queries.asks(db, actor, request_id)
        items, last = queries.items(db, found.id), last_received(db, actor, found)
        files = attaching.received(db, actor, found)
    attached = attaching.read_attached(store, found, files)
    made = replace(documents_of(found, items, last.answers), attachments=attached)
    for each in made.by_use.values():
        store.files.put(each.data)
    return made


def last_received(db: Database, actor: Actor, found: InformationRequest) -> Contribution:
    """What the ministry sent last, where it came unsigned; with it what it sent before and still stands.

    Raises NothingReceived.
    """
    given = queries.contributions(db, actor, [found.id])
    if not given or given[-1].standing is not ContributionStanding.RECEIVED:
        raise NothingReceived
    return replace(given[-1], answers=to_go_on_from(given))


def _require_ours(found: InformationRequest, read: ReadForm | None) -> None:
    if read is not None and read.request_code and read.request_code != found.code:
        raise OfAnotherRequest(code=read.request_code, here=found.code)


def _answered(read: ReadForm) -> tuple[ReadAnswer, ...]:
    """What says anything: an item left empty is no answer, a row that was copied says it once."""
    found: list[ReadAnswer] = []
    for each in read.answers:
        if each not in found and (each.kind is not AnswerKind.ANSWER or said(each.blocks)):
            found.append(each)
    return tuple(found)


def _answer(read: ReadAnswer) -> Answer:
    return Answer(read.kind, read.use, read.belongs_to, read.blocks)


def _is_there(read: ReadAnswer, item: RequestItem | None, there: Sequence[PreparedAnswer | ContributedAnswer]) -> bool:
    """Words that found no item may stand at one since."""
    return any((item is None or each.item_id == item.id) and _said(each) == _said(read) for each in there)


def _contributed(read: ReadAnswer, item: RequestItem | None) -> ContributedAnswer:
    return ContributedAnswer(
        item_id=item.id if item else None,
        kind=read.kind,
        use=read.use,
        belongs_to=read.belongs_to.strip(),
        blocks=read.blocks,
        words=0,  # counted where it is put into the record
        why_queued="" if item else read.why,
    )


def _is_known(db: Database, found: InformationRequest, file: KeptFile, *, parsed: bool, is_office: bool) -> bool:
    """Whether that side brought the file before; one that could not be read then counts as new once it can."""
    sql = (
        "select 1 from request_file where request_id = :id and sha256 = :sha256 and direction = 'in' "
        "and handed_in_by = :side and parsed >= :parsed"
    )
    values = {
        "id": found.id,
        "sha256": file.sha256,
        "side": "office" if is_office else "state",
        "parsed": int(parsed),
    }
    return any(True for _ in db.query(sql, values))


def _keep(
    db: Database,
    found: InformationRequest,
    file: KeptFile,
    *,
    parsed: bool,
    why_not: str,
    is_office: bool,
    by: Actor,
    at: datetime,
) -> str:
    audience = f"organisation:{found.organisation_id}" if is_office else "secretariat"
    return keep_file(
        db,
        found,
        file,
        direction="in",
        audience=audience,
        is_office=is_office,
        by=by,
        at=at,
        parsed=parsed,
        why_not=why_not,
    )
