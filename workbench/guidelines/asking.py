"""What a paragraph of a list of issues asks for, one thing after the other: its lettered items, else its sentences."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.corpus.records import Item, Paragraph

# How committees ask, as their lists of issues say it in each language; a question mark asks in all of them.
_ASKS = re.compile(
    r"[?？؟]|\bplease\b|\b(?:indicate|describe|explain|clarify|comment on|elaborate|specify|report on|provide|inform)\b"
    r"|\b(?:veuillez|prière de|indiquer|préciser|décrire|expliquer|fournir|donner)\b"
    r"|\b(?:s[ií]rvanse|s[ií]rvase|se ruega|rogamos|indiquen|informen|proporcionen|faciliten)\b"
    r"|\b(?:expliquen|describan|aclaren)\b"
    r"|\b(?:queiram?|solicita-se|informar|indicar|esclarecer|fornecer|descrever)\b"
    r"|просьба|просим|укажите|сообщите|поясните|представьте|يُ?رجى|الرجاء|请|請",
    re.IGNORECASE,
)
# A sentence ends at its sign with a capital or a quotation mark behind it; not behind `art.`, `No.`, `para.` and alike.
_END = re.compile(r"(?<=[.?!؟])[”»\"’)]*\s+(?=[“«\"¿¡(]?[^\W\d_])|(?<=[。？！])")
_ABBREVIATED = re.compile(
    r"\b(?:arts?|nos?|paras?|pars?|párrs?|sects?|chaps?|figs?|vols?|núms?|ст|п|пп|гл|разд|см|i\.e|e\.g|cf|vs|Mr|Mrs|Ms|Dr|St)\.$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class SubQuestion:
    """One thing asked; `label` is that of the item (`b ii`), else its place (`2`), empty where it is the whole."""

    label: str
    text: str
    lettered: bool


def sub_questions(paragraph: Paragraph) -> tuple[SubQuestion, ...]:
    """All that the paragraph asks, at least one: a reply that leaves one of them out has a gap."""
    sentences = asking_sentences(paragraph.text)
    if not paragraph.items:
        if len(sentences) == 1:
            return (SubQuestion("", sentences[0], False),)
        return tuple(SubQuestion(str(place), text, False) for place, text in enumerate(sentences, start=1))
    *before, lead = sentences
    if not lead.rstrip().endswith((":", "：")):  # the items are a list by itself
        before, lead = [*before, lead], ""
    own = [SubQuestion(str(place), text, False) for place, text in enumerate(before, start=1) if _ASKS.search(text)]
    return (*own, *_lettered(lead, paragraph.items))


def _lettered(lead: str, items: Sequence[Item]) -> list[SubQuestion]:
    """Each item that none stands in; what stands above it is said with it."""
    above = {each.path: each.text for each in items}
    holding = {each.parent for each in items}
    found = []
    for each in items:
        if each.path in holding:
            continue
        words = [lead, above.get(each.parent, ""), f"({each.label}) {each.text}"]
        found.append(SubQuestion(each.path, " ".join(part for part in words if part), True))
    return found


def asking_sentences(text: str) -> tuple[str, ...]:
    """The text cut where one thing asked ends; a sentence that only tells goes with the next that asks."""
    parts: list[str] = []
    told = ""
    for sentence in _sentences(text):
        whole = f"{told} {sentence}".strip()
        if _ASKS.search(sentence):
            parts.append(whole)
            told = ""
        else:
            told = whole
    if told and parts:
        parts[-1] = f"{parts[-1]} {told}"
    return tuple(parts) or (text.strip(),)


def _sentences(text: str) -> list[str]:
    found: list[str] = []
    joined = False
    for piece in _END.split(text):
        if not piece or not piece.strip():
            continue
        found[-1:] = [f"{found[-1]} {piece}"] if joined and found else [*found[-1:], piece]
        joined = bool(_ABBREVIATED.search(piece))
    return found
