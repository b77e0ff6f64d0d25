"""The worker: takes up one long job after the other, and goes on with what a restart interrupted."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from workbench.installation import Installation
from workbench.store import jobs
from workbench.store.jobs import Job, JobState

IDLE_SECONDS = 0.5

log = logging.getLogger(__name__)


class Handler(Protocol):
    """Does a job step by step, calling `jobs.advance` after each, and stops when that says so."""

    def __call__(self, installation: Installation, job: Job, clock: Callable[[], datetime]) -> None: ...


class Worker:
    """Runs in a thread of the server; `run` returns after `stop`."""

    def __init__(
        self, installation: Installation, *, handlers: dict[str, Handler], clock: Callable[[], datetime]
    ) -> None:
        self.installation = installation
        self.handlers = handlers
        self.clock = clock
        self._stopping = threading.Event()

    def run(self) -> None:
        while not self._stopping.is_set():
            if not self.work_once():
                self._stopping.wait(IDLE_SECONDS)

    def stop(self) -> None:
        self._stopping.set()

    def work_once(self) -> bool:
        """Do the oldest job there is; False where there is none."""
        with self.installation.store.writing() as db:
            job = jobs.next_waiting(db, at=self.clock())
        if job is None:
            return False
        try:
            self.handlers[job.kind](self.installation, job, self.clock)
        except Exception:
            log.exception("job %s failed", job.id)
            self._finish(job.id, JobState.FAILED)
        else:
            self._finish(job.id, JobState.DONE)
        return True

    def _finish(self, job_id: str, state: JobState) -> None:
        with self.installation.store.writing() as db:
            stopped = state is JobState.DONE and jobs.get(db, job_id).stop_requested
            jobs.finish(db, job_id, state=JobState.STOPPED if stopped else state, at=self.clock())
