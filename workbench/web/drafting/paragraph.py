"""One paragraph as the desk shows it: its text, its links, and, for the one at hand, what can be done with it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from flask_babel import gettext as _
from markupsafe import Markup

from workbench.corpus.queries import citation as citation_of
from workbench.corpus.versions import successors
from workbench.corpus.versions.successors import Standing
from workbench.drafting.asked.glance import SectionOverview
from workbench.drafting.records import Citation, DraftParagraph, ReportRequirement, Section, StateReport
from workbench.store import Database
from workbench.text import diff, markup
from workbench.text.languages import direction
from workbench.text.markup import BadMarkup
from workbench.web.context import actor
from workbench.web.corpus.addresses import paragraph_address
from workbench.web.drafting.addresses import desk_address, paragraph_anchor
from workbench.web.drafting.shown import notes_of, shown
from workbench.web.drafting.typed_text import as_typed, note_mark, notes_in
from workbench.web.pages import Page

# The end of a sentence: where one would split a paragraph. Arabic has its own question mark.
_SENTENCE_END = re.compile(r"[.!?؟。]['”’\")\ufffc]*\s+")


@dataclass(frozen=True)
class SourceNow:
    """What became of a passage that is cited, in words, and where it stands now; `citation` is "" if unknown."""

    words: str
    citation: str
    address: str


@dataclass(frozen=True)
class NoteView:
    """A note under the paragraph: a citation, or a footnote with its words."""

    number: int
    id: str
    anchor: str
    citation: Citation | None
    html: Markup
    source_address: str
    now: SourceNow | None
    mark: str


@dataclass(frozen=True)
class AnswerView:
    """A requirement that the paragraph answers."""

    key: str
    text: str


@dataclass(frozen=True)
class DiffRun:
    """A stretch of two texts compared: equal, insert or delete."""

    tag: str
    text: str


@dataclass(frozen=True)
class ConflictView:
    """Somebody saved meanwhile: their text, and how the two differ."""

    name: str
    theirs: Markup
    runs: tuple[DiffRun, ...]


@dataclass(frozen=True)
class Tools:
    """What can be done with the paragraph at hand. `text` stands in the form, `notes` are those it has marks of."""

    text: str
    notes: str
    base: str
    footnotes: tuple[tuple[str, str], ...]
    errors: Mapping[str, str]
    splits: tuple[tuple[str, str], ...]
    previous: str
    next: str
    sections: tuple[tuple[str, str], ...]
    conflict: ConflictView | None = None


@dataclass(frozen=True)
class ParagraphView:
    """A paragraph on the desk; `tools` only for the one at hand. `panel` is kept when one goes from one to another."""

    paragraph: DraftParagraph
    anchor: str
    html: Markup
    notes: tuple[NoteView, ...]
    answers: tuple[AnswerView, ...]
    language: str
    direction: str
    address: str
    new_address: str
    panel: str
    q: str
    tools: Tools | None
    saved: bool = False


@dataclass(frozen=True)
class WordsView:
    """Words of the section and of the whole, against what they may have."""

    section_id: str
    words: int
    budget: int | None
    total: int
    limit: int | None


@dataclass(frozen=True)
class SavedFragment(Page):
    """What a save gives to htmx: the paragraph, and the words that changed with it."""

    template: ClassVar[str] = "drafting/saved.html"
    view: ParagraphView
    words: WordsView


@dataclass(frozen=True)
class Typed:
    """What came in with a form that was not taken."""

    paragraph_id: str = ""
    text: str = ""
    footnotes: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    base: str = ""
    theirs_by: str = ""


def view(
    report: StateReport,
    section: SectionOverview,
    paragraph: DraftParagraph,
    *,
    requirements: Sequence[ReportRequirement],
    sections: Sequence[Section],
    at: str = "",
    panel: str = "",
    q: str = "",
    typed: Typed | None = None,
    saved: bool = False,
    sources: Mapping[str, Standing] | None = None,
) -> ParagraphView:
    """The paragraph; with tools where it is the one at hand. `sources` say what became of the passages it cites."""
    texts = {each.key: each.text for each in requirements}
    anchor = paragraph_anchor(paragraph.id)
    return ParagraphView(
        paragraph=paragraph,
        anchor=anchor,
        html=shown(paragraph.markup, anchor=lambda number: f"note-{paragraph.id}-{number}"),
        notes=_notes(paragraph, sources or {}),
        answers=tuple(AnswerView(key, texts.get(key, "")) for key in paragraph.answers),
        language=report.language,
        direction=direction(report.language),
        address=desk_address(report.id, section.section.id, at=paragraph.id, panel=panel, q=q, anchor=anchor),
        new_address=desk_address(
            report.id,
            section.section.id,
            at=paragraph.id,
            new=paragraph.id,
            panel=panel,
            anchor=f"new-{section.section.id}",
        ),
        panel=panel,
        q=q,
        tools=_tools(section, paragraph, sections, typed) if at == paragraph.id else None,
        saved=saved,
    )


def _notes(paragraph: DraftParagraph, sources: Mapping[str, Standing]) -> tuple[NoteView, ...]:
    citations = {each.note_id: each for each in paragraph.citations}
    found: list[NoteView] = []
    for each in notes_of(paragraph.markup):
        cited = citations.get(each.note.id) if each.note.kind == "cite" else None
        words = paragraph.footnotes.get(each.note.id, "") if each.note.kind == "fn" else ""
        found.append(
            NoteView(
                number=each.number,
                id=each.note.id,
                anchor=f"note-{paragraph.id}-{each.number}",
                citation=cited,
                html=shown(words),
                source_address=f"/documents/{cited.document_id}" if cited else "",
                now=_now(sources.get(cited.source_paragraph_id)) if cited else None,
                mark=note_mark(each.note.kind, each.note.id),
            )
        )
    return tuple(found)


def sources_of(db: Database, paragraphs: Iterable[DraftParagraph]) -> dict[str, Standing]:
    """What became of the passages that these cite, where they do not stand as they stood."""
    return successors.standing_of(
        db, actor(), [each.source_paragraph_id for one in paragraphs for each in one.citations]
    )


def _now(standing: Standing | None) -> SourceNow | None:
    if standing is None:
        return None
    document = standing.successor or standing.document
    if standing.withdrawn:
        return SourceNow(_("withdrawn: %(reason)s", reason=standing.withdrawn), "", "")
    said = _("replaced by %(name)s", name=document.name) if standing.successor else _("no longer read in its document")
    if standing.now is None:
        address = f"/documents/{document.slug}" if standing.successor else ""
        return SourceNow(said, document.name if standing.successor else "", address)
    return SourceNow(said, citation_of(document, standing.now), paragraph_address(document, standing.now))


def _tools(
    section: SectionOverview, paragraph: DraftParagraph, sections: Sequence[Section], typed: Typed | None
) -> Tools:
    ids = [each.id for each in section.paragraphs]
    place = ids.index(paragraph.id)
    taken = typed if typed and typed.paragraph_id == paragraph.id else None
    text = taken.text if taken else paragraph.markup
    footnotes = {**paragraph.footnotes, **(taken.footnotes if taken else {})}
    return Tools(
        text=as_typed(text),
        notes=notes_in(text),
        base=taken.base if taken and taken.base else paragraph.revision_id,
        footnotes=tuple((name, footnotes.get(name, "")) for name in _footnote_ids(text)),
        errors=taken.errors if taken else {},
        splits=tuple(_splits(paragraph.text)),
        previous=ids[place - 1] if place else "",
        next=ids[place + 1] if place + 1 < len(ids) else "",
        sections=tuple(
            (each.id, f"{each.number}. {each.title}") for each in sections if each.id != paragraph.section_id
        ),
        conflict=_conflict(paragraph, taken) if taken and taken.theirs_by else None,
    )


def _footnote_ids(text: str) -> list[str]:
    try:
        return list(dict.fromkeys(each.id for each in markup.notes(text) if each.kind == "fn"))
    except BadMarkup:
        return []


def _splits(text: str) -> list[tuple[str, str]]:
    """Where one can split: offset of the plain text, and the words that would begin the second paragraph."""
    return [
        (str(match.end()), _("before “%(words)s…”", words=text[match.end() : match.end() + 40].replace("\ufffc", "")))
        for match in _SENTENCE_END.finditer(text)
        if match.end() < len(text)
    ]


def _conflict(paragraph: DraftParagraph, typed: Typed) -> ConflictView:
    return ConflictView(typed.theirs_by, shown(paragraph.markup), compared(paragraph.text, markup.plain(typed.text)))


def compared(before: str, after: str) -> tuple[DiffRun, ...]:
    """Two plain texts word by word, for the eye; notes are shown as *."""
    before, after = before.replace("\ufffc", "*"), after.replace("\ufffc", "*")
    runs: list[DiffRun] = []
    for edit in diff.readable(before, diff.opcodes(before, after)):
        if edit.tag == "equal":
            runs.append(DiffRun("equal", after[edit.b_start : edit.b_end]))
            continue
        if edit.a_end > edit.a_start:
            runs.append(DiffRun("delete", before[edit.a_start : edit.a_end]))
        if edit.b_end > edit.b_start:
            runs.append(DiffRun("insert", after[edit.b_start : edit.b_end]))
    return tuple(runs)
