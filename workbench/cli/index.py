"""The search index from the command line: what it holds, made anew, compared with the store."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from time import perf_counter

import click

from workbench.cli.context import Desk, pass_desk
from workbench.corpus import finding, queries
from workbench.people.access import Permission, require
from workbench.search import Entry, sync
from workbench.store import Database, outbox

index_command = click.Group("index", help="The search index. It holds nothing that the store does not.")


@index_command.command("status")
@pass_desk
def status(desk: Desk) -> None:
    """Documents and paragraphs in the store and in the index, and what waits to be indexed."""
    require(desk.actor, Permission.ADMINISTER)
    held = desk.installation.engine.status()
    with desk.store.reading() as db:
        documents, paragraphs = finding.to_be_indexed(db)
        waiting = len({key for _, key in outbox.waiting(db, topic=sync.TOPIC)})
    value = {
        "ready": held.ready,
        "store": {"documents": documents, "paragraphs": paragraphs},
        "index": {"documents": held.documents, "paragraphs": held.paragraphs},
        "waiting": waiting,
        "detail": held.detail,
    }
    desk.emit(
        value,
        text=lambda: "\n".join(
            (
                f"store  {documents:,} documents, {paragraphs:,} paragraphs",
                f"index  {held.documents:,} documents, {held.paragraphs:,} paragraphs; {waiting:,} documents waiting",
            )
        ),
    )
    if not held.ready:
        desk.installation.indexing.doubt()
        desk.refused(
            f"The index cannot be read ({held.detail}). Nothing is lost: a running server makes it anew by itself, "
            "where none runs the next search does; or run: workbench index rebuild"
        )


@index_command.command("rebuild")
@pass_desk
def rebuild(desk: Desk) -> None:
    """Make the index anew from the store. The old one serves until the new one is whole.

    One that is stopped goes on when it is called again.
    """
    require(desk.actor, Permission.ADMINISTER)
    begun = perf_counter()
    with desk.store.reading() as db:
        _, expected = finding.to_be_indexed(db)
    with desk.progress() as bar:
        task = bar.add_task("indexing", total=expected)

        def load(db: Database, document_ids: Iterable[str]) -> Iterator[Entry]:
            for entry in queries.entries(db, document_ids):
                bar.advance(task)
                yield entry

        engine = desk.installation.engine
        documents = sync.rebuild(desk.store, load, engine, everything=queries.document_ids)
        desk.installation.sync()
    held = engine.status()
    seconds = round(perf_counter() - begun, 2)
    desk.emit(
        {"documents": documents, "paragraphs": held.paragraphs, "seconds": seconds},
        text=lambda: f"{documents:,} documents, {held.paragraphs:,} paragraphs indexed in {seconds:.1f} s",
    )


@index_command.command("verify")
@pass_desk
def verify(desk: Desk) -> None:
    """Compare index and store by content, paragraph by paragraph; exit status 1 where they differ.

    An index that cannot be read is made anew first.
    """
    require(desk.actor, Permission.ADMINISTER)

    def compare() -> sync.Comparison:
        with desk.store.reading() as db:
            return finding.verify(db, desk.installation.engine)

    compared = desk.ask_index(compare)
    desk.emit(
        {"ok": compared.ok, **asdict(compared)},
        text=lambda: "The index holds what the store holds." if compared.ok else _differences(compared),
    )
    if not compared.ok:
        desk.refused("The index differs from the store. Run: workbench index rebuild")


def _differences(compared: sync.Comparison) -> str:
    counts = (
        (compared.missing, "paragraphs are not in the index"),
        (compared.superfluous, "paragraphs are only in the index"),
        (compared.different, "paragraphs have other content in the index"),
    )
    lines = [f"{len(ids):,} {what}: {', '.join(ids[:5])}{' …' if len(ids) > 5 else ''}" for ids, what in counts if ids]
    return "\n".join((*lines, f"documents: {', '.join(compared.documents[:20])}"))
