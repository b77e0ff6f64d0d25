"""How a position is called. Pure.

An independent body neither consents nor objects: it has sent comments, or has none. What is stored is the same for
all; the word in JSON depends on who says it.
"""

from __future__ import annotations

from workbench.comments.records import Position

_OF_OTHERS = {
    Position.COMMENTS_SENT: "with_comments",
    Position.NO_COMMENTS: "no_objection",
    Position.SERIOUS_CONCERN: "serious_concern",
}


def position_value(position: Position, *, independent: bool) -> str:
    """The position as JSON has it: `no_comments` of an independent body, `no_objection` of all others."""
    return position.value if independent else _OF_OTHERS[position]
