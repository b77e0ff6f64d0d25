"""Typing what an institution said elsewhere: several comments of one letter in one go, the original kept with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, TypeVar

from flask import flash, make_response, redirect, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workbench.comments import operations, queries
from workbench.comments.frozen import FrozenText
from workbench.comments.operations import Transcribed, Transcript
from workbench.comments.records import Comment, CommentType, Origin, RoundFile, Severity
from workbench.comments.refusals import NoSuchComment, NotInvited
from workbench.comments.refusals_by_hand import DayMissing
from workbench.errors import Invalid, WorkbenchError
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.comments.blueprint import blueprint
from workbench.web.comments.by_hand.shown import origin_names
from workbench.web.comments.words import place_words, severity_words, type_words
from workbench.web.context import actor, now, store
from workbench.web.pages import Page, render
from workbench.web.refusals import words

LINES = 3  # comments that the form has room for; as many more with each “More”
MOST = 60

E = TypeVar("E", CommentType, Severity)


@dataclass(frozen=True)
class TypedLine:
    """One comment in the form. relation: what `other`, a comment's number, is to it: replies, replaces."""

    number: int
    cited: str = ""
    quote: str = ""
    text: str = ""
    proposed: str = ""
    type: str = CommentType.SUBSTANTIVE.value
    severity: str = Severity.SHOULD.value
    missing: bool = False
    relation: str = "replies"
    other: str = ""

    @property
    def says_something(self) -> bool:
        """Whether there is a comment in it."""
        return bool(self.text.strip() or self.proposed.strip())

    @property
    def shows_more(self) -> bool:
        """Whether one of the fields that are folded away is filled."""
        plain = (CommentType.SUBSTANTIVE.value, Severity.SHOULD.value)
        return bool(self.proposed or self.other or self.missing or (self.type, self.severity) != plain)


@dataclass(frozen=True)
class Entered:
    """A comment that was typed from this letter."""

    label: str
    address: str
    place: str
    why: str
    text: str
    language: str


@dataclass(frozen=True)
class Letter:
    """What is typed from: chosen in the form, or kept already (`file_id`)."""

    institution: str = ""
    origin: str = Origin.LETTER.value
    said_on: str = ""
    minutes: str = ""
    file_id: str = ""
    file_name: str = ""


@dataclass(frozen=True)
class TypingPage(Page):
    template: ClassVar[str] = "comments/typing.html"
    round_id: str
    round_title: str
    is_open: bool
    institutions: tuple[tuple[str, str], ...]
    origins: tuple[tuple[str, str], ...]
    types: tuple[tuple[str, str], ...]
    severities: tuple[tuple[str, str], ...]
    letter: Letter
    entered: tuple[Entered, ...]
    lines: tuple[TypedLine, ...]
    errors: Mapping[str, str] = field(default_factory=dict)


@blueprint.get("/rounds/<round_id>/transcribe")
@requires(Permission.MANAGE_ROUNDS)
def before_typing(round_id: str) -> str:
    """Empty, or with what was typed from a letter so far and room for more of it."""
    return _page(round_id, None, _blank(LINES), {})


@blueprint.post("/rounds/<round_id>/transcribe")
@requires(Permission.MANAGE_ROUNDS)
def transcribe(round_id: str) -> Response:
    """Put what was typed into the record, unconfirmed; or give the form more room."""
    given = request.form
    letter, lines = _letter(given), _lines(given)
    if given.get("do") == "more":
        more = (*lines, *_blank(LINES, after=len(lines)))
        return make_response(_page(round_id, letter, more[:MOST], {}))
    try:
        made, letter = _typed(round_id, letter, lines)
    except (Invalid, NoSuchComment, NotInvited) as refusal:
        return make_response(_page(round_id, letter, lines, {_field_of(refusal): words(refusal)}), 422)
    _tell(made)
    return redirect(f"/rounds/{round_id}/transcribe?letter={made.file_id}", code=303)


def _blank(count: int, *, after: int = 0) -> tuple[TypedLine, ...]:
    return tuple(TypedLine(number) for number in range(after + 1, after + count + 1))


def _letter(given: Mapping[str, str]) -> Letter:
    names = ("institution", "origin", "said_on", "minutes", "file_id")
    return Letter(**{name: given.get(name, "") for name in names})


def _lines(given: Mapping[str, str]) -> tuple[TypedLine, ...]:
    count = int(given["lines"]) if given.get("lines", "").isdecimal() and len(given["lines"]) < 4 else LINES
    return tuple(_line(given, number) for number in range(1, min(count, MOST) + 1))


def _line(given: Mapping[str, str], number: int) -> TypedLine:
    names = ("cited", "quote", "text", "proposed", "type", "severity", "relation", "other")
    said = {name: given[f"{name}-{number}"] for name in names if f"{name}-{number}" in given}
    return TypedLine(number, missing=bool(given.get(f"missing-{number}")), **said)


