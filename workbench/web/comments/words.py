"""The office's words for what stands in the tables, in the language of the interface."""

from flask_babel import gettext as _

from workbench.comments.arrivals import Arrival, ArrivalStatus
from workbench.comments.frozen import FrozenText, heading
from workbench.comments.intake.known import Standing
from workbench.comments.records import (
    Answer,
    Comment,
    CommentKind,
    CommentState,
    CommentType,
    Confidentiality,
    DraftComment,
    Link,
    LinkKind,
    Match,
    Origin,
    Position,
    ResponsePublication,
    RoundFile,
    RoundKind,
    Scope,
    Severity,
)
from workbench.comments.seats.capacities import Capacity
from workbench.errors import N_
from workbench.text.characters import NOTE_MARK


def link_address(link: Link) -> str:
    """The page of what a comment is about; a requirement stands in its guideline."""
    room = "recommendations" if link.kind is LinkKind.RECOMMENDATION else "guidelines"
    return f"/{room}/{link.target}"


_ROUNDS = {
    RoundKind.INTERNAL: N_("Internal round"),
    RoundKind.CLEARANCE: N_("Clearance"),
    RoundKind.NHRI: N_("Round with the human rights institution"),
    RoundKind.PARLIAMENT: N_("Round with Parliament"),
    RoundKind.CIVIL_SOCIETY: N_("Round with civil society"),
    RoundKind.PUBLIC: N_("Public round"),
    RoundKind.EDITORIAL: N_("Editorial round"),
}

_TYPES = {
    CommentType.SUBSTANTIVE: N_("substantive"),
    CommentType.FACTUAL: N_("factual"),
    CommentType.LEGAL: N_("legal"),
    CommentType.EDITORIAL: N_("editorial"),
    CommentType.TRANSLATION: N_("translation"),
    CommentType.GENERAL: N_("general"),
}

_KINDS = {
    CommentKind.COMMENT: N_("comment"),
    CommentKind.INSERTION: N_("words to put in"),
    CommentKind.DELETION: N_("words to take out"),
    CommentKind.REPLACEMENT: N_("other words"),
    CommentKind.MOVE: N_("words to move"),
}

_SEVERITIES = {
    Severity.MUST: N_("must change"),
    Severity.SHOULD: N_("should change"),
    Severity.COULD: N_("could change"),
}

_CONFIDENTIALITIES = {
    Confidentiality.SECRETARIAT: N_("the secretariat and the drafting group"),
    Confidentiality.REVIEWERS: N_("all who take part in the round"),
    Confidentiality.PUBLIC_AFTER_ROUND: N_("everybody, once the round is over"),
}

_ANSWERS = {
    Answer.ACCEPTED: N_("accepted"),
    Answer.ACCEPTED_IN_PART: N_("accepted in part"),
    Answer.NOT_ACCEPTED: N_("not accepted"),
    Answer.NOTED: N_("noted"),
    Answer.OUT_OF_SCOPE: N_("out of scope"),
    Answer.DUPLICATE: N_("duplicate"),
}

_STATES = {
    CommentState.SENT: N_("sent"),
    CommentState.RECEIVED_UNCONFIRMED: N_("received, unconfirmed"),
    CommentState.WITHDRAWN: N_("withdrawn"),
}

# An independent body neither consents nor objects.
_POSITIONS = {
    Position.COMMENTS_SENT: N_("comments sent"),
    Position.NO_COMMENTS: N_("no comments"),
    Position.SERIOUS_CONCERN: N_("a serious concern"),
}
_POSITIONS_OF_OTHERS = {
    Position.COMMENTS_SENT: N_("with comments"),
    Position.NO_COMMENTS: N_("no objection"),
    Position.SERIOUS_CONCERN: N_("a serious concern"),
}

_CAPACITIES = {
    Capacity.MINISTRY: N_("a ministry"),
    Capacity.NHRI: N_("the national human rights institution"),
    Capacity.PARLIAMENT: N_("Parliament"),
    Capacity.JUDICIARY: N_("the judiciary"),
    Capacity.STATISTICS: N_("the statistical office"),
    Capacity.CIVIL_SOCIETY: N_("civil society"),
    Capacity.CHILDREN: N_("children"),
    Capacity.EXPERT: N_("an expert"),
    Capacity.OTHER: N_("another body"),
}

_PUBLICATIONS = {
    ResponsePublication.NONE: N_("nobody outside"),
    ResponsePublication.TO_COMMENTER: N_("each institution those to its own comments"),
    ResponsePublication.REVIEWERS: N_("all that were invited"),
    ResponsePublication.PUBLIC: N_("everybody, once somebody publishes them after the round closed"),
}

_STANDINGS = {
    Standing.NEW: N_("new"),
    Standing.KNOWN: N_("there already"),
    Standing.CHANGED: N_("in other words than before"),
    Standing.EARLIER: N_("an earlier wording"),
    Standing.ALTERED: N_("somebody else's words, changed: not taken in"),
}

_MATCHES = {
    Match.EXACT: N_("at its exact words"),
    Match.APPROXIMATE: N_("about at these words: an end lies in what was rewritten"),
    Match.PARAGRAPH: N_("at the paragraph; the words are not sure"),
    Match.QUEUED: N_("to be placed by hand"),
}

