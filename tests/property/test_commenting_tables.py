"""Tables filled in by people who err, on a report full of paragraphs that read alike: none stands at a wrong place."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tests.builders.snapshots import a_block, a_section, a_snapshot
from tests.office.prose import ALIKE, ENDS, OBJECTS, SUBJECTS, VERBS
from workbench.comments.intake.table.places import Place, Places, places_of
from workbench.comments.intake.table.placing import stand
from workbench.comments.intake.table.rows import TableRow
from workbench.comments.records import Match
from workbench.drafting.records import BlockKind, Snapshot

SECTIONS, EACH = 20, 20
WAYS = (
    "{n}",
    "para. {n}",
    "§ {n}",
    "Paragraph {n}, line 2",
    "page 7, para. {n}",
    "الفقرة {n}",
    "пункт {n}",
    "par. {n} ",
    "第{n}段",
)
SLIPS = ("right", "no words", "reworded", "wrong number", "no number", "number too high")


def a_report(chance: random.Random) -> Snapshot:
    """400 paragraphs, one in eight of which has twins."""
    number = 0
    sections = []
    for at in range(SECTIONS):
        blocks = []
        for _ in range(EACH):
            number += 1
            blocks.append(a_block(_text(chance, twin=number % 8 == 0), BlockKind.NUMBERED, label=str(number)))
        sections.append(a_section(f"Article {at + 1} of the Convention", *blocks))
    return a_snapshot(*sections)


def _text(chance: random.Random, *, twin: bool) -> str:
    if twin:
        return ALIKE.format(article=chance.randint(1, 16), count=chance.choice((96, 180, 214)))
    return " ".join(
        f"{chance.choice(SUBJECTS)} {chance.choice(VERBS)} {chance.choice(OBJECTS)} {chance.choice(ENDS)}."
        for _ in range(chance.randint(1, 4))
    )


@dataclass(frozen=True)
class Filled:
    """A row as somebody filled it in, and the paragraph that was meant."""

    row: TableRow
    meant: Place
    slip: str


def filled(places: Places, chance: random.Random, count: int) -> Iterator[Filled]:
    """Rows about words of paragraphs, some of which cite or quote them wrongly."""
    paragraphs = [place for place in places.every if not place.is_heading]
    for _ in range(count):
        meant, other = chance.sample(paragraphs, 2)
        words = meant.text.split()
        start = chance.randrange(len(words) - 3)
        quote = " ".join(words[start : start + chance.randint(3, 9)])
        slip = chance.choice(SLIPS)
        number: int | None = {"wrong number": other.number, "number too high": 4000, "no number": None}.get(
            slip, meant.number
        )
        cited = chance.choice(WAYS).format(n=number) if number else ""
        quote = {"no words": "", "reworded": f"{quote} and more"}.get(slip, quote)
        yield Filled(TableRow("row 2", cited, quote, None, None, "Please check.", "", ""), meant, slip)


def test_no_row_stands_at_words_it_does_not_quote_or_in_a_paragraph_it_does_not_cite(
    full_count: bool,
) -> None:
    chance = random.Random(20261126)
    places = Places(places_of(a_report(chance)))
    by_uid = {place.uid: place for place in places.every}
    seen: Counter[tuple[str, str]] = Counter()
    for each in filled(places, chance, 5000 if full_count else 400):
        found = stand(each.row, places)
        anchor = found.anchor
        seen[each.slip, anchor.match.value] += 1
        if anchor.match is Match.QUEUED:
            assert found.segments == ()
            continue
        assert anchor.paragraph_id is not None
        held = by_uid[anchor.paragraph_id]
        assert str(held.number) in each.row.cited
        if anchor.start is not None:
            assert held.text[anchor.start : anchor.end].strip(".,") == each.row.quote.strip(".,")
        if each.slip in ("right", "no words", "reworded"):
            assert anchor.paragraph_id == each.meant.uid
        else:  # the number slipped in is that of a paragraph with these very words; every other such row waits
            assert each.row.quote.strip(".,") in held.text
    assert all(match == Match.QUEUED.value for slip, match in seen if slip in ("no number", "number too high"))
    exact = seen["right", "exact"]
    assert exact + seen["right", "paragraph"] == sum(count for (slip, _), count in seen.items() if slip == "right")
