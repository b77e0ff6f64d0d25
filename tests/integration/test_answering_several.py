"""A focal point says “no change” to many questions at once, and each answer comes back alone where a script asks."""

import re
from dataclasses import replace

import pytest

from tests.builders.requests import Asked, a_request
from tests.cast import MORNING, Cast
from tests.integration.test_request_pages import page
from tests.integration.test_rounds_pages import Visitor, Visitors
from workbench.installation import Installation
from workbench.requests import operations, queries
from workbench.requests.operations import Answer
from workbench.requests.records import AnswerBlock, AnswerKind, BlockKind, PreparedAnswer, Use
from workbench.requests.refusals import BelongsToMissing, NoSuchItem, NoSuchRequest, NothingTicked, RequestClosed

SAID = Answer(blocks=(AnswerBlock(BlockKind.PARAGRAPH, "The Act was adopted."),))
NO_CHANGE = Answer(AnswerKind.NO_CHANGE)


@pytest.fixture
def asked(installation: Installation, cast: Cast) -> Asked:
    return a_request(installation, cast)


@pytest.fixture
def visitors(asked: Asked) -> Visitors:
    return Visitors(asked.installation)


def _prepared(asked: Asked) -> dict[str | None, PreparedAnswer]:
    with asked.installation.store.reading() as db:
        return {each.item_id: each for each in queries.prepared(db, asked.cast.bruno, asked.id)}


def test_what_is_ticked_is_answered_and_what_stands_already_stays(asked: Asked) -> None:
    ids = [each.id for each in asked.items]
    of = {"request_id": asked.id, "by": asked.cast.bruno, "at": MORNING}
    with asked.installation.store.writing() as db:
        operations.write_answer(db, item_id=ids[0], answer=SAID, **of)  # type: ignore[arg-type]
        many = operations.answer_several(db, item_ids=[*ids, ids[1]], answer=NO_CHANGE, **of)  # type: ignore[arg-type]
    there = _prepared(asked)
    assert many == tuple(ids[1:])
    assert [there[each].kind for each in ids] == [AnswerKind.ANSWER, AnswerKind.NO_CHANGE, AnswerKind.NO_CHANGE]


def test_nothing_is_kept_where_one_of_them_is_refused(asked: Asked) -> None:
    ids = [each.id for each in asked.items]
    nobodys = Answer(AnswerKind.NOT_OURS)
    for who, wanted, answer, refusal in (
        (asked.cast.bruno, [], NO_CHANGE, NothingTicked),
        (asked.cast.bruno, [ids[0], "no-such-item"], NO_CHANGE, NoSuchItem),
        (asked.cast.bruno, ids, nobodys, BelongsToMissing),
        (asked.other, ids, NO_CHANGE, NoSuchRequest),
    ):
        with pytest.raises(refusal), asked.installation.store.writing() as db:
            operations.answer_several(db, request_id=asked.id, item_ids=wanted, answer=answer, by=who, at=MORNING)
    with asked.installation.store.writing() as db:
        operations.close(db, request_id=asked.id, by=asked.cast.amina, at=MORNING)
    with pytest.raises(RequestClosed), asked.installation.store.writing() as db:
        operations.answer_several(
            db, request_id=asked.id, item_ids=ids, answer=NO_CHANGE, by=asked.cast.bruno, at=MORNING
        )
    assert _prepared(asked) == {}


def test_all_are_ticked_in_one_step_and_answered_in_another(asked: Asked, visitors: dict[str, Visitor]) -> None:
    bruno, ids = visitors["bruno"], [each.id for each in asked.items]
    ticked = bruno.get(page(asked, "/answers?several=all")).text
    assert len(re.findall(r'name="item" id="several-[^"]+" value="[^"]+" checked', ticked)) == len(ids)
    refused = bruno.post(page(asked, "/several"), kind="no_change")
    assert refused.status_code == 422
    assert "Nothing was ticked" in refused.text
    nobodys = bruno.post(page(asked, "/several"), kind="not_ours", item=ids[:2])
    assert nobodys.status_code == 422
    assert len(re.findall(r'id="several-[^"]+" value="[^"]+" checked', nobodys.text)) == 2
    kept = bruno.post(page(asked, "/several"), kind="no_change", item=ids, belongs_to="typed and left")
    assert (kept.status_code, kept.headers["Location"]) == (303, page(asked, "/answers#several"))
    after = bruno.get(page(asked, "/answers")).text
    assert after.count("no change since the last report</p>") == len(ids)
    assert "Answer several at once" not in after
    assert {each.belongs_to for each in _prepared(asked).values()} == {""}
    assert visitors["hugo"].post(page(asked, "/several"), kind="no_change", item=ids).status_code == 404


