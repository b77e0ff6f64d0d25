"""How a paragraph is cited: written and read. `CERD/C/BRA/CO/18-20, para. 21 (a)`, `Title (date), ¶ 14`."""

import re
from dataclasses import dataclass

from workbench.corpus import annexes
from workbench.corpus.records import Document, Paragraph
from workbench.treaties.symbols import normal

# `…, para. 21 (a)`, `… paras 21`, `… para 21(a)(ii)`, `… párr. 4`, `…, ¶ 14`; the name is what stands before.
# `para. 21 [2]` is the second of that number in a text that counts from 1 again.
# The name ends where separators begin: a row of them is gone through once, not once for each.
_PARAGRAPH = r"(?:para(?:graph|grafo|graphe)?s?|párrs?|párrafos?|pars?|п|пункт)\b\.?"
_CITATION = re.compile(
    rf"^(?P<name>.+?)(?<![\s,;])[\s,;]*(?:{_PARAGRAPH}|(?P<place>¶))\s*"
    r"(?P<number>\d+(?:\.\d+)?)\s*(?:\[(?P<occurrence>\d{1,2})\])?\s*(?P<labels>(?:\s*\(?[a-z]{1,5}\))*)\s*\.?$",
    re.IGNORECASE,
)
# `…, paras. 4–6 and 9`, while it is typed too: after the first number, no more than others.
_AND = r"(?:[-–—,;]|\b(?:and|to|et|à|y|a|e|и)\b)"
_SEVERAL = re.compile(
    rf"^(?P<first>.+?[\s,;](?:{_PARAGRAPH}|¶)\s*\d+(?:\.\d+)?)(?:\s?{_AND}(?:\s?\d+(?:\.\d+)?)?)+\.?$", re.IGNORECASE
)
_LABEL = re.compile(r"([a-z]{1,5})\)", re.IGNORECASE)
# What stands between the name and the paragraph.
_NAMED_ANNEX = re.compile(rf"^(?P<name>.+?)[\s,،;]+(?P<annex>(?:{annexes.WORDS})\s*{annexes.WHICH}?)$", re.IGNORECASE)
_REPEATED = re.compile(r"^para-.+-(\d+)$")


@dataclass(frozen=True)
class Citation:
    """A citation taken apart: `name` is a symbol or `Title (date)`; `by_place` for `¶ 14`.

    `annex` as it is written (`annex II`), "" for the body; `occurrence` is the how-manieth of its number there.
    """

    name: str
    number: str
    labels: tuple[str, ...]
    by_place: bool
    annex: str = ""
    occurrence: int = 1


def parse(citation: str) -> Citation | None:
    """The parts of a citation of one paragraph or item, or None."""
    match = _CITATION.match(" ".join(citation.split()))
    if match is None:
        return None
    labels = tuple(label.lower() for label in _LABEL.findall(match["labels"]))
    name, annex = match["name"].strip(" ,;"), ""
    if named := _NAMED_ANNEX.match(name):
        name, annex = named["name"].strip(" ,;،"), named["annex"]
    occurrence = int(match["occurrence"] or 1)
    return Citation(name, match["number"], labels, match["place"] is not None, annex, occurrence)


def first_of_several(citation: str) -> str:
    """Of a citation of several paragraphs that of the first: `…, paras. 4–6` → `…, paras. 4`; any other as it is."""
    several = _SEVERAL.match(" ".join(citation.split()))
    return several["first"] if several else citation


def write(document: Document, paragraph: Paragraph, label: str = "") -> str:
    """The citation of a paragraph, or of its item `label`."""
    if paragraph.number is None:
        return f"{document.name}, {paragraph.label}"
    item = f" ({label})" if label else ""
    return f"{document.name}, {numbered(paragraph.number, annex=paragraph.annex, anchor=paragraph.anchor)}{item}"


def numbered(number: str, *, annex: str = "", anchor: str = "") -> str:
    """`para. 21`, `annex II, para. 3`, `para. 21 [2]`; `annex` as printed, `anchor` tells repeated numbers."""
    if annex:
        return f"{annexes.name(annex)}, para. {number}"
    repeated = _REPEATED.match(anchor)
    is_repeated = repeated is not None and anchor != f"para-{number}"
    return f"para. {number} [{repeated[1]}]" if repeated and is_repeated else f"para. {number}"


def same_name(name: str, document: Document) -> bool:
    """Whether a citation's name means that document; spaces, case and kinds of dashes are forgiven."""
    wanted = normal(name).casefold()
    names = (document.symbol or document.name, document.title, document.id)
    return wanted in {normal(each).casefold() for each in names}
