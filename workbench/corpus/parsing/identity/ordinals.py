"""Ordinal numbers as the United Nations count sessions: `108th`, `vingt-deuxième`, `двадцать вторая`, 第二十二届."""

import re
from functools import cache

_ENGLISH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth"
)
# By their beginnings: `première`, `deuxième`.
_FRENCH = "premi deuxi troisi quatri cinqui sixi septi huiti neuvi dixi onzi douzi treizi quatorzi quinzi seizi"
_SPANISH = (
    "primer segund tercer cuart quint sext séptim octav noven décim undécim duodécim decimotercer decimocuart"
    " decimoquint decimosext decimoséptim decimoctav decimonoven"
)
_RUSSIAN = (
    "перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат"
    " шестнадцат семнадцат восемнадцат девятнадцат"
)
_ARABIC = "ولى ثاني ثالث رابع خامس سادس سابع ثامن تاسع عاشر"
# Tens and what else is added up; the rest are beginnings of words.
_MORE = {
    "en": "20 twent 30 thirt 40 fort 50 fift 60 sixt 70 sevent 80 eight 90 ninet",
    "fr": "17 dix-septi 18 dix-huiti 19 dix-neuvi 20 vingt 30 trent 40 quarant 50 cinquant 60 soixant 80"
    " quatre-vingt 100 cent"
    " 10 dix 1 uni",
    "es": "20 vigésim 30 trigésim 40 cuadragésim 50 quincuagésim 60 sexagésim 70 septuagésim 80 octogésim 90 nonagésim"
    " 100 centésim 1 primeir 3 terceir 4 quart 7 sétim 8 oitav 9 non 40 quadragésim 50 quinquagésim",
    "ru": "20 двадцат 30 тридцат 40 сорок 50 пятидесят 60 шестидесят 70 семидесят 80 восьмидесят 90 девяност"
    " 100 сот 100 сто"
    " 50 пятьдесят 60 шестьдесят 70 семьдесят 80 восемьдесят",
    "ar": "1 حادي 10 عشرة 10 عشر 20 عشرون 20 عشرين 30 ثلاث 40 أربع 50 خمسون 50 خمسين 60 ستون 60 ستين 70 سبعون 70 سبعين"
    " 80 ثمانون 80 ثمانين 90 تسعون 90 تسعين 100 مائة 100 مئة 1 أولى",
}
_CONNECTORS = frozenset({"and", "et", "y", "e", "и", "بعد", "one", "du", "de"})
_FIGURES = re.compile(r"(\d{1,3})(?:\s?(?:st|nd|rd|th|er|re|e|ème|eme|º|ª|°|a|o|\.º|\.ª|-?[а-я]{1,3}))?", re.I)
_CHINESE = dict(zip("零〇○一二两三四五六七八九", (0, 0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))


@cache
def _beginnings() -> tuple[tuple[str, int], ...]:
    """(beginning of a word, number), the longest first."""
    found: dict[str, int] = {}
    for row in (_ENGLISH, _FRENCH, _SPANISH, _RUSSIAN, _ARABIC):
        found.update({word: number for number, word in enumerate(row.split(), start=1)})
    for row in _MORE.values():
        words = row.split()
        found.update({word: int(number) for number, word in zip(words[::2], words[1::2], strict=True)})
    for tens in ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"):
        number = found[tens]
        found.update({f"{tens}y": number, f"{tens}ieth": number})
    found |= {"fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "hundred": 100}
    for bare in ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"):
        del found[bare]
    return tuple(sorted(found.items(), key=lambda each: -len(each[0])))


def number_before(text: str) -> int | None:
    """The ordinal that a text ends with (`… at its twenty-second` → 22), None if there is none."""
    figures = re.search(_FIGURES.pattern + r"\s*$", text, re.I)
    if figures and not text[: figures.start()][-1:].isdigit():
        return int(figures[1])
    return _summed(list(reversed(_tokens(text)[-8:])), reverse=True)


def number_after(text: str) -> int | None:
    """The ordinal that a text begins with, as Arabic has it: `الثامنة بعد المائة` → 108."""
    figures = re.match(r"\s*(\d{1,3})(?!\d)", text)
    if figures:
        return int(figures[1])
    return _summed(_tokens(text)[:6], reverse=False)


def chinese_number(text: str) -> int | None:
    """`二十二` → 22, `一百零八` → 108, `108` → 108."""
    if text.isdecimal():
        return int(text)
    total, digit = 0, 0
    for sign in text:
        if sign in ("十", "百"):
            total += (digit or 1) * (10 if sign == "十" else 100)
            digit = 0
        elif sign in _CHINESE:
            digit = _CHINESE[sign]
        else:
            return None
    return total + digit or None


def _tokens(text: str) -> list[str]:
    text = text.casefold().replace("quatre-vingt", "quatre_vingt")
    return [token.replace("_", "-") for token in re.split(r"[\s-]+", text) if token]


def _summed(tokens: list[str], *, reverse: bool) -> int | None:
    """The sum of the numbers in a row; the row ends where a word is none."""
    total = 0
    last = 0
    for token in tokens:
        number = _of_word(token)
        if number is None and token in _CONNECTORS and total:
            continue
        if number is None or (last and reverse and number <= last and number != 10):
            break
        total, last = total + number, number
    return total or None


def _of_word(token: str) -> int | None:
    word = token.strip("().,;:،")
    if re.search("[\u0600-\u06ff]", word):
        word = re.sub(r"^و?(?:ال)?", "", word)
        word = re.sub(r"^أ?ولى", "ولى", word)
    for beginning, number in _beginnings():
        if word.startswith(beginning) and len(word) <= len(beginning) + 5:
            return number
    return None
