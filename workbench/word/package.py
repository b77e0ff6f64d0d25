"""The gate through which every .docx from outside comes in: opened by name, size and kind, or refused with a reason.

Each figure is well above what a report of the field needs (one of 21,200 words with footnotes is 0.3 MiB) and well
below what hurts a small server.
"""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from workbench.word import pictures, refusals, xml
from workbench.word.notices import EMBEDDED_DROPPED, EXTERNAL_DROPPED, LINK_DROPPED, PART_IGNORED, Notice
from workbench.word.xml import Element

MEBIBYTE: Final = 1024 * 1024
MAX_FILE: Final = 25 * MEBIBYTE
MAX_UNFOLDED: Final = 200 * MEBIBYTE
MAX_ENTRIES: Final = 2_000
MAX_XML: Final = 60 * MEBIBYTE
MAX_MEDIA: Final = 15 * MEBIBYTE
MAX_RATIO: Final = 120
RATIO_COUNTS_FROM: Final = 2 * MEBIBYTE
MAX_MEGAPIXELS: Final = 60

CONTENT_TYPES: Final = "[Content_Types].xml"
WEB_SCHEMES: Final = ("http:", "https:", "mailto:")
_MAIN: Final = "officeDocument"  # the kind of relationship from the package to its text
_WORD_MAIN: Final = "wordprocessingml.document.main+xml"
_WORD_TEMPLATE: Final = "wordprocessingml.template.main+xml"
# Relationships whose target is something else than text; the last step of the relationship's type.
_EMBEDDED: Final = frozenset(
    {"aFChunk", "oleObject", "package", "control", "activeXControlBinary", "extensibility", "attachedToolbars"}
)
_OTHER_FORMATS: Final = (
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a rich text file (.rtf)"),
    (b"<!DOCTYPE html", "a web page (.html)"),
    (b"<html", "a web page (.html)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"II*\x00", "a scan (.tif)"),
    (b"MM\x00*", "a scan (.tif)"),
)
_OPEN_DOCUMENT: Final = b"mimetypeapplication/vnd.oasis.opendocument"  # the first part, by its standard, stored
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, struct.error, NotImplementedError, ValueError, OSError)


@dataclass(frozen=True)
class Sizes:
    """The most bytes of a package: of the file, of all its parts unfolded, of one part of XML."""

    file: int = MAX_FILE
    unfolded: int = MAX_UNFOLDED
    xml: int = MAX_XML


