"""The reports of a State in the library, and what was recommended to it: what is compared."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.store import Database
from workbench.treaties import CONCLUDING_OBSERVATIONS, DocumentKind
from workbench.treaties.catalogue import UPR

FOLLOW_UP = frozenset({DocumentKind.FOLLOW_UP_INFORMATION, DocumentKind.ADDITIONAL_INFORMATION_CED})
REPORTS = FOLLOW_UP | {
    DocumentKind.STATE_REPORT,
    DocumentKind.REPLIES_TO_LIST_OF_ISSUES,
    DocumentKind.REPLIES_TO_LIST_OF_ISSUES_OLD,
    DocumentKind.COMMON_CORE_DOCUMENT,
    DocumentKind.COMMON_CORE_DOCUMENT_OLD,
    DocumentKind.REPORT_CCPR_DATED,
    DocumentKind.REPORT_CESCR_OLD,
    DocumentKind.REPORT_SERIES_OLD,
    DocumentKind.REPLIES_CRC_OLD,
    DocumentKind.UPR_NATIONAL_REPORT,
    DocumentKind.HRC_DOCUMENT_ADDENDUM,
}
_KINDS = json.dumps(sorted(kind.value for kind in REPORTS))
# A mid-term report to the review has no symbol: it is any document about the review that the State wrote itself.
_IS_REPORT = (
    "document.kind in (select value from json_each(:kinds)) or document.kind = 'other' and document.treaty = 'UPR'"
)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a report, with what is needed of its document."""

    id: str
    document_id: str
    kind: str
    treaty: str
    date: str
    language: str
    heading: str
    text: str

    @property
    def answers_observations(self) -> bool:
        """Whether it stands in follow-up information."""
        return self.kind in {kind.value for kind in FOLLOW_UP}

    @property
    def answers_review(self) -> bool:
        """Whether it stands in a report to the review."""
        return self.treaty == UPR


@dataclass(frozen=True)
class Unit:
    """A recommendation that a report may speak to."""

    lead: str
    symbol: str
    number: str
    label: str
    kind: str
    treaty: str
    date: str
    language: str
    heading: str
    text: str

    @property
    def of_committee(self) -> bool:
        """Whether it stands in concluding observations."""
        return self.kind in CONCLUDING_OBSERVATIONS


def states_with_reports(db: Database) -> tuple[str, ...]:
    """The States of which the library has a report, and to which something was recommended."""
    sql = (
        f"select distinct state from document where replaced_by is null and not withdrawn and ({_IS_REPORT}) "
        "and state in (select state from recommendation where counted) order by state"
    )
    return tuple(row["state"] for row in db.query(sql, {"kinds": _KINDS}))


def paragraphs(db: Database, state: str) -> tuple[Paragraph, ...]:
    """The numbered and other paragraphs of that State's reports."""
    sql = (
        "select paragraph.id, document_id, document.kind, coalesce(treaty, '') as treaty, coalesce(date, '') as date, "
        "coalesce(language, 'en') as language, heading, full_text as text from paragraph "
        f"join document on document.id = document_id where state = :state and replaced_by is null and not withdrawn "
        f"and ({_IS_REPORT}) "
        "order by document_id, position"
    )
    return tuple(Paragraph(**_only(row, Paragraph)) for row in db.query(sql, {"state": state, "kinds": _KINDS}))


def units(db: Database, state: str) -> tuple[Unit, ...]:
    """What was recommended to that State, one version of each."""
    sql = (
        "select lead, coalesce(symbol, '') as symbol, coalesce(number, '') as number, label, kind, "
        "coalesce(treaty, '') as treaty, coalesce(date, '') as date, coalesce(language, 'en') as language, heading, "
        "text from recommendation where state = :state and counted order by date, place"
    )
    return tuple(Unit(**_only(row, Unit)) for row in db.query(sql, {"state": state}))


def _only(row: Mapping[str, str], record: type[Paragraph] | type[Unit]) -> dict[str, str]:
    names: Sequence[str] = tuple(record.__dataclass_fields__)
    return {name: row[name] for name in names}
