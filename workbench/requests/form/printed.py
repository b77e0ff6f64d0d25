"""What a form prints, and what somebody added to it. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files
from typing import Any, Final

from workbench.text.plain import plain

BOX: Final = "☐"
REQUEST_PROPERTY: Final = "WorkbenchRequest"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Printed:
    """An item as the form prints it: its code, all its wording, and every paragraph of its cell."""

    code: str
    text: str
    lines: tuple[str, ...] = ()


@cache
def words() -> Mapping[str, Any]:
    """The words of the form by language (ISO 639-1)."""
    return dict(json.loads((files("workbench.requests.form") / "words.json").read_text("utf-8")))


def words_of(language: str) -> tuple[str, Mapping[str, Any]]:
    """The language and its words; English stands in for one that has none."""
    primary = language.split("-")[0].lower()
    spoken = primary if primary in words() else "en"
    return spoken, words()[spoken]


def added(said: Sequence[str], printed: Iterable[str]) -> tuple[int, ...]:
    """Which of these paragraphs (from 0) hold words that the form did not print.

    Paragraphs that were split, run together or deleted add nothing.
    """
    known = [plain(line) for line in printed]
    new = [(at, plain(line)) for at, line in enumerate(said) if plain(line) not in known]
    here = {plain(line) for line in said}
    before = [word for line in known if line not in here for word in _WORD.findall(line)]
    places = [(at, word) for at, line in new for word in _WORD.findall(line)]
    after = [word for _, word in places]
    found: dict[int, None] = {}
    for kind, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind in ("insert", "replace") and "".join(before[first:last]) != "".join(after[start:end]):
            found.update((at, None) for at, _ in places[start:end])
    return tuple(found)
