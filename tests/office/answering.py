"""A form of many items filled in by chance as people do: what is written, in which way, and what befalls its row."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from tests.office.office import Office
from tests.office.prose import sentence
from workbench.requests.form.printed import BOX, words
from workbench.requests.records import RequestItem

FILLING: Final = Path(__file__).parent / "filling.py"
SPOKEN: Final = {
    "ar": (
        "اعتُمد القانون رقم {number} لسنة 2024 بشأن المساواة.",
        "وبلغ عدد المستفيدات {number} في جميع الأقاليم.",
        "وأصدر المجلس {number} قرارًا، ونُشرت نتائج الدراسة.",
    )
}
WAYS: Final = ("typed", "typed", "split", "merge", "fonts", "style", "tracked")
FATES: Final = {
    "row deleted": 3,
    "code lost": 4,
    "question lost": 2,
    "joined": 5,
    "split": 5,
    "in the question": 3,
    "one cell": 2,
    "one answer for two": 3,
    "row below": 3,
}
CALM: Final = frozenset({"stays", "joined", "split"})  # rows in which the boxes are still where they were


@dataclass(frozen=True)
class Filled:
    """What is done to one item. ticks: (label, mark, what is written behind) · into: words of one's own beside it."""

    code: str
    paragraphs: tuple[str, ...]
    how: str
    fate: str
    rows: tuple[tuple[str, ...], ...] = ()
    picture: bool = False
    ticks: tuple[tuple[str, str, str], ...] = ()
    into: str = ""
    beside: str = ""

    @property
    def said(self) -> tuple[str, ...]:
        """All its words, in order, a table as text; "picture" for one."""
        table = ("\n".join("\t".join(row) for row in self.rows),) if self.rows else ()
        return (
            *self.paragraphs,
            *table,
            *(("picture",) if self.picture else ()),
            *((self.beside,) if self.beside else ()),
        )


@dataclass(frozen=True)
class Plan:
    """A whole filling. backwards: the rows are sorted the other way round · column: a column of one's own."""

    items: tuple[Filled, ...]
    outside: str
    backwards: bool
    column: str


def a_plan(items: Sequence[RequestItem], chance: random.Random, language: str) -> Plan:
    """Every item answered in some way, every fate there as often as FATES says."""
    fates = [fate for fate, count in FATES.items() for _ in range(count)]
    fates += ["stays"] * (len(items) - len(fates))
    chance.shuffle(fates)
    column = chance.choice(("", "Remarks"))
    filled = [_filled(item, fate, chance, language) for item, fate in zip(items, fates, strict=True)]
    if column:
        filled = [_beside(each, f"Remark on {each.code}.", chance) for each in filled]
    return Plan(
        tuple(filled), f"A word to the secretariat: {_sentence(chance, language)}", chance.random() < 0.5, column
    )


def _filled(item: RequestItem, fate: str, chance: random.Random, language: str) -> Filled:
    spoken = words()[language]
    kind = chance.choice(("answer",) * 6 + ("no_change", "not_ours")) if fate in CALM else "answer"
    into = f"{_sentence(chance, language)} ({item.code.lower()})" if fate in ("in the question", "row below") else ""
    ticks = []
    if kind == "no_change":
        return Filled(item.code, (), "typed", fate, ticks=((f"{BOX} {spoken['no_change']}", "☒", ""),))
    if kind == "not_ours":
        office = chance.choice(("Ministry of Health", "وزارة الصحة"))
        return Filled(item.code, (), "typed", fate, ticks=((f"{BOX} {spoken['not_ours']}", "x", f" {office}"),))
    if fate in CALM and chance.random() < 0.3:
        ticks.append((f"{BOX} {spoken['background']}", chance.choice(("☒", "[x]", "✓")), ""))
    rows = tuple((f"{year}", f"{chance.randint(10, 9999)}", item.code) for year in range(2021, 2024))
    return Filled(
        code=item.code,
        paragraphs=tuple(_paragraph(chance, language) for _ in range(chance.randint(1, 4))),
        how=chance.choice(WAYS),
        fate=fate,
        rows=rows if chance.random() < 0.25 else (),
        picture=chance.random() < 0.15,
        ticks=tuple(ticks),
        into=into,
    )


def _beside(filled: Filled, words: str, chance: random.Random) -> Filled:
    put = filled.fate == "stays" and not filled.ticks and chance.random() < 0.3
    return Filled(**{**_fields(filled), "beside": words}) if put else filled


def _fields(filled: Filled) -> dict[str, Any]:
    return {name: getattr(filled, name) for name in filled.__dataclass_fields__}


def _paragraph(chance: random.Random, language: str) -> str:
    return " ".join(_sentence(chance, language) for _ in range(chance.randint(1, 6)))


def _sentence(chance: random.Random, language: str) -> str:
    if language not in SPOKEN:
        return sentence(chance)
    return chance.choice(SPOKEN[language]).format(number=chance.randint(100, 999))


def come_back(office: Office, data: bytes, plan: Plan, *, picture: bytes, through_odt: bool) -> tuple[bytes, list[Any]]:
    """(the file as LibreOffice saves it once all was done, the pairs of items that share one cell for the answer)."""
    source, target = office.files(data)
    drawn = office.folder / "drawn.png"
    drawn.write_bytes(picture)
    said: Mapping[str, Any] = office.told(
        FILLING,
        {
            "source": source.as_uri(),
            "target": target.as_uri(),
            "picture": drawn.as_uri(),
            "odt": target.with_suffix(".odt").as_uri() if through_odt else "",
            **asdict(plan),
        },
    )
    assert said["faults"] == [], said["faults"]
    return target.read_bytes(), said["pairs"]
