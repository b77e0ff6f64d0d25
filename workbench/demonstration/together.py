"""What the drafting group of the demonstration does together: who is asked for what, how far each section is, a figure
declared once, a list, a table, a reference, an annex, and what is known in the office alone."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from workbench.demonstration.people import actor
from workbench.demonstration.sources import read
from workbench.demonstration.writing import Desk
from workbench.drafting import queries
from workbench.drafting.blocks import tables
from workbench.drafting.operations import add_paragraph, answer
from workbench.drafting.outlines.annexes import add_annex
from workbench.drafting.records import BlockKind
from workbench.drafting.sharing.assigning import assign
from workbench.drafting.sharing.records import Task
from workbench.drafting.sharing.saying import say
from workbench.drafting.sharing.states import Said
from workbench.drafting.sources.provenance import declare as declare_source
from workbench.drafting.sources.records import ProvenanceKind
from workbench.drafting.statistics.cells import figure_id
from workbench.drafting.statistics.operations.declaring import Declared, declare
from workbench.drafting.statistics.operations.renewing import NewValue, renew
from workbench.people import queries as people
from workbench.store import Database, FileStore

TOGETHER = Path("report") / "together.yaml"


def draft_together(db: Database, files: FileStore, *, at: datetime) -> None:
    """In the one report there is, each thing on its day before `at`."""
    told = read(TOGETHER)
    amina = actor(db, "amina")
    report = queries.reports(db, amina)[0]
    desk = Desk(db, report.id, amina, at)
    _assign(desk, told["assigned"])
    for row in told["knowledge"]:
        _know(_on(desk, row), row)
    figure = _declare(_on(desk, told["statistic"]), told["statistic"])
    _write(desk, told["blocks"], figure)
    _annex(_on(desk, told["annex"]), files, told["annex"])
    for row in sorted(told["said"], key=lambda each: -each["days"]):
        moment = _on(desk, row)
        say(
            db,
            section_id=_section(moment, row["section"]),
            said=Said(row["said"]),
            reason=row.get("reason", ""),
            by=moment.by,
            at=moment.at,
        )


def _on(desk: Desk, row: Mapping[str, Any]) -> Desk:
    """Whoever did it, on its day."""
    by = actor(desk.db, row["by"]) if "by" in row else desk.by
    return replace(desk, by=by, at=desk.at - timedelta(days=row["days"]))


def _section(desk: Desk, key: str) -> str:
    return queries.section_of_report(desk.db, desk.report_id, key).id


def _assign(desk: Desk, rows: Iterable[Mapping[str, Any]]) -> None:
    for row in rows:
        assign(
            desk.db,
            report_id=desk.report_id,
            person_id=people.person_by_email(desk.db, f"{row['person']}@arcadia.example").id,
            task=Task(row["task"]),
            section_id=row.get("section"),
            due=(desk.at + timedelta(days=row["due_in"])).date().isoformat(),
            note=row.get("note", ""),
            by=desk.by,
            at=desk.at - timedelta(days=14),
        )


def _know(desk: Desk, row: Mapping[str, Any]) -> None:
    section = _section(desk, row["section"])
    held = queries.paragraphs(desk.db, desk.report_id, section_id=section)
    (paragraph,) = (each for each in held if row["words"] in each.text)
    declare_source(
        desk.db, paragraph_id=paragraph.id, kind=ProvenanceKind.OWN_KNOWLEDGE, words="", by=desk.by, at=desk.at
    )


def _declare(desk: Desk, row: Mapping[str, Any]) -> str:
    """The id by which a text names the latest figure."""
    said = Declared(**{name: row[name] for name in ("name", "definition", "source", "unit")}, treaty="ICERD")
    statistic = declare(desk.db, said=said, by=desk.by, at=desk.at)
    values = [NewValue(each["period"], each["value"]) for each in row["values"]]
    renew(desk.db, statistic_id=statistic.id, values=values, by=desk.by, at=desk.at)
    return figure_id(statistic.id)


def _write(desk: Desk, rows: Iterable[Mapping[str, Any]], figure: str) -> None:
    numbered = ""
    for place, row in enumerate(rows):
        moment = _on(desk, row)
        notes = {"{figure}": f'<stat id="{figure}">', "{paragraph}": f'<ref id="{numbered}">'}
        section = _section(moment, row["section"])
        written = _block(replace(moment, at=moment.at + timedelta(minutes=4 * place)), section, row, notes)
        numbered = written if row["kind"] == "numbered" else numbered
        for requirement in row.get("answers", ()):
            answer(desk.db, paragraph_id=written, requirement=requirement, by=moment.by, at=moment.at)


def _block(desk: Desk, section: str, row: Mapping[str, Any], notes: Mapping[str, str]) -> str:
    """A block at the end of the section; gives its permanent id."""
    kind = BlockKind(row["kind"])
    text = str(row["text"])
    if kind is BlockKind.TABLE:
        text = tables.markup_of(tuple(tuple(line.split("\t")) for line in text.split("\n")))
    for mark, note in notes.items():
        text = text.replace(mark, note)
    return add_paragraph(
        desk.db,
        section_id=section,
        text=text,
        kind=kind,
        attributes=row.get("attributes"),
        by=desk.by,
        at=desk.at,
    ).paragraph_id


def _annex(desk: Desk, files: FileStore, row: Mapping[str, Any]) -> None:
    annex = add_annex(desk.db, files, report_id=desk.report_id, title=row["title"], by=desk.by, at=desk.at)
    for block in row["blocks"]:
        _block(desk, annex.id, block, {})
