"""Serving an installation: waitress in front, one worker for long jobs behind."""

import errno
import logging
import signal
import socket
import threading
from datetime import UTC, datetime
from typing import Any, NoReturn

import waitress

from workbench.app import create_app
from workbench.errors import N_, Conflict, Invalid
from workbench.installation import Installation
from workbench.mailer import Mailer
from workbench.search.whoosh_engine.self_test import disagreements
from workbench.settings import Settings
from workbench.store import sqlite_version
from workbench.worker import Worker

THREADS = 8
CONNECTIONS = 1000  # a browser holds several and keeps them open; at waitress's own 100 the next one only waits
STOPPING_SECONDS = 5  # that the index has to end what it writes; half a write is no harm either

log = logging.getLogger(__name__)


class PortTaken(Conflict):
    message = N_(
        "Port %(port)s of %(host)s is taken, perhaps by the workbench that is running already. Stop that one, or "
        "choose another with --port (make run PORT=%(another)s)."
    )


class AddressRefused(Invalid):
    message = N_("%(host)s port %(port)s cannot be served on (%(fault)s). Choose another with --host and --port.")


def require_free(host: str, port: int) -> None:
    """Refuse an address that cannot be served on, before any work is done for it. Raises PortTaken, AddressRefused."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        for family, kind, protocol, _, address in found:
            with socket.socket(family, kind, protocol) as trial:
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                trial.bind(address)
                trial.listen()
    except OSError as error:
        raise _refusal(error, host, port) from error


def serve_installation(installation: Installation, *, host: str, port: int) -> None:
    """Serve until stopped. What a job or the index had not finished goes on at the next start.

    Raises PortTaken, AddressRefused.
    """
    require_free(host, port)
    app = create_app(installation)
    indexing = threading.Thread(target=_index, args=(installation,), name="indexing", daemon=True)
    indexing.start()

    def clock() -> datetime:
        return installation.settings.here(datetime.now(UTC))

    worker, mailer = Worker(installation, clock=clock), Mailer(installation, clock=clock)
    for name, run in (("worker", worker.run), ("mailer", mailer.run)):
        threading.Thread(target=run, name=name, daemon=True).start()
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("waitress").info("SQLite %s; open http://%s:%d", sqlite_version(), host, port)
    signal.signal(signal.SIGTERM, _stop)
    try:
        waitress.serve(
            app,
            host=host,
            port=port,
            threads=THREADS,
            connection_limit=CONNECTIONS,
            asyncore_use_poll=True,  # select() knows no descriptor above 1023
            ident=None,
            **in_front(installation.settings),
        )
    except OSError as error:
        raise _refusal(error, host, port) from error
    finally:
        worker.stop()
        mailer.stop()
        installation.indexing.stop()
        indexing.join(STOPPING_SECONDS)


def _index(installation: Installation) -> None:
    """Index for all processes of the home. A library that answers otherwise than it should is told in the log."""
    if wrong := disagreements():
        log.error(
            "the search engine differs from Whoosh's own searcher for %s; see: workbench doctor", ", ".join(wrong)
        )
    installation.indexing.run()


def in_front(settings: Settings) -> dict[str, Any]:
    """What waitress is told of the web server in front: with TLS there, its word on scheme, host and address counts."""
    if not settings.behind_tls:
        return {}
    return {
        "url_scheme": "https",  # also where the server in front does not say so
        "trusted_proxy": "*",
        "trusted_proxy_count": 1,
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-host", "x-forwarded-proto"},
        "clear_untrusted_proxy_headers": True,
    }


def _stop(_signal: int, _frame: object) -> NoReturn:
    raise SystemExit(0)  # waitress ends what it is answering, then returns


def _refusal(error: OSError, host: str, port: int) -> PortTaken | AddressRefused:
    if error.errno == errno.EADDRINUSE:
        return PortTaken(host=host, port=port, another=port + 1)
    return AddressRefused(host=host, port=port, fault=error.strerror or str(error))