@dataclass(frozen=True)
class Relationship:
    """From one part to another, or to an address outside. `kind` is the last step of its type: "comments"."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True)
class Package:
    """A .docx that passed the gate. Parts are found by relationship, never by a fixed name.

    `trees` holds every XML part that was wanted and could be parsed; others (pictures) are read one by one with `data`.
    """

    main: str
    trees: Mapping[str, Element]
    relationships: Mapping[str, tuple[Relationship, ...]]
    warnings: tuple[Notice, ...]
    _archive: zipfile.ZipFile = field(repr=False, compare=False)

    @property
    def body(self) -> Element:
        return self.trees[self.main]

    def related(self, kind: str, *, to: str | None = None) -> Element | None:
        """The parsed part that the main part (or the part `to`; "" is the package) points to: `related("comments")`."""
        part = self.target(kind, to=to)
        return None if part is None else self.trees[part]

    def all_related(self, kind: str) -> tuple[Element, ...]:
        """Every parsed part of a kind that the main part points to: a document has several headers."""
        return tuple(self.trees[part] for part in self._targets(kind, self.main))

    def target(self, kind: str, *, to: str | None = None) -> str | None:
        """The name of the part that `related` gives."""
        return next(self._targets(kind, self.main if to is None else to), None)

    def _targets(self, kind: str, source: str) -> Iterator[str]:
        for relationship in self.relationships.get(source, ()):
            if relationship.kind == kind and not relationship.external and relationship.target in self.trees:
                yield relationship.target

    def links(self, part: str | None = None) -> Mapping[str, str]:
        """The web and mail addresses a part points to, by relationship id."""
        found = self.relationships.get(self.main if part is None else part, ())
        return {link.id: link.target for link in found if link.external}

    def data(self, part: str) -> bytes:
        """The bytes of any part, within the limit for media. Raises TooLarge or Damaged."""
        return _read(self._archive, self._archive.getinfo(part), limit=MAX_MEDIA)


def open_package(data: bytes, *, wanted: Container[str] | None = None) -> Package:
    """The package, with what points outside dropped and said in `warnings`. Raises UnsafeFile with the reason.

    `wanted`, the kinds of relationship whose parts will be read, saves the parsing of the others: they are unpacked
    within the same limits, and parsed only where they could declare entities. None wants all.
    """
    _check_signature(data)
    archive = _open(data)
    _check_entries(archive.infolist(), size=len(data))
    parts = _Parts(archive)
    parts.take(_is_link)
    found, dropped = _relationships(parts.trees)
    read = None if wanted is None else _targets(found, wanted)
    parts.take(lambda part: not _is_link(part), read)
    _check_content_types(parts.trees.get(CONTENT_TYPES))
    return Package(
        main=_main_part(found, parts.trees),
        trees=parts.trees,
        relationships=found,
        warnings=(*parts.ignored, *dropped),
        _archive=archive,
    )


def checked_archive(data: bytes, sizes: Sizes | None = None) -> zipfile.ZipFile:
    """A package of another kind (a workbook) whose list of parts passed the same checks; nothing of it is parsed.

    `sizes` are its own where a package of that kind is larger than any document. Raises UnsafeFile.
    """
    sizes = sizes or Sizes()
    if len(data) > sizes.file:
        raise refusals.TooLarge(limit=sizes.file // MEBIBYTE, what="the whole file")
    archive = _open(data)
    _check_entries(archive.infolist(), size=len(data), sizes=sizes)
    return archive


def part_of(archive: zipfile.ZipFile, part: str) -> bytes:
    """The bytes of one part within its limit. Raises TooLarge or Damaged; KeyError where there is no such part."""
    return _read(archive, archive.getinfo(part), limit=_limit(part))


def _check_signature(data: bytes) -> None:
    if not data:
        raise refusals.Empty()
    if len(data) > MAX_FILE:
        raise refusals.TooLarge(limit=MAX_FILE // MEBIBYTE, what="the whole file")
    if data.startswith(_OLE):
        raise refusals.LegacyOrProtected()
    # "~$port.docx": 162 bytes, the user's name behind its length.
    if len(data) == 162 and data[0] < 64:
        raise refusals.LockFile()
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    for signature, format_name in _OTHER_FORMATS:
        if start[: len(signature)].lower() == signature.lower():
            raise refusals.OtherFormat(format=format_name)
    if start.startswith(b"PK") and _OPEN_DOCUMENT in start[:150]:
        raise refusals.OtherFormat(format="an OpenDocument file (.odt)")


def _open(data: bytes) -> zipfile.ZipFile:
    if not data.startswith(b"PK"):
        raise refusals.NotWord(fault="it is not a package of parts")
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _UNREADABLE as error:
        raise refusals.Damaged(fault="its list of parts cannot be read") from error


def _check_entries(entries: list[zipfile.ZipInfo], *, size: int, sizes: Sizes | None = None) -> None:
    """Everything that the archive's list of parts says about itself, before anything is unpacked."""
    sizes = sizes or Sizes()
    if len(entries) > MAX_ENTRIES:
        raise refusals.TooManyParts(count=len(entries), limit=MAX_ENTRIES)
    seen: set[str] = set()
    for entry in entries:
        _check_name(entry, seen)
        if entry.flag_bits & 0x1:
            raise refusals.EncryptedPart(part=entry.filename)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise refusals.OddCompression(part=entry.filename)
        if entry.file_size > RATIO_COUNTS_FROM and entry.file_size > MAX_RATIO * max(1, entry.compress_size):
            raise refusals.Bomb(part=entry.filename, ratio=MAX_RATIO)
        limit = sizes.xml if _is_xml(entry.filename) else MAX_MEDIA
        if entry.file_size > limit:
            raise refusals.TooLarge(limit=limit // MEBIBYTE, what=entry.filename)
    if sum(entry.file_size for entry in entries) > sizes.unfolded:
        raise refusals.TooLarge(limit=sizes.unfolded // MEBIBYTE, what="all parts unfolded")
    if sum(entry.compress_size for entry in entries) > size:  # parts that lie over one another
        raise refusals.Damaged(fault="its parts overlap")


def _check_name(entry: zipfile.ZipInfo, seen: set[str]) -> None:
    part = entry.filename
    folded = part.casefold()
    steps = unquote(part).replace("\\", "/").split("/")
    if part.startswith(("/", "\\")) or ":" in part:
        raise refusals.BadPartName(part=part[:80], fault="it is absolute")
    if ".." in steps:
        raise refusals.BadPartName(part=part[:80], fault="it leads out of the file")
    if "\x00" in entry.orig_filename or "\\" in part:
        raise refusals.BadPartName(part=part[:80], fault="it has signs that a name cannot have")
    if folded in seen:
        raise refusals.BadPartName(part=part[:80], fault="it is there twice")
    if posixpath.basename(folded).startswith("vbaproject"):
        raise refusals.HasMacros()
    seen.add(folded)


def _is_xml(part: str) -> bool:
    return part.lower().endswith((".xml", ".rels"))


def _limit(part: str) -> int:
    return MAX_XML if _is_xml(part) else MAX_MEDIA


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, *, limit: int) -> bytes:
    """The real bytes: the declared size was checked, and is not trusted."""
    try:
        with archive.open(entry) as opened:
            data = opened.read(limit + 1)
    except _UNREADABLE as error:
        raise refusals.Damaged(fault=f"{entry.filename} cannot be unpacked") from error
    if len(data) > limit:
        raise refusals.TooLarge(limit=limit // MEBIBYTE, what=entry.filename)
    return data


def _is_link(part: str) -> bool:
    """Whether a part says where the others are: it has to be parsed before them."""
    return part == CONTENT_TYPES or part.lower().endswith(".rels")


def _targets(found: Mapping[str, tuple[Relationship, ...]], wanted: Container[str]) -> frozenset[str]:
    return frozenset(
        each.target for some in found.values() for each in some if each.kind == _MAIN or each.kind in wanted
    )


class _Parts:
    """The parts as they are parsed. One that is damaged is left out with a notice; whether the rest is enough shows."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.trees: dict[str, Element] = {}
        self.ignored: list[Notice] = []

    def take(self, which: Callable[[str], bool], read: frozenset[str] | None = None) -> None:
        """Parse and check these parts; of those outside `read`, what could be an attack is parsed all the same."""
        for entry in self.archive.infolist():
            if which(entry.filename):
                try:
                    self._take(entry, read is None or entry.filename in read)
                except refusals.Damaged:
                    self.ignored.append(Notice(PART_IGNORED, {"part": entry.filename}))

    def _take(self, entry: zipfile.ZipInfo, is_read: bool) -> None:
        part = entry.filename
        if _is_xml(part):
            data = _read(self.archive, entry, limit=MAX_XML)
            if is_read or xml.could_declare(data):
                self.trees[part] = xml.parse(data, part=part)
        elif pictures.is_picture(part):
            _check_picture(_read(self.archive, entry, limit=MAX_MEDIA), part)


def _check_picture(data: bytes, part: str) -> None:
    size = pictures.size(data)
    if size is not None and size[0] * size[1] > MAX_MEGAPIXELS * 1_000_000:
        raise refusals.HugePicture(part=part, limit=MAX_MEGAPIXELS)


def _check_content_types(root: Element | None) -> None:
    if root is None:
        raise refusals.NotWord(fault="its list of content types is missing or damaged")
    kinds = [element.get("ContentType", "") for element in root.iter() if isinstance(element.tag, str)]
    if any("macroenabled" in kind.lower() or "vbaproject" in kind.lower() for kind in kinds):
        raise refusals.HasMacros()
    if not any(kind.endswith((_WORD_MAIN, _WORD_TEMPLATE)) for kind in kinds):
        raise refusals.NotWord(fault=_what_it_is(kinds))


def _what_it_is(kinds: Iterable[str]) -> str:
    joined = " ".join(kinds)
    if "spreadsheetml" in joined:
        return "it is a workbook of Excel"
    if "presentationml" in joined:
        return "it is a presentation"
    return "no part is declared as the text"


def _relationships(
    trees: Mapping[str, Element],
) -> tuple[dict[str, tuple[Relationship, ...]], tuple[Notice, ...]]:
    """By the part they start from; "" is the package itself."""
    found: dict[str, tuple[Relationship, ...]] = {}
    dropped: list[Notice] = []
    for part, root in trees.items():
        if not part.lower().endswith(".rels"):
            continue
        folder, file_name = posixpath.split(part)
        base = posixpath.dirname(folder)
        source = posixpath.join(base, file_name[: -len(".rels")])
        kept: list[Relationship] = []
        for element in root:
            _sort(_relationship(element, base), kept, dropped)
        found[source] = tuple(kept)
    return found, tuple(dropped)


def _relationship(element: Element, base: str) -> Relationship:
    target = element.get("Target", "")
    external = element.get("TargetMode", "").lower() == "external"
    if not external:
        target = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(base, target))
    return Relationship(
        id=element.get("Id", ""),
        kind=element.get("Type", "").rstrip("/").rsplit("/", 1)[-1],
        target=target,
        external=external,
    )


def _sort(relationship: Relationship, kept: list[Relationship], dropped: list[Notice]) -> None:
    """Keep what stays inside and plain links; drop, and say so, what would fetch or run something."""
    kind, target = relationship.kind, relationship.target
    if relationship.external and kind != "hyperlink":
        dropped.append(Notice(EXTERNAL_DROPPED, {"kind": kind, "target": target[:120]}))
    elif relationship.external and not target.lower().startswith(WEB_SCHEMES):
        dropped.append(Notice(LINK_DROPPED, {"target": target[:120]}))
    elif kind in _EMBEDDED or "customUI" in target:
        dropped.append(Notice(EMBEDDED_DROPPED, {"kind": kind, "part": target[:120]}))
    else:
        kept.append(relationship)


def _main_part(found: Mapping[str, tuple[Relationship, ...]], trees: Mapping[str, Element]) -> str:
    for relationship in found.get("", ()):
        if relationship.kind == _MAIN and relationship.target in trees:
            if trees[relationship.target].find(xml.name("w:body")) is None:
                break
            return relationship.target
    raise refusals.NotWord(fault="its text is missing or damaged")
