"""Which language a text is in, and which way it runs."""

import re
from collections import Counter
from functools import cache
from typing import Literal

from babel import Locale

# ISO 639-1 codes of languages written from right to left that States of the field use.
RIGHT_TO_LEFT = frozenset({"ar", "fa", "ur", "he", "ps", "dv", "ku", "sd", "ug", "yi"})

# The commonest short words of each, without those that two of them share as a rule (`de`, `a`, `la` alone say little).
_COMMON = {
    "en": "the of and to in that is for on with as by are was be it from at this which has have not or their",
    "fr": "le la les des et est dans que qui pour sur du une au aux par avec ce sont ne pas il elle leur été cette ses",
    "es": "el la los las y en que se del por con una para su al es lo como más sobre sus ha este o han esta sin entre",
    "pt": "o a os as e que em do da dos das no na nos nas para com uma um se por ao aos é são não pela pelo foi sua",
}
_WORDS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_NONE = frozenset({"mul", "und", "zxx"})  # ISO 639-2: several languages, none that is known, no words at all
_SAMPLE = 12_000  # characters looked at: enough for any document, and quick
_SIGNS = 4_000  # of them enough to tell a script by, evenly taken
_WORD = re.compile(r"\w+")
# The blocks of Unicode that a script is in.
_SCRIPTS = {
    "ar": re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]"),
    "ru": re.compile("[\u0400-\u04ff]"),
    "zh": re.compile("[\u3400-\u4dbf\u4e00-\u9fff]"),
}


def guess(text: str, default: str = "en") -> str:
    """The language of a text as ISO 639-1: ar, zh, ru by their script, en, fr, es, pt by their short words.

    `default` when the text has too little to tell.
    """
    sample = text[:_SAMPLE]
    script = _script(sample[:: max(1, len(sample) // _SIGNS)])
    if script:
        return script
    words = Counter(_WORD.findall(sample.lower()))
    scores = {language: sum(words[word] for word in common & words.keys()) for language, common in _WORDS.items()}
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] else default


def _script(signs: str) -> str | None:
    """The language whose script most letters are in; None for Latin letters."""
    for language, block in _SCRIPTS.items():
        own = len(block.findall(signs))
        if own and 0 < 0.4 * sum(map(str.isalpha, signs)) < own:
            return language
    return None


def is_language(code: str) -> bool:
    """Whether a code names a language (`pt`, `tet`, `ar-EG`): one that CLDR has a name for; `xx` and `und` are none."""
    return code.partition("-")[0] in _named() - _NONE


@cache
def _named() -> frozenset[str]:
    return frozenset(Locale("en").languages)


def running(text: str, supposed: str) -> str:
    """The language to show a text in: the supposed one, unless its letters run the other way."""
    found = guess(text, supposed)
    return found if direction(found) != direction(supposed) else supposed


def direction(code: str) -> Literal["ltr", "rtl"]:
    """`rtl` for Arabic, Persian, Urdu, Hebrew and their like, also with a region (`ar-EG`)."""
    return "rtl" if code.lower().replace("_", "-").split("-")[0] in RIGHT_TO_LEFT else "ltr"
