"""The figures of an answer, each with what is counted and the words around it: pure, in six languages.

Precision goes first: what may be a year, a day, an article of a law or a number nobody can read with certainty
(`1.240` in English, `1,240` in French) is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any, Final

from babel import Locale

from workbench.requests.records import AnswerBlock, BlockKind
from workbench.search.analysis import family, fold, terms

_NUMBER = re.compile(r"(?<![\w.,/:-])\d+(?:[.,\u00a0\u202f ’']\d+)*(?![\w/:-]|[.,]\d)")
_GROUPED = re.compile(r"\d{1,3}(?:([.,\u00a0\u202f ’'])\d{3})(?:\1\d{3})*")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_SENTENCE = re.compile(r"(?<=[.!?؟])\s+(?=[^\W\d_])|[;؛]\s|\n")
_MONEY = re.compile(r"R\$|US\$|[$€£¥₽]|\b(?:USD|EUR|BRL|CHF|GBP)\b")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٬٫", "01234567890123456789,.")
_POINT: Final = frozenset({"en", "ar"})  # write 1,240.5; the others 1.240,5 or 1 240,5
_NEAR = 3  # words behind a number among which what is counted must stand
_LINE = "\v"  # a line break within a cell


@dataclass(frozen=True)
class Figure:
    """`value` in `unit` ("", "%", or a sign of money) of `thing` (stems of the word behind it), said of `years`.

    `context`: stems of the other words around it · `telling`: those that divide a thing (women, rural, not) ·
    `step`: what its last digit stands for · `is_rough`: about, some · `is_bound`: more than, at least · `is_cell`:
    it stands in a table, where the heads of its row and column say exactly what it counts.
    """

    value: Decimal
    written: str
    unit: str
    thing: frozenset[str]
    years: frozenset[str]
    context: frozenset[str]
    telling: frozenset[str]
    step: Decimal
    is_rough: bool
    is_bound: bool
    is_cell: bool
    words: str


@dataclass(frozen=True)
class _Words:
    scales: Mapping[str, int]
    percent: tuple[str, ...]
    rough: tuple[str, ...]
    bounds: tuple[str, ...]
    cited: frozenset[str]
    telling: frozenset[str]
    months: frozenset[str]


def figures(blocks: tuple[AnswerBlock, ...], language: str) -> tuple[Figure, ...]:
    """All that can be read with certainty, in order; none in a language without words of its own."""
    code = family(language)
    known = _words(code)
    if known is None:
        return ()
    return tuple(each for block in blocks for each in _of_block(block, code, known))


def _of_block(block: AnswerBlock, code: str, known: _Words) -> Iterator[Figure]:
    if block.kind is BlockKind.PARAGRAPH:
        for sentence in _SENTENCE.split(block.text):
            yield from _of_sentence(sentence.strip(), code, known)
    elif block.kind is BlockKind.TABLE:
        yield from _of_table([row.split("\t") for row in block.text.split("\n")], code, known)


def _of_sentence(sentence: str, code: str, known: _Words) -> Iterator[Figure]:
    text = sentence.translate(_DIGITS)
    years = frozenset(match.group() for match in _NUMBER.finditer(text) if _YEAR.fullmatch(match.group()))
    context, telling = _around(text, code, known)
    for match in _NUMBER.finditer(text):
        read = _read(match.group(), code)
        before, after = text[: match.start()], text[match.end() :]
        if read is None or _YEAR.fullmatch(match.group()) or _is_cited(before, after, known):
            continue
        power, after_scale = _scale(after, known)
        unit, rest = _unit(before, after_scale, known)
        thing = _thing(rest, code)
        if not unit and not thing:
            continue
        value, step = read
        yield Figure(
            value=value.scaleb(power),
            written=sentence[match.start() : match.end()],
            unit=unit,
            thing=thing,
            years=years,
            context=context - thing,
            telling=telling,
            step=step.scaleb(power),
            is_rough=_ends_with(before, known.rough),
            is_bound=_ends_with(before, known.bounds),
            is_cell=False,
            words=sentence,
        )


def _of_table(rows: list[list[str]], code: str, known: _Words) -> Iterator[Figure]:
    heads = rows[0]
    for row in rows[1:]:
        for place, cell in enumerate(row[1:], start=1):
            text = cell.replace(_LINE, " ").strip().translate(_DIGITS)
            plain = text.rstrip("% ")
            read = _read(plain, code) if _NUMBER.fullmatch(plain) else None
            label = f"{row[0]} {heads[place] if place < len(heads) else ''}".replace(_LINE, " ").strip()
            if read is None or not label:
                continue
            context, telling = _around(label.translate(_DIGITS), code, known)
            yield Figure(
                value=read[0],
                written=cell.strip(),
                unit="%" if text.endswith("%") else "",
                thing=frozenset(),
                years=frozenset(_YEAR.findall(label.translate(_DIGITS))),
                context=context,
                telling=telling,
                step=read[1],
                is_rough=False,
                is_bound=False,
                is_cell=True,
                words=f"{label}: {cell.strip()}",
            )


def _read(written: str, code: str) -> tuple[Decimal, Decimal] | None:
    """The number and what its last digit stands for; None where it could be read in two ways."""
    point = "." if code in _POINT else ","
    whole, sep, decimals = written.rpartition(point)
    if sep and decimals.isdigit() and len(decimals) != 3:
        units = _units(whole, point)
        return None if units is None else (Decimal(f"{units}.{decimals}"), Decimal(1).scaleb(-len(decimals)))
    units = _units(written, point)
    return None if units is None else (Decimal(units), Decimal(1))


def _units(written: str, point: str) -> str | None:
    grouped = _GROUPED.fullmatch(written)
    if written.isdecimal():
        return written
    return re.sub(r"\D", "", written) if grouped and grouped[1] != point else None


def _is_cited(before: str, after: str, known: _Words) -> bool:
    """Whether it numbers something (`article 5`, `Law No. 12`) or a day of a month."""
    last = fold((re.findall(r"[^\W\d_]+|[nº°]+", before[-24:]) or [""])[-1])
    follows = re.match(r"\W*(?:de\s+|of\s+)?([^\W\d_]+)", after)
    month = bool(follows) and fold(follows[1]) in known.months if follows else False
    between = re.search(r"[^\W\d_][\s.,:°º]*$", before) is not None
    return month or (between and (last in known.cited or last in known.months))


def _scale(after: str, known: _Words) -> tuple[int, str]:
    match = re.match(r"\s+([^\W\d_]+)\.?", after)
    power = known.scales.get(fold(match[1]), 0) if match else 0
    return (power, after[match.end() :]) if match and power else (0, after)


def _unit(before: str, after: str, known: _Words) -> tuple[str, str]:
    """The unit, and what stands behind it."""
    if match := re.match(r"\s?[%٪]", after):
        return "%", after[match.end() :]
    for word in known.percent:
        if match := re.match(rf"\s+{re.escape(word)}\b", after, re.IGNORECASE):
            return "%", after[match.end() :]
    if found := re.search(rf"(?:{_MONEY.pattern})\s?$", before):
        return found.group().strip(), after
    if found := re.match(rf"\s?(?:{_MONEY.pattern})", after):
        return found.group().strip(), after[found.end() :]
    return "", after


def _thing(after: str, code: str) -> frozenset[str]:
    """What is counted: the first word behind the number that says anything, where one stands near."""
    clause = re.split(r"[,.;:()\d]", after, maxsplit=1)[0]
    for term in list(terms(clause, code))[:_NEAR]:
        if not term.stop:
            return frozenset(term.stems)
    return frozenset()


def _around(text: str, code: str, known: _Words) -> tuple[frozenset[str], frozenset[str]]:
    context: set[str] = set()
    for term in terms(text, code):
        if not term.stop and not text[term.start : term.end].isdecimal():
            context.add(term.stems[0])
    telling = {fold(word) for word in re.findall(r"[^\W\d_]+", text)} & known.telling
    return frozenset(context), frozenset(telling)


def _ends_with(before: str, words: tuple[str, ...]) -> bool:
    said = before.casefold().rstrip()
    return any(re.search(rf"(?:^|\W){re.escape(word)}(?:\s+\w+)?$", said) for word in words)


@cache
def _words(code: str) -> _Words | None:
    said: Mapping[str, Any] = json.loads(resources.files(__package__).joinpath("words.json").read_text("utf-8"))
    if code not in said:
        return None
    given, locale = said[code], Locale.parse(code)
    named = {name for context in ("format", "stand-alone") for name in locale.months[context]["wide"].values()}
    return _Words(
        scales={fold(word): power for word, power in given["scales"].items()},
        percent=tuple(given["percent"]),
        rough=tuple(map(str.casefold, given["rough"])),
        bounds=tuple(map(str.casefold, given["bounds"])),
        cited=frozenset(map(fold, given["cited"])),
        telling=frozenset(map(fold, given["telling"])),
        months=frozenset(map(fold, named)),
    )
