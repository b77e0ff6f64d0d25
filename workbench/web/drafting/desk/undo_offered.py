"""What one did last in a section and can undo, or do again: offered on the desk and in what its script hears."""

from dataclasses import dataclass
from datetime import timedelta

from flask_babel import gettext as _

from workbench.drafting.moments.acts import Act
from workbench.drafting.moments.undoing import latest
from workbench.errors import N_
from workbench.store import Database
from workbench.web.context import actor, now

_DONE = {
    "add": N_("a new paragraph"),
    "write": N_("text written"),
    "split": N_("split in two"),
    "merge": N_("merged into one"),
    "move": N_("moved"),
    "delete": N_("deleted"),
    "restore": N_("brought back"),
    "restore_section": N_("an earlier section brought back"),
    "paste": N_("what was pasted"),
    "load": N_("a Word draft loaded"),
    "receive": N_("what came back from Word"),
    "mend": N_("what the check mended"),
    "set_kind": N_("made another kind"),
    "set_attributes": N_("a table or figure changed"),
    "answer": N_("linked to what is asked"),
    "unanswer": N_("a link to what is asked taken away"),
    "respond": N_("linked to a recommendation"),
    "unrespond": N_("a link to a recommendation taken away"),
    "cite": N_("a passage cited"),
    "uncite": N_("a citation taken out"),
}


@dataclass(frozen=True)
class UndoView:
    """An act that can be taken back; `words` stand on its button."""

    act_id: str
    words: str


def offered(db: Database, section_id: str) -> tuple[UndoView, ...]:
    """What one can undo in the section, and what one can do again."""
    last, undone = latest(db, actor(), section_id)
    views = []
    if undone is not None and _is_fresh(undone):
        views.append(UndoView(undone.id, _("Do again: %(what)s", what=done_words(undone))))
    if last is not None and _is_fresh(last):
        views.append(UndoView(last.id, _("Undo: %(what)s", what=done_words(last))))
    return tuple(views)


def _is_fresh(act: Act) -> bool:
    """Done today: nobody means what they did weeks ago; that stands in the history, with a button of its own."""
    return now() - act.at < timedelta(days=1)


def done_words(act: Act) -> str:
    """What was done, as it follows “Undo:”."""
    return _(_DONE.get(act.verb, N_("the last change")))
