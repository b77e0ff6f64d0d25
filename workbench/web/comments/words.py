"""The office's words for what stands in the tables, in the language of the interface."""

from flask_babel import gettext as _

from workbench.comments.frozen import FrozenText, heading
from workbench.comments.records import (
    Answer,
    Comment,
    CommentKind,
    CommentState,
    CommentType,
    Confidentiality,
    DraftComment,
    Position,
    RoundKind,
    Scope,
    Severity,
)


def round_words(kind: RoundKind) -> str:
    """`Comments of the human rights institution`."""
    return {
        RoundKind.INTERNAL: _("Internal round"),
        RoundKind.CLEARANCE: _("Clearance"),
        RoundKind.NHRI: _("Round with the human rights institution"),
        RoundKind.PARLIAMENT: _("Round with Parliament"),
        RoundKind.CIVIL_SOCIETY: _("Round with civil society"),
        RoundKind.PUBLIC: _("Public round"),
        RoundKind.EDITORIAL: _("Editorial round"),
    }[kind]


def type_words(value: CommentType) -> str:
    return {
        CommentType.SUBSTANTIVE: _("substantive"),
        CommentType.FACTUAL: _("factual"),
        CommentType.LEGAL: _("legal"),
        CommentType.EDITORIAL: _("editorial"),
        CommentType.TRANSLATION: _("translation"),
        CommentType.GENERAL: _("general"),
    }[value]


def kind_words(value: CommentKind) -> str:
    return {
        CommentKind.COMMENT: _("comment"),
        CommentKind.INSERTION: _("words to put in"),
        CommentKind.DELETION: _("words to take out"),
        CommentKind.REPLACEMENT: _("other words"),
        CommentKind.MOVE: _("words to move"),
    }[value]


def severity_words(value: Severity) -> str:
    return {Severity.MUST: _("must change"), Severity.SHOULD: _("should change"), Severity.COULD: _("could change")}[
        value
    ]


def confidentiality_words(value: Confidentiality) -> str:
    return {
        Confidentiality.SECRETARIAT: _("the secretariat and the drafting group"),
        Confidentiality.REVIEWERS: _("all who take part in the round"),
        Confidentiality.PUBLIC_AFTER_ROUND: _("everybody, once the round is over"),
    }[value]


def answer_words(value: Answer) -> str:
    return {
        Answer.ACCEPTED: _("accepted"),
        Answer.ACCEPTED_IN_PART: _("accepted in part"),
        Answer.NOT_ACCEPTED: _("not accepted"),
        Answer.NOTED: _("noted"),
        Answer.OUT_OF_SCOPE: _("out of scope"),
        Answer.DUPLICATE: _("duplicate"),
    }[value]


def state_words(value: CommentState) -> str:
    return {
        CommentState.SENT: _("sent"),
        CommentState.RECEIVED_UNCONFIRMED: _("received, unconfirmed"),
        CommentState.WITHDRAWN: _("withdrawn"),
    }[value]


def position_words(value: Position) -> str:
    return {
        Position.COMMENTS_SENT: _("comments sent"),
        Position.NO_COMMENTS: _("no comments"),
        Position.SERIOUS_CONCERN: _("a serious concern"),
    }[value]


def place_words(comment: Comment | DraftComment, frozen: FrozenText) -> str:
    """`Paragraph 24`, the section's heading, or the whole report."""
    paragraph_id = comment.paragraph_id if isinstance(comment, Comment) else comment.anchor.paragraph_id
    number = frozen.number(paragraph_id)
    if number is not None:
        return _("Paragraph %(number)s", number=number)
    if comment.section_id and (section := frozen.find_section(comment.section_id)):
        return _("Section “%(title)s”", title=heading(section))
    if isinstance(comment, Comment) and comment.is_queued:
        return _("Not placed yet")
    if comment.scope is Scope.MISSING_TOPIC:
        return _("A topic that is missing")
    return _("The whole report")


def start_of(text: str) -> str:
    """The first words of a paragraph, for a list to choose from."""
    return text if len(text) <= 60 else text[:59] + "…"
