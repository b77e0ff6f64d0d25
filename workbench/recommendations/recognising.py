"""Which units a document recommends: each item of a recommendation paragraph, else the paragraph (pure)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.corpus.records import Item, Paragraph, ParagraphKind

# `…measures (Norway);`, `…(Bolivia (Plurinational State of));`: recommending States stand in the last brackets.
_STATES = re.compile(r"^(?P<text>.+?)\s*\((?P<states>[^()]*(?:\([^()]*\)[^()]*)*)\)\s*[;.]*$", re.S)
# `abolish it (Spain); establish a moratorium (Belgium); …`: States stand behind each part of one recommendation.
_PART_STATES = re.compile(r"\((?P<states>[A-Z][^()\d]{2,60}(?:\([^()]*\)[^()\d]*)*)\);\s+(?=\w)")
_WITH_AND = (
    "Great Britain and Northern Ireland",
    "Bosnia and Herzegovina",
    "Trinidad and Tobago",
    "Antigua and Barbuda",
    "Sao Tome and Principe",
    "Saint Kitts and Nevis",
    "Saint Vincent and the Grenadines",
)
_STATE_ENDS = re.compile(r"[,;]\s*|\s+and\s+")
# Headings and leads of what is about the text itself: who hears of it, who answers when, the next report.
_PROCEDURAL = re.compile(
    r"dissemination|follow-?up (?:to|procedure|and dissem|of)|^follow-?up$|next (?:periodic )?report"
    r"|combined .{0,40}reports?$"
    r"|particular importance|preparation of|technical (?:assistance|cooperation)|diffusion|suivi des|prochain rapport"
    r"|difusión|seguimiento|próximo informe|preparación|распространени|последующ|следующ"
    r"|نشر|متابعة|التقرير (?:المقبل|الدوري)|传播|后续",
    re.I,
)
_NOT_PROCEDURAL = re.compile(r"durban|sustainable development|desarrollo sostenible|développement durable", re.I)
_PROCEDURAL_TEXT = re.compile(
    r"submit its (?:next|combined|\w+)[^.]{0,80}report|disseminat\w+ (?:the|these|its) (?:present )?concluding"
    r"|emphasizes the importance of all the recommendations|within one year|translated? .{0,60}concluding observations"
    r"|présenter (?:son|ses) .{0,40}rapport|presente (?:sus|su) .{0,40}informe",
    re.I,
)
_FOLLOW_UP = re.compile(
    r"within (?:one year|two years|12 months|24 months|18 months)|urgent measures|taken urgently|follow-?up"
    r"|dans un délai d[e'’]|mesures urgentes|en el plazo de|medidas urgentes|plazo de un año",
    re.I,
)
_PARTICULAR = re.compile(r"particular importance|importance particulière|(?:especial|particular) importancia", re.I)
_LISTED = re.compile(r"(?<![\d/])(\d{1,3})(?:\s*((?:\([a-z]\)(?:\s*(?:[-–,]|to|and|à|et|al?|y|e|и)\s*)?)+))?(?![\d/])")
# French, Spanish and Russian documents print `12 a)` for `12 (a)`.
_BARE_LETTER = re.compile(r"(?<![(\w])([a-z])\)")
_PARAGRAPHS = re.compile(r"\b(?:paragraphs?|paras?\.?|paragraphes?|párrafos?|пункт\w*)\s+(?=\d)", re.I)
# The position of the State under review, in the sentence that introduces a group of recommendations.
_SUPPORTED = re.compile(
    r"enjoy(?:s|ed)? the support|(?:has|have) (?:accepted|supported)|are accepted|supported by|accepts"
    r"|recueill\w+ l['’]adhésion|souscrit|ont l['’]appui|accepte|cuentan con el apoyo|gozan del apoyo|apoya|acepta"
    r"|поддержива|пользуются поддержкой|получили поддержку|تحظى بتأييد|حظيت بتأييد|تؤيد|支持|赞同",
    re.I,
)
_NOTED = re.compile(
    r"(?:did|do|does) not enjoy|noted by|have been noted|takes? note|not support|could not support|rejected"
    r"|(?:pris|prend|prises en) note|n['’](?:ont|a) pas recueilli|ne recueill\w+ pas|ne souscrit pas"
    r"|tom(?:a|ó|ado) nota|no (?:cuentan con|gozan del|apoya)"
    r"|принял\w* к сведению|приняты к сведению|не (?:пользуются|поддержива|получили)"
    r"|أحاطت علم|أخذت علم|أحيط علم|لا تحظى بتأييد|لم تحظ|لا تؤيد|注意到|不支持|未予支持",
    re.I,
)


@dataclass(frozen=True)
class Unit:
    """A recommendation as recognised: where it stands and what is known of it."""

    paragraph_id: str
    label: str
    text: str
    heading: str
    procedural: bool
    follow_up: bool
    position: str | None
    recommending_states: tuple[str, ...]


def units(paragraphs: Sequence[Paragraph]) -> tuple[Unit, ...]:
    """The units of a document, in order; a paragraph that leads to numbered ones (147 to 147.1) is none itself."""
    chosen = follow_up_list(paragraphs)
    positions = _positions(paragraphs)
    leading = {each.number.split(".")[0] for each in paragraphs if each.number and "." in each.number}
    found: list[Unit] = []
    for paragraph in paragraphs:
        if paragraph.kind is not ParagraphKind.RECOMMENDATION or paragraph.number in leading:
            continue
        position = positions.get((paragraph.number or "").split(".")[0]) if "." in (paragraph.number or "") else None
        found.extend(_of_paragraph(paragraph, chosen, position))
    return tuple(found)


def _of_paragraph(paragraph: Paragraph, chosen: frozenset[tuple[str, str]], position: str | None) -> list[Unit]:
    procedural = is_procedural(paragraph)
    found = []
    for label, text in _labelled(paragraph):
        body, states = _with_states(text) if position is not None or "." in (paragraph.number or "") else (text, ())
        number = paragraph.number or ""
        follow_up = not procedural and ((number, "") in chosen or (number, label) in chosen)
        found.append(Unit(paragraph.id, label, body, paragraph.heading, procedural, follow_up, position, states))
    return found


def _labelled(paragraph: Paragraph) -> list[tuple[str, str]]:
    """(label, text) of each item at the top of the list, what is nested in it included; else of the paragraph."""
    top = [item for item in paragraph.items if not item.parent]
    asking = [item for item in top if item.kind is ParagraphKind.RECOMMENDATION]
    if not asking:
        return [("", paragraph.full_text if paragraph.items else paragraph.text)]
    found: list[tuple[str, str]] = []
    seen: dict[str, int] = {}
    for item in asking:
        seen[item.label] = seen.get(item.label, 0) + 1
        label = item.label if seen[item.label] == 1 else f"{item.label}-{seen[item.label]}"
        found.append((label, _whole(item, paragraph.items)))
    return found


def _whole(item: Item, items: Sequence[Item]) -> str:
    at = items.index(item)
    nested = []
    for each in items[at + 1 :]:
        if not each.parent:
            break
        nested.append(f"({each.label}) {each.text}")
    return " ".join([item.text, *nested])


def is_procedural(paragraph: Paragraph) -> bool:
    """Whether a recommendation is about the text itself: dissemination, follow-up, the next report."""
    heading = paragraph.heading
    if heading and _PROCEDURAL.search(heading) and not _NOT_PROCEDURAL.search(heading):
        return True
    if not heading and _PROCEDURAL.search(paragraph.section) and "concern" not in paragraph.section.lower():
        return True
    return bool(_PROCEDURAL_TEXT.search(paragraph.text))


def follow_up_list(paragraphs: Sequence[Paragraph]) -> frozenset[tuple[str, str]]:
    """(number, letter or "") of what the body asks to hear of within a year or two: `17 (a), 36 (a)–(d)`."""
    chosen: set[tuple[str, str]] = set()
    numbers = {paragraph.number for paragraph in paragraphs if paragraph.number}
    for paragraph in paragraphs[len(paragraphs) * 2 // 3 :]:
        text = f"{paragraph.heading} {paragraph.full_text}"
        if not _FOLLOW_UP.search(text) or _PARTICULAR.search(text):
            continue
        for start in _PARAGRAPHS.finditer(paragraph.full_text):
            chosen.update(_listed(paragraph.full_text[start.end() :].split(". ")[0], numbers, paragraph.number))
    return frozenset(chosen)


def _listed(text: str, numbers: set[str], own: str | None) -> set[tuple[str, str]]:
    """`17 (a) (right to health), 36 (a)–(d)`; subjects in brackets and `article 9 (1)` are passed over."""
    text = _BARE_LETTER.sub(r"(\1)", text)
    text = re.sub(r"\((?![a-z]\))[^()]*(?:\([^()]*\)[^()]*)*\)", " ", text)
    text = re.sub(r"\b(?:articles?|arts?\.|No\.|rule|resolution)\s+[\d/]+(?:\s*\(\d+\))?", " ", text, flags=re.I)
    found: set[tuple[str, str]] = set()
    for match in _LISTED.finditer(text):
        number = match.group(1)
        if number not in numbers or number == own:
            continue
        letters = _letters(match.group(2) or "")
        found.update({(number, letter) for letter in letters} or {(number, "")})
    return found


def _letters(text: str) -> list[str]:
    """`(a)–(c) and (e)` → a, b, c, e."""
    letters: list[str] = []
    for match in re.finditer(r"(?:([-–]|to|à|al?)\s*)?\(([a-z])\)", text):
        if match.group(1) and letters:
            letters.extend(chr(code) for code in range(ord(letters[-1]) + 1, ord(match.group(2)) + 1))
        else:
            letters.append(match.group(2))
    return letters


def _positions(paragraphs: Sequence[Paragraph]) -> dict[str, str | None]:
    """By the number of the paragraph that introduces a group: supported, noted, or None."""
    found: dict[str, str | None] = {}
    for paragraph in paragraphs:
        if paragraph.number and "." not in paragraph.number:
            noted, supported = _NOTED.search(paragraph.text), _SUPPORTED.search(paragraph.text)
            found[paragraph.number] = "noted" if noted else "supported" if supported else None
    return found


def _with_states(text: str) -> tuple[str, tuple[str, ...]]:
    """The text and the recommending States; a drafting team may write `(Chad); (Peru); (Togo);`."""
    states: list[str] = []
    rest = text.strip()
    while match := _STATES.match(rest):
        states = [*_named(match["states"]), *states]
        rest = match["text"]
        if not rest.endswith(";"):
            break
    if not states:
        return text, ()
    parts = [name for match in _PART_STATES.finditer(rest) for name in _named(match["states"])]
    return rest, tuple(dict.fromkeys((*parts, *states)))


def _named(states: str) -> list[str]:
    """`Chile, Bosnia and Herzegovina and Peru` → three."""
    for name in _WITH_AND:
        states = states.replace(name, name.replace(" and ", " & "))
    return [part.strip().replace(" & ", " and ") for part in _STATE_ENDS.split(states) if part.strip()]
