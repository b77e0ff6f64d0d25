"""Corrections of what was read, as people see them, and the forms in which one more is made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flask_babel import gettext as _

from workbench.corpus.corrections.mending import MendKind
from workbench.corpus.corrections.mends import KeptMend
from workbench.corpus.corrections.splitting import openings
from workbench.corpus.records import Paragraph, ParagraphKind
from workbench.web.corpus.words import paragraph_kind_words

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Correction:
    """One that was made: `words` say what, `about` the words of the paragraph it holds to."""

    id: str
    citation: str
    words: str
    about: str
    by: str
    at: str
    undone_by: str
    undone_at: str
    is_placed: bool


@dataclass(frozen=True)
class Forms:
    """What can be corrected of one paragraph. `typed` and `error` are of a form that came back."""

    paragraph_id: str
    anchor: str
    number: str
    kind: str
    kinds: Options
    parts: Options
    sentences: Options
    can_join: bool
    heading: str
    section: str
    typed: Mapping[str, str] = field(default_factory=dict)
    error: str = ""


def forms_for(
    paragraph: Paragraph, *, is_first: bool, typed: Mapping[str, str] | None = None, error: str = ""
) -> Forms:
    """The forms of a paragraph, filled in as it stands."""
    return Forms(
        paragraph_id=paragraph.id,
        anchor=paragraph.anchor,
        number=paragraph.number or "",
        kind=paragraph.kind.value,
        kinds=tuple((kind.value, _kind(kind)) for kind in ParagraphKind),
        parts=tuple((path, _path(path)) for path in _paths(paragraph)),
        sentences=tuple((words, f"{words} …") for words in openings(paragraph)),
        can_join=not is_first,
        heading=paragraph.heading,
        section=paragraph.section,
        typed=typed or {},
        error=error,
    )


def shown(kept: Sequence[KeptMend]) -> tuple[Correction, ...]:
    """The latest first; those that no longer find their place before all others."""
    found = [_correction(each) for each in reversed(kept)]
    return tuple(sorted(found, key=lambda each: each.is_placed or bool(each.undone_at)))


def _correction(kept: KeptMend) -> Correction:
    return Correction(
        id=kept.id,
        citation=kept.citation,
        words=_words(kept.mend.what, kept.mend.value, kept.mend.item),
        about=kept.mend.where.exact,
        by=kept.by,
        at=kept.at,
        undone_by=kept.undone_by or "",
        undone_at=kept.undone_at or "",
        is_placed=kept.placed,
    )


def _words(what: MendKind, value: str, item: str) -> str:
    if what is MendKind.KIND:
        kind = _kind(ParagraphKind(value))
        if item:
            return _("item %(item)s is of the kind “%(kind)s”", item=_path(item), kind=kind)
        return _("it is of the kind “%(kind)s”", kind=kind)
    if what is MendKind.SPLIT:
        return (
            _("a new paragraph begins here, number %(number)s", number=value)
            if value
            else _("a new paragraph begins here")
        )
    return {
        MendKind.NUMBER: _("its number is %(number)s", number=value),
        MendKind.NO_NUMBER: _("it has no number"),
        MendKind.JOIN: _("joined to the paragraph before it"),
        MendKind.HEADING: _("its heading is “%(heading)s”", heading=value)
        if value
        else _("it stands under no heading"),
        MendKind.SECTION: _("its section is “%(section)s”", section=value) if value else _("it stands in no section"),
    }[what]


def _kind(kind: ParagraphKind) -> str:
    return paragraph_kind_words(kind) or _("none of these")


def _paths(paragraph: Paragraph) -> tuple[str, ...]:
    """Each item by its labels from the outside in: `a`, `a ii`."""
    return tuple(dict.fromkeys(item.path for item in paragraph.items))


def _path(path: str) -> str:
    return " ".join(f"({label})" for label in path.split())
