"""In which capacity an institution is asked, and what each kind of round suggests. Pure.

A suggestion fills a form and refuses nothing: the secretariat decides whom it asks, and an institution how visible
its comments are.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from workbench.comments.records import ResponsePublication, RoundKind
from workbench.people import Organisation, OrganisationKind


class Capacity(StrEnum):
    """What an institution is in a round."""

    MINISTRY = "ministry"
    NHRI = "nhri"
    PARLIAMENT = "parliament"
    JUDICIARY = "judiciary"
    STATISTICS = "statistics"
    CIVIL_SOCIETY = "civil_society"
    CHILDREN = "children"
    EXPERT = "expert"
    OTHER = "other"


# What the label of a comment begins with: NHRI-014, MIN2-003.
PREFIXES: Final = {
    Capacity.MINISTRY: "MIN",
    Capacity.NHRI: "NHRI",
    Capacity.PARLIAMENT: "PARL",
    Capacity.JUDICIARY: "JUD",
    Capacity.STATISTICS: "STAT",
    Capacity.CIVIL_SOCIETY: "CSO",
    Capacity.CHILDREN: "CHI",
    Capacity.EXPERT: "EXP",
    Capacity.OTHER: "INST",
}


def capacity_of(kind: OrganisationKind) -> Capacity:
    """The capacity in which an organisation of that kind is asked unless it is said otherwise."""
    return Capacity(kind.value) if kind.value in set(Capacity) else Capacity.OTHER


@dataclass(frozen=True)
class Suggestion:
    """What a kind of round suggests: kinds of organisations to invite, and who reads the answers."""

    invite: frozenset[OrganisationKind]
    publication: ResponsePublication

    def asks(self, organisation: Organisation) -> bool:
        """Whether that organisation would be among those invited; an independent one where the NHRI is."""
        is_like_the_nhri = organisation.independent and OrganisationKind.NHRI in self.invite
        return organisation.kind in self.invite or is_like_the_nhri


_STATE: Final = frozenset({OrganisationKind.MINISTRY, OrganisationKind.STATISTICS})

SUGGESTED: Final = {
    RoundKind.INTERNAL: Suggestion(_STATE, ResponsePublication.TO_COMMENTER),
    RoundKind.CLEARANCE: Suggestion(frozenset({OrganisationKind.MINISTRY}), ResponsePublication.TO_COMMENTER),
    RoundKind.NHRI: Suggestion(frozenset({OrganisationKind.NHRI}), ResponsePublication.PUBLIC),
    RoundKind.PARLIAMENT: Suggestion(frozenset({OrganisationKind.PARLIAMENT}), ResponsePublication.PUBLIC),
    RoundKind.CIVIL_SOCIETY: Suggestion(frozenset({OrganisationKind.CIVIL_SOCIETY}), ResponsePublication.PUBLIC),
    RoundKind.PUBLIC: Suggestion(
        frozenset({OrganisationKind.CIVIL_SOCIETY, OrganisationKind.NHRI, OrganisationKind.OTHER}),
        ResponsePublication.PUBLIC,
    ),
    RoundKind.EDITORIAL: Suggestion(frozenset(), ResponsePublication.TO_COMMENTER),
}
