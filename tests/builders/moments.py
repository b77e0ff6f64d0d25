"""Given: a report as it stood at two moments, the second made of the first by a script of edits."""

import random
from dataclasses import replace
from datetime import UTC, datetime

from workbench.drafting.moments.states import Block, Moment, Part
from workbench.drafting.records import BlockKind, ReportKind, StateReport
from workbench.text import markup

AT = datetime(2026, 5, 4, 9, tzinfo=UTC)
WORDS = (
    *("State", "law", "court", "women", "children", "schools", "report", "article", "paragraph", "adopted"),
    *("entered", "force", "national", "plan", "ministry", "figures", "training", "judges", "police", "victims"),
    *("equality", "rights", "language", "district", "budget", "review", "period"),
)
KINDS = [BlockKind.NUMBERED] * 6 + [
    BlockKind.ITEM,
    BlockKind.SUBITEM,
    BlockKind.PLAIN,
    BlockKind.TABLE,
    BlockKind.FIGURE,
]


def a_moment(*parts: Part, version: int | None = None) -> Moment:
    """The report of Arcadia with these headings."""
    report = StateReport(
        id="R",
        title="Report of Arcadia",
        treaty="ICERD",
        kind=ReportKind.PERIODIC,
        state="ARC",
        numbers="",
        covers_from="",
        covers_to="",
        language="en",
        submission_language="en",
        due="",
        group_id=None,
        audience="state",
        word_limit=None,
        packs=(),
        created_at=AT,
    )
    return Moment(report, AT, version, parts)


