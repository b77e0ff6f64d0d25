"""The paragraph that carries the change: those near the comment are offered, all of the report to whoever asks."""

from dataclasses import dataclass
from typing import ClassVar

from flask_babel import gettext as _

from workbench.web.comments.desk.reading import Desk
from workbench.web.comments.words import start_of
from workbench.web.pages import Page


@dataclass(frozen=True)
class Carriers(Page):
    """The paragraphs that may be named: id, and how each begins. `address` gives all, "" where these are all."""

    template: ClassVar[str] = "comments/_carriers.html"
    paragraphs: tuple[tuple[str, str], ...]
    chosen: str
    address: str


def carriers(desk: Desk, chosen: str, *, every: bool) -> Carriers:
    """Those of the section where the comment stands today and the one that is chosen, or every one of the report."""
    comment = desk.comment
    section = desk.paragraph.section_id if desk.paragraph else comment.section_id
    offered = [each for each in desk.now.values() if every or each.id == chosen or each.section_id == section]
    more = f"/rounds/{comment.round_id}/comments/{comment.id}/paragraphs{desk.wanted.query}"
    return Carriers(
        paragraphs=tuple(
            (each.id, _("%(number)s. %(words)s", number=desk.labels.get(each.id, ""), words=start_of(each.text)))
            for each in offered
        ),
        chosen=chosen,
        address="" if len(offered) == len(desk.now) else more,
    )