_ARRIVALS = {
    ArrivalStatus.WAITING: N_("Waits to be taken in."),
    ArrivalStatus.TAKEN_IN: N_("Taken in."),
    ArrivalStatus.SET_ASIDE: N_("Set aside."),
    ArrivalStatus.KEPT: N_("Kept as evidence; nothing can be read from it."),
}


def round_words(kind: RoundKind) -> str:
    """`Comments of the human rights institution`."""
    return _(_ROUNDS[kind])


def type_words(value: CommentType) -> str:
    """The nature of a comment."""
    return _(_TYPES[value])


def kind_words(value: CommentKind) -> str:
    """A remark, or which change is proposed."""
    return _(_KINDS[value])


def is_untracked(origin: Origin) -> bool:
    """Whether a change came without change tracking: nobody's name stands behind it."""
    return origin is Origin.WORD_UNTRACKED_CHANGE


def severity_words(value: Severity) -> str:
    """How much the institution insists."""
    return _(_SEVERITIES[value])


def confidentiality_words(value: Confidentiality) -> str:
    """Who may read it."""
    return _(_CONFIDENTIALITIES[value])


def answer_words(value: Answer) -> str:
    """The State's answer."""
    return _(_ANSWERS[value])


def state_words(value: CommentState) -> str:
    """Where a comment stands."""
    return _(_STATES[value])


def standing_words(value: Standing) -> str:
    """How a remark of a file stands to the record."""
    return _(_STANDINGS[value])


def match_words(value: Match) -> str:
    """How surely the place of a remark is known."""
    return _(_MATCHES[value])


def arrival_words(arrival: Arrival) -> str:
    """How a file that came back stands."""
    return _(_ARRIVALS[arrival.status])


def position_words(value: Position, *, independent: bool) -> str:
    """What the institution says of the draft as a whole."""
    return _((_POSITIONS if independent else _POSITIONS_OF_OTHERS)[value])


def capacity_words(value: Capacity) -> str:
    """As what an institution is asked."""
    return _(_CAPACITIES[value])


def publication_words(value: ResponsePublication) -> str:
    """Who reads the answers."""
    return _(_PUBLICATIONS[value])


def passed(comment: Comment) -> str:
    """Why a comment is no longer in force; "" for one that is."""
    return passed_words(withdrawn=comment.state is CommentState.WITHDRAWN, replaced=comment.replaced_by is not None)


def passed_words(*, withdrawn: bool, replaced: bool) -> str:
    """The same, told of a row of the matrix."""
    if withdrawn:
        return _("withdrawn")
    return _("a later wording stands in its place") if replaced else ""


def said_words(comment: Comment | DraftComment) -> str:
    """What the comment says; of one whose words were erased, that they were."""
    if isinstance(comment, Comment) and comment.erased:
        return _("(The words were erased. Who asked for it, and why, stands in the record of the round.)")
    return comment.text


def place_words(comment: Comment | DraftComment, frozen: FrozenText) -> str:
    """`Paragraph 24`, the section's heading, or the whole report."""
    paragraph_id = comment.paragraph_id if isinstance(comment, Comment) else comment.anchor.paragraph_id
    if name := frozen.name(paragraph_id):
        return _("Paragraph %(number)s", number=name) if name[0].isdecimal() else name
    if comment.section_id and (section := frozen.find_section(comment.section_id)):
        if comment.scope is Scope.MISSING_TOPIC:
            return _("A topic missing from section “%(title)s”", title=heading(section))
        return _("Section “%(title)s”", title=heading(section))
    if isinstance(comment, Comment) and comment.is_queued:
        return _("Not placed yet")
    if comment.scope is Scope.MISSING_TOPIC:
        return _("A topic that is missing")
    return _("The whole report")


def new_place_words(uid: str | None, start: int | None, frozen: FrozenText) -> str:
    """Where words that are to move would go: `New place: before paragraph 24`; "" for all others."""
    name = frozen.name(uid)
    section = frozen.find_section(uid)
    if not name and section is None:
        return ""
    place = f"“{heading(section)}”" if section else name
    if not start:
        return _("New place: before %(place)s", place=place)
    if uid and not section and start >= len(frozen.paragraph(uid).text):
        return _("New place: behind %(place)s", place=place)
    return _("New place: inside %(place)s", place=place)


def moves_words(comment: Comment | DraftComment, frozen: FrozenText) -> str:
    """The same of a comment in preparation or sent."""
    place = comment.moved_to
    return new_place_words(place.paragraph_id, place.start, frozen) if place else ""


def start_of(text: str) -> str:
    """The first words of a paragraph, for a list to choose from."""
    return text if len(text) <= 60 else text[:59] + "…"


def readable(text: str) -> str:
    """Words quoted from the report, without the marks that stand for its notes."""
    return text.replace(NOTE_MARK, "")


def file_words(file: RoundFile) -> str:
    """How a kept file came to be in the record."""
    if file.direction == "message" and not file.parsed:
        return _("a signed letter of the institution, as the mechanism kept it")
    if file.direction == "message":
        return _("the institution's message that this is its final answer, as the mechanism kept it")
    if file.direction == "out":
        return _("made for the institution")
    return _("handed in by the mechanism") if file.handed_in_by == "state" else _("uploaded by the institution")
