"""Rows of the budget's tables as records."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from workbench.drafting.budget.factors import SOURCE, usual_factor
from workbench.drafting.budget.parts import USUAL, Part
from workbench.drafting.budget.records import BudgetSetting, Transfer
from workbench.drafting.records import StateReport
from workbench.store import Database

NOT_MEASURED = "not measured for these languages"


def setting(db: Database, report: StateReport) -> BudgetSetting:
    """What was last set for the report, else the field's usual answer and the factor that was measured."""
    sql = "select * from budget_setting where report_id = :id order by rowid desc limit 1"
    for row in db.query(sql, {"id": report.id}):
        return BudgetSetting(frozenset(map(Part, json.loads(row["counted"]))), row["factor"], row["source"])
    return usual_setting(report)


def usual_setting(report: StateReport) -> BudgetSetting:
    """What holds while nobody has set anything."""
    factor = usual_factor(report.language, report.submission_language)
    if report.language == report.submission_language:
        return BudgetSetting(USUAL, 1.0, "")
    return BudgetSetting(USUAL, factor or 1.0, SOURCE if factor else NOT_MEASURED)


def transfers(db: Database, report_id: str) -> tuple[Transfer, ...]:
    """What was moved, latest first, with what was taken back."""
    sql = (
        "select budget_transfer.*, exists (select 1 from budget_transfer as later "
        "where later.undoes = budget_transfer.id) as undone from budget_transfer where report_id = :id "
        "order by rowid desc"
    )
    return tuple(_transfer(row) for row in db.query(sql, {"id": report_id}))


def _transfer(row: Mapping[str, Any]) -> Transfer:
    return Transfer(
        id=row["id"],
        report_id=row["report_id"],
        from_id=row["from_id"] or "",
        to_id=row["to_id"] or "",
        words=row["words"],
        reason=row["reason"],
        at=datetime.fromisoformat(row["at"]),
        by_name=row["by_name"],
        undoes=row["undoes"] or "",
        undone=bool(row["undone"]),
    )
