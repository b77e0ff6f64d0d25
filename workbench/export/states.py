"""The State's name as a cover prints it, from the three-letter code that symbols carry."""

from babel import Locale, UnknownLocaleError
from babel.core import get_global

# The short names of the UN's terminology where everyday English differs from them.
_UNITED_NATIONS = {
    "BOL": "Bolivia (Plurinational State of)",
    "BRN": "Brunei Darussalam",
    "CIV": "Côte d’Ivoire",
    "COD": "Democratic Republic of the Congo",
    "COG": "Congo",
    "FSM": "Micronesia (Federated States of)",
    "GBR": "United Kingdom of Great Britain and Northern Ireland",
    "IRN": "Iran (Islamic Republic of)",
    "KOR": "Republic of Korea",
    "LAO": "Lao People’s Democratic Republic",
    "MDA": "Republic of Moldova",
    "MMR": "Myanmar",
    "NLD": "Netherlands (Kingdom of the)",
    "PRK": "Democratic People’s Republic of Korea",
    "PSE": "State of Palestine",
    "RUS": "Russian Federation",
    "SYR": "Syrian Arab Republic",
    "TUR": "Türkiye",
    "TZA": "United Republic of Tanzania",
    "USA": "United States of America",
    "VAT": "Holy See",
    "VEN": "Venezuela (Bolivarian Republic of)",
    "VNM": "Viet Nam",
    "ARC": "Arcadia",  # the fictional State of the demonstration
}
_ARCADIA = {"fr": "Arcadie", "es": "Arcadia", "pt": "Arcádia", "ar": "أركاديا", "ru": "Аркадия", "zh": "阿卡迪亚"}


def name(state: str, language: str) -> str:
    """`BRA` in Arabic is البرازيل; a name, or a code that nobody knows, comes back as it was written."""
    code = state.strip().upper()
    if language == "en" and code in _UNITED_NATIONS:
        return _UNITED_NATIONS[code]
    if code == "ARC":
        return _ARCADIA.get(language, _UNITED_NATIONS[code])
    short = get_global("territory_aliases").get(code) if len(code) == 3 else None
    try:
        territories = Locale.parse(language, sep="-").territories
    except (UnknownLocaleError, ValueError):
        territories = Locale("en").territories
    return str(territories.get(short[0], state)) if short else state.strip()
