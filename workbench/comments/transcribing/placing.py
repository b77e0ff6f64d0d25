"""Where words of a letter stand in the frozen text: as the letter cites and quotes, never by a guess. Pure.

cited  quoted                       →
24     –                            → paragraph 24
24     words that stand there once  → exactly there
24     words of paragraph 31        → the queue; both are offered
II     –                            → the section
–      –                            → the whole report
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from workbench.comments.frozen import NOWHERE
from workbench.comments.intake.records import ReceivedComment
from workbench.comments.intake.table import placing
from workbench.comments.intake.table.places import Places
from workbench.comments.intake.table.placing import Stand, stand
from workbench.comments.intake.table.rows import TableRow
from workbench.comments.records import CommentKind, CommentType, Match, Origin, Scope, Severity
from workbench.errors import N_
from workbench.word.returned.anchoring import Segment

NOT_FOUND: Final = N_(
    "What is cited is not in this version of the draft, or stands in it more than once. "
    "Choose the paragraph that is meant."
)
_WHY: Final = {
    placing.NO_PLACE: N_("It is not said which paragraph is meant. Choose the paragraph."),
    placing.NOT_FOUND: NOT_FOUND,
    placing.ELSEWHERE: N_(
        "The words that are quoted do not stand in the paragraph that is cited, but in another one. "
        "Choose which of the two is meant."
    ),
    placing.NOT_THERE: N_("The words that are quoted do not stand in the paragraph that is cited."),
    placing.TWICE: N_("The words that are quoted stand more than once in the paragraph that is cited."),
}


@dataclass(frozen=True)
class Transcribed:
    """One comment of a letter or a talk, as somebody types it.

    cited: which paragraph or section is meant, in the letter's own words (`24`, `para. 24 (a)`, `Section II`); "" for
    the report as a whole · quote: words of the report that it is about · reply_to, replaces: label of the comment of
    the same institution that it goes on with, or puts right · language: guessed where it is "".
    """

    text: str
    cited: str = ""
    quote: str = ""
    proposed: str = ""
    missing_topic: bool = False
    type: CommentType = CommentType.SUBSTANTIVE
    severity: Severity = Severity.SHOULD
    language: str = ""
    reply_to: str = ""
    replaces: str = ""


def as_received(words: Transcribed, places: Places, *, origin: Origin, said_on: str, row: str) -> ReceivedComment:
    """The words as a remark that came in, at their place. `said_on` is a day as 2026-05-03, `row` their number."""
    where = place_of(words, places)
    return ReceivedComment(
        identity="",
        kind=CommentKind.COMMENT,
        origin=origin,
        anchor=where.anchor,
        number=where.number,
        segments=where.segments,
        text=words.text.strip(),
        proposed=words.proposed.strip() or None,
        author="",
        initials="",
        date=said_on,
        scope=where.scope,
        type=words.type,
        severity=words.severity,
        likely=where.likely,
        row=row,
        cited=words.cited.strip(),
    )


def place_of(words: Transcribed, places: Places) -> Stand:
    """Where they stand; a paragraph or a section that is cited without words of it is meant as a whole."""
    cited = words.cited.strip()
    if not cited and not words.quote.strip():
        return Stand(NOWHERE, Scope.MISSING_TOPIC if words.missing_topic else Scope.DOCUMENT)
    found = stand(_row(words), places)
    if found.anchor.match is Match.QUEUED:
        likely = found.likely
        return replace(found, anchor=replace(found.anchor, why=_WHY.get(found.anchor.why, NOT_FOUND)), likely=likely)
    if found.scope is Scope.SECTION and not words.quote.strip():
        return _section(found, missing=words.missing_topic)
    if found.scope is Scope.PARAGRAPH and not found.anchor.why:
        return replace(found, anchor=replace(found.anchor, match=Match.EXACT), segments=_beyond_one(found.segments))
    return replace(found, anchor=replace(found.anchor, why=_WHY.get(found.anchor.why, "")))


def _beyond_one(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Several paragraphs cited together are kept as such; one is its anchor."""
    return segments if len(segments) > 1 else ()


def _section(found: Stand, *, missing: bool) -> Stand:
    """A section as a whole: the anchor is kept empty but for the section, which `section_id` names."""
    scope = Scope.MISSING_TOPIC if missing else Scope.SECTION
    return Stand(replace(NOWHERE, paragraph_id=found.anchor.paragraph_id), scope)


def _row(words: Transcribed) -> TableRow:
    return TableRow(
        row="1",
        cited=words.cited.strip(),
        quote=words.quote.strip(),
        type=words.type,
        severity=words.severity,
        text="",
        proposed="",
        author="",
    )
