"""The office's words for what stands in the tables of requests, in the language of the interface."""

from flask_babel import gettext as _

from workbench.errors import N_
from workbench.requests.earlier import How
from workbench.requests.records import AnswerKind, ItemKind, RequestStanding, Use
from workbench.requests.timeliness import Timeliness

_STANDINGS = {
    RequestStanding.IN_PREPARATION: N_("in preparation"),
    RequestStanding.SENT: N_("sent"),
    RequestStanding.CLOSED: N_("closed"),
    RequestStanding.WITHDRAWN: N_("taken back"),
}
_KINDS = {
    ItemKind.RECOMMENDATION: N_("Recommendation"),
    ItemKind.REQUIREMENT: N_("Guideline"),
    ItemKind.QUESTION: N_("Question"),
}
_ANSWERS = {
    AnswerKind.ANSWER: N_("an answer"),
    AnswerKind.NO_CHANGE: N_("no change since the last report"),
    AnswerKind.NOT_OURS: N_("not ours, it belongs to another office"),
}
_USES = {
    Use.FOR_REPORT: N_("for the report"),
    Use.BACKGROUND: N_("background, not to be quoted"),
}
_TIMELINESS = {
    Timeliness.IN_TIME: N_("in time"),
    Timeliness.LATE: N_("late"),
    Timeliness.AWAITED: N_("awaited"),
    Timeliness.OVERDUE: N_("overdue"),
    Timeliness.NOT_AWAITED: N_("no longer awaited"),
}
_EVENTS = {
    "prepared": N_("prepared"),
    "sent": N_("sent to the ministry"),
    "extended": N_("more time was given"),
    "reminded": N_("a letter of reminder was sent"),
    "closed": N_("closed"),
    "reopened": N_("opened again"),
    "withdrawn": N_("taken back"),
    "handed_over": N_("went along with its ministry, which is another one now"),
    "given_back": N_("came back to its ministry"),
    "submitted": N_("the contribution was submitted"),
    "received": N_("a file was handed in"),
    "validated": N_("the signed letter was recorded"),
}
_EARLIER = {
    How.REWRITTEN: N_("rewritten"),
    How.LEFT_OUT: N_("left out"),
    How.PUT_TOGETHER: N_("put together with another"),
}


def standing_words(standing: RequestStanding) -> str:
    """Where a request stands."""
    return _(_STANDINGS[standing])


def item_words(kind: ItemKind) -> str:
    """What an item asks about."""
    return _(_KINDS[kind])


def answer_kinds() -> tuple[tuple[str, str], ...]:
    """What may be answered, to choose from."""
    return tuple((kind.value, _(words)) for kind, words in _ANSWERS.items())


def answer_words(kind: AnswerKind) -> str:
    """What was answered."""
    return _(_ANSWERS[kind])


def uses() -> tuple[tuple[str, str], ...]:
    """What an answer may be used for, to choose from."""
    return tuple((use.value, _(words)) for use, words in _USES.items())


def use_words(use: Use) -> str:
    """What an answer may be used for."""
    return _(_USES[use])


def earlier_words(how: How) -> str:
    """Why an answer does not stand any more as it did."""
    return _(_EARLIER[how])


def timeliness_words(standing: Timeliness) -> str:
    """How timely a request was answered."""
    return _(_TIMELINESS[standing])


def event_words(kind: str) -> str:
    """What happened to a request."""
    return _(_EVENTS[kind]) if kind in _EVENTS else kind
