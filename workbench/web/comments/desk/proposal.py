"""The proposed words at the desk: what they would make of the draft, or why a person writes it."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext as _
from markupsafe import Markup

from workbench.comments.applying.offering import Part
from workbench.comments.applying.proposing import ByHand
from workbench.comments.records import Answer, Comment
from workbench.errors import N_
from workbench.web.comments.desk.reading import Desk
from workbench.web.comments.passages import difference
from workbench.web.drafting.writing.typed_text import as_typed, notes_in

_BY_HAND = {
    ByHand.NOT_PLACED: N_("It stands at no paragraph of the version, so no text is known to put it in."),
    ByHand.SPREAD: N_("It goes over several paragraphs: write each as it should read."),
    ByHand.MOVES: N_("It moves words to another place: move them in the section, then answer."),
    ByHand.NEW_PARAGRAPH: N_("It begins a new paragraph, or joins two: do it in the section, then answer."),
    ByHand.TAKES_ALL: N_("It takes out the whole paragraph: delete it in the section, then answer."),
    ByHand.UNLIKE: N_("Whether these words are to stand in place of the paragraph or beside it cannot be told."),
    ByHand.CELLS: N_("It changes cells of a table, or a number that the program writes."),
    ByHand.MOVED_ON: N_("The draft was changed at these very words since. Both texts stand here; nothing is guessed."),
    ByHand.GONE: N_("The text it stands at is no longer in the draft."),
}


@dataclass(frozen=True)
class PartShown:
    """A paragraph that would change: how it is cited, and the difference from today's text."""

    name: str
    change: Markup


@dataclass(frozen=True)
class ProposalShown:
    """What can be done with the proposal. `why`: why a person writes it; "" where it can be put in, or stands already.

    `seen`: the revisions on which the difference was made.
    """

    parts: tuple[PartShown, ...]
    stands_already: bool
    why: str
    seen: tuple[str, ...]
    wished: Markup | None  # from today's text to the paragraph as it was proposed, where both cannot be put together
    is_settled: bool  # accepted already, and the draft says so


@dataclass(frozen=True)
class TextForm:
    """Today's paragraph to be written in: `notes` and `base` go back with the text."""

    paragraph_id: str
    name: str
    text: str
    notes: str
    base: str
    is_open: bool


def proposal_shown(desk: Desk) -> ProposalShown | None:
    """None where nothing is proposed."""
    made = desk.offer
    if made is None:
        return None
    return ProposalShown(
        parts=tuple(_part(desk, part) for part in made.parts),
        stands_already=made.stands_already,
        why=_(_BY_HAND[made.by_hand]) if made.by_hand else "",
        seen=made.seen,
        wished=difference(desk.paragraph.text if desk.paragraph else "", made.wished) if made.wished else None,
        is_settled=made.stands_already and _is_accepted(desk.comment),
    )


def _is_accepted(comment: Comment) -> bool:
    answer = comment.disposition
    return answer is not None and not comment.waits_for_answer and answer.value is Answer.ACCEPTED


def _part(desk: Desk, part: Part) -> PartShown:
    return PartShown(desk.labels.get(part.paragraph_id, ""), difference(part.before, part.after))


def text_form(desk: Desk, typed: Mapping[str, str]) -> TextForm | None:
    """The paragraph of today in a form, as typed where it comes back; None where there is none, or it is a figure."""
    paragraph = desk.paragraph
    if paragraph is None or paragraph.kind.value in ("table", "figure"):
        return None
    comes_back = "text" in typed
    return TextForm(
        paragraph_id=paragraph.id,
        name=desk.labels.get(paragraph.id, ""),
        text=typed["text"] if comes_back else as_typed(paragraph.markup, desk.printed),
        notes=typed.get("notes", "") if comes_back else notes_in(paragraph.markup, desk.printed),
        base=typed.get("base") or paragraph.revision_id,
        is_open=comes_back or bool(desk.offer and desk.offer.by_hand),
    )
