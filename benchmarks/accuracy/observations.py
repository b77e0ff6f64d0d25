"""Concluding observations in PDF: numbers, items, kinds and words, against the font of thirteen documents.

The table was made by a program too, and drops a line of a page here and there, or carries the next heading along. Such
a paragraph counts as wrong all the same; how many of the wrong ones stand in the print as they were read is printed.
Figures do not count among the words, since the table has marks of notes in them: how many paragraphs are equal with
their figures too is printed beside it. A number that is read twice is an invented one.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from rapidfuzz.distance import Levenshtein

from benchmarks.accuracy.scores import (
    DATA,
    NOTHING,
    Floor,
    Report,
    Row,
    Score,
    by_file,
    folded,
    read,
    score,
    table,
    with_figures,
)
from workbench.corpus.parsing.records import ReadParagraph
from workbench.corpus.records import ParagraphKind

NUMBERS_FOUND, NUMBERS_INVENTED, ITEMS_FOUND = 0.995, 0.002, 0.985
RECOMMENDATION_F1, ITEM_F1 = 0.98, 0.97
TEXTS_EQUAL, LETTERS_WRONG = 0.97, 0.01
_EDGE = 15  # letters at the end of a paragraph
_PIECES = 3  # a paragraph goes on over a page: running heads and notes stand between
FIELDS = ("numbers", "items", "paragraphs", "item_kinds", "texts", "figures")


@dataclass(frozen=True)
class Observations:
    """Scores of one set of concluding observations.

    `texts` are paragraphs whose folded text is equal, `figures` those whose figures are equal too, `gaps` those not
    equal that the table itself has not whole, `errors` the share of letters that differ; `rest` are the letters that
    differ, and all letters, of the paragraphs that are neither equal nor gaps.
    """

    numbers: Score
    items: Score
    paragraphs: Score
    item_kinds: Score
    texts: Score
    figures: Score
    gaps: int
    errors: float
    rest: tuple[int, int]


def observations(read_paragraphs: Sequence[ReadParagraph], rows: Sequence[Row], printed: str) -> Observations:
    """The scores of one document. Items are scored where the table has any of that document."""
    top = {row["para"]: row for row in rows if not row["sub"]}
    sub = {(row["para"], row["sub"]): row for row in rows if row["sub"]}
    numbered = {each.number: each for each in read_paragraphs if each.number}
    found = {(each.number, item.label): item for each in read_paragraphs if each.number for item in each.items}
    asks = {number for number, each in numbered.items() if each.kind is ParagraphKind.RECOMMENDATION}
    item_asks = {key for key, item in found.items() if item.kind is ParagraphKind.RECOMMENDATION}
    texts, figures, gaps, errors, rest = _texts(top, numbered, printed, whole=bool(sub))
    given = sum(1 for each in read_paragraphs if each.number)
    return Observations(
        numbers=Score(len(numbered.keys() & top.keys()), len(top), given),
        items=score(found, sub) if sub else NOTHING,
        paragraphs=score(asks, (number for number, row in top.items() if row["kind"] == "recommendation")),
        item_kinds=score(item_asks, (key for key, row in sub.items() if row["kind"] == "recommendation"))
        if sub
        else NOTHING,
        texts=texts,
        figures=figures,
        gaps=gaps,
        errors=errors,
        rest=rest,
    )


def _texts(
    top: Mapping[str, Row], numbered: Mapping[str, ReadParagraph], printed: str, *, whole: bool
) -> tuple[Score, Score, int, float, tuple[int, int]]:
    """Paragraphs with equal words, and with figures; gaps of the table; the share of letters that differ; the rest.

    Where the table has no items, its text may hold them: then all words of the paragraph may be equal too.
    """
    headings = {folded(text) for each in numbered.values() for text in (each.heading, each.section) if text}
    equal = figures = gaps = errors = letters = 0
    rest = (0, 0)
    for number, row in top.items():
        if number not in numbered:
            continue
        found, said = numbered[number], _without_labels(row["text"])
        ways = [_without_labels(each) for each in ((found.text,) if whole else (found.text, found.full_text))]
        truth = folded(said)
        text = min((folded(each) for each in ways), key=lambda each: Levenshtein.distance(truth, each))
        letters += len(truth)
        figures += with_figures(said) in {with_figures(each) for each in ways}
        if truth == text:
            equal += 1
        else:
            wrong = Levenshtein.distance(truth, text)
            errors += wrong
            if is_gap(truth, text, printed, headings):
                gaps += 1
            else:
                rest = (rest[0] + wrong, rest[1] + len(truth))
    share = errors / letters if letters else 0.0
    return Score(equal, len(top), len(top)), Score(figures, len(top), len(top)), gaps, share, rest


def is_gap(truth: str, text: str, printed: str, headings: Collection[str]) -> bool:
    """Whether the table, not the reading, lacks words: all it has was read, and all that was read is in the print."""
    carried = next((heading for heading in headings if truth.endswith(heading) and not text.endswith(heading)), "")
    own = truth.removesuffix(carried)
    if not carried and truth[-_EDGE:] != text[-_EDGE:]:
        return False
    own = next((own.removeprefix(each) for each in headings if own.startswith(each) and not text.startswith(each)), own)
    return all(each.tag == "insert" for each in Levenshtein.editops(own, text)) and _is_printed(text, printed)


def _is_printed(text: str, printed: str) -> bool:
    """Whether a text stands in the print, in few pieces."""
    start = 0
    for _ in range(_PIECES):
        low, high = start, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if text[start:middle] in printed else (low, middle - 1)
        if low == len(text):
            return True
        start = low
    return False


def _without_labels(text: str) -> str:
    return re.sub(r"(?<!\w)\(?[a-z]{1,2}\)", "", text)


def concluding_observations() -> dict[str, Observations]:
    """By document."""
    rows = by_file(table("concluding-observations_paragraphs.tsv"))
    return {name: observations(read(name).paragraphs, rows[name], _print_of(DATA / name)) for name in rows}


def _print_of(path: Path) -> str:
    """All letters of a PDF as they stand on its pages, without any reading."""
    document = pypdfium2.PdfDocument(path)
    return folded(" ".join(page.get_textpage().get_text_range() for page in document))


def report() -> Report:
    """A line for each document and one for all."""
    found = concluding_observations()
    total = {field: sum((getattr(each, field) for each in found.values()), NOTHING) for field in FIELDS}
    lines = [
        "Concluding observations        numbers  invented  items  rec. F1  item F1  text equal  figures too  its gaps"
        "  letters wrong"
    ]
    for name, each in found.items():
        lines.append(_line(Path(name).stem, {field: getattr(each, field) for field in FIELDS}, each.gaps, each.errors))
    errors = sum(each.errors for each in found.values()) / len(found)
    lines.append(_line("all", total, sum(each.gaps for each in found.values()), errors))
    wrong, letters = (sum(each.rest[at] for each in found.values()) for at in (0, 1))
    lines.append(
        f"In the paragraphs that are neither equal nor gaps of the table, {wrong} letters differ from its {letters}; "
        "the floor of letters that differ counts all paragraphs, gaps too"
    )
    floors = (
        Floor("numbers found", total["numbers"].recall, least=NUMBERS_FOUND),
        Floor("numbers invented", total["numbers"].invented, most=NUMBERS_INVENTED),
        Floor("items found", total["items"].recall, least=ITEMS_FOUND),
        Floor("recommendations by paragraph, F1", total["paragraphs"].f1, least=RECOMMENDATION_F1),
        Floor("recommendations by item, F1", total["item_kinds"].f1, least=ITEM_F1),
        Floor("paragraphs with equal words", total["texts"].recall, least=TEXTS_EQUAL),
        Floor("letters that differ", errors, most=LETTERS_WRONG),
    )
    return Report(tuple(lines), floors)


def _line(name: str, scores: Mapping[str, Score], gaps: int, errors: float) -> str:
    numbers, items = scores["numbers"], scores["items"]
    listed = f"{items.recall:6.1%}" if items.wanted else "     –"
    item_f1 = f"{scores['item_kinds'].f1:7.3f}" if items.wanted else "      –"
    return (
        f"{name[:30]:30} {numbers.recall:7.1%} {numbers.invented:9.1%} {listed} {scores['paragraphs'].f1:8.3f} "
        f"{item_f1} {scores['texts'].recall:11.1%} {scores['figures'].recall:12.1%} {gaps:9} {errors:14.2%}"
    )
