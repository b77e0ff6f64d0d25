"""Words as the United Nations count them: what stands between spaces; in Chinese each character is a word."""

import re

from workbench.text.characters import NOTE_MARK

# Han ideographs (also extensions and compatibility forms) and kana: one word each, no spaces between them.
_IDEOGRAPH = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3040-\u30ff\u3005\u3007\U00020000-\U0003ffff]")
# Invisible signs that stand inside words and part nothing: soft hyphen, zero-width joiners, direction marks, tatweel.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u0640]")


def count(text: str, language: str = "en") -> int:
    """How many words a plain text has; signs alone (`–`, `•`, `§`) are no words, a note mark is none.

    `language` is taken for the callers' sake: Chinese characters are counted one by one wherever they stand, so that
    an English report with a Chinese title counts right too.
    """
    del language
    seen = _INVISIBLE.sub("", text.replace(NOTE_MARK, ""))
    characters = len(_IDEOGRAPH.findall(seen))
    rest = _IDEOGRAPH.sub(" ", seen) if characters else seen
    return characters + sum(1 for word in rest.split() if any(sign.isalnum() for sign in word))
