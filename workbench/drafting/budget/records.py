"""The budget of a report: what counts, how the text grows in translation, what was moved between sections."""

from dataclasses import dataclass
from datetime import datetime

from workbench.drafting.budget.parts import Part, Words
from workbench.drafting.records import Section, StateReport


@dataclass(frozen=True)
class BudgetSetting:
    """`factor`: words in the language submitted for each one drafted; `source` says whose figure that is."""

    counted: frozenset[Part]
    factor: float
    source: str


@dataclass(frozen=True)
class Transfer:
    """Words moved from one section to another; empty: from or to what is not given to any section."""

    id: str
    report_id: str
    from_id: str
    to_id: str
    words: int
    reason: str
    at: datetime
    by_name: str
    undoes: str
    undone: bool


@dataclass(frozen=True)
class SectionBudget:
    """A section; `words` and `counted` are those of its own and of all within it, `own` its own alone."""

    section: Section
    own: Words
    words: Words
    counted: int

    @property
    def room(self) -> int | None:
        """Words it may still have; below nothing where it is over its budget; None without a budget."""
        return None if self.section.budget is None else self.section.budget - self.counted


@dataclass(frozen=True)
class Budget:
    """The whole: `counted` words as drafted, `expected` in the language submitted; `free` are given to no section."""

    report: StateReport
    setting: BudgetSetting
    words: Words
    counted: int
    expected: int
    free: int
    sections: tuple[SectionBudget, ...]
    transfers: tuple[Transfer, ...]

    @property
    def is_translated(self) -> bool:
        """Whether it is drafted in another language than it is submitted in."""
        return self.report.language != self.report.submission_language

    @property
    def room(self) -> int | None:
        """Words the whole may still have in the language submitted; None without a limit."""
        return None if self.report.word_limit is None else self.report.word_limit - self.expected
