"""How a paragraph is cited: written and read. `CERD/C/BRA/CO/18-20, para. 21 (a)`, `Title (date), ¶ 14`."""

import re
from dataclasses import dataclass

from workbench.corpus.records import Document, Paragraph
from workbench.treaties.symbols import normal

# `…, para. 21 (a)`, `… paras 21`, `… para 21(a)(ii)`, `… párr. 4`, `…, ¶ 14`; the name is what stands before.
_CITATION = re.compile(
    r"^(?P<name>.+?)[\s,;]*"
    r"(?:(?:para(?:graph|grafo|graphe)?s?|párrs?|párrafos?|pars?|п|пункт)\b\.?|(?P<place>¶))\s*"
    r"(?P<number>\d+(?:\.\d+)?)\s*(?P<labels>(?:\s*\(?[a-z]{1,5}\))*)\s*\.?$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"([a-z]{1,5})\)", re.IGNORECASE)


@dataclass(frozen=True)
class Citation:
    """A citation taken apart: `name` is a symbol or `Title (date)`; `by_place` for `¶ 14`."""

    name: str
    number: str
    labels: tuple[str, ...]
    by_place: bool


def parse(citation: str) -> Citation | None:
    """The parts of a citation of one paragraph or item, or None."""
    match = _CITATION.match(" ".join(citation.split()))
    if match is None:
        return None
    labels = tuple(label.lower() for label in _LABEL.findall(match["labels"]))
    return Citation(match["name"].strip(" ,;"), match["number"], labels, match["place"] is not None)


def write(document: Document, paragraph: Paragraph, label: str = "") -> str:
    """The citation of a paragraph, or of its item `label`."""
    if paragraph.number is None:
        return f"{document.name}, {paragraph.label}"
    item = f" ({label})" if label else ""
    return f"{document.name}, para. {paragraph.number}{item}"


def same_name(name: str, document: Document) -> bool:
    """Whether a citation's name means that document; spaces, case and kinds of dashes are forgiven."""
    wanted = normal(name).casefold()
    names = (document.symbol or document.name, document.title, document.id)
    return wanted in {normal(each).casefold() for each in names}
