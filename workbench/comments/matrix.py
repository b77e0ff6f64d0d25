"""The response matrix: every comment beside its answer, in the columns that commenting tables have had for decades.

Pure: takes comments and the frozen text, gives rows. Views of one table. *Internal* holds everything. *Commenter*
holds one institution's own rows with the answers released to it. *Reviewers* is what the bodies invited read of one
another: released answers to comments whose institutions show them to reviewers or to all. *Public* holds what the
institution itself made public, once the round has closed. Internal notes stand in the internal view alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from workbench.comments.later_text import VersionText
from workbench.comments.records import Comment, CommentState, Confidentiality, Disposition, Match, Scope, Translation
from workbench.comments.threads import root
from workbench.text.characters import NOTE_MARK


class View(StrEnum):
    """Whose matrix it is."""

    INTERNAL = "internal"
    COMMENTER = "commenter"
    REVIEWERS = "reviewers"
    PUBLIC = "public"


@dataclass(frozen=True)
class Place:
    """Where a frozen paragraph stands: its order and name in the snapshot, and where its text is today."""

    order: int
    number: str
    section: str
    now: str


@dataclass(frozen=True)
class Reply:
    """What was said further in the thread of a comment: a comment that is answered with it, or a word on the answer.

    `number` is "" for a reply to an answer; `institution` is "" where the State says it.
    """

    institution: str
    number: str
    comment: str
    language: str
    received_on: date
    comment_id: str


@dataclass(frozen=True)
class RowTranslation:
    """The words of a comment in another language, by name; "" where others read what the State translated."""

    language: str
    comment: str
    proposed: str
    by: str


@dataclass(frozen=True)
class MatrixRow:
    """One thread: a comment with its replies.

    The first nine fields are the printed columns, in their order; "" where there is nothing.
    """

    institution: str
    number: str  # the comment's label: "NHRI-014"
    paragraph: str  # how people cite it, as frozen: "24", "24 (a)"; "" for the whole report or while in the queue
    type: str  # substantive, factual, …; a proposed change in the text says "insertion", "deletion", …
    comment: str
    proposed: str
    disposition: str  # an Answer's value, "" while there is none to show
    reason: str
    new_paragraph: str  # name of the paragraph that holds the answer (today in the internal view, else when given)
    section: str
    quote: str  # the frozen words it stands at
    scope: str  # document, section, paragraph, span, missing_topic
    severity: str  # must, should, could
    state: str  # sent, received_unconfirmed, withdrawn
    match: str  # exact, approximate, paragraph, queued; "by hand" where somebody placed it
    late: bool
    language: str
    received_on: date
    answered_on: date | None
    comment_id: str
    paragraph_id: str | None
    internal_note: str  # internal view only, else ""
    answered_by: str = ""  # internal view only, else ""
    present_paragraph: str = ""  # how the paragraph it stands at is cited today; internal view only, else ""
    about: tuple[str, ...] = ()  # recommendations and requirements it is linked to, as they are cited
    replies: tuple[Reply, ...] = ()
    erased: bool = False  # its words are gone by rule; all else stays
    replaced: bool = False  # a later wording stands in its place, in a row of its own
    origin: str = ""  # by which road the words came: web, word_comment, comment_table, letter, …
    transcribed_by: str = ""  # who typed them from a letter or a talk; "" where others read it
    translations: tuple[RowTranslation, ...] = ()  # behind the comment's own words
    open_again: bool = False  # the text of its answer reads differently by now: it will be given anew
    submitted_paragraph: str = ""  # once a version was submitted: where the answer, else the comment, stands in it
    submitted_text: str = ""  # and how it reads there; "" for both where it is not in that version


@dataclass(frozen=True)
class MoreTime:
    """Time that was given after the opening, with its reason."""

    until: date
    reason: str


@dataclass(frozen=True)
class Party:
    """An invited institution in the head of the matrix: the time it had, and what it said of the draft as a whole.

    position: comments_sent, no_comments or serious_concern of an independent body, with_comments, no_objection or
    serious_concern of another; declined; "" while it has sent nothing · remark: what it said with it to the mechanism,
    "" in the views of others · sent_on: the day of its last sending · concern: open, resolved or text_maintained, ""
    where it has none; concern_by: who maintained the text, told to the State side and to the institution alone.
    """

    institution: str
    independent: bool
    deadline: date
    working_days: int
    position: str
    remark: str
    sent_on: date | None
    more_time: tuple[MoreTime, ...] = ()
    concern: str = ""
    concern_reason: str = ""
    concern_by: str = ""


@dataclass(frozen=True)
class ResponseMatrix:
    """The matrix of one round in one view; `institution` is set in the commenter's view, `language` is the report's.

    parties: in the internal view all that were invited; else those whose rows stand in it.
    """

    view: View
    round_id: str
    report_title: str
    snapshot_number: int
    frozen_on: date
    kind: str
    institution: str | None
    opened_on: date
    closes: date
    working_days: int
    short_notice_reason: str
    rows: tuple[MatrixRow, ...]
    language: str = "en"
    parties: tuple[Party, ...] = ()
    submitted_on: date | None = None  # None while no version was submitted; so the two below
    submitted_version: int | None = None
    submitted_symbol: str = ""

    def plain(self) -> dict[str, Any]:
        """As JSON knows it, the columns of a row in printed order; internal notes in the internal view alone."""
        head = {key: _plain(item) for key, item in asdict(self).items() if key != "rows"}
        hidden = () if self.view is View.INTERNAL else _INTERNAL
        rows = [{key: _plain(item) for key, item in asdict(row).items() if key not in hidden} for row in self.rows]
        return {**head, "rows": rows}


_OPEN_TO = {
    View.REVIEWERS: frozenset({Confidentiality.REVIEWERS, Confidentiality.PUBLIC_AFTER_ROUND}),
    View.PUBLIC: frozenset({Confidentiality.PUBLIC_AFTER_ROUND}),
}
_INTERNAL = ("internal_note", "answered_by", "present_paragraph")


def _plain(item: Any) -> Any:
    if isinstance(item, date):
        return item.isoformat()
    if isinstance(item, list | tuple):
        return [_plain(each) for each in item]
    if isinstance(item, dict):
        return {key: _plain(value) for key, value in item.items()}
    return item


_NAMING = (View.INTERNAL, View.COMMENTER)  # views that name whoever typed or translated for the State
ELSEWHERE = Place(order=1_000_000, number="", section="", now="")


def build_rows(
    comments: Iterable[Comment],
    *,
    places: Mapping[str, Place],
    view: View,
    organisation_id: str | None = None,
    closed: bool = False,
    public_until: datetime | None = None,
    submitted: VersionText | None = None,
) -> tuple[MatrixRow, ...]:
    """The rows that view may hold, a thread each, in the order of the report, then institution, then label.

    `places` is keyed by paragraph id and by section id. `organisation_id` is whose rows the commenter's view holds;
    `closed` whether the round is over (before that nothing is public) · `public_until`: where it was published and
    opened again, when it had closed: what came in by then stays public.
    """
    every = tuple(comments)
    shown = [c for c in every if _may_stand(c, view, organisation_id, closed=closed, public_until=public_until)]
    shown = _as_visible_as_their_last_words(shown, every, view)
    by_id = {c.id: c for c in shown}
    replies: dict[str, list[Comment]] = defaultdict(list)
    for c in shown:
        if (first := root(c, by_id)) is not c:
            replies[first.id].append(c)
    begun = [c for c in shown if root(c, by_id) is c]
    ordered = sorted(begun, key=lambda c: (_place(c, places).order, c.organisation, c.label))
    rows = (_row(c, replies[c.id], places=places, view=view) for c in ordered)
    return tuple(_as_submitted(row, c, submitted, view) for row, c in zip(rows, ordered, strict=True))


def _as_submitted(row: MatrixRow, comment: Comment, submitted: VersionText | None, view: View) -> MatrixRow:
    """The row with the submitted text of the paragraph that carries its answer, else of the one it stands at."""
    answer = _visible(comment.disposition, view)
    words = submitted.at((answer and answer.paragraph_id) or comment.paragraph_id) if submitted else None
    return replace(row, submitted_paragraph=words.label, submitted_text=words.text) if words else row


def _may_stand(
    comment: Comment, view: View, organisation_id: str | None, *, closed: bool, public_until: datetime | None
) -> bool:
    if view is View.INTERNAL:
        return True
    if view is View.COMMENTER:
        return comment.organisation_id == organisation_id
    is_open_to = comment.confidentiality in _OPEN_TO[view] and comment.state is CommentState.SENT
    if view is View.REVIEWERS:
        return is_open_to and comment.disposition is not None and comment.disposition.released
    over = closed or (public_until is not None and comment.received_at <= public_until)
    return is_open_to and over


def _as_visible_as_their_last_words(shown: list[Comment], every: Sequence[Comment], view: View) -> list[Comment]:
    """Without earlier wordings whose later one the institution has made less visible than this view."""
    if view not in _OPEN_TO:
        return shown
    hidden = {c.id for c in every if c.confidentiality not in _OPEN_TO[view]}
    return [c for c in shown if c.replaced_by not in hidden]


def _place(comment: Comment, places: Mapping[str, Place]) -> Place:
    return places.get(comment.paragraph_id or comment.section_id or "", ELSEWHERE)


def _visible(disposition: Disposition | None, view: View) -> Disposition | None:
    if disposition is None or view is View.INTERNAL or disposition.released:
        return disposition
    return None


def _row(comment: Comment, replies: Sequence[Comment], *, places: Mapping[str, Place], view: View) -> MatrixRow:
    place, answer = _place(comment, places), _visible(comment.disposition, view)
    is_internal = view is View.INTERNAL
    remark = comment.kind.value == "comment"
    return MatrixRow(
        institution=comment.organisation,
        number=comment.label,
        paragraph=place.number,
        type=comment.type.value if remark else comment.kind.value,
        comment=comment.text,
        proposed=comment.proposed or "",
        disposition=answer.value.value if answer else "",
        reason=answer.reason if answer else "",
        new_paragraph=_new_paragraph(answer, places=places, view=view),
        section=place.section,
        quote=_quote(comment, place),
        scope=comment.scope.value,
        severity=comment.severity.value,
        state=comment.state.value,
        match="by hand" if comment.placement else comment.anchor.match.value,
        late=comment.late,
        language=comment.language,
        received_on=comment.received_on,
        answered_on=answer.decided_at.date() if answer else None,
        comment_id=comment.id,
        paragraph_id=None if comment.scope is Scope.SECTION and not comment.placement else comment.paragraph_id,
        internal_note=answer.internal_note if answer and is_internal else "",
        answered_by=answer.decided_by if answer and is_internal else "",
        present_paragraph=place.now if is_internal else "",
        about=tuple(each.key for each in comment.links),
        replies=_thread(comment, replies, view),
        erased=comment.erased,
        replaced=comment.replaced_by is not None,
        origin=comment.origin.value,
        transcribed_by=comment.transcription.by if comment.transcription and view in _NAMING else "",
        translations=tuple(_translation(each, view) for each in comment.translations),
        open_again=comment.reopened and answer is not None,
    )


def _translation(made: Translation, view: View) -> RowTranslation:
    by = made.by if made.is_own or view in _NAMING else ""
    return RowTranslation(made.language, made.text, made.proposed, by)


def _thread(comment: Comment, more: Sequence[Comment], view: View) -> tuple[Reply, ...]:
    """The further comments of the thread, then what both sides said of the answer, as visible as the comment."""
    said = sorted((each for one in (comment, *more) for each in one.replies), key=lambda each: each.at)
    shown = (each for each in said if view not in _OPEN_TO or each.visibility in _OPEN_TO[view])
    later = (Reply(each.organisation, "", each.text, each.language, each.at.date(), each.comment_id) for each in shown)
    return (*(_reply(each) for each in more), *later)


def _reply(comment: Comment) -> Reply:
    return Reply(
        institution=comment.organisation,
        number=comment.label,
        comment=comment.text,
        language=comment.language,
        received_on=comment.received_on,
        comment_id=comment.id,
    )


def _new_paragraph(answer: Disposition | None, *, places: Mapping[str, Place], view: View) -> str:
    """Where the answer stands: today for the State side, as it was when the answer was given for everybody else.

    The draft goes on changing; what leaves must not tell of it.
    """
    if answer is None:
        return ""
    now = places.get(answer.paragraph_id or "", ELSEWHERE).now if view is View.INTERNAL else ""
    return now or answer.paragraph_label


def _quote(comment: Comment, place: Place) -> str:
    """The words to be read, without the marks that stand for notes; of a section as a whole, none."""
    whole = comment.scope is Scope.SECTION and not comment.placement
    if whole and comment.anchor.quote and place.section.endswith(comment.anchor.quote):
        return ""
    if comment.placement:
        return comment.placement.quote.replace(NOTE_MARK, "")
    return comment.anchor.quote.replace(NOTE_MARK, "") if comment.anchor.match is not Match.PARAGRAPH else ""
