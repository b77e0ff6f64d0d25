"""What ministries contribute: answered, validated by their authority, submitted."""

from collections.abc import Mapping
from datetime import datetime

from tests.builders.requests import DUE, Asked
from tests.cast import MORNING
from workbench.people import Actor
from workbench.requests import operations, queries
from workbench.requests.assembling import ToAsk
from workbench.requests.operations import Answer, KeptFile, NewItem, SignedLetter, Terms
from workbench.requests.records import AnswerBlock, BlockKind, Use

LETTER = SignedLetter(KeptFile("c" * 64, "letter.pdf", 10), "Dr Hanna Sol", MORNING.date())


def words(text: str, *, use: Use = Use.FOR_REPORT) -> Answer:
    """An answer of one paragraph."""
    return Answer(blocks=(AnswerBlock(BlockKind.PARAGRAPH, text),), use=use)


def contribute(
    asked: Asked,
    answers: Mapping[int, Answer],
    *,
    request_id: str = "",
    by: Actor | None = None,
    at: datetime = MORNING,
) -> str:
    """Answer items by their place and submit them; gives the contribution's id.

    By the authority of the first ministry, or by anybody else with a signed letter.
    """
    request_id, by, store = request_id or asked.id, by or asked.authority, asked.installation.store
    with store.writing() as db:
        items = queries.items(db, request_id)
        there = {each.item_id: each for each in queries.prepared(db, by, request_id)}
        for place, answer in answers.items():
            known = there.get(items[place].id)
            if known is None:
                code = items[place].code
                operations.write_answer(db, request_id=request_id, item_id=code, answer=answer, by=by, at=at)
            else:
                operations.rewrite_answer(db, answer_id=known.id, version=known.version, answer=answer, by=by, at=at)
        if by.official_voice:
            operations.validate(db, request_id=request_id, by=by, at=at)
        else:
            operations.validate_by_letter(db, request_id=request_id, letter=LETTER, by=by, at=at)
    made = operations.made_documents(store, by, request_id)
    with store.writing() as db:
        return operations.submit(db, request_id=request_id, made=made, by=by, at=at)


def correct(asked: Asked, answers: Mapping[int, Answer], *, at: datetime = MORNING) -> str:
    """Begin again from what was contributed, change these answers, and submit; gives the contribution's id."""
    with asked.installation.store.writing() as db:
        operations.begin_again(db, request_id=asked.id, by=asked.authority, at=at)
    return contribute(asked, answers, at=at)


def asked_of_another(asked: Asked, *, report_id: str | None = None) -> str:
    """The same things asked of the Ministry of Health, and sent; gives the request's id."""
    by = asked.cast.amina
    with asked.installation.store.writing() as db:
        items = [
            NewItem(ToAsk(each.kind, each.target, each.key, each.text, each.language, each.section_id))
            for each in asked.items
        ]
        request_id = operations.prepare(
            db,
            organisation=asked.other.organisation_id or "",
            terms=Terms(due=DUE),
            report_id=report_id or asked.report_id,
            items=items,
            by=by,
            at=MORNING,
        )
        operations.send(db, request_id=request_id, by=by, at=MORNING)
    return request_id
