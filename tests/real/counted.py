"""What a Word file holds, counted straight over its XML, without a line of the reader: the oracle of `word.reading`.

Deliberately plain: ElementTree, one walk, letters alone (what white space counts is a matter of its own).
"""

import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
FORMATS = frozenset(
    f"{kind}Change" for kind in ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "numbering")
)

Around = tuple[ET.Element, ...]


@dataclass
class Counted:
    """What was counted.

    letters: by state, "inserted", "deleted", "moved from", "moved to" · marks: paragraph marks in these states ·
    moves: the names of those that left one place and stand in another · words: of the comments in the order of
    comments.xml, the letters of their ranges, deleted ones too · replies: (comment, comment answered) by their place
    there; None for those without a list of threads · resolved: places · same_range: (comment, the earliest on the
    very letters it stands on).
    """

    letters: Counter[str] = field(default_factory=Counter)
    marks: Counter[str] = field(default_factory=Counter)
    moves: set[str] = field(default_factory=set)
    formats: int = 0
    bodies: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    replies: set[tuple[int, int]] | None = None
    resolved: set[int] = field(default_factory=set)
    same_range: set[tuple[int, int]] = field(default_factory=set)


def letters_of(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def counted(path: Path) -> Counted:
    """The counts of one file."""
    found = Counted()
    with zipfile.ZipFile(path) as archive:
        main = _main(archive)
        related = _related(archive, main)
        body = ET.fromstring(archive.read(main)).find(f"{W}body")
        assert body is not None
        ranges = _walk(body, found)
        comments = ET.fromstring(archive.read(related["comments"])) if "comments" in related else None
        extended = related.get("commentsExtended")
        elements = [] if comments is None else comments.findall(f"{W}comment")
        for element in elements:
            found.bodies.append(letters_of("".join(text.text or "" for text in element.iter(f"{W}t"))))
            found.words.append(ranges.get(element.get(f"{W}id", ""), (0, ""))[1])
        found.same_range = _same_range(elements, ranges)
        if extended is not None:
            _threads(found, elements, ET.fromstring(archive.read(extended)))
    return found


def _main(archive: zipfile.ZipFile) -> str:
    root = ET.fromstring(archive.read("_rels/.rels"))
    return next(each.get("Target", "") for each in root if each.get("Type", "").endswith("/officeDocument")).lstrip("/")


def _related(archive: zipfile.ZipFile, main: str) -> dict[str, str]:
    folder, file_name = posixpath.split(main)
    name = f"{folder}/_rels/{file_name}.rels"
    if name not in archive.namelist():
        return {}
    found = {}
    for each in ET.fromstring(archive.read(name)):
        target = each.get("Target", "")
        target = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found[each.get("Type", "").rsplit("/", 1)[-1]] = target
    return {kind: target for kind, target in found.items() if target in archive.namelist()}


Ranges = dict[str, tuple[int, str]]


def _walk(body: ET.Element, found: Counted) -> Ranges:
    """Counts; and of each comment, by its id, before which letter of the body its range begins, and its letters."""
    open_ranges: dict[str, tuple[int, list[str]]] = {}
    ranges: Ranges = {}
    leaves: set[str] = set()
    goes_to: dict[str, str] = {}  # the open ranges of moves, by id
    arrives: set[str] = set()
    for element, around in _in_order(body):
        local = element.tag.removeprefix(W)
        if local == "commentRangeStart":
            open_ranges[element.get(f"{W}id", "")] = (found.letters.total(), [])
        elif local == "commentRangeEnd":
            start, texts = open_ranges.pop(element.get(f"{W}id", ""), (0, []))
            ranges[element.get(f"{W}id", "")] = (start, "".join(texts))
        elif local in ("t", "delText"):
            text = letters_of(element.text or "")
            found.letters[_state(around)] += len(text)
            if text and _state(around) == "moved to":  # and not taken out again
                arrives.update(goes_to.values())
            for _, texts in open_ranges.values():
                texts.append(text)
        elif local == "p":
            found.marks[_state_of_mark(element, around)] += 1
        elif local == "moveFromRangeStart":
            leaves.add(element.get(f"{W}name", ""))
        elif local == "moveToRangeStart":
            goes_to[element.get(f"{W}id", "")] = element.get(f"{W}name", "")
        elif local == "moveToRangeEnd":
            goes_to.pop(element.get(f"{W}id", ""), None)
        elif local in FORMATS or (local == "ins" and around and around[-1].tag == f"{W}numPr"):
            found.formats += 1
    found.moves = leaves & arrives
    return ranges


def _in_order(parent: ET.Element, around: Around = ()) -> Iterator[tuple[ET.Element, Around]]:
    """Each element with those around it; of two ways in which a file has something, the first; boxes left out."""
    for child in parent:
        if child.tag in (_FALLBACK, f"{W}txbxContent") or child.tag.startswith(_MATH):
            continue
        yield child, (*around, parent)
        yield from _in_order(child, (*around, parent))


def _state(around: Around) -> str:
    """In which state words are inside these elements; put in and taken out again counts on its own."""
    tags = {each.tag.removeprefix(W) for each in around}
    put_in = "inserted" if "ins" in tags else "moved to" if "moveTo" in tags else ""
    taken_out = "deleted" if "del" in tags else "moved from" if "moveFrom" in tags else ""
    return " and ".join(filter(None, (put_in, taken_out))) or "kept"


def _state_of_mark(paragraph: ET.Element, around: Around) -> str:
    own = paragraph.find(f"{W}pPr/{W}rPr")
    tags = set() if own is None else {each.tag.removeprefix(W) for each in own}
    put_in, taken_out = bool(tags & {"ins", "moveTo"}), bool(tags & {"del", "moveFrom"})
    for each in around:
        row = each.find(f"{W}trPr") if each.tag == f"{W}tr" else each.find(f"{W}tcPr")
        inside = set() if row is None else {one.tag.removeprefix(W) for one in row}
        put_in |= bool(inside & {"ins", "cellIns"})
        taken_out |= bool(inside & {"del", "cellDel"})
    return " and ".join(filter(None, ("inserted" * put_in, "deleted" * taken_out))) or "kept"


def _same_range(elements: list[ET.Element], ranges: Ranges) -> set[tuple[int, int]]:
    heads: dict[tuple[int, str], int] = {}
    where = [ranges.get(each.get(f"{W}id", ""), (0, "")) for each in elements]
    for at in sorted(range(len(elements)), key=lambda each: elements[each].get(f"{W}date", "")):
        heads.setdefault(where[at], at)
    return {(at, heads[place]) for at, place in enumerate(where) if place[1] and heads[place] != at}


def _threads(found: Counted, elements: list[ET.Element], extended: ET.Element) -> None:
    place = {paragraph.get(f"{W14}paraId"): at for at, each in enumerate(elements) for paragraph in each.iter(f"{W}p")}
    answered = {
        place[entry.get(f"{W15}paraId")]: place.get(entry.get(f"{W15}paraIdParent"))
        for entry in extended
        if entry.get(f"{W15}paraId") in place
    }
    found.replies = {(at, parent) for at, parent in answered.items() if parent is not None}
    found.resolved = {
        place[entry.get(f"{W15}paraId")]
        for entry in extended
        if entry.get(f"{W15}done") == "1" and entry.get(f"{W15}paraId") in place
    }
