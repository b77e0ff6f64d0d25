"""Whether a text layer can be read at all: scans have none, many Arabic PDFs have one with letters swapped or lost."""

import re

from workbench.corpus.parsing.lines import letters

_FEWEST = 40  # letters a page: below this it is a picture of text
_SAMPLE = 60_000  # characters looked at
# Private use, replacement and control characters: what a font without a table of its signs leaves.
_STRANGE = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f]")
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile("[\u0600-\u06ff]")
# Little words that make up a tenth of any Arabic text; PDFs that swap letters print `يف` for `في`, `امل` for `الم`.
_USUAL = frozenset(
    {"في", "من", "على", "إلى", "أن", "التي", "عن", "الدول", "هذه", "ذلك", "كما", "لا", "أو", "ما", "بين"}
)
_BROKEN = re.compile(r"^(?:يف|ىف|ىلع|عل|جىل|إيل|امل\w+|اال\w+|اوم\w+|ايع\w+|الي\w{0,1}|يل\w{3,}|اجل\w+|احل\w+|اخل\w+)$")


def is_garbled(text: str) -> bool:
    """Whether a text layer is rubbish: signs without meaning, or Arabic whose letters are swapped or lost."""
    text = text[:_SAMPLE]
    if len(_STRANGE.findall(text)) > max(5, 0.1 * letters(text)):
        return True
    words = [word for word in _WORD.findall(text) if _ARABIC.search(word)]
    if len(words) < 100:
        return False
    usual = sum(word in _USUAL for word in words) / len(words)
    broken = sum(bool(_BROKEN.match(word)) for word in words) / len(words)
    return broken > 0.03 or usual < 0.02


def is_scan(count: int, pages: int) -> bool:
    """Whether the pages are pictures: next to no letters (`count`) on them."""
    return pages > 0 and count < _FEWEST * pages
