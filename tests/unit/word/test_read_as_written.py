"""What went into a file of ours is read out of it again: who, when, what, where, in answer to what (word.md, A2)."""

from random import Random

import pytest

from tests.builders.commenting import change, frozen, numbered, remark, taken_in, uid, written
from tests.conftest import Figure
from workbench.word.commenting.records import Stretch, WrittenChange, WrittenComment
from workbench.word.document import WordComment, WordDocument
from workbench.word.projection import View, project
from workbench.word.reading import read
from workbench.word.tracked import tracked_changes

PARAGRAPHS, THREADS, REPLIES, CHANGES = 420, 150, 148, 60
AUTHORS = ("Chidi Obi", "伊藤", "إيناس", "Unknown Author")
BOILERPLATE = (
    "With reference to article {0} of the Convention, 214 complaints were received, of which 180 were resolved."
)
OTHERWISE = "In {1}, the Ministry of {0} trained teachers, judges and {1} police officers in the law on equality."
MINISTRIES = ("Health", "Justice", "Education", "Labour", "the Interior")


def the_texts(random: Random) -> list[str]:
    """One paragraph in eight has twins."""
    return [
        BOILERPLATE.format(random.randint(2, 16))
        if number % 8 == 0
        else OTHERWISE.format(random.choice(MINISTRIES), random.randint(2019, 2025))
        for number in range(PARAGRAPHS)
    ]


def a_date(number: int) -> str:
    return f"2026-05-{number % 28 + 1:02}T{number % 24:02}:{number % 60:02}:11Z"


def the_remarks(random: Random, texts: dict[str, str]) -> list[WrittenComment]:
    made = []
    for number in range(THREADS):
        key = random.choice(list(texts))
        start, end = sorted(random.sample(range(len(texts[key]) + 1), k=2))
        made.append(
            WrittenComment(
                key=f"c{number}",
                author=random.choice(AUTHORS),
                date=a_date(number),
                text=f"Remark {number}.\nSecond line." if number % 5 == 0 else f"ملاحظة {number}",
                place=(Stretch(key, start, end),),
                initials="CO",
                date_utc=a_date(number + 1) if number % 2 else "",
                resolved=number % 3 == 0,
            )
        )
    replies = [
        WrittenComment(f"r{n}", AUTHORS[n % 4], a_date(n + 2), f"Reply {n}.", initials="A", reply_to=f"c{n}")
        for n in random.sample(range(THREADS), k=REPLIES)
    ]
    return [*made, *replies]


def the_changes(random: Random) -> list[WrittenChange]:
    return [
        change(f"x{number}", (number, 3, 12), random.choice(("", "new words ")))
        for number in random.sample(range(1, PARAGRAPHS), k=CHANGES)
    ]


def said(comment: WordComment) -> tuple[object, ...]:
    return comment.author, comment.initials, comment.date, comment.date_utc, comment.text


@pytest.mark.word_roundtrip("A2")
def test_threads_authors_dates_and_words_are_read_as_they_were_written(figure: Figure) -> None:
    random = Random(2)
    blocks = numbered(*the_texts(random))
    texts = frozen(blocks)
    remarks, changes = the_remarks(random, texts), the_changes(random)
    data = written(blocks, remarks, changes)
    assert data == written(blocks, remarks, changes)
    document = read(data)
    assert document == read(data)
    by_words = {each.text: each for each in document.comments}
    keys = {by_words[one.text].id: one.key for one in remarks}
    for one in remarks:
        found = by_words[one.text]
        assert said(found) == (one.author, one.initials, one.date, one.date_utc, one.text)
        assert not found.inferred
        assert one.reply_to is not None or found.resolved == one.resolved  # a thread is resolved, not a reply
        assert (None if found.reply_to is None else keys[found.reply_to]) == one.reply_to
    assert places(document, texts) == {one.text: one.place[0] for one in remarks if one.reply_to is None}
    proposals = tracked_changes(document, project(document, View.FROZEN))
    assert len(proposals) == CHANGES
    figure("comments read as written; proposals", f"{len(by_words)}/{len(remarks)}; {len(proposals)}/{CHANGES}")


def places(document: WordDocument, texts: dict[str, str]) -> dict[str, Stretch]:
    """Where the first comments of the threads stand, by their words: paragraphs found by the marks of the draft."""
    view = project(document, View.FROZEN)
    owners = {view.place(mark.start).paragraph: mark.name[2:] for mark in document.bookmarks if mark.name[:2] == "p_"}
    found = {}
    for comment in document.comments:
        if comment.reply_to is None and comment.start is not None and comment.end is not None:
            start, end = view.place(comment.start), view.place(comment.end)
            assert view.texts[start.paragraph] == texts[owners[start.paragraph]]
            found[comment.text] = Stretch(owners[start.paragraph], start.offset, end.offset)
    return found


def test_the_same_file_read_twice_has_the_same_identities_and_each_its_own() -> None:
    random = Random(3)
    blocks = numbered(*the_texts(random)[:40])
    texts = frozen(blocks)
    alike = [remark(f"a{n}", "Why?", (n % 3, 0, 4)) for n in range(9)]  # three times three of one wording at one place
    data = written(blocks, alike, the_changes_in(random, 40))
    first, second = (taken_in(data, texts) for _ in range(2))
    identities = [one.identity for one in first.everything]
    assert identities == [one.identity for one in second.everything]
    assert len(set(identities)) == len(identities) == 9 + 10


def the_changes_in(random: Random, paragraphs: int) -> list[WrittenChange]:
    return [change(uid(n), (n, 3, 12), "x ") for n in random.sample(range(1, paragraphs), k=10)]
