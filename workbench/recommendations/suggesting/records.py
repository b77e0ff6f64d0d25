"""What is suggested: a value, how sure, and why."""

from dataclasses import dataclass

from workbench.recommendations.records import Facet
from workbench.recommendations.suggesting.reasons import Reason
from workbench.recommendations.suggesting.signs import Text


@dataclass(frozen=True)
class Advice:
    """A value proposed for a text. `confidence` is the share of such proposals that prove right, from 0 to 1."""

    facet: Facet
    value: str
    confidence: float
    sure: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Example:
    """A text whose values a person confirmed or a table gave. `group` is its document: never judged by itself."""

    text: Text
    values: frozenset[str]
    group: str
    citation: str


@dataclass(frozen=True)
class OwnWord:
    """A word that the State said stands for a value."""

    facet: Facet
    value: str
    word: str


@dataclass(frozen=True)
class Ministry:
    """An organisation that may be responsible, under all its names."""

    id: str
    names: tuple[str, ...]
