"""A count in the figures of an automatic list: `4`, `iv`, `(d)`, `د`, `四`, `Fourth`. Names are those of `w:numFmt`.

Source: ECMA-376 part 1, 17.18.59 (ST_NumberFormat).
"""

from collections.abc import Callable, Mapping
from typing import Final

_MOST: Final = 2000  # beyond it, letters and Roman figures would only be a way to fill the memory
_ROMANS = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
           (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LATIN = "abcdefghijklmnopqrstuvwxyz"
# Lists count without ё, й, ъ, ы, ь.
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HIJAI = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_HEBREW_HUNDREDS = ("", "ק", "ר", "ש", "ת", "תק", "תר", "תש", "תת", "תתק")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_HAN = "〇一二三四五六七八九"
_HAN_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_HAN_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_CHICAGO = "*†‡§"


def figure(count: int, form: str) -> str:
    """The count as that form writes it; plain figures where the form is unknown or does not reach so far."""
    if not 0 < count <= _MOST:
        return str(count)
    write = _FORMS.get(form)
    return write(count) if write is not None else str(count)


def _repeated(signs: str) -> Callable[[int], str]:
    """After the last letter come the first ones doubled: z, aa, bb."""
    return lambda count: signs[(count - 1) % len(signs)] * ((count - 1) // len(signs) + 1)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda count: signs[(count - 1) % len(signs)]


def _digits(signs: str) -> Callable[[int], str]:
    return lambda count: "".join(signs[int(digit)] for digit in str(count))


def _block(first: str, last: int) -> Callable[[int], str]:
    """Signs that Unicode has in a row, such as ① to ⑳."""
    return lambda count: chr(ord(first) + count - 1) if count <= last else str(count)


def _roman(count: int) -> str:
    text = ""
    for value, sign in _ROMANS:
        times, count = divmod(count, value)
        text += sign * times
    return text


def _hebrew_number(count: int) -> str:
    """As years are written: hundreds, tens, ones; 15 and 16 as 9 + 6 and 9 + 7."""
    if count >= 1000:
        return str(count)
    rest = count % 100
    if rest in (15, 16):
        end = "ט" + ("ו" if rest == 15 else "ז")
    else:
        end = ("", *_HEBREW[9:18])[rest // 10] + ("", *_HEBREW[:9])[rest % 10]
    return _HEBREW_HUNDREDS[count // 100] + end


def _han(signs: str, units: tuple[str, str, str], *, bare_ten: bool) -> Callable[[int], str]:
    """二十三, 一百零五: a sign for each place; 十 alone without 一 before it where `bare_ten`."""

    def write(count: int) -> str:
        text, gap = "", False
        for place in (3, 2, 1, 0):
            digit = count // 10**place % 10
            if digit:
                text += ("零" if gap and text else "") + signs[digit] + ("", *units)[place]
            gap = not digit
        return text[1:] if bare_ten and 10 <= count < 20 else text

    return write


def _ordinal(count: int) -> str:
    ending = "th" if count % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{ending}"


def _cardinal_words(count: int) -> str:
    if count >= 100:
        return str(count)
    if count < 20:
        return _ONES[count].capitalize()
    rest = f"-{_ONES[count % 10]}" if count % 10 else ""
    return f"{_TENS[count // 10]}{rest}".capitalize()


def _ordinal_words(count: int) -> str:
    if count >= 100:
        return _ordinal(count)
    before, dash, last = _cardinal_words(count).lower().rpartition("-")
    ordinal = _ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return f"{before}{dash}{ordinal}".capitalize()


def _upper(write: Callable[[int], str]) -> Callable[[int], str]:
    return lambda count: write(count).upper()


_CHINESE = _han(_HAN, ("十", "百", "千"), bare_ten=True)
_FORMS: Final[Mapping[str, Callable[[int], str]]] = {
    "decimalZero": lambda count: f"{count:02}",
    "lowerLetter": _repeated(_LATIN),
    "upperLetter": _upper(_repeated(_LATIN)),
    "lowerRoman": _roman,
    "upperRoman": _upper(_roman),
    "russianLower": _repeated(_RUSSIAN),
    "russianUpper": _upper(_repeated(_RUSSIAN)),
    "arabicAbjad": _repeated(_ABJAD),
    "arabicAlpha": _repeated(_HIJAI),
    "hebrew1": _hebrew_number,
    "hebrew2": _repeated(_HEBREW),
    "ordinal": _ordinal,
    "cardinalText": _cardinal_words,
    "ordinalText": _ordinal_words,
    "hex": lambda count: f"{count:X}",
    "chicago": _repeated(_CHICAGO),
    "numberInDash": lambda count: f"- {count} -",
    "decimalFullWidth": _digits("０１２３４５６７８９"),
    "decimalFullWidth2": _digits("０１２３４５６７８９"),
    "decimalEnclosedCircle": _block("①", 20),
    "decimalEnclosedCircleChinese": _block("①", 20),
    "decimalEnclosedParen": _block("⑴", 20),
    "decimalEnclosedFullstop": _block("⒈", 20),
    "ideographEnclosedCircle": _block("㊀", 10),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographDigital": _digits(_HAN),
    "chineseCounting": _CHINESE,
    "chineseCountingThousand": _CHINESE,
    "taiwaneseCounting": _CHINESE,
    "taiwaneseCountingThousand": _CHINESE,
    "japaneseCounting": _CHINESE,
    "japaneseDigitalTenThousand": _digits(_HAN),
    "taiwaneseDigital": _digits(_HAN),
    "chineseLegalSimplified": _han(_HAN_LEGAL, ("拾", "佰", "仟"), bare_ten=False),
    "ideographLegalTraditional": _han(_HAN_LEGAL_TRADITIONAL, ("拾", "佰", "仟"), bare_ten=False),
    "hindiNumbers": _digits("०१२३४५६७८९"),
    "thaiNumbers": _digits("๐๑๒๓๔๕๖๗๘๙"),
}
