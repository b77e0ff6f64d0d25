"""The closed words of drafting as a reader says them."""

from flask_babel import gettext as _

from workbench.drafting.records import Addressed, Implementation, ReportKind, RevisionKind, SectionState


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


def state_words(state: Addressed) -> str:
    """Whether the report speaks to it."""
    return {
        Addressed.ANSWERED: _("answered"),
        Addressed.PARTLY: _("partly"),
        Addressed.NOT_APPLICABLE: _("not applicable"),
        Addressed.CORE_DOCUMENT: _("in the core document"),
        Addressed.OPEN: _("open"),
    }[state]


def implementation_words(value: Implementation | None) -> str:
    """What the State reports of a recommendation."""
    if value is None:
        return _("not said")
    return {
        Implementation.IMPLEMENTED: _("implemented"),
        Implementation.PARTLY: _("partly implemented"),
        Implementation.NOT: _("not implemented"),
        Implementation.NO_INFORMATION: _("no information"),
    }[value]


def section_words(state: SectionState) -> str:
    """Where a section stands."""
    return {
        SectionState.EMPTY: _("empty"),
        SectionState.IN_PROGRESS: _("in progress"),
        SectionState.READY_FOR_REVIEW: _("ready for review"),
        SectionState.REVIEWED: _("reviewed"),
        SectionState.APPROVED: _("approved"),
    }[state]


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
