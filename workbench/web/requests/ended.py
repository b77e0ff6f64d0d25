"""What a ministry's people are told when what they did ended a validation."""

from flask_babel import gettext as _


def with_what_ended(said: str, name: str) -> str:
    """`said`, and that `name` (\"\" for nobody) stands behind the answers no more."""
    if not name:
        return said
    ended = _(
        "%(name)s does not stand behind the answers any more: have them validated again before you submit.", name=name
    )
    return f"{said} {ended}"
