"""What became of our comments: every comment of an institution with its answer, to be read and printed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from flask_babel import gettext as _
from markupsafe import Markup

from workbench.comments.frozen import FrozenText
from workbench.comments.later_text import VersionText, text_shown_to
from workbench.comments.records import Comment
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.comments import reading
from workbench.web.comments.blueprint import blueprint
from workbench.web.comments.passages import difference
from workbench.web.comments.report_order import in_order
from workbench.web.comments.room import Remark, Room, remark
from workbench.web.comments.words import answer_words
from workbench.web.context import actor, now, store
from workbench.web.pages import Page, render


@dataclass(frozen=True)
class Became:
    """A comment, and the paragraph that carries its answer in the later version: `text` is None where there is none
    to show, `is_gone` where the paragraph does not stand in that version."""

    remark: Remark
    paragraph: str
    text: Markup | None
    is_gone: bool


@dataclass(frozen=True)
class BecamePage(Page):
    template: ClassVar[str] = "comments/became.html"
    room: Room
    rows: tuple[Became, ...]
    counts: tuple[tuple[str, int], ...]
    later: int
    later_on: date | None
    submitted: bool


@blueprint.get("/rounds/<round_id>/read/answers")
@requires(Permission.COMMENT)
def became_of_ours(round_id: str) -> str:
    """Every comment that was sent, in the order of the report, with what became of it."""
    with store().reading() as db:
        found = reading.opened(db, round_id)
        later = text_shown_to(db, found.seat.round, actor().organisation_id or "")
    ordered = in_order(found.comments, found.frozen)
    return render(
        BecamePage(
            room=found.room(now().date()),
            rows=tuple(_became(each, found.frozen, later, speaks=found.seat.speaks) for each in ordered),
            counts=_counts(ordered),
            later=later.version if later else 0,
            later_on=later.on if later else None,
            submitted=bool(later and later.is_submitted),
        )
    )


def _counts(comments: Iterable[Comment]) -> tuple[tuple[str, int], ...]:
    """How many have each answer, how many are open again and how many wait; what passed is counted in none."""
    found: Counter[str] = Counter()
    for comment in comments:
        if comment.reopened:
            found[_("open again")] += 1
        elif comment.stands:
            found[answer_words(comment.disposition.value) if comment.disposition else _("not answered yet")] += 1
    return tuple(found.items())


def _became(comment: Comment, frozen: FrozenText, later: VersionText | None, *, speaks: bool) -> Became:
    answer = comment.disposition
    shown = remark(comment, frozen, speaks=speaks)
    if later is None or answer is None or answer.paragraph_id is None:
        return Became(shown, "", None, is_gone=False)
    words = later.at(answer.paragraph_id)
    if words is None:
        return Became(shown, "", None, is_gone=True)
    return Became(shown, words.label, difference(_before(frozen, answer.paragraph_id), words.text), is_gone=False)


def _before(frozen: FrozenText, paragraph_id: str) -> str:
    """The paragraph as it was commented on; "" for one that was written since."""
    return frozen.paragraph(paragraph_id).text if frozen.section_of(paragraph_id) else ""
