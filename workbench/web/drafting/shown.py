"""A paragraph's markup as HTML to be read: the closed set of marks, and notes as small numbers."""

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from workbench.text import markup
from workbench.text.markup import Break, Inline, Note, Text
from workbench.web.runs import run_html


@dataclass(frozen=True)
class ShownNote:
    """A note's place in the paragraph, from 1."""

    number: int
    note: Note


def notes_of(text: str) -> tuple[ShownNote, ...]:
    """The notes of the paragraph in reading order, numbered from 1."""
    return tuple(ShownNote(number, each) for number, each in enumerate(markup.notes(text), start=1))


def shown(text: str, *, first_note: int = 1, anchor: Callable[[int], str] | None = None) -> Markup:
    """The markup as safe HTML. `anchor` gives the id that a note's number leads to."""
    number = first_note
    pieces: list[Markup] = []
    for inline in markup.parse(text):
        if isinstance(inline, Note):
            pieces.append(_note(number, anchor))
            number += 1
        else:
            pieces.append(_run(inline))
    return Markup("").join(pieces)


def _run(inline: Inline) -> Markup:
    if isinstance(inline, Break):
        return Markup("<br>")
    if not isinstance(inline, Text):
        return Markup("")
    return run_html(inline)


def _note(number: int, anchor: Callable[[int], str] | None) -> Markup:
    if anchor is None:
        return Markup('<sup class="note">{}</sup>').format(number)
    return Markup('<sup class="note"><a href="#{}">{}</a></sup>').format(anchor(number), number)
