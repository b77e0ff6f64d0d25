"""Requests of the demonstration as they stand after weeks: every page of a request has something to show.

Answers of two departments, a file whose words found no item, tables, pictures, words from right to left, a file beside
the answers with a name that nothing breaks; and a request of thirty questions that nobody has answered yet.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.builders.pictures import a_png
from workbench.demonstration.people import EDUCATION, actor
from workbench.installation import Installation
from workbench.requests import operations, queries
from workbench.requests.assembling import ToAsk
from workbench.requests.form.records import ReadAnswer, ReadForm
from workbench.requests.operations import Answer, KeptFile, NewItem, Terms
from workbench.requests.records import AnswerBlock, AnswerKind, BlockKind, InformationRequest, ItemKind, Use
from workbench.store import Database

ARABIC = "تدرس اللغتان سيلون وتارفاني في 64 مدرسة حكومية، وبدأ تدريب ثلاثين معلمة ومعلما في أيلول/سبتمبر 2025."
TABLE = "\n".join(
    "\t".join(f"{word} {row}" for word in ("District", "Schools", "Teachers", "Pupils")) for row in range(4)
)
LONG_NAME = "plan-against-separate-schooling-in-the-fourteen-districts-of-arcadia-" * 2 + "2025.pdf"
LONG_OFFICE = "Ministry of Labour, Social Affairs and the Advancement of the Provinces"
THIRTY = 30


@dataclass(frozen=True)
class LivedRequests:
    """Ids. corrected: of Education, submitted and in preparation again · thirty: of Education, nothing answered ·
    received: came unsigned · unsent: in preparation · item: of the corrected one, asked of another office too
    · unsent_item: of the unsent one."""

    report: str
    corrected: str
    thirty: str
    received: str
    unsent: str
    item: str
    unsent_item: str


def lived_requests(installation: Installation, at: datetime) -> LivedRequests:
    """The demonstration's requests live on up to `at`."""
    files = installation.store.files
    picture = hashlib.sha256(a_png()).hexdigest()
    files.put(a_png())
    files.put(b"%PDF-1.4 a plan")
    plan = KeptFile(hashlib.sha256(b"%PDF-1.4 a plan").hexdigest(), LONG_NAME, 15)
    with installation.store.writing() as db:
        amina, bruno = actor(db, "amina"), actor(db, "bruno")
        every = queries.requests(db, amina)
        education = _of(every, EDUCATION)
        operations.begin_again(db, request_id=education.id, by=bruno, at=at)
        first, second, third, *_ = queries.items(db, education.id)
        _two_departments(db, education, first.id, second.code, picture, plan, at=at)
        elsewhere = Answer(AnswerKind.NOT_OURS, belongs_to=LONG_OFFICE)
        operations.write_answer(
            db, request_id=education.id, item_id=third.id, answer=elsewhere, by=actor(db, "mara"), at=at
        )
        operations.attach(db, request_id=education.id, file=plan, by=bruno, at=at)
        received = _of(every, "National Statistics Office")
        thirty = ask_thirty(db, education.report_id or "", at=at)
        unsent = next(each for each in every if each.sent_at is None)
        unsent_item = queries.items(db, unsent.id)[0]
    installation.sync()
    return LivedRequests(
        education.report_id or "", education.id, thirty, received.id, unsent.id, first.id, unsent_item.id
    )


def ask_thirty(db: Database, report_id: str, *, at: datetime) -> str:
    """A request to Education of thirty questions, sent; gives its id."""
    amina = actor(db, "amina")
    asks = [f"What has changed in district {number} since the last report?" for number in range(1, THIRTY + 1)]
    items = [NewItem(ToAsk(ItemKind.QUESTION, "", f"District {number}", text, "en", None), 60)
             for number, text in enumerate(asks, start=1)]  # fmt: skip
    terms = Terms(due=(at + timedelta(days=20)).date(), title="Year-end report", contact="Amina Haddad", language="en")
    thirty = operations.prepare(
        db, organisation=EDUCATION, terms=terms, report_id=report_id, items=items, by=amina, at=at
    )
    operations.send(db, request_id=thirty, by=amina, at=at)
    return thirty


def _of(every: tuple[InformationRequest, ...], office: str) -> InformationRequest:
    return next(each for each in every if each.organisation == office)


def _two_departments(
    db: Database, found: InformationRequest, first: str, code: str, picture: str, plan: KeptFile, *, at: datetime
) -> None:
    """What a colleague wrote beside Bruno, and a form that brings a table, a picture and words at no item."""
    told = Answer(blocks=(AnswerBlock(BlockKind.PARAGRAPH, ARABIC),), use=Use.BACKGROUND)
    operations.write_answer(db, request_id=found.id, item_id=first, answer=told, by=actor(db, "mara"), at=at)
    rich = (
        AnswerBlock(BlockKind.PARAGRAPH, "The table has the figures."),
        AnswerBlock(BlockKind.TABLE, TABLE),
        AnswerBlock(BlockKind.PICTURE, picture),
    )
    lost = (AnswerBlock(BlockKind.PARAGRAPH, ARABIC), AnswerBlock(BlockKind.TABLE, TABLE))
    form = ReadForm(
        found.code,
        (
            ReadAnswer(code, AnswerKind.ANSWER, Use.FOR_REPORT, "", rich),
            ReadAnswer("", AnswerKind.ANSWER, Use.FOR_REPORT, "", lost, "Its code is none of this request."),
        ),
    )
    operations.take_in(db, request_id=found.id, file=plan, read=form, by=actor(db, "bruno"), at=at)
