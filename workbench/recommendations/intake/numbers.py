"""The number of a paragraph as tables print it: in a cell of its own, in a citation, or glued to the text (pure)."""

import re
from dataclasses import dataclass
from itertools import pairwise

# `23`, `147.12`, `129.1.2`, then the letter of an item: `23 (a)`, `23 a)`, `23(a)(ii)`.
_NUMBER = re.compile(
    r"^\W*(?:(?:para(?:graph|grafo|graphe)?s?|párr(?:afo)?s?|pars?|n[o.º°]|第)\b\.?\s*|¶|§|第)?\s*"
    r"(?P<number>\d{1,3}(?:\.\d{1,3}){0,2})\.?\s*(?:点|點|段|条|條)?\s*(?:\(?(?P<label>[a-z]{1,2})\))?",
    re.I,
)
_BEGINS = r"(?=[A-ZÀ-ÖØ-ÞА-ЯЁ(«“\"'¿¡\u0600-\u06ff\u3400-\u9fff])"
# `147.12Ratify …`, `147.12 ratify …`, `A - 102.3. Ratify`: the numbers of a review may be followed by anything.
_OF_REVIEW = re.compile(r"^\s*(?:[A-Z]\s*[-–]\s*)?(?P<number>\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)\.?(?!\d)\s*(?=\S)")
# `49.The Committee`, `49. The Committee`, `49The Committee`.
_OF_TEXT = re.compile(rf"^\s*(?P<number>\d{{1,3}})(?:\.\s*|\s{{2,}}|){_BEGINS}")
# What a full stop may stand behind in a heading: `(arts. 2 and 6)`, `IV. Concerns`, and glued to it `A. General`.
_SHORTENED = r"(?:\b(?:arts?|nos?|paras?|[IVX]{2,5})|(?<![A-Z])[A-Z])\.\s"
# `Access to justice (art. 13)49.The Committee …`: the heading runs into the number; no sentence ends in it.
_AFTER_HEADING = re.compile(
    rf"^(?P<heading>(?:{_SHORTENED}|[^\d.;:!?。；：\n])(?:{_SHORTENED}|[^.;:!?。；：\n]){{2,150}}?(?<=[^\s\d]))"
    r"(?P<gap>\s*)(?P<number>\d{1,3})\.\s*" + _BEGINS
)
# What a heading does not have, and the beginning of a sentence does.
_SENTENCE = re.compile(
    r"\b(?:recommends?|urges?|should|shall|is|are|was|were|has|have|notes?|recall(?:s|ing)|recomienda|insta|debe|recommande"
    r"|devrait|prie|recomenda|deve|light|accordance|pursuant|under)\b",
    re.I,
)
_LONGEST_APART = 100  # letters of a heading with a space behind it
_REFERS = re.compile(r"(?:articles?|arts?|paras?|paragraphs?|No|rules?|target|goal|SDG|artículos?|artigos?)\W*$", re.I)


# Also `60. […] the Committee recommends`, of which somebody left words out.
_PARAGRAPH = re.compile(rf"^[ \t]*(?P<number>\d{{1,3}})\.[ \t]*(?:{_BEGINS}|(?=\[|…|\.\.\.))", re.M)
_BRACKETED = re.compile(r"^\s*\[([^\]]{1,100})\]")
_LISTED = re.compile(
    r"(?<![\d/.])(?P<number>\d{1,3}(?:\.\d{1,3}){0,2})(?![\d/]|\.\d)"
    r"(?:\s*(?P<labels>\(?\s*[a-z](?:\s*(?:,|;|and|et|e|y|-|–)\s*[a-z])*\s*\)?)(?![a-z]|\s*\d))?"
)
_LETTER = re.compile(r"(?<![a-z])[a-z](?![a-z])")
_LONGEST_LIST = 100  # signs of a cell that only names paragraphs


@dataclass(frozen=True)
class Numbered:
    """A text and what stood before it: heading, number, letter; "" where nothing did."""

    text: str
    number: str = ""
    label: str = ""
    heading: str = ""


def places_in(cell: str) -> tuple[tuple[str, str], ...]:
    """The (number, bare letter) pairs that a cell names: `147.12`, `23 (a)`, `[Par. 26 b, d, 27 c] …`."""
    bracketed = _BRACKETED.match(cell)
    named = bracketed[1] if bracketed else cell
    if len(named) > _LONGEST_LIST:
        match = _NUMBER.match(named[:_LONGEST_LIST])
        return ((match["number"], (match["label"] or "").lower()),) if match else ()
    found: list[tuple[str, str]] = []
    for match in _LISTED.finditer(named):
        letters = _LETTER.findall(match["labels"] or "")
        found.extend((match["number"], letter) for letter in letters or [""])
    return tuple(dict.fromkeys(found))


def words_beside(cell: str) -> str:
    """What stands behind the bracket: `[Par. 26 b] – Has the representation grown?`; "" where there is none."""
    bracketed = _BRACKETED.match(cell)
    return " ".join(cell[bracketed.end() :].strip(" -–—:").split()) if bracketed else ""


def paragraphs(text: str) -> tuple[Numbered, ...]:
    """The numbered paragraphs that one cell holds, if it holds several; the line above the first is their heading."""
    starts = list(_PARAGRAPH.finditer(text))
    numbers = [int(each["number"]) for each in starts]
    if len(starts) < 2 or numbers[0] == 1 or any(one >= other for one, other in pairwise(numbers)):
        return ()
    above = " ".join(text[: starts[0].start()].split())
    ends = [*(each.start() for each in starts[1:]), len(text)]
    return tuple(
        Numbered(" ".join(text[each.end() : end].split()), each["number"], heading=above)
        for each, end in zip(starts, ends, strict=True)
    )


def taken_apart(text: str, *, review: bool) -> Numbered:
    """A text whose number stands at its start, as the index prints it. `review`: numbers are like 147.12."""
    text = text.strip()
    if match := _OF_REVIEW.match(text):
        return Numbered(text[match.end() :].strip(), match["number"])
    if not review and (match := _OF_TEXT.match(text)):
        return Numbered(text[match.end() :].strip(), match["number"])
    if (
        not review
        and (match := _AFTER_HEADING.match(text))
        and _is_heading(match["heading"], apart=match["gap"] == " ")
    ):
        return Numbered(text[match.end() :].strip(), match["number"], heading=match["heading"].strip())
    return Numbered(text)


def _is_heading(words: str, *, apart: bool) -> bool:
    """Whether what stands before a number is a heading; with a space between them, only what is none of a sentence."""
    if _REFERS.search(words):
        return False
    return not apart or (len(words) <= _LONGEST_APART and not _SENTENCE.search(words))
