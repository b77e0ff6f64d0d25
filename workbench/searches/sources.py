"""Whose word a document is: the State's own report, what bodies said to it, what ministries sent in."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from workbench.treaties import CONCLUDING_OBSERVATIONS, DocumentKind

_K = DocumentKind


class Source(StrEnum):
    """Whose word it is."""

    REPORT = "report"
    BODY = "body"
    CONTRIBUTION = "contribution"
    OTHER = "other"


_REPORTS = frozenset(
    {
        _K.STATE_REPORT,
        _K.REPORT_CCPR_DATED,
        _K.REPORT_CESCR_OLD,
        _K.REPORT_SERIES_OLD,
        _K.COMMON_CORE_DOCUMENT,
        _K.COMMON_CORE_DOCUMENT_OLD,
        _K.REPLIES_TO_LIST_OF_ISSUES,
        _K.REPLIES_TO_LIST_OF_ISSUES_OLD,
        _K.REPLIES_CRC_OLD,
        _K.FOLLOW_UP_INFORMATION,
        _K.ADDITIONAL_INFORMATION_CED,
        _K.UPR_NATIONAL_REPORT,
    }
)
_BODIES = CONCLUDING_OBSERVATIONS | frozenset(
    {
        _K.LIST_OF_ISSUES,
        _K.LIST_OF_ISSUES_PRIOR_TO_REPORTING,
        _K.LOI_CRC_OLD,
        _K.LOI_CESCR_OLD,
        _K.OBSERVATIONS_ON_ADDITIONAL_INFORMATION,
        _K.CED_LIST_OF_PRIORITY_THEMES,
        _K.FOLLOW_UP_ASSESSMENT,
        _K.GENERAL_COMMENT,
        _K.GENERAL_COMMENT_OLD,
        _K.INDIVIDUAL_COMMUNICATION,
        _K.UPR_DRAFT_WG_REPORT,
        _K.HRC_DOCUMENT,
        _K.HRC_DOCUMENT_ADDENDUM,
        _K.CHR_DOCUMENT_OLD,
        _K.WGAD_OPINION,
        _K.SP_COMMUNICATION,
        _K.SPT_VISIT,
        _K.TREATY_BODY_OTHER,
        _K.REGIONAL_REPORT,
    }
)


def source_of(kind: str) -> Source:
    """Of a kind of document by its value; what no kind of ours is belongs to the others."""
    if kind == _K.CONTRIBUTION:
        return Source.CONTRIBUTION
    if kind in _REPORTS:
        return Source.REPORT
    return Source.BODY if kind in _BODIES else Source.OTHER


def kinds_of(sources: Iterable[str]) -> tuple[str, ...]:
    """The kinds of documents of any of these sources."""
    wanted = set(sources)
    return tuple(kind.value for kind in DocumentKind if source_of(kind) in wanted)


def counted_by_source(kinds: Mapping[str, int]) -> dict[str, int]:
    """The counts of kinds put together, the most frequent first."""
    found: dict[str, int] = {}
    for kind, count in kinds.items():
        found[source_of(kind)] = found.get(source_of(kind), 0) + count
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))
