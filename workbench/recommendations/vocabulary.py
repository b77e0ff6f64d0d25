"""The words by which recommendations are sorted: the index's themes and groups of persons, the goals and their targets.

Themes and persons are kept under the label that the Universal Human Rights Index uses now; a label it does not know is
kept as it came. A goal or a target is kept as its number: `16`, `16.2`, `5.a`.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_NUMBER = re.compile(r"^\W*(?:SDG|goal)?\s*(1[0-7]|[1-9])(?:\.(\d{1,2}|[a-d]))?(?![\d.])", re.I)
_CODE = re.compile(r"^\W*[A-H]\d{1,2}\s+(?=[^\W\d_])")
_JOINED = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Theme:
    """A theme of the index. `articles`: the articles of each treaty it is mostly about (a suggestion, not OHCHR's)."""

    name: str
    code: str
    category: str
    articles: tuple[tuple[str, tuple[str, ...]], ...]


def data(name: str) -> Any:
    """One of the reference files of this package."""
    return json.loads((files("workbench.recommendations") / "data" / name).read_text("utf-8"))


@cache
def themes() -> tuple[Theme, ...]:
    """All themes, category by category."""
    return tuple(
        Theme(
            row["name"],
            row["code"],
            row["category"],
            tuple((treaty, tuple(articles)) for treaty, articles in row["articles"].items()),
        )
        for row in data("uhri-labels.json")["themes"]
    )


@cache
def persons() -> tuple[str, ...]:
    """The groups of affected persons."""
    return tuple(row["name"] for row in data("uhri-labels.json")["persons"])


@cache
def goals() -> dict[str, str]:
    """Number → short title, goals and targets in order: `5`, `5.1`, … `5.a`."""
    found: dict[str, str] = {}
    for number, goal in data("sdgs.json")["goals"].items():
        found[number] = goal["title"]
        found.update(goal["targets"])
    return found


@cache
def _theme_names() -> dict[str, str]:
    names = {_bare(each.name): each.name for each in themes()}
    return {**{_bare(old): new for old, new in data("uhri-labels.json")["aliases"].items()}, **names}


@cache
def _person_names() -> dict[str, str]:
    return {_bare(name): name for name in persons()}


def theme_called(label: str) -> str:
    """The index's present label for a theme; one that it does not know stays as it is, without a leading dash."""
    own = _without_code(label)
    return _theme_names().get(_bare(own), _plain(own))


def person_called(label: str) -> str:
    """The index's present label for a group of persons; one that it does not know stays as it is."""
    return _person_names().get(_bare(label), _plain(label))


def is_person_alone(label: str) -> bool:
    """Whether a label is that of a group of persons, and of no theme: `Children`, but not `Migrants`, which is both."""
    bare = _bare(_without_code(label))
    return bare in _person_names() and bare not in _theme_names()


def goal_called(label: str) -> str | None:
    """`- 16.2 - label`, `SDG 16`, `GOAL 5: GENDER EQUALITY` → the number; None where no goal or target has it."""
    match = _NUMBER.match(label.strip())
    if match is None:
        return None
    number = f"{match[1]}.{match[2].lower()}" if match[2] else match[1]
    return number if number in goals() else None


def _without_code(label: str) -> str:
    """`A41 Constitutional and legislative framework`: the lists of the UPR print the index's code before the label."""
    return _CODE.sub("", label)


def _plain(label: str) -> str:
    return " ".join(label.strip().removeprefix("-").removeprefix("–").split())


def _bare(label: str) -> str:
    return _JOINED.sub("", label.replace("&", "and")).casefold()
