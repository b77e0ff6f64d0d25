"""Words as word processors count them, for the United Nations count with those: what stands between spaces.

The rule of the United Nations (A/RES/68/268, para. 16, and what its services publish) gives a number and no definition;
where it is silent, what Word and LibreOffice show decides, and where these two differ, LibreOffice's greater number, so
that nobody is over the limit without knowing (automatic numbers apart: `drafting.budget.parts`). Hence signs that stand
alone (`:` after a space, `-`, `§`) are words, a dash parts two words (`2021–2025` has two; Word sees one), and in
Chinese each character and each sign is a word.
"""

import re

from workbench.text.characters import NOTE_MARK

# One word each, no spaces between them: Han ideographs (with extensions and compatibility forms), kana, the signs of
# Chinese and Japanese, and all forms of full width; the ideographic space is a space.
_ONE_BY_ONE = re.compile(
    "[\u3001-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff65\U00020000-\U0003ffff]"
)
# Invisible signs that stand inside words and part nothing: soft hyphen, zero-width joiners, direction marks.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_PARTING = re.compile(r"[\s\u2013\u2014]+")  # en dash and em dash: the separators that LibreOffice comes with


def count(text: str, language: str = "en") -> int:
    """How many words a plain text has; a note mark is none.

    `language` is taken for the callers' sake: Chinese characters are counted one by one wherever they stand, so that
    an English report with a Chinese title counts right too.
    """
    del language
    seen = _INVISIBLE.sub("", text.replace(NOTE_MARK, ""))
    characters = len(_ONE_BY_ONE.findall(seen))
    rest = _ONE_BY_ONE.sub(" ", seen) if characters else seen
    return characters + sum(1 for word in _PARTING.split(rest) if word)
