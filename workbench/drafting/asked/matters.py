"""Whether a recommendation of the universal periodic review is on the matters of a treaty, and what says so.

It is where a person or a table gave it a theme that is the treaty's own or a group of persons that the treaty is about,
or where its words name the treaty. What is only suggested of it decides nothing: it is offered to be asked by hand.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from workbench.drafting.records import StateReport
from workbench.recommendations.records import Facet
from workbench.recommendations.twins.instruments import instruments_in
from workbench.recommendations.vocabulary import themes
from workbench.treaties.catalogue import treaties

# Themes that the index's list puts under one treaty first though they are matters of all.
_OF_ALL = {
    "Human rights education, trainings & awareness raising",
    "Refugees & asylum seekers",
    "Data collection & research",
    "Inter-State cooperation and assistance",
}
# The groups that each treaty is about, as the index calls them.
_PERSONS = {
    "ICERD": (
        "Minorities/ racial, ethnic, linguistic, religious or descent-based groups",
        "Roma, Gypsies, Sinti & Travellers",
        "Indigenous peoples",
        "Non-citizens",
        "Persons of African descent",
    ),
    "CEDAW": ("Women & girls", "Women", "Girls", "Rural women"),
    "CRC": (
        "Children",
        "Children in vulnerable situations (abused, living on the street, institutionalized, indigenous, migrant "
        "children etc.)",
        "Youth & juveniles",
        "Girls",
    ),
    "ICMW": ("Migrants", "Migrants & domestic workers"),
    "CRPD": ("Persons with disabilities",),
    "CAT": ("Persons deprived of their liberty & detainees",),
    "ICPPED": ("Disappeared persons",),
}
# Themes that are also the treaty's own though the list names another treaty before it.
_THEMES = {
    "ICERD": ("Members of minorities", "Indigenous peoples"),
    "CAT": ("Conditions of detention",),
}
_ANSWERS_TO_ANY = frozenset({"UPR", "CCD"})


class MatterKind(StrEnum):
    """What says that it is on the treaty's matters."""

    THEME = "theme"
    PERSON = "person"
    NAMED = "named"


@dataclass(frozen=True)
class Matter:
    """`value`: the theme, the group of persons, or the treaty that its words name."""

    kind: MatterKind
    value: str


def matter_of(of: Iterable[str], tags: Iterable[tuple[Facet, str]], text: str) -> Matter | None:
    """What says that it is on the matters of one of these treaties (codes); None where nothing does."""
    wanted = tuple(each for each in of if each not in _ANSWERS_TO_ANY)
    for treaty in wanted:
        for facet, value in tags:
            if facet is Facet.THEME and value in own_themes(treaty):
                return Matter(MatterKind.THEME, value)
            if facet is Facet.PERSON and value in _PERSONS.get(_convention(treaty), ()):
                return Matter(MatterKind.PERSON, value)
    named = _named(text)
    return next((Matter(MatterKind.NAMED, each) for each in wanted if {each, f"OP-{each}"} & named), None)


def treaties_of(report: StateReport) -> tuple[str, ...]:
    """The treaties that a report answers to: its own, and the protocols whose guidelines it takes up (`crc-opac`)."""
    protocols = (each.code for each in treaties() if each.code.startswith(f"{report.treaty}-"))
    taken = (code for code in protocols if any(f"{pack}-".startswith(f"{code.casefold()}-") for pack in report.packs))
    return (report.treaty, *taken)


@cache
def own_themes(treaty: str) -> frozenset[str]:
    """The themes that are the treaty's own: the index's list of articles names it first."""
    first = {each.name for each in themes() if each.articles and each.articles[0][0] == treaty}
    return frozenset((first - _OF_ALL) | set(_THEMES.get(treaty, ())))


@cache
def touched_themes(treaty: str) -> frozenset[str]:
    """The themes of which the treaty has an article too, with those that are its own."""
    also = {each.name for each in themes() if any(treaty == code for code, _ in each.articles)}
    return frozenset(also | own_themes(treaty))


def _convention(treaty: str) -> str:
    """`CRC-OPSC` is about whom `CRC` is about."""
    return treaty.partition("-")[0]


@lru_cache(maxsize=8_192)  # a State has some hundreds, and looking for names takes a third of a millisecond
def _named(text: str) -> frozenset[str]:
    return instruments_in(text)
