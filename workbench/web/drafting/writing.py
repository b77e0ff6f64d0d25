"""Save a paragraph, add one. Nothing typed is lost: a refused form comes back with it, a late one beside the other."""

import re

from flask import redirect, request
from werkzeug.wrappers import Response

from workbench.corpus import queries as corpus_queries
from workbench.drafting import operations, queries
from workbench.drafting.asked.glance import ReportOverview
from workbench.drafting.operations import ParagraphChanged, ParagraphDeleted
from workbench.drafting.records import Revision
from workbench.errors import Conflict, WorkbenchError
from workbench.people.access import Permission
from workbench.text import markup
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.drafting.addresses import desk_address, paragraph_anchor
from workbench.web.drafting.blueprint import blueprint
from workbench.web.drafting.desk import Asked, asked_by_address, desk_page, words_view
from workbench.web.drafting.paragraph import SavedFragment, Typed, sources_of, view
from workbench.web.drafting.typed_text import as_stored
from workbench.web.pages import render, wants_fragment
from workbench.web.refusals import status_of, words

_EMPTY_LINE = re.compile(r"\r?\n[ \t]*\r?\n\s*")


@blueprint.get("/paragraphs/<paragraph_id>")
@requires(Permission.READ_REPORTS)
def paragraph(paragraph_id: str) -> Response:
    """A paragraph has an address of its own: it leads to its place on the desk."""
    with store().reading() as db:
        found = queries.paragraph(db, actor(), paragraph_id)
    return back_to(found.report_id, found.section_id, paragraph_id)


@blueprint.post("/paragraphs/<paragraph_id>")
@requires(Permission.WRITE_REPORTS)
def write(paragraph_id: str) -> Response | str | tuple[str, int]:
    """Save the text written on the revision `base`."""
    typed = _typed(paragraph_id)
    try:
        with store().writing() as db:
            text, footnotes = _with_new_footnote(typed)
            revision = operations.write_paragraph(
                db,
                paragraph_id=paragraph_id,
                text=text,
                base=typed.base or None,
                footnotes=footnotes,
                by=actor(),
                at=now(),
            )
        _refuse_if_late(revision)
    except ParagraphChanged as conflict:
        values = conflict.values
        late = Typed(paragraph_id, values["mine"], typed.footnotes, {}, values["standing"], values["name"])
        return _again(paragraph_id, late), 409
    except (ParagraphDeleted, WorkbenchError) as error:
        if isinstance(error, ParagraphDeleted) or (not isinstance(error, (Conflict,)) and status_of(error) != 422):
            raise
        refused = Typed(paragraph_id, typed.text, typed.footnotes, {"text": words(error)}, typed.base)
        return _again(paragraph_id, refused), status_of(error)
    # Of a paragraph that was split or merged meanwhile, the text may have gone to another one.
    if wants_fragment():
        return _fragment(revision.paragraph_id, None, saved=True)
    return _back(revision.paragraph_id)


def _refuse_if_late(revision: Revision) -> None:
    with store().reading() as db:
        operations.refuse_if_late(db, revision, by=actor())


def _typed(paragraph_id: str) -> Typed:
    footnotes = {
        name.removeprefix("footnote-"): value
        for name, value in request.form.items()
        if name.startswith("footnote-") and name != "footnote-new"
    }
    text = as_stored(request.form.get("text", ""), request.form.get("notes", ""))
    return Typed(paragraph_id, text, footnotes, {}, request.form.get("base", ""))


def _with_new_footnote(typed: Typed) -> tuple[str, dict[str, str]]:
    """A footnote written in the empty field stands at the end of the text; one moves its mark from there."""
    words_of_note = request.form.get("footnote-new", "").strip()
    footnotes = dict(typed.footnotes)
    if not words_of_note:
        return typed.text, footnotes
    taken = {each.id for each in markup.notes(typed.text)}
    number = 1
    while str(number) in taken:
        number += 1
    return f'{typed.text.rstrip()}<fn id="{number}">', {**footnotes, str(number): words_of_note}


