"""A form of sixty items filled in with LibreOffice: every answer at its item, or waiting with the reason.

Rows are sorted, taken out and put in, columns put in, cells merged; paragraphs split, joined, set in another font and
style, written under change tracking; tables and pictures pasted; codes and questions deleted; the file saved as .odt
and then as .docx. In a short run one form in each language, in a full one many.
"""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from tests.builders.pictures import a_png
from tests.builders.requests import DUE, Asked, a_request
from tests.cast import MORNING, Cast
from tests.conftest import Figure
from tests.office.answering import Filled, Plan, a_plan, come_back
from tests.office.office import Office
from tests.office.prose import sentence
from workbench.export import request_form
from workbench.export.request_returned import ReturnedFile, read_back
from workbench.installation import Installation
from workbench.requests import operations, queries
from workbench.requests.assembling import ToAsk
from workbench.requests.form import reading
from workbench.requests.form.printed import words
from workbench.requests.operations import NewItem, Terms
from workbench.requests.progress import progress
from workbench.requests.records import (
    AnswerBlock,
    AnswerKind,
    BlockKind,
    ContributedAnswer,
    ItemKind,
    RequestItem,
    Use,
)
from workbench.text import wordcount

pytestmark = [pytest.mark.office, pytest.mark.word_roundtrip("request forms")]

ITEMS = 60
LIMIT = 60  # words: the longest answers go over it
FORMS = 20  # of each language, in a full run
AT_ITS_ITEM = frozenset({"stays", "joined", "split", "code lost", "in the question", "row below"})
QUEUED = {
    "question lost": reading.NO_ITEM,
    "one cell": reading.ONE_CELL,
    "in the question": reading.IN_THE_QUESTION,
    "row below": reading.NO_ITEM,
}


@dataclass(frozen=True)
class Sixty:
    """The request of sixty items, and the form of it."""

    asked: Asked
    id: str
    items: tuple[RequestItem, ...]
    form: bytes


@pytest.fixture
def asked(installation: Installation, cast: Cast) -> Asked:
    return a_request(installation, cast)


def sixty(asked: Asked, chance: random.Random, language: str) -> Sixty:
    """A request to the ministry, sent: every wording its own but for two that are the same."""
    texts = [f"{sentence(chance)} How many in {2000 + at}?" for at in range(ITEMS - 1)]
    new = [NewItem(ToAsk(ItemKind.QUESTION, "", "", text, "en", None), LIMIT) for text in (*texts, texts[0])]
    with asked.installation.store.writing() as db:
        terms = Terms(due=DUE, language=language, title="Sixty questions", letter="Dear colleagues,")
        made = operations.prepare(
            db, organisation=asked.cast.education, terms=terms, items=new, by=asked.cast.amina, at=MORNING
        )
        operations.send(db, request_id=made, by=asked.cast.amina, at=MORNING)
        found, items = queries.request(db, asked.cast.amina, made), queries.items(db, made)
    return Sixty(asked, made, items, request_form.word(found, items))


def shown(blocks: Sequence[AnswerBlock]) -> tuple[str, ...]:
    return tuple("picture" if each.kind is BlockKind.PICTURE else each.text for each in blocks)


def in_any_order(said: Sequence[str]) -> tuple[str, ...]:
    """LibreOffice begins a pasted table with a paragraph of its own; what stands before which is not the question."""
    return tuple(sorted(said))


Answer = tuple[AnswerKind, Use, str, tuple[str, ...]]


def expected(each: Filled, language: str) -> Answer:
    ticked = {label.partition(" ")[2]: behind.strip() for label, _, behind in each.ticks}
    spoken = words()[language]
    use = Use.BACKGROUND if spoken["background"] in ticked else Use.FOR_REPORT
    if spoken["no_change"] in ticked:
        return AnswerKind.NO_CHANGE, use, "", ()
    if spoken["not_ours"] in ticked:
        return AnswerKind.NOT_OURS, use, ticked[spoken["not_ours"]], ()
    return AnswerKind.ANSWER, use, "", in_any_order(each.said)


