"""The first page of a State's report: committee, article of the treaty, report numbers, State, period, due year.

The State gives neither a symbol nor a date of receipt: the United Nations does, and the lines for them stay open.
"""

import json
import re
from calendar import monthrange
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton

from workbench.drafting.records import ReportKind, Snapshot, StateReport
from workbench.export import ordinals, states
from workbench.treaties.catalogue import body_of
from workbench.word.blocks import ContentsWords, Cover

_BLANK = "\N{NO-BREAK SPACE}" * 24  # where the United Nations writes a date
_PERIODIC = frozenset({ReportKind.PERIODIC, ReportKind.REPLY_TO_LOIPR})


@cache
def _languages() -> dict[str, Any]:
    return dict(json.loads((files("workbench.export") / "data" / "cover.json").read_text("utf-8")))


def _of(language: str) -> dict[str, Any]:
    """The words of a language; English stands in for one that has none."""
    return dict(_languages()[_spoken(language)])


def _spoken(language: str) -> str:
    primary = language.split("-")[0].lower()
    return primary if primary in _languages() else "en"


def contents_words(language: str) -> ContentsWords:
    """The words over the table of contents."""
    words = _of(language)["words"]
    return ContentsWords(words["contents"], words["paragraphs"], words["page"])


def section_words(language: str, day: date) -> tuple[str, str]:
    """What stands over a section that is worked on in Word: of which draft it is, and what to do."""
    words = _of(language)["words"]
    return words["section_notice"].format(date=_said(day, _spoken(language))), words["section_instructions"]


def for_comments(snapshot: Snapshot) -> Cover:
    """The cover of a draft that is sent out for comments: what it is, and of which date, in words."""
    words = _of(snapshot.report.language)["words"]
    notice = words["notice"].format(date=_date(snapshot))
    return _cover(snapshot, mark=words["draft"], notice=notice, instructions=words["instructions"])


def for_submission(snapshot: Snapshot, *, released: bool) -> Cover:
    """The State's cover; stamped until the report is released."""
    words = _of(snapshot.report.language)["words"]
    return _cover(snapshot, mark="" if released else words["draft"], received=words["received"].format(blank=_BLANK))


def _cover(snapshot: Snapshot, *, mark: str, notice: str = "", instructions: str = "", received: str = "") -> Cover:
    report = snapshot.report
    known = _of(report.language)
    words = known["words"]
    treaty = known["treaties"].get(report.treaty, {"name": report.treaty, "committee": "", "under": ""})
    state = states.name(report.state, report.language)
    return Cover(
        masthead=words["masthead"],
        treaty=treaty["name"],
        committee=treaty["committee"],
        article=words["article"].format(under=treaty["under"]) if treaty["under"] else "",
        report=report_line(report),
        state=state,
        period=words["period"].format(period=_period(report)) if _period(report) else "",
        received=received,
        distribution="" if notice else words["distribution"],
        date=_date(snapshot),
        original=words["original"].format(language=_language_name(report.language)),
        mark=mark,
        notice=notice,
        instructions=instructions,
        running=" – ".join(part for part in (state, body_of(report.treaty), notice) if part),
    )


def report_line(report: StateReport) -> str:
    """`Combined twenty-first to twenty-third periodic reports of the State party due in 2026`."""
    words = _of(report.language)["words"]
    year = re.match(r"\d{4}", report.due)
    due = words["due"].format(year=year[0]) if year else ""
    if report.kind not in _PERIODIC:
        return str(words[report.kind.value]).format(due=due)
    line = _periodic(report, words, due)
    return str(words["reply_to_loipr"]).format(report=line) if report.kind is ReportKind.REPLY_TO_LOIPR else line


def _periodic(report: StateReport, words: dict[str, str], due: str) -> str:
    span = ordinals.span(report.numbers)
    if span is None:
        return words["unnumbered"].format(due=due)
    first, last = (ordinals.ordinal(number, _spoken(report.language)) for number in span)
    form = "periodic" if span[0] == span[1] else "combined"
    line = words[form].format(first=first, last=last, due=due)
    return line[0].upper() + line[1:]


def _period(report: StateReport) -> str:
    """`2018–2025`, `1 January 2018 to 30 June 2026`; one end alone where the other is not known."""
    written = [each for each in (report.covers_from, report.covers_to) if each]
    ends = list(dict.fromkeys(_end(each, report.language) for each in written))
    if len(ends) < 2:
        return "".join(ends)
    if all(end.isdigit() for end in ends):
        return "–".join(ends)
    found = [_MONTH.fullmatch(each) for each in written]
    if not all(match or each.isdigit() for match, each in zip(found, written, strict=True)):
        return " – ".join(ends)  # words of the drafters' own, in whatever language
    form = "days" if all(match and match[3] for match in found) else "months"
    return str(_of(report.language)["words"][form]).format(first=ends[0], last=ends[1])


_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?")
_FIRST = {"fr": "1er", "pt": "1º"}  # of a month, where it is an ordinal


def _end(written: str, language: str) -> str:
    """`2021-11` as `November 2021`; anything but a month or a day as it was written."""
    found = _MONTH.fullmatch(written)
    if found is None:
        return written
    spoken = _spoken(language)
    day = date(int(found[1]), int(found[2]), min(int(found[3] or 1), monthrange(int(found[1]), int(found[2]))[1]))
    return _said(day, spoken) if found[3] else format_skeleton("yMMMM", day, locale=Locale(spoken))


def _said(day: date, spoken: str) -> str:
    said = format_date(day, "d MMMM y" if spoken == "en" else "long", Locale(spoken))
    return said.replace("1 ", f"{_FIRST[spoken]} ", 1) if day.day == 1 and spoken in _FIRST else said


def _date(snapshot: Snapshot) -> str:
    return _said(snapshot.frozen_at.date(), _spoken(snapshot.report.language))


def _language_name(language: str) -> str:
    """`English`, in the language itself."""
    try:
        return Locale.parse(language, sep="-").get_language_name() or language
    except (UnknownLocaleError, ValueError):
        return language
