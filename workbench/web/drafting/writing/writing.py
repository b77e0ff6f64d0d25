"""Save a paragraph, add one. Nothing typed is lost: a refused form comes back with it, a late one beside the other."""

import re
from collections.abc import Sequence
from dataclasses import replace

from flask import flash, jsonify, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.corpus import queries as corpus_queries
from workbench.drafting import operations, queries
from workbench.drafting.operations.blocks import set_kind
from workbench.drafting.records import BlockKind
from workbench.errors import Invalid, WorkbenchError
from workbench.people.access import Permission
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.drafting.addresses import desk_address, paragraph_anchor
from workbench.web.drafting.blueprint import blueprint
from workbench.web.drafting.desk.asked_for import Asked, asked_by_address
from workbench.web.drafting.desk.desk import desk_page
from workbench.web.drafting.desk.tools import Typed, kinds_of_text
from workbench.web.drafting.writing.acknowledged import answer, standing, wants_values
from workbench.web.drafting.writing.arranged import arranged
from workbench.web.drafting.writing.inserting import with_inserted
from workbench.web.drafting.writing.saving import save, typed_in
from workbench.web.drafting.writing.typed_text import as_stored
from workbench.web.refusals import status_of, words

_EMPTY_LINE = re.compile(r"\r?\n[ \t]*\r?\n\s*")


@blueprint.get("/paragraphs/<paragraph_id>")
@requires(Permission.READ_REPORTS)
def paragraph(paragraph_id: str) -> Response:
    """A paragraph has an address of its own: it leads to its place on the desk, and tells the script what stands."""
    with store().reading() as db:
        found = queries.paragraph(db, actor(), paragraph_id)
        if wants_values():
            now_there = standing(db, queries.report(db, actor(), found.report_id), found)
            return jsonify(block={**now_there, "by": found.changed_by})
    return back_to(found.report_id, found.section_id, paragraph_id)


@blueprint.post("/paragraphs/<paragraph_id>")
@requires(Permission.WRITE_REPORTS)
def write(paragraph_id: str) -> Response | str | tuple[Response | str, int]:
    """Save the text written on the revision `base`; the desk's script hears what stands then."""
    typed = typed_in(request.form, paragraph_id)
    try:
        typed = _with_inserted(typed)
    except Invalid as error:
        return _again(replace(typed, errors={"text": words(error)})), 422
    saved = save(typed)
    if wants_values():
        return answer(saved)
    if saved.refused is not None:
        return _again(saved.refused), saved.status
    return _back(saved.paragraph_id)


def _with_inserted(typed: Typed) -> Typed:
    """With the reference and the figure that the form without JavaScript names."""
    if not (request.form.get("ref-new") or request.form.get("stat-new")):
        return typed
    with store().reading() as db:
        report = queries.report(db, actor(), queries.report_of_paragraph(db, actor(), typed.paragraph_id))
        return with_inserted(db, report, typed, request.form)


def _again(typed: Typed) -> str:
    """The form again, in its place on the desk."""
    with store().reading() as db:
        found = queries.paragraph(db, actor(), typed.paragraph_id)
    shown = replace(asked_by_address(), at=typed.paragraph_id, typed={typed.paragraph_id: typed})
    return desk_page(found.report_id, found.section_id, shown)


@blueprint.post("/reports/<report_id>/sections/<section_id>/text")
@requires(Permission.WRITE_REPORTS)
def write_all(report_id: str, section_id: str) -> Response | tuple[str, int]:
    """Save every text of the section that was changed, each on its own; those not taken come back with why."""
    with store().reading() as db:
        report = queries.report(db, actor(), report_id)
        standing = queries.paragraphs(db, report.id, section_id=section_id)
    refused: dict[str, Typed] = {}
    for each in standing:
        if f"text-{each.id}" not in request.form:
            continue
        saved = save(typed_in(request.form, each.id, suffix=f"-{each.id}"))
        if saved.refused is not None:
            refused[each.id] = saved.refused
        elif (kind := _kind(f"kind-{each.id}", each.kind)) is not each.kind:
            with store().writing() as db:
                set_kind(db, paragraph_id=saved.paragraph_id, kind=kind, by=actor(), at=now())
    if refused:
        return desk_page(report_id, section_id, Asked(view="text", typed=refused)), 422
    flash(_("Saved."))
    return back_to(report_id, section_id)


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
        view=asked.view,
        panel="" if asked.panel == "asked" else asked.panel,
        q=asked.q,
        anchor=anchor or (paragraph_anchor(paragraph_id) if paragraph_id else ""),
    )
    return redirect(address, code=303)


@blueprint.post("/reports/<report_id>/sections/<section_id>/paragraphs")
@requires(Permission.WRITE_REPORTS)
def add(report_id: str, section_id: str) -> Response | tuple[Response | str, int]:
    """Add a paragraph at the end, or behind the one that `after` names; `citation` is what it rests on.

    Text pasted with empty lines in it is several paragraphs, as it was where it was copied.
    """
    form = request.form
    text = as_stored(form.get("text", ""), form.get("notes", ""))
    after, citation, quote = form.get("after", ""), form.get("citation", ""), form.get("quote", "")
    try:
        with store().writing() as db:
            report = queries.report(db, actor(), report_id)
            section = queries.section_of_report(db, report.id, section_id)
            added = _added(
                db,
                section.id,
                [text] if citation else _parted(text),
                after=after,
                kind=_kind("kind", BlockKind.NUMBERED),
            )
            if citation:
                operations.cite(db, paragraph_id=added[-1], citation=citation, quote=quote, by=actor(), at=now())
    except WorkbenchError as error:
        if status_of(error) not in (409, 422):
            raise
        if wants_values():
            return jsonify(error=words(error)), status_of(error)
        again = _refused_new(after, text, citation, quote, words(error))
        return desk_page(report_id, section_id, again), status_of(error)
    if wants_values():
        return arranged(report.id, section.id, drawn=added, at=added[-1], said=_("Added."))
    return back_to(report.id, section.id, added[-1])


def _kind(name: str, otherwise: BlockKind) -> BlockKind:
    """What kind of text the form's field `name` says it is to be; tables and figures have forms of their own."""
    wanted = request.form.get(name, "")
    return BlockKind(wanted) if wanted in {key for key, _words in kinds_of_text()} else otherwise


def _added(db: Database, section_id: str, texts: Sequence[str], *, after: str, kind: BlockKind) -> list[str]:
    """The ids of the new paragraphs, each behind the one before."""
    ids: list[str] = []
    for each in texts:
        last = ids[-1] if ids else after
        revision = operations.add_paragraph(
            db, section_id=section_id, text=each, after=last or None, kind=kind, by=actor(), at=now()
        )
        ids.append(revision.paragraph_id)
    return ids


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
