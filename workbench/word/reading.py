"""A Word file read whole: `read(data)` gives a `WordDocument`, or refuses the file by name."""

from collections.abc import Iterable, Mapping

from workbench.limited import Limits, run_limited
from workbench.word.body import Story
from workbench.word.comments import read_comments
from workbench.word.document import Drawn, Unread, WordDocument, date_as_written
from workbench.word.notes import read_beside
from workbench.word.notices import HIGHLIGHTED, NOT_UNDERSTOOD, STRUCK, TEXT_BOX, Notice
from workbench.word.package import Package, open_package
from workbench.word.places import body_places
from workbench.word.styles import read_styles
from workbench.word.xml import Element, name

_TOLD = 120  # characters of a text that a notice quotes
_NAMED, _QUOTED = 6, 40  # stretches of words that one names, and characters of each


def read(data: bytes) -> WordDocument:
    """The document in these bytes. Raises UnsafeFile. For files from outside use `read_limited`."""
    package = open_package(data)
    styles = read_styles(package.related("styles"))
    body = Story(styles, package.links())
    body.read(_body(package))
    beside = read_beside(package, styles, body.note_places)
    comments, in_comments = read_comments(package, {**beside.comments, **body_places(body)})
    unread = (*body.unread, *beside.unread, *in_comments)
    return WordDocument(
        paragraphs=tuple(body.paragraphs),
        comments=comments,
        bookmarks=tuple(body.marked.bookmarks),
        properties=_properties(package),
        formatting=tuple(body.formatting),
        notes=beside.texts,
        notes_before=beside.before,
        running=tuple(beside.running),
        unread=unread,
        drawn=tuple(body.drawn),
        saved_at=_saved_at(package),
        warnings=(*package.warnings, *beside.notices, *_boxes(body), *_drawn(body), *_not_understood(unread)),
    )


def read_limited(data: bytes, *, limits: Limits | None = None) -> WordDocument:
    """As `read`, in a process of its own: 20 seconds and 512 MiB at most. Raises UnsafeFile or ReadingStopped."""
    document: WordDocument = run_limited("workbench.word.reading:read", data, limits=limits)
    return document


def _body(package: Package) -> Element:
    body = package.body.find(name("w:body"))
    assert body is not None  # the gate looked
    return body


def _boxes(body: Story) -> Iterable[Notice]:
    return (Notice(TEXT_BOX, {"words": words[:_TOLD]}) for words in body.boxed)


def _drawn(body: Story) -> Iterable[Notice]:
    """People strike words through or highlight them where they mean a proposal; a format proposes nothing."""
    for kind, message in (("struck", STRUCK), ("highlighted", HIGHLIGHTED)):
        words = [_words(body, each) for each in body.drawn if each.kind == kind]
        quoted = [f"“{each[:_QUOTED]}”" for each in words if any(map(str.isalnum, each))]
        if quoted:
            more = " …" if len(quoted) > _NAMED else ""
            yield Notice(message, {"count": len(quoted), "words": ", ".join(quoted[:_NAMED]) + more})


def _words(body: Story, drawn: Drawn) -> str:
    return body.paragraphs[drawn.start.paragraph].text[drawn.start.offset : drawn.end.offset].strip()


def _not_understood(unread: Iterable[Unread]) -> Iterable[Notice]:
    names = sorted(each.name for each in unread)
    if names:
        yield Notice(NOT_UNDERSTOOD, {"count": len(names), "names": ", ".join(dict.fromkeys(names))})


def _saved_at(package: Package) -> str:
    root = package.related("core-properties", to="")
    return date_as_written(None if root is None else (root.findtext(name("dcterms:modified")) or "").strip())


def _properties(package: Package) -> Mapping[str, str]:
    root = package.related("custom-properties", to="")
    if root is None:
        return {}
    return {
        entry.get("name", ""): "".join(str(text) for text in entry.itertext()).strip()
        for entry in root
        if entry.get("name")
    }
