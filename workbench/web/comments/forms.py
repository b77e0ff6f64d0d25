"""The comment form: what it holds, and what came in with it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from flask_babel import gettext as _

from workbench.comments.frozen import FrozenText, heading
from workbench.comments.linking import Linkable
from workbench.comments.operations import Draft
from workbench.comments.records import CommentType, Confidentiality, DraftComment, Link, Scope, Severity
from workbench.comments.refusals import NotInSnapshot
from workbench.web.comments.passages import Span
from workbench.web.comments.room import WHOLE
from workbench.web.comments.words import confidentiality_words, severity_words, type_words
from workbench.web.corpus.words import language_words

_LANGUAGES = ("ar", "en", "es", "fr", "pt", "ru", "zh")
_CODE = re.compile("[a-z]{2,3}")


@dataclass(frozen=True)
class CommentForm:
    """A comment being written at a block; `draft_id` and `version` when one is being changed."""

    block: str
    action: str
    leave: str
    place: str
    paragraph_id: str
    section_id: str
    quote: str
    start: str
    end: str
    text: str
    proposed: str
    type: str
    severity: str
    confidentiality: str
    missing_topic: bool
    draft_id: str
    version: int
    keep: str
    errors: Mapping[str, str] = field(default_factory=dict)
    theirs: str = ""
    language: str = ""  # ISO 639-1, "" as it reads
    links: tuple[Link, ...] = ()
    about: tuple[str, ...] = ()  # what was typed and is not to be found
    linkable: tuple[Linkable, ...] = ()

    @property
    def types(self) -> tuple[tuple[str, str], ...]:
        """Natures of a comment to choose from."""
        return tuple((value.value, type_words(value)) for value in CommentType)

    @property
    def severities(self) -> tuple[tuple[str, str], ...]:
        """Weights to choose from."""
        return tuple((value.value, severity_words(value)) for value in Severity)

    @property
    def confidentialities(self) -> tuple[tuple[str, str], ...]:
        """Who may read it, to choose from."""
        return tuple((value.value, confidentiality_words(value)) for value in Confidentiality)

    @property
    def languages(self) -> tuple[tuple[str, str], ...]:
        """Languages to choose from: those of the United Nations, Portuguese, and the one it is in."""
        codes = dict.fromkeys((*_LANGUAGES, *filter(_CODE.fullmatch, (self.language,))))
        return tuple(sorted(((code, language_words(code)) for code in codes), key=lambda each: each[1]))

    @property
    def near(self) -> tuple[Linkable, ...]:
        """What is linked already, and what the paragraph itself speaks for: offered first."""
        return tuple(each for each in self.linkable if each.link in self.links or self.paragraph_id in each.paragraphs)

    @property
    def words(self) -> dict[str, Span]:
        """The words selected in the paragraph, to be marked while the form stands open."""
        start, end = whole_number(self.start), whole_number(self.end)
        if not self.paragraph_id or start is None or end is None:
            return {}
        return {self.paragraph_id: Span(start, end, "new")}

    def with_error(self, name: str, message: str) -> "CommentForm":
        """The same with a message at one field."""
        return replace(self, errors={**self.errors, name: message})


def a_form(round_id: str, frozen: FrozenText, given: Mapping[str, str], linkable: tuple[Linkable, ...]) -> CommentForm:
    """The form for the place that is asked for, filled with what was given. Raises NotInSnapshot.

    `start` and `end` without a quote take the words from the paragraph: the browser sends code points.
    """
    paragraph_id, section_id = given.get("paragraph", ""), given.get("section", "")
    quote, start, end = given.get("quote", ""), given.get("start", ""), given.get("end", "")
    if paragraph_id:
        paragraph = frozen.paragraph(paragraph_id)
        place = _("Comment on paragraph %(number)s", number=frozen.name(paragraph_id))
        anchor = frozen.anchor(paragraph_id)
        first, last = whole_number(start), whole_number(end)
        if not quote and first is not None and last is not None:
            first, last = without_space(paragraph.text, first, last)
            start, end, quote = str(first), str(last), paragraph.text[first:last]
    elif section_id:
        place, anchor = _("Comment on “%(title)s”", title=heading(frozen.section(section_id))), WHOLE
    else:
        place, anchor = _("Comment on the whole report"), WHOLE
    block = paragraph_id or section_id or WHOLE
    return CommentForm(
        block=block,
        action=f"/rounds/{round_id}/read/comments",
        leave=f"/rounds/{round_id}/read?block={block}#{anchor}",
        place=place,
        paragraph_id=paragraph_id,
        section_id=section_id,
        quote=quote,
        start=start,
        end=end,
        text=given.get("text", ""),
        proposed=given.get("proposed", ""),
        type=given.get("type", CommentType.SUBSTANTIVE.value),
        severity=given.get("severity", Severity.SHOULD.value),
        confidentiality=given.get("confidentiality", Confidentiality.REVIEWERS.value),
        missing_topic=bool(given.get("missing_topic")),
        draft_id="",
        version=0,
        keep=f"comment-{frozen.snapshot.id}-{block}",
        language=given.get("language", ""),
        linkable=linkable,
    )


def whole_number(text: str) -> int | None:
    """What a browser sends as an offset or a version; None for anything else, however many digits it has."""
    return int(text) if text.isdecimal() and len(text) <= 9 else None


def without_space(text: str, start: int, end: int) -> tuple[int, int]:
    """A selection rarely ends at a word: the space at its ends is left out."""
    chosen = text[start:end]
    return start + len(chosen) - len(chosen.lstrip()), start + len(chosen.rstrip())


def edit_form(draft: DraftComment, frozen: FrozenText, linkable: tuple[Linkable, ...]) -> CommentForm:
    """The form of a comment in preparation; its place stays."""
    try:
        form = a_form(
            draft.round_id,
            frozen,
            {"paragraph": draft.anchor.paragraph_id or "", "section": draft.section_id or "", "text": draft.text},
            linkable,
        )
    except NotInSnapshot:  # a comment on a heading is anchored there
        form = a_form(draft.round_id, frozen, {"section": draft.section_id or "", "text": draft.text}, linkable)
    return replace(
        form,
        action=f"/rounds/{draft.round_id}/read/comments/{draft.id}",
        place=_("Change the comment"),
        quote=draft.anchor.quote,
        start="",
        end="",
        proposed=draft.proposed or "",
        type=draft.type.value,
        severity=draft.severity.value,
        confidentiality=draft.confidentiality.value,
        missing_topic=draft.scope is Scope.MISSING_TOPIC,
        draft_id=draft.id,
        version=draft.version,
        keep=f"comment-{draft.id}",
        language=draft.language,
        links=draft.links,
    )


def written(form: CommentForm) -> Draft:
    """What the operation takes; a choice that is not offered counts as not made."""
    return Draft(
        text=form.text,
        paragraph_id=form.paragraph_id or None,
        section_id=form.section_id or None,
        quote=form.quote,
        start=whole_number(form.start),
        end=whole_number(form.end),
        proposed=form.proposed or None,
        missing_topic=form.missing_topic,
        type=CommentType(form.type) if form.type in set(CommentType) else CommentType.SUBSTANTIVE,
        severity=Severity(form.severity) if form.severity in set(Severity) else Severity.SHOULD,
        confidentiality=(
            Confidentiality(form.confidentiality)
            if form.confidentiality in set(Confidentiality)
            else Confidentiality.REVIEWERS
        ),
        language=form.language if _CODE.fullmatch(form.language) else "",
        links=form.links,
    )
