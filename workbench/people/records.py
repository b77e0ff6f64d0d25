"""Records of people and the actor they become when they sign in."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person is to the mechanism. A drafter is one by belonging to a drafting group."""

    SECRETARIAT = "secretariat"
    DRAFTER = "drafter"
    FOCAL_POINT = "focal_point"
    REVIEWER = "reviewer"
    ADMINISTRATOR = "administrator"


class OrganisationKind(StrEnum):
    """What an organisation is to the mechanism. Subnational: a province, a municipality, a state of a federation."""

    SECRETARIAT = "secretariat"
    MINISTRY = "ministry"
    NHRI = "nhri"
    PARLIAMENT = "parliament"
    JUDICIARY = "judiciary"
    STATISTICS = "statistics"
    SUBNATIONAL = "subnational"
    CIVIL_SOCIETY = "civil_society"
    OTHER = "other"


@dataclass(frozen=True)
class Organisation:
    """`independent`: it comments and never drafts, approves or votes (an NHRI, a national preventive mechanism)."""

    id: str
    name: str
    short_name: str
    kind: OrganisationKind
    independent: bool
    language: str


@dataclass(frozen=True)
class Person:
    """`role` is None for somebody who belongs nowhere; `official_voice` sends for the organisation.

    `own_password` is False while the password is one that somebody else was told; `signed_in_at` is the first time.
    """

    id: str
    email: str
    name: str
    organisation_id: str | None
    role: Role | None
    official_voice: bool
    language: str
    active: bool
    session_version: int
    own_password: bool
    signed_in_at: str | None


@dataclass(frozen=True)
class DraftingGroup:
    """Those who draft together; `lead_ids` are some of `member_ids`.

    A group is for a treaty, for a group of rights (`rights`, in words) or for one report, or for none of these.
    """

    id: str
    name: str
    treaty: str
    member_ids: tuple[str, ...]
    lead_ids: tuple[str, ...]
    rights: str = ""
    report_id: str | None = None


@dataclass(frozen=True)
class Actor:
    """Who acts, with all that decides what may be seen and done. `person_id` is None for the local operator."""

    person_id: str | None
    name: str
    organisation_id: str | None
    organisation_name: str
    roles: frozenset[Role]
    groups: frozenset[str]
    audiences: frozenset[str]
    language: str = "en"
    official_voice: bool = False

    @property
    def is_secretariat(self) -> bool:
        """Whether the actor has the secretariat's rights."""
        return Role.SECRETARIAT in self.roles

    def is_in_drafting_group(self, group_id: str) -> bool:
        """Whether the actor drafts in that group; the secretariat does in each."""
        return group_id in self.groups
