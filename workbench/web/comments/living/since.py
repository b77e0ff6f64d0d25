"""In the reading room of a later round: what changed since the version that the institution reviewed."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from flask_babel import gettext as _
from markupsafe import Markup

from workbench.comments.frozen import FrozenText
from workbench.comments.records import Comment
from workbench.comments.since_reviewed import SinceBlock, SincePart, since_reviewed
from workbench.drafting.moments.comparing import Became
from workbench.errors import N_, NotFound
from workbench.people.access import Permission
from workbench.text.characters import NOTE_MARK
from workbench.web.access import requires
from workbench.web.comments import reading
from workbench.web.comments.blueprint import blueprint
from workbench.web.comments.passages import difference, differs
from workbench.web.comments.room import Remark, Room, remark
from workbench.web.context import actor, now, store
from workbench.web.pages import Page, render

_WORDS = {
    Became.SAME: N_("unchanged"),
    Became.CHANGED: N_("changed"),
    Became.ADDED: N_("new"),
    Became.REMOVED: N_("taken out"),
    Became.MOVED_HERE: N_("moved here"),
    Became.MOVED_AWAY: N_("moved away"),
}


@dataclass(frozen=True)
class SinceRow:
    """A paragraph. `name` is how it is and was cited, `after` how it is; `note` what the words alone do not show."""

    became: str
    word: str
    name: str
    after: str
    text: Markup
    note: str
    said: tuple[Remark, ...]
    write_address: str


@dataclass(frozen=True)
class SincePartRow:
    title: str
    became: str
    word: str
    said: tuple[Remark, ...]
    rows: tuple[SinceRow, ...]


@dataclass(frozen=True)
class SincePage(Page):
    template: ClassVar[str] = "comments/since.html"
    room: Room
    reviewed: int
    reviewed_at: datetime
    said: tuple[Remark, ...]
    parts: tuple[SincePartRow, ...]
    counts: tuple[tuple[str, int], ...]


@blueprint.get("/rounds/<round_id>/read/changes")
@requires(Permission.COMMENT)
def changes_since(round_id: str) -> str:
    """What changed since the version reviewed, word by word, with what was said then and the answers to it."""
    with store().reading() as db:
        found = since_reviewed(db, actor(), round_id)
        room = reading.opened(db, round_id).room(now().date())
    if found is None:
        raise NotFound
    then, today = FrozenText(found.reviewed), FrozenText(found.now)
    return render(
        SincePage(
            room=room,
            reviewed=found.reviewed.number,
            reviewed_at=found.reviewed.frozen_at,
            said=_remarks(found.comments, then),
            parts=tuple(_part(round_id, each, then, today) for each in found.parts),
            counts=tuple(
                (_(_WORDS[became]), count) for became, count in found.counts.items() if _is_told(became, count)
            ),
        )
    )


def _is_told(became: Became, count: int) -> bool:
    return count > 0 and became not in (Became.SAME, Became.MOVED_AWAY)


def _remarks(comments: tuple[Comment, ...], frozen: FrozenText) -> tuple[Remark, ...]:
    return tuple(remark(each, frozen) for each in comments)


def _part(round_id: str, part: SincePart, then: FrozenText, today: FrozenText) -> SincePartRow:
    shown = part.compared.after or part.compared.before
    assert shown is not None  # each heading has a side
    return SincePartRow(
        title=f"{shown.number} {shown.title}".strip(),
        became=part.compared.became.value,
        word=_(_WORDS[part.compared.became]) if part.compared.became is not Became.SAME else "",
        said=_remarks(part.comments, then),
        rows=tuple(_row(round_id, each, then, today) for each in part.blocks),
    )


def _row(round_id: str, block: SinceBlock, then: FrozenText, today: FrozenText) -> SinceRow:
    compared = block.compared
    is_there = compared.became not in (Became.REMOVED, Became.MOVED_AWAY)
    after = today.name(compared.id) if is_there else ""
    return SinceRow(
        became=compared.became.value,
        word=_(_WORDS[compared.became]),
        name=_name(then.name(compared.id), after),
        after=after,
        text=_text(block),
        note=_note(block),
        said=_remarks(block.comments, then),
        write_address=f"/rounds/{round_id}/read?paragraph={compared.id}#comment-form" if is_there else "",
    )


def _name(before: str, after: str) -> str:
    """`Paragraph 43, before 41`, or `Table 2`."""
    if before and after and before != after:
        return _("Paragraph %(new)s, before %(old)s", new=after, old=before)
    name = after or before
    return _("Paragraph %(number)s", number=name) if name[:1].isdecimal() else name


def _text(block: SinceBlock) -> Markup:
    before, after = block.compared.before, block.compared.after
    if block.compared.became is Became.ADDED and after:
        return difference("", after.text)
    if block.compared.became is Became.REMOVED and before:
        return difference(before.text, "")
    if before and after:
        return difference(before.text, after.text)
    shown = before or after
    return Markup.escape(shown.text.replace(NOTE_MARK, "") if shown else "")


def _note(block: SinceBlock) -> str:
    """That something changed which the words do not show."""
    before, after = block.compared.before, block.compared.after
    if block.compared.became is not Became.CHANGED or before is None or after is None:
        return ""
    if before.notes != after.notes:
        return _("Its footnotes have changed.")
    return "" if differs(before.text, after.text) else _("The words are the same; their form has changed.")
