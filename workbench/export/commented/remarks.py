"""What goes into the margin and into the text: each comment as Word has it, its author and its date. Pure."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.comments.margins import MarginNote
from workbench.comments.records import Comment, CommentKind, Origin
from workbench.comments.written import Role
from workbench.export.commented import words
from workbench.export.commented.tracking import FrozenBlocks, tracked, writable
from workbench.word.commenting.records import Stretch, WrittenChange, WrittenComment

_SECONDS = re.compile(r"[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d")


@dataclass(frozen=True)
class Names:
    """Under whose name things stand. institution: gives the name of a comment's institution; own: it is its own file,
    with the names of its own people · state: who answers."""

    institution: Callable[[MarginNote], str]
    own: bool
    state: str

    def author(self, note: MarginNote) -> str:
        """Who said it, as the reader of the file may know it."""
        return (note.comment.author_label if self.own else "") or self.institution(note)


@dataclass(frozen=True)
class Entries:
    """What is written, and for the key of each remark whose comment it is and in which role."""

    remarks: tuple[WrittenComment, ...]
    changes: tuple[WrittenChange, ...]
    roles: Mapping[str, tuple[str, Role]]


def entries(notes: Sequence[MarginNote], blocks: FrozenBlocks, names: Names, language: str) -> Entries:
    """The notes in reading order, those on the whole report first."""
    places = {uid: place for place, uid in enumerate(blocks.texts)}
    ordered = sorted(notes, key=lambda note: _order(note, places))
    author = {note.comment.id: names.author(note) for note in ordered}
    changes = tracked(ordered, blocks, author=author, date={note.comment.id: _date(note) for note in ordered})
    shown = {change.key for change in changes}
    answered = _answered(ordered)
    remarks: list[WrittenComment] = []
    roles: dict[str, tuple[str, Role]] = {}
    for note in ordered:
        key = note.comment.id
        place = _stretches(note, blocks)
        if note.comment.text or key not in shown:
            remarks.append(_remark(note, place, author[key], language, is_shown=key in shown))
            roles[key] = (key, "comment")
        for said in _translations(note, place, heads=key in roles, is_shown=key in shown):
            remarks.append(said)
            roles[said.key] = (key, "answer")
        if note.answer is not None and answered[note.answer.id] == key:
            answer = _answer(note, place, names.state, language, heads=key in roles, is_shown=key in shown)
            remarks.append(answer)
            roles[answer.key] = (key, "answer")
        for said in _replies(note, place, names, remarks, is_shown=key in shown):
            remarks.append(said)
            roles[said.key] = (key, "answer")  # as little the comment itself as the answer is
    return Entries(tuple(remarks), changes, roles)


def _translations(
    note: MarginNote, place: tuple[Stretch, ...], *, heads: bool, is_shown: bool
) -> Iterator[WrittenComment]:
    """The comment in other languages, each under the name of whoever translated it, behind its own words."""
    comment = note.comment
    beside = is_shown and not heads and comment.kind is CommentKind.INSERTION
    for made in comment.translations if isinstance(comment, Comment) else ():
        at = f"{made.at:%Y-%m-%dT%H:%M:%SZ}"
        yield WrittenComment(
            key=f"{comment.id}:{made.id}",
            author=made.by,
            date=at,
            text=_in_margin(f"[{made.language}] " + " → ".join(filter(None, (made.text, made.proposed)))),
            place=place,
            initials=note.label,
            date_utc=at,
            language=made.language,
            reply_to=comment.id if heads else None,
            on_change=comment.id if beside else None,
        )


def _replies(
    note: MarginNote, place: tuple[Stretch, ...], names: Names, before: Sequence[WrittenComment], *, is_shown: bool
) -> Iterator[WrittenComment]:
    """What both sides said of the answer: in the thread of the comment, else in that of the answer or of the first."""
    comment = note.comment
    head = next((each.key for each in before if each.key.split(":")[0] == comment.id), None)
    for said in comment.replies if isinstance(comment, Comment) else ():
        at = f"{said.at:%Y-%m-%dT%H:%M:%SZ}"
        beside = is_shown and head is None and comment.kind is CommentKind.INSERTION
        yield WrittenComment(
            key=f"{comment.id}:{said.id}",
            author=names.state if said.is_of_the_state else names.institution(note),
            date=at,
            text=_in_margin(said.text),
            place=place,
            initials=note.label,
            date_utc=at,
            language=said.language,
            reply_to=head,
            on_change=comment.id if beside else None,
        )
        head = head or f"{comment.id}:{said.id}"


def _answered(notes: Sequence[MarginNote]) -> dict[str, str]:
    """The comment under which each answer stands: its own, else the first of the thread that is shown."""
    found: dict[str, str] = {}
    for note in notes:
        if note.answer is not None and note.answer.comment_id == note.comment.id:
            found[note.answer.id] = note.comment.id
        elif note.answer is not None:
            found.setdefault(note.answer.id, note.comment.id)
    return found


def _order(note: MarginNote, places: Mapping[str, int]) -> tuple[int, int]:
    if not note.segments:
        return -1, 0
    return places.get(note.segments[0].uid, -1), note.segments[0].start


def _stretches(note: MarginNote, blocks: FrozenBlocks) -> tuple[Stretch, ...]:
    """Its place; where that is a paragraph, or words that are not there, the whole of it."""
    return tuple(
        Stretch(each.uid, each.start, each.end)
        if not note.whole and each.start <= each.end <= len(blocks.texts[each.uid])
        else Stretch(each.uid, 0, len(blocks.texts[each.uid]))
        for each in note.segments
        if each.uid in blocks.texts
    )


def _date(note: MarginNote) -> str:
    """As it was written; where no date was kept, when it was received."""
    if _SECONDS.match(note.comment.written_at):
        return f"{note.comment.written_at[:19]}Z"
    return f"{note.comment.received_at:%Y-%m-%dT%H:%M:%SZ}" if isinstance(note.comment, Comment) else ""


def _remark(
    note: MarginNote, place: tuple[Stretch, ...], author: str, language: str, *, is_shown: bool
) -> WrittenComment:
    comment = note.comment
    is_told = not is_shown and comment.proposed is not None
    date = _date(note)
    return WrittenComment(
        key=comment.id,
        author=author,
        date=date,
        text=_in_margin(words.proposal(comment, language) if is_told else comment.text),
        markup="" if is_told else note.markup.replace("\t", " "),
        place=place,
        initials=note.label,
        date_utc=date if comment.origin is Origin.WEB else "",
        language=language if is_told and not comment.text else comment.language,
        reply_to=comment.reply_to,
        resolved=note.resolved,
        on_change=note.on,
    )


def _in_margin(text: str) -> str:
    """As a margin keeps it: LibreOffice drops the tabs of a comment when it saves, and the words run together."""
    return writable(text).replace("\t", " ")


def _answer(
    note: MarginNote, place: tuple[Stretch, ...], state: str, language: str, *, heads: bool, is_shown: bool
) -> WrittenComment:
    """The State's answer: in the thread of the comment, or beside the change that has no thread."""
    assert note.answer is not None  # the caller looked
    at = f"{note.answer.decided_at:%Y-%m-%dT%H:%M:%SZ}"
    is_insertion = note.comment.kind is CommentKind.INSERTION
    return WrittenComment(
        key=f"{note.comment.id}:{note.answer.id}",
        author=state,
        date=at,
        text=_in_margin(words.answer(note.answer, language)),
        place=place,
        initials=note.label,
        date_utc=at,
        language=language,
        reply_to=note.comment.id if heads else None,
        on_change=note.comment.id if is_shown and is_insertion and not heads else None,
    )
