"""One request as those who ask see it: what is asked, what came, and all that happened."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from flask import redirect
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.people.access import Permission, may, may_see
from workbench.requests import queries
from workbench.requests.contributed import Answered, words_in
from workbench.requests.form.reading import LINE
from workbench.requests.progress import ItemProgress, Progress, progress
from workbench.requests.records import (
    AnswerBlock,
    AnswerKind,
    BlockKind,
    Contribution,
    ContributionStanding,
    InformationRequest,
    RequestEvent,
    RequestFile,
    RequestItem,
    Use,
)
from workbench.requests.sets import asked_set
from workbench.requests.standing import came_since
from workbench.store import Database
from workbench.text.languages import direction, running
from workbench.web.access import requires
from workbench.web.context import actor, now, reading
from workbench.web.pages import Page, render
from workbench.web.recommendations.filtering import asked_of
from workbench.web.requests.blueprint import blueprint
from workbench.web.requests.offered import OfferedSection, offered
from workbench.web.requests.story import story
from workbench.web.requests.words import answer_words, item_words, standing_words, use_words


@dataclass(frozen=True)
class ShownBlock:
    """A piece of an answer: the text of a paragraph, in that language, the rows of a table, or a picture's address."""

    text: str = ""
    language: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    picture: str = ""


@dataclass(frozen=True)
class ShownAnswer:
    """What was contributed to an item, in words; `language` is that of the form, unless it was written in another that
    runs the other way."""

    kind: str
    is_words: bool
    use: str
    is_background: bool
    belongs_to: str
    blocks: tuple[ShownBlock, ...]
    words: int
    language: str


@dataclass(frozen=True)
class ShownItem:
    """An item with what was contributed to it, and what came unsigned after that was submitted."""

    item: RequestItem
    kind: str
    direction: str
    answers: tuple[ShownAnswer, ...]
    came_since: tuple[ShownAnswer, ...]
    over: int


@dataclass(frozen=True)
class RequestPage(Page):
    template: ClassVar[str] = "requests/request.html"
    progress: Progress
    standing: str
    is_late: bool
    is_prepared: bool
    items: tuple[ShownItem, ...]
    lost: tuple[ShownAnswer, ...]
    received: Contribution | None
    came_since: bool
    lost_since: tuple[ShownAnswer, ...]
    is_ours: bool
    offered: tuple[OfferedSection, ...]
    hangs_on: tuple[str, str] | None
    events: tuple[tuple[RequestEvent, str], ...]
    files: tuple[RequestFile, ...]
    days_left: int
    language_direction: str
    may_receive: bool
    typed: Mapping[str, str]
    errors: Mapping[str, str]


@blueprint.get("/requests/<request_id>")
@requires(Permission.READ_REQUESTS)
def one_request(request_id: str) -> str | Response:
    """For those who ask; the ministry's people are shown to their answers."""
    with reading() as db:
        found = queries.request(db, actor(), request_id)
        asks = may(actor(), Permission.ASK_MINISTRIES) and may_see(actor(), found.audience)
        if asks:
            return page(db, request_id, {}, {})
    return redirect(f"/requests/{found.id}/answers", code=303)


def page(db: Database, request_id: str, typed: Mapping[str, str], errors: Mapping[str, str]) -> str:
    """The page with what was typed and what is wrong with it. Raises NoSuchRequest."""
    found = queries.asks(db, actor(), request_id)
    given = queries.contributions(db, actor(), [found.id])
    far = progress(found, queries.items(db, found.id), given)
    is_prepared = found.sent_at is None
    received = given[-1] if given and given[-1].standing is ContributionStanding.RECEIVED else None
    since = came_since(given)
    return render(
        RequestPage(
            progress=far,
            standing=standing_words(found.standing),
            is_late=far.is_late(now().tzinfo),
            is_prepared=is_prepared,
            items=tuple(_item(each, since, found) for each in far.items),
            lost=_shown(far.without_item, found),
            received=received,
            came_since=bool(since),
            lost_since=_shown((one for one in since if one.item_id is None), found),
            is_ours=not is_prepared and queries.is_theirs(actor(), found),
            offered=offered(db, actor(), found, [each.item for each in far.items]) if is_prepared else (),
            hangs_on=_hangs_on(db, found.id),
            events=story(queries.events(db, found.id)),
            files=queries.files(db, actor(), found.id),
            days_left=far.days_left(now().date()),
            language_direction=direction(found.language),
            may_receive=may(actor(), Permission.RECEIVE_CONTRIBUTIONS),
            typed=typed,
            errors=errors,
        )
    )


def _item(each: ItemProgress, since: Iterable[Answered], found: InformationRequest) -> ShownItem:
    return ShownItem(
        item=each.item,
        kind=item_words(each.item.kind),
        direction=direction(each.item.language),
        answers=_shown(each.answers, found),
        came_since=_shown((one for one in since if one.item_id == each.item.id), found),
        over=each.over,
    )


def _shown(answers: Iterable[Answered], found: InformationRequest) -> tuple[ShownAnswer, ...]:
    return tuple(shown_answer(each, found.language, found.id) for each in answers)


def shown_answer(answer: Answered, language: str, request_id: str) -> ShownAnswer:
    """An answer, in preparation or contributed, as a page shows it to who may read the request."""
    return ShownAnswer(
        kind=answer_words(answer.kind),
        is_words=answer.kind is AnswerKind.ANSWER,
        use=use_words(answer.use),
        is_background=answer.use is Use.BACKGROUND,
        belongs_to=answer.belongs_to,
        blocks=tuple(_block(each, language, request_id) for each in answer.blocks),
        words=words_in(answer.blocks, language),
        language=running(" ".join(each.text for each in answer.blocks if each.kind is not BlockKind.PICTURE), language),
    )


def _block(block: AnswerBlock, language: str, request_id: str) -> ShownBlock:
    if block.kind is BlockKind.PARAGRAPH:
        return ShownBlock(text=block.text, language=running(block.text, language))
    if block.kind is BlockKind.PICTURE:
        return ShownBlock(picture=f"/requests/{request_id}/pictures/{block.text}" if request_id else "")
    rows = (row.split("\t") for row in block.text.split("\n"))
    return ShownBlock(rows=tuple(tuple(cell.replace(LINE, "\n") for cell in row) for row in rows))


def _hangs_on(db: Database, request_id: str) -> tuple[str, str] | None:
    """Address and title of what the request hangs on, where it is for no report."""
    chosen = asked_set(db, request_id)
    if chosen is not None:
        return asked_of(chosen.wanted).address(), _("the recommendations it is about")
    found = queries.document(db, actor(), request_id)
    return (f"/documents/{found.slug}", found.title) if found else None
