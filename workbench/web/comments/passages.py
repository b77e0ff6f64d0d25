"""A frozen paragraph as HTML: its markup, its notes by number, and the words that comments stand at marked.

Offsets are code points of the plain text, where a note counts one character and a line break one. The browser counts
UTF-16; `reading-room.js` turns its selection into code points before anything is sent.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from markupsafe import Markup, escape

from workbench.comments.records import Anchor
from workbench.text import diff
from workbench.text.characters import NOTE_MARK
from workbench.text.languages import direction, guess
from workbench.text.markup import Break, Inline, Note, Text, parse
from workbench.text.quotes import CONTEXT
from workbench.text.tables import LINE
from workbench.web.runs import run_html


@dataclass(frozen=True)
class Span:
    """Words of a paragraph that a comment stands at."""

    start: int
    end: int
    comment_id: str


@dataclass(frozen=True)
class Footnote:
    """A note under a paragraph: its number in the report and its words."""

    number: int
    words: Markup


@dataclass(frozen=True)
class Passage:
    """A paragraph ready to be shown."""

    html: Markup
    notes: tuple[Footnote, ...]


def passage(
    markup: str, *, spans: Iterable[Span] = (), notes: dict[tuple[str, str], str], first_note: int = 1
) -> Passage:
    """The paragraph with these spans marked; its notes are numbered from `first_note`."""
    marked = tuple(span for span in spans if span.start < span.end)
    pieces: list[Markup] = []
    shown: list[Footnote] = []
    at = 0
    for inline in parse(markup):
        if isinstance(inline, Note):
            number = first_note + len(shown)
            shown.append(Footnote(number, inline_html(notes.get((inline.kind, inline.id), ""))))
            piece = Markup('<sup class="note-mark" data-one>{}</sup>').format(number)
            pieces.append(_marked(piece, at, at + 1, marked))
            at += 1
        elif isinstance(inline, Break):
            pieces.append(Markup("<br>"))
            at += 1
        else:
            pieces += _text(inline, at, marked)
            at += len(inline.text)
    return Passage(Markup("").join(pieces), tuple(shown))


def inline_html(markup: str) -> Markup:
    """Markup without notes (a footnote's words) as HTML."""
    return Markup("").join(_plain(inline) for inline in parse(markup))


def _plain(inline: Inline) -> Markup:
    if isinstance(inline, Text):
        return run_html(inline)
    return Markup("<br>") if isinstance(inline, Break) else Markup("")


def _text(inline: Text, at: int, spans: Sequence[Span]) -> Iterable[Markup]:
    """The run, cut where a span begins or ends."""
    end = at + len(inline.text)
    edges = {edge for span in spans for edge in (span.start, span.end) if at < edge < end}
    cuts = [at, *sorted(edges), end]
    for start, stop in pairwise(cuts):
        lines = inline.text[start - at : stop - at].split(LINE)
        yield _marked(Markup("<br>").join(run_html(inline, line) for line in lines), start, stop, spans)


def _marked(piece: Markup, start: int, stop: int, spans: Sequence[Span]) -> Markup:
    over = [span.comment_id for span in spans if span.start <= start and stop <= span.end]
    if not over:
        return piece
    return Markup('<mark data-comments="{}">{}</mark>').format(" ".join(over), piece)


@lru_cache(maxsize=4096)
def difference(before: str, after: str) -> Markup:
    """Two texts as one, what was taken out and what was put in marked; note marks are left out of both."""
    old, new = before.replace(NOTE_MARK, ""), after.replace(NOTE_MARK, "")
    way = _own_way(old, new)
    pieces: list[Markup] = []
    for edit in diff.readable(old, diff.opcodes(old, new)):
        if edit.tag == "equal":
            pieces.append(escape(new[edit.b_start : edit.b_end]))
            continue
        if edit.a_end > edit.a_start:
            pieces.append(Markup("<del>{}</del>").format(old[edit.a_start : edit.a_end]))
        if edit.b_end > edit.b_start:
            pieces.append(Markup("<ins{}>{}</ins>").format(way, new[edit.b_start : edit.b_end]))
    return Markup("").join(pieces)


def _own_way(old: str, new: str) -> Markup:
    """The attribute for words put in that run the other way than those that stand there, as Arabic does in English."""
    way = direction(guess(new))
    return Markup("") if way == direction(guess(old)) else Markup(' dir="{}"').format(way)


def proposed_change(anchor: Anchor, proposed: str | None, *, moves: str = "") -> Markup | None:
    """What a change would take out and put in, in the words around it; None for a remark that changes nothing.

    `moves` says where words that are to move would go: then they stand as they are, and that behind them.
    """
    if not proposed and (proposed is None or not anchor.quote):
        return None
    if moves:
        words = anchor.quote.replace(NOTE_MARK, "")
        return Markup('{} <span class="soft small">{}</span>').format(words, moves)
    before, after = _words_before(anchor), _words_after(anchor)
    change = difference(anchor.quote, proposed)
    return Markup('<span class="soft">{}</span>{}<span class="soft">{}</span>').format(before, change, after)


def _words_before(anchor: Anchor) -> str:
    """The kept words before the place; they were cut at a number of characters, which may be inside a word."""
    kept = anchor.prefix
    words = "… " + kept.partition(" ")[2] if len(kept) >= CONTEXT and " " in kept else kept
    return words.replace(NOTE_MARK, "")


def _words_after(anchor: Anchor) -> str:
    kept = anchor.suffix
    words = kept.rpartition(" ")[0] + " …" if len(kept) >= CONTEXT and " " in kept else kept
    return words.replace(NOTE_MARK, "")


def differs(before: str, after: str) -> bool:
    """Whether the words differ, notes apart."""
    return before.replace(NOTE_MARK, "") != after.replace(NOTE_MARK, "")
