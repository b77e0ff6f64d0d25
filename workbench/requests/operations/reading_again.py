"""A file that came before reads otherwise now: other columns of a table were chosen, or the program reads better."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.requests import rows
from workbench.requests.operations.validating import KeptFile
from workbench.requests.records import ContributedAnswer, InformationRequest
from workbench.store import Database


def reads_otherwise(
    db: Database, found: InformationRequest, file: KeptFile, answers: Iterable[ContributedAnswer]
) -> bool:
    """Whether the file was read before, and never as it is now."""
    before: dict[str, set[str]] = {}
    sql = (
        "select contribution_answer.* from contribution_answer "
        "join contribution on contribution.id = contribution_answer.contribution_id "
        "join request_file on request_file.id = contribution.file_id "
        "where contribution.request_id = :id and request_file.sha256 = :sha256"
    )
    for row in db.query(sql, {"id": found.id, "sha256": file.sha256}):
        before.setdefault(row["contribution_id"], set()).add(_said(rows.contributed(row)))
    now = {_said(each) for each in answers}
    return bool(before) and now not in before.values()


def _said(answer: ContributedAnswer) -> str:
    """Where it stands and all that it says; not how its words were counted."""
    return repr((answer.item_id, answer.kind, answer.use, answer.belongs_to, answer.blocks))
