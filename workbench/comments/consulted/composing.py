"""The statement in words, pure: from a consultation to paragraphs in the report's language.

It counts and names; it never says or implies that an institution approved the report, and ends by saying so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from babel.dates import format_date
from babel.lists import format_list

from workbench.comments.consulted.records import Consultation, Invited, Statement
from workbench.comments.records import Answer, Position


@cache
def _languages() -> dict[str, Any]:
    return dict(json.loads((files("workbench.comments") / "data" / "consulted.json").read_text("utf-8")))


def spoken(language: str) -> str:
    """The language a statement is composed in: English stands in for one that has no words here."""
    primary = language.split("-")[0].lower()
    return primary if primary in _languages() else "en"


def statements(consultations: Sequence[Consultation], language: str) -> tuple[Statement, ...]:
    """A paragraph for each round, first to last, and one behind them all; none where there was no round."""
    words = _Words(spoken(language))
    told = [Statement(each.round_id, words.round(each)) for each in consultations]
    return (*told, Statement(None, words.said["meaning"])) if told else ()


class _Words:
    """One language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.said: dict[str, Any] = _languages()[language]

    def round(self, held: Consultation) -> str:
        """What there is to tell of one round, sentence by sentence."""
        joiner = "" if self.language == "zh" else " "
        return joiner.join(sentence for sentence in self._sentences(held) if sentence)

    def _sentences(self, held: Consultation) -> Iterator[str]:
        yield self._line(
            "sent",
            number=held.version,
            frozen=self._day(held.frozen_on),
            opened=self._day(held.opened_on),
            closes=self._day(held.closes),
            institutions=self._names(held.invited),
            days=held.working_days,
        )
        if held.short_notice_reason:
            yield self._line("short", reason=held.short_notice_reason)
        yield self._counts(held)
        yield self._about("none", (each for each in held.invited if each.position is Position.NO_COMMENTS))
        yield self._about("declined", (each for each in held.invited if each.declined))
        silent = (each for each in held.invited if not (each.comments or each.position or each.declined))
        yield self._about("waiting" if held.is_open else "silent", silent)
        for each in held.invited:
            if each.concern:
                yield self._line(f"concern_{each.concern.value}", institution=each.name)

    def _counts(self, held: Consultation) -> str:
        by_body = [f"{each.name}: {each.comments}" for each in held.invited if each.comments]
        if not by_body:
            return str(self.said["nothing"])
        answers = [
            f"{self.said['answers'][value.value]}: {held.answers[value]}" for value in Answer if held.answers.get(value)
        ]
        if held.unanswered:
            answers.append(f"{self.said['unanswered']}: {held.unanswered}")
        between = self.said["between"]
        return self._line(
            "counts", count=held.comments, institutions=between.join(by_body), answers=between.join(answers)
        )

    def _about(self, name: str, institutions: Iterable[Invited]) -> str:
        names = tuple(institutions)
        return self._line(name, institutions=self._names(names)) if names else ""

    def _names(self, institutions: Iterable[Invited]) -> str:
        return format_list([each.name for each in institutions], locale=self.language)

    def _line(self, name: str, **values: object) -> str:
        return str(self.said[name]).format(**values)

    def _day(self, day: date) -> str:
        return format_date(day, "d MMMM y" if self.language == "en" else "long", locale=self.language)
