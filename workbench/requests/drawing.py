"""What an office is asked of all there is to ask, and by which rule: pure.

What it answers for, always. Besides, where the State said so or what it is says so: the recommendations of the goals
it leads for; what asks for figures (the statistics office), for laws (Parliament's secretariat), of the courts (the
judiciary), of every level of government (a body below the State's). An office through which others are asked has
theirs too. All is looked over before it is sent.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, Final

from workbench.people import OrganisationKind
from workbench.requests.assembling import ToAsk
from workbench.text.plain import plain

_WITHOUT_SPACES: Final = frozenset({"ar", "zh"})  # Arabic writes its article and "and" onto the word


class Ground(StrEnum):
    """Why an office is asked something."""

    OWN = "own"
    GOAL = "goal"
    FIGURES = "figures"
    LAWS = "laws"
    COURTS = "courts"
    LEVELS = "levels"


_BY_KIND: Final = {
    OrganisationKind.STATISTICS: Ground.FIGURES,
    OrganisationKind.PARLIAMENT: Ground.LAWS,
    OrganisationKind.JUDICIARY: Ground.COURTS,
    OrganisationKind.SUBNATIONAL: Ground.LEVELS,
}


@dataclass(frozen=True)
class Office:
    """An office as rules see it. goals: those it leads for (`16`) · speaks_for: the offices asked through it."""

    id: str
    name: str
    kind: OrganisationKind
    goals: frozenset[str] = frozenset()
    speaks_for: tuple[Office, ...] = ()


@dataclass(frozen=True)
class Drawn:
    """What is asked, why, and of whom: `whose` is the office itself, or one that is asked through it."""

    asked: ToAsk
    ground: Ground
    whose: Office
    goals: tuple[str, ...] = ()


def drawn(asked: Iterable[ToAsk], office: Office) -> tuple[Drawn, ...]:
    """All and only what concerns that office or those asked through it, in order, each once: its own word first."""
    found: dict[str, Drawn] = {}
    for each in asked:
        reasons = filter(None, (_reason(each, whose) for whose in (office, *office.speaks_for)))
        best = min(reasons, key=lambda one: one.ground is not Ground.OWN, default=None)
        if best is not None:
            found[each.target] = best
    return tuple(found.values())


def answering(asked: Iterable[ToAsk], offices: Iterable[Office]) -> dict[str, int]:
    """Target → how many of these offices answer for it themselves or for those asked through them, by assignment or by
    a goal that they lead for. One that is asked besides, for what it is, gives the others' answers no less room."""
    every = [(office, *office.speaks_for) for office in offices]

    def count(each: ToAsk) -> int:
        return sum(any(each.concerns(one.id) or _goals(each, one) for one in asked_there) for asked_there in every)

    return {each.target: count(each) for each in asked}


def wording(one: Drawn, office: Office, language: str) -> str:
    """What a form says of it in that language: whom it is for and what is awaited; "" for what is its own."""
    said = _said(language)
    lines = []
    if one.whose.id != office.id:
        lines.append(said["through"].format(office=one.whose.name))
    if one.ground is not Ground.OWN:
        lines.append(said[one.ground].format(goals=", ".join(one.goals)))
    return "\n".join(lines)


def _reason(each: ToAsk, office: Office) -> Drawn | None:
    if each.concerns(office.id):
        return Drawn(each, Ground.OWN, office)
    goals = tuple(sorted(_goals(each, office), key=int))
    if goals:
        return Drawn(each, Ground.GOAL, office, goals)
    ground = _BY_KIND.get(office.kind)
    if ground is not None and _speaks(each, ground):
        return Drawn(each, ground, office)
    return None


def _goals(each: ToAsk, office: Office) -> frozenset[str]:
    """The goals it is sorted under that the office leads for."""
    return office.goals & {goal.partition(".")[0] for goal in each.goals} if office.goals else frozenset()


def _speaks(each: ToAsk, ground: Ground) -> bool:
    """Whether its words say so; of figures also where the guidelines want them broken down."""
    if ground is Ground.FIGURES and each.groups:
        return True
    return _pattern(ground, _spoken(each.language)).search(plain(each.text)) is not None


@cache
def _data() -> Mapping[str, Any]:
    return dict(json.loads((files("workbench.requests") / "drawing.json").read_text("utf-8")))


def _said(language: str) -> Mapping[str, str]:
    return dict(_data()["said"][_spoken(language)])


def _spoken(language: str) -> str:
    """The language without its region; English stands in for one that has no words here."""
    primary = language.split("-")[0].lower()
    return primary if primary in _data()["said"] else "en"


@cache
def _pattern(ground: Ground, language: str) -> re.Pattern[str]:
    return re.compile("|".join(_patterns(_data()["words"][ground][language], language)))


def _patterns(phrases: Iterable[str], language: str) -> Iterator[str]:
    """A phrase as it stands between other words; with a star at its end, whatever its last word goes on with."""
    for phrase in phrases:
        text = re.escape(plain(phrase.removesuffix("*")))
        if language in _WITHOUT_SPACES:
            yield text
        else:
            yield rf"\b{text}" if phrase.endswith("*") else rf"\b{text}\b"
