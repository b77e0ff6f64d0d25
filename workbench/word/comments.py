"""The comments of a Word file: their words, their threads, what is resolved; their places come from the stories."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from workbench.word.document import Position, WordComment, date_as_written
from workbench.word.package import Package
from workbench.word.xml import Element, name

_TEXT = {name("w:tab"): "\t", name("w:br"): "\n", name("w:cr"): "\n", name("w:noBreakHyphen"): "\u2011"}


def read_comments(package: Package, places: Mapping[str, tuple[Position, Position]]) -> tuple[WordComment, ...]:
    """All comments in the file's order; `places` gives the range of each by its id."""
    root = package.related("comments")
    if root is None:
        return ()
    elements = [element for element in root if element.tag == name("w:comment")]
    found = [_comment(element, places) for element in elements]
    by_paragraph = _by_paragraph(elements)
    extended = package.related("commentsExtended")
    if extended is not None:
        found = _with_threads(found, by_paragraph, extended)
    return _with_inferred_threads(found)


def _comment(element: Element, places: Mapping[str, tuple[Position, Position]]) -> WordComment:
    comment_id = element.get(name("w:id"), "")
    start, end = places.get(comment_id, (None, None))
    return WordComment(
        id=comment_id,
        author=element.get(name("w:author"), ""),
        initials=element.get(name("w:initials"), ""),
        date=date_as_written(element.get(name("w:date"))),
        text="\n".join(_text(paragraph) for paragraph in element.iter(name("w:p"))),
        start=start,
        end=end,
    )


def _text(paragraph: Element) -> str:
    wanted = paragraph.iter(name("w:t"), *_TEXT)
    return "".join(_TEXT.get(element.tag) or element.text or "" for element in wanted)


def _by_paragraph(elements: Iterable[Element]) -> dict[str, str]:
    """The comment of each `w14:paraId`. The rule names the last paragraph; programs name any."""
    return {
        paragraph.get(name("w14:paraId"), ""): element.get(name("w:id"), "")
        for element in elements
        for paragraph in element.iter(name("w:p"))
        if paragraph.get(name("w14:paraId"))
    }


def _with_threads(found: list[WordComment], by_paragraph: Mapping[str, str], extended: Element) -> list[WordComment]:
    replies: dict[str, str] = {}
    resolved: set[str] = set()
    for entry in extended.iter(name("w15:commentEx")):
        comment = by_paragraph.get(entry.get(name("w15:paraId"), ""))
        parent = by_paragraph.get(entry.get(name("w15:paraIdParent"), ""))
        if comment is None:
            continue
        if parent is not None and parent != comment:
            replies[comment] = parent
        if entry.get(name("w15:done")) in ("1", "true", "on"):
            resolved.add(comment)
    return [replace(comment, reply_to=_root(comment.id, replies), resolved=comment.id in resolved) for comment in found]


def _root(comment: str, replies: Mapping[str, str]) -> str | None:
    """The head of the thread: threads of Word have one level, whatever a file says."""
    seen = {comment}
    parent = replies.get(comment)
    while parent is not None and replies.get(parent) is not None and replies[parent] not in seen:
        seen.add(parent)
        parent = replies[parent]
    return parent


def _with_inferred_threads(found: list[WordComment]) -> tuple[WordComment, ...]:
    """LibreOffice 7.4 and Google Docs write replies as comments of their own on the identical range, later in date."""
    if any(comment.reply_to for comment in found):
        return tuple(found)
    first: dict[tuple[Position, Position], WordComment] = {}
    for comment in sorted(found, key=lambda each: each.date):
        if comment.start is not None and comment.end is not None and comment.start < comment.end:
            first.setdefault((comment.start, comment.end), comment)
    threaded = []
    for comment in found:
        head = first.get((comment.start, comment.end)) if comment.start and comment.end else None
        if head is not None and head.id != comment.id:
            comment = replace(comment, reply_to=head.id, inferred=True)
        threaded.append(comment)
    return tuple(threaded)
