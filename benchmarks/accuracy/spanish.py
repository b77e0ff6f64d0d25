"""Spanish paragraphs in Markdown, several documents in a file: numbers, words, and kinds against the bold.

`mixed` (concern and recommendation in one paragraph) counts as recommendation. Where a paragraph of a review lists
recommendations that are numbered from 2 on, the table has them as paragraphs 2, 8, …; they are cited as 64.2, 64.8.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.accuracy.scores import Floor, Report, Row, Score, by_file, folded, read_all, table
from workbench.corpus.parsing.records import Reading, ReadParagraph
from workbench.corpus.records import ParagraphKind

LEAST = 0.97
_NOTE = re.compile(r"\[\^[^\]]*\]")  # marks of notes stand in the table's text


@dataclass(frozen=True)
class Paragraphs:
    """Of the rows of the table: found by number, of these with the same words, and of the same kind; what differs."""

    numbers: Score
    texts: Score
    kinds: Score
    wrong: tuple[str, ...]


def paragraphs() -> Paragraphs:
    """All documents of the table together."""
    wanted = found = texts = kinds = given = 0
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
                found, texts, kinds = found + bool(group), texts + texts_right, kinds + kinds_right
                if not (group and texts_right and kinds_right):
                    fault = "number" if not group else "words" if not texts_right else "kind"
                    wrong.append(f"{fault}: {title[:50]} {number} {row['kind']} bold {row['bold_share']}")
    scores = (Score(found, wanted, given), Score(texts, wanted, wanted), Score(kinds, wanted, wanted))
    return Paragraphs(*scores, tuple(wrong))


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
    words = folded(_NOTE.sub("", row["text"])) == folded(" ".join(each.full_text for each in group))
    asks = any(each.kind is ParagraphKind.RECOMMENDATION for each in group)
    return words, bool(group) and asks == (row["kind"] in ("recommendation", "mixed"))


def report() -> Report:
    """One line, and the floors."""
    found = paragraphs()
    shares = (found.numbers.recall, found.texts.recall, found.kinds.recall)
    lines = "Spanish paragraphs: numbers {:.1%}, words {:.1%}, kinds {:.1%}".format(*shares)
    names = ("Spanish numbers", "Spanish words", "Spanish kinds")
    return Report((lines,), tuple(Floor(name, share, least=LEAST) for name, share in zip(names, shares, strict=True)))
