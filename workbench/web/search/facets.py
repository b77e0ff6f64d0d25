"""The values by which a search can be narrowed, each with how many of the hits have it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from workbench.corpus.records import ParagraphKind
from workbench.recommendations.searched import MINISTRY, THEME
from workbench.search.port import NONE
from workbench.searches.asked import SOURCE, YEAR, Asked
from workbench.treaties import DocumentKind, with_body
from workbench.web.corpus.words import kind_words, language_words, paragraph_kind_words
from workbench.web.search.sources import source_words

SHOWN_VALUES = 8  # of a facet; the rest is folded
MOST_VALUES = 60  # of a facet, the most frequent: a reader who wants another one types it
_SAYS = "paragraph_kind"
_IN_ORDER = (_SAYS, SOURCE, "treaty", "kind", THEME, MINISTRY, "state", YEAR, "language")


@dataclass(frozen=True)
class Value:
    """A value of a facet: its link puts the filter on, or takes it off where it is `chosen`."""

    label: str
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """The values to narrow by, with their counts; `more` are folded away."""

    name: str
    label: str
    values: tuple[Value, ...]
    more: tuple[Value, ...]


def facets(counts: Mapping[str, Mapping[str, int]], asked: Asked, ministries: Mapping[str, str]) -> tuple[Facet, ...]:
    """Those that have a value. `counts` are by facet and value; of `ministries`, one without a name is left out."""
    labels = _labels()
    shown = (_facet(name, labels[name], counts.get(name, {}), asked, ministries) for name in _IN_ORDER)
    return tuple(facet for facet in shown if facet.values)


def _labels() -> dict[str, str]:
    return {
        _SAYS: _("What it says"),
        SOURCE: _("Report or contribution"),
        "treaty": _("Treaty and body"),
        "kind": _("Type"),
        THEME: _("Theme of the recommendation"),
        MINISTRY: _("Ministry"),
        "state": _("State"),
        YEAR: _("Year"),
        "language": _("Language"),
    }


@dataclass(frozen=True)
class Nowhere:
    """A value that nothing has, with its kind, and what there is instead: each link puts that in its place."""

    label: str
    value: str
    instead: tuple[Value, ...]


def nowhere(
    pairs: Iterable[tuple[str, str]],
    there: Mapping[str, Mapping[str, int]],
    asked: Asked,
    ministries: Mapping[str, str],
) -> tuple[Nowhere, ...]:
    """Of the filters on that nothing has. `there` counts, by facet and value, all that the reader may see."""
    labels = _labels()
    return tuple(
        Nowhere(
            labels[name],
            label_of(name, value, ministries),
            _facet(name, labels[name], there.get(name, {}), asked.without(name), ministries).values,
        )
        for name, value in pairs
    )


def _facet(name: str, label: str, counts: Mapping[str, int], asked: Asked, ministries: Mapping[str, str]) -> Facet:
    ordered = sorted(counts.items(), key=_latest_first, reverse=True) if name == YEAR else list(counts.items())
    ordered.sort(key=lambda pair: (not asked.has(name, pair[0]), _says_nothing(name, pair[0])))
    values = [
        _value(name, value, count, asked, ministries)
        for value, count in ordered[:MOST_VALUES]
        if name != MINISTRY or value in ministries
    ]
    return Facet(name, label, tuple(values[:SHOWN_VALUES]), tuple(values[SHOWN_VALUES:]))


def _says_nothing(name: str, value: str) -> bool:
    """Of most paragraphs of a library: what is left comes last."""
    return name == _SAYS and value == ParagraphKind.OTHER


def _latest_first(counted: tuple[str, int]) -> tuple[bool, str]:
    """What has no year comes after all."""
    return counted[0] != NONE, counted[0]


def _value(name: str, value: str, count: int, asked: Asked, ministries: Mapping[str, str]) -> Value:
    label = label_of(name, value, ministries)
    return Value(label, count, asked.address_turned(name, value), asked.has(name, value))


def chosen(asked: Asked, ministries: Mapping[str, str]) -> tuple[Value, ...]:
    """The filters that are on, each with the address without it."""
    pairs: Iterable[tuple[str, str]] = [*asked.chosen, *((YEAR, each) for each in asked.years)]
    return tuple(_value(name, value, 0, asked, ministries) for name, value in pairs)


def label_of(name: str, value: str, ministries: Mapping[str, str]) -> str:
    """The value in the words of the office."""
    if value == NONE:
        return _("without a year") if name == YEAR else _("none")
    if name == "kind":
        known = value in {each.value for each in DocumentKind}
        return kind_words(DocumentKind(value)) if known else value.replace("_", " ")
    if name == _SAYS:
        return _says(value)
    if name == "treaty":
        return with_body(value)
    if name == MINISTRY:
        return ministries.get(value, _("unknown"))
    if name == SOURCE:
        return source_words(value)
    return language_words(value) if name == "language" else value


def _says(value: str) -> str:
    """What a paragraph says: recommendation, concern, positive aspect, question, or none of them."""
    if value not in {each.value for each in ParagraphKind}:
        return value
    return paragraph_kind_words(ParagraphKind(value)) or _("other text")
