"""How a text becomes the terms that are indexed and asked for: words, their stems by language, signs folded alike."""

import re
import sys
import threading
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import snowballstemmer

from workbench.search.inflections import light_arabic, regular
from workbench.search.stopwords import STOP_WORDS

LANGUAGES = ("en", "fr", "es", "ru", "pt", "ar", "zh")
OTHER = "xx"  # any other language: words are folded, not stemmed
FAMILIES = (*LANGUAGES, OTHER)

_SNOWBALL = {
    "en": "english",
    "fr": "french",
    "es": "spanish",
    "ru": "russian",
    "pt": "portuguese",
    "ar": "",  # by root and by light stripping, below
}
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# Seen by nobody inside a word: soft hyphen, zero-width signs, direction marks, tatweel.
_SOFT_HYPHEN = "\u00ad"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u0640"
_APOSTROPHES = "'\u2019\u02bc"
# `l'État`, `d'une`, `qu'il`, `jusqu'à`: what stands before the apostrophe is an article, not a word to look for.
_ELIDED = frozenset(["c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"])
_CLITICS = _ELIDED | {"s"}
_LONGEST_ELIDED = 12  # signs, with those that fold to nothing
_MOST_REMEMBERED = 400_000  # words whose folding and stems are kept; UN prose in seven languages has about 250,000


def _marks() -> str:
    """All combining signs of the basic plane, as ranges for a regular expression."""
    ranges: list[list[int]] = []
    for code in range(0x300, 0xFFFF):
        if unicodedata.category(chr(code))[0] == "M":
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


WITH_CHINESE = re.compile(f"[{_HAN}]|(?:(?![{_HAN}])[^\\W_])(?:(?![{_HAN}])[^\\W_]|[{_marks()}{_UNSEEN}])*")
# The same words, found faster in texts without Chinese characters, and in those of ASCII alone.
_WITHOUT_HAN = re.compile(f"[^\\W_]+(?:[{_marks()}{_UNSEEN}]+[^\\W_]*)*")
_ASCII = re.compile("[A-Za-z0-9]+")
_TYPOGRAPHY = "\u2019\u201c\u201d\u2013\u2018\u2014\u2022\u2026"  # beyond Latin-1, and in no word
_WORDS_ALONE = bytes(sign if chr(sign).isalnum() else ord(" ") for sign in range(256))
_IS_HAN = re.compile(f"[{_HAN}]")
_JOINS = re.compile(f"[{_marks()}{_UNSEEN}]")
_ENDS = frozenset(" \n\t.,;:()/-")  # what stands after most words
_KEPT = str.maketrans({"й": "\ue000", "Й": "\ue000"})  # й is a letter of its own, not и with a sign
_INVISIBLE = str.maketrans(dict.fromkeys(_UNSEEN))
_LETTERS = str.maketrans(
    {
        "\ue000": "й",
        "ى": "ي",
        "ة": "ه",
        "ی": "ي",
        "ک": "ك",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
    }
    | dict.fromkeys(_UNSEEN)
)


class Token(NamedTuple):
    """A word at its place; Chinese has one token a character. `folded` is without case, diacritics, letter forms."""

    folded: str
    start: int
    end: int
    raw: str


class _Remembered(dict[str, str]):
    """Word → result, computed once; emptied when it has grown too large."""

    def __init__(self, compute: Callable[[str], str]) -> None:
        super().__init__()
        self._compute = compute

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        found = sys.intern(self._compute(word))
        self[word] = found
        return found


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.casefold().translate(_KEPT))
    signs = (sign for sign in decomposed if unicodedata.category(sign)[0] != "M")
    digits = (
        str(unicodedata.digit(sign, -1)) if sign.isdigit() and unicodedata.digit(sign, -1) >= 0 else sign
        for sign in signs
    )
    folded = unicodedata.normalize("NFC", "".join(digits).translate(_LETTERS))
    return "".join(folded.split())  # a vowel sign that stands alone decomposes into a space and the sign


_folded = _Remembered(_fold)


def fold(word: str) -> str:
    """Without case, diacritics, invisible signs; Arabic letter forms and digits made alike. `Código` → `codigo`."""
    return _folded[word]


@lru_cache(maxsize=256)
def family(language: str) -> str:
    """The language whose rules a text is analysed by: `pt-BR` → pt, `de` → xx."""
    code = language.lower().replace("_", "-").split("-")[0]
    return code if code in LANGUAGES else OTHER


def tokens(text: str) -> Iterator[Token]:
    """The words of a text in order, stop words included."""
    for match in words_of(text).finditer(text):
        raw = match.group()
        if word := _folded[raw]:
            yield Token(word, *match.span(), raw)


def surface(text: str) -> tuple[str, ...]:
    """The folded words in order: what a phrase is compared with."""
    return tuple(word for raw in _raw(text)[0] if (word := _folded[raw]))


def _raw(text: str) -> tuple[list[str], re.Pattern[str]]:
    """The words as they stand, and what finds them there."""
    plain = text
    if not text.isascii():
        for sign in _TYPOGRAPHY:
            plain = plain.replace(sign, " ")
    found = _of_one_byte(plain)
    if found is not None:
        return found, _ASCII if text.isascii() else _WITHOUT_HAN
    pattern = words_of(text)
    return pattern.findall(text), pattern


def _of_one_byte(text: str) -> list[str] | None:
    """The words of a text of Latin-1 as its pattern finds them, many times faster; None of any other."""
    if _SOFT_HYPHEN in text:
        return None
    try:
        signs = text.encode("latin-1")
    except UnicodeEncodeError:
        return None
    return signs.translate(_WORDS_ALONE).decode("latin-1").split()


