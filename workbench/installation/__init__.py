"""An installation put together: settings, store, search engine. The command line and the web application share it."""

from dataclasses import dataclass

from workbench.comments.receipts import signing
from workbench.corpus import queries as corpus_queries
from workbench.errors import N_, Unavailable
from workbench.search.indexing import PATIENCE_SECONDS, Indexing
from workbench.search.port import Engine
from workbench.search.whoosh_engine import WhooshEngine
from workbench.settings import HomeMissing, Settings, with_key
from workbench.store import Store
from workbench.store.migrations import migrate


@dataclass(frozen=True)
class Installation:
    settings: Settings
    store: Store
    engine: Engine
    indexing: Indexing

    def sync(self, *, patience: float = PATIENCE_SECONDS) -> int:
        """Tell the search index of all that changed; gives the number of documents brought up to date.

        Where another process indexes, wait for it so many seconds.
        """
        return self.indexing.sync(patience=patience)


class HomeNotWritable(Unavailable):
    message = N_("The home %(home)s cannot be written (%(fault)s). Choose another folder, or let it be written to.")


def create(settings: Settings) -> Installation:
    """Make the home where there is none (or bring it to the present shape) and open it. Raises HomeNotWritable."""
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
        for folder in ("corpus", "search_index", "drafting_templates", "backups"):
            (settings.home / folder).mkdir(exist_ok=True)
    except OSError as error:
        raise HomeNotWritable(home=settings.home, fault=error.strerror) from error
    store = Store(settings.home)
    migrate(store)
    installation = _put_together(settings, store)
    installation.sync()  # an empty index is an index: a search of a new home finds nothing, and says so
    return installation


def open_installation(settings: Settings) -> Installation:
    """Open a home that is there. Raises HomeMissing, HomeNotWritable, DatabaseUnusable, HomeIsNewer."""
    store = Store(settings.home)
    if not store.path.is_file():
        raise HomeMissing(home=settings.home)
    migrate(store)
    return _put_together(settings, store)


def _put_together(settings: Settings, store: Store) -> Installation:
    try:
        settings = with_key(settings)
        signing.key(settings.home)
    except OSError as error:
        raise HomeNotWritable(home=settings.home, fault=error.strerror) from error
    folder = settings.home / "search_index"
    engine = WhooshEngine(folder)
    indexing = Indexing(
        store,
        corpus_queries.entries,
        engine,
        everything=corpus_queries.document_ids,
        lock=folder / "INDEXING",
    )
    return Installation(settings=settings, store=store, engine=engine, indexing=indexing)