def check(made: Sixty, plan: Plan, pairs: list[list[str]], given: Sequence[ContributedAnswer], language: str) -> int:
    """Every answer is where it belongs, word by word; gives how many stand at their items."""
    codes = {each.id: each.code for each in made.items}
    twins = {each.code for each in made.items if each.text == made.items[0].text}
    paired = {code for pair in pairs for code in pair}
    at = {codes[each.item_id]: each for each in given if each.item_id}
    lost = [(each.why_queued, "\n".join(shown(each.blocks))) for each in given if not each.item_id]
    lost_codes = {each.code for each in plan.items if each.fate == "code lost" and each.code in twins}

    def waits(why: str, *texts: str) -> bool:
        return any(why == reason and all(text in said for text in texts if text != "picture") for reason, said in lost)

    for each in plan.items:
        if each.code in paired:
            assert each.code not in at
            assert waits(reading.SEVERAL_ITEMS, *each.said), each
        elif each.code in lost_codes:
            assert waits(reading.NO_ITEM, *each.said), each
        elif each.fate in AT_ITS_ITEM or each.fate == "one answer for two":
            found = at[each.code]
            assert (found.kind, found.use, found.belongs_to, in_any_order(shown(found.blocks))) == expected(
                each, language
            )
            assert found.words == sum(wordcount.count(text, language) for text in each.said if text != "picture")
        else:
            assert each.code not in at, each
        if each.fate in QUEUED:
            # Beside a column of one's own the joined cell is still the question's.
            why = reading.IN_THE_QUESTION if each.fate == "one cell" and plan.column else QUEUED[each.fate]
            assert waits(why, *([each.into] if each.into else each.said)), (each, lost)
    assert waits(reading.OUTSIDE, plan.outside)
    said = " ".join(text for _, text in lost)
    assert not any(text in said for each in plan.items if each.fate == "row deleted" for text in each.paragraphs)
    assert not plan.column or waits(reading.NO_ITEM, plan.column)
    return len(at)


def brought_twice(made: Sixty, back: ReturnedFile) -> Sequence[ContributedAnswer]:
    """By the secretariat and by the ministry, each two times: what was received."""
    asked = made.asked
    with asked.installation.store.writing() as db:
        given = {"request_id": made.id, "file": back.file, "read": back.read, "at": MORNING}
        first = operations.receive(db, by=asked.cast.amina, **given)  # type: ignore[arg-type]
        again = operations.receive(db, by=asked.cast.amina, **given)  # type: ignore[arg-type]
        assert (again.new, again.queued, again.contribution_id) == (0, 0, None)
        own = operations.take_in(db, by=asked.cast.bruno, **given)  # type: ignore[arg-type]
        assert (own.new, own.queued) == (first.new, first.queued)
        own_again = operations.take_in(db, by=asked.cast.bruno, **given)  # type: ignore[arg-type]
        assert (own_again.new, own_again.queued, own_again.known) == (0, 0, own.new + own.queued)
        assert len(queries.prepared(db, asked.cast.bruno, made.id)) == own.new + own.queued
        (one,) = queries.contributions(db, asked.cast.amina, [made.id])
    return one.answers


@pytest.mark.parametrize(("language", "through_odt"), [("en", False), ("ar", True)])
def test_every_answer_comes_back_from_libreoffice_to_its_item_or_waits_with_the_reason(
    office: Office, asked: Asked, full_count: bool, figure: Figure, language: str, through_odt: bool
) -> None:
    seen: Counter[str] = Counter()
    for number in range(FORMS if full_count else 1):
        chance = random.Random(f"{language} {number}")
        made = sixty(asked, chance, language)
        plan = a_plan(made.items, chance, language)
        data, pairs = come_back(office, made.form, plan, picture=a_png(), through_odt=through_odt)
        back = read_back(asked.installation.store, asked.cast.amina, made.id, data, "filled.docx")
        assert back.read is not None, back.refusal
        given = brought_twice(made, back)
        seen["at their items"] += check(made, plan, pairs, given, language)
        seen["waiting"] += sum(each.item_id is None for each in given)
        with asked.installation.store.reading() as db:
            found = queries.request(db, asked.cast.amina, made.id)
            far = progress(found, made.items, queries.contributions(db, asked.cast.amina, [made.id]))
        assert far.over == sum(each.words > LIMIT for each in given if each.item_id)
    figure(f"LibreOffice {office.program.version}, {language}: answers", dict(seen))
