"""Comments in the order of the report, and the section each stands in."""

from collections.abc import Iterable

from flask_babel import gettext as _

from workbench.comments.frozen import FrozenText, heading
from workbench.comments.records import Comment


def in_order(comments: Iterable[Comment], frozen: FrozenText) -> list[Comment]:
    """In the order of the report; what has no place yet comes first, so that it is seen."""
    order = {key: place for key, place, _number, _title in frozen.places()}
    return sorted(
        comments, key=lambda c: (order.get(c.paragraph_id or c.section_id or "", -1), c.organisation, c.label)
    )


def section_of(comment: Comment, frozen: FrozenText) -> tuple[str, str]:
    """Id and heading of the section a comment stands in."""
    found = frozen.section_of(comment.paragraph_id) or frozen.find_section(comment.section_id or comment.paragraph_id)
    if found:
        return found.id, heading(found)
    return ("queue", _("Not placed yet")) if comment.is_queued else ("whole", _("The whole report"))
