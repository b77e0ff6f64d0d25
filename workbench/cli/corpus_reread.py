"""`corpus reread`: the present reading run over what an older one read."""

from collections.abc import Mapping, Sequence
from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.corpus_values import unplaced_warning
from workbench.corpus import queries
from workbench.errors import WorkbenchError
from workbench.people.access import Permission, require
from workbench.recommendations.documents.rereading import Reread, reread_document, to_read


@click.command("reread")
@click.argument("keys", nargs=-1, metavar="[SYMBOL-OR-ID …]")
@click.option("--all", "everything", is_flag=True, help="Every document, also those the present reading has read.")
@pass_desk
def reread_command(desk: Desk, keys: Sequence[str], everything: bool) -> None:
    """Read stored originals again with the present reading: those named, or those that an older one read.

    Corrections, links and citations stay. A call that is cut short is made again and goes on with the rest.
    """
    require(desk.actor, Permission.ADD_DOCUMENTS)
    with desk.store.reading() as db:
        named = [queries.document_named(db, desk.actor, key).id for key in keys]
        ids = named or to_read(db, desk.actor, everything=everything)
    results: list[dict[str, Any]] = []
    with desk.progress() as progress:
        task = progress.add_task("reading", total=len(ids))
        for document_id in ids:
            results.extend(_read(desk, document_id))
            progress.advance(task)
        progress.update(task, description="indexing")
        desk.installation.sync()
    desk.emit(results, text=lambda: "\n".join(map(_line, results)) or "There is nothing to read again.")


def _read(desk: Desk, document_id: str) -> list[dict[str, Any]]:
    try:
        return [_json(each) for each in reread_document(desk.store, document_id, by=desk.actor, at=desk.now())]
    except (WorkbenchError, OSError) as refusal:
        with desk.store.reading() as db:
            name = queries.document(db, desk.actor, document_id).name
        reason = " ".join(str(refusal).split())
        desk.refused(f"{name}: {reason} It stands as it was read before.")
        return [{"id": document_id, "name": name, "status": "refused", "reason": reason}]


def _json(found: Reread) -> dict[str, Any]:
    return {
        "id": found.document.id,
        "name": found.document.name,
        "symbol": found.document.symbol,
        "status": "added" if found.is_new else "unchanged" if found.is_same else "changed",
        "reason": None,
        "added": found.added,
        "gone": found.gone,
        "changed": found.changed,
        "without_place": found.without_place,
        "warnings": [*found.document.warnings, *unplaced_warning(found.document)],
    }


def _line(result: Mapping[str, Any]) -> str:
    if result["status"] == "refused":
        return f"refused    {result['name']}: {result['reason']}"
    lost = f", {result['without_place']} corrections without place" if result["without_place"] else ""
    counts = f"{result['added']} paragraphs added, {result['gone']} gone, {result['changed']} changed{lost}"
    return f"{result['status']:10} {result['name']}: {counts}"