def different_words(text: str) -> tuple[set[str], re.Pattern[str]]:
    """The words as they stand, each once, and what finds them there."""
    words, pattern = _raw(text)
    return set(words), pattern


def words_of(text: str) -> re.Pattern[str]:
    """What finds the words of this text, as they stand there."""
    return _ASCII if text.isascii() else WITH_CHINESE if _IS_HAN.search(text) else _WITHOUT_HAN


_locks = threading.Lock()  # stemmers keep state while they work: one at a time


@cache
def _stemmers(language: str) -> tuple[Callable[[str], str], ...]:
    if language not in _SNOWBALL:
        return ()
    if language == "ar":
        # Imported here because the engine that keeps this door itself imports this module.
        from workbench.search.whoosh_engine.arabic import root

        return (root, light_arabic)
    return (snowballstemmer.stemmer(_SNOWBALL[language]).stemWord,)


@cache
def _stems_of_form(language: str) -> _Remembered:
    """Folded stems of a composed lower-case word, by the stemmers of its language."""

    def compute(form: str) -> str:
        if form.isdecimal() and language != "ar":
            return _fold(form)
        with _locks:
            found = [stem(form) for stem in _stemmers(language)]
            if language == "es":  # `libertades` → libertad → libert, as `libertad` at once
                found += [_stemmers(language)[0](found[0])]
        return " ".join(_fold(stem) for stem in found)

    return _Remembered(compute)


@cache
def _stems_of(language: str) -> _Remembered:
    of_form = _stems_of_form(language)

    def compute(raw: str) -> str:
        plain = _folded[raw]
        if not _stemmers(language):
            return plain
        composed = plain if raw.isascii() else _composed(raw)
        forms = dict.fromkeys(regular(form, language) for form in (composed, plain))
        return " ".join(dict.fromkeys(" ".join(of_form[form] for form in forms).split(" ")))

    return _Remembered(compute)


def _composed(raw: str) -> str:
    return unicodedata.normalize("NFC", raw).translate(_INVISIBLE).lower().replace("ё", "е")


def stems(word: str, language: str) -> tuple[str, ...]:
    """The terms a word is indexed under in a language (a family); a query matches any of them.

    Two where the word was stemmed with its accents and without: `educação` is found by `educacao` too.
    """
    return tuple(_stems_of(language)[word].split(" "))


def first_stem(word: str, language: str) -> str:
    """One term that all forms of the word share."""
    return _stems_of(language)[word].partition(" ")[0]


def with_stems(words: Iterable[str], language: str, wanted: frozenset[str]) -> list[tuple[str, str]]:
    """Those of the words that have a wanted stem, with it; a word of several comes as often."""
    if not wanted:
        return []
    stems_of = _stems_of(language)
    near = [(word, found) for word in words if (found := stems_of[word]) in wanted or " " in found]
    if not any(" " in found for _, found in near):
        return near
    return [(word, stem) for word, found in near for stem in found.split(" ") if stem in wanted]


def ends_word(sign: str) -> bool:
    """Whether a word does not go on with this sign (none where the text ends); Chinese apart."""
    return sign in _ENDS or not (sign.isalnum() or _JOINS.match(sign))


def is_stop_word(word: str, language: str) -> bool:
    """Whether a folded word only holds a sentence together in that language."""
    return word in STOP_WORDS.get(language, frozenset())


class Term(NamedTuple):
    """A searchable part of a text: the terms any of which stands for it, and its place. `stop` for a stop word."""

    stems: tuple[str, ...]
    start: int
    end: int
    stop: bool = False


def terms(text: str, language: str) -> Iterator[Term]:
    """The terms of a text in a family, in order: stems of words, pairs of neighbouring Chinese characters."""
    found = list(tokens(text))
    plain = text.isascii()
    for place, token in enumerate(found):
        if not plain and _IS_HAN.match(token.raw):
            yield from _pairs(found, place)
        elif not is_clitic(text, token.raw, token.start, token.end):
            yield Term(stems(token.raw, language), token.start, token.end, is_stop_word(token.folded, language))


def _pairs(found: list[Token], place: int) -> Iterator[Term]:
    token = found[place]
    follows = place + 1 < len(found) and found[place + 1].start == token.end and _IS_HAN.match(found[place + 1].raw)
    if follows:
        yield Term((token.folded + found[place + 1].folded,), token.start, found[place + 1].end)
        return
    before = place > 0 and found[place - 1].end == token.start and _IS_HAN.match(found[place - 1].raw)
    if not before:
        yield Term((token.folded,), token.start, token.end)


def may_be_clitic(word: str) -> bool:
    """Whether `is_clitic` has to be asked of it."""
    return _folded[word] in _CLITICS


def is_clitic(text: str, word: str, start: int, end: int) -> bool:
    """`s` of women's, `l` of l'État: a word that stands there, not looked for."""
    if len(word) > _LONGEST_ELIDED:
        return False
    folded = _folded[word]
    if folded == "s" and start > 0 and text[start - 1] in _APOSTROPHES:
        return True
    return end < len(text) and text[end] in _APOSTROPHES and folded in _ELIDED


def words_and_stems(text: str, language: str) -> tuple[list[str], list[str]]:
    """`surface` and the stems of all `terms` of a text at once: what an index holds of it, found many times faster."""
    raw, pattern = _raw(text)
    words = list(map(_folded.__getitem__, raw))
    if "" in words or pattern is WITH_CHINESE:
        stemmed = [stem for term in terms(text, language) for stem in term.stems]
        return [word for word in words if word], stemmed
    if any(sign in text for sign in _APOSTROPHES):
        raw = [token.raw for token in tokens(text) if not is_clitic(text, token.raw, token.start, token.end)]
    if not raw:
        return words, []
    return words, " ".join(map(_stems_of(language).__getitem__, raw)).split(" ")
