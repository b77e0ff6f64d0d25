"""The index kept in step with the store: what changed is read off the outbox, and crossed off once it is indexed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from workbench.search.port import Engine, Entry, IndexBusy, IndexNotReady
from workbench.store import Database, Store, outbox

TOPIC = "document"
_AT_ONCE = 20  # documents: what is indexed together is in memory together

Load = Callable[[Database, Iterable[str]], Iterable[Entry]]
Everything = Callable[[Database], Iterable[str]]


def drain(store: Store, load: Load, engine: Engine, *, everything: Everything | None = None) -> int:
    """Index what waits in the outbox; gives the number of documents brought up to date.

    At least once: a document is crossed off after the commit. While another process writes for long (a rebuild),
    what waits goes on waiting. With `everything` a missing or broken index is made anew first.
    """
    try:
        if everything is not None and not engine.status().ready:
            return rebuild(store, load, engine, everything=everything)
        return _take_up(store, load, engine)
    except IndexBusy:
        return 0
    except IndexNotReady:  # it still answers from what it has open, and cannot be written any more
        if everything is None:
            raise
        return rebuild(store, load, engine, everything=everything)


def _take_up(store: Store, load: Load, engine: Engine) -> int:
    done = 0
    while True:
        with store.reading() as db:
            waiting = outbox.waiting(db, topic=TOPIC, limit=_AT_ONCE)
            keys = tuple(dict.fromkeys(key for _, key in waiting))
            entries = tuple(load(db, keys))
        if not waiting:
            return done
        try:
            engine.replace(entries, documents=keys)
        except IndexBusy:
            return done
        with store.writing() as db:
            outbox.done(db, topic=TOPIC, up_to=waiting[-1][0])
        done += len(keys)


def rebuild(store: Store, load: Load, engine: Engine, *, everything: Everything) -> int:
    """Make the index anew from the store; gives the number of documents. The old one serves until it is whole."""
    count = up_to = 0

    def entries() -> Iterable[Entry]:
        # Read once the engine holds its lock: what is committed later stays in the outbox and is drained after.
        nonlocal count, up_to
        with store.reading() as db:
            up_to = max((sequence for sequence, _ in outbox.waiting(db, topic=TOPIC, limit=-1)), default=0)
            ids = tuple(everything(db))
            count = len(ids)
            yield from load(db, ids)

    engine.rebuild(entries())
    if up_to:
        with store.writing() as db:
            outbox.done(db, topic=TOPIC, up_to=up_to)
    return count


@dataclass(frozen=True)
class Comparison:
    """What differs between store and index, by paragraph id."""

    missing: tuple[str, ...]
    superfluous: tuple[str, ...]
    different: tuple[str, ...]
    documents: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether index and store hold the same."""
        return not (self.missing or self.superfluous or self.different)


def compare(entries: Iterable[Entry], engine: Engine) -> Comparison:
    """Compare by content: each paragraph's id, document, text and what else is indexed of it. Raises IndexNotReady."""
    held = dict(engine.held())
    missing: list[str] = []
    different: list[str] = []
    documents: set[str] = set()
    for entry in entries:
        there = held.pop(entry.id, None)
        if there is None:
            missing.append(entry.id)
        elif there != (entry.document_id, entry.fingerprint()):
            different.append(entry.id)
        else:
            continue
        documents.add(entry.document_id)
    documents.update(document_id for document_id, _ in held.values())
    return Comparison(tuple(missing), tuple(sorted(held)), tuple(different), tuple(sorted(documents)))
