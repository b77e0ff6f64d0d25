"""The marks of comments in the text: where each range begins and ends, each reply with marks of its own.

Word drops a reply without marks at the next save, so a thread is written as
start(comment) start(reply) … end(comment) mark(comment) end(reply) mark(reply).
"""

from collections.abc import Mapping, Sequence

from workbench.word.commenting.boundaries import Boundaries, Order
from workbench.word.commenting.carriers import Carriers, Spot
from workbench.word.commenting.records import WrittenComment
from workbench.word.elements import Element, element


def threads(remarks: Sequence[WrittenComment]) -> tuple[tuple[WrittenComment, ...], ...]:
    """Each first comment with all that answers it, directly or not: threads of Word have one level."""
    by_key = {remark.key: remark for remark in remarks}
    members: dict[str, list[WrittenComment]] = {}
    for remark in remarks:
        head = _head(remark, by_key)
        members.setdefault(head.key, [head])
        if head is not remark:
            members[head.key].append(remark)
    return tuple(tuple(each) for each in members.values())


def _head(remark: WrittenComment, by_key: Mapping[str, WrittenComment]) -> WrittenComment:
    seen = {remark.key}
    above = by_key.get(remark.reply_to or "")
    while above is not None and above.key not in seen:
        seen.add(above.key)
        remark, above = above, by_key.get(above.reply_to or "")
    return remark


def mark(
    thread: Sequence[WrittenComment],
    numbers: Mapping[str, int],
    found: Carriers,
    boundaries: Boundaries,
    new_words: Mapping[str, Spot],
) -> None:
    """Put the marks of a thread in. new_words: where the new words of each change stand, by its key."""
    own = [numbers[remark.key] for remark in thread]
    starts = [element("w:commentRangeStart", id=number) for number in own]
    ends = [one for number in own for one in (element("w:commentRangeEnd", id=number), _reference(number))]
    head = thread[0]
    spot = new_words.get(head.on_change or "")
    if spot is not None:
        boundaries.add(spot, Order.STARTS_ON_NEW, starts)
        boundaries.add(spot, Order.ENDS_ON_NEW, ends)
        return
    first, last = _range(head, found)
    if first == last:
        boundaries.add(first, Order.POINTS, [*starts, *ends])
        return
    # Of two that begin together the longer begins first; of two that end together it ends last.
    boundaries.add(first, Order.STARTS, starts, within=(-last.line, -last.offset))
    boundaries.add(last, Order.ENDS, ends, within=(-first.line, -first.offset))


def _range(remark: WrittenComment, found: Carriers) -> tuple[Spot, Spot]:
    """Both ends in the file; on the whole title where the file has no place for it."""
    places = [found.blocks[stretch.uid].range(stretch) for stretch in remark.place if stretch.uid in found.blocks]
    if not places:
        line = len(found.lines) - 1
        return Spot(line, 0), Spot(line, len(found.lines[line].text))
    first, last = places[0][0], places[-1][1]
    return first, max(first, last, key=lambda spot: (spot.line, spot.offset))


def _reference(number: int) -> Element:
    properties = element("w:rPr", element("w:rStyle", val="CommentReference"))
    return element("w:r", properties, element("w:commentReference", id=number))
