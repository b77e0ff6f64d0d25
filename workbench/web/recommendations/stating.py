"""What is said of a recommendation once, on its page: status with history and evidence, priority, due date, note."""

from dataclasses import dataclass
from typing import ClassVar

from flask_babel import gettext as _

from workbench.corpus import queries as corpus_queries
from workbench.corpus.addresses import paragraph_address
from workbench.corpus.queries import DocumentNotFound, ParagraphNotFound
from workbench.recommendations.ledger.reporting import may_report
from workbench.recommendations.records import Change, Fact, Kept, Recommendation, Said, Standing
from workbench.store import Database
from workbench.web.context import actor
from workbench.web.pages import Page
from workbench.web.recommendations.sorting import Refused
from workbench.web.recommendations.words import (
    position_words,
    positions,
    priorities,
    priority_words,
    status_shape,
    status_words,
    statuses,
    what_words,
)
from workbench.web.shell import day

SIMPLE = (Fact.PRIORITY, Fact.DUE, Fact.NOTE)  # what a form of one field says


@dataclass(frozen=True)
class Evidence:
    """The paragraph of the library that a status rests on; without a citation, one that the reader may not open."""

    citation: str
    address: str


@dataclass(frozen=True)
class StatusStep:
    """A status that was said: its words, shape and evidence, and whose word it was."""

    words: str
    shape: str
    evidence: str
    source: Evidence | None
    whose: str


@dataclass(frozen=True)
class StatusPanel:
    """How far it is, how that was said before, and the form to say it where the reader may.

    `typed_*` is what stood in a form that came back with its `error`; `done` says what was just said.
    """

    now: StatusStep
    earlier: tuple[StatusStep, ...]
    options: tuple[tuple[str, str], ...]
    value: str
    typed_evidence: str = ""
    typed_citation: str = ""
    done: str = ""
    error: str = ""


@dataclass(frozen=True)
class StatusFragment(Page):
    template: ClassVar[str] = "recommendations/_status.html"
    unit: Recommendation
    status: StatusPanel


@dataclass(frozen=True)
class FactPanel:
    """Priority, due date, note or position: its value as a reader sees it, and its form where the reader may say it."""

    what: str
    title: str
    value: str
    shown: str
    whose: str
    options: tuple[tuple[str, str], ...]
    done: str = ""
    error: str = ""


@dataclass(frozen=True)
class FactFragment(Page):
    template: ClassVar[str] = "recommendations/_fact.html"
    unit: Recommendation
    fact: FactPanel
    may_keep: bool


def status_panel(
    db: Database, held: Kept, history: tuple[Change, ...], refused: Refused, *, done: str = ""
) -> StatusPanel:
    """The status with its history; `history` is that of the whole recommendation."""
    steps = [each for each in history if each.what == Fact.STATUS]
    said = held.facts.get(Fact.STATUS)
    part = "status"
    return StatusPanel(
        now=_now(db, said, steps),
        earlier=tuple(_step(db, each) for each in steps[1:]),
        options=statuses() if may_report(actor(), held) else (),
        value=refused.typed(part) or (said.value if said else ""),
        typed_evidence=refused.typed(part, "evidence"),
        typed_citation=refused.typed(part, "citation"),
        done=done,
        error=refused.error(part),
    )


def fact_panels(held: Kept, unit: Recommendation, refused: Refused) -> tuple[FactPanel, ...]:
    """Priority, due date and note; of a review the position too."""
    wanted = (*SIMPLE, Fact.POSITION) if unit.position or unit.recommending_states else SIMPLE
    return tuple(fact_panel(held, unit, what, refused) for what in wanted)


def fact_panel(held: Kept, unit: Recommendation, what: Fact, refused: Refused, *, done: str = "") -> FactPanel:
    """One of them. A position that nobody said is the document's own."""
    said = held.facts.get(what)
    value = said.value if said else (unit.position or "") if what is Fact.POSITION else ""
    choices = {Fact.PRIORITY: priorities, Fact.POSITION: positions}
    title = what_words(what)
    return FactPanel(
        what=what.value,
        title=title[:1].upper() + title[1:],
        value=refused.typed(what) or value,
        shown=fact_value_words(what, value),
        whose=_whose(said) if said and said.value else "",
        options=choices[what]() if what in choices else (),
        done=done,
        error=refused.error(what),
    )


def fact_value_words(what: str, value: str) -> str:
    """The value of a fact as a reader sees it."""
    if what == Fact.STATUS:
        return status_words(value)
    if what == Fact.PRIORITY:
        return priority_words(value)
    if what == Fact.POSITION:
        return position_words(value)
    return day(value) if what == Fact.DUE else value


def evidence_of(db: Database, paragraph_id: str | None) -> Evidence | None:
    """The paragraph a status rests on, without its name where the reader may not open it."""
    if not paragraph_id:
        return None
    try:
        paragraph = corpus_queries.paragraph(db, actor(), paragraph_id)
        document = corpus_queries.document(db, actor(), paragraph.document_id)
    except (ParagraphNotFound, DocumentNotFound):
        return Evidence("", "")
    return Evidence(corpus_queries.citation(document, paragraph), paragraph_address(document, paragraph))


def _whose(said: Said) -> str:
    if said.standing is Standing.IMPORTED:
        return _("from a table, %(when)s", when=day(said.at))
    return _("said by %(name)s, %(when)s", name=said.by_name, when=day(said.at))


def _now(db: Database, said: Said | None, steps: list[Change]) -> StatusStep:
    value = said.value if said else ""
    last = steps[0] if steps and steps[0].after == value else None
    return StatusStep(
        words=status_words(value),
        shape=status_shape(value),
        evidence=last.evidence if last else "",
        source=evidence_of(db, last.evidence_paragraph_id) if last else None,
        whose=_whose(said) if said else "",
    )


def _step(db: Database, change: Change) -> StatusStep:
    by_table = change.origin == "import"
    return StatusStep(
        words=status_words(change.after),
        shape=status_shape(change.after),
        evidence=change.evidence,
        source=evidence_of(db, change.evidence_paragraph_id),
        whose=_("from a table, %(when)s", when=day(change.at))
        if by_table
        else _("said by %(name)s, %(when)s", name=change.by_name, when=day(change.at)),
    )
