"""A paragraph's markup as HTML: the closed set of marks, notes as small numbers, references as they print."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from workbench.text import markup
from workbench.text.markup import Break, Inline, Note, Text
from workbench.web.drafting.writing.typed_text import NOTHING
from workbench.web.runs import run_html

PRINTED_BELOW = ("fn", "cite")  # the notes that have a number and stand under the text
_LINE = "\N{LINE SEPARATOR}"  # a line inside a cell of a table


@dataclass(frozen=True)
class ShownNote:
    """A note's place in the paragraph, from 1."""

    number: int
    note: Note


def notes_of(text: str) -> tuple[ShownNote, ...]:
    """The footnotes and citations of the paragraph in reading order, numbered from 1."""
    below = (each for each in markup.notes(text) if each.kind in PRINTED_BELOW)
    return tuple(ShownNote(number, each) for number, each in enumerate(below, start=1))


def shown(
    text: str,
    *,
    first_note: int = 1,
    anchor: Callable[[int], str] | None = None,
    printed: Mapping[str, str] = NOTHING,
) -> Markup:
    """The markup as safe HTML. `anchor` gives the id a note's number leads to, `printed` what references print."""
    number = first_note
    pieces: list[Markup] = []
    for inline in markup.parse(text):
        if isinstance(inline, Note) and inline.kind in PRINTED_BELOW:
            pieces.append(_note(number, anchor))
            number += 1
        elif isinstance(inline, Note):
            pieces.append(_printed(inline, printed))
        else:
            pieces.append(_run(inline))
    return Markup("").join(pieces)


def _run(inline: Inline) -> Markup:
    if isinstance(inline, Break):
        return Markup("<br>")
    if not isinstance(inline, Text):
        return Markup("")
    return Markup("<br>").join(run_html(inline, words) for words in inline.text.split(_LINE))


def _note(number: int, anchor: Callable[[int], str] | None) -> Markup:
    if anchor is None:
        return Markup('<sup class="note">{}</sup>').format(number)
    return Markup('<sup class="note"><a href="#{}">{}</a></sup>').format(anchor(number), number)


def _printed(note: Note, printed: Mapping[str, str]) -> Markup:
    words = printed.get(note.id, "")
    if not words:
        return Markup('<span class="desk-missing">?</span>')
    if note.kind == "stat":
        return Markup('<span class="desk-figure">{}</span>').format(words)
    return Markup('<a class="desk-ref" href="/paragraphs/{}">{}</a>').format(note.id, words)
