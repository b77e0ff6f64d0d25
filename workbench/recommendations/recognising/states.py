"""Which States recommended: they stand in brackets behind a recommendation of the Universal Periodic Review."""

import re

from workbench.corpus.parsing.identity.places import is_name_of_state, states_in

_FULL_WIDTH = str.maketrans({"（": "(", "）": ")", "；": ";", "؛": ";", "，": ",", "。": "."})
_LEFT_OUT = re.compile(r"\s*\((?:…|\.{3})\)\s*$")  # an excerpt says where it leaves something out
# `…measures (Norway);`, `…(Bolivia (Plurinational State of));`: recommending States stand in the last brackets.
_STATES = re.compile(r"^(?P<text>.+?)\s*\((?P<states>[^()]*(?:\([^()]*\)[^()]*)*)\)\s*[;.]*$", re.S)
# `abolish it (Spain); establish a moratorium (Belgium) / suspend it (Chad)`: States behind each part of one.
_PART_STATES = re.compile(r"\((?P<states>[^\W\d_][^()\d]{1,120}(?:\([^()]*\)[^()\d]*)*)\)(?P<ends>\s*;)?")
_WITH_AND = (
    "Great Britain and Northern Ireland",
    "Bosnia and Herzegovina",
    "Trinidad and Tobago",
    "Antigua and Barbuda",
    "Sao Tome and Principe",
    "Saint Kitts and Nevis",
    "Saint Vincent and the Grenadines",
    "Grande-Bretagne et d’Irlande du Nord",
    "Bosnie et Herzégovine",
    "Trinité et Tobago",
    "Antigua et Barbuda",
    "Sao Tomé et Principe",
    "Saint-Kitts et Nevis",
    "Gran Bretaña e Irlanda del Norte",
    "Bosnia y Herzegovina",
    "Trinidad y Tabago",
    "Trinidad y Tobago",
    "Antigua y Barbuda",
    "Santo Tomé y Príncipe",
    "Saint Kitts y Nevis",
    "San Vicente y las Granadinas",
    "Grã-Bretanha e Irlanda do Norte",
    "Bósnia e Herzegovina",
    "Trinidad e Tobago",
    "Antígua e Barbuda",
    "São Tomé e Príncipe",
    "Великобритании и Северной Ирландии",
    "Босния и Герцеговина",
    "Тринидад и Тобаго",
    "Антигуа и Барбуда",
    "Сент-Китс и Невис",
    "Сент-Винсент и Гренадины",
)
_ANY_WITH_AND = re.compile("|".join(re.escape(name).replace("’", "['’]") for name in _WITH_AND))
_STATE_ENDS = re.compile(r"[,;،؛、]\s*(?:و(?=\w))?|\s+(?:and|et|y|e|и|和)\s+|\s+و(?=\w)")
_ARABIC_WITH_AND = re.compile(r"(?:البوسنة|ترينيداد|أنتيغوا|سان تومي|سانت كيتس|وآيرلندا|العظمى)\s+و")
_TAIL = 4_000  # letters at the end of a text in which its recommending States stand
_APART = "\u2060"  # stands for the space before an `and` that belongs to a name
_NAME = re.compile(r"^[^\W\d_]*[^\W\d_a-zа-я]")  # a name begins with a capital, or a script has none
_SHORT_NAMES = frozenset({"UK", "USA", "US", "UAE", "DPRK", "DRC", "CAR", "EU"})
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Z-]*")  # OPCAT, OP-CAT, ICRMW


def with_states(text: str) -> tuple[str, tuple[str, ...]]:
    """The text and the recommending States; a drafting team may write `(Chad); (Peru); (Togo);`."""
    states: list[str] = []
    rest = _LEFT_OUT.sub("", text.translate(_FULL_WIDTH).strip()) if _ends_in_brackets(text) else text.strip()
    head, rest = rest[:-_TAIL], rest[-_TAIL:]
    while (match := _STATES.match(rest)) and _may_be_states(match["states"]):
        states = [*named(match["states"]), *states]
        rest = match["text"]
        if not rest.endswith(";"):
            before = rest.rstrip(" ,/")
            if not (before.endswith(")") and _only_states_end(before)):
                break
            rest = before
    if not states:
        return text, ()
    rest = head + rest
    parts = [name for match in _PART_STATES.finditer(rest) for name in _of_part(match["states"], match["ends"])]
    return text.strip()[: len(rest)], tuple(dict.fromkeys((*parts, *states)))  # in its own punctuation


def _ends_in_brackets(text: str) -> bool:
    return text.rstrip(" ;.；؛。\n").endswith((")", "）"))


def _only_states_end(text: str) -> bool:
    """`(Chad) (Peru)`, without a semicolon between: the brackets before are States of their own."""
    match = _STATES.match(text)
    return match is not None and all(states_in(name) for name in named(match["states"]))


def _may_be_states(inner: str) -> bool:
    """Whether brackets can hold States: `(OPCAT)`, `(see para. 7)` and `(2019)` do not."""
    names = named(inner)
    if any(states_in(name) for name in names):
        return True
    return bool(names) and all(_is_a_name(name) for name in names)


def _is_a_name(name: str) -> bool:
    return name in _SHORT_NAMES or (_NAME.match(name) is not None and _ABBREVIATION.fullmatch(name) is None)


def _of_part(inner: str, ends: str | None) -> list[str]:
    """Within a text only names that are known are States: `(Riyadh Guidelines); …` are none.

    Where no part ends behind the brackets, nothing but names may stand in them.
    """
    names = named(inner)
    if ends:
        return [name for name in names if states_in(name)]
    return names if all(is_name_of_state(name) for name in names) else []


def named(states: str) -> list[str]:
    """`Chile, Bosnia and Herzegovina and Peru` → three."""
    states = _ANY_WITH_AND.sub(lambda match: _kept_together(match[0]), states)
    states = _ARABIC_WITH_AND.sub(lambda match: match[0].replace(" ", _APART), states)
    return [part.strip().replace(_APART, " ") for part in _STATE_ENDS.split(states) if part.strip(" …")]


def _kept_together(name: str) -> str:
    return re.sub(r" (?=(?:and|et|y|e|и)\b)", _APART, name)
