"""The marks of a story that have a place and no text: ends of comments, of bookmarks, of moves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from workbench.word.document import Bookmark, Position, Revision
from workbench.word.revised import revision_of
from workbench.word.xml import Element, attribute, local_name, name


@dataclass(frozen=True)
class Here:
    """Where a mark stands: `start` if something begins with it, `end` if it ends.

    They differ between paragraphs: what begins there begins in the next one, what ends there ended in the last.
    """

    start: Position
    end: Position


@dataclass
class Marked:
    """What the marks of one story say, by the id of the comment; gathered while the story is read."""

    comment_starts: dict[str, Position] = field(default_factory=dict)
    comment_ends: dict[str, Position] = field(default_factory=dict)
    comment_references: dict[str, Position] = field(default_factory=dict)
    boxed_comments: set[str] = field(default_factory=set)
    bookmarks: list[Bookmark] = field(default_factory=list)
    _open_bookmarks: dict[str, tuple[str, Position]] = field(default_factory=dict)
    _open_moves: dict[str, tuple[str, str]] = field(default_factory=dict)  # by id: kind and name of the move
    _moved: dict[str, str] = field(default_factory=dict)  # by kind: the last move that the paragraph has part in

    def note(self, element: Element, here: Callable[[], Here]) -> bool:
        """Note a mark; they stand at every level. False if the element is none."""
        handler = _MARKS.get(element.tag)
        if handler is None:
            return False
        handler(self, element, here())
        return True

    def note_box(self, box: Element, here: Position) -> None:
        """The comments in a text box stand at the box."""
        for mark in box.iter(name("w:commentReference"), name("w:commentRangeStart")):
            self.boxed_comments.add(attribute(mark, "id"))
            self.comment_references[attribute(mark, "id")] = here

    def paragraph_begins(self) -> None:
        self._moved = dict(self._open_moves.values())

    def end(self, last: Position) -> None:
        """What is open when the story ends, ends with it."""
        for bookmark, start in self._open_bookmarks.values():
            self.bookmarks.append(Bookmark(bookmark, start, last))
        self._open_bookmarks.clear()

    def revision(self, element: Element) -> Revision:
        """Who changed it and when; a paragraph mark belongs to the last move that its paragraph has part in."""
        return revision_of(element, self._moved.get(local_name(element), ""))

    def _comment_start(self, element: Element, here: Here) -> None:
        self.comment_starts[attribute(element, "id")] = here.start

    def _comment_end(self, element: Element, here: Here) -> None:
        self.comment_ends[attribute(element, "id")] = here.end

    def _comment_reference(self, element: Element, here: Here) -> None:
        self.comment_references[attribute(element, "id")] = here.end

    def _bookmark_start(self, element: Element, here: Here) -> None:
        self._open_bookmarks[attribute(element, "id")] = (attribute(element, "name"), here.start)

    def _bookmark_end(self, element: Element, here: Here) -> None:
        opened = self._open_bookmarks.pop(attribute(element, "id"), None)
        if opened is not None:
            bookmark, start = opened
            self.bookmarks.append(Bookmark(bookmark, start, max(start, here.end)))

    def _move_start(self, element: Element, _: Here) -> None:
        kind = local_name(element).removesuffix("RangeStart")
        self._open_moves[attribute(element, "id")] = (kind, attribute(element, "name"))
        self._moved[kind] = attribute(element, "name")

    def _move_end(self, element: Element, _: Here) -> None:
        self._open_moves.pop(attribute(element, "id"), None)


_MARKS: Final[Mapping[str, Callable[[Marked, Element, Here], None]]] = {
    name("w:commentRangeStart"): Marked._comment_start,
    name("w:commentRangeEnd"): Marked._comment_end,
    name("w:commentReference"): Marked._comment_reference,
    name("w:bookmarkStart"): Marked._bookmark_start,
    name("w:bookmarkEnd"): Marked._bookmark_end,
    name("w:moveFromRangeStart"): Marked._move_start,
    name("w:moveToRangeStart"): Marked._move_start,
    name("w:moveFromRangeEnd"): Marked._move_end,
    name("w:moveToRangeEnd"): Marked._move_end,
}
