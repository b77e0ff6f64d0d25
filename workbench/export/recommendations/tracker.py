"""For the import of a tracker: each recommendation with its status and what the reports say, under the index's headers.

Only what is published or was submitted is in it; notes and evidence stay here.
"""

from collections.abc import Iterable

from workbench.export.recommendations.files import Sheet, records, table, workbook
from workbench.export.recommendations.gathering import Gathered, Given
from workbench.export.states import name
from workbench.recommendations.lists.rows import several
from workbench.recommendations.records import Facet, Fact, Role
from workbench.treaties.catalogue import UPR

TITLE = "Recommendations for the tracker"
# The first are headers of the Universal Human Rights Index; `Reccomending` is how its own export spells them.
_COLUMNS = (
    ("OHCHR Annotation Id", 38),
    ("Document Symbol", 22),
    ("Paragraph", 10),
    ("Text", 70),
    ("Type", 18),
    ("Countries Concerned", 12),
    ("Reccomending Body", 14),
    ("Document Publication Date", 12),
    ("UPR Session", 9),
    ("UPR Reccomending States", 20),
    ("UPR Position", 12),
    ("Themes", 30),
    ("Affected Persons", 26),
    ("Sdgs", 8),
    ("Cluster", 26),
    ("Lead institution", 30),
    ("Supporting institutions", 30),
    ("Status", 20),
    ("Status as of", 12),
    ("Priority", 9),
    ("Due", 11),
    ("Implementation as reported", 20),
    ("What the reports say", 70),
    ("Source in the reports", 34),
    ("Recommendation id", 28),
)
HEADERS = tuple(header for header, _ in _COLUMNS)
_LISTS = frozenset(
    {"UPR Reccomending States", "Themes", "Affected Persons", "Sdgs", "Cluster", "Lead institution",
     "Supporting institutions", "What the reports say", "Source in the reports"}
)  # fmt: skip


def excel(given: Given) -> bytes:
    """As .xlsx."""
    widths = tuple(width for _, width in _COLUMNS)
    return workbook((Sheet(TITLE, HEADERS, widths, _rows(given)),), title=TITLE)


def csv(given: Given) -> bytes:
    """As .csv."""
    return table(HEADERS, _rows(given))


def json(given: Given) -> bytes:
    """For a program."""
    return records(HEADERS, _rows(given), several=_LISTS)


def _rows(given: Given) -> Iterable[tuple[str, ...]]:
    return given.as_rows(_row)


def _row(one: Gathered) -> tuple[str, ...]:
    unit, kept = one.unit, one.kept
    number = f"{unit.number} ({unit.label})" if unit.number and unit.label else unit.number or ""
    said = tuple(each for each in one.said if each.may_leave)
    status = kept.facts.get(Fact.STATUS)
    reported = dict.fromkeys(each.implementation.replace("_", " ") for each in said if each.implementation)
    return (
        one.annotation_id,
        unit.symbol or "",
        number,
        unit.text,
        "- Recommendations",
        name(unit.state, "en") if unit.state else "",
        unit.body or "",
        unit.date or "",
        unit.session if unit.treaty == UPR else "",
        several(unit.recommending_states),
        one.line.position,
        several(kept.values(Facet.THEME)),
        several(kept.values(Facet.PERSON)),
        several(kept.values(Facet.SDG)),
        several(one.line.clusters),
        several(kept.ministries(Role.RESPONSIBLE)),
        several(kept.ministries(Role.SUPPORTING)),
        kept.fact(Fact.STATUS).replace("_", " "),
        status.at[:10] if status and status.value else "",
        kept.fact(Fact.PRIORITY),
        kept.fact(Fact.DUE),
        several(reported),
        several(" ".join(each.text.split()) for each in said),
        several(each.citation for each in said),
        unit.lead,
    )
