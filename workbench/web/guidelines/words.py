"""The closed words of a pack as a reader says them."""

from collections.abc import Iterable

from flask_babel import gettext as _

from workbench.guidelines.records import Basis, Confidence, PackHead, RequirementKind


def confidence_words(value: Confidence) -> str:
    return {
        Confidence.HIGH: _("sure"),
        Confidence.MEDIUM: _("fairly sure"),
        Confidence.LOW: _("not sure"),
    }[value]


def basis_words(value: Basis) -> str:
    return {
        Basis.GUIDELINE: _("the guideline"),
        Basis.TREATY: _("the treaty"),
        Basis.GENERAL_COMMENT: _("a general comment"),
        Basis.PRACTICE: _("the committee’s practice"),
    }[value]


def kind_words(value: RequirementKind) -> str:
    return {
        RequirementKind.INFORMATION: _("information"),
        RequirementKind.LEGISLATION: _("law"),
        RequirementKind.MEASURE: _("measures"),
        RequirementKind.DATA: _("figures"),
        RequirementKind.CASE_LAW: _("decisions of courts"),
        RequirementKind.FOLLOW_UP: _("follow-up"),
    }[value]


def type_words(report_type: str) -> str:
    """The report type of a pack; one that a State's own pack invents is shown as it is written."""
    known = {
        "initial": _("initial report"),
        "periodic": _("periodic report"),
        "initial_and_periodic": _("initial and periodic reports"),
        "common_core_document": _("common core document"),
        "follow_up_report": _("follow-up report"),
        "replies_to_list_of_issues": _("replies to a list of issues"),
        "simplified_report": _("simplified report"),
        "additional_information": _("additional information"),
        "midterm_report": _("mid-term report"),
        "national_report": _("national report"),
    }
    return known.get(report_type, report_type.replace("_", " "))


def pack_words(head: PackHead) -> str:
    """`Convention on the Rights of the Child: periodic report`; a name that says its type already stands alone."""
    kind = type_words(head.report_type)
    return head.treaty_name if kind.lower() in head.treaty_name.lower() else f"{head.treaty_name}: {kind}"


def disaggregation_words(values: Iterable[str]) -> str:
    """`race_or_colour, sex` as words; empty where nothing is asked."""
    return ", ".join(value.replace("_", " ") for value in values)
