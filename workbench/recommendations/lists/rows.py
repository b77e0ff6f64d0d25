"""Recommendations as rows of the product's own table: header → cell, "" where there is nothing."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.recommendations.ledger.kept import NOTHING, kept_of
from workbench.recommendations.lists.columns import COLUMNS, ID, ITEM, TEXT, ListColumn
from workbench.recommendations.records import Facet, Fact, Kept, Recommendation, Role
from workbench.store import Database


@dataclass(frozen=True)
class Line:
    """A recommendation with what is kept of it and, of its present status, the evidence."""

    unit: Recommendation
    kept: Kept = NOTHING
    evidence: str = ""
    clusters: tuple[str, ...] = field(default=())

    @property
    def position(self) -> str:
        """What was said of the State's position, else what the document says."""
        return self.kept.fact(Fact.POSITION) or self.unit.position or ""


def lines(db: Database, units: Sequence[Recommendation]) -> tuple[Line, ...]:
    """These with what is kept of them, in their order. The caller has asked what the actor may see."""
    leads = [unit.lead for unit in units]
    kept, evidence = kept_of(db, leads), evidence_of(db, leads)
    return tuple(
        Line(
            unit,
            kept.get(unit.lead, NOTHING),
            evidence.get(unit.lead, ""),
            tuple(name for _, name in kept.get(unit.lead, NOTHING).clusters),
        )
        for unit in units
    )


def evidence_of(db: Database, leads: Iterable[str]) -> dict[str, str]:
    """Lead → what shows its status, where the last word on it came with something."""
    sql = (  # by its day first: where two became one, the lines of the other were written behind
        "select recommendation_id, evidence from (select recommendation_id, evidence, row_number() over ("
        "partition by recommendation_id order by at desc, rowid desc) as turn from recommendation_change "
        "where what = 'status' and recommendation_id in (select value from json_each(:ids))) "
        "where turn = 1 and evidence <> ''"
    )
    values = {"ids": json.dumps(sorted(set(leads)))}
    return {row["recommendation_id"]: row["evidence"] for row in db.query(sql, values)}


def cells(line: Line) -> dict[str, str]:
    """The row of the table, what is given only left out; ministries by their names, values as they are kept."""
    unit, kept = line.unit, line.kept
    return {
        ID: unit.lead,
        "Symbol": unit.symbol or "",
        "Number": unit.number or "",
        ITEM: unit.label,
        "Heading": unit.heading,
        TEXT: unit.text,
        "State": unit.state or "",
        "Body": unit.body or "",
        "Treaty": unit.treaty or "",
        "Kind": unit.kind,
        "Date": unit.date or "",
        "Session": unit.session,
        "Language": unit.language or "",
        "Recommending States": several(unit.recommending_states),
        "Position": line.position,
        "For follow-up": "yes" if unit.follow_up else "",
        "Procedural": "yes" if unit.procedural else "",
        "Themes": several(kept.values(Facet.THEME)),
        "Affected persons": several(kept.values(Facet.PERSON)),
        "SDGs": several(kept.values(Facet.SDG)),
        "Responsible ministries": several(kept.ministries(Role.RESPONSIBLE)),
        "Supporting ministries": several(kept.ministries(Role.SUPPORTING)),
        "Status": kept.fact(Fact.STATUS).replace("_", " "),
        "Evidence": line.evidence,
        "Priority": kept.fact(Fact.PRIORITY),
        "Due": kept.fact(Fact.DUE),
        "Internal note": kept.fact(Fact.NOTE),
        "Clusters": several(line.clusters),
    }


def several(values: Iterable[str]) -> str:
    """Values of one cell: one on each line."""
    return "\n".join(values)


def columns_for(*, follow_up: bool) -> tuple[ListColumn, ...]:
    """The columns that a reader has; `follow_up`: whether ministries, status and notes are among them."""
    return tuple(column for column in COLUMNS if follow_up or not column.follow_up)


def differs(row: Mapping[str, str], now: Mapping[str, str]) -> bool:
    """Whether a row of a file says another thing than what is kept now; a column that it lacks says nothing."""
    taken = {column.header for column in COLUMNS if not column.given_only}
    return any(row[header] != now[header] for header in taken & row.keys())
