"""Whatever is remarked and proposed in a file of ours is found in it again, at its very words (word.md, A2 and A11)."""

import os
from collections.abc import Sequence
from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.commenting import change, frozen, numbered, remark, taken_in, uid, written
from tests.builders.margin import faults
from workbench.text import tables
from workbench.word.blocks import Block, NumberedParagraph, Table
from workbench.word.commenting.records import Stretch, WrittenChange, WrittenComment
from workbench.word.projection import View, project
from workbench.word.reading import read
from workbench.word.returned.anchoring import Segment

FILES = 300 if os.environ.get("WORKBENCH_PROOF") == "1" else 30
WORDS = (
    *("complaints", "of", "the", "2024", "<strong>Act</strong>", "dis<em>crimi</em>nation"),
    *("\u0642\u0627\u0646\u0648\u0646", "\u00e9t\u00e9", "\U0001f5f3", '<a href="https://arcadia.example">law</a>'),
)
CELLS = ("", "1,240", "two words")
AUTHORS = ("Chidi", "Ines", "\u0625\u064a\u0646\u0627\u0633")


def a_text(random: Random) -> str:
    words = [random.choice(WORDS) for _ in range(random.randint(0, 14))]
    for note, place in enumerate(sorted(random.sample(range(len(words) + 1), k=min(2, len(words))))):
        words.insert(place + note, f'<{random.choice(["fn", "cite"])} id="{note + 1}"/>')
    return " ".join(words)


def the_blocks(random: Random) -> tuple[Block, ...]:
    heading, *paragraphs = numbered(*(a_text(random) for _ in range(random.randint(2, 7))))
    made: list[Block] = [heading]
    for block in paragraphs:
        assert isinstance(block, NumberedParagraph)
        made.append(replace(block, notes={("fn", "1"): "A note.", ("fn", "2"): "Two."}))
    if random.random() < 0.5:
        lines = [["\u2028".join(random.choices(CELLS, k=2)) for _ in range(3)] for _ in range(3)]
        tidy = tables.markup_of(tables.rows_of(tables.markup_of(lines)))
        made.append(Table(uid(len(made)), tidy, "Table 1"))
    return tuple(made)


def the_remarks(random: Random, texts: dict[str, str], in_tables: set[str]) -> list[WrittenComment]:
    made: list[WrittenComment] = []
    uids = list(texts)
    for number in range(random.randint(0, 8)):
        key = random.choice(uids)
        ends = sorted(random.choices(range(len(texts[key]) + 1), k=2))
        place: tuple[Stretch, ...] = (Stretch(key, *ends),)
        # Into a table a range passes its caption, which is not in the frozen text.
        after = [each for each in uids[uids.index(key) + 1 :] if each not in in_tables]
        if after and key not in in_tables and random.random() < 0.3:
            stop = random.randint(0, len(texts[after[0]]))
            place = (Stretch(key, ends[0], len(texts[key])), Stretch(after[0], 0, stop))
        head = remark(f"c{number}", random.choice(["Why?", "One.\nTwo.", ARABIC]), resolved=random.random() < 0.3)
        made.append(replace(head, place=place, author=random.choice(AUTHORS)))
        for reply in range(random.randint(0, 2)):
            made.append(remark(f"c{number}r{reply}", f"Reply {reply}.", reply_to=f"c{number}"))
    return made


ARABIC = "\u0645\u0627 \u0627\u0644\u0623\u0633\u0627\u0633 CERD/C/18?"


def the_changes(random: Random, texts: dict[str, str], in_tables: set[str]) -> list[WrittenChange]:
    """Changes that neither overlap nor touch; in a table none leaves its line."""
    made: list[WrittenChange] = []
    for key, text in texts.items():
        at = 0
        while at < len(text) and random.random() < 0.7:
            start = random.randint(at, len(text))
            end = random.randint(start, min(len(text), start + 12))
            inserted = random.choice(["", "new", "a longer one", "" if key in in_tables else "x¶Then"])
            leaves_its_line = key in in_tables and set(text[start:end]) & {"\t", "\n", "\u2028"}
            if (said(text[start:end]) or inserted) and not leaves_its_line:
                one = change(f"{key}{start}", (0, start, end), inserted)
                made.append(replace(one, place=Stretch(key, start, end), author=random.choice(AUTHORS)))
            at = next((n for n in range(end, len(text)) if said(text[n])), len(text)) + 1
    return made


@given(seed=st.integers(0, 2**32))
@settings(deadline=None, max_examples=FILES)
def test_remarks_and_proposals_come_back_at_their_very_words(seed: int) -> None:
    random = Random(seed)
    blocks = the_blocks(random)
    texts = frozen(blocks)
    in_tables = {block.uid for block in blocks if isinstance(block, Table)}
    remarks, changes = the_remarks(random, texts, in_tables), the_changes(random, texts, in_tables)
    data = written(blocks, remarks, changes)
    assert faults(data) == []
    unread = written(blocks)
    assert project(read(data), View.FROZEN).texts == project(read(unread), View.FROZEN).texts
    intake = taken_in(data, texts)
    assert [one.text for one in intake.comments] == [one.text for one in remarks]
    heads = {one.key: one for one in remarks}
    by_place = [heads[one.reply_to or one.key].place for one in remarks]
    for one, place in zip(intake.comments, by_place, strict=True):
        assert quoted(texts, one.segments) == quoted(texts, place)
    assert len(intake.suggestions) == len(changes)
    for proposal, wanted in zip(intake.suggestions, changes, strict=True):
        assert proposal.proposed == wanted.inserted
        assert quoted(texts, proposal.segments) == quoted(texts, (wanted.place,))


def quoted(texts: dict[str, str], place: Sequence[Stretch | Segment]) -> list[tuple[str, str, int]]:
    """The words of each stretch, and how many stand before them; marks that do not print do not count.

    Of several stretches those without words are none: a range that begins where a paragraph ends.
    """
    found = [
        (each.uid, said(texts[each.uid][each.start : each.end]), len(said(texts[each.uid][: each.start])))
        for each in place
    ]
    return found if len(found) == 1 else [each for each in found if each[1]] or found[:1]


def said(text: str) -> str:
    return text.replace("\ufffc", "")
