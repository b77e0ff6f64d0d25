"""Where a comment stands in the draft as it is now: its words marked, what changed, and how sure that is."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext as _
from markupsafe import Markup

from workbench.comments.projection.records import Projected, Tier, Words
from workbench.drafting.records import DraftParagraph
from workbench.errors import N_
from workbench.text.characters import NOTE_MARK
from workbench.text.markup import from_plain
from workbench.web.comments.passages import Span, difference, differs, passage
from workbench.web.comments.words import readable, start_of

_TIERS = {
    Tier.PLACED: N_("The words stand in the draft today."),
    Tier.CONFIRM: N_("The paragraph is sure, the words are not: look whether these are meant."),
    Tier.PARAGRAPH: N_("The paragraph stands in the draft today; which of its words are meant cannot be told."),
    Tier.GONE: N_("This text is no longer in the draft."),
}


@dataclass(frozen=True)
class TodaysParagraph:
    """A paragraph of the draft that holds words of the comment, marked in it."""

    name: str
    html: Markup
    write_address: str


@dataclass(frozen=True)
class Alike:
    """Words elsewhere in the draft that read like those of the comment: offered, never taken."""

    name: str
    quote: str
    address: str
    words: Words


@dataclass(frozen=True)
class Today:
    """A comment in the draft as it is now. `change` is the difference of the paragraph, None where nothing changed;
    `kept` how much of the words still stands, in per cent · `by_hand`: somebody said so · `confirms`: the words that
    somebody may say are meant."""

    tier: str
    said: str
    paragraphs: tuple[TodaysParagraph, ...]
    change: Markup | None
    kept: int
    alike: tuple[Alike, ...]
    by_hand: bool
    confirms: Words | None


def today(found: Projected, now: Mapping[str, DraftParagraph], labels: Mapping[str, str], *, on_words: bool) -> Today:
    """The projection as it is shown; `now` and `labels` are the paragraphs of the draft and how they are cited.

    on_words: whether the comment stands on words, and not on its paragraph as a whole.
    """
    held = dict.fromkeys([*(each.paragraph_id for each in found.segments), *filter(None, [found.paragraph_id])])
    return Today(
        tier=found.tier.value,
        said=_said(found, on_words=on_words),
        paragraphs=tuple(_paragraph(now[each], found, labels) for each in held if each in now),
        change=difference(found.before, found.after) if found.after and differs(found.before, found.after) else None,
        kept=round(found.coverage * 100),
        by_hand=found.by_hand,
        confirms=found.segments[0] if found.tier is Tier.CONFIRM and len(found.segments) == 1 else None,
        alike=tuple(
            Alike(each.label, start_of(readable(each.quote)), f"/paragraphs/{each.words.paragraph_id}", each.words)
            for each in found.candidates
        ),
    )


def _said(found: Projected, *, on_words: bool) -> str:
    if found.by_hand:
        return _("Somebody of the drafting group said that it stands here.")
    if found.tier is Tier.PARAGRAPH and not on_words:
        return _("The paragraph stands in the draft today.")
    return _(_TIERS[found.tier])


def _paragraph(paragraph: DraftParagraph, found: Projected, labels: Mapping[str, str]) -> TodaysParagraph:
    text = paragraph.text
    spans = [_span(text, each) for each in found.segments if each.paragraph_id == paragraph.id]
    html = passage(from_plain(text.replace(NOTE_MARK, "")), spans=spans, notes={}).html
    return TodaysParagraph(labels.get(paragraph.id, ""), html, f"/paragraphs/{paragraph.id}")


def _span(text: str, words: Words) -> Span:
    """The words in the text as it is shown here, without the marks of its notes."""
    before, within = text[: words.start].count(NOTE_MARK), text[words.start : words.end].count(NOTE_MARK)
    return Span(words.start - before, words.end - before - within, "today")
