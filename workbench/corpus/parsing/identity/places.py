"""Which State a title or a first page names, as ISO 3166 alpha-3."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

from babel import Locale
from babel.core import get_global

from workbench.corpus.parsing.identity.state_names import TERRITORIES, UNITED_NATIONS

_LANGUAGES = ("en", "fr", "es", "pt", "ru", "ar", "zh")
_TOP = 500  # characters of a cover: `República Federativa do Brasil`
_SUPERSEDED = frozenset(
    {"BUR", "ZAR", "TMP", "ROM", "YUG", "SCG", "DDR", "SUN", "YMD", "ANT", "FXX", "CSK", "NTZ", "XKK"}
)
_WORD = re.compile(r"\w+", re.UNICODE)
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
# `لألبانيا`, `للبرازيل`, `وكينيا`: what Arabic writes in one word with the name.
_WITHOUT_SPACES = re.compile(r"[\u0600-\u06ff\u3400-\u9fff]")  # scripts that write words together
_ARABIC_BEFORE = re.compile(r"^(?:و|ف)?(?:لل|ل|ب|ك)?(?:ال)?")
_ENDING = re.compile(r"(?:[аяоеёиыуюьй]|ая|ое|ые|ий|ый)$")
_INFLECTED = 4  # letters of a Russian word that is declined: `Чад` and `США` stand as they are
# `New Jersey`, `South Georgia`: a name within another.
_NOT_AFTER = re.compile(r"\b(?:New|South|Nueva|Nouvelle)\s$")
_WORDS = 2  # spaces in a name that is one even without a capital: `the former Yugoslav Republic of Macedonia`
_NO_LETTER = re.compile(r"[\W\d_]+")
_KEY = 2  # letters that a name is looked up by


@cache
def _alpha3() -> dict[str, str]:
    aliases = get_global("territory_aliases")
    return {
        two[0]: three
        for three, two in sorted(aliases.items())
        if len(three) == 3 and three.isalpha() and len(two) == 1 and three not in _SUPERSEDED
    }


@cache
def _names() -> dict[str, str]:
    codes = _alpha3()
    names = {_folded(name): code for code, all_of in UNITED_NATIONS.items() for name in all_of}
    for language in _LANGUAGES:
        for two, name in Locale(language).territories.items():
            if two in codes and (len(name) > 2 or _CHINESE.search(name)):
                names.setdefault(_folded(name), codes[two])
    return names


def _folded(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split())


@cache
def _index() -> dict[str, list[tuple[str, re.Pattern[str], str, bool]]]:
    """By its first letters: (a few more, expression, code, whether it is one without a capital too) of each name.

    Long names come first.
    """
    index: dict[str, list[tuple[str, re.Pattern[str], str, bool]]] = defaultdict(list)
    for name, code in sorted(_names().items(), key=lambda each: -len(each[0])):
        expression = re.compile(_expression(name))
        bare = name.removeprefix("ال") if _ARABIC.search(name) else name
        index[bare[:_KEY]].append((bare[: _KEY + 1], expression, code, name.count(" ") >= _WORDS))
    return dict(index)


def _expression(name: str) -> str:
    if _CHINESE.search(name):
        return re.escape(name)
    if _ARABIC.search(name):
        first, *rest = name.split(" ")
        return r"\s+".join(map(re.escape, [first.removeprefix("ال"), *rest])) + r"(?!\w)"
    if _CYRILLIC.search(name):
        return "".join(_declined(part) for part in re.split(r"(\W+)", name)) + r"(?!\w)"
    return re.escape(name).replace(r"\ ", r"\s+") + r"(?!\w)"


def _declined(part: str) -> str:
    """`кения` also as `кении`, `кенией`."""
    if len(part) < _INFLECTED or not part.isalpha():
        return re.escape(part)
    return re.escape(_ENDING.sub("", part)) + r"\w{0,3}"


@cache
def _run_together() -> dict[str, str]:
    return {_NO_LETTER.sub("", name): code for name, code in _names().items()}


def state_written(name: str) -> str | None:
    """The code of a State whose name is written without capitals or spaces, as in data: `srilanka`, `SriLanka`."""
    return _run_together().get(_NO_LETTER.sub("", _folded(name)))


def is_state(code: str) -> bool:
    """Whether a code is ISO 3166 alpha-3."""
    return code in set(_alpha3().values()) or code == "XKX"


def is_name_of_state(text: str) -> bool:
    """Whether a text is the name of a State and nothing more: `the Netherlands`, and not `the Congo basin`."""
    return _folded(text).removeprefix("the ") in _names()


def states_in(text: str) -> Counter[str]:
    """How often each State is named in a text."""
    return Counter(code for _, code in _found(" ".join(text.replace("’", "'").split())))


def _found(text: str) -> Iterator[tuple[int, str]]:
    """(end, code) of the names in a text, each letter taken once."""
    folded = text.casefold()
    if len(folded) != len(text):  # `İ` has two letters in small print: then nothing says what was a capital
        text = folded
    taken, index = 0, _index()
    for start in _starts(folded):
        if start < taken:
            continue
        names = index.get(folded[start : start + _KEY])
        if names is None:
            continue
        begins = _may_begin(text, folded, start)
        for letters, expression, code, is_long in names:
            may = (begins or is_long) and folded.startswith(letters, start)
            match = expression.match(folded, start) if may else None
            if match:
                taken = match.end()
                yield taken, code
                break


def _starts(folded: str) -> Iterator[int]:
    """Where a name can begin: at each word, after what Arabic writes together with it, at each Chinese sign."""
    if not _WITHOUT_SPACES.search(folded):
        yield from (word.start() for word in _WORD.finditer(folded))
        return
    for word in _WORD.finditer(folded):
        start = word.start()
        if _CHINESE.match(folded, start):
            yield from range(start, word.end())
        elif _ARABIC.match(folded, start):
            before = _ARABIC_BEFORE.match(word.group())
            longest = before.end() if before else 0
            yield from range(start, start + longest + 1)
        else:
            yield start


def _may_begin(text: str, folded: str, start: int) -> bool:
    """A name has a capital, where the script has any: a `turkey` is none."""
    is_small = text[start] == folded[start] and text[start].upper() != text[start] and text != folded
    return not is_small and not _NOT_AFTER.search(text[max(0, start - 10) : start])


_ADDRESSED = re.compile(
    r"\b(?:questions?|mission|visit|visite|visita|misión|missão|preguntas|perguntas)\s+(?:to|à|au|aux|en|a|al|ao)\s+"
    r"(?:the\s+|la\s+|les\s+|el\s+|o\s+)?(?P<whom>[^,;:()–—]{3,60})",
    re.I,
)


def state_of(title: str, opening: str) -> str | None:
    """The one State a document is about: named alone in its title, or by far the most named on its first pages."""
    in_title = _without_territories(states_in(title))
    if len(in_title) == 1:
        return next(iter(in_title))
    addressed = _ADDRESSED.search(title)  # `Advance questions to Arcadia – Add.3 Mexico`: others ask them
    whom = _without_territories(states_in(addressed["whom"])) if addressed else Counter()
    if len(whom) == 1:
        return next(iter(whom))
    at_the_top = _without_territories(states_in(opening[:_TOP]))
    if not in_title and len(at_the_top) == 1:
        return next(iter(at_the_top))
    counts = _without_territories(states_in(opening))
    if not counts:
        return None
    state, most = counts.most_common(1)[0]
    return state if most >= 3 and most >= 0.6 * sum(counts.values()) else None


def _without_territories(counts: Counter[str]) -> Counter[str]:
    """`Hong Kong, China`, `Isle of Man (United Kingdom)`: the State reports."""
    states = Counter({code: count for code, count in counts.items() if code not in TERRITORIES})
    return states or counts
