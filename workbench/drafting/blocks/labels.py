"""How what stands in a report is cited: `24`, `24 (a)`, `24 (a) (ii)`, `Table 2`, `Figure 1`, in its language."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.drafting.numbering import roman
from workbench.drafting.records import BlockKind
from workbench.store import Database

# (table, figure) in the languages of the United Nations and in Portuguese.
_CAPTIONED: Mapping[str, tuple[str, str]] = {
    "en": ("Table", "Figure"),
    "fr": ("Tableau", "Figure"),
    "es": ("Cuadro", "Gráfico"),
    "pt": ("Tabela", "Figura"),
    "ar": ("الجدول", "الشكل"),
    "ru": ("Таблица", "Рисунок"),
    "zh": ("表", "图"),
}
# `24 a)` in French and Spanish, as the numbering of their files has it.
_HALF_BRACKET = frozenset({"fr", "es"})


@dataclass(frozen=True)
class Standing:
    """A block in reading order; `part` is empty in the body, else the annex."""

    id: str
    kind: BlockKind
    part: str


def captioned(kind: BlockKind, number: int, language: str) -> str:
    """`Table 2`, `Figure 1`: what stands over a table or under a figure before its words."""
    table, figure = _CAPTIONED.get(_primary(language), _CAPTIONED["en"])
    return f"{table if kind is BlockKind.TABLE else figure} {number}"


def labelled(blocks: Iterable[Standing], language: str = "en") -> dict[str, str]:
    """The label of each, by its id; numbers begin anew in each part, those of tables and figures do too."""
    found: dict[str, str] = {}
    counted: Counter[tuple[str, BlockKind]] = Counter()
    items = subitems = 0
    for block in blocks:
        key = (block.part, block.kind)
        if block.kind is BlockKind.NUMBERED:
            items = subitems = 0
            counted[key] += 1
            found[block.id] = str(counted[key])
        elif block.kind in (BlockKind.TABLE, BlockKind.FIGURE):
            counted[key] += 1
            found[block.id] = captioned(block.kind, counted[key], language)
        elif block.kind is BlockKind.ITEM:
            items, subitems = items + 1, 0
            sign = _bracket(_repeated(items), language)
            found[block.id] = _within(counted[block.part, BlockKind.NUMBERED], sign)
        elif block.kind is BlockKind.SUBITEM:
            subitems += 1
            above = f"{_bracket(_repeated(items), language)} " if items else ""
            sign = _bracket(roman(subitems).lower(), language)
            found[block.id] = _within(counted[block.part, BlockKind.NUMBERED], above + sign)
        else:
            found[block.id] = ""
    return found


def _repeated(number: int) -> str:
    """1 → a, 27 → aa, 28 → bb: automatic lists double the letter."""
    turns, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (turns + 1)


def _bracket(sign: str, language: str) -> str:
    return f"{sign})" if _primary(language) in _HALF_BRACKET else f"({sign})"


def _primary(language: str) -> str:
    return language.lower().replace("_", "-").split("-")[0]


def _within(number: int, sign: str) -> str:
    return f"{number} {sign}" if number else sign


def of_report(db: Database, report_id: str) -> dict[str, str]:
    """The label of each standing block of a report, by its id."""
    sql = (
        "select draft_paragraph.id, draft_paragraph.kind, section.part, report.language from draft_paragraph "
        "join section on section.id = draft_paragraph.section_id "
        "join report on report.id = draft_paragraph.report_id where draft_paragraph.report_id = :id "
        "and not draft_paragraph.deleted and not section.deleted "
        "order by section.position, draft_paragraph.position, draft_paragraph.id"
    )
    rows = list(db.query(sql, {"id": report_id}))
    blocks = (Standing(row["id"], BlockKind(row["kind"]), row["part"]) for row in rows)
    return labelled(blocks, rows[0]["language"] if rows else "en")
