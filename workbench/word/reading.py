"""A Word file read whole: `read(data)` gives a `WordDocument`, or refuses the file by name."""

from collections.abc import Mapping

from workbench.limited import Limits, run_limited
from workbench.word.body import Story
from workbench.word.comments import read_comments
from workbench.word.document import Position, WordDocument
from workbench.word.package import Package, open_package
from workbench.word.styles import Styles, read_styles
from workbench.word.xml import Element, name


def read(data: bytes) -> WordDocument:
    """The document in these bytes. Raises UnsafeFile. For files from outside use `read_limited`."""
    package = open_package(data)
    styles = read_styles(package.related("styles"))
    body = Story(styles, package.links())
    body.read(_body(package))
    places, notes = _places(package, body, styles)
    return WordDocument(
        paragraphs=tuple(body.paragraphs),
        comments=read_comments(package, places),
        bookmarks=tuple(body.bookmarks),
        properties=_properties(package),
        formatting=tuple(body.formatting),
        notes=notes,
        warnings=package.warnings,
    )


def read_limited(data: bytes, *, limits: Limits | None = None) -> WordDocument:
    """As `read`, in a process of its own: 20 seconds and 512 MiB at most. Raises UnsafeFile or ReadingStopped."""
    document: WordDocument = run_limited("workbench.word.reading:read", data, limits=limits)
    return document


def _body(package: Package) -> Element:
    body = package.body.find(name("w:body"))
    assert body is not None  # the gate looked
    return body


def _places(
    package: Package, body: Story, styles: Styles
) -> tuple[dict[str, tuple[Position, Position]], dict[str, str]]:
    """The range of each comment by its id, and the text of each note.

    A comment inside a note stands in the stream at the note's mark.
    """
    places = _ranges(body)
    texts: dict[str, str] = {}
    for kind in ("footnote", "endnote"):
        root = package.related(f"{kind}s")
        for note in [] if root is None else root.findall(name(f"w:{kind}")):
            label = f"{kind} {note.get(name('w:id'), '')}"
            story = Story(styles, {})
            story.read(note)
            texts[label] = "\n".join(paragraph.text for paragraph in story.paragraphs).strip()
            mark = body.note_places.get(label)
            if mark is not None:
                around = (mark, Position(mark.paragraph, mark.offset + 1))
                places |= dict.fromkeys(_ranges(story), around)
    return places, {label: text for label, text in texts.items() if label in body.note_places}


def _ranges(story: Story) -> dict[str, tuple[Position, Position]]:
    """From the start mark to the end mark; where one is missing, the reference stands for it."""
    found: dict[str, tuple[Position, Position]] = {}
    last = len(story.paragraphs) - 1
    for comment in {*story.comment_starts, *story.comment_references}:
        reference = story.comment_references.get(comment)
        start = story.comment_starts.get(comment) or reference
        end = story.comment_ends.get(comment) or reference or start
        if start is None or end is None:
            continue
        if start.paragraph > last:  # a mark after the last paragraph
            start = end
        found[comment] = (start, max(start, end))
    return found


def _properties(package: Package) -> Mapping[str, str]:
    root = package.related("custom-properties", to="")
    if root is None:
        return {}
    return {
        entry.get("name", ""): "".join(str(text) for text in entry.itertext()).strip()
        for entry in root
        if entry.get("name")
    }
