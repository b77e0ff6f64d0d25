"""The closed words of drafting as a reader says them."""

from flask_babel import gettext as _

from workbench.drafting.asked.confirming import Confirmed, Word
from workbench.drafting.asked.matters import MatterKind
from workbench.drafting.asked.recommended import Asked, Why
from workbench.drafting.asked.suggesting.signs import Reason, Sign
from workbench.drafting.records import Addressed, Implementation, ReportKind, RevisionKind, SectionState
from workbench.errors import N_
from workbench.web.shell import day


def kind_words(kind: ReportKind) -> str:
    """What is written."""
    return {
        ReportKind.INITIAL: _("initial report"),
        ReportKind.PERIODIC: _("periodic report"),
        ReportKind.REPLY_TO_LOIPR: _("replies to a list of issues prior to reporting"),
        ReportKind.COMMON_CORE: _("common core document"),
        ReportKind.REPLIES_TO_LIST_OF_ISSUES: _("replies to a list of issues"),
        ReportKind.FOLLOW_UP: _("follow-up report"),
        ReportKind.ADDITIONAL_INFORMATION: _("additional information"),
        ReportKind.UPR_NATIONAL: _("national report for the universal periodic review"),
        ReportKind.UPR_MIDTERM: _("mid-term report for the universal periodic review"),
    }[kind]


# A page says these hundreds of times: one message is looked up, not all of them.
_STATES = {
    Addressed.ANSWERED: N_("answered"),
    Addressed.PARTLY: N_("partly"),
    Addressed.NOT_APPLICABLE: N_("not applicable"),
    Addressed.CORE_DOCUMENT: N_("in the core document"),
    Addressed.OPEN: N_("open"),
}
_IMPLEMENTATIONS = {
    None: N_("not said"),
    Implementation.IMPLEMENTED: N_("implemented"),
    Implementation.PARTLY: N_("partly implemented"),
    Implementation.NOT: N_("not implemented"),
    Implementation.NO_INFORMATION: N_("no information"),
}
_SECTIONS = {
    SectionState.EMPTY: N_("empty"),
    SectionState.IN_PROGRESS: N_("in progress"),
    SectionState.READY_FOR_REVIEW: N_("ready for review"),
    SectionState.REVIEWED: N_("reviewed"),
    SectionState.APPROVED: N_("approved"),
}


def state_words(state: Addressed) -> str:
    """Whether the report speaks to it."""
    return _(_STATES[state])


def implementation_words(value: Implementation | None) -> str:
    """What the State reports of a recommendation."""
    return _(_IMPLEMENTATIONS[value])


def section_words(state: SectionState) -> str:
    """Where a section stands."""
    return _(_SECTIONS[state])


def section_shape(state: SectionState) -> str:
    """The shape of its sign: nothing, begun, done; the words beside it say which."""
    return {
        SectionState.EMPTY: "open",
        SectionState.IN_PROGRESS: "partly",
        SectionState.READY_FOR_REVIEW: "partly",
        SectionState.REVIEWED: "partly",
        SectionState.APPROVED: "answered",
    }[state]


def revision_words(kind: RevisionKind) -> str:
    """What a save did."""
    return {
        "added": _("added"),
        "written": _("written"),
        "split": _("split"),
        "merged": _("merged"),
        "restored": _("brought back"),
        "parallel": _("sent while somebody else had saved; kept beside"),
    }[kind]


def word_words(said: Confirmed | None, state: Addressed) -> str:
    """Whose word it is that the report speaks to something."""
    if said is None:
        return ""
    when = day(said.at)
    if said.word is Word.PROPOSED:
        return _("proposed by a link") if state is not Addressed.CORE_DOCUMENT else _("proposed by the section")
    if said.word is Word.CONFIRMED:
        return _("confirmed by %(name)s on %(date)s", name=said.by_name, date=when)
    return _("confirmed by %(name)s on %(date)s, before the text changed", name=said.by_name, date=when)


def why_words(asked: Asked | None) -> str:
    """Why a recommendation is asked of the report, where that is not the last concluding observations."""
    if asked is None or asked.why is Why.OBSERVATIONS:
        return ""
    if asked.matter is not None:
        return {
            MatterKind.THEME: _("supported at the review; its theme is “%(value)s”", value=asked.matter.value),
            MatterKind.PERSON: _("supported at the review; it is about: %(value)s", value=asked.matter.value),
            MatterKind.NAMED: _("supported at the review; it names the treaty"),
        }[asked.matter.kind]
    if asked.why is Why.CHOSEN and asked.chosen is not None:
        return _("chosen by %(name)s", name=asked.chosen.by_name)
    return _("a paragraph responds to it")


def sign_words(reason: Reason) -> str:
    """What says that a paragraph seems to speak to something."""
    return {
        Sign.WORDS: _("words: %(value)s", value=reason.value),
        Sign.ARTICLE: _("article %(value)s", value=reason.value),
        Sign.SOURCE: _("cites its document"),
        Sign.PASSAGE: _("cites the recommendation itself"),
        Sign.NAMED: _("names %(value)s", value=reason.value),
        Sign.SECTION: _("asked of its section"),
    }[reason.sign]
