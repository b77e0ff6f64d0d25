"""Which State, body and treaty a table names (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from workbench.corpus.parsing.identity.bodies import body_called
from workbench.corpus.parsing.identity.places import is_state, state_written, states_in
from workbench.corpus.parsing.identity.state_names import TERRITORIES
from workbench.text.plain import plain
from workbench.treaties import DocumentKind, Symbol, body_of, code_of, parse_symbol
from workbench.treaties.catalogue import UPR
from workbench.treaties.names import treaty_named_in
from workbench.treaties.symbols import normal

# Names that tables use and that would mislead within a text, where they are parts of longer ones.
_USUAL = {
    "korea": "KOR",  # as the OECD names it
    "south korea": "KOR",
    "north korea": "PRK",
    "dpr korea": "PRK",
    "dprk": "PRK",
    "macedonia fyr": "MKD",
    "fyr macedonia": "MKD",
    "palestine": "PSE",
    "congo dr": "COD",
    "dr congo": "COD",
    "drc": "COD",
    "lao pdr": "LAO",
    "uk": "GBR",
    "usa": "USA",
    "uae": "ARE",
}


@dataclass(frozen=True)
class Origin:
    """Where a recommendation comes from, as the library writes it; "" where the table does not say."""

    symbol: str = ""
    kind: str = ""
    treaty: str = ""
    body: str = ""
    country: str = ""


def state_called(name: str, learned: Mapping[str, str]) -> str | None:
    """The code of a State that a cell names, or is the code of; None where nothing is known by that name.

    `learned` is plain name → code, of States that the common list does not have.
    """
    known = learned.get(plain(name))
    return known or _state_called(name.strip())


@lru_cache(maxsize=1024)
def is_settled(code: str) -> bool:
    """Whether a code is that of a State of today: two of them for one recommendation cannot both be right."""
    return is_state(code) and code not in TERRITORIES


@lru_cache(maxsize=2048)
def _state_called(name: str) -> str | None:
    if len(name) == 3 and name.isascii() and name.isalpha() and (name.isupper() or is_state(name.upper())):
        return name.upper()
    found = states_in(name) or states_in(name.title())
    if len(found) == 1:
        return next(iter(found))
    return _USUAL.get(plain(name)) or state_written(name)


@lru_cache(maxsize=65_536)
def origin(symbol: str, body: str, treaty: str, kind: str) -> Origin:
    """The symbol as it is compared, and what it and the names of body and treaty say; the symbol's word comes first."""
    parsed = symbol_of(symbol)
    other = body_called(body)  # of no treaty, though its name may sound like one: `SR sale of children`
    named = _code(treaty) or (_code(body) if other is None else None)
    code = (parsed.treaty if parsed else None) or named or ""
    name = (parsed.body if parsed else None) or (body_of(code) if code else None) or other or " ".join(body.split())
    return Origin(
        symbol=parsed.text if parsed else normal(symbol),
        kind=kind or _kind(parsed, code),
        treaty=code,
        body=name or "",
        country=(parsed.country if parsed else None) or "",
    )


@lru_cache(maxsize=65_536)
def symbol_of(text: str) -> Symbol | None:
    """The symbol that a cell is, None where it is none that is understood."""
    return parse_symbol(text) if text.strip() else None


def country_of(symbol: str) -> str:
    """The code of the State in a symbol, "" where it has none."""
    parsed = symbol_of(symbol.strip().removeprefix("- "))
    return (parsed.country if parsed else None) or ""


def _kind(symbol: Symbol | None, treaty: str) -> str:
    if symbol is not None:
        return symbol.kind.value
    if treaty == UPR:
        return DocumentKind.HRC_DOCUMENT.value
    return DocumentKind.CONCLUDING_OBSERVATIONS.value if treaty else ""


@lru_cache(maxsize=2048)
def _code(name: str) -> str | None:
    """`CERD`, `- Committee on the Elimination of Racial Discrimination`, `UPR` → the code of the treaty."""
    bare = name.strip().lstrip("-–").strip()
    if not bare:
        return None
    return code_of(bare) or treaty_named_in(bare)
