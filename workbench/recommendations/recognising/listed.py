"""Lists of paragraphs and of articles as bodies write them: `17 (a), 36 (a)–(d)`, `articles 5 and 14`."""

import re
from collections.abc import Iterator
from itertools import islice

_AND = r"[-–,،、;]|to|and|à|et|al?|y|e|и|до|по|و|إلى|至|和|及"
_LETTER = r"[a-zа-яёء-ي]"
_LISTED = re.compile(
    rf"(?<![\d/.])(?P<number>\d{{1,3}})(?:\s*(?P<letters>(?:\({_LETTER}\)(?:\s*(?:{_AND})\s*)*(?=\(|\D"
    rf"|$))+))?(?![\d/])"
)
_RANGE = re.compile(r"(?<![\d/(])(\d{1,3})\s*(?:[-–]|to|à|al?|по|إلى|至)\s*(?:第)?(\d{1,3})(?![\d/])")
_BARE_LETTER = re.compile(rf"(?<![(\w])({_LETTER})\)")  # French, Spanish and Russian documents print `12 a)`
_WORDS = re.compile(
    r"(?:\b(?:paragraphs?|paras?\.?|paragraphes?|par\.|párrafos?|párrs?\.|parágrafos?|pars?\.|пункт\w*|пп?\.)"
    r"|(?:و|ب|ال|لل){0,3}فقر(?:ة|ات|تين|تان))\s*(?=\d)",
    re.I,
)
_CHINESE = re.compile(r"第\s*(?=\d[\d、和及至,()a-z第段\s（）-]*段)")
_CHINESE_LETTER = re.compile(r"(\d)段(?=\([a-z]\))")  # `第17段(a)` is 17 (a)
_OTHER_PARAGRAPHS = re.compile(r"[A-Z]+/[\w./-]+\s*[,،(]?\s*$")  # `CERD/C/ARC/CO/7, para. 19` is another document's
_NUMBERED = re.compile(
    r"(?:\b(?:articles?|arts?\.|artículos?|artigos?|règle|regla|rule|resolution|No\.|núm\.|стать\w+|правил\w+)"
    r"|(?:ال)?ماد(?:ة|تين)|المواد)\s*[\d/]+(?:\s*\(\d+\))?|第\s*\d+\s*条",
    re.I,
)
_ARTICLES = re.compile(
    r"(?:\b(?:articles?|arts?\.|artículos?|artigos?|стать\w+)|(?:ال)?ماد(?:ة|تين)|المواد|第)\s*"
    r"(?P<numbers>\d{1,2}(?:\s*(?:,|and|et|y|e|и|و|、|和|to|à|al?|[-–])\s*\d{1,2})*)",
    re.I,
)
_SUBJECT = re.compile(rf"\((?!{_LETTER}\))[^()]*(?:\([^()]*\)[^()]*)*\)")
_FIGURES = str.maketrans("٠١٢٣٤٥٦٧٨٩（）；", "0123456789();")
_LIST_LONGEST = 2_000  # letters of a list of paragraphs with their subjects
_LISTS_MOST = 100  # times that a paragraph names others
_SYMBOL_LONGEST = 60
_RANGE_MOST = 20  # paragraphs in a range; more is no list


def paragraphs_listed(text: str, numbers: set[str], own: str | None) -> Iterator[tuple[str, str]]:
    """(number, letter or "") of each paragraph named behind `paragraphs`; subjects in brackets are passed over.

    `numbers` are those that the document has, `own` that of the paragraph itself.
    """
    text = _CHINESE_LETTER.sub(r"\1", text.translate(_FIGURES))
    for start in (*islice(_WORDS.finditer(text), _LISTS_MOST), *islice(_CHINESE.finditer(text), _LISTS_MOST)):
        if not _OTHER_PARAGRAPHS.search(text[max(0, start.start() - _SYMBOL_LONGEST) : start.start()]):
            yield from _listed(_to_its_end(text[start.end() : start.end() + _LIST_LONGEST]), numbers, own)


def _to_its_end(rest: str) -> str:
    """As far as the sentence goes, or the bracket in which the list stands."""
    depth = 0
    for at, sign in enumerate(rest):
        depth += (sign == "(") - (sign == ")")
        is_letter = sign == ")" and at > 0 and re.match(rf"(?:^|.*[\s\d]){_LETTER}$", rest[max(0, at - 2) : at])
        if depth < 0 and not is_letter:
            return rest[:at]
        depth = max(depth, 0)
    return re.split(r"\.\s(?!\d)|。", rest)[0]


def _listed(text: str, numbers: set[str], own: str | None) -> Iterator[tuple[str, str]]:
    text = _NUMBERED.sub(" ", _SUBJECT.sub(" ", _BARE_LETTER.sub(r"(\1)", text)))
    for match in _RANGE.finditer(text):
        first, last = int(match[1]), int(match[2])
        if first < last <= first + _RANGE_MOST:
            yield from ((str(each), "") for each in range(first, last + 1) if str(each) in numbers and str(each) != own)
    for match in _LISTED.finditer(text):
        number = match["number"]
        if number not in numbers or number == own:
            continue
        letters = _letters(match["letters"] or "")
        yield from ((number, letter) for letter in letters or [""])


def _letters(text: str) -> list[str]:
    """`(a)–(c) and (e)` → a, b, c, e."""
    letters: list[str] = []
    for match in re.finditer(rf"(?:([-–]|to|à|al?|по|إلى|至)\s*)?\(({_LETTER})\)", text):
        before = letters[-1] if letters else ""
        if match[1] and before and ord(before) < ord(match[2]) and match[2].isascii() == before.isascii():
            letters.extend(chr(code) for code in range(ord(before) + 1, ord(match[2]) + 1))
        else:
            letters.append(match[2])
    return letters


def articles_listed(text: str) -> Iterator[str]:
    """The numbers of the articles that a text names: `(arts. 5 and 14)`."""
    for match in _ARTICLES.finditer(text.translate(_FIGURES)):
        yield from re.findall(r"\d+", match["numbers"])
