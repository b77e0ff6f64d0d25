"""Whether the text layer of a page can be read: scans have none, some fonts tell the wrong letters for their signs.

A page is judged by itself, so that one bad page does not cost a document and one good page does not hide it.
"""

import re
from collections.abc import Sequence

from workbench.corpus.parsing.pdf.lines import Page
from workbench.text.characters import letters

_STRANGE_LEAST, _STRANGE_SHARE = 40, 0.3  # signs without meaning on a page, and to each letter or figure of it
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile("[\u0600-\u06ff]")
# Little words that make up a tenth of any Arabic text; PDFs that swap letters print `يف` for `في`, `امل` for `الم`.
_USUAL = frozenset(
    {"في", "من", "على", "إلى", "أن", "التي", "عن", "الدول", "هذه", "ذلك", "كما", "لا", "أو", "ما", "بين"}
)
_BROKEN = re.compile(r"^(?:يف|ىف|ىلع|عل|جىل|إيل|امل\w+|اال\w+|اوم\w+|ايع\w+|الي\w{0,1}|يل\w{3,}|اجل\w+|احل\w+|اخل\w+)$")
_TRIPLE = re.compile(r"(\w)\1\1")  # the stretched line of justified Arabic, told as a letter: `عررردم`
# Shares of the words of a page. A page of a clean text has no broken words and 1 to 4 in a hundred of one letter,
# one with a garbled layer has 9 to 15 (measured on 16 garbled and 150 clean pages).
_RUBBISH, _SINGLE, _USUAL_LEAST = 0.08, 0.04, 0.02
_FEWEST_WORDS, _ENOUGH_WORDS = 25, 100
# Vowels are 37 to 52 in a hundred letters of any language in Latin script, capitals without a table of signs 10 to 30.
_VOWELS, _VOWELS_LEAST = re.compile("[aeiouyàáâãäåèéêëìíîïòóôõöøùúûüæœıăąęőűůāēīōū]"), 0.32
_LATIN = re.compile("[a-z\u00df-\u017f]")
_LATIN_UPPER_HALF = re.compile("[\u00c0-\u00ff]")
_UPPER_HALF_MOST = 0.4  # of the letters: Cyrillic told as `Êîìèòåò` has nearly all, Vietnamese and Icelandic a fifth
_LITTLE_WORDS = frozenset(
    re.findall(
        r"\w+",
        "the of and to in for on that is with by la de les des et le du en un une que el los las y se del por con para"
        " o a os as da do dos das em um uma na no e der die das und den von zu ve bir i u za na je să din si",
    )
)
_LITTLE_LEAST = 0.04


def garbled(pages: Sequence[Page]) -> frozenset[int]:
    """The numbers of the pages whose text layer is rubbish; a page of a few words goes with the rest of the file."""
    verdicts = {page.number: _verdict(page) for page in pages if page.lines}
    bad = sum(verdict is True for verdict in verdicts.values())
    mostly = bad > sum(verdict is False for verdict in verdicts.values())
    return frozenset(number for number, verdict in verdicts.items() if (mostly if verdict is None else verdict))


def pictures(pages: Sequence[Page]) -> frozenset[int]:
    """The numbers of the pages that are pictures of text. An empty page is none."""
    return frozenset(page.number for page in pages if page.pictured)


def _verdict(page: Page) -> bool | None:
    text = "\n".join(line.text for line in page.lines)
    if page.strange >= _STRANGE_LEAST and page.strange > _STRANGE_SHARE * sum(sign.isalnum() for sign in text):
        return True
    return is_garbled(text)


def is_garbled(text: str) -> bool | None:
    """Whether a page's text has the wrong letters; None where there are too few words to tell."""
    quickly = text.lower().split()
    if len(quickly) >= 2 * _FEWEST_WORDS and sum(word in _LITTLE_WORDS for word in quickly) >= 3 * _LITTLE_LEAST * len(
        quickly
    ):
        return False  # one word in eight is `the`, `de`, `la`: no wrong letters, and little else to look at
    words = _WORD.findall(text)
    arabic = [word for word in text.split() if _ARABIC.search(word)]
    if len(arabic) > len(words) / 2:
        return _is_garbled_arabic(arabic)
    small = text.lower()
    latin = len(_LATIN.findall(small))
    if latin < letters(text) / 2:
        return False if len(words) >= _FEWEST_WORDS else None
    return _is_garbled_latin(small, latin)


def _is_garbled_arabic(words: Sequence[str]) -> bool | None:
    count = len(words)
    if count < _FEWEST_WORDS:
        return None
    broken = sum(bool(_BROKEN.match(word) or _TRIPLE.search(word)) for word in words) / count
    rubbish = broken + max(0.0, sum(len(word) == 1 for word in words) / count - _SINGLE)
    usual = sum(word.strip("،.؛:()") in _USUAL for word in words) / count
    return rubbish > _RUBBISH or (count >= _ENOUGH_WORDS and usual < _USUAL_LEAST and rubbish > _RUBBISH / 3)


def _is_garbled_latin(text: str, latin: int) -> bool | None:
    words = _WORD.findall(text)
    if len(words) < _FEWEST_WORDS:
        return None
    if len(_LATIN_UPPER_HALF.findall(text)) > _UPPER_HALF_MOST * latin:
        return True
    vowels = len(_VOWELS.findall(text)) / latin
    little = sum(word in _LITTLE_WORDS for word in words) / len(words)
    return len(words) >= 2 * _FEWEST_WORDS and vowels < _VOWELS_LEAST and little < _LITTLE_LEAST