def _again(paragraph_id: str, typed: Typed) -> str:
    """The form again, in its place on the desk, or for htmx alone."""
    if wants_fragment():
        return _fragment(paragraph_id, typed, saved=False)
    with store().reading() as db:
        found = queries.paragraph(db, actor(), paragraph_id)
    asked = asked_by_address()
    shown = Asked(at=paragraph_id, panel=asked.panel, q=asked.q, typed=typed)
    return desk_page(found.report_id, found.section_id, shown)


def _fragment(paragraph_id: str, typed: Typed | None, *, saved: bool) -> str:
    with store().reading() as db:
        found = queries.paragraph(db, actor(), paragraph_id)
        report = queries.report(db, actor(), found.report_id)
        seen: ReportOverview = queries.at_a_glance(db, actor(), report)
        section = seen.section(found.section_id)
        asked = asked_by_address()
        shown = view(
            report,
            section,
            found,
            requirements=queries.requirements(db, report.id),
            sections=[each.section for each in seen.sections],
            at=paragraph_id,
            panel=asked.panel,
            q=asked.q,
            typed=typed,
            saved=saved,
            sources=sources_of(db, [found]),
        )
    return render(SavedFragment(view=shown, words=words_view(seen, section)))


def _back(paragraph_id: str) -> Response:
    with store().reading() as db:
        found = queries.paragraph(db, actor(), paragraph_id)
    return back_to(found.report_id, found.section_id, paragraph_id)


def back_to(report_id: str, section_id: str, paragraph_id: str = "", *, anchor: str = "") -> Response:
    """To the desk, with the same panel beside it as before."""
    asked = asked_by_address()
    address = desk_address(
        report_id,
        section_id,
        at=paragraph_id,
        panel="" if asked.panel == "asked" else asked.panel,
        q=asked.q,
        anchor=anchor or (paragraph_anchor(paragraph_id) if paragraph_id else ""),
    )
    return redirect(address, code=303)


@blueprint.post("/reports/<report_id>/sections/<section_id>/paragraphs")
@requires(Permission.WRITE_REPORTS)
def add(report_id: str, section_id: str) -> Response | tuple[str, int]:
    """Add a paragraph at the end, or behind the one that `after` names; `citation` is what it rests on.

    Text pasted with empty lines in it is several paragraphs, as it was where it was copied.
    """
    text = request.form.get("text", "")
    after = request.form.get("after", "")
    citation, quote = request.form.get("citation", ""), request.form.get("quote", "")
    try:
        with store().writing() as db:
            report = queries.report(db, actor(), report_id)
            section = queries.section_of_report(db, report.id, section_id)
            last = after
            for each in [text] if citation else _parted(text):
                revision = operations.add_paragraph(
                    db, section_id=section.id, text=each, after=last or None, by=actor(), at=now()
                )
                last = revision.paragraph_id
            if citation:
                key = revision.paragraph_id
                operations.cite(db, paragraph_id=key, citation=citation, quote=quote, by=actor(), at=now())
    except WorkbenchError as error:
        if status_of(error) not in (409, 422):
            raise
        again = _refused_new(after, text, citation, quote, words(error))
        return desk_page(report_id, section_id, again), status_of(error)
    return back_to(report.id, section.id, revision.paragraph_id)


def _parted(text: str) -> list[str]:
    """The texts between empty lines; a text without words stays whole, to be refused as it is."""
    parts = [each.strip() for each in _EMPTY_LINE.split(text) if each.strip()]
    return parts or [text]


def _refused_new(after: str, text: str, citation: str, quote: str, reason: str) -> Asked:
    """What the desk shows again: the form it was typed in, with what was typed."""
    asked = asked_by_address()
    if not citation:
        return Asked(panel=asked.panel, q=asked.q, new=after, new_text=text, new_error=reason)
    with store().reading() as db:
        passage = corpus_queries.paragraph_by_citation(db, actor(), citation)
    return Asked(panel="found", q=asked.q, cite=passage.id, quote=quote, quote_error=reason, cite_text=text)
