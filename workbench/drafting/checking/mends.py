"""The mends: each takes a paragraph's markup and gives it as the rule has it. Pure; nothing else is touched."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from workbench.drafting.checking.wording import (
    DAY_FIRST,
    ORDINAL,
    PER_CENT,
    RANGE,
    STATE_PARTY,
    WITH_S,
    day_first,
    ordinal,
    state_party,
    with_z,
)
from workbench.text import markup
from workbench.text.markup import Inline, Note, Text

Mend = Callable[[str, str], str]

_TYPED = re.compile(r"^\s*(?:\d{1,3}|[٠-٩]{1,3})[.)]\s+")
_STOPS = ".,;:"


def mended(name: str, text: str, language: str) -> str:
    """The markup as the mend `name` makes it; the same where there is nothing to mend. Raises KeyError."""
    return MENDS[name](text, language)


def _on_texts(change: Callable[[str], str]) -> Mend:
    """A mend of the characters of each run."""

    def mend(text: str, _language: str) -> str:
        runs = markup.parse(text)
        return markup.serialise(replace(run, text=change(run.text)) if isinstance(run, Text) else run for run in runs)

    return mend


def _typed_number(text: str, _language: str) -> str:
    runs = list(markup.parse(text))
    if runs and isinstance(first := runs[0], Text):
        runs[0] = replace(first, text=_TYPED.sub("", first.text))
    return markup.stripped(runs)


def _note_places(text: str, language: str) -> str:
    """Behind the stop in English, before it in French and Spanish."""
    runs = list(markup.parse(text))
    return markup.serialise(_before(runs) if language in ("fr", "es") else _behind(runs))


def _behind(runs: Sequence[Inline]) -> list[Inline]:
    placed: list[Inline] = []
    waiting: list[Inline] = []
    for run in runs:
        if isinstance(run, Note) and run.kind in ("fn", "cite"):
            waiting.append(run)
            continue
        if waiting and isinstance(run, Text) and run.text[0] in _STOPS:
            placed += [replace(run, text=run.text[0]), *waiting]
            run, waiting = replace(run, text=run.text[1:]), []
        placed += [*waiting, run]
        waiting = []
    return [*placed, *waiting]


def _before(runs: Sequence[Inline]) -> list[Inline]:
    placed: list[Inline] = []
    for run in runs:
        last = placed[-1] if placed else None
        if isinstance(run, Note) and run.kind in ("fn", "cite") and isinstance(last, Text) and last.text[-1] in _STOPS:
            placed[-1:] = [replace(last, text=last.text[:-1]), run, replace(last, text=last.text[-1])]
        else:
            placed.append(run)
    return placed


def _ends_with(sign: str) -> Mend:
    """An item of a list with the sign at its end that its place asks for."""

    def mend(text: str, _language: str) -> str:
        runs = list(markup.parse(text))
        for place in range(len(runs) - 1, -1, -1):
            if isinstance(run := runs[place], Text):
                runs[place] = replace(run, text=run.text.rstrip().rstrip(".;,") + sign)
                break
        return markup.serialise(runs)

    return mend


def _curly(text: str) -> str:
    text = re.sub(r'(^|[\s(\[“])"(?=\S)', r"\1“", text)
    text = re.sub(r"(?<=\w)'(?=\w)", "’", text)
    return re.sub(r'(?<=\S)"', "”", text)


def _spaces(text: str) -> str:
    return re.sub(r"(?<=\S) {2,}(?=\S)", " ", text)


def _plain(text: str, _language: str) -> str:
    return markup.serialise(
        replace(run, marks=run.marks - {"strong", "u"}) if isinstance(run, Text) else run for run in markup.parse(text)
    )


MENDS: Mapping[str, Mend] = {
    "typed-number": _typed_number,
    "text.spaces": _on_texts(_spaces),
    "text.quotes": _on_texts(_curly),
    "text.emphasis": _plain,
    "notes.placement": _note_places,
    "item.semicolon": _ends_with(";"),
    "item.full_stop": _ends_with("."),
    "table.numbers": _on_texts(lambda text: PER_CENT.sub("\\1 per cent", text)),
    "names.spelling": _on_texts(lambda text: WITH_S.sub(with_z, text)),
    "names.organizations": _on_texts(lambda text: STATE_PARTY.sub(state_party, text)),
    "dates.style": _on_texts(lambda text: RANGE.sub("\\1–\\2", ORDINAL.sub(ordinal, DAY_FIRST.sub(day_first, text)))),
}
