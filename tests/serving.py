"""An installation behind the server it is served with in an office, in a thread of the test."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from waitress.server import create_server

from workbench.app import create_app
from workbench.installation import Installation


@contextmanager
def running_server(installation: Installation, *, threads: int = 6) -> Iterator[int]:
    """Gives the port. Closing from another thread can end the server's loop amid a `select`: that error is the end."""
    server = create_server(create_app(installation), host="127.0.0.1", port=0, threads=threads)
    closing = threading.Event()

    def run() -> None:
        try:
            server.run()
        except OSError:
            if not closing.is_set():
                raise

    running = threading.Thread(target=run, daemon=True)
    running.start()
    try:
        yield int(server.effective_port)
    finally:
        closing.set()
        server.close()
        server.task_dispatcher.shutdown()
        running.join(timeout=10)
        for channel in tuple(server.active_channels.values()):  # a loop that ended amid a `select` closes none of them
            channel.close()
