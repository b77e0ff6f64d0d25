"""Concluding observations in PDF: numbers, items, kinds and words, against the font of thirteen documents."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from benchmarks.accuracy.scores import NOTHING, Floor, Report, Row, Score, by_file, folded, read, score, table
from workbench.corpus.parsing.records import ReadParagraph
from workbench.corpus.records import ParagraphKind

NUMBERS_FOUND, NUMBERS_INVENTED, RECOMMENDATION_F1 = 0.97, 0.01, 0.93
FIELDS = ("numbers", "items", "paragraphs", "item_kinds", "texts")


@dataclass(frozen=True)
class Observations:
    """Scores of one set of concluding observations; `texts` are paragraphs whose folded text is equal."""

    numbers: Score
    items: Score
    paragraphs: Score
    item_kinds: Score
    texts: Score
    errors: float


def observations(read_paragraphs: Sequence[ReadParagraph], rows: Sequence[Row]) -> Observations:
    """The scores of one document. Items are scored where the table has any of that document."""
    top = {row["para"]: row for row in rows if not row["sub"]}
    sub = {(row["para"], row["sub"]): row for row in rows if row["sub"]}
    numbered = {each.number: each for each in read_paragraphs if each.number}
    found = {(each.number, item.label): item for each in read_paragraphs if each.number for item in each.items}
    asks = {number for number, each in numbered.items() if each.kind is ParagraphKind.RECOMMENDATION}
    item_asks = {key for key, item in found.items() if item.kind is ParagraphKind.RECOMMENDATION}
    equal, errors, letters = 0, 0, 0
    for number, row in top.items():
        if number in numbered:
            truth, text = folded(_without_labels(row["text"])), folded(_without_labels(numbered[number].text))
            # Where the table has no items, its text holds some of them: then the paragraph's own words are compared.
            right = truth == text if sub else truth.startswith(text)
            equal += right
            letters += len(truth)
            errors += 0 if right else Levenshtein.distance(truth, text)
    return Observations(
        numbers=score(numbered, top),
        items=score(found, sub) if sub else NOTHING,
        paragraphs=score(asks, (number for number, row in top.items() if row["kind"] == "recommendation")),
        item_kinds=score(item_asks, (key for key, row in sub.items() if row["kind"] == "recommendation"))
        if sub
        else NOTHING,
        texts=Score(equal, len(top), len(top)),
        errors=errors / letters if letters else 0.0,
    )


def _without_labels(text: str) -> str:
    return re.sub(r"(?<!\w)\(?[a-z]{1,2}\)", "", text)


def concluding_observations() -> dict[str, Observations]:
    """By document."""
    rows = by_file(table("concluding-observations_paragraphs.tsv"))
    return {name: observations(read(name).paragraphs, rows[name]) for name in rows}


def report() -> Report:
    """A line for each document and one for all."""
    found = concluding_observations()
    total = {field: sum((getattr(each, field) for each in found.values()), NOTHING) for field in FIELDS}
    lines = ["Concluding observations        numbers  invented  items  rec. F1  item F1  text equal  letters wrong"]
    for name, each in found.items():
        lines.append(_line(Path(name).stem, {field: getattr(each, field) for field in FIELDS}, each.errors))
    lines.append(_line("all", total, sum(each.errors for each in found.values()) / len(found)))
    floors = (
        Floor("numbers found", total["numbers"].recall, least=NUMBERS_FOUND),
        Floor("numbers invented", total["numbers"].invented, most=NUMBERS_INVENTED),
        Floor("recommendations, F1", total["paragraphs"].f1, least=RECOMMENDATION_F1),
    )
    return Report(tuple(lines), floors)


def _line(name: str, scores: Mapping[str, Score], errors: float) -> str:
    numbers, items = scores["numbers"], scores["items"]
    listed = f"{items.recall:6.1%}" if items.wanted else "     –"
    item_f1 = f"{scores['item_kinds'].f1:7.3f}" if items.wanted else "      –"
    return (
        f"{name[:30]:30} {numbers.recall:7.1%} {numbers.invented:9.1%} {listed} {scores['paragraphs'].f1:8.3f} "
        f"{item_f1} {scores['texts'].recall:11.1%} {errors:14.2%}"
    )
