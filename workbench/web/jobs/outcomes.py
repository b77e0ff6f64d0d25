"""What became of each file of a long task: for the page, and as a list to take away."""

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from workbench.store.jobs import Job, JobState
from workbench.web.corpus.words import warning_words
from workbench.web.refusals import said
from workbench.web.spreadsheets import as_text


@dataclass(frozen=True)
class Made:
    """A document that came out of a file; `words` say what became of it, `warnings` what was noticed in it."""

    words: str
    title: str
    address: str
    paragraphs: int
    reason: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What became of one file: its documents, or the reason why there are none."""

    file: str
    status: str
    words: str
    documents: tuple[Made, ...]
    reason: str

    @property
    def is_to_look_at(self) -> bool:
        """Whether somebody should look at a document of it: nothing could be read, or not all."""
        return any(made.warnings for made in self.documents)


@dataclass(frozen=True)
class Tally:
    """How many files had this outcome; `mark` is how it is set off: "" | "missing" | "refused"."""

    words: str
    count: int
    mark: str = ""


def outcomes(job: Job) -> tuple[Outcome, ...]:
    """Of every file that is done, in their order; what an archive or a message held, each by itself."""
    rows = (row for each in job.outcome if each.get("file") for row in each.get("arrivals") or (each,))
    return tuple(_arrived(row) if "code" in row else _outcome(row) for row in rows)


def tallies(found: Sequence[Outcome]) -> tuple[Tally, ...]:
    """How many of each; then those, among them, that somebody should look at; those refused last."""
    counted = Counter((each.status, each.words) for each in found)
    rows = [Tally(words, count) for (status, words), count in counted.items() if status != "refused"]
    refused = [Tally(words, count, "refused") for (status, words), count in counted.items() if status == "refused"]
    looks = sum(each.is_to_look_at for each in found)
    return (*rows, *([Tally(_("to look at"), looks, "missing")] if looks else []), *refused)


def time_left(job: Job, at: datetime) -> str:
    """In words, by the rate so far; "" where nothing can be said yet."""
    if job.state is not JobState.RUNNING or not job.started_at or job.done < 2 or job.done >= job.total:
        return ""
    passed = (at - datetime.fromisoformat(job.started_at)).total_seconds()
    minutes = round(passed / job.done * (job.total - job.done) / 60)
    if minutes < 1:
        return _("less than a minute left")
    return ngettext("about %(num)s minute left", "about %(num)s minutes left", minutes)


def as_csv(found: Sequence[Outcome], *, root: str) -> str:
    """A row for each document, and for each file without one; `root` is what addresses begin with."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow((_("File"), _("Outcome"), _("Document"), _("Paragraphs"), _("Address"), _("Reason")))
    for each in found:
        for made in each.documents or (Made(each.words, "", "", 0),):
            address = f"{root}{made.address}" if made.address else ""
            reason = " ".join(filter(None, (each.reason or made.reason, *made.warnings)))
            cells = (each.file, made.words, made.title, made.paragraphs or "", address, reason)
            writer.writerow([as_text(cell) for cell in cells])
    return file.getvalue()


def _outcome(row: Mapping[str, Any]) -> Outcome:
    status = str(row.get("status") or "")
    documents = tuple(_made(each) for each in row.get("documents") or (row,) if each.get("slug"))
    return Outcome(str(row["file"]), status, _words(status), documents, _reason(row))


def _arrived(row: Mapping[str, Any]) -> Outcome:
    """A file that went to a request: how many answers it brought, and what of it waits there."""
    status, queued = str(row["status"]), int(row.get("queued") or 0)
    new = int(row.get("new") or 0)
    brought = ngettext("%(num)s answer", "%(num)s answers", new) if new else ""
    waits = ngettext("%(num)s piece found no question", "%(num)s pieces found no question", queued)
    made = Made(brought, str(row["code"]), f"/requests/{row['id']}", 0, warnings=(waits,) if queued else ())
    return Outcome(str(row["file"]), status, _words(status), (made,), _reason(row))


def _made(row: Mapping[str, Any]) -> Made:
    return Made(
        words=_words(str(row.get("status") or "")),
        title=str(row.get("symbol") or row.get("title") or ""),
        address=f"/documents/{row['slug']}",
        paragraphs=int(row.get("paragraphs") or 0),
        reason=_reason(row),
        warnings=warning_words(row.get("warnings") or ()),
    )


def _reason(row: Mapping[str, Any]) -> str:
    """Why it was refused, in the reader's language; a task of an older release kept the words alone."""
    if row.get("message"):
        return said(str(row["message"]), row.get("values") or {})
    reason = str(row.get("reason") or "")
    return _(reason) if reason else ""


def _words(status: str) -> str:
    return {
        "added": _("added"),
        "unchanged": _("here already"),
        "replaced": _("replaced"),
        "changed": _("reads otherwise now"),
        "same": _("reads as before"),
        "refused": _("refused"),
        "received": _("taken in"),
        "known": _("brings nothing new"),
        "kept": _("kept, not read"),
    }.get(status, status)
