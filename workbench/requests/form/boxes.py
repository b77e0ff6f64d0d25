"""The boxes of a form: which of them somebody ticked, and what was written behind. Pure.

A box is ticked by a mark in its place or beside it: `☒ No change…`, `x No change…`, `[x] No change…`, `☐ No change… x`.
Paragraphs that were split or run together change nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from workbench.requests.form.printed import words

NAMES: Final = ("not_ours", "no_change", "background")
_BOXES: Final = "☐☒☑"
_MARK: Final = r"(?:[☒☑✓✔✗✘×]|\[\s*[xXхХ✓✔×]\s*\]|(?<!\w)[xXхХ](?!\w))"
_REST: Final = " \t:：_.…"  # what the form puts behind a label to write on


def ticked(lines: Sequence[str]) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """(the boxes that were ticked, each with what was written behind it; the lines without those)."""
    text = "\n".join(lines)
    found: dict[str, str] = {}
    for name in NAMES:
        for pattern in _patterns(name):
            match = pattern.search(text)
            if match is not None:
                found.setdefault(name, (match["behind"] or "").strip(_REST))
                text = text[: match.start()] + "\n" + text[match.end() :]
    return found, tuple(line for line in text.split("\n") if line.strip())


def written_out(line: str) -> str:
    """Which box somebody wrote out where the answer stands, instead of ticking it; "" for none.

    `No change since the last report` alone says that; `Background, not to be quoted` may have anything behind it.
    """
    return next((name for name in ("no_change", "background") if _written(name).match(line)), "")


@cache
def _written(name: str) -> re.Pattern[str]:
    end = r"\W*$" if name == "no_change" else r"(?!\w)"
    return re.compile(rf"\W*(?:{_label(name)}){end}", re.I)


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    """Ticked before the label, or behind it; only behind "belongs to" anything is to be written."""
    label = _label(name)
    behind = rf"(?P<behind>[^\n{_BOXES}]*)" if name == "not_ours" else r"(?P<behind>)"
    before = re.compile(rf"☐?[ \t]*{_MARK}\W{{0,6}}(?:{label})[ \t]*[:：]?{behind}", re.I)
    if name == "not_ours":
        return (before,)
    after = rf"☐?[ \t]*(?:{label})[ \t]*{_MARK}(?P<behind>)[ \t]*(?=\n|$|[{_BOXES}])"
    return before, re.compile(after, re.I)


def _label(name: str) -> str:
    """That of a box in every language, as the middle of a pattern."""
    return "|".join(_spaced(str(known[name])) for known in words().values())


def _spaced(label: str) -> str:
    """A label whatever stands between its words: a line end, two spaces, a space that does not break."""
    return r"\s+".join(re.escape(word).replace("’", "['’]") for word in label.rstrip(_REST).split())
