"""The form that a ministry fills in, in Word: the letter's lines, then a row for each item with room for the answer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from babel.numbers import format_decimal

from workbench.requests.form.printed import BOX, REQUEST_PROPERTY, Printed, words_of
from workbench.requests.operations.sending import LETTER_LINES
from workbench.requests.records import InformationRequest, RequestEvent, RequestItem
from workbench.text.characters import without_illegal
from workbench.text.days import written
from workbench.text.running import steadied
from workbench.word.letter import opened
from workbench.word.tables import Cell, Column, Line, WideTable, render

_SHARES = (2.0, 3.0)


def word(
    request: InformationRequest,
    items: Sequence[RequestItem],
    *,
    letter: bytes | None = None,
    events: Iterable[RequestEvent] = (),
) -> bytes:
    """The form as .docx, in the ministry's language: landscape, the head of the table repeated on every page.

    It follows the letter, where there is one; without, the words to the ministry stand above the table. A letter stays
    as it went out: where more time was given since (`events`), a line above it says until when.
    """
    language, said = words_of(request.language)
    shown = replace(request, letter="") if letter else request
    empty = Cell("", language=language)
    return render(
        WideTable(
            title=_title(request, said),
            lines=tuple(_above(shown, language, said)),
            summary=said["summary"],
            columns=tuple(Column(head, share) for head, share in zip(said["head"], _SHARES, strict=True)),
            rows=tuple((_question(each, at, language, said), empty) for at, each in enumerate(items, start=1)),
            language=language,
            running=_running(request),
            on_top=next(reversed(_more_time(events, language, said)), "") if letter else "",
            recorded={REQUEST_PROPERTY: request.code},
        ),
        after=opened(letter) if letter else None,
    )


def printed(request: InformationRequest, items: Sequence[RequestItem]) -> tuple[Printed, ...]:
    """By what each item is known again in a form that comes back."""
    language, said = words_of(request.language)
    cells = (_question(each, at, language, said) for at, each in enumerate(items, start=1))
    return tuple(
        Printed(item.code, item.text, tuple(line.text for line in cell.lines))
        for item, cell in zip(items, cells, strict=True)
    )


def own_lines(request: InformationRequest, events: Iterable[RequestEvent]) -> tuple[str, ...]:
    """The paragraphs outside the table of every form of that request, whatever day it bore then, and of its letter."""
    events = tuple(events)
    days = [request.due, *(date.fromisoformat(each.facts["from"]) for each in events if each.kind == "extended")]
    language, said = words_of(request.language)
    found = [_title(request, said), _running(request)]
    for day in days:
        found += _above(replace(request, due=day), language, said)
    found += _more_time(events, language, said)
    for each in events:
        found += json.loads(each.facts.get(LETTER_LINES, "[]"))
    return tuple(dict.fromkeys(found))


def _more_time(events: Iterable[RequestEvent], language: str, said: Mapping[str, Any]) -> tuple[str, ...]:
    """A line for each time that the last day was put off, which names the day of the letter too."""
    given = [each.facts for each in events if each.kind == "extended"]
    days = [(date.fromisoformat(each["to"]), date.fromisoformat(given[0]["from"])) for each in given]
    return tuple(
        said["more_time"].format(date=written(day, language), before=written(first, language)) for day, first in days
    )


def _title(request: InformationRequest, said: Mapping[str, Any]) -> str:
    return f"{said['title']} {request.code}: {request.title}"


def _running(request: InformationRequest) -> str:
    return f"{request.code} · {request.organisation}"


def _above(request: InformationRequest, language: str, said: Mapping[str, Any]) -> Iterator[str]:
    facts = {"office": request.organisation, "date": written(request.due, language), "contact": request.contact}
    yield from (steadied(line.strip(), language) for line in request.letter.splitlines() if line.strip())
    yield said["about" if request.contact else "about_plain"].format(**facts)
    if request.words:
        yield said["total"].format(words=_number(request.words, language))
    yield from said["how"]


def _question(item: RequestItem, number: int, language: str, said: Mapping[str, Any]) -> Cell:
    lines = [Line(f"{number}. [{item.code}] {item.key}".strip(), language, bold=True), Line(item.text, item.language)]
    if item.asked:
        lines += [Line(line, language, bold=True) for line in item.asked.splitlines() if line.strip()]
    if item.words:
        lines.append(Line(said["words"].format(words=_number(item.words, language)), language))
    for each in item.beside:
        lines.append(Line(said["own" if each.own else "before"].format(citation=each.citation), language, italic=True))
        lines += [Line(line, each.language, italic=True) for line in each.text.splitlines() if line.strip()]
    lines.append(Line(f"{BOX} {said['no_change']}", language))
    lines.append(Line(f"{BOX} {said['not_ours']} ", language))
    lines.append(Line(f"{BOX} {said['background']}", language))
    return Cell("", language=language, lines=tuple(replace(each, text=without_illegal(each.text)) for each in lines))


def _number(number: int, language: str) -> str:
    return format_decimal(number, locale=language)
