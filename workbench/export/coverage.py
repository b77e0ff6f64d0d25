"""The matrix taken away: what is asked of a report, whether it is answered, where, and whose word that is. Internal."""

import json
from dataclasses import asdict, dataclass

from workbench.drafting.asked.covering import Coverage, RecommendationCoverage, RequirementCoverage
from workbench.drafting.records import Addressed
from workbench.export.recommendations.files import Sheet, table, workbook

_COLUMNS = {
    "kind": ("Asked by", 16),
    "key": ("Where", 28),
    "text": ("What is asked", 80),
    "required": ("Counted", 10),
    "state": ("Addressed", 16),
    "confirmed": ("Whose word", 14),
    "by": ("Said by", 20),
    "on": ("On", 12),
    "paragraphs": ("Paragraphs", 16),
    "reason": ("Reason", 40),
    "implementation": ("Implementation", 18),
    "status": ("Status in the ledger", 20),
}
_HEADERS = tuple(heading for heading, _ in _COLUMNS.values())


@dataclass(frozen=True)
class MatrixLine:
    """One thing asked; every field as a person reads it."""

    kind: str
    key: str
    text: str
    required: str
    state: str
    confirmed: str
    by: str
    on: str
    paragraphs: str
    reason: str
    implementation: str = ""
    status: str = ""


def lines(covered: Coverage) -> tuple[MatrixLine, ...]:
    """All that is asked, in order: the guideline's first, then recommendations, then those left out."""
    required = (
        _line(covered, each, "guideline", each.requirement.key, each.requirement.text, _counted(each))
        for each in covered.requirements
    )
    made = (
        _line(covered, each, _why(each), each.recommendation.citation, each.recommendation.text, _substance(each))
        for each in covered.recommendations
    )
    left = (
        MatrixLine(
            kind="left out",
            key=each.recommendation.citation,
            text=each.recommendation.text,
            required="no",
            state="left out",
            confirmed="confirmed",
            by=each.by_name,
            on=each.at.date().isoformat(),
            paragraphs="",
            reason=each.reason,
        )
        for each in covered.left_out
    )
    return (*required, *made, *left)


def _line(
    covered: Coverage,
    each: RequirementCoverage | RecommendationCoverage,
    kind: str,
    key: str,
    text: str,
    required: str,
) -> MatrixLine:
    said = each.confirmed
    has_both = isinstance(each, RecommendationCoverage)
    implementation = each.implementation if isinstance(each, RecommendationCoverage) else None
    return MatrixLine(
        kind=kind,
        key=key,
        text=text,
        required=required,
        state=each.state.value.replace("_", " "),
        confirmed=said.word.value if said and (each.state is not Addressed.OPEN or said.at) else "",
        by=said.by_name if said else "",
        on=said.at.date().isoformat() if said and said.at else "",
        paragraphs=", ".join(covered.spots[one].label for one in each.paragraphs),
        reason=each.reason,
        implementation=(implementation.value.replace("_", " ") if implementation else "not said") if has_both else "",
        status=each.status.replace("_", " ") if isinstance(each, RecommendationCoverage) else "",
    )


def _counted(each: RequirementCoverage) -> str:
    if each.requirement.checklist:
        return "checklist"
    return "required" if each.requirement.required else "advice"


def _why(each: RecommendationCoverage) -> str:
    return each.asked.why.value if each.asked else "recommendation"


def _substance(each: RecommendationCoverage) -> str:
    return "procedural" if each.recommendation.procedural else "required"


def as_excel(covered: Coverage, *, title: str) -> bytes:
    """The matrix as .xlsx: every cell a text, filters on."""
    widths = tuple(width for _, width in _COLUMNS.values())
    return workbook([Sheet("Coverage", _HEADERS, widths, _rows(covered))], title=title)


def as_csv(covered: Coverage) -> bytes:
    """The matrix as .csv."""
    return table(_HEADERS, _rows(covered))


def as_json(covered: Coverage) -> bytes:
    """The matrix for a program."""
    return (json.dumps([asdict(each) for each in lines(covered)], ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _rows(covered: Coverage) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(getattr(each, name) for name in _COLUMNS) for each in lines(covered))
