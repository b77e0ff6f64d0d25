"""Comments where ranges are hard: in cells, over note marks, on Arabic, at the edges of bold; marks and numbers too."""

import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pypdfium2
import pytest

from tests.conftest import Figure
from tests.office.office import Office, Remark
from tests.office.prose import a_report_of
from tests.office.state_report import Frozen, a_state_report, prose
from workbench.comments.intake.reading import receive
from workbench.comments.records import Match
from workbench.export import pdf
from workbench.export.report import Form, for_pdf
from workbench.text.characters import NOTE_MARK
from workbench.text.markup import Text, canonical, from_plain, parse, plain
from workbench.word.reading import read

pytestmark = [pytest.mark.office, pytest.mark.real]

SEED = 20261126
EACH = 21  # comments of each kind; 84 with all four
SAMPLE = 6
MARKS = ("strong", "em", "u", "sup", "sub")
SETS = 1_000  # paragraphs with marks drawn by chance; 40 in a short run
SPANS_EQUAL = 0.99


@pytest.mark.word_roundtrip("A9")
def test_comments_in_cells_over_notes_on_arabic_and_at_bold_edges_are_exact(
    each_office: Office, shared_data: Path, full_count: bool, figure: Figure
) -> None:
    chance = random.Random(SEED)
    count, size = (EACH, 400) if full_count else (SAMPLE, 60)
    english = a_state_report(shared_data, chance, paragraphs=size)
    arabic = a_state_report(shared_data, chance, paragraphs=size, language="ar")
    made = {
        "in cells": (english, [*in_cells(english)]),
        "over note marks": (english, [*over_notes(english)]),
        "at edges of bold and italic": (english, [*at_edges(english)]),
        "on Arabic": (arabic, [*on_words(arabic, chance)]),
    }
    wrong: dict[str, list[str]] = {}
    for report in (english, arabic):
        kinds = {
            kind: chance.sample(each, min(count, len(each))) for kind, (whose, each) in made.items() if whose is report
        }
        named = {
            kind: [Remark(**{**vars(one), "text": f"{kind} {at}"}) for at, one in enumerate(each)]
            for kind, each in kinds.items()
        }
        data = each_office.returned(report.sent.data, [one for each in named.values() for one in each])
        received = {
            one.text: one.anchor
            for one in receive(read(data), report.sent.frozen, snapshot_id=report.snapshot.id).comments
        }
        texts = {each.uid: each.text for each in report.sent.frozen}
        for kind, remarks in named.items():
            for one in remarks:
                start = one.start + (cell_start(texts[one.uid], one.cell) if one.cell else 0)
                anchor = received.get(one.text)
                wanted = (one.uid, start, start + one.end - one.start, Match.EXACT)
                if anchor is None or (anchor.paragraph_id, anchor.start, anchor.end, anchor.match) != wanted:
                    wrong.setdefault(kind, []).append(f"{one} → {anchor}")
            found = len(remarks) - len(wrong.get(kind, []))
            figure(f"LibreOffice {each_office.program.version}, {kind}: exact", f"{found}/{len(remarks)}")
            assert len(remarks) >= min(count, SAMPLE)
    assert wrong == {}


def in_cells(report: Frozen) -> Iterator[Remark]:
    """The whole of each cell, and its first word."""
    for each in report.sent.frozen:
        for row, line in enumerate(each.text.split("\n") if "\t" in each.text else ()):
            for column, cell in enumerate(line.split("\t")):
                name = f"{chr(ord('A') + column)}{row + 1}"
                for words in dict.fromkeys((cell, re.split(r"[ \u2028]", cell)[0])):
                    yield Remark(each.uid, 0, len(words), words, "", cell=name)


def cell_start(text: str, name: str) -> int:
    column, row = ord(name[0]) - ord("A"), int(name[1:]) - 1
    lines = text.split("\n")
    cells = lines[row].split("\t")
    return sum(len(line) + 1 for line in lines[:row]) + sum(len(cell) + 1 for cell in cells[:column])


def over_notes(report: Frozen) -> Iterator[Remark]:
    """From the word before a note mark over it, to the next word where there is one; and the mark alone."""
    for each in report.sent.frozen:
        at = each.text.find(NOTE_MARK)
        if at > 0 and "\t" not in each.text:
            before = each.text.rfind(" ", 0, at) + 1
            after = each.text.find(" ", at + 2)
            for start, end in ((before, at + 1), (before, after if after > 0 else at + 1), (at, at + 1)):
                yield Remark(each.uid, start, end, each.text[start:end], "")


