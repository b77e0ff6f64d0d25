"""What can be done with the paragraph at hand: its form, its notes' words, where it can be split and moved to."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flask_babel import gettext as _
from markupsafe import Markup

from workbench.drafting.asked.glance import SectionOverview
from workbench.drafting.records import STAY_WHOLE, BlockKind, DraftParagraph, Section
from workbench.text import markup
from workbench.text.characters import NOTE_MARK
from workbench.text.markup import BadMarkup
from workbench.web.drafting.blocks.shown import shown
from workbench.web.drafting.moments.compared import DiffRun, compared
from workbench.web.drafting.writing.typed_text import NOTHING, as_typed, notes_in

# The end of a sentence: where one would split a paragraph. Arabic has its own question mark.
_SENTENCE_END = re.compile(r"[.!?؟。]['”’\")\ufffc]*\s+")
_BEFORE_A_NUMBER = re.compile(r"\b[^\W\d]{1,5}\.\s+$")  # `No. 3`, `paras. 12`, `núm. 5`: no sentence ends there


@dataclass(frozen=True)
class Typed:
    """What came in with a form that was not taken."""

    paragraph_id: str = ""
    text: str = ""
    footnotes: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    base: str = ""
    theirs_by: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ConflictView:
    """Somebody saved meanwhile: their text (as HTML, and as it is typed), ours, and how the two differ."""

    name: str
    theirs: Markup
    mine: Markup
    theirs_typed: str
    theirs_notes: str
    runs: tuple[DiffRun, ...]


@dataclass(frozen=True)
class Form:
    """The form of one paragraph. `text` stands in it, `notes` are those it marks, `base` is what it was read from."""

    text: str
    notes: str
    base: str
    footnotes: tuple[tuple[str, str], ...]
    errors: Mapping[str, str]
    said: Mapping[str, str]
    conflict: ConflictView | None = None


@dataclass(frozen=True)
class Tools:
    """What can be done with the paragraph at hand besides writing."""

    splits: tuple[tuple[str, str], ...]
    previous: str
    next: str
    merges_with: str
    sections: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]


def form_of(paragraph: DraftParagraph, typed: Typed | None, printed: Mapping[str, str] = NOTHING) -> Form:
    """The form with the text that stands, or with what was typed and not taken."""
    taken = typed if typed and typed.paragraph_id == paragraph.id else None
    text = taken.text if taken else paragraph.markup
    footnotes = {**paragraph.footnotes, **(taken.footnotes if taken else {})}
    return Form(
        text=as_typed(text, printed),
        notes=notes_in(text, printed),
        base=taken.base if taken and taken.base else paragraph.revision_id,
        footnotes=tuple((name, as_typed(footnotes.get(name, ""))) for name in _footnote_ids(text)),
        errors=taken.errors if taken else {},
        said=_said(paragraph, taken),
        conflict=conflict_of(paragraph, taken, printed) if taken and taken.theirs_by else None,
    )


def _said(paragraph: DraftParagraph, taken: Typed | None) -> dict[str, str]:
    """What the form asks besides the text of a table or a figure."""
    names = {BlockKind.TABLE: ("title", "unit", "source", "notes", "headers"), BlockKind.FIGURE: ("alt",)}
    kept = {"headers": "1", **{name: str(value) for name, value in paragraph.attributes.items()}}
    return {
        name: (taken.attributes if taken else {}).get(name, kept.get(name, ""))
        for name in names.get(paragraph.kind, ())
    }


def conflict_of(paragraph: DraftParagraph, typed: Typed, printed: Mapping[str, str] = NOTHING) -> ConflictView:
    """Both texts side by side."""
    return ConflictView(
        name=typed.theirs_by,
        theirs=shown(paragraph.markup, printed=printed),
        mine=shown(typed.text, printed=printed),
        theirs_typed=as_typed(paragraph.markup, printed),
        theirs_notes=notes_in(paragraph.markup, printed),
        runs=compared(paragraph.text, markup.plain(typed.text)),
    )


def tools_of(section: SectionOverview, paragraph: DraftParagraph, sections: Sequence[Section]) -> Tools:
    """Where it can be split, moved and what kind it can be."""
    ids = [each.id for each in section.paragraphs]
    place = ids.index(paragraph.id)
    behind = section.paragraphs[place + 1] if place + 1 < len(ids) else None
    is_whole = paragraph.kind in STAY_WHOLE
    return Tools(
        splits=() if is_whole else tuple(_splits(paragraph.text)),
        previous=ids[place - 1] if place else "",
        next=behind.id if behind else "",
        merges_with=behind.id if behind and not is_whole and behind.kind not in STAY_WHOLE else "",
        sections=tuple(
            (each.id, f"{each.number}. {each.title}") for each in sections if each.id != paragraph.section_id
        ),
        kinds=() if is_whole else kinds_of_text(),
    )


def kinds_of_text() -> tuple[tuple[str, str], ...]:
    """What a text can be: numbered, an item, an item of an item, or without a number."""
    return (
        (BlockKind.NUMBERED.value, _("numbered: 24.")),
        (BlockKind.ITEM.value, _("item: (a)")),
        (BlockKind.SUBITEM.value, _("item of an item: (i)")),
        (BlockKind.PLAIN.value, _("without a number")),
    )


def _footnote_ids(text: str) -> list[str]:
    try:
        return list(dict.fromkeys(each.id for each in markup.notes(text) if each.kind == "fn"))
    except BadMarkup:
        return []


def _splits(text: str) -> list[tuple[str, str]]:
    """Where one can split: offset of the plain text, and the words that would begin the second paragraph."""
    return [
        (str(end), _("before “%(words)s…”", words=text[end : end + 40].replace(NOTE_MARK, "")))
        for end in sentence_ends(text)
    ]


def sentence_ends(text: str) -> tuple[int, ...]:
    """Offsets at which a sentence begins after another; none after an abbreviation before its number (`No. 3`)."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text) if match.end() < len(text)]
    return tuple(end for end in ends if not (text[end].isdecimal() and _BEFORE_A_NUMBER.search(text[:end])))
