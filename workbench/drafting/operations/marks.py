"""Say of a requirement or a recommendation what links cannot: partly, not applicable, in the core document; and
confirm, having read the paragraphs, what the links propose."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from workbench.drafting import queries
from workbench.drafting.asked.covering import Coverage, body_of
from workbench.drafting.asked.meaning import targets_of
from workbench.drafting.records import Addressed, Implementation, Mark, StateReport
from workbench.errors import N_, Invalid
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, journal, new_id, timestamp

MARKS = (Addressed.PARTLY, Addressed.NOT_APPLICABLE, Addressed.CORE_DOCUMENT, Addressed.OPEN)


class ReasonMissing(Invalid):
    message = N_("“Not applicable” needs a reason: say why the report does not speak to it. Nothing was changed.")


class NotAMark(Invalid):
    message = N_(
        "“Answered” is read off the paragraphs. Link a paragraph that answers it, or mark it partly, not applicable "
        "or in the core document. Nothing was changed."
    )


class NotImplementable(Invalid):
    message = N_("Only a recommendation can be implemented, not a requirement. Nothing was changed.")


class NothingToConfirm(Invalid):
    message = N_(
        "Nothing in the report speaks to %(target)s yet, so there is nothing to confirm. Link a paragraph that answers "
        "it first. Nothing was changed."
    )


class NothingChosen(Invalid):
    message = N_("Nothing was chosen, and nothing was changed. Tick the lines that are meant.")


def mark(
    db: Database,
    *,
    report_id: str,
    target: str,
    by: Actor,
    at: datetime,
    state: Addressed | None = None,
    reason: str = "",
    implementation: Implementation | None = None,
) -> tuple[str, ...]:
    """Mark a requirement (by id) or a recommendation (by citation: all units of a whole paragraph).

    `open` takes the mark away. Without `state` the state stays and only the implementation changes. Gives the ids of
    what was marked. Raises ReasonMissing, NotAMark, NotImplementable, RequirementNotFound.
    """
    require(by, Permission.WRITE_REPORTS)
    report = queries.report(db, by, report_id)
    if state is Addressed.ANSWERED or (state is None and implementation is None):
        raise NotAMark
    if state is Addressed.NOT_APPLICABLE and not reason.strip():
        raise ReasonMissing
    covered = queries.coverage(db, by, report)
    targets = targets_of(db, by, report, covered, target)
    if implementation is not None and "" in targets.values():
        raise NotImplementable
    before = queries.marks(db, report.id)
    for target_id, citation in targets.items():
        said = _said(before.get(target_id), state=state, reason=reason, implementation=implementation)
        _write(db, report, target_id, citation, said, by=by, at=at)
        if state is not None and not _takes_nothing_away(before.get(target_id), state):
            _keep(db, report, covered, target_id, citation, state, reason.strip(), by=by, at=at)
    summary = f"{by.name} marked {target} in {report.title}"
    journal.record(db, by=by, at=at, verb="mark", object_kind="report", object_id=report.id, summary=summary)
    return tuple(targets)


def confirm(
    db: Database, *, report_id: str, targets: Iterable[str], by: Actor, at: datetime, withdraw: bool = False
) -> tuple[str, ...]:
    """Confirm of these (a requirement's id, a recommendation's id or citation) that the report speaks to them as it is
    shown; or `withdraw` that. Gives the ids of what was confirmed.

    Raises NothingChosen, NothingToConfirm where one is open, RequirementNotFound; nothing is changed then.
    """
    require(by, Permission.WRITE_REPORTS)
    report = queries.report(db, by, report_id)
    covered = queries.coverage(db, by, report)
    meant = {
        found: citation
        for target in dict.fromkeys(targets)
        for found, citation in targets_of(db, by, report, covered, target).items()
    }
    if not meant:
        raise NothingChosen
    standing = _standing(covered)
    for found in meant:
        if standing[found].state is Addressed.OPEN and not withdraw:
            raise NothingToConfirm(target=standing[found].name)
    for found, citation in meant.items():
        one = standing[found]
        _keep(db, report, covered, found, citation, one.state, one.reason, by=by, at=at, withdrawn=withdraw)
    did = "took back the confirmation of" if withdraw else "confirmed"
    summary = f"{by.name} {did} {len(meant)} of what is asked of {report.title}"
    journal.record(db, by=by, at=at, verb="confirm", object_kind="report", object_id=report.id, summary=summary)
    return tuple(meant)


def take_over(db: Database, *, report_id: str, targets: Iterable[str], by: Actor, at: datetime) -> tuple[str, ...]:
    """Report of these recommendations (ids) what the ledger's status proposes; one of which it says nothing is left.

    Gives the ids of those that were changed. Raises NothingChosen.
    """
    require(by, Permission.WRITE_REPORTS)
    report = queries.report(db, by, report_id)
    chosen = set(targets)
    if not chosen:
        raise NothingChosen
    before = queries.marks(db, report.id)
    changed: list[str] = []
    for each in queries.coverage(db, by, report).recommendations:
        unit = each.recommendation
        if unit.id in chosen and each.proposed is not None and each.proposed is not each.implementation:
            said = _said(before.get(unit.id), state=None, reason="", implementation=each.proposed)
            _write(db, report, unit.id, unit.citation, said, by=by, at=at)
            changed.append(unit.id)
    summary = f"{by.name} reported {len(changed)} recommendations as the ledger has them in {report.title}"
    journal.record(db, by=by, at=at, verb="mark", object_kind="report", object_id=report.id, summary=summary)
    return tuple(changed)


def _write(
    db: Database,
    report: StateReport,
    target_id: str,
    citation: str,
    said: dict[str, str | None],
    *,
    by: Actor,
    at: datetime,
) -> None:
    row = {"id": new_id(), "report_id": report.id, "target_id": target_id, "citation": citation}
    db.table("mark").insert({**row, **said, **_signed(by, at)})


@dataclass(frozen=True)
class _Standing:
    name: str
    state: Addressed
    reason: str
    paragraphs: tuple[str, ...]


def _standing(covered: Coverage) -> dict[str, _Standing]:
    """Id → how it stands."""
    required = {
        each.requirement.id: _Standing(each.requirement.key, each.state, each.reason, each.paragraphs)
        for each in covered.requirements
    }
    made = {
        each.recommendation.id: _Standing(each.recommendation.citation, each.state, each.reason, each.paragraphs)
        for each in covered.recommendations
    }
    return {**required, **made}


def _keep(
    db: Database,
    report: StateReport,
    covered: Coverage,
    target_id: str,
    citation: str,
    state: Addressed,
    reason: str,
    *,
    by: Actor,
    at: datetime,
    withdrawn: bool = False,
) -> None:
    """Keep that a person says so of the text as it reads now; `open` leaves it to the links, which propose again."""
    key = new_id()
    db.table("confirmation").insert(
        {
            "id": key,
            "report_id": report.id,
            "target_id": target_id,
            "citation": citation,
            "withdrawn": withdrawn or state is Addressed.OPEN,
            "state": state.value,
            "reason": reason,
            **_signed(by, at),
        }
    )
    standing = _standing(covered).get(target_id)
    for paragraph in body_of(standing.paragraphs if standing else (), covered.spots):
        db.execute(
            "insert into confirmation_basis select :id, id, revision_id from draft_paragraph where id = :paragraph",
            {"id": key, "paragraph": paragraph},
        )


def _signed(by: Actor, at: datetime) -> dict[str, str | None]:
    return {"at": timestamp(at), "by_id": by.person_id, "by_name": by.name}


def _takes_nothing_away(before: Mark | None, state: Addressed) -> bool:
    """Whether it is left to the links, as it was: what somebody confirmed of them stays confirmed."""
    return state is Addressed.OPEN and (before is None or before.state in (None, Addressed.OPEN))


def _said(
    before: Mark | None, *, state: Addressed | None, reason: str, implementation: Implementation | None
) -> dict[str, str | None]:
    """What is said now; what is not said anew stays as it was."""
    stands = state or (before.state if before else None)
    implemented = implementation or (before.implementation if before else None)
    return {
        "state": stands.value if stands else None,
        "reason": reason.strip() if state else (before.reason if before else ""),
        "implementation": implemented.value if implemented else None,
    }
