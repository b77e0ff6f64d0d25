"""The places of the comments of one story, from their marks."""

from dataclasses import dataclass

from workbench.word.body import Story
from workbench.word.document import Position


@dataclass(frozen=True)
class Place:
    """As in `WordComment`: start and end in the stream of the body, the story, the offsets within a note."""

    start: Position | None
    end: Position | None
    story: str = ""
    within: tuple[int, int] | None = None


@dataclass(frozen=True)
class Range:
    """A range of the stream of one story."""

    start: Position
    end: Position


def ranges(story: Story) -> dict[str, Range]:
    """From the start mark to the end mark; where one is missing, the reference stands for it."""
    found: dict[str, Range] = {}
    marked, last = story.marked, len(story.paragraphs) - 1
    for comment in {*marked.comment_starts, *marked.comment_references}:
        reference = marked.comment_references.get(comment)
        start = marked.comment_starts.get(comment) or reference
        end = marked.comment_ends.get(comment) or reference or start
        if start is None or end is None:
            continue
        if start.paragraph > last:  # a mark after the last paragraph
            start = end
        found[comment] = Range(start, max(start, end))
    return found


def body_places(story: Story) -> dict[str, Place]:
    """The places of the comments on the body; those inside a text box stand at the box."""
    return {
        comment: Place(found.start, found.end, "text box" if comment in story.marked.boxed_comments else "")
        for comment, found in ranges(story).items()
    }
