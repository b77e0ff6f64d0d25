"""Spanish paragraphs in Markdown, several documents in a file: numbers, words, and kinds against the bold.

`mixed` (concern and recommendation in one paragraph) counts as recommendation. Where a paragraph of a review lists
recommendations that are numbered from 2 on, the table has them as paragraphs 2, 8, …; they are cited as 64.2, 64.8.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.accuracy.scores import Floor, Report, Row, Score, by_file, folded, read_all, table, with_figures
from workbench.corpus.parsing.records import Reading, ReadParagraph
from workbench.corpus.records import ParagraphKind

LEAST = 0.97
_NOTE = re.compile(r"\[\^[^\]]*\]")  # marks of notes stand in the table's text


@dataclass(frozen=True)
class Paragraphs:
    """Of the rows of the table: found by number, with the same words, figures too, of the same kind; what differs.

    `mixed` rows say that they voice a concern and recommend; either is both, so that they count as recommendations.
    """

    numbers: Score
    texts: Score
    figures: Score
    kinds: Score
    mixed: int
    wrong: tuple[str, ...]


def paragraphs() -> Paragraphs:
    """All documents of the table together."""
    wanted = found = texts = figures = kinds = given = mixed = 0
    wrong: list[str] = []
    for file, rows in by_file(table("spanish_paragraphs.tsv")).items():
        documents = {_title(each.identity.title): each for each in read_all(file)}
        for title in dict.fromkeys(row["document_heading"] for row in rows):
            document = documents.get(_title(title))
            own = [row for row in rows if row["document_heading"] == title]
            wanted += len(own)
            given += sum(1 for each in document.paragraphs if each.number and "." not in each.number) if document else 0
            for number, row, group in _matched(own, document):
                texts_right, kinds_right = _right(row, group)
                figures += _words(row, group, with_figures)
                mixed += row["kind"] == "mixed"
                found, texts, kinds = found + bool(group), texts + texts_right, kinds + kinds_right
                if not (group and texts_right and kinds_right):
                    fault = "number" if not group else "words" if not texts_right else "kind"
                    wrong.append(f"{fault}: {title[:50]} {number} {row['kind']} bold {row['bold_share']}")
    texts_score, figures_score, kinds_score = (Score(each, wanted, wanted) for each in (texts, figures, kinds))
    return Paragraphs(Score(found, wanted, given), texts_score, figures_score, kinds_score, mixed, tuple(wrong))


def _title(text: str) -> str:
    return "".join(sign for sign in text.lower() if sign.isalnum())


def _matched(rows: Sequence[Row], document: Reading | None) -> Iterator[tuple[str, Row, list[ReadParagraph]]]:
    """Each row with the paragraphs that it is: one, or one and those numbered under it (99, 99.6, 99.7)."""
    read = [each for each in document.paragraphs if each.number] if document else []
    stem = last = 0
    for row in rows:
        number = int(row["para"])
        if not stem and number < last:
            stem = last  # 1, 64, then 2, 8, …
        last = number
        name = f"{stem}.{number}" if stem else str(number)
        group = [each for each in read if each.number == name]
        if not stem and not any(int(other["para"]) < number and other is not row for other in rows[rows.index(row) :]):
            group += [each for each in read if (each.number or "").startswith(f"{name}.")]
        yield name, row, group


def _right(row: Row, group: Sequence[ReadParagraph]) -> tuple[bool, bool]:
    words = _words(row, group, folded)
    asks = any(each.kind is ParagraphKind.RECOMMENDATION for each in group)
    return words, bool(group) and asks == (row["kind"] in ("recommendation", "mixed"))


def _words(row: Row, group: Sequence[ReadParagraph], fold: Callable[[str], str]) -> bool:
    return fold(_NOTE.sub("", row["text"])) == fold(" ".join(each.full_text for each in group))


def report() -> Report:
    """One line, and the floors."""
    found = paragraphs()
    shares = (found.numbers.recall, found.texts.recall, found.kinds.recall)
    line = (
        f"Spanish paragraphs: {found.numbers.wanted} wanted, {found.numbers.given} given; numbers {shares[0]:.1%}, "
        f"words {shares[1]:.1%} (figures too {found.figures.recall:.1%}), kinds {shares[2]:.1%} "
        f"({found.mixed} mixed count as recommendations)"
    )
    names = ("Spanish numbers", "Spanish words", "Spanish kinds")
    return Report((line,), tuple(Floor(name, share, least=LEAST) for name, share in zip(names, shares, strict=True)))