def test_a_script_gets_the_question_alone_with_what_depends_on_it(asked: Asked, visitors: dict[str, Visitor]) -> None:
    bruno, (first, second, _third) = visitors["bruno"], asked.items
    kept = bruno.post(page(asked, f"/answers/{first.id}"), htmx=True, text="The Act was adopted.", kind="answer")
    assert kept.status_code == 200
    assert f'id="item-{first.id}"' in kept.text
    assert f'id="item-{second.id}"' not in kept.text
    assert "1 of 3" in kept.text
    assert "The Act was adopted." in kept.text
    assert len(kept.data) < 8_000
    refused = bruno.post(page(asked, f"/answers/{second.id}"), htmx=True, text="Ours no more.", kind="not_ours")
    assert refused.status_code == 422
    assert "Say which office has to answer this" in refused.text
    assert "Ours no more." in refused.text
    at_once = bruno.post(page(asked, f"/answers/{second.id}"), kind="answer", at_once="no_change")
    assert at_once.headers["Location"] == page(asked, f"/answers#item-{second.id}")
    assert _prepared(asked)[second.id].kind is AnswerKind.NO_CHANGE


def test_what_departments_wrote_is_put_together_and_stays_background_where_one_of_them_said_so(
    asked: Asked, visitors: dict[str, Visitor]
) -> None:
    item, at = asked.items[0].id, MORNING
    background = replace(SAID, use=Use.BACKGROUND)
    of = {"request_id": asked.id, "item_id": item, "by": asked.cast.bruno, "at": at}
    with asked.installation.store.writing() as db:
        for answer in (SAID, background, NO_CHANGE):
            operations.write_answer(db, answer=answer, **of)  # type: ignore[arg-type]
    with asked.installation.store.reading() as db:
        written = queries.prepared(db, asked.cast.bruno, asked.id)
    one = operations.joined(written)
    assert (one.kind, one.use, one.blocks) == (AnswerKind.ANSWER, Use.BACKGROUND, SAID.blocks * 2)
    without_words = [each for each in written if not each.blocks]
    assert operations.joined(without_words * 2) == NO_CHANGE
    assert operations.joined([each for each in written if each.use is Use.FOR_REPORT]).use is Use.FOR_REPORT
    not_ready = f'<a href="#item-{item}">1. <bdi>{asked.items[0].key}</bdi></a>: several answers'
    assert not_ready in visitors["bruno"].get(page(asked, "/answers")).text, "before anybody signs for it"
    assert visitors["bruno"].post(page(asked, f"/one/{item}")).status_code == 303
    assert "Not ready yet" not in visitors["bruno"].get(page(asked, "/answers")).text
    with asked.installation.store.reading() as db:
        (now,) = queries.prepared(db, asked.cast.bruno, asked.id)
    assert (now.id, now.kind, now.use, now.blocks) == (written[0].id, one.kind, one.use, one.blocks)
    assert visitors["bruno"].post(page(asked, f"/prepared/{now.id}/discard")).status_code == 303
    assert visitors["bruno"].post(page(asked, f"/one/{item}")).status_code == 404


def test_a_question_that_was_left_open_is_answered_after_the_contribution_and_the_others_come_along(
    asked: Asked, visitors: dict[str, Visitor]
) -> None:
    bruno, mara, (first, second, _third) = visitors["bruno"], visitors["mara"], asked.items
    bruno.post(page(asked, f"/answers/{first.id}"), text="The Act was adopted.", kind="answer")
    mara.post(page(asked, "/validate"))
    assert "Submit the contribution" in mara.get(page(asked, "/answers")).text
    bruno.post(page(asked, "/submit"))
    submitted = mara.get(page(asked, "/answers")).text
    assert "Validate and submit" not in submitted
    assert "4 words" in submitted
    there = bruno.get(page(asked, "/answers")).text
    assert f'action="{page(asked, f"/answers/{first.id}")}"' not in there
    assert f'action="{page(asked, f"/answers/{second.id}")}"' in there
    bruno.post(page(asked, f"/answers/{second.id}"), text="Forty teachers.", kind="answer")
    assert set(_prepared(asked)) == {first.id, second.id}
