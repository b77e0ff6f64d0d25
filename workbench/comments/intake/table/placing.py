"""Where a row of a commenting table stands in the frozen text: as it cites and quotes it, and never by a guess.

cited  quoted                       →
24     words that stand there once  → exactly there
24     none, or others              → paragraph 24
24     words of paragraph 31        → the queue; both are offered
–      words of one paragraph       → the queue; it is offered
II     –                            → the section
missing topic                       → what the report leaves out
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from workbench.comments.intake.table.places import Cited, Place, Places
from workbench.comments.intake.table.quoting import TELLING, quoted_in, stands
from workbench.comments.intake.table.rows import TableRow
from workbench.comments.intake.table.words import means_missing, means_whole
from workbench.comments.records import Anchor, CommentType, Match, Scope
from workbench.errors import N_
from workbench.text.quotes import TextQuote
from workbench.word.returned.anchoring import Segment

NO_PLACE: Final = N_("The row of the table does not say which paragraph is meant. Choose the paragraph.")
NOT_FOUND: Final = N_(
    "What the row of the table cites is not in this version of the draft, or stands in it more than once. "
    "Choose the paragraph that is meant."
)
ELSEWHERE: Final = N_(
    "The words that the row of the table quotes do not stand in the paragraph that it cites, but in another one. "
    "Choose which of the two is meant."
)
NOT_THERE: Final = N_("The words that the row of the table quotes do not stand in the paragraph that it cites.")
TWICE: Final = N_("The words that the row of the table quotes stand more than once where it cites them.")
_CONTRADICTING = 8  # characters of a quotation that, standing elsewhere, makes a number doubtful
_OFFERED = 3  # likely places


@dataclass(frozen=True)
class Stand:
    """Where a row stands. `segments` begin with that of the anchor; there are none for the whole report."""

    anchor: Anchor
    scope: Scope
    number: int | None = None
    segments: tuple[Segment, ...] = ()
    likely: tuple[Segment, ...] = ()


def stand(row: TableRow, places: Places) -> Stand:
    """The place of a row."""
    if means_missing(row.cited) and not row.quote:
        return Stand(_nowhere(row, Match.EXACT, ""), Scope.MISSING_TOPIC)
    cited = _cited(row, places)
    if cited.whole:
        found = _anywhere(row.quote, places)
        return _queued(row, ELSEWHERE, found) if found else Stand(_nowhere(row, Match.EXACT, ""), Scope.DOCUMENT)
    if not cited.is_sure:
        above = places.cited(row.above).places if row.above else ()
        offered = (*_anywhere(row.quote, places), *(each.whole for each in (*cited.near, *above)))
        return _queued(row, NOT_FOUND if row.cited else NO_PLACE, offered)
    return _within(row, cited.places, places)


def _cited(row: TableRow, places: Places) -> Cited:
    if means_whole(row.cited) or (not row.cited and not row.above and row.type is CommentType.GENERAL):
        return Cited(whole=True)
    return places.cited(row.cited)


def _within(row: TableRow, cited: Sequence[Place], places: Places) -> Stand:
    """Somewhere in what is cited: at the words quoted, else at the whole of it."""
    searched = tuple(dict.fromkeys(each for place in cited for each in places.body_of(place)))
    if not row.quote:
        return _at_quotations(row, cited, searched, places) or _at_whole(cited, "")
    found = _found(row.quote, searched, places)
    if len(found) == 1:
        return _at_words(found, searched)
    if found:
        return _at_whole(cited, TWICE, likely=found[:_OFFERED])
    elsewhere = _found(row.quote, places.every, places) if len(row.quote.strip()) >= _CONTRADICTING else ()
    if elsewhere:
        named = [each.whole for each in cited[:1]]
        return _queued(row, ELSEWHERE, (*elsewhere, *named) if len(elsewhere) == 1 else (*named, *elsewhere))
    return _at_quotations(row, cited, searched, places) or _at_whole(cited, NOT_THERE)


def _at_quotations(row: TableRow, cited: Sequence[Place], searched: Sequence[Place], places: Places) -> Stand | None:
    """At the words that the comment has in quotation marks, each that stands there once; None where none does.

    Words that are wanted are in quotation marks too: they do not stand there.
    """
    quotations = quoted_in(f"{row.quote}\n{row.text}")
    found = tuple(dict.fromkeys(hits[0] for each in quotations if len(hits := _found(each, searched, places)) == 1))
    return _at_words(found, searched) if found and len(cited) == 1 else None


def _found(quote: str, searched: Sequence[Place], places: Places) -> tuple[Segment, ...]:
    return tuple(
        Segment(place.uid, start, end) for place in searched for start, end in stands(quote, places.passage(place))
    )


def _anywhere(quote: str, places: Places) -> tuple[Segment, ...]:
    """The one place at which words that tell stand in the report; () where none or several do."""
    found = _found(quote, places.every, places) if len(quote.strip()) >= TELLING else ()
    return found if len(found) == 1 else ()


def _at_words(found: Sequence[Segment], searched: Sequence[Place]) -> Stand:
    held = {place.uid: place for place in searched}
    first = held[found[0].uid]
    kept = TextQuote.at(first.text, found[0].start, found[0].end)
    anchor = Anchor(first.uid, found[0].start, found[0].end, kept.exact, kept.prefix, kept.suffix, Match.EXACT, "")
    return Stand(anchor, Scope.SECTION if first.is_heading else Scope.SPAN, first.number, tuple(found))


def _at_whole(cited: Sequence[Place], why: str, *, likely: tuple[Segment, ...] = ()) -> Stand:
    first, segments = cited[0], tuple(each.whole for each in cited)
    if first.is_heading:
        anchor = Anchor(first.uid, 0, len(first.text), first.text, "", "", Match.EXACT, "")
        return Stand(anchor, Scope.SECTION, None, segments)
    anchor = Anchor(first.uid, None, None, "", "", "", Match.PARAGRAPH, why)
    return Stand(anchor, Scope.PARAGRAPH, first.number, segments, likely)


def _queued(row: TableRow, why: str, offered: Sequence[Segment]) -> Stand:
    likely = tuple(dict.fromkeys(offered))[:_OFFERED]
    return Stand(_nowhere(row, Match.QUEUED, why), Scope.PARAGRAPH, likely=likely)


def _nowhere(row: TableRow, match: Match, why: str) -> Anchor:
    return Anchor(None, None, None, row.quote, "", "", match, why)
