"""Which requirements of the guidelines concern a ministry: by the words that the State gave it, its names, its field.

A suggestion that a person chooses from, never an assignment: it is the lookout that suggests ministries for
recommendations.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from workbench.recommendations.records import Facet
from workbench.recommendations.suggesting.evidence import Lookout
from workbench.recommendations.suggesting.examples import ministries, own_words
from workbench.recommendations.suggesting.reasons import Reason
from workbench.recommendations.suggesting.signs import Text, signs_of
from workbench.requests.assembling import ToAsk
from workbench.requests.records import ItemKind
from workbench.store import Database

_SPEAKS: Final = 0.35  # a name of one of its themes (0.65 × 0.6), the ministry's own name or a word of its own
_MAY: Final = 0.1  # a word near one of its themes (0.2 × 0.6): requirements are short


@dataclass(frozen=True)
class Concern:
    """Why a requirement concerns an office. speaks: its words say so; else a word of them lies near its field."""

    reason: Reason
    speaks: bool


def concerned(db: Database, office_id: str, asked: Iterable[ToAsk]) -> Mapping[str, Concern]:
    """Target of a requirement → why it concerns that office."""
    own = [each for each in own_words(db) if each.facet is Facet.MINISTRY and each.value == office_id]
    named = [each for each in ministries(db) if each.id == office_id]
    return found(Lookout(own, named), office_id, asked)


def found(lookout: Lookout, office_id: str, asked: Iterable[ToAsk]) -> Mapping[str, Concern]:
    """Target of a requirement → why it concerns that office. Pure."""
    reasons: dict[str, Concern] = {}
    for each in asked:
        if each.kind is not ItemKind.REQUIREMENT:
            continue
        text = Text(each.text, "", each.language)
        evidence = lookout.found(signs_of(text), text).get((Facet.MINISTRY, office_id))
        if evidence is not None and evidence.strength >= _MAY:
            reasons[each.target] = Concern(evidence.reason, evidence.strength >= _SPEAKS)
    return reasons
