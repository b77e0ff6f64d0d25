"""The inline markup of a paragraph as runs of Word."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from docx.oxml.ns import qn

from workbench.text.markup import Break, Inline, Note, Text
from workbench.word.elements import Element, element, worded
from workbench.word.scripts import Direction, stretches

# One element in Latin script, its twin for complex scripts (Arabic bold is w:bCs).
_MARKS: Mapping[str, tuple[str, ...]] = {"strong": ("w:b", "w:bCs"), "em": ("w:i", "w:iCs")}
_RAISED = {"sup": "superscript", "sub": "subscript"}


@dataclass(frozen=True)
class Surroundings:
    """What a run needs to know of its file.

    direction: of the report's language · link: gives the relationship id of a web address · footnote: gives the run
    of a footnote's number, None for a citation that does not print · reference: the runs that refer to another block
    of the file, given its uid and the runs of its number; without it they stand as they are.
    """

    direction: Direction
    link: Callable[[str], str]
    footnote: Callable[[Note], Element | None]
    reference: Callable[[str, list[Element]], list[Element]] | None = None


def runs(inlines: tuple[Inline, ...], around: Surroundings) -> list[Element]:
    """The content of a `w:p`: runs and hyperlinks, in order."""
    made: list[Element] = []
    for inline in inlines:
        if isinstance(inline, Text):
            made.extend(_text(inline, around))
        elif isinstance(inline, Break):
            made.append(element("w:r", element("w:br")))
        elif (reference := around.footnote(inline)) is not None:
            _keep_apart(made)
            made.append(reference)
    return made


def _text(inline: Text, around: Surroundings) -> list[Element]:
    written = [text_run(piece, inline, side) for piece, side in stretches(inline.text, around.direction)]
    if inline.href is None:
        return written
    if inline.leads_to is not None:
        return written if around.reference is None else around.reference(inline.leads_to, written)
    link = element("w:hyperlink", *written)
    link.set(qn("r:id"), around.link(inline.href))
    return [link]


def text_run(text: str, like: Text, side: Direction) -> Element:
    """One run with the marks of `like`; a tab becomes `w:tab`, every other character stays as it is."""
    made = element("w:r")
    properties = _properties(like, side)
    if len(properties):
        made.append(properties)
    for index, piece in enumerate(text.split("\t")):
        if index:
            made.append(element("w:tab"))
        if piece:
            made.append(worded("w:t", piece))
    return made


def _properties(like: Text, side: Direction) -> Element:
    """`w:rPr` in the schema's order: style, bold, italic, underline, raised, right to left."""
    made = element("w:rPr")
    if like.href is not None and like.leads_to is None:
        made.append(element("w:rStyle", val="Hyperlink"))
    for mark in ("strong", "em"):
        if mark in like.marks:
            made.extend(element(tag) for tag in _MARKS[mark])
    if "u" in like.marks:
        made.append(element("w:u", val="single"))
    for mark, position in _RAISED.items():
        if mark in like.marks:
            made.append(element("w:vertAlign", val=position))
            break
    if side == "rtl":
        made.append(element("w:rtl"))
    return made


def _keep_apart(made: list[Element]) -> None:
    """Two footnote numbers in a row would read as one (notes 1 and 2 as “12”): widen the space after the first."""
    if made and made[-1].find(qn("w:footnoteReference")) is not None:
        properties = made[-1].find(qn("w:rPr"))
        if properties is not None:
            properties.append(element("w:spacing", val=40))
