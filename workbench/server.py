"""Serving an installation: waitress in front, one worker for long jobs behind."""

import errno
import logging
import threading
from datetime import UTC, datetime

import waitress

from workbench.app import create_app
from workbench.errors import N_, Conflict
from workbench.installation import Installation
from workbench.worker import Worker

THREADS = 8


class PortTaken(Conflict):
    message = N_(
        "Port %(port)s of %(host)s is taken, perhaps by the workbench that is running already. Stop that one, or "
        "choose another with --port."
    )


def serve_installation(installation: Installation, *, host: str, port: int) -> None:
    """Serve until stopped. What a job had not finished goes on at the next start. Raises PortTaken."""
    app = create_app(installation)
    installation.sync()
    worker = Worker(installation, clock=lambda: datetime.now(UTC))
    thread = threading.Thread(target=worker.run, name="worker", daemon=True)
    thread.start()
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("waitress").info("SQLite %s; open http://%s:%d", installation.store.sqlite_version(), host, port)
    try:
        waitress.serve(app, host=host, port=port, threads=THREADS, ident=None)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise PortTaken(host=host, port=port) from error
    finally:
        worker.stop()
