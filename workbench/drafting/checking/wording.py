"""Words and signs that editors of the United Nations write in one way, in English texts."""

import re

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
PER_CENT = re.compile(r"(?<![\d.,])(\d{1,3}(?:,\d{3})*(?:\.\d+)?)\s?%(?!\w)")
DAY_FIRST = re.compile(rf"\b({_MONTHS}) (\d{{1,2}})(?:st|nd|rd|th)?,? ((?:19|20)\d{{2}})\b")
ORDINAL = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th) (?:of )?({_MONTHS})\b")
RANGE = re.compile(r"(?<![\w/.-])((?:19|20)\d{2})-((?:19|20)\d{2})(?![\w/-])")
STATE_PARTY = re.compile(
    r"\bState(s?) Part(y|ies)\b|\bstate(s?) part(y|ies)\b(?! (?:to|of) (?:a|the) (?:dispute|conflict))"
)

# Verbs and nouns that the United Nations write with -ize (Concise Oxford English Dictionary, twelfth edition).
_STEMS = (
    "organ|recogn|emphas|util|critic|minim|maxim|real|special|author|mobil|central|final|harmon|legal|"
    "priorit|standard|stigmat|summar|sensit|marginal|character|crimin|decrimin|institutional|national|"
    "normal|penal|modern|victim|computer|digital|general|global|capital|neutral|stabil|urban|vocational|"
    "formal|familiar|industrial|rational|revital|scrutin|synchron"
)
WITH_S = re.compile(rf"\b((?:re|de)?(?:{_STEMS})i)s(e[sdr]?|ing|ations?|ational)\b", re.IGNORECASE)


def with_z(match: re.Match[str]) -> str:
    """organisation → organization"""
    return f"{match[1]}{'Z' if match[1].isupper() else 'z'}{match[2]}"


def day_first(match: re.Match[str]) -> str:
    """March 3, 2026 → 3 March 2026"""
    return f"{int(match[2])} {match[1]} {match[3]}"


def ordinal(match: re.Match[str]) -> str:
    """3rd March → 3 March"""
    return f"{int(match[1])} {match[2]}"


def state_party(match: re.Match[str]) -> str:
    """State Party → State party"""
    return f"State{match[1] or match[3] or ''} part{match[2] or match[4]}"
