"""Symbols of UN documents: `CERD/C/BRA/CO/18-20` read into kind, body, State and number, and found in running text."""

import re
from dataclasses import dataclass, replace
from functools import cache

from workbench.treaties.catalogue import COMMON_CORE, UPR, body_of, code_of, code_of_prefix, data, treaties
from workbench.treaties.kinds import DocumentKind

# Forms that a wider pattern would also take are tried first; the widest come last.
_LAST = ("report_series_old", "treaty_body_other", "state_report")
# `CRPD/C/PRY/CO/2-3`, `A/HRC/WG.6/41/BRA/2`, `E/C.12/MDA/2`, `CEDAW/C/GC/31-CRC/C/GC/18`, `AL KEN 3/2020`.
_CANDIDATE = re.compile(
    r"(?<![A-Za-z0-9/])(?:CCPR|E|CERD|CEDAW|CAT|CRC|CMW|CRPD|CED|HRI|A|INT)/[A-Z0-9][A-Za-z0-9./()-]*[A-Za-z0-9)]\**"
)
_CHANGED = re.compile(r"(?:/(?:Rev|Corr)\.\d+)+$")
_CHANGED_PART = re.compile(r"(?:/(?:Rev|Corr)\.\d+)*$")
_VERSIONS = re.compile(r"(Rev|Corr)\.(\d+)")
_ADDED = re.compile(r"/Add\.(\d+)$")
_JOINT = re.compile(
    r"((?:[A-Z]+/C|E/C\.12)/GC/\d+(?:/Rev\.\d+)?)[-/]((?:[A-Z]+/C|E/C\.12)/GC/\d+(?:/Rev\.\d+)?(?:/Corr\.\d+)?)"
)
_LOOSE_HYPHENS = str.maketrans({"‐": "-", "‑": "-", "‒": "-", "–": "-", "−": "-"})


@dataclass(frozen=True)
class Symbol:
    """A symbol that was understood. `country` is ISO 3166 alpha-3 (None where the symbol names no State).

    `base` is the document that a revision or a corrigendum is of: `CRPD/C/KEN/1/Rev.1/Corr.2` is the second corrigendum
    to the first revision of `CRPD/C/KEN/1`. An addendum is a document of its own, so its base holds `/Add.1`. A star
    behind the symbol says that the document was `reissued`.
    """

    text: str
    kind: DocumentKind
    treaty: str | None
    body: str | None
    country: str | None
    number: str | None
    base: str = ""
    revision: int | None = None
    corrigendum: int | None = None
    addendum: int | None = None
    reissued: bool = False


@cache
def _patterns() -> tuple[tuple[DocumentKind, re.Pattern[str]], ...]:
    grammar = data("document-symbols.json")
    tokens: dict[str, str] = grammar["tokens"]
    first: list[str] = [kind for kind in grammar["priority_order"] if kind not in _LAST]
    rows = {row["id"]: row["pattern"] for row in grammar["types"]}
    order = first + [kind for kind in rows if kind not in first and kind not in _LAST] + list(_LAST)
    return tuple((DocumentKind(kind), re.compile(_expanded(rows[kind], tokens))) for kind in order)


def _expanded(pattern: str, tokens: dict[str, str]) -> str:
    for name, expression in tokens.items():
        pattern = pattern.replace("{" + name + "}", expression)
    return pattern


@cache
def _old_countries() -> dict[str, str]:
    return dict(data("document-symbols.json")["old_country_codes"]["map"])


def normal(text: str) -> str:
    """A symbol as it is compared: no spaces, one kind of hyphen, no star of a reissue, capitals as printed."""
    return re.sub(r"\s+", "", text).translate(_LOOSE_HYPHENS).rstrip("*.,;:")


def parse_symbol(text: str) -> Symbol | None:
    """The symbol that `text` is, the whole of it, or None. Spaces, dashes and a reissue's star are forgiven."""
    reissued = text.rstrip(" .,;:").endswith("*")
    for wanted in (normal(text), " ".join(text.split())):
        found = _parse(wanted) or _joint(wanted)
        base = _CHANGED.sub("", wanted)
        if found is None and base != wanted and (plain := _parse(base)):
            found = replace(plain, text=wanted)  # forms of old, which were revised and corrected as any others
        if found is not None:
            return _with_versions(found, reissued)
    return None


def _parse(wanted: str) -> Symbol | None:
    for kind, pattern in _patterns():
        match = pattern.fullmatch(wanted)
        if match:
            return _read(wanted, kind, match)
    return None


def _joint(wanted: str) -> Symbol | None:
    """`CEDAW/C/GC/31/Rev.1-CRC/C/GC/18/Rev.1`: a general comment of two bodies."""
    match = _JOINT.fullmatch(wanted)
    first, second = (_parse(match[1]), _parse(match[2])) if match else (None, None)
    if first is None or second is None or {first.kind, second.kind} != {DocumentKind.GENERAL_COMMENT}:
        return None
    return replace(first, text=f"{first.text}-{second.text}")


