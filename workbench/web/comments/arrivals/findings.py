"""What a file would bring, remark by remark, as it is shown before anything is taken in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from markupsafe import Markup

from workbench.comments.frozen import FrozenText, heading
from workbench.comments.intake.known import Finding, Standing
from workbench.comments.intake.records import ReceivedComment
from workbench.comments.records import Anchor, Match
from workbench.text import languages
from workbench.web.comments.passages import difference, proposed_change
from workbench.web.comments.words import (
    is_untracked,
    kind_words,
    match_words,
    new_place_words,
    readable,
    standing_words,
    start_of,
    type_words,
)


@dataclass(frozen=True)
class Found:
    """A remark of the file. `before` shows what a known one said till now, word by word, against what it says here."""

    standing: str
    adds: bool
    kind: str
    place: str
    section: str
    match: str
    queued: bool
    why: str
    likely: tuple[str, ...]
    quote: str
    cited: str
    text: str
    language: str
    change: Markup | None
    before: Markup | None
    label: str
    answers: str
    resolved: bool
    untracked: bool
    author: str


def found(findings: Sequence[Finding[ReceivedComment]], frozen: FrozenText, *, with_authors: bool) -> tuple[Found, ...]:
    """The remarks in the order of the file; who wrote them only for their own institution."""
    texts = {finding.comment.identity: finding.comment.text for finding in findings}
    return tuple(_found(finding, frozen, texts, with_authors=with_authors) for finding in findings)


def _found(
    finding: Finding[ReceivedComment], frozen: FrozenText, texts: Mapping[str, str], *, with_authors: bool
) -> Found:
    comment, known = finding.comment, finding.known
    anchor = comment.anchor
    in_queue = anchor.match is Match.QUEUED
    queued = in_queue and finding.adds  # what is there already has its place here, whatever the file says
    section = frozen.section_of(anchor.paragraph_id)
    reworded = known is not None and finding.standing is not Standing.KNOWN
    said, said_before = _said(comment.text, comment.proposed), _said(known.text, known.proposed) if known else ""
    return Found(
        standing=standing_words(finding.standing),
        adds=finding.adds,
        kind=type_words(comment.type) if comment.kind == "comment" and comment.type else kind_words(comment.kind),
        place=_place(comment, frozen) if queued or not in_queue else "",
        section=heading(section) if section and not queued else "",
        match=_match_words(anchor) if queued or not in_queue else "",
        queued=queued,
        why=_(anchor.why) if anchor.why and queued else "",
        likely=tuple(frozen.name(each.uid) for each in comment.likely if frozen.name(each.uid)),
        quote=readable(anchor.quote),
        cited=comment.cited,
        text=comment.text,
        language=languages.guess(comment.text or comment.proposed or anchor.quote),
        change=proposed_change(anchor, comment.proposed, moves=_moves(comment, frozen)),
        before=difference(said_before, said) if reworded and said_before != said else None,
        label=known.label if known else "",
        answers=start_of(texts.get(comment.reply_to or "", "")),
        resolved=comment.resolved,
        untracked=is_untracked(comment.origin),
        author=comment.author if with_authors else "",
    )


def _moves(comment: ReceivedComment, frozen: FrozenText) -> str:
    place = comment.moved_to
    return new_place_words(place.uid, place.start, frozen) if place else ""


def _match_words(anchor: Anchor) -> str:
    """How sure its place is; nothing of a remark that is about no words, but about the whole of something."""
    is_about_words = anchor.start is not None or bool(anchor.quote)
    return match_words(anchor.match) if is_about_words or anchor.match is Match.QUEUED else ""


def _said(text: str, proposed: str | None) -> str:
    return text or proposed or ""


def _place(comment: ReceivedComment, frozen: FrozenText) -> str:
    anchor = comment.anchor
    if anchor.match is Match.QUEUED:
        return _("Not placed yet")
    if name := frozen.name(anchor.paragraph_id):
        return _("Paragraph %(number)s", number=name) if name[0].isdecimal() else name
    section = frozen.find_section(anchor.paragraph_id)
    return _("Section “%(title)s”", title=heading(section)) if section else _("The whole report")
