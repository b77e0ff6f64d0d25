"""The parts of a file that hold its comments: their words, which answers which, what is resolved, who wrote.

A `w14:paraId` is eight hexadecimal digits, above 0 and below 80000000, and unique (MS-DOCX 2.6.2.3): Word gives others
new ones and so loses threads. A file without comments has none of these parts: some programs refuse an empty one.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, cast

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from workbench.text.languages import direction, guess
from workbench.text.markup import Break, Inline, Note, Text, parse, plain
from workbench.word.commenting.records import WrittenComment
from workbench.word.elements import Element, element
from workbench.word.inlines import Surroundings, runs
from workbench.word.xml import NAMESPACES, name

_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_MICROSOFT: Final = "http://schemas.microsoft.com/office/"
_KINDS: Final = {  # part: the relationship that leads to it
    "comments": f"{_OFFICE}comments",
    "commentsExtended": f"{_MICROSOFT}2011/relationships/commentsExtended",
    "commentsIds": f"{_MICROSOFT}2016/09/relationships/commentsIds",
    "commentsExtensible": f"{_MICROSOFT}2018/08/relationships/commentsExtensible",
    "people": f"{_MICROSOFT}2011/relationships/people",
}
_LIMIT: Final = 0x80000000


@dataclass
class ParagraphIds:
    """Ids that are the same for the same words, and never twice in one file."""

    taken: set[int] = field(default_factory=set)

    def next(self, words: str) -> str:
        """One more, made of these words."""
        number = int.from_bytes(hashlib.sha256(words.encode()).digest()[:4]) % _LIMIT
        while number == 0 or number in self.taken:
            number = (number + 1) % _LIMIT
        self.taken.add(number)
        return f"{number:08X}"


def add(document: Document, threads: Sequence[Sequence[WrittenComment]], numbers: Mapping[str, int]) -> None:
    """Add the parts for these threads, in which `numbers` gives each comment its id; nothing for none."""
    if not threads:
        return
    ids = ParagraphIds()
    written: list[tuple[WrittenComment, WrittenComment, list[str]]] = []
    comments = _root("w:comments", "w14")
    package = document.part.package
    part = XmlPart(PackURI("/word/comments.xml"), f"{_TYPE}comments+xml", comments, package)
    for thread in threads:
        for remark in thread:
            body, own = _body(remark, ids, lambda address: part.relate_to(address, RT.HYPERLINK, is_external=True))
            comments.append(_comment(remark, numbers[remark.key], body))
            written.append((remark, thread[0], own))
    durable = {remark.key: ids.next(f"durable {remark.key}") for remark, _, _ in written}
    roots = {
        "commentsExtended": _extended(written),
        "commentsIds": _ids(written, durable),
        "commentsExtensible": _extensible(written, durable),
        "people": _people([remark.author for remark, _, _ in written]),
    }
    document.part.relate_to(part, _KINDS["comments"])
    for name_of, root in roots.items():
        data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        made = Part(PackURI(f"/word/{name_of}.xml"), f"{_TYPE}{name_of}+xml", data, package)
        document.part.relate_to(made, _KINDS[name_of])


def _root(tag: str, *newer: str) -> BaseOxmlElement:
    """A root that knows these newer namespaces; a program that does not know them may leave them out."""
    spaces = {prefix: NAMESPACES[prefix] for prefix in dict.fromkeys((tag.partition(":")[0], "mc", *newer))}
    made = cast(BaseOxmlElement, etree.Element(name(tag), nsmap=spaces))
    if newer:
        made.set(name("mc:Ignorable"), " ".join(newer))
    return made


def _comment(remark: WrittenComment, number: int, body: Sequence[Element]) -> Element:
    made = element("w:comment", *body, id=number, author=remark.author)
    if remark.date:
        made.set(qn("w:date"), remark.date)
    if remark.initials:
        made.set(qn("w:initials"), remark.initials)
    return made


def _body(remark: WrittenComment, ids: ParagraphIds, link: Callable[[str], str]) -> tuple[list[Element], list[str]]:
    """A paragraph for each line, the first with the comment's own mark; and their ids."""
    side = direction(remark.language or guess(remark.text))
    around = Surroundings(side, link, _no_notes)
    made: list[Element] = []
    own: list[str] = []
    for place, line in enumerate(_lines(remark)):
        own.append(ids.next(f"{remark.key} {place}"))
        paragraph = element("w:p", element("w:pPr", element("w:pStyle", val="CommentText")))
        if side == "rtl":
            paragraph[0].append(element("w:bidi"))
        paragraph.set(name("w14:paraId"), own[-1])
        paragraph.set(name("w14:textId"), "77777777")
        if place == 0:
            reference = element("w:rPr", element("w:rStyle", val="CommentReference"))
            paragraph.append(element("w:r", reference, element("w:annotationRef")))
        paragraph.extend(runs(line, around))
        made.append(paragraph)
    return made, own


def _lines(remark: WrittenComment) -> list[tuple[Inline, ...]]:
    """The lines of a comment: with their form, as long as that says the same words."""
    if not remark.markup or plain(remark.markup) != remark.text:
        return [(Text(line),) if line else () for line in remark.text.split("\n")]
    lines: list[list[Inline]] = [[]]
    for inline in parse(remark.markup):
        if isinstance(inline, Break):
            lines.append([])
        else:
            lines[-1].append(inline)
    return [tuple(line) for line in lines]


def _no_notes(_note: Note) -> None:
    """Comments have no notes."""


_Written = Sequence[tuple[WrittenComment, WrittenComment, list[str]]]


def _extended(written: _Written) -> Element:
    """Which comment answers which, by the id of the last paragraph of each; what is resolved is so as a thread."""
    root = _root("w15:commentsEx")
    last = {remark.key: own[-1] for remark, _, own in written}
    for remark, head, own in written:
        entry = etree.SubElement(root, name("w15:commentEx"))
        entry.set(name("w15:paraId"), own[-1])
        if head is not remark:
            entry.set(name("w15:paraIdParent"), last[head.key])
        entry.set(name("w15:done"), str(int(head.resolved)))
    return root


def _ids(written: _Written, durable: Mapping[str, str]) -> Element:
    root = _root("w16cid:commentsIds")
    for remark, _, own in written:
        entry = etree.SubElement(root, name("w16cid:commentId"))
        entry.set(name("w16cid:paraId"), own[-1])
        entry.set(name("w16cid:durableId"), durable[remark.key])
    return root


def _extensible(written: _Written, durable: Mapping[str, str]) -> Element:
    root = _root("w16cex:commentsExtensible")
    for remark, _, _ in written:
        entry = etree.SubElement(root, name("w16cex:commentExtensible"))
        entry.set(name("w16cex:durableId"), durable[remark.key])
        if remark.date_utc:
            entry.set(name("w16cex:dateUtc"), remark.date_utc)
    return root


def _people(authors: Sequence[str]) -> Element:
    root = _root("w15:people")
    for author in dict.fromkeys(authors):
        person = etree.SubElement(root, name("w15:person"))
        person.set(name("w15:author"), author)
        presence = etree.SubElement(person, name("w15:presenceInfo"))
        presence.set(name("w15:providerId"), "None")
        presence.set(name("w15:userId"), author)
    return root
