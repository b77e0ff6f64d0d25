"""What waits to be placed, and the places offered for it: side by side, word by word, never taken unasked."""

from dataclasses import dataclass

from flask_babel import gettext as _
from markupsafe import Markup

from workbench.comments.frozen import FrozenText, heading
from workbench.comments.records import Comment, DraftComment, LikelyPlace
from workbench.text import diff
from workbench.text.quotes import find
from workbench.web.comments.blocks_shown import Shown, block_shown
from workbench.web.comments.passages import Span, difference, differs, proposed_change
from workbench.web.comments.words import is_untracked, kind_words, readable, start_of, type_words

OFFERED = 3  # likely places side by side; more are no help
FOUND = 20  # paragraphs that hold the words looked for
SAME_WORDS = 0.6  # share of the words in common from which a word-by-word comparison is easier to read than both texts


@dataclass(frozen=True)
class Waiting:
    """A comment or proposal without a place: what it says, what its file quotes, why nobody knows where."""

    id: str
    label: str
    institution: str
    author: str
    kind: str
    text: str
    change: Markup | None
    language: str
    quote: str
    cited: str
    why: str
    untracked: bool
    address: str  # where another place is chosen
    action: str  # where the choice is sent


@dataclass(frozen=True)
class Offer:
    """A paragraph of the frozen version that may be meant; `words` are those marked in it, "" for all of it."""

    paragraph_id: str
    name: str
    section: str
    shown: Shown
    start: int | None
    end: int | None
    words: str
    change: Markup | None


@dataclass(frozen=True)
class InQueue:
    """One entry of the queue."""

    waiting: Waiting
    offers: tuple[Offer, ...]


def waiting(comment: Comment | DraftComment, *, round_id: str, ours: bool) -> Waiting:
    """The comment as it waits; `ours` on the pages of its own institution, which sees who wrote it."""
    sent = isinstance(comment, Comment)
    base = f"/rounds/{round_id}/read/comments" if ours else f"/rounds/{round_id}/comments"
    return Waiting(
        id=comment.id,
        label=comment.label if isinstance(comment, Comment) else _("In preparation"),
        institution=comment.organisation if isinstance(comment, Comment) and not ours else "",
        author=comment.author_label if ours or not sent else "",
        kind=type_words(comment.type) if comment.kind == "comment" else kind_words(comment.kind),
        text=comment.text,
        change=proposed_change(comment.anchor, comment.proposed),
        language=comment.language,
        quote=readable(comment.anchor.quote),
        cited=comment.cited,
        why=_(comment.anchor.why) if comment.anchor.why else "",
        untracked=is_untracked(comment.origin),
        address=f"{base}/{comment.id}/place",
        action=f"{base}/{comment.id}/place",
    )


def offers(comment: Comment | DraftComment, frozen: FrozenText) -> tuple[Offer, ...]:
    """The likely places, likeliest first; those that are no paragraph of the version are left out."""
    known = [place for place in comment.likely if frozen.section_of(place.paragraph_id)]
    return tuple(offer(place, frozen, quote=comment.anchor.quote) for place in known[:OFFERED])


def offer(place: LikelyPlace, frozen: FrozenText, *, quote: str = "") -> Offer:
    """A paragraph with the words marked, and how they differ from those that the file quotes.

    Raises NotInSnapshot.
    """
    paragraph = frozen.paragraph(place.paragraph_id)
    start, end = _within(place, len(paragraph.text))
    words = paragraph.text[start:end] if start is not None else ""
    section = frozen.section_of(paragraph.id)
    return Offer(
        paragraph_id=paragraph.id,
        name=frozen.name(paragraph.id),
        section=heading(section) if section else "",
        shown=block_shown(paragraph, spans=[Span(start, end, "here")] if start is not None and end else []),
        start=start,
        end=end,
        words=words,
        change=difference(quote, words) if words and differs(quote, words) and alike(quote, words) else None,
    )


def _within(place: LikelyPlace, length: int) -> tuple[int | None, int | None]:
    """Both ends of the words; None and None where the paragraph as a whole is offered."""
    if place.start is None or place.end is None or not 0 <= place.start < place.end <= length:
        return None, None
    if (place.start, place.end) == (0, length):
        return None, None
    return place.start, place.end


def alike(before: str, after: str) -> bool:
    """Whether two texts have enough in common to be shown as one, with what differs marked."""
    same = sum(edit.a_end - edit.a_start for edit in diff.opcodes(before, after) if edit.tag == "equal")
    return same >= SAME_WORDS * max(len(before), len(after), 1)


def found(frozen: FrozenText, wanted: str) -> tuple[tuple[str, str], ...]:
    """The paragraphs with this number or these words, as ids and how each begins; all where nothing is asked."""
    asked = " ".join(wanted.split())
    paragraphs = frozen.snapshot.paragraphs
    named = [p for p in paragraphs if frozen.name(p.id).casefold() == asked.casefold()]
    matching = named or [p for p in paragraphs if _holds(p.text, asked)]
    return tuple(
        (each.id, _("%(number)s. %(words)s", number=frozen.name(each.id), words=start_of(readable(each.text))))
        for each in matching[: FOUND if asked else None]
    )


def _holds(text: str, asked: str) -> bool:
    return not asked or find(asked.casefold(), text.casefold()) is not None
