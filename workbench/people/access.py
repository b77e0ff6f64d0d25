"""Who may do what: one table. Pages, command line, search, counts and exports all ask it.

A permission opens a door; which rows stand behind it is decided by their audience. Every readable row has one:

    everyone                     whoever has a role (published documents)
    state                        secretariat, drafting groups, focal points
    secretariat                  the secretariat alone
    contribution:<organisation>  that ministry, the secretariat, drafting groups
    group:<drafting group>       its members and the secretariat
    report:<report>              the members of the drafting groups that write it, and the secretariat
    organisation:<organisation>  its people alone, the secretariat not included
"""

import json
from enum import StrEnum

from workbench.errors import NotFound
from workbench.people.records import Actor, Role


class Permission(StrEnum):
    """A door. `ANYONE` needs no sign-in, `SIGNED_IN` no role."""

    ANYONE = "anyone"
    SIGNED_IN = "signed in"
    READ_LIBRARY = "read the library"
    ADD_DOCUMENTS = "add documents"
    READ_FOLLOW_UP = "see who answers for a recommendation and how far it is"
    KEEP_RECOMMENDATIONS = "assign, sort and import recommendations"
    REPORT_STATUS = "say how far a recommendation of one's ministry is"
    PUBLISH_RECOMMENDATIONS = "open the public list of recommendations"
    READ_GUIDELINES = "read the guidelines"
    READ_REPORTS = "read reports in drafting"
    WRITE_REPORTS = "write reports"
    CREATE_REPORTS = "create reports"
    FREEZE_REPORTS = "freeze and export reports"
    LEAD_REPORTS = "assign the sections of a report and approve them"
    KEEP_STATISTICS = "declare figures and renew them"
    RELEASE_REPORTS = "release a version of a report"
    READ_ROUNDS = "read rounds one takes part in"
    MANAGE_ROUNDS = "open, release and close rounds"
    PUBLISH_ROUNDS = "publish the response matrix of a round"
    ANSWER_COMMENTS = "answer comments"
    COMMENT = "comment for an invited institution or ministry"
    READ_REQUESTS = "read requests to ministries"
    ASK_MINISTRIES = "prepare and send requests to ministries"
    RECEIVE_CONTRIBUTIONS = "take in what ministries send on paper or by mail"
    ANSWER_REQUESTS = "answer requests for a ministry"
    MANAGE_PEOPLE = "manage people"
    ADMINISTER = "see health, jobs and index"


_S, _D, _F, _R, _A = Role.SECRETARIAT, Role.DRAFTER, Role.FOCAL_POINT, Role.REVIEWER, Role.ADMINISTRATOR

ALLOWED: dict[Permission, frozenset[Role]] = {
    Permission.READ_LIBRARY: frozenset({_S, _D, _F, _R}),
    Permission.ADD_DOCUMENTS: frozenset({_S, _D}),
    Permission.READ_FOLLOW_UP: frozenset({_S, _D, _F}),
    Permission.KEEP_RECOMMENDATIONS: frozenset({_S, _D}),
    Permission.REPORT_STATUS: frozenset({_S, _D, _F}),
    Permission.PUBLISH_RECOMMENDATIONS: frozenset({_S}),
    Permission.READ_GUIDELINES: frozenset({_S, _D, _F, _R}),
    Permission.READ_REPORTS: frozenset({_S, _D}),
    Permission.WRITE_REPORTS: frozenset({_S, _D}),
    Permission.CREATE_REPORTS: frozenset({_S, _D}),
    Permission.FREEZE_REPORTS: frozenset({_S, _D}),
    Permission.LEAD_REPORTS: frozenset({_S, _D}),
    Permission.KEEP_STATISTICS: frozenset({_S, _D}),
    Permission.RELEASE_REPORTS: frozenset({_S}),
    Permission.READ_ROUNDS: frozenset({_S, _D, _F, _R}),
    Permission.MANAGE_ROUNDS: frozenset({_S, _D}),
    Permission.PUBLISH_ROUNDS: frozenset({_S}),
    Permission.ANSWER_COMMENTS: frozenset({_S, _D}),
    Permission.COMMENT: frozenset({_F, _R}),
    Permission.READ_REQUESTS: frozenset({_S, _D, _F}),
    Permission.ASK_MINISTRIES: frozenset({_S, _D}),
    Permission.RECEIVE_CONTRIBUTIONS: frozenset({_S}),
    Permission.ANSWER_REQUESTS: frozenset({_F}),
    Permission.MANAGE_PEOPLE: frozenset({_S, _A}),
    Permission.ADMINISTER: frozenset({_S, _A}),
}


class DoorClosed(NotFound):
    """Seen from outside, a door one may not open is not there."""


def may(actor: Actor | None, permission: Permission) -> bool:
    """Whether this door opens for the actor (None: nobody is signed in)."""
    if permission is Permission.ANYONE:
        return True
    if actor is None:
        return False
    if permission is Permission.SIGNED_IN:
        return True
    return bool(actor.roles & ALLOWED[permission])


def require(actor: Actor | None, permission: Permission) -> None:
    """Raises DoorClosed, which looks like an address that does not exist."""
    if not may(actor, permission):
        raise DoorClosed


def may_see(actor: Actor, audience: str) -> bool:
    """Whether a row of that audience exists for the actor."""
    return audience in actor.audiences


def audience_clause(column: str = "audience") -> str:
    """The SQL predicate every query on a table with an audience carries, with `audience_parameters`."""
    return f"{column} in (select value from json_each(:audiences))"


def audience_parameters(actor: Actor) -> dict[str, str]:
    """The values that `audience_clause` asks for."""
    return {"audiences": json.dumps(sorted(actor.audiences))}
