"""What the page of a task says, by the kind of task."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from flask_babel import gettext as _

from workbench.corpus.originals import printed
from workbench.export import printing, request_folder, search_file
from workbench.export.recommendations import making as making_files
from workbench.recommendations.documents import filing, rereading
from workbench.recommendations.intake import importing
from workbench.recommendations.suggesting import making
from workbench.recommendations.twins import suggesting
from workbench.store.jobs import Job, JobState


@dataclass(frozen=True)
class JobWords:
    """trail: where the page hangs · now: what is being done · onward: (address, label) when it is over, main first."""

    trail: tuple[tuple[str, str], ...]
    now: str
    stop: str
    stopping: str
    stopped: str
    failed: str
    onward: tuple[tuple[str, str], ...]


def words_of(job: Job) -> JobWords:
    """The words for the kind of that job."""
    return KINDS[job.kind](job)


def words_to_look_after(job: Job) -> JobWords:
    """For whoever looks after the system: what the task made, and where its page hangs, may be closed to them."""
    return replace(words_of(job), trail=(("/admin", _("System")), ("", job.title)), onward=(("/admin", _("System")),))


def _adding(job: Job) -> JobWords:
    return JobWords(
        trail=(("/documents", _("Library")), ("/documents/add", _("Add documents")), ("", job.title)),
        now=_("At work: %(step)s", step=job.step or _("the first file")),
        stop=_("Stop after this file"),
        stopping=_("Stops after this file."),
        stopped=_("Stopped. What was read stays in the library."),
        failed=_("It broke off. What was read stays in the library; go on with the rest, or tell the administrator."),
        onward=(("/documents", _("To the library")), ("/documents/add", _("Add more"))),
    )


def _mail(job: Job) -> JobWords:
    return JobWords(
        trail=(("/requests", _("Requests")), ("/requests/arrived", _("What came by mail")), ("", job.title)),
        now=_("At work: %(step)s", step=job.step or _("the first file")),
        stop=_("Stop after this file"),
        stopping=_("Stops after this file."),
        stopped=_("Stopped. What was taken in stays with its requests."),
        failed=_("It broke off. What was taken in stays with its requests; go on with the rest: nothing is doubled."),
        onward=(("/requests", _("Who owes what")), ("/requests/arrived", _("Take in more"))),
    )


def _pdf(job: Job) -> JobWords:
    version = f"/snapshots/{printing.printing_of(job).snapshot}"
    file = ((f"/jobs/{job.id}/file", _("Download the PDF")),) if job.state is JobState.DONE else ()
    return JobWords(
        trail=(("/reports", _("Reports")), (version, _("Version")), ("", job.title)),
        now=_("LibreOffice makes the PDF. It takes a few seconds.")
        if job.done
        else _("The Word file is being written."),
        stop=_("Stop"),
        stopping=_("Stops before the next step."),
        stopped=_("Stopped. The version is as it was."),
        failed=_("No PDF was made. The version is as it was: take the Word file and save it as PDF, or ask again."),
        onward=(*file, (version, _("Back to the version"))),
    )


def _rereading(job: Job) -> JobWords:
    return JobWords(
        trail=(("/documents", _("Library")), ("", job.title)),
        now=_("At work: %(step)s", step=job.step or _("the first document")),
        stop=_("Stop after this document"),
        stopping=_("Stops after this document."),
        stopped=_("Stopped. What was read again stays so; the rest stands as it was."),
        failed=_("It broke off. What was read again stays so; go on with the rest, or tell the administrator."),
        onward=(("/documents", _("To the library")),),
    )


def _pages(job: Job) -> JobWords:
    return JobWords(
        trail=(("/documents", _("Library")), ("", job.title)),
        now=_("LibreOffice lays the document out on pages. It takes some seconds."),
        stop=_("Stop"),
        stopping=_("Stops before the next step."),
        stopped=_("Stopped. The document is as it was."),
        failed=_("The pages could not be laid out. The document is as it was: look at the original in Word."),
        onward=(("/documents", _("To the library")),),
    )


def _twins(job: Job) -> JobWords:
    return JobWords(
        trail=(("/recommendations", _("Recommendations")), ("", job.title)),
        now=_("At work: %(step)s", step=job.step or _("the first State")),
        stop=_("Stop after this State"),
        stopping=_("Stops after this State."),
        stopped=_("Stopped. What was suggested so far stays."),
        failed=_("It broke off. What was suggested so far stays; go on with the rest, or tell the administrator."),
        onward=(("/recommendations", _("To the recommendations")),),
    )


def _suggestions(job: Job) -> JobWords:
    return JobWords(
        trail=(("/recommendations", _("Recommendations")), ("", _(job.title))),
        now=_("At work: what was confirmed is learned, then %(many)s recommendations at a time are looked at.",
              many=making.PORTION),
        stop=_("Stop after these"),
        stopping=_("Stops after these."),
        stopped=_("Stopped. What was suggested so far stays."),
        failed=_("It broke off. What was suggested so far stays; go on with the rest, or tell the administrator."),
        onward=(("/recommendations", _("To the recommendations")),),
    )  # fmt: skip


def _table(job: Job) -> JobWords:
    return JobWords(
        trail=(
            ("/recommendations", _("Recommendations")),
            ("/recommendations/import", _("Take tables in")),
            ("", job.title),
        ),
        now=_("Rows are taken in: %(step)s", step=job.step) if job.step else _("The table is being read."),
        stop=_("Stop after these rows"),
        stopping=_("Stops after the rows at hand."),
        stopped=_("Stopped. The rows that were taken in stay; nothing is doubled when you go on with the rest."),
        failed=_("It broke off. The rows that were taken in stay, and nothing of a person's was overwritten."),
        onward=(
            (f"/recommendations/import/{job.payload['table']}", _("What came of its rows")),
            ("/recommendations", _("To the recommendations")),
        ),
    )


def _list(job: Job) -> JobWords:
    name = making_files.file_of(job).name
    file = ((f"/recommendations/files/{job.id}", _("Download %(file)s", file=name)),)
    return JobWords(
        trail=(("/recommendations", _("Recommendations")), ("", job.title)),
        now=_("The recommendations are gathered and written."),
        stop=_("Stop"),
        stopping=_("Stops after the rows at hand."),
        stopped=_("Stopped. No file was made; nothing else was changed."),
        failed=_("No file was made; nothing else was changed. Narrow the list, or ask for the file again."),
        onward=(*(file if job.state is JobState.DONE else ()), ("/recommendations", _("To the recommendations"))),
    )


def _found(job: Job) -> JobWords:
    file = ((f"/search/files/{job.id}", _("Download %(file)s", file=search_file.name_of(job))),)
    return JobWords(
        trail=(("/search", _("Search")), ("", job.title)),
        now=_("The paragraphs are gathered and written."),
        stop=_("Stop"),
        stopping=_("Stops after the rows at hand."),
        stopped=_("Stopped. No file was made; nothing else was changed."),
        failed=_("No file was made; nothing else was changed. Narrow the search, or ask for the file again."),
        onward=(*(file if job.state is JobState.DONE else ()), ("/search", _("To the search"))),
    )


KINDS: dict[str, Callable[[Job], JobWords]] = {
    filing.KIND: _adding,
    request_folder.KIND: _mail,
    rereading.KIND: _rereading,
    printing.KIND: _pdf,
    printed.KIND: _pages,
    suggesting.KIND: _twins,
    making.KIND: _suggestions,
    importing.KIND: _table,
    making_files.KIND: _list,
    search_file.KIND: _found,
}
