"""The comments of a Word file: their words, their threads, what is resolved; their places come from the stories."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from workbench.text.characters import NOTE_MARK, without_illegal
from workbench.text.markup import Break, Inline, Text, safe_address, serialise
from workbench.word.body import Story
from workbench.word.document import Piece, Position, Unread, WordComment, WordDocument, date_as_written
from workbench.word.package import Package
from workbench.word.places import Place
from workbench.word.projection import View, project
from workbench.word.styles import Styles
from workbench.word.xml import Element, name

_NOWHERE = Place(None, None)


def read_comments(package: Package, places: Mapping[str, Place]) -> tuple[tuple[WordComment, ...], tuple[Unread, ...]]:
    """All comments in the file's order, and what in them is no text; `places` gives the place of each by its id."""
    part = package.target("comments")
    if part is None:
        return (), ()
    elements = [element for element in package.trees[part] if element.tag == name("w:comment")]
    found, unread = [], []
    for element in elements:
        story = Story(Styles(), package.links(part))
        story.read(element)
        place = places.get(element.get(name("w:id"), ""), _NOWHERE)
        found.append(_comment(element, place, _lines(story)))
        unread += [Unread(each.name, place.start or Position(0, 0), each.raw, "comment") for each in story.unread]
    by_paragraph = _by_paragraph(elements)
    extended = package.related("commentsExtended")
    if extended is not None:
        found = _with_threads(found, by_paragraph, extended)
    return _with_inferred_threads(_with_true_times(found, by_paragraph, package)), tuple(unread)


def _comment(element: Element, place: Place, lines: Sequence[Sequence[Piece]]) -> WordComment:
    return WordComment(
        id=element.get(name("w:id"), ""),
        author=element.get(name("w:author"), ""),
        initials=element.get(name("w:initials"), ""),
        date=date_as_written(element.get(name("w:date"))),
        text="\n".join("".join(piece.text for piece in line) for line in lines),
        start=place.start,
        end=place.end,
        markup=_markup(lines),
        story=place.story,
        within=place.within,
    )


def _lines(story: Story) -> list[list[Piece]]:
    """The paragraphs of a comment as it shows: what was taken out of it is not there, a picture is no word."""
    view = project(WordDocument(tuple(story.paragraphs)), View.PROPOSED)
    return [
        [replace(piece, text=piece.text.replace(NOTE_MARK, "")) for piece in paragraph.pieces]
        for paragraph in view.paragraphs
    ]


def _markup(lines: Sequence[Sequence[Piece]]) -> str:
    inlines: list[Inline] = []
    for number, line in enumerate(lines):
        inlines += [Break()] if number else []
        for piece in line:
            inlines += _inlines(piece)
    return serialise(inlines)


def _inlines(piece: Piece) -> Iterable[Inline]:
    address = None if piece.href is None else safe_address(piece.href)
    for number, words in enumerate(without_illegal(piece.text).split("\n")):
        if number:
            yield Break()
        if words:
            yield Text(words, piece.marks, address)


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


def _with_true_times(found: list[WordComment], by_paragraph: Mapping[str, str], package: Package) -> list[WordComment]:
    """With the time in UTC that newer programs keep in a part of its own; `w:date` is local time under a false Z."""
    ids, extensible = package.related("commentsIds"), package.related("commentsExtensible")
    if ids is None or extensible is None:
        return found
    times = {
        entry.get(name("w16cex:durableId")): date_as_written(entry.get(name("w16cex:dateUtc")))
        for entry in extensible.iter(name("w16cex:commentExtensible"))
    }
    of_comment = {
        by_paragraph.get(entry.get(name("w16cid:paraId"), ""), ""): times.get(entry.get(name("w16cid:durableId")), "")
        for entry in ids.iter(name("w16cid:commentId"))
    }
    return [replace(comment, date_utc=of_comment.get(comment.id, "")) for comment in found]


def _with_inferred_threads(found: list[WordComment]) -> tuple[WordComment, ...]:
    """LibreOffice 7.4 and Google Docs write replies as comments of their own on the identical range, later in date."""
    if any(comment.reply_to for comment in found):
        return tuple(found)
    first: dict[object, WordComment] = {}
    for comment in sorted(found, key=lambda each: each.date):
        if _is_range(comment):
            first.setdefault(_where(comment), comment)
    threaded = []
    for comment in found:
        head = first.get(_where(comment)) if _is_range(comment) else None
        if head is not None and head.id != comment.id:
            comment = replace(comment, reply_to=head.id, inferred=True)
        threaded.append(comment)
    return tuple(threaded)


def _where(comment: WordComment) -> object:
    return comment.start, comment.end, comment.story, comment.within


def _is_range(comment: WordComment) -> bool:
    """Whether it stands on words: two comments at one point have nothing to do with one another."""
    if comment.within is not None:
        return comment.within[0] < comment.within[1]
    return comment.start is not None and comment.end is not None and comment.start < comment.end