def joined(first: Symbol, second: Symbol) -> Symbol | None:
    """The one symbol of a general comment whose masthead carries two, None where they are not of one."""
    return parse_symbol(f"{first.text}-{second.text}") if first.text != second.text else None


def _with_versions(symbol: Symbol, reissued: bool) -> Symbol:
    numbers = {name: int(number) for name, number in _VERSIONS.findall(_CHANGED_PART.search(symbol.text)[0])}  # type: ignore[index]
    added = _ADDED.search(_CHANGED.sub("", symbol.text))
    return replace(
        symbol,
        base="-".join(_CHANGED.sub("", part) for part in _parts(symbol.text)),
        revision=numbers.get("Rev"),
        corrigendum=numbers.get("Corr"),
        addendum=int(added[1]) if added else None,
        reissued=reissued,
    )


def _parts(text: str) -> tuple[str, ...]:
    match = _JOINT.fullmatch(text)
    return (match[1], match[2]) if match else (text,)


def _read(text: str, kind: DocumentKind, match: re.Match[str]) -> Symbol:
    groups = match.groupdict()
    country = groups.get("country")
    country = _old_countries().get(country, country) if country else None
    treaty = _treaty(text, kind, groups.get("prefix"))
    return Symbol(text, kind, treaty, body_of(treaty) if treaty else None, country, groups.get("num"))


def _treaty(text: str, kind: DocumentKind, prefix: str | None) -> str | None:
    if kind.startswith("upr_"):
        return UPR
    if kind.startswith("common_core"):
        return COMMON_CORE
    if prefix and code_of_prefix(prefix):
        return code_of_prefix(prefix)
    if text.startswith(("E/C.12", "E/19")):
        return "ICESCR"
    return code_of(text.split("/", 1)[0]) if not text.startswith(("A/", "HRI/")) else None


def base_of(symbol: str | None) -> str | None:
    """The symbol without revision and corrigendum; as it is, where it is not one that is understood."""
    parsed = parse_symbol(symbol) if symbol else None
    return parsed.base if parsed else symbol


def find_symbols(text: str) -> tuple[tuple[int, int, Symbol], ...]:
    """The symbols in a running text with their start and end, in order."""
    found = []
    for match in _CANDIDATE.finditer(text.translate(_LOOSE_HYPHENS)):
        candidate = match.group().rstrip(".)")
        symbol = parse_symbol(candidate)
        if symbol:
            found.append((match.start(), match.start() + len(candidate), symbol))
    return tuple(found)


# What stands between the State and the number: `CEDAW/C/KEN/Q/8`. The State itself assigns none of these: they
# are proposed on a cover, and the Secretariat of the United Nations gives the symbol when it issues the document.
_MIDDLE = {
    DocumentKind.STATE_REPORT: "",
    DocumentKind.LIST_OF_ISSUES: "Q/",
    DocumentKind.LIST_OF_ISSUES_PRIOR_TO_REPORTING: "QPR/",
    DocumentKind.REPLIES_TO_LIST_OF_ISSUES: "RQ/",
    DocumentKind.CONCLUDING_OBSERVATIONS: "CO/",
    DocumentKind.FOLLOW_UP_INFORMATION: "FCO/",
}


def compose_symbol(kind: DocumentKind, *, treaty: str, state: str, number: str) -> str | None:
    """The symbol of a State's document: `CERD/C/BRA/CO/18-20`; a core document's `number` is its year.

    None where the kind has no symbol of that form or the treaty is unknown.
    """
    if kind is DocumentKind.COMMON_CORE_DOCUMENT:
        return f"HRI/CORE/{state}/{number}"
    prefix = next((each.symbol_prefix for each in treaties() if each.code == code_of(treaty)), None)
    if prefix is None or kind not in _MIDDLE:
        return None
    return f"{prefix}/{state}/{_MIDDLE[kind]}{number}"


# Symbols of a committee that the grammar leaves out, as no document of a State has them: summary records, limited and
# information documents, petitions; and those of before 2012 that name the year of the report.
_OTHER_SERIES = re.compile(r"/(?:SR|L|INF|R|NGO|G)\.?\d|/OP/|EWUAP|/D/|/[A-Z]{3}/(?:\d{2}|(?:19|20)\d{2})/\d")
_OF_COMMITTEE = re.compile(r"(?:CCPR|CERD|CEDAW|CAT|CRC|CMW|CRPD|CED)/[A-Z]|E/C\.12/[A-Z]{3}/")


def find_misspelt(text: str) -> tuple[str, ...]:
    """What looks like a symbol of a committee and is none: `CEDAW/CARG/Q/7`, `CERD/C/1l8/Add.l`."""
    candidates = (match.group().rstrip(".)") for match in _CANDIDATE.finditer(text.translate(_LOOSE_HYPHENS)))
    return tuple(
        each
        for each in candidates
        if _OF_COMMITTEE.match(each) and not _OTHER_SERIES.search(each) and parse_symbol(each) is None
    )
