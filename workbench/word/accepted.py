"""A part as it reads when every tracked change is accepted, with its text boxes in the flow of the text.

Works on the tree itself: what goes is taken out, what is joined is joined. `paragraphs` reads the result.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from workbench.word.xml import Element, name

_P, _PPR, _RPR, _TRPR, _TCPR = (name(f"w:{tag}") for tag in ("p", "pPr", "rPr", "trPr", "tcPr"))
_R, _TR, _TC = (name(f"w:{tag}") for tag in ("r", "tr", "tc"))
_DEL, _MOVE_FROM, _CELL_DEL = name("w:del"), name("w:moveFrom"), name("w:cellDel")
BOX, _READING_AID = name("w:txbxContent"), name("w:rt")
_FALLBACK, _CHOICE = name("mc:Fallback"), name("mc:Choice")
# What keeps a part from being read straight through: deletions, text said twice, boxes, the aids above Asian signs.
UNSETTLED: Final = (_DEL, _MOVE_FROM, _CELL_DEL, BOX, _READING_AID, _FALLBACK)


def accept(root: Element) -> None:
    """Changes `root`: what was deleted or moved away goes, boxes stand behind their paragraph."""
    found = list(root.iter(*UNSETTLED))
    for element in found:
        if element.tag == _FALLBACK and _is_said_before(element):
            _remove(element)
    _take_out(found)
    _hoist(element for element in found if element.tag == BOX)


def _is_said_before(fallback: Element) -> bool:
    """Word writes a box twice, the second time for older programs; text in a fallback alone is all there is."""
    parent = fallback.getparent()
    return parent is not None and parent.find(_CHOICE) is not None


def _take_out(found: Sequence[Element]) -> None:
    marks: list[Element] = []
    for element in found:
        parent = element.getparent()
        if parent is None or element.tag in (BOX, _FALLBACK):
            continue
        if parent.tag == _RPR:
            marks.extend(_owner(parent, _PPR, _P))
        elif parent.tag == _TRPR:
            _remove(*_owner(parent, _TR))
        elif parent.tag == _TCPR:
            _remove(*_owner(parent, _TC))
        else:
            _remove(element)
    for paragraph in reversed(marks):
        _run_on(paragraph)


def _owner(element: Element, *tags: str) -> tuple[Element, ...]:
    """The ancestor reached by exactly these steps up, or nothing: `w:rPr` in a run is no paragraph mark's."""
    for tag in tags:
        parent = element.getparent()
        if parent is None or parent.tag != tag:
            return ()
        element = parent
    return (element,)


def _run_on(paragraph: Element) -> None:
    """A paragraph whose mark is deleted runs on into the next one; the properties of that one count."""
    following = next((each for each in paragraph.itersiblings() if each.tag == _P or len(each)), None)
    if following is None or following.tag != _P:
        if next(paragraph.iter(_R), None) is None:
            _remove(paragraph)
        return
    at = 1 if len(following) and following[0].tag == _PPR else 0
    following[at:at] = [child for child in paragraph if child.tag != _PPR]
    _remove(paragraph)


def _hoist(boxes: Iterable[Element]) -> None:
    """A box stands behind the paragraph it is tied to, a second box of that paragraph behind the first."""
    behind: dict[Element, Element] = {}
    for box in boxes:
        hosts = tuple(box.iterancestors(_P))
        if hosts:
            host = hosts[-1]
            behind.get(host, host).addnext(box)
            behind[host] = box


def _remove(*elements: Element) -> None:
    for element in elements:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