def at_edges(report: Frozen) -> Iterator[Remark]:
    """From the beginning of a marked run to its end, and from within it to beyond."""
    for paragraph in (each for section in report.snapshot.sections for each in section.paragraphs):
        at = 0
        for inline in parse(paragraph.markup) if "\t" not in paragraph.text else ():
            length = len(inline.text) if isinstance(inline, Text) else 1
            if isinstance(inline, Text) and inline.marks and length > 3:
                for start, end in ((at, at + length), (at + 2, min(len(paragraph.text), at + length + 4))):
                    yield Remark(paragraph.id, start, end, paragraph.text[start:end], "")
            at += length


def on_words(report: Frozen, chance: random.Random) -> Iterator[Remark]:
    for each in report.sent.frozen:
        spaces = [at for at, sign in enumerate(each.text) if sign == " "]
        if each.number is not None and "\t" not in each.text and len(spaces) > 8:
            first = chance.randrange(len(spaces) - 6)
            start, end = spaces[first] + 1, spaces[first + chance.randint(1, 5)]
            yield Remark(each.uid, start, end, each.text[start:end], "")


@pytest.mark.word_roundtrip("A15")
def test_marks_drawn_by_chance_come_back_as_they_went(
    each_office: Office, shared_data: Path, full_count: bool, figure: Figure
) -> None:
    chance = random.Random(SEED)
    texts = prose(shared_data, "en")
    went = [marked(chance.choice(texts), chance) for _ in range(SETS if full_count else 40)]
    back = read(each_office.returned(a_report_of(*went).data))
    came = {each.text: seen((piece.text, piece.marks) for piece in each.pieces) for each in back.paragraphs}
    texts_equal = [each for each in went if plain(each) in came]
    marks_equal = [each for each in texts_equal if seen(runs(each)) == came[plain(each)]]
    version = each_office.program.version
    figure(f"LibreOffice {version}: text equal", f"{len(texts_equal)}/{len(went)}")
    figure(f"LibreOffice {version}: marks equal", f"{len(marks_equal)}/{len(went)}")
    assert len(texts_equal) == len(went)
    assert len(marks_equal) >= SPANS_EQUAL * len(went)


def marked(text: str, chance: random.Random) -> str:
    """Some sets of characters, also inside words, each with a mark; the first words tell it from all others."""
    words = " ".join(text.split()[: chance.randint(8, 30)])
    text = f"{chance.randrange(10**9)} {words}"
    marks: list[set[str]] = [set() for _ in text]
    for _ in range(chance.randint(1, 6)):
        mark = chance.choice(MARKS)
        start = chance.randrange(len(text))
        for at in range(start, min(len(text), start + chance.randint(1, 30))):
            marks[at] |= {mark} if not {mark, *marks[at]} >= {"sup", "sub"} else set()
    return canonical(
        "".join(
            "".join(f"<{mark}>" for mark in sorted(held))
            + from_plain(sign)
            + "".join(f"</{mark}>" for mark in sorted(held, reverse=True))
            for sign, held in zip(text, marks, strict=True)
        )
    )


def runs(markup: str) -> Iterator[tuple[str, frozenset[str]]]:
    return ((inline.text, inline.marks) for inline in parse(markup) if isinstance(inline, Text))


def seen(pieces: Iterable[tuple[str, frozenset[str]]]) -> list[tuple[str, frozenset[str]]]:
    """Each character with its marks; of a space only an underline is seen."""
    return [(sign, marks if sign != " " else marks & {"u"}) for text, marks in pieces for sign in text]


@pytest.mark.word_roundtrip("A12")
def test_the_numbers_in_print_are_the_frozen_ones_and_none_is_typed(
    office: Office, shared_data: Path, full_count: bool, figure: Figure
) -> None:
    report = a_state_report(shared_data, random.Random(SEED), paragraphs=400 if full_count else 60)
    printed = pypdfium2.PdfDocument(pdf.convert(for_pdf(report.snapshot, Form.COMMENTS)))
    text = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in printed).split())
    numbered = [each for each in report.sent.frozen if each.number is not None and "\t" not in each.text]
    found = [each for each in numbered if f" {each.number}. {first_words(each.text)}" in text]
    figure(f"LibreOffice {office.program.version}: printed as frozen", f"{len(found)}/{len(numbered)}")
    assert [each.number for each in numbered if each not in found] == []
    written = {each.text for each in read(report.sent.data).paragraphs}
    typed = [each.number for each in numbered if each.text not in written]
    figure("typed in the text", len(typed))
    assert typed == []


def first_words(text: str) -> str:
    """As many as stand in one line whatever the font, without a note mark."""
    return " ".join(text.split(NOTE_MARK)[0].split(" ")[:4])
