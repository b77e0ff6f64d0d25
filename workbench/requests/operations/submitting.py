"""A ministry submits: from now on its words are a contribution, in the record and in the library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from workbench.corpus.reading import read_file
from workbench.people import Actor
from workbench.requests import queries, rows
from workbench.requests.contributed import MEDIA_NAME, Answered, as_document, digest, words_in
from workbench.requests.form.printed import words
from workbench.requests.ledger import note
from workbench.requests.operations.answering import open_request
from workbench.requests.operations.attaching import MadeAttachment, put_attached, read_attached
from workbench.requests.operations.into_the_library import MadeDocument, put_into_the_library
from workbench.requests.operations.validating import KeptFile, Validation, keep_again, sealed, standing
from workbench.requests.records import (
    AnswerKind,
    ContributionStanding,
    InformationRequest,
    PreparedAnswer,
    RequestItem,
    Use,
)
from workbench.requests.refusals import (
    AnswerChanged,
    AnswersWithoutItem,
    NothingAnswered,
    NotValidated,
    OfficeNotNamed,
    TwoAnswersToOneItem,
)
from workbench.requests.telling import tell_submitted
from workbench.store import Database, Store, new_id, timestamp
from workbench.treaties import DocumentKind


@dataclass(frozen=True)
class MadeDocuments:
    """What a submission puts into the library, made of the answers of that digest."""

    digest: str
    by_use: Mapping[Use, MadeDocument]
    attachments: tuple[MadeAttachment, ...] = ()


def made_documents(store: Store, actor: Actor, request_id: str) -> MadeDocuments:
    """The documents that the answers in preparation become: read like any other file, before anything is written.

    Raises NoSuchRequest, and Invalid where a file cannot be read.
    """
    with store.reading() as db:
        found = queries.answers(db, actor, request_id)
        items, answers = queries.items(db, found.id), queries.prepared(db, actor, found.id)
        attached = queries.attachments(db, actor, found.id)
    files = read_attached(store, found, [KeptFile(each.sha256, each.name, each.size) for each in attached])
    sealing = digest(answers, [each.sha256 for each in attached])
    made = replace(documents_of(found, items, answers), digest=sealing, attachments=files)
    for each in made.by_use.values():
        store.files.put(each.data)
    return made


def documents_of(found: InformationRequest, items: Sequence[RequestItem], answers: Sequence[Answered]) -> MadeDocuments:
    """The documents that these answers become, one for each use that has any words."""
    by_use: dict[Use, MadeDocument] = {}
    for use in Use:
        theirs = [each for each in answers if each.use is use and each.kind is AnswerKind.ANSWER and each.item_id]
        if theirs:
            title = _title(found, use)
            data = as_document(title, found.language, items, theirs)
            given = {"kind": DocumentKind.CONTRIBUTION.value, "title": title, "language": found.language}
            (reading,) = read_file(data, MEDIA_NAME, given)
            by_use[use] = MadeDocument(data, reading)
    return MadeDocuments(digest(answers), by_use)


def _title(found: InformationRequest, use: Use) -> str:
    """Both parts are cited by their titles, so that they must differ: `Ministry: … (REQ-7F3K2M – background, …)`."""
    said = words()
    background = said.get(found.language, said["en"])["background"]
    code = found.code if use is Use.FOR_REPORT else f"{found.code} – {background}"
    return f"{found.organisation}: {found.title} ({code})"


def require_ready(db: Database, found: InformationRequest, answers: Sequence[PreparedAnswer]) -> None:
    """That there are answers, each the only one to its item, and each that is another office's names it.

    Raises NothingAnswered, AnswersWithoutItem, TwoAnswersToOneItem, OfficeNotNamed.
    """
    if not answers:
        raise NothingAnswered(organisation=found.organisation)
    if lost := sum(each.item_id is None for each in answers):
        raise AnswersWithoutItem(count=lost)
    if doubles := [item for item, count in Counter(each.item_id for each in answers).items() if count > 1]:
        raise TwoAnswersToOneItem(codes=_named(db, found, doubles))
    nobodys = [each for each in answers if each.kind is AnswerKind.NOT_OURS and not each.belongs_to]
    if nobodys:
        raise OfficeNotNamed(codes=_named(db, found, [each.item_id for each in nobodys]))


def submit(db: Database, *, request_id: str, made: MadeDocuments, by: Actor, at: datetime) -> str:
    """Submit what is in preparation and validated; gives the contribution's id. Preparation ends with it.

    Raises NoSuchRequest, RequestClosed, NothingAnswered, AnswersWithoutItem, TwoAnswersToOneItem, OfficeNotNamed,
    NotValidated, AnswerChanged.
    """
    found = open_request(db, request_id, by)
    answers = queries.prepared(db, by, found.id)
    require_ready(db, found, answers)
    validated = standing(db, by, found.id)
    if validated is None:
        raise NotValidated(organisation=found.organisation)
    if made.digest != sealed(db, by, found.id):
        raise AnswerChanged
    if validated.letter_id:
        validated = replace(validated, letter_id=keep_again(db, found, validated.letter_id, by=by, at=at))
    contribution_id = put_contribution(db, found, answers, validated=validated, made=made, by=by, at=at)
    db.execute("delete from prepared_answer where request_id = :id", {"id": found.id})
    db.execute("delete from prepared_attachment where request_id = :id", {"id": found.id})
    note(db, found, "submitted", did=f"submitted its contribution to {found.title}", by=by, at=at)
    tell_submitted(db, found, by=by, at=at)
    return contribution_id


def _named(db: Database, found: InformationRequest, item_ids: Sequence[str | None]) -> str:
    """These questions as the form prints them, and the page numbers them: `“3. [C7D6] CERD/C/ARC/CO/7-9, para. 10”`."""
    asked = enumerate(queries.items(db, found.id), start=1)
    return ", ".join(
        f"“{number}. [{each.code}] {each.key}".strip() + "”" for number, each in asked if each.id in item_ids
    )


def put_contribution(
    db: Database,
    found: InformationRequest,
    answers: Sequence[Answered],
    *,
    validated: Validation | None,
    made: MadeDocuments | None,
    by: Actor,
    at: datetime,
    file_id: str | None = None,
    counts_on: date | None = None,
) -> str:
    """Record a contribution: submitted with a validation, received without one; gives its id.

    `counts_on` is the day as of which it counts, where that is not the day of `at`.
    """
    number = next(db.query("select count(*) as n from contribution where request_id = :id", {"id": found.id}))["n"] + 1
    counted = [words_in(each.blocks, found.language) for each in answers]
    row = {
        "id": new_id(),
        "request_id": found.id,
        "organisation_id": found.organisation_id,
        "number": number,
        "file_id": file_id,
        "late": int((counts_on or at.date()) > found.due),
        "counts_on": counts_on.isoformat() if counts_on else "",
        "words": sum(counted),
        "by_id": by.person_id,
        "by_name": by.name,
        "at": timestamp(at),
        **_behind_it(found, validated),
    }
    db.table("contribution").insert(row)
    contribution_id = str(row["id"])
    for each, count in zip(answers, counted, strict=True):
        _put_answer(db, contribution_id, each, count)
    if validated is not None and made is not None:
        put_into_the_library(db, found, contribution_id, made.by_use, by=by, at=at)
        put_attached(db, found, made.attachments, by=by, at=at)
    return contribution_id


def _behind_it(found: InformationRequest, validated: Validation | None) -> dict[str, str | None]:
    """The columns that say who stands behind a contribution, and so who may read it."""
    if validated is None:
        nobody = {"validated_how": "", "validated_by": "", "signed_on": "", "letter_id": None}
        return {"audience": "secretariat", "standing": ContributionStanding.RECEIVED.value, **nobody}
    return {
        "audience": f"contribution:{found.organisation_id}",
        "standing": ContributionStanding.SUBMITTED.value,
        "validated_how": validated.how,
        "validated_by": validated.by_name,
        "signed_on": validated.signed_on,
        "letter_id": validated.letter_id,
    }


def _put_answer(db: Database, contribution_id: str, answer: Answered, words: int) -> None:
    db.table("contribution_answer").insert(
        {
            "id": new_id(),
            "contribution_id": contribution_id,
            "item_id": answer.item_id,
            "kind": answer.kind.value,
            "use": answer.use.value,
            "belongs_to": answer.belongs_to,
            "blocks": rows.blocks_column(answer.blocks),
            "words": words,
            "why_queued": answer.why_queued,
        }
    )
