"""What happened to a request, in words: the second submission is a correction, and mistakes are told as such."""

from collections.abc import Sequence

from flask_babel import gettext as _

from workbench.requests.records import RequestEvent
from workbench.requests.reminded import NOT_LETTERED
from workbench.web.requests.words import event_words
from workbench.web.shell import day

_SUBMISSIONS = frozenset({"submitted", "validated"})  # its authority stands behind it, here or in a letter


def story(events: Sequence[RequestEvent]) -> tuple[tuple[RequestEvent, str], ...]:
    """Each event with its words, the latest first; `events` are the oldest first."""
    told = [(each, _words(each, events[:place])) for place, each in enumerate(events)]
    return tuple(reversed(told))


def _words(event: RequestEvent, before: Sequence[RequestEvent]) -> str:
    if event.kind == NOT_LETTERED:
        return _("the letter of reminder of %(day)s did not go out after all", day=day(event.facts["day"]))
    if event.kind == "submitted" and any(each.kind in _SUBMISSIONS for each in before):
        return _("the contribution was corrected and submitted again")
    return event_words(event.kind)