class Scribe:
    """Writes a report by chance, and edits it by chance."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.made = 0

    def key(self) -> str:
        self.made += 1
        return f"{self.made:026d}"

    def words(self, least: int = 3, most: int = 14) -> str:
        return " ".join(self.chance.choices(WORDS, k=self.chance.randint(least, most)))

    def block(self) -> Block:
        kind = self.chance.choice(KINDS)
        if kind is BlockKind.TABLE:
            width = self.chance.randint(2, 4)
            rows = [[self.words(1, 3) for _ in range(width)] for _ in range(self.chance.randint(2, 5))]
            text = markup.from_plain("\n".join("\t".join(row) for row in rows))
            return self.written(self.key(), kind, text, attributes={"title": self.words(2, 4)})
        return self.written(self.key(), kind, self.sentence())

    def sentence(self) -> str:
        """Words, some marked, perhaps a footnote."""
        runs: list[markup.Inline] = []
        for _ in range(self.chance.randint(1, 4)):
            marks = frozenset(self.chance.sample(["strong", "em"], self.chance.choice([0, 0, 0, 1])))
            runs += [markup.Text(f"{self.words()}", marks), markup.Text(self.chance.choice([" ", ", ", ". "]))]
            if self.chance.random() < 0.2:
                runs.insert(-1, markup.Note("fn", self.chance.choice("1234")))
        return markup.stripped(
            [run for place, run in enumerate(runs) if run not in runs[:place] or isinstance(run, markup.Text)]
        )

    def written(self, key: str, kind: BlockKind, text: str, **more: object) -> Block:
        named = {note.id for note in markup.notes(text)}
        notes = {("fn", each): self.words(2, 5) for each in sorted(named)}
        return Block(key, kind, "", text, markup.plain(text), notes, **more)  # type: ignore[arg-type]

    def report(self) -> list[Part]:
        return [
            Part(self.key(), self.words(2, 5), "", self.chance.randint(1, 3), tuple(self.block() for _ in range(size)))
            for size in (self.chance.randint(1, 6) for _ in range(self.chance.randint(1, 5)))
        ]

    def edited(self, parts: list[Part]) -> list[Part]:
        """After some edits; every part keeps at least one block."""
        parts = list(parts)
        for _ in range(self.chance.randint(1, 12)):
            place = self.chance.randrange(len(parts))
            self.chance.choice(
                [self.reword, self.reword, self.add, self.remove, self.move, self.split, self.merge, self.heading]
            )(parts, place)
        return [part for part in parts if part.blocks] or [Part(self.key(), "Rest", "", 1, (self.block(),))]

    def one(self, part: Part) -> int:
        return self.chance.randrange(len(part.blocks)) if part.blocks else -1

    def put(self, parts: list[Part], place: int, *blocks: Block, at: int, instead: int = 1) -> None:
        before = list(parts[place].blocks)
        before[at : at + instead] = blocks
        parts[place] = replace(parts[place], blocks=tuple(before))

    def reword(self, parts: list[Part], place: int) -> None:
        at = self.one(parts[place])
        if at < 0:
            return
        block = parts[place].blocks[at]
        if block.kind is BlockKind.TABLE:
            rows = [row.split("\t") for row in block.text.split("\n")]
            verb = self.chance.choice(["cell", "row", "gone", "column"])
            if verb == "cell":
                self.chance.choice(rows)[0] = self.words(1, 3)
            elif verb == "row":
                rows.insert(self.chance.randint(0, len(rows)), [self.words(1, 2) for _ in rows[0]])
            elif verb == "gone" and len(rows) > 1:
                rows.pop(self.chance.randrange(len(rows)))
            elif verb == "column":
                rows = [[*row, self.words(1, 2)] for row in rows]
            text = markup.from_plain("\n".join("\t".join(row) for row in rows))
            self.put(parts, place, replace(block, markup=text, text=markup.plain(text)), at=at)
            return
        first, second = markup.split_at(block.markup, self.chance.randint(0, len(block.text)))
        middle = markup.from_plain(self.words(1, 3))
        text = markup.joined(markup.joined(first, middle), second)
        new = self.written(block.id, block.kind, text)
        self.put(
            parts,
            place,
            replace(new, notes={**new.notes, **{k: v for k, v in block.notes.items() if k in new.notes}}),
            at=at,
        )

    def add(self, parts: list[Part], place: int) -> None:
        self.put(parts, place, self.block(), at=self.chance.randint(0, len(parts[place].blocks)), instead=0)

    def remove(self, parts: list[Part], place: int) -> None:
        at = self.one(parts[place])
        if at >= 0:
            self.put(parts, place, at=at)

    def move(self, parts: list[Part], place: int) -> None:
        at = self.one(parts[place])
        if at < 0:
            return
        block = parts[place].blocks[at]
        self.put(parts, place, at=at)
        goal = self.chance.randrange(len(parts))
        self.put(parts, goal, block, at=self.chance.randint(0, len(parts[goal].blocks)), instead=0)

    def split(self, parts: list[Part], place: int) -> None:
        at = self.one(parts[place])
        if at < 0 or parts[place].blocks[at].kind is BlockKind.TABLE:
            return
        block = parts[place].blocks[at]
        first, second = markup.split_at(block.markup, self.chance.randint(1, max(1, len(block.text) - 1)))
        if not (first.strip() and second.strip()):
            return
        halves = []
        for key, text in ((block.id, first), (self.key(), second)):
            named = {("fn", note.id) for note in markup.notes(text)}
            notes = {each: words for each, words in block.notes.items() if each in named}
            halves.append(replace(block, id=key, markup=text, text=markup.plain(text), notes=notes))
        self.put(parts, place, *halves, at=at)

    def merge(self, parts: list[Part], place: int) -> None:
        at = self.one(parts[place])
        blocks = parts[place].blocks
        if at < 0 or at + 1 >= len(blocks) or BlockKind.TABLE in (blocks[at].kind, blocks[at + 1].kind):
            return
        if set(blocks[at].notes) & set(blocks[at + 1].notes):
            return
        text = markup.joined(blocks[at].markup, blocks[at + 1].markup)
        notes = {**blocks[at].notes, **blocks[at + 1].notes}
        self.put(parts, place, replace(blocks[at], markup=text, text=markup.plain(text), notes=notes), at=at, instead=2)

    def heading(self, parts: list[Part], place: int) -> None:
        part = parts[place]
        verb = self.chance.choice(["rename", "level", "move", "new"])
        if verb == "rename":
            parts[place] = replace(part, title=f"{part.title} {self.words(1, 2)}")
        elif verb == "level":
            parts[place] = replace(part, level=self.chance.randint(1, 3))
        elif verb == "move":
            parts.pop(place)
            parts.insert(self.chance.randint(0, len(parts)), part)
        else:
            parts.insert(place, Part(self.key(), self.words(2, 4), "", 2, (self.block(),)))