def _typed(round_id: str, letter: Letter, lines: Sequence[TypedLine]) -> tuple[Transcript, Letter]:
    name, data = _original(round_id, letter)
    if data:
        store().files.put(data)
    with store().writing() as db:
        made = operations.transcribe(
            db,
            round_id=round_id,
            organisation=letter.institution,
            origin=Origin(letter.origin) if letter.origin in set(Origin) else Origin.WEB,
            said_on=_day(letter.said_on),
            file=(name, data),
            words=[_transcribed(each) for each in lines if each.says_something],
            by=actor(),
            at=now(),
        )
    return made, letter


def _day(said_on: str) -> date:
    try:
        return date.fromisoformat(said_on)
    except ValueError:
        raise DayMissing from None


def _original(round_id: str, letter: Letter) -> tuple[str, bytes]:
    """The file that was chosen, the minutes that were typed, or the letter that is kept already."""
    chosen = request.files.get("file")
    data = chosen.read() if chosen and chosen.filename else b""
    if chosen and chosen.filename and data:
        return chosen.filename, data
    if letter.minutes.strip():
        return f"minutes-{letter.said_on or 'undated'}.txt", letter.minutes.strip().encode()
    kept = _kept(round_id, letter.file_id)
    return (kept.name, store().files.read(kept.sha256)) if kept else ("", b"")


def _kept(round_id: str, file_id: str) -> RoundFile | None:
    """A file that the State side handed in, by its id in the form."""
    with store().reading() as db:
        found = queries.files(db, actor(), round_id)
    return next((each for each in found if each.id == file_id and each.handed_in_by == "state"), None)


def _transcribed(line: TypedLine) -> Transcribed:
    return Transcribed(
        text=line.text,
        cited=line.cited,
        quote=line.quote,
        proposed=line.proposed,
        missing_topic=line.missing,
        type=CommentType(line.type) if line.type in set(CommentType) else CommentType.SUBSTANTIVE,
        severity=Severity(line.severity) if line.severity in set(Severity) else Severity.SHOULD,
        reply_to=line.other if line.relation == "replies" else "",
        replaces=line.other if line.relation == "replaces" else "",
    )


def _field_of(refusal: WorkbenchError) -> str:
    fields = {"OriginalMissing": "file", "EmptyTranscription": "text-1", "NotInvited": "institution"}
    return fields.get(type(refusal).__name__, "said_on" if "Day" in type(refusal).__name__ else "")


def _tell(made: Transcript) -> None:
    count = len(made.comments)
    told = ngettext("%(num)s comment was entered.", "%(num)s comments were entered.", count)
    known = ngettext("%(num)s was there already.", "%(num)s were there already.", made.duplicates)
    flash(f"{told} {known}" if made.duplicates else told)
    if count:
        flash(_("The institution was told: its official voice confirms them, or puts them right."))


def _page(round_id: str, letter: Letter | None, lines: tuple[TypedLine, ...], errors: Mapping[str, str]) -> str:
    with store().reading() as db:
        seat = queries.managed(db, actor(), round_id)
        frozen = queries.frozen_text(db, seat.round.snapshot_id)
        every = queries.comments(db, actor(), round_id)
        invited = queries.invitations(db, round_id)
    asked = letter.file_id if letter else request.args.get("letter", "")
    kept = _kept(round_id, asked) if asked else None
    of_it = [each for each in every if kept and each.transcription and each.transcription.file_id == kept.id]
    return render(
        TypingPage(
            round_id=round_id,
            round_title=frozen.snapshot.report.title,
            is_open=seat.is_open,
            institutions=tuple((each.organisation_id, each.organisation) for each in invited),
            origins=origin_names(),
            types=tuple((value.value, type_words(value)) for value in CommentType),
            severities=tuple((value.value, severity_words(value)) for value in Severity),
            letter=_as_kept(letter, kept, of_it),
            entered=tuple(_entered(each, frozen) for each in of_it),
            lines=lines,
            errors=errors,
        )
    )


def _as_kept(letter: Letter | None, kept: RoundFile | None, of_it: Sequence[Comment]) -> Letter:
    """What stands in the form: what was typed there, else what is known of a letter that is kept."""
    if kept is None:
        return letter or Letter(said_on=now().date().isoformat())
    first = of_it[0] if of_it else None
    return Letter(
        institution=kept.organisation_id,
        origin=first.origin.value if first else (letter or Letter()).origin,
        said_on=(first.received_on if first else kept.at.astimezone(now().tzinfo).date()).isoformat(),
        file_id=kept.id,
        file_name=kept.name,
    )


def _entered(comment: Comment, frozen: FrozenText) -> Entered:
    return Entered(
        label=comment.label,
        address=f"/rounds/{comment.round_id}/comments/{comment.id}",
        place=place_words(comment, frozen),
        why=_(comment.anchor.why) if comment.anchor.why and not comment.placement else "",
        text=comment.text or comment.proposed or "",
        language=comment.language,
    )
