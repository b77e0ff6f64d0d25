"""Take a whole draft in: rows of a JSON file, or the headings and paragraphs of a Word file. All of it or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from workbench.drafting import queries
from workbench.drafting.moments.arranging import arranged
from workbench.drafting.operations.links import answer, cite, keep_citation, respond
from workbench.drafting.operations.paragraphs import open_place
from workbench.drafting.operations.writing import add_revision, footnotes_of, note, place, stand, tidy
from workbench.drafting.records import Section
from workbench.errors import N_, Invalid, WorkbenchError
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database
from workbench.text import markup

_FIELDS = {"section", "text", "answers", "responds", "cites", "footnotes"}


class BadRow(Invalid):
    message = N_("%(reason)s")


class DraftRefused(Invalid):
    """`values["rows"]` has (row number from 1, reason) of each row that was refused."""

    message = N_("Nothing was loaded: %(number)s of %(total)s rows were refused.\n%(reasons)s")


@dataclass(frozen=True)
class CitedPassage:
    """A citation and the words quoted, word for word; no words where the whole passage is meant."""

    citation: str
    quote: str = ""


@dataclass(frozen=True)
class DraftRow:
    """One paragraph to be loaded. `<cite id="1">` in `text` stands for the first of `cites`."""

    section: str
    text: str
    answers: tuple[str, ...] = ()
    responds: tuple[str, ...] = ()
    cites: tuple[CitedPassage, ...] = ()
    footnotes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Loaded:
    """One paragraph that was loaded."""

    paragraph_id: str
    section: Section


def rows_from_json(value: Any) -> tuple[DraftRow, ...]:
    """The rows of a draft as the command line takes it. Raises DraftRefused for what has not that shape."""
    if not isinstance(value, list):
        raise DraftRefused(number=1, total=1, reasons="the file must hold one list of paragraphs", rows=((0, ""),))
    rows: list[DraftRow] = []
    refused: list[tuple[int, str]] = []
    for number, each in enumerate(value, start=1):
        try:
            rows.append(_row(each))
        except BadRow as error:
            refused.append((number, str(error)))
    _refuse(refused, len(value))
    return tuple(rows)


def _row(value: Any) -> DraftRow:
    if not isinstance(value, dict):
        raise BadRow(reason="a paragraph is an object with “section” and “text”")
    unknown = sorted(set(value) - _FIELDS)
    if unknown:
        raise BadRow(reason=f"“{unknown[0]}” is not known; a paragraph has {', '.join(sorted(_FIELDS))}")
    return DraftRow(
        section=_text(value, "section"),
        text=_text(value, "text"),
        answers=_texts(value, "answers"),
        responds=_texts(value, "responds"),
        cites=_cites(value.get("cites") or []),
        footnotes=_footnotes(value.get("footnotes") or {}),
    )


def _text(value: Mapping[str, Any], name: str) -> str:
    found = value.get(name)
    if not isinstance(found, str) or not found.strip():
        raise BadRow(reason=f"“{name}” is missing or not a text")
    return found


def _texts(value: Mapping[str, Any], name: str) -> tuple[str, ...]:
    found = value.get(name) or []
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise BadRow(reason=f"“{name}” must be a list of texts")
    return tuple(found)


def _cites(value: Any) -> tuple[CitedPassage, ...]:
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise BadRow(reason="“cites” must be a list of objects with “citation” and “quote”")
    for each in value:
        if set(each) - {"citation", "quote"} or not isinstance(each.get("quote") or "", str):
            raise BadRow(reason="each of “cites” has “citation” and “quote”, both texts")
    return tuple(CitedPassage(_text(each, "citation"), each.get("quote") or "") for each in value)


def _footnotes(value: Any) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
        raise BadRow(reason="“footnotes” must give a text for each number")
    return {str(key): text for key, text in value.items()}


def load(db: Database, *, report_id: str, rows: Sequence[DraftRow], by: Actor, at: datetime) -> tuple[Loaded, ...]:
    """Add all rows behind what their sections hold already. Raises DraftRefused, which names each row and why.

    The transaction must be rolled back then; `store.writing()` does so.
    """
    require(by, Permission.WRITE_REPORTS)
    report = queries.report(db, by, report_id)
    loaded: list[Loaded] = []
    refused: list[tuple[int, str]] = []
    for number, row in enumerate(rows, start=1):
        try:
            loaded.append(_load(db, report.id, row, by, at))
        except WorkbenchError as error:
            refused.append((number, str(error)))
    _refuse(refused, len(rows))
    return tuple(loaded)


def _refuse(refused: Sequence[tuple[int, str]], total: int) -> None:
    if refused:
        reasons = "\n".join(f"row {number}: {reason}" for number, reason in refused)
        raise DraftRefused(number=len(refused), total=total, reasons=reasons, rows=tuple(refused))


def _load(db: Database, report_id: str, row: DraftRow, by: Actor, at: datetime) -> Loaded:
    section = queries.section_of_report(db, report_id, row.section)
    text = tidy(row.text)
    paragraph_id = open_place(db, section_id=section.id, report_id=report_id, after=None)
    where = place(db, by, paragraph_id)
    named = {each.id for each in markup.notes(text) if each.kind == "cite"}
    unknown = named - {str(number) for number in range(1, len(row.cites) + 1)}
    if unknown:
        raise BadRow(reason=f'<cite id="{min(unknown)}"> names none of its {len(row.cites)} cites')
    for number, each in enumerate(row.cites, start=1):
        if str(number) in named:
            keep_citation(db, where, note_id=str(number), citation=each.citation, quote=each.quote, by=by, at=at)
    revision = add_revision(
        db,
        paragraph_id=paragraph_id,
        kind="added",
        text=text,
        footnotes=footnotes_of(db, paragraph_id, text, given=row.footnotes, before={}),
        base_id=None,
        by=by,
        at=at,
    )
    stand(db, paragraph_id, revision.id)
    arranged(db, section.id, by=by, at=at)
    note(db, verb="load", did="loaded a paragraph", at_place=place(db, by, paragraph_id), by=by, at=at)
    for number, each in enumerate(row.cites, start=1):
        if str(number) not in named:
            cite(db, paragraph_id=paragraph_id, citation=each.citation, quote=each.quote, by=by, at=at)
    for requirement in row.answers:
        answer(db, paragraph_id=paragraph_id, requirement=requirement, by=by, at=at)
    for citation in row.responds:
        respond(db, paragraph_id=paragraph_id, citation=citation, by=by, at=at)
    return Loaded(paragraph_id, section)
