"""Footnotes, endnotes, headers and footers: what they say, and the comments that stand in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.word.body import Story
from workbench.word.document import Position, Unread, WordDocument
from workbench.word.notices import NOTE_CHANGED, RUNNING_CHANGED, Notice
from workbench.word.package import Package
from workbench.word.places import Place, ranges
from workbench.word.projection import Projection, View, project
from workbench.word.styles import Styles
from workbench.word.xml import attribute, name

_TOLD = 120  # characters of a text that a notice quotes


@dataclass
class Beside:
    """What stands beside the text. `texts`, `before`: as `WordDocument.notes` and `notes_before`."""

    texts: dict[str, str] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)
    running: list[str] = field(default_factory=list)
    comments: dict[str, Place] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


def read_beside(package: Package, styles: Styles, marks: Mapping[str, Position]) -> Beside:
    """All that stands beside the body; `marks` are the places of the notes' marks. A note without one is not there."""
    found = Beside()
    numbers = _printed_numbers(marks)
    for kind in ("footnote", "endnote"):
        root = package.related(f"{kind}s")
        for note in [] if root is None else root.findall(name(f"w:{kind}")):
            label = f"{kind} {attribute(note, 'id')}"
            if label in marks and label not in found.texts:
                story = Story(styles, {})
                story.read(note)
                _take_note(found, story, label, marks[label], numbers[label])
    for kind in ("header", "footer"):
        for root in package.all_related(kind):
            story = Story(styles, {})
            story.read(root)
            _take_running(found, story, kind)
    return found


def _printed_numbers(marks: Mapping[str, Position]) -> dict[str, str]:
    """What a reader knows a note by: "footnote 3" is the third mark of the text, whatever its id."""
    numbers: dict[str, str] = {}
    for label in sorted(marks, key=lambda each: marks[each]):
        kind = label.partition(" ")[0]
        count = sum(each.startswith(kind) for each in numbers.values()) + 1
        numbers[label] = f"{kind} {count}"
    return numbers


def _take_note(found: Beside, story: Story, label: str, mark: Position, number: str) -> None:
    after = _view(story, View.PROPOSED)
    before = _text(_view(story, View.FROZEN)).strip()
    text = _text(after)
    found.texts[label] = text.strip()
    if before != found.texts[label]:
        found.before[label] = before
        values = {"note": number, "before": before[:_TOLD], "after": found.texts[label][:_TOLD]}
        found.notices.append(Notice(NOTE_CHANGED, values))
    cut = len(text) - len(text.lstrip())
    for comment, place in ranges(story).items():
        within = [max(0, min(len(found.texts[label]), _offset(after, at) - cut)) for at in (place.start, place.end)]
        end = Position(mark.paragraph, mark.offset + 1)
        found.comments[comment] = Place(mark, end, label, (within[0], within[1]))
    found.unread += [Unread(each.name, mark, each.raw, label) for each in story.unread]


def _take_running(found: Beside, story: Story, kind: str) -> None:
    text = _text(_view(story, View.PROPOSED)).strip()
    before = _text(_view(story, View.FROZEN)).strip()
    if _printing(text) != _printing(before):
        found.notices.append(Notice(RUNNING_CHANGED, {"before": before[:_TOLD], "after": text[:_TOLD]}))
    if text and text not in found.running:
        found.running.append(text)
    for comment in ranges(story):
        found.comments.setdefault(comment, Place(None, None, kind))


def _view(story: Story, view: View) -> Projection:
    return project(WordDocument(tuple(story.paragraphs)), view)


def _text(view: Projection) -> str:
    return "\n".join(view.texts)


def _printing(text: str) -> str:
    """LibreOffice writes signs that nobody sees as tracked changes of a header (U+200D)."""
    return "".join(sign for sign in text if sign.isprintable())


def _offset(view: Projection, position: Position) -> int:
    """A place of the note as an offset in its text, whose paragraphs are lines."""
    placed = view.place(position)
    return sum(len(text) + 1 for text in view.texts[: placed.paragraph]) + placed.offset
