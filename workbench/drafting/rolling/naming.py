"""Which articles of the treaty a heading names, and which text is a heading that was read as a paragraph."""

import re
from collections.abc import Sequence

from workbench.recommendations.suggesting.articles import articles

# `Article 5 (a)`, `art. 5 a)`; the letter alone, for outlines that go down to it.
_LETTER = re.compile(r"\b(\d{1,2})\s*\(?\s*([a-f])\)", re.IGNORECASE)
# `Article 5 of the Constitution` names another text: that is no heading of a report on a treaty.
_OF_ANOTHER = re.compile(
    r"\b(?:of|de la|del|da|do|de l’|de l')\s+(?:the\s+)?(?:\w+\s+)?"
    r"(?:Constitution|Constitución|Constituição|Law|Act|Code|Ley|Lei|Loi|Código)\b",
    re.IGNORECASE,
)
_TO = re.compile(r"(?<=\d)\s*(?:to|al?|à|по|إلى|至)\s*(?=\d)", re.IGNORECASE)  # `Articles 5 to 7`
_CHINESE = re.compile(r"第\s*(\d{1,2})\s*[条條]")
_OPENING = re.compile(
    r"^\W*(?:art(?:icle|ículo|iculo|igo)?s?\.?|стать[яи]|الماد[ةه]|المواد|第)\s*[\d٠-٩][^.:–—]{0,60}[:–—-]\s*\S",
    re.IGNORECASE,
)
# What stands before a report and is no part of its text.
_FRONT_MATTER = re.compile(
    r"^\W*(?:list of |lista de |liste des )?(?:abbreviations|acronyms|contents|table of contents|siglas|abreviaturas|"
    r"sigles|abréviations|sommaire|table des matières|índice|sumário|المحتويات|المختصرات|содержание|"
    r"(?:список )?сокращени[йя]|目[录錄次]|缩略语)\W*$",
    re.IGNORECASE,
)
# Facts on the country stand in the core document by now (HRI/GEN/2/Rev.6, paras. 32-33): they belong to no article.
_COUNTRY = re.compile(
    r"\b(?:general information|land and (?:the )?people|territory|population|demograph\w+|geograph\w+|"
    r"country profile|información general|datos generales|territorio|población|informações gerais|território|população|"
    r"renseignements généraux|territoire|общие сведения|население)\b|السكان|الديمغرافية|人口|領土|领土",
    re.IGNORECASE,
)
LONGEST = 200  # characters of a heading that was read as text


def names(headings: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """The articles that the lowest heading names which names any, as far as the outline knows them."""
    for heading in reversed(headings):
        if _OF_ANOTHER.search(heading):
            continue
        found = [each for each in (*articles(_TO.sub("–", heading)), *_CHINESE.findall(heading)) if each in known]
        letters = [f"{number}({letter.lower()})" for number, letter in _LETTER.findall(heading) if number in found]
        if found:
            return tuple(dict.fromkeys((*found, *letters)))
    return ()


def is_about_the_country(headings: Sequence[str]) -> bool:
    """Whether the lowest heading announces land, people and economy."""
    return bool(headings) and _COUNTRY.search(headings[-1]) is not None


def is_front_matter(headings: Sequence[str]) -> bool:
    """Whether it stands under the contents or the list of abbreviations."""
    return any(_FRONT_MATTER.match(each) for each in headings)


def opens(text: str, known: Sequence[str]) -> bool:
    """Whether a paragraph's words are the heading of an article: `Article 7: political and public life`."""
    line = text.split("\n", 1)[0]
    if len(text) > LONGEST or not _OPENING.match(line):
        return False
    return bool(names((line,), known))
