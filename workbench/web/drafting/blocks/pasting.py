"""Paste from an office program: the clipboard's HTML becomes blocks behind the one at hand."""

from typing import cast

from flask import flash, jsonify, redirect, request
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workbench.drafting import queries
from workbench.drafting.blocks.adding import add_blocks, of_paste
from workbench.limited import run_limited
from workbench.limited.limits import ReadingStopped
from workbench.people.access import Permission
from workbench.text.pasted import PastedBlock, PastedTooMuch
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.drafting.addresses import desk_address, paragraph_anchor
from workbench.web.drafting.blueprint import blueprint


@blueprint.post("/reports/<report_id>/sections/<section_id>/pasted")
@requires(Permission.WRITE_REPORTS)
def paste(report_id: str, section_id: str) -> Response:
    """Form: `html`, and `after`, the block it comes behind (without it, the end of the section).

    To a script that asks for JSON: `{"added": [{"id", "kind"}], "address"}`; else back to the desk.
    """
    blocks = of_paste(_read(request.form.get("html", "")))
    with store().writing() as db:
        section = queries.section(db, actor(), section_id)
        if section.report_id != report_id:
            raise queries.SectionNotFound(key=section_id)
        after = request.form.get("after") or None
        added = add_blocks(db, section_id=section.id, blocks=blocks, after=after, by=actor(), at=now())
    last = added[-1]
    address = desk_address(section.report_id, section.id, at=last, anchor=paragraph_anchor(last))
    if request.accept_mimetypes.best == "application/json":
        told = [{"id": each, "kind": block.kind.value} for each, block in zip(added, blocks, strict=True)]
        return jsonify({"added": told, "address": address})
    flash(ngettext("%(count)s block was pasted.", "%(count)s blocks were pasted.", len(added), count=len(added)))
    return redirect(address, code=303)


def _read(html: str) -> tuple[PastedBlock, ...]:
    """Read in a process with limits: what lay in the clipboard may come from anywhere. Raises PastedTooMuch."""
    try:
        return cast("tuple[PastedBlock, ...]", run_limited("workbench.text.pasted:blocks_of", html))
    except ReadingStopped as stopped:
        raise PastedTooMuch from stopped
