"""A ministry's own page, or one question of it: what it is asked, its answers, and what became of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import dropwhile
from typing import ClassVar

from flask import request

from workbench.people import queries as people
from workbench.requests import earlier, queries
from workbench.requests.brought import brought
from workbench.requests.contributed import words_in
from workbench.requests.earlier import EarlierAnswer
from workbench.requests.operations.validating import Validation, standing
from workbench.requests.progress import Progress, progress
from workbench.requests.records import (
    AnswerKind,
    BlockKind,
    Contribution,
    InformationRequest,
    PreparedAnswer,
    PreparedAttachment,
    RequestEvent,
    RequestFile,
    RequestItem,
)
from workbench.requests.refusals import NoSuchItem
from workbench.requests.rewriting import typed as typed_text
from workbench.requests.standing import to_go_on_from
from workbench.requests.used import used
from workbench.store import Database
from workbench.text.languages import direction
from workbench.web.context import actor, now
from workbench.web.corpus.uses import Use as ShownUse
from workbench.web.corpus.uses import shown_use
from workbench.web.pages import Page, render
from workbench.web.requests.page import ShownAnswer, shown_answer
from workbench.web.requests.story import story
from workbench.web.requests.words import answer_kinds, earlier_words, item_words, standing_words, uses


@dataclass(frozen=True)
class OwnAnswer:
    """An answer in preparation: its words as the form holds them, and what the form cannot hold, `besides` words."""

    answer: PreparedAnswer
    shown: ShownAnswer
    text: str
    words: int
    besides: int
    is_rich: bool


@dataclass(frozen=True)
class Before:
    """An answer as it stood in preparation before, and what was done with it then, in words."""

    answer: EarlierAnswer
    shown: ShownAnswer
    how: str


@dataclass(frozen=True)
class AskedItem:
    """An item with the ministry's own answers to it, what it contributed last, and what became of that."""

    item: RequestItem
    kind: str
    direction: str
    own: tuple[OwnAnswer, ...]
    before: tuple[Before, ...]
    given: tuple[ShownAnswer, ...]
    uses: tuple[ShownUse, ...]

    @property
    def is_in_the_way(self) -> bool:
        """Whether nothing can be submitted as the answers to it stand: several of them, or another office's unnamed."""
        unnamed = (each.answer.kind is AnswerKind.NOT_OURS and not each.answer.belongs_to for each in self.own)
        return len(self.own) > 1 or any(unnamed)


@dataclass(frozen=True)
class AnswersPage(Page):
    template: ClassVar[str] = "requests/answers.html"
    asked: InformationRequest
    progress: Progress
    standing: str
    is_late: bool
    items: tuple[AskedItem, ...]
    lost: tuple[OwnAnswer, ...]
    lost_before: tuple[Before, ...]
    answered: int
    words: int
    validation: Validation | None
    speaks: bool
    authorities: tuple[str, ...]
    in_the_way: tuple[tuple[int, AskedItem], ...]
    given: tuple[Contribution, ...]
    events: tuple[tuple[RequestEvent, str], ...]
    files: tuple[RequestFile, ...]
    brought: tuple[RequestFile, ...]
    attachments: tuple[PreparedAttachment, ...]
    days_left: int
    language_direction: str
    kinds: tuple[tuple[str, str], ...]
    uses: tuple[tuple[str, str], ...]
    today: str
    typed: Mapping[str, str]
    errors: Mapping[str, str]
    may_begin: bool
    has_own: bool
    still_open: tuple[tuple[int, AskedItem], ...]
    ticked_all: bool
    ticked: tuple[str, ...]


@dataclass(frozen=True)
class ItemPart(Page):
    """The item at `number` of a page, what depends on it, and what was done, for htmx."""

    template: ClassVar[str] = "requests/item_kept.html"
    page: AnswersPage
    number: int
    each: AskedItem
    said: str


def answers_page(db: Database, request_id: str, typed: Mapping[str, str], errors: Mapping[str, str]) -> str:
    """The page with what was typed and what is wrong with it. Raises NoSuchRequest."""
    return render(_page(db, request_id, typed, errors))


