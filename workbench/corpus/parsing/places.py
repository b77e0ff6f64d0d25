"""Which State a title or a first page names, as ISO 3166 alpha-3."""

import re
from collections import Counter
from functools import cache

from babel import Locale
from babel.core import get_global

_LANGUAGES = ("en", "fr", "es", "pt", "ru", "ar", "zh")
# Names of the United Nations that the common list of territories does not have.
_MORE = {
    "Russian Federation": "RUS",
    "Iran (Islamic Republic of)": "IRN",
    "Syrian Arab Republic": "SYR",
    "Republic of Korea": "KOR",
    "Democratic People's Republic of Korea": "PRK",
    "Republic of Moldova": "MDA",
    "Viet Nam": "VNM",
    "Lao People's Democratic Republic": "LAO",
    "United Republic of Tanzania": "TZA",
    "Czechia": "CZE",
    "Czech Republic": "CZE",
    "Türkiye": "TUR",
    "Côte d'Ivoire": "CIV",
    "Democratic Republic of the Congo": "COD",
    "United States of America": "USA",
    "United Kingdom of Great Britain": "GBR",
    "Holy See": "VAT",
    "State of Palestine": "PSE",
    "Cabo Verde": "CPV",
    "Timor-Leste": "TLS",
    "Brunei Darussalam": "BRN",
    "North Macedonia": "MKD",
    "Netherlands (Kingdom of the)": "NLD",
}
_TOP = 500  # characters of a cover: `República Federativa do Brasil`
_COMMON_WORDS = {"chad", "turkey", "jersey", "man"}


@cache
def _alpha3() -> dict[str, str]:
    aliases = get_global("territory_aliases")
    return {
        two[0]: three
        for three, two in sorted(aliases.items())
        if len(three) == 3 and three.isalpha() and len(two) == 1 and three not in _SUPERSEDED
    }


_SUPERSEDED = frozenset({"BUR", "ZAR", "TMP", "ROM", "YUG", "SCG", "DDR", "SUN", "YMD", "ANT", "FXX", "CSK", "NTZ"})


@cache
def _names() -> dict[str, str]:
    codes = _alpha3()
    names: dict[str, str] = {}
    for language in _LANGUAGES:
        for two, name in Locale(language).territories.items():
            if two in codes and len(name) > 2:
                names.setdefault(_folded(name), codes[two])
    names.update({_folded(name): code for name, code in _MORE.items()})
    return names


def _folded(text: str) -> str:
    return " ".join(text.replace("’", "'").lower().split())


@cache
def _expression() -> re.Pattern[str]:
    names = sorted((name for name in _names() if name not in _COMMON_WORDS), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:de l'|d'|l')?(" + "|".join(map(re.escape, names)) + r")(?!\w)")


def is_state(code: str) -> bool:
    """Whether a code is ISO 3166 alpha-3."""
    return code in set(_alpha3().values()) or code == "XKX"


def states_in(text: str) -> Counter[str]:
    """How often each State is named in a text."""
    return Counter(_names()[match.group(1)] for match in _expression().finditer(_folded(text)))


def state_of(title: str, opening: str) -> str | None:
    """The one State a document is about: named alone in its title, or by far the most named on its first pages."""
    in_title = states_in(title)
    if len(in_title) == 1:
        return next(iter(in_title))
    at_the_top = states_in(opening[:_TOP])
    if not in_title and len(at_the_top) == 1:
        return next(iter(at_the_top))
    counts = states_in(opening)
    if not counts:
        return None
    state, most = counts.most_common(1)[0]
    return state if most >= 3 and most >= 0.6 * sum(counts.values()) else None
