"""The words a round is spoken in: kinds of rounds, positions, scopes, answers and where a comment stands."""

from enum import StrEnum


class RoundKind(StrEnum):
    """Whom a round is held with."""

    INTERNAL = "internal"
    CLEARANCE = "clearance"
    NHRI = "nhri"
    PARLIAMENT = "parliament"
    CIVIL_SOCIETY = "civil_society"
    PUBLIC = "public"
    EDITORIAL = "editorial"


class Position(StrEnum):
    """What an institution says of the draft as a whole; an independent body never gives its consent."""

    COMMENTS_SENT = "comments_sent"
    NO_COMMENTS = "no_comments"
    SERIOUS_CONCERN = "serious_concern"


class ResponsePublication(StrEnum):
    """Who reads the answers. `none` is not to be had for an independent body."""

    NONE = "none"
    TO_COMMENTER = "to_commenter"
    REVIEWERS = "reviewers"
    PUBLIC = "public"


class Scope(StrEnum):
    """What a comment is about."""

    DOCUMENT = "document"
    SECTION = "section"
    PARAGRAPH = "paragraph"
    SPAN = "span"
    MISSING_TOPIC = "missing_topic"


class CommentKind(StrEnum):
    """A remark, or a change proposed in the text itself."""

    COMMENT = "comment"
    INSERTION = "insertion"
    DELETION = "deletion"
    REPLACEMENT = "replacement"
    MOVE = "move"


class CommentType(StrEnum):
    """The nature of a comment, as the commenting tables of standards bodies have it."""

    SUBSTANTIVE = "substantive"
    FACTUAL = "factual"
    LEGAL = "legal"
    EDITORIAL = "editorial"
    TRANSLATION = "translation"
    GENERAL = "general"


class Severity(StrEnum):
    """How much the institution insists."""

    MUST = "must"
    SHOULD = "should"
    COULD = "could"


class Confidentiality(StrEnum):
    """How visible the institution wants its comment; the State side cannot make it less so."""

    SECRETARIAT = "secretariat"
    REVIEWERS = "reviewers"
    PUBLIC_AFTER_ROUND = "public_after_round"


class Origin(StrEnum):
    """By which road the words came."""

    WEB = "web"
    WORD_COMMENT = "word_comment"
    WORD_TRACKED_CHANGE = "word_tracked_change"
    WORD_UNTRACKED_CHANGE = "word_untracked_change"
    COMMENT_TABLE = "comment_table"
    LETTER = "letter"
    E_MAIL = "e_mail"
    MEETING = "meeting"
    TELEPHONE = "telephone"


class CommentState(StrEnum):
    """Where a comment stands, read off its history."""

    RECEIVED_UNCONFIRMED = "received_unconfirmed"
    SENT = "sent"
    WITHDRAWN = "withdrawn"


class Match(StrEnum):
    """How surely the place of a comment is known."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    PARAGRAPH = "paragraph"
    QUEUED = "queued"


class Answer(StrEnum):
    """The State's disposition of a comment."""

    ACCEPTED = "accepted"
    ACCEPTED_IN_PART = "accepted_in_part"
    NOT_ACCEPTED = "not_accepted"
    NOTED = "noted"
    OUT_OF_SCOPE = "out_of_scope"
    DUPLICATE = "duplicate"
