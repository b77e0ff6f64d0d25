"""The words of a response matrix in the report's language: headings, answers, and what stands over the table."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from babel.dates import format_date

from workbench.comments.matrix import MatrixRow, Party, Reply, ResponseMatrix, RowTranslation


@cache
def _languages() -> dict[str, Any]:
    return dict(json.loads((files("workbench.export") / "data" / "matrix.json").read_text("utf-8")))


@cache
def _of_the_table() -> dict[str, Any]:
    """The types and severities are those of the commenting table."""
    return dict(json.loads((files("workbench.export") / "data" / "commenting_table.json").read_text("utf-8")))


@dataclass(frozen=True)
class Words:
    """What is said in one language; English stands in for one that has no words here."""

    language: str

    def of(self, group: str, name: str) -> str:
        """`of("answers", "accepted_in_part")`: the name as people write it."""
        return str(_languages()[self.language][group].get(name, name))

    def line(self, name: str, **values: object) -> str:
        """A sentence over its values; dates are written out."""
        said = {key: self.day(value) if isinstance(value, date) else value for key, value in values.items()}
        return str(_languages()[self.language][name]).format(**said)

    def day(self, day: date) -> str:
        """4 May 2026, as the language writes it."""
        return format_date(day, "d MMMM y" if self.language == "en" else "long", locale=self.language)

    def sheet(self, place: int) -> str:
        """The name of a sheet of the workbook."""
        return str(_languages()[self.language]["sheets"][place])

    def kind(self, name: str) -> str:
        """The type of a comment, or the kind of a change proposed in the text."""
        types = _of_the_table()[self.language]["types"]
        return sentence(types[name]) if name in types else self.of("kinds", name)

    def severity(self, name: str) -> str:
        """How much the institution insists."""
        return sentence(str(_of_the_table()[self.language]["severities"].get(name, name)))

    def number(self, row: MatrixRow) -> str:
        """The label, with a word where it came late."""
        return self.line("late", number=row.number) if row.late else row.number

    def place(self, row: MatrixRow) -> str:
        """How the paragraph is cited; else what it is about."""
        return row.paragraph or (self.line("queue") if row.match == "queued" else self.of("scopes", row.scope))

    def answer(self, row: MatrixRow) -> str:
        """The answer; of a comment that needs none, why."""
        if row.disposition:
            answer = self.of("answers", row.disposition)
            return self.line("open_again", answer=answer) if row.open_again else answer
        if row.state == "withdrawn":
            return self.line("withdrawn")
        return self.line("later") if row.replaced else ""

    def thread(self, row: MatrixRow) -> tuple[str, ...]:
        """The comment, its translations by name, and what was said further: each on a line of its own."""
        own = self.line("erased") if row.erased else row.comment
        replies = (f"{self._who(reply)}: {reply.comment}" for reply in row.replies)
        return (own, *map(self._translated, row.translations), *replies)

    def _translated(self, made: RowTranslation) -> str:
        """With its language and whose it is, so that nobody takes it for the institution's words."""
        text = " / ".join(filter(None, (made.comment, made.proposed)))
        return self.line("translated_by" if made.by else "translated", language=made.language, by=made.by, text=text)

    def _who(self, reply: Reply) -> str:
        """The number of a further comment; of a reply to the answer, whose it is."""
        return reply.number or f"{reply.institution or self.line('state')}, {self.day(reply.received_on)}"


def words_of(language: str) -> Words:
    """The words of a report's language."""
    primary = language.split("-")[0].lower()
    return Words(primary if primary in _languages() else "en")


def sentence(text: str) -> str:
    """With a capital where it begins."""
    return text[:1].upper() + text[1:]


def about(matrix: ResponseMatrix, words: Words) -> Iterator[str]:
    """What a reader must know before the first row."""
    whose = f" ({matrix.institution})" if matrix.institution else ""
    yield words.of("views", matrix.view.value) + whose
    yield words.line("version", number=matrix.snapshot_number, date=matrix.frozen_on)
    short = words.line("short", reason=matrix.short_notice_reason) if matrix.short_notice_reason else ""
    times = {"opened": matrix.opened_on, "closes": matrix.closes, "days": matrix.working_days}
    yield " ".join(filter(None, (words.line("held", **times), short)))
    for party in matrix.parties:
        yield party_line(party, words)
    if matrix.submitted_on:
        symbol = f" ({matrix.submitted_symbol})" if matrix.submitted_symbol else ""
        yield words.line("submitted", date=matrix.submitted_on, number=matrix.submitted_version, symbol=symbol)
    counts = Counter(words.answer(row) or words.line("without") for row in matrix.rows)
    listed = "; ".join(f"{name} {count}" for name, count in counts.items())
    yield f"{words.line('counted', count=len(matrix.rows))} {listed}".strip()


def party_line(party: Party, words: Words) -> str:
    """An institution's line over the table: the time it had, its position, what became of its serious concern."""
    position = words.of("positions", party.position)
    said = {"institution": party.institution, "days": party.working_days, "date": party.deadline}
    line = words.line("party", **said, position=position)
    longer = (words.line("more_time", date=each.until, reason=each.reason) for each in party.more_time)
    return " ".join(filter(None, (line, *longer, party.remark, _concern(party, words))))


def _concern(party: Party, words: Words) -> str:
    """What became of its serious concern; "" where it has none."""
    if party.concern == "text_maintained":
        name = "concern_maintained_by" if party.concern_by else "concern_maintained"
        return words.line(name, by=party.concern_by, reason=party.concern_reason)
    return words.line(f"concern_{party.concern}") if party.concern else ""
