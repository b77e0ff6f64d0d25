"""What an import report says besides: no errors, because the file was taken in all the same."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.errors import N_


@dataclass(frozen=True)
class Notice:
    """A message id and its values, translated where it is shown; `str()` says it in English."""

    message: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.message % self.values if self.values else self.message


EXTERNAL_DROPPED = N_("The file points to something outside itself (%(kind)s: %(target)s). The pointer was dropped.")
LINK_DROPPED = N_("A link that is not a web or mail address was dropped (%(target)s).")
EMBEDDED_DROPPED = N_("The file holds something that is not text (%(kind)s: %(part)s). It was not taken in.")
PART_IGNORED = N_("A part of the file could not be read and was left out (%(part)s).")
NOTE_CHANGED = N_(
    "The text of %(note)s was changed (“%(before)s” → “%(after)s”). "
    "Changes in notes are not taken over: compare it, and write a comment where it matters."
)
RUNNING_CHANGED = N_("The header or footer was changed (“%(before)s” → “%(after)s”). It is not part of the text.")
TEXT_BOX = N_("The file holds a text box (“%(words)s”). Words in a box have no place in the text and were left out.")
STRUCK = N_(
    "Words are struck through by their format, not under change tracking, in %(count)s places (%(words)s). "
    "Nothing is taken over: whoever wants them out proposes it, with change tracking or in a comment."
)
HIGHLIGHTED = N_(
    "Words are highlighted in %(count)s places (%(words)s). A colour says nothing that could be taken over: "
    "whoever means something by it says so in a comment."
)
NOT_UNDERSTOOD = N_(
    "%(count)s things in the file cannot be told in words (%(names)s). They are kept as they came; "
    "look at them in the file itself."
)
