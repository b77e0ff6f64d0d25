"""Who does what, in the words of the office."""

from flask_babel import gettext as _

from workbench.drafting.sharing.records import Task
from workbench.drafting.sharing.states import Said, Standing
from workbench.web.drafting.words import section_words
from workbench.web.shell import day


def task_words(task: Task) -> str:
    """What somebody was asked to do, as one chooses it."""
    return {Task.WRITE: _("write"), Task.REVIEW: _("review"), Task.APPROVE: _("approve")}[task]


def does_words(task: Task, name: str) -> str:
    """Who does it, beside the section."""
    return {
        Task.WRITE: _("%(name)s writes", name=name),
        Task.REVIEW: _("%(name)s reviews", name=name),
        Task.APPROVE: _("%(name)s approves", name=name),
    }[task]


def verb_words(said: Said) -> str:
    """The button."""
    return {
        Said.READY_FOR_REVIEW: _("Ready for review"),
        Said.REVIEWED: _("Reviewed"),
        Said.APPROVED: _("Approve"),
        Said.SENT_BACK: _("Send back"),
    }[said]


def event_words(said: Said, name: str) -> str:
    """What somebody said of a section."""
    return {
        Said.READY_FOR_REVIEW: _("%(name)s called it ready for review", name=name),
        Said.REVIEWED: _("%(name)s reviewed it", name=name),
        Said.APPROVED: _("%(name)s approved it", name=name),
        Said.SENT_BACK: _("%(name)s sent it back", name=name),
    }[said]


def flash_words(said: Said) -> str:
    """What is said after the button was pressed."""
    return {
        Said.READY_FOR_REVIEW: _("The section is ready for review."),
        Said.REVIEWED: _("The section is reviewed."),
        Said.APPROVED: _("The section is approved."),
        Said.SENT_BACK: _("The section is back with its writers, with your reason."),
    }[said]


def standing_words(standing: Standing) -> str:
    """How far a section is, who said so, and what came after."""
    state = section_words(standing.state)
    event, change = standing.event, standing.changed
    if event is None:
        return state
    if change is not None and event.said is not Said.SENT_BACK:
        after = {
            Said.READY_FOR_REVIEW: _("%(state)s: %(name)s changed it after it was ready for review on %(day)s",
                state=state, name=change.by_name, day=day(event.at)),
            Said.REVIEWED: _("%(state)s: %(name)s changed it after the review on %(day)s",
                state=state, name=change.by_name, day=day(event.at)),
            Said.APPROVED: _("%(state)s: %(name)s changed it after the approval on %(day)s",
                state=state, name=change.by_name, day=day(event.at)),
        }  # fmt: skip
        return after[event.said]
    if event.said is Said.SENT_BACK:
        back = {"state": state, "name": event.by_name, "day": day(event.at), "reason": event.reason}
        return _("%(state)s: %(name)s sent it back on %(day)s: %(reason)s", **back)
    return _("%(state)s (%(name)s, %(day)s)", state=state, name=event.by_name, day=day(event.at))
