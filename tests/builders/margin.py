"""What must hold of the comments in a Word file, whoever wrote it: `faults(data)` names what does not."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from lxml import etree

from tests.builders.word import unpacked
from workbench.word.xml import name

_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_PARTS = ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people")


def faults(data: bytes) -> list[str]:
    """Each rule that is broken, in a line; MS-DOCX 2.6.2.3, 2.5.4 and what Word and LibreOffice are known to do."""
    files = unpacked(data)
    return [*_package(files), *_marks(files), *_threads(files), *_numbers(files)]


def _root(files: Mapping[str, bytes], part: str) -> etree._Element | None:
    data = files.get(f"word/{part}.xml")
    return None if data is None else etree.fromstring(data)


def _package(files: Mapping[str, bytes]) -> Iterator[str]:
    if next(iter(files)) != "[Content_Types].xml":
        yield "the content types are not the first entry"
    types = etree.fromstring(files["[Content_Types].xml"])
    kinds = {one.get("PartName", ""): one.get("ContentType", "") for one in types.iter(f"{_TYPES}Override")}
    links = etree.fromstring(files["word/_rels/document.xml.rels"])
    targets = [PurePosixPath(link.get("Target", "")).name for link in links if link.get("TargetMode") != "External"]
    for part in _PARTS:
        if f"word/{part}.xml" in files:
            if kinds.get(f"/word/{part}.xml") != f"{_CONTENT}{part}+xml":
                yield f"{part} has the content type {kinds.get(f'/word/{part}.xml')}"
            if targets.count(f"{part}.xml") != 1:
                yield f"{targets.count(f'{part}.xml')} relationships lead to {part}"
        elif f"{part}.xml" in targets:
            yield f"a relationship leads to {part}, which is not there"
    comments = _root(files, "comments")
    if comments is not None and not len(comments):
        yield "there is a part for comments and no comment"
    if comments is None and any(f"word/{part}.xml" in files for part in _PARTS):
        yield "there are parts about comments and no comment"


def _marks(files: Mapping[str, bytes]) -> Iterator[str]:
    body = _root(files, "document")
    assert body is not None
    comments = _root(files, "comments")
    written = Counter(one.get(name("w:id")) for one in comments) if comments is not None else Counter()
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        found = Counter(one.get(name("w:id")) for one in body.iter(name(f"w:{tag}")))
        for number in written | found:
            if (written[number], found[number]) != (1, 1):
                yield f"comment {number} stands {written[number]} times in its part and has {found[number]} {tag}"
    places = {one: place for place, one in enumerate(body.iter())}
    starts = {one.get(name("w:id")): places[one] for one in body.iter(name("w:commentRangeStart"))}
    for end in body.iter(name("w:commentRangeEnd")):
        if places[end] < starts.get(end.get(name("w:id")), 0):
            yield f"comment {end.get(name('w:id'))} ends before it begins"


def _threads(files: Mapping[str, bytes]) -> Iterator[str]:
    comments = _root(files, "comments")
    if comments is None:
        return
    paragraphs = [one.get(name("w14:paraId"), "") for one in comments.iter(name("w:p"))]
    last = [comment.findall(name("w:p"))[-1].get(name("w14:paraId")) for comment in comments]
    for number, count in Counter(paragraphs).items():
        if count > 1:
            yield f"the paragraph id {number} stands {count} times"
        if len(number) != 8 or not 0 < int(number, 16) < 0x80000000:
            yield f"{number} is no paragraph id"
    extended = _root(files, "commentsExtended")
    entries = [] if extended is None else list(extended)
    if [entry.get(name("w15:paraId")) for entry in entries] != last:
        yield "commentsExtended does not name the last paragraph of each comment, in their order"
    parents = {entry.get(name("w15:paraId")): entry.get(name("w15:paraIdParent")) for entry in entries}
    for own, parent in parents.items():
        if parent is not None and (parent not in parents or parents[parent] is not None):
            yield f"{own} answers {parent}, which is no first comment"
    for part, attribute in (("commentsIds", "w16cid:durableId"), ("commentsExtensible", "w16cex:durableId")):
        root = _root(files, part)
        numbers = [] if root is None else [one.get(name(attribute), "0") for one in root]
        if len(set(numbers)) != len(last) or any(not 0 < int(number, 16) < 0x7FFFFFFF for number in numbers):
            yield f"{part} has other ids than one for each comment"


def _numbers(files: Mapping[str, bytes]) -> Iterator[str]:
    body = _root(files, "document")
    assert body is not None
    records = body.iter(*(name(f"w:{tag}") for tag in ("ins", "del", "moveFrom", "moveTo")))
    for number, count in Counter(one.get(name("w:id")) for one in records).items():
        if count > 1:
            yield f"{count} records of changes have the number {number}"
    for tag in ("moveFrom", "moveTo"):
        opened = sorted(one.get(name("w:id"), "") for one in body.iter(name(f"w:{tag}RangeStart")))
        closed = sorted(one.get(name("w:id"), "") for one in body.iter(name(f"w:{tag}RangeEnd")))
        if opened != closed:
            yield f"the marks of {tag} do not pair"
    named = [one.get(name("w:name")) for one in body.iter(name("w:bookmarkStart"))]
    if len(named) != len(set(named)):
        yield "two bookmarks have one name"
    for deleted in body.iter(name("w:del")):
        if deleted.find(f".//{name('w:t')}") is not None:
            yield "words that were taken out are written as words that stand"
    if any(one.tag.startswith("{urn:") for one in body.iter(etree.Element)):
        yield "a sign of our own is left in the file"
