"""Where a report names what it speaks to: `CERD/C/ARC/CO/5, para. 21 (a)`, `recommendation 147.12` (pure).

What is named is a paragraph of a document with a symbol, of the concluding observations that were the last ones then,
or a number of the review. Paragraphs of a list of issues, of the report itself and of other documents are none of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from workbench.treaties import find_symbols

_PARAGRAPH = re.compile(
    r"(?:(?<!\w)(?:paragraphe?s?|paras?|párrafos?|párrs?|parágrafos?|пункт(?:ы|а|е|ам|ах|ом|ов)?|пп?"
    r"|(?:ال|لل|بال)?فقر(?:ة|ات|تين))|第)\.?\s*(?:n[o.º°]+\s*)?(?=\d)",
    re.I,
)
_RECOMMENDED = re.compile(
    r"(?<!\w)(?:recommendations?|recommandations?|recomendaci(?:ón|ones)|recomendaç(?:ão|ões)|рекомендаци\w+|recs?\."
    r"|(?:ال|لل)?توصي(?:ة|ات)|建议|建議)\s*(?:(?:nos?|núms?|n)\b\.?|nº|№|numbers?)?\s*[(:]?\s*(?=\d{2,3}\.\d)",
    re.I,
)
_BRACKETED = re.compile(r"[(\[]\s*(?=\d{2,3}\.\d{1,3}(?:\.\d{1,3})?\s*[,;)\]–-])")
_OBSERVATIONS = re.compile(
    r"concluding (?:observations|comments|remarks)|observations finales|conclusions? du comité|observaciones finales"
    r"|observações (?:finais|conclusivas)|заключительны\w+ замечани\w+|الملاحظات الختامية|结论性意见|結論性意見",
    re.I,
)
_OTHERS = re.compile(
    r"^[\s,)]*(?:(?:of|in|de|da|do|del|dans|aux?|des?)\s+)?(?:the\s+|la\s+|las?\s+|los?\s+|les?\s+)?(?:present\s+)?"
    r"(?:list of issues|liste de points|lista de cuestiones|перечн\w+ вопросов|قائمة المسائل|问题清单"
    r"|report\b|rapport\b|informe\b|above|below|supra|infra|ci-dessus|ci-dessous|common core"
    r"|general (?:comment|recommendation))",
    re.I,
)
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,2}(?![\d/])")
_LABEL = re.compile(r"\s*\(?([a-z]{1,2})\)", re.I)
_AND = re.compile(
    r"\s*(?:[,;،、]|(?:,\s*)?(?:and|et|y|e|и|und|&)\s|و\s*|和|及|以及)\s*(?:(?:paragraph|para)s?\.?\s*|第)?", re.I
)
_TO = re.compile(r"\s*(?:[-–—]|to\s|à\s|a\s|al\s|по\s|至)\s*(?=[\d(])", re.I)
_BETWEEN = 25  # characters from a symbol to the paragraph of it
_AFTER = 120  # characters after the paragraph in which its document is named
_LONGEST_RUN = 60
_LONGEST_LIST = 300  # paragraphs named in one breath: a text made to be slow has thousands


class Named(StrEnum):
    """By what the document of a paragraph is known."""

    SYMBOL = "symbol"
    OBSERVATIONS = "observations"
    REVIEW = "review"


@dataclass(frozen=True)
class Mention:
    """One paragraph or item that is named; `labels` are bare letters, none for the whole paragraph.

    `words` is what stands in the text, short enough to be shown.
    """

    named: Named
    symbol: str
    number: str
    labels: tuple[str, ...]
    words: str


def mentions(text: str, *, answers_observations: bool = False, answers_review: bool = False) -> tuple[Mention, ...]:
    """All that a text names.

    `answers_observations`: it is the heading of an answer to concluding observations, where a bare `paragraph 21` is
    theirs; `answers_review`: it is of a report to the review, where `(147.12)` is enough.
    """
    text = " ".join(text.split())
    found = [*_paragraphs(text, answers_observations), *_of_review(text, _RECOMMENDED)]
    if answers_review:
        found += _of_review(text, _BRACKETED)
    return tuple(dict.fromkeys(found))


def _paragraphs(text: str, answers_observations: bool) -> Iterator[Mention]:
    symbols = find_symbols(text)
    for match in _PARAGRAPH.finditer(text):
        places, end = _places(text, match.end())
        before = [each for each in symbols if 0 <= match.start() - each[1] <= _BETWEEN]
        after = [each for each in symbols if 0 <= each[0] - end <= _AFTER]
        if before and not text[before[-1][1] : match.start()].strip(" ,;()"):
            yield from _all(Named.SYMBOL, before[-1][2].text, places, text[before[-1][0] : end])
            continue
        if _OTHERS.match(text[end : end + _AFTER].removeprefix("段")):
            continue
        of_observations = _OBSERVATIONS.search(text[end : end + _AFTER]) or _OBSERVATIONS.search(
            text[max(0, match.start() - _AFTER) : match.start()]
        )
        if after and of_observations:
            yield from _all(Named.SYMBOL, after[0][2].text, places, text[match.start() : after[0][1]])
        elif of_observations or answers_observations:
            yield from _all(Named.OBSERVATIONS, "", places, text[match.start() : end])


def _of_review(text: str, opening: re.Pattern[str]) -> Iterator[Mention]:
    for match in opening.finditer(text):
        places, end = _places(text, match.end())
        dotted: list[tuple[str, tuple[str, ...]]] = [(number, ()) for number, _ in places if "." in number]
        yield from _all(Named.REVIEW, "", dotted, text[match.start() : end])


def _all(named: Named, symbol: str, places: list[tuple[str, tuple[str, ...]]], words: str) -> Iterator[Mention]:
    for number, labels in places:
        yield Mention(named, symbol, number, labels, words.strip(" ([")[:160])


def _places(text: str, at: int) -> tuple[list[tuple[str, tuple[str, ...]]], int]:
    """`17 (a), 36 (a)–(d) and 40–42` → numbers with their letters, and where the list ends."""
    found: list[tuple[str, tuple[str, ...]]] = []
    end = at
    while len(found) < _LONGEST_LIST and (match := _NUMBER.match(text, end)):
        number, end = match.group(), match.end()
        labels, end = _labels(text, end)
        found.append((number, labels))
        end = _run(text, end, found)
        following = _AND.match(text, end)
        if following is None or not _NUMBER.match(text, following.end()):
            break
        end = following.end()
    return found, end


def _labels(text: str, at: int) -> tuple[tuple[str, ...], int]:
    """` (b) and (c)` → b, c; ` (a)–(d)` → a, b, c, d."""
    found: list[str] = []
    end = at
    while match := _LABEL.match(text, end):
        found.append(match[1].lower())
        end = match.end()
        if (run := _TO.match(text, end)) and (last := _LABEL.match(text, run.end())):
            found += [chr(code) for code in range(ord(found[-1][0]) + 1, ord(last[1].lower()[0]) + 1)]
            end = last.end()
        if (following := _AND.match(text, end)) and _LABEL.match(text, following.end()):
            end = following.end()
    return tuple(dict.fromkeys(found)), end


def _run(text: str, at: int, found: list[tuple[str, tuple[str, ...]]]) -> int:
    """`40–42`: the numbers up to the last are added."""
    match = _TO.match(text, at)
    last = _NUMBER.match(text, match.end()) if match else None
    if last is None:
        return at
    head, _, first = found[-1][0].rpartition(".")
    last_head, _, until = last.group().rpartition(".")
    if head != last_head or not 0 < int(until) - int(first) <= _LONGEST_RUN:
        return at
    found += [(f"{head}.{each}" if head else str(each), ()) for each in range(int(first) + 1, int(until) + 1)]
    return last.end()
