"""Which units a document recommends: each item of a recommendation paragraph, else the paragraph."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.corpus.records import Item, Paragraph, ParagraphKind
from workbench.recommendations.recognising.attention import Attention, attention
from workbench.recommendations.recognising.groups import is_of_review, own_positions
from workbench.recommendations.recognising.procedural import is_procedural, is_to_be_told, speaks_of_itself
from workbench.recommendations.recognising.states import with_states


@dataclass(frozen=True)
class Unit:
    """A recommendation as recognised: where it stands and what is known of it.

    `follow_up`: the body asks to hear of it within a time, or calls it urgent; `particular`: of particular importance
    for the next report. `position` is what the document itself says that the State said.
    """

    paragraph_id: str
    label: str
    text: str
    heading: str
    procedural: bool
    follow_up: bool
    position: str | None
    recommending_states: tuple[str, ...]
    particular: bool = False


def units(paragraphs: Sequence[Paragraph]) -> tuple[Unit, ...]:
    """The units of a document, in order; a paragraph that leads to numbered ones (147 to 147.1) "
    "is none itself."""
    if not any(each.kind is ParagraphKind.RECOMMENDATION for each in paragraphs):
        return ()
    chosen = attention(paragraphs)
    positions = own_positions(paragraphs)
    leading = {
        each.number.split(".")[0]
        for each in paragraphs
        if each.number and "." in each.number and each.kind is ParagraphKind.RECOMMENDATION
    }
    found: list[Unit] = []
    closing = _closing(paragraphs)
    for place, paragraph in enumerate(paragraphs):
        asks = paragraph.kind is ParagraphKind.RECOMMENDATION
        if paragraph.number in leading or not (asks or (place >= closing and _closes(paragraph))):
            continue
        found.extend(_of_paragraph(paragraph, chosen, positions.get(paragraph.number or "")))
    return tuple(found)


def _closing(paragraphs: Sequence[Paragraph]) -> int:
    """Where the end of a text that recommends begins: behind its last recommendation, in its last third."""
    asking = [place for place, each in enumerate(paragraphs) if each.kind is ParagraphKind.RECOMMENDATION]
    return max(asking[-1], len(paragraphs) * 2 // 3) if asking else len(paragraphs)


def _closes(paragraph: Paragraph) -> bool:
    """Committees that print recommendations in bold close in plain type: dissemination, follow-up, the "
    "next report."""
    return paragraph.kind is ParagraphKind.OTHER and paragraph.number is not None and speaks_of_itself(paragraph)


def _of_paragraph(paragraph: Paragraph, chosen: Attention, position: str | None) -> list[Unit]:
    procedural = is_procedural(paragraph)
    found = []
    for label, text in _labelled(paragraph):
        body, states = with_states(text) if "." in (paragraph.number or "") or is_of_review(paragraph) else (text, ())
        found.append(
            Unit(
                paragraph.id,
                label,
                body,
                paragraph.heading,
                procedural,
                is_to_be_told(paragraph) or (not procedural and chosen.follow_up.has(paragraph, label)),
                position,
                states,
                not procedural and chosen.particular.has(paragraph, label),
            )
        )
    return found


def _labelled(paragraph: Paragraph) -> list[tuple[str, str]]:
    """(label, text) of each item at the top of the list, what is nested in it included; else of "
    "the paragraph."""
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
