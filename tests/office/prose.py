"""A made-up report to comment on: sections, footnotes, bold, and paragraphs that read alike."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from workbench.settings import bundled
from workbench.text.markup import canonical, plain
from workbench.word.blocks import Block, Cover, Heading, NoteKey, NumberedParagraph, WordReport
from workbench.word.report import render
from workbench.word.returned.anchoring import FrozenParagraph

SUBJECTS = (
    "The Ministry of Health",
    "The Ombudsperson",
    "Parliament",
    "The national statistics office",
    "The judiciary",
    "The plan of action on racism",
    "The equality council",
    "Each of the twelve provinces",
    "The labour inspectorate",
)
VERBS = (
    "adopted",
    "has reviewed",
    "reports every year on",
    "finances",
    "trained officers in",
    "evaluated",
    "extended",
    "published the results of",
    "drew up, with civil society,",
    "set aside 3.2 million dinars for",
)
OBJECTS = (
    "the law on equal treatment",
    "shelters for women",
    "bilingual schools in rural areas",
    "the register of hate crimes",
    "health posts in remote valleys",
    "a study of pay between 2019 and 2024",
    "the quota for public posts",
    "legal aid for migrants",
    "courses on the Convention",
    "the protocol on police checks",
)
ENDS = (
    "as the Committee had recommended",
    "for the first time",
    "in all regions but two",
    "within the limits of the budget",
    "after a public hearing of four days",
    "although data by ethnic origin are missing",
    "until the end of 2025",
)
ALIKE = "With reference to article {article} of the Convention, the competent board received {count} complaints."
COVER = Cover(
    masthead="Report of the State",
    state="Arcadia",
    treaty="Convention",
    committee="Committee",
    article="Article 9",
    report="Second periodic report",
    mark="DRAFT",
    notice="Draft for comments",
)


@dataclass(frozen=True)
class Sent:
    """A file for comments and the frozen paragraphs, headings included, that it was made from."""

    data: bytes
    frozen: tuple[FrozenParagraph, ...]
    snapshot_id: str

    @property
    def numbered(self) -> tuple[FrozenParagraph, ...]:
        return tuple(paragraph for paragraph in self.frozen if paragraph.number is not None)


def a_report(chance: random.Random, *, paragraphs: int) -> Sent:
    """A report of so many numbered paragraphs, ten in a section, one in eight the twin of others but for a number."""
    blocks: list[Block] = []
    for number in range(1, paragraphs + 1):
        if number % 10 == 1:
            title = f"{chance.choice(OBJECTS).capitalize()}, part {number // 10 + 1}"
            blocks.append(Heading(_uid("S", number), title, 1 + number // 10 % 2))
        blocks.append(_paragraph(number, _alike(chance) if number % 8 == 0 else _markup(chance)))
    return sent(blocks, snapshot_id=f"01SNAPSHOT{chance.randrange(10**6)}")


def markups(chance: random.Random, paragraphs: int) -> list[str]:
    """So many paragraphs without footnotes, for a draft whose notes are citations."""
    return [re.sub("<fn[^>]*/>", "", _alike(chance) if at % 8 == 0 else _markup(chance)) for at in range(paragraphs)]


def a_report_of(*markups: str) -> Sent:
    """A report of these paragraphs."""
    return sent(
        [_paragraph(number, markup) for number, markup in enumerate(markups, start=1)], snapshot_id="01SNAPSHOT"
    )


def sent(blocks: Sequence[Block], *, snapshot_id: str) -> Sent:
    """The version for comments of these blocks, with the frozen paragraphs that it was made from."""
    numbers = count(1)
    frozen = tuple(
        FrozenParagraph(block.uid, None, block.text)
        if isinstance(block, Heading)
        else FrozenParagraph(block.uid, next(numbers), plain(block.markup))
        for block in blocks
    )
    report = WordReport(
        title="Report",
        language="en",
        cover=COVER,
        blocks=tuple(blocks),
        for_comments=True,
        properties={"WorkbenchSnapshot": snapshot_id, "WorkbenchSha256": "0" * 64},
    )
    template = (bundled("drafting_templates") / "word" / "report.docx").read_bytes()
    return Sent(render(report, template), frozen, snapshot_id)


def _paragraph(number: int, markup: str) -> NumberedParagraph:
    notes: dict[NoteKey, str] = {
        ("fn", key): f"Act No. {key} of 2019." for key in re.findall(r'<fn id="(\d+)"', markup)
    }
    return NumberedParagraph(_uid("P", number), canonical(markup), notes)


def sentence(chance: random.Random) -> str:
    return f"{chance.choice(SUBJECTS)} {chance.choice(VERBS)} {chance.choice(OBJECTS)} {chance.choice(ENDS)}."


def _markup(chance: random.Random) -> str:
    sentences = [sentence(chance) for _ in range(chance.randint(2, 6))]
    if chance.random() < 0.3:
        sentences[0] = f"<strong>{sentences[0]}</strong>"
    if chance.random() < 0.3:
        sentences[-1] = sentences[-1][:-1] + '<fn id="1"/>.'
    if chance.random() < 0.2:
        sentences[1] = f"“{sentences[1]}”\u00a0– é, العربية &amp; <em>1\u202f000</em> <sup>a</sup>"
    return " ".join(sentences)


def _alike(chance: random.Random) -> str:
    return " ".join(
        ALIKE.format(article=chance.randint(1, 7), count=chance.choice((12, 214))) for _ in range(chance.randint(1, 2))
    )


def _uid(letter: str, number: int) -> str:
    return f"01KB{letter}{number:021d}"
