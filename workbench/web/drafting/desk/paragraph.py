"""One paragraph as the desk shows it: its text, its links, and, for the one at hand, what can be done with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _
from markupsafe import Markup

from workbench.corpus.addresses import paragraph_address
from workbench.corpus.queries import citation as citation_of
from workbench.corpus.versions import successors
from workbench.corpus.versions.successors import Standing
from workbench.drafting.records import Citation, DraftParagraph, StateReport
from workbench.store import Database
from workbench.text.languages import direction
from workbench.web.context import actor
from workbench.web.drafting.addresses import desk_address, paragraph_anchor
from workbench.web.drafting.blocks.blocks_shown import FigureView, TableView, figure_of, margin, name_of, table_of
from workbench.web.drafting.blocks.shown import notes_of, shown
from workbench.web.drafting.checking.beside import findings_beside
from workbench.web.drafting.desk.tools import Form, Tools, Typed, form_of
from workbench.web.drafting.writing.typed_text import NOTHING, note_mark

NO_SOURCES: Mapping[str, Standing] = {}


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
class ParagraphView:
    """A paragraph on the desk; `tools` only for the one at hand. `panel` is kept when one goes from one to another."""

    paragraph: DraftParagraph
    name: str
    margin: str
    anchor: str
    html: Markup
    table: TableView | None
    figure: FigureView | None
    notes: tuple[NoteView, ...]
    answers: tuple[AnswerView, ...]
    language: str
    direction: str
    address: str
    new_address: str
    panel: str
    q: str
    lacks_source: bool
    tools: Tools | None
    form: Form | None
    findings: tuple[str, ...] = ()


@dataclass(frozen=True)
class WordsView:
    """Words of the section and of the whole, against what they may have.

    The limit holds in the language submitted; `expected` are the words there, None where one drafts in that language.
    """

    section_id: str
    words: int
    budget: int | None
    total: int
    limit: int | None
    expected: int | None = None


def view(
    report: StateReport,
    paragraph: DraftParagraph,
    *,
    texts: Mapping[str, str],
    tools: Tools | None = None,
    panel: str = "",
    q: str = "",
    typed: Typed | None = None,
    sources: Mapping[str, Standing] = NO_SOURCES,
    printed: Mapping[str, str] = NOTHING,
    lacks_source: bool = False,
    is_written: bool = False,
) -> ParagraphView:
    """The paragraph; with its form where it `is_written` in the flow of the text or has `tools`, being at hand.

    `texts` are those of requirements by their keys, `sources` say what became of the passages it cites, `printed` what
    stands for its references and figures.
    """
    anchor = paragraph_anchor(paragraph.id)

    def note_anchor(number: int) -> str:
        return f"note-{paragraph.id}-{number}"

    return ParagraphView(
        paragraph=paragraph,
        name=name_of(paragraph),
        margin=margin(paragraph),
        anchor=anchor,
        html=shown(paragraph.markup, anchor=note_anchor, printed=printed),
        table=table_of(paragraph, printed=printed, anchor=note_anchor),
        figure=figure_of(paragraph),
        notes=_notes(paragraph, sources),
        answers=tuple(AnswerView(key, texts.get(key, "")) for key in paragraph.answers),
        language=report.language,
        direction=direction(report.language),
        address=desk_address(report.id, paragraph.section_id, at=paragraph.id, panel=panel, q=q, anchor=anchor),
        new_address=_address_of_a_new_one(report, paragraph, panel),
        panel=panel,
        q=q,
        lacks_source=lacks_source,
        tools=tools,
        form=form_of(paragraph, typed, printed) if is_written or tools else None,
        findings=findings_beside(report, paragraph) if tools else (),
    )


def _address_of_a_new_one(report: StateReport, paragraph: DraftParagraph, panel: str) -> str:
    """Where a paragraph is begun behind this one."""
    section, behind = paragraph.section_id, paragraph.id
    return desk_address(report.id, section, at=behind, new=behind, panel=panel, anchor=f"new-{section}")


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
