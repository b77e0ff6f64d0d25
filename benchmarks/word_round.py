"""A review's way through Word: out with its comments, in again, and on to a draft that was much rewritten since.

    python -m benchmarks.word_round [--runs 3] [--json]

420 numbered paragraphs of 80 words. Out: 150 threads, 148 replies. In: 120 comments and 212 changes, under change
tracking and without. Onto the draft: 600 comments. Best of the runs in seconds of the processor. The peer is
python-docx, which knows neither ranges nor changes: it opens the very file and joins the texts of its paragraphs, and
for writing saves it.
"""

import argparse
import io
import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from time import process_time

from docx import Document

from benchmarks.export_report import WORDS_A_PARAGRAPH, a_snapshot
from tests.builders.redrafting import HEAVY, redrafted
from workbench.comments.intake.files import frozen_paragraphs
from workbench.comments.intake.reading import receive
from workbench.comments.projection.descent import heirs
from workbench.comments.projection.placing import projected_in
from workbench.drafting.records import Snapshot, SnapshotParagraph
from workbench.export import report
from workbench.text import markup
from workbench.text.kept import runs as kept_runs
from workbench.word.commenting.records import Stretch, WrittenChange, WrittenComment
from workbench.word.commenting.writing import with_comments
from workbench.word.reading import read
from workbench.word.returned.anchoring import FrozenParagraph

PARAGRAPHS, THREADS, REPLIES = 420, 150, 148
COMMENTS, EDITS, PROJECTED = 120, 212, 600
DATE = "2026-05-03T14:02:11Z"


@dataclass(frozen=True)
class Measured:
    """peer: seconds of python-docx on the same file · demanded: seconds that it may take."""

    what: str
    seconds: float
    peer: float
    demanded: float


def remarks(frozen: Sequence[FrozenParagraph], chance: random.Random, count: int) -> Iterator[WrittenComment]:
    """On one to twenty words each."""
    numbered = [each for each in frozen if each.number is not None]
    for number in range(count):
        paragraph = chance.choice(numbered)
        spaces = [-1, *(at for at, sign in enumerate(paragraph.text) if sign == " ")]
        first = chance.randrange(len(spaces) - 1)
        last = min(len(spaces) - 1, first + chance.randint(1, 20))
        place = Stretch(paragraph.uid, spaces[first] + 1, spaces[last])
        yield WrittenComment(f"c{number}", f"Reviewer {number % 3}", DATE, f"Which figures? ({number})", (place,))


def changes(frozen: Sequence[FrozenParagraph], chance: random.Random) -> Iterator[WrittenChange]:
    """One a paragraph: a word replaced, words put in, a paragraph divided."""
    numbered = [each for each in frozen if each.number is not None]
    for number, paragraph in enumerate(chance.sample(numbered, k=EDITS)):
        spaces = [at for at, sign in enumerate(paragraph.text) if sign == " "]
        at = chance.randrange(len(spaces) - 2)
        start, end = spaces[at], spaces[at + 1]
        new = ("", " of the year under review", "¶")[number % 3]
        place = Stretch(paragraph.uid, start, end if not new else start)
        yield WrittenChange(f"x{number}", f"Reviewer {number % 3}", DATE, place, new)


def changed_without_tracking(snapshot: Snapshot, chance: random.Random) -> Snapshot:
    """The same version with other words in as many paragraphs, and every tenth of these gone."""
    chosen = {each.id for each in chance.sample(list(snapshot.paragraphs), k=EDITS)}
    sections = []
    for section in snapshot.sections:
        kept = [each for each in section.paragraphs if each.id not in chosen or chance.random() > 0.1]
        paragraphs = tuple(_reworded(each, chance) if each.id in chosen else each for each in kept)
        sections.append(replace(section, paragraphs=paragraphs))
    return replace(snapshot, sections=tuple(sections))


def _reworded(paragraph: SnapshotParagraph, chance: random.Random) -> SnapshotParagraph:
    words = paragraph.markup.split(" ")
    words[chance.randrange(20, len(words) - 5)] = "reviewed"
    text = " ".join(words)
    return replace(paragraph, markup=text, text=markup.plain(text))


def measured(what: str, demanded: float, runs: int, act: Callable[[], object], peer: Callable[[], object]) -> Measured:
    return Measured(what, best(act, runs), best(peer, runs), demanded)


def best(act: Callable[[], object], runs: int) -> float:
    seconds = []
    for _ in range(runs):
        kept_runs.cache_clear()  # each run compares anew
        start = process_time()
        act()
        seconds.append(process_time() - start)
    return min(seconds)


def plainly_read(data: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs)


def plainly_written(data: bytes) -> bytes:
    document = Document(io.BytesIO(data))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def results(runs: int) -> Iterator[Measured]:
    chance = random.Random(298)
    snapshot = a_snapshot(PARAGRAPHS * WORDS_A_PARAGRAPH)
    frozen = frozen_paragraphs(snapshot)
    texts = {each.uid: each.text for each in frozen}
    threads = [*remarks(frozen, chance, THREADS)]
    threads += [
        WrittenComment(f"r{number}", "Arcadia", DATE, "Noted.", reply_to=f"c{number}") for number in range(REPLIES)
    ]

    def out() -> bytes:
        return with_comments(report.for_comments(snapshot), texts, remarks=tuple(threads))

    file = out()
    yield measured("out, with 298 comments", 3.0, runs, out, lambda: plainly_written(file))

    said, edits = tuple(remarks(frozen, chance, COMMENTS)), tuple(changes(frozen, chance))
    tracked = with_comments(report.for_comments(snapshot), texts, remarks=said, changes=edits)
    other = changed_without_tracking(snapshot, chance)
    there = {each.uid: each.text for each in frozen_paragraphs(other)}
    untracked = with_comments(
        report.for_comments(other), there, remarks=tuple(remarks(frozen_paragraphs(other), chance, COMMENTS))
    )

    def taken_in(data: bytes) -> object:
        return receive(read(data), frozen, snapshot_id=snapshot.id)

    for what, data in (("in, 212 changes tracked", tracked), ("in, 212 changes not tracked", untracked)):
        yield measured(what, 2.0, runs, partial(taken_in, data), partial(plainly_read, data))

    draft = redrafted(chance, [each.text for each in snapshot.paragraphs], HEAVY)
    course = draft.course()
    uids = [uid for uid, each in course.frozen.items() if len(each.text) > 80]
    places = [(chance.choice(uids), start := chance.randrange(40), start + 30) for _ in range(PROJECTED)]

    def onto_the_draft() -> None:
        found = heirs(course, {uid for uid, _, _ in places})
        for uid, start, end in places:
            projected_in(course.frozen[uid].text, found[uid], ((start, end),))

    yield measured("600 comments onto a changed draft", 1.0, runs, onto_the_draft, lambda: plainly_read(file))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    found = list(results(chosen.runs))
    if chosen.json:
        print(json.dumps([vars(each) for each in found], indent=1))
        return
    for each in found:
        times = each.seconds / each.peer
        print(f"{each.what:36}{each.seconds:8.3f} s (at most {each.demanded:.0f} s){times:8.2f} × python-docx")


if __name__ == "__main__":
    main()