def item_part(
    db: Database, request_id: str, item_id: str, typed: Mapping[str, str], errors: Mapping[str, str], *, said: str = ""
) -> str:
    """One item, and what depends on it, as htmx takes them; `said` is what was done.

    Raises NoSuchRequest, NoSuchItem.
    """
    page = _page(db, request_id, typed, errors)
    for number, each in enumerate(page.items, start=1):
        if each.item.id == item_id:
            return render(ItemPart(page=page, number=number, each=each, said=said))
    raise NoSuchItem


def _page(db: Database, request_id: str, typed: Mapping[str, str], errors: Mapping[str, str]) -> AnswersPage:
    found = queries.answers(db, actor(), request_id)
    given = queries.contributions(db, actor(), [found.id])
    there = queries.items(db, found.id)
    far = progress(found, there, given)
    before = [_before(each, found.language) for each in earlier.answers(db, actor(), found.id)]
    prepared = queries.prepared(db, actor(), found.id)
    own = [_own(each, found.language) for each in prepared]
    files = queries.files(db, actor(), found.id)
    items = _items(db, found, there, own, before, given)
    numbered = tuple(enumerate(items, start=1))
    may_begin = found.is_open and (not given or bool(own))
    return AnswersPage(
        asked=found,
        progress=far,
        standing=standing_words(found.standing),
        is_late=far.is_late(now().tzinfo),
        items=items,
        lost=tuple(each for each in own if each.answer.item_id is None),
        lost_before=tuple(each for each in before if each.answer.item_id is None),
        answered=sum(bool(each.own or each.given) for each in items),
        words=sum(each.words for each in own) if own else sum(one.words for each in items for one in each.given),
        has_own=bool(own),
        validation=standing(db, actor(), found.id) if own else None,
        speaks=actor().official_voice,
        authorities=tuple(each.name for each in people.voices_of(db, found.organisation_id)),
        in_the_way=tuple(one for one in numbered if one[1].is_in_the_way),
        given=given,
        events=story(_since_it_was_sent(db, found.id)),
        files=files,
        brought=brought(files, prepared),
        attachments=queries.attachments(db, actor(), found.id),
        days_left=(found.due - now().date()).days,
        language_direction=direction(found.language),
        kinds=answer_kinds(),
        uses=uses(),
        today=now().date().isoformat(),
        typed=typed,
        errors=errors,
        may_begin=may_begin,
        still_open=_still_open(numbered, may_begin=may_begin) if found.is_open else (),
        ticked_all=request.args.get("several") == "all",
        ticked=tuple(request.form.getlist("item")),
    )


def _still_open(numbered: Iterable[tuple[int, AskedItem]], *, may_begin: bool) -> tuple[tuple[int, AskedItem], ...]:
    """Those that can be answered and are not yet."""
    return tuple((number, each) for number, each in numbered if not each.own and (may_begin or not each.given))


def _items(
    db: Database,
    found: InformationRequest,
    there: Iterable[RequestItem],
    own: Sequence[OwnAnswer],
    before: Sequence[Before],
    given: Sequence[Contribution],
) -> tuple[AskedItem, ...]:
    last = to_go_on_from(given)
    became = used(db, actor(), found.id) if given else {}
    return tuple(
        AskedItem(
            item=each,
            kind=item_words(each.kind),
            direction=direction(each.language),
            own=tuple(one for one in own if one.answer.item_id == each.id),
            before=tuple(one for one in before if one.answer.item_id == each.id),
            given=tuple(shown_answer(one, found.language, found.id) for one in last if one.item_id == each.id),
            uses=tuple(shown_use(use) for use in became.get(each.id, ())),
        )
        for each in there
    )


def _since_it_was_sent(db: Database, request_id: str) -> tuple[RequestEvent, ...]:
    """How it was prepared, and taken back meanwhile, is those people's own affair who prepared it."""
    return tuple(dropwhile(lambda each: each.kind != "sent", queries.events(db, request_id)))


def _before(answer: EarlierAnswer, language: str) -> Before:
    return Before(answer, shown_answer(answer, language, answer.request_id), earlier_words(answer.how))


def _own(answer: PreparedAnswer, language: str) -> OwnAnswer:
    others = [each for each in answer.blocks if each.kind is not BlockKind.PARAGRAPH]
    return OwnAnswer(
        answer=answer,
        shown=shown_answer(answer, language, answer.request_id),
        text=typed_text(answer.blocks),
        words=words_in(answer.blocks, language),
        besides=words_in(others, language),
        is_rich=bool(others),
    )
