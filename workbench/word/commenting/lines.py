"""A `w:p` of a file of ours as a line of characters, which can be cut, put into, and taken out of.

A footnote's number is one character, a tab and a line break too, as `word.body` reads them.
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from docx.oxml.ns import qn

from workbench.text.characters import NOTE_MARK
from workbench.word.elements import XML_SPACE, Element, element

_RUN: Final = qn("w:r")
_TEXT: Final = qn("w:t")
_PROPERTIES: Final = qn("w:rPr")
_LINK: Final = qn("w:hyperlink")
_BOOKMARK_END: Final = qn("w:bookmarkEnd")
_SIGNS: Final[Mapping[str, str]] = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:footnoteReference"): NOTE_MARK,
    qn("w:endnoteReference"): NOTE_MARK,
    qn("w:drawing"): NOTE_MARK,
}


def _said(child: Element) -> str:
    return child.text or "" if child.tag == _TEXT else _SIGNS.get(child.tag, "")


@dataclass
class _Run:
    element: Element
    start: int
    text: str


class Line:
    """The characters of one `w:p`. Offsets are those of `text`, which cutting leaves as it is."""

    def __init__(self, paragraph: Element) -> None:
        self.paragraph = paragraph
        self._runs: list[_Run] = []
        at = 0
        for run in paragraph.iter(_RUN):
            text = "".join(_said(child) for child in run)
            if text:
                self._runs.append(_Run(run, at, text))
                at += len(text)
        self.text = "".join(run.text for run in self._runs)

    def cut(self, offsets: Iterable[int]) -> None:
        """Make a run begin at each of these."""
        for offset in sorted(set(offsets)):
            for place, run in enumerate(self._runs):
                if run.start < offset < run.start + len(run.text):
                    rest = _split(run.element, offset - run.start)
                    length = offset - run.start
                    self._runs.insert(place + 1, _Run(rest, offset, run.text[length:]))
                    run.text = run.text[:length]
                    break

    def before(self, offset: int) -> Element | None:
        """The element before which something stands that is put in there; None for the end of the line.

        A run must begin there (`cut`). What is put in before a link's first word stands outside the link.
        """
        for run in self._runs:
            if run.start == offset:
                holder = run.element.getparent()
                first = holder is not None and holder.tag == _LINK and holder[0] is run.element
                return holder if first else run.element
        return None

    def end(self) -> Element | None:
        """The mark at the end of the line that what is put in there must stand before; None where there is none."""
        marks = [child for child in self.paragraph if child.tag == _BOOKMARK_END]
        return marks[-1] if marks else None

    def put(self, offset: int, made: Sequence[Element]) -> None:
        """Put these in front of the character at `offset`, or at the end of the line."""
        place = self.before(offset)
        place = self.end() if place is None else place
        if place is None:
            self.paragraph.extend(made)
            return
        for one in made:
            place.addprevious(one)

    def properties(self, offset: int) -> Element:
        """The look of new words put in there: that of the words before them, else of those behind."""
        run = next((run for run in reversed(self._runs) if run.start < offset), self._runs[0] if self._runs else None)
        found = None if run is None else run.element.find(_PROPERTIES)
        made = element("w:rPr") if found is None else deepcopy(found)
        for child in list(made):
            if child.tag in _OWN:
                made.remove(child)
        return made

    def wrap(self, start: int, end: int, wrapper: Element) -> list[Element]:
        """Put each row of neighbouring runs of `start:end` into a copy of `wrapper`, cut there before; gives these."""
        inside = [run.element for run in self._runs if start <= run.start < end]
        wrapped: list[Element] = []
        for previous, run in pairwise([None, *inside]):
            assert run is not None
            if previous is not None and run.getprevious() is wrapped[-1]:
                wrapped[-1].append(run)
                continue
            made = deepcopy(wrapper)
            run.addprevious(made)
            made.append(run)
            wrapped.append(made)
        return wrapped


# What belongs to the words that stand there and not to new ones beside them.
_OWN: Final = frozenset(qn(tag) for tag in ("w:rStyle", "w:vertAlign", "w:spacing", "w:rtl"))


def _split(run: Element, at: int) -> Element:
    """Cut a run behind `at` characters; gives the second one, which stands behind the first."""
    rest = element("w:r")
    properties = run.find(_PROPERTIES)
    if properties is not None:
        rest.append(deepcopy(properties))
    length = 0
    for child in [each for each in run if each.tag != _PROPERTIES]:
        said = len(_said(child))
        if length >= at:
            rest.append(child)
        elif length + said > at:
            second = deepcopy(child)
            child.text, second.text = (child.text or "")[: at - length], (child.text or "")[at - length :]
            for part in (child, second):
                part.set(XML_SPACE, "preserve")
            rest.append(second)
        length += said
    run.addnext(rest)
    return rest
