"""The mailer: every half minute it finds answers whose text changed, reminds, makes the letters that are due, sends."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime

from workbench.comments import operations, telling
from workbench.comments.forgetting import forget_erased_files
from workbench.comments.operations.witnessing import note_heads
from workbench.installation import Installation
from workbench.matters import telling as matters
from workbench.notices import letters, posting
from workbench.requests import telling as requests

EVERY_SECONDS = 30

# What is looked after every time, each in a transaction of its own: what fails in one keeps no other back.
SWEEPS = (
    operations.reopen_changed,
    telling.remind,
    matters.remind,
    requests.remind,
    note_heads,
)

log = logging.getLogger(__name__)


def deliver(installation: Installation, *, at: datetime) -> tuple[int, str]:
    """Find reopened answers, remind, make letters, send them: how many went, why the last that stayed did, or "".

    Without a mail server reminders stand on people's first page alone.
    """
    forget_erased_files(installation.store)  # those of an erasure that a power cut came after
    server = installation.settings.mail
    for sweep in SWEEPS:
        _look_after(installation, sweep, at=at)
    if server is None:
        return 0, ""
    with installation.store.writing() as db:
        letters.make_letters(db, mechanism=installation.settings.mechanism_name, root=server.root, at=at)
    return posting.post(installation.store, server, at=at)


def _look_after(installation: Installation, sweep: Callable[..., object], *, at: datetime) -> None:
    try:
        with installation.store.writing() as db:
            sweep(db, at=at)
    except Exception:
        log.exception("%s.%s failed; it is tried again with the next letters", sweep.__module__, sweep.__name__)


class Mailer:
    """Runs in a thread of the server; `run` returns after `stop`."""

    def __init__(self, installation: Installation, *, clock: Callable[[], datetime]) -> None:
        self.installation = installation
        self.clock = clock
        self._stopping = threading.Event()

    def run(self) -> None:
        while not self._stopping.wait(EVERY_SECONDS):
            try:
                _, fault = deliver(self.installation, at=self.clock())
            except Exception:
                log.exception("no letters could be made or sent now; trying again in %s seconds", EVERY_SECONDS)
            else:
                if fault:
                    log.warning("a letter could not be sent; it is tried again later: %s", fault)

    def stop(self) -> None:
        self._stopping.set()
