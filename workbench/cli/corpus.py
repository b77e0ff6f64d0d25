"""The library from the command line: add, list, show, correct."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.corpus_mending import mend_command, mends_command, unmend_command
from workbench.cli.corpus_reread import reread_command
from workbench.cli.corpus_show import show_command
from workbench.cli.corpus_used import used_command
from workbench.cli.corpus_values import document_json, line
from workbench.cli.corpus_versions import VERSIONS
from workbench.cli.corpus_withdraw import WITHDRAWING
from workbench.corpus import queries
from workbench.corpus.operations import Choices, Ingested, Status
from workbench.corpus.reading import read_file
from workbench.corpus.said import NotUnderstood, understood
from workbench.errors import N_, Invalid, WorkbenchError
from workbench.people import queries as people
from workbench.people.access import Permission, require
from workbench.recommendations.documents import operations
from workbench.recommendations.documents.filing import file_document
from workbench.recommendations.documents.rereading import part_read
from workbench.treaties import DocumentKind

corpus_command = click.Group("corpus", help="The library: documents and their paragraphs.")
for _command in (
    mend_command,
    mends_command,
    unmend_command,
    reread_command,
    show_command,
    used_command,
    *VERSIONS,
    *WITHDRAWING,
):
    corpus_command.add_command(_command)

KINDS = click.Choice([kind.value for kind in DocumentKind])
INDEXED_AFTER = 20  # files: they are found while the rest is read, and never all of them are in memory
LARGEST = 200 * 1024 * 1024  # bytes; a report of 77 pages with pictures has 2 million


class TooLargeFile(Invalid):
    message = N_("The file has %(size)s MiB, more than %(limit)s. Save it without pictures, or in parts.")


class NoFile(Invalid):
    message = N_("There is no file or folder “%(path)s”. Check the path.")


@corpus_command.command("add")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
@click.option("--kind", type=KINDS, help="What it is, if its text does not say.")
@click.option("--treaty", help="The treaty's code or its body's: ICERD, CERD.")
@click.option("--state", metavar="ISO3", help="The State it is about: BRA.")
@click.option("--language", help="en, fr, es, pt, ar, ru, zh …")
@click.option("--symbol", help="The document's own symbol.")
@click.option("--date", help="YYYY-MM-DD, YYYY-MM or YYYY.")
@click.option("--title", help="Its title, if its text does not say.")
@click.option("--organisation", help="Whose contribution it is: name, short name or id.")
@click.option("--published/--not-published", default=None, help="Whether everybody may read and cite it.")
@click.option("--replaces", metavar="ID", help="Put it in the place of that document.")
@pass_desk
def add(
    desk: Desk,
    paths: Sequence[Path],
    organisation: str | None,
    published: bool | None,
    replaces: str | None,
    **given: str | None,
) -> None:
    """Take files into the library; folders are walked.

    PDF, Word (.docx, and with LibreOffice .doc, .rtf, .odt), web pages, text, Markdown, .xlsx and .csv are read as
    what they are, whatever their name says.

    A file that is there already changes nothing; one that cannot be read is refused with a reason and the rest goes on.
    """
    require(desk.actor, Permission.ADD_DOCUMENTS)
    choices = Choices(_understood(given), _organisation(desk, organisation), published, replaces)
    results: list[dict[str, Any]] = []
    files = list(_files(desk, paths, results))
    with desk.progress() as progress:
        task = progress.add_task("reading", total=len(files))
        try:
            for done, path in enumerate(files, start=1):
                results.extend(_add_file(desk, path, choices))
                if done % INDEXED_AFTER == 0:
                    _bring_to_index(desk)
                progress.advance(task)
        except KeyboardInterrupt:
            desk.refused(_stopped(int(progress.tasks[task].completed), len(files)))
        progress.update(task, description="indexing")
        _bring_to_index(desk)
    desk.emit(results, text=lambda: "\n".join(line(each) for each in results) or "There was nothing to add.")


def _bring_to_index(desk: Desk) -> None:
    """Make what was added searchable; where that fails (a full disk), it is added and listed all the same."""
    try:
        desk.installation.sync()
    except (WorkbenchError, OSError) as trouble:
        fault = trouble.strerror or trouble if isinstance(trouble, OSError) else trouble
        if _not_searchable(fault) not in desk.refusals:
            desk.refused(_not_searchable(fault))


def _not_searchable(fault: object) -> str:
    return (
        f"What was added is kept, but cannot be searched yet ({fault}). Make room on the disk where it is full; the "
        "next corpus add, or workbench index rebuild, makes it searchable."
    )


def _stopped(done: int, total: int) -> str:
    return (
        f"Stopped after {done} of {total} files. What was read stays in the library, whole; "
        "call the same command again to add the rest."
    )


def _understood(given: Mapping[str, str | None]) -> dict[str, str]:
    """What the options say; a value that cannot be meant is a wrong call."""
    try:
        return understood(given)
    except NotUnderstood as refusal:
        raise click.BadParameter(str(refusal), param_hint=f"--{refusal.values['name']}") from refusal


def _organisation(desk: Desk, name: str | None) -> str | None:
    if name is None:
        return None
    with desk.store.reading() as db:
        return people.organisation(db, name).id


def _files(desk: Desk, paths: Sequence[Path], results: list[dict[str, Any]]) -> Iterator[Path]:
    """The files under the paths, in order of their names; hidden ones and Word's lock files are left out."""
    for path in paths:
        if path.is_dir():
            yield from sorted(
                each for each in path.rglob("*") if each.is_file() and not each.name.startswith((".", "~$"))
            )
        elif path.is_file():
            yield path
        else:
            results.append(_refused(desk, path, NoFile(path=path)))


def _add_file(desk: Desk, path: Path, choices: Choices) -> list[dict[str, Any]]:
    """One object for each document of the file."""
    try:
        if path.stat().st_size > LARGEST:
            raise TooLargeFile(size=path.stat().st_size // 2**20, limit=LARGEST // 2**20)
        filed = file_document(
            desk.store, path.read_bytes(), name=path.name, choices=choices, by=desk.actor, at=desk.now()
        )
    except (WorkbenchError, OSError) as refusal:
        return [_refused(desk, path, refusal)]
    for document in (each.document for each in filed if each.status is not Status.UNCHANGED):
        for warning in document.warnings:
            click.echo(f"{path}: {warning}", err=True)
    return [document_json(each.document, file=path, status=each.status, reason=_reason(each)) for each in filed]


def _reason(filed: Ingested) -> str | None:
    """Of which document it is a copy."""
    return filed.reason % {"name": filed.document.name} if filed.reason else None


def _refused(desk: Desk, path: Path, refusal: Exception) -> dict[str, Any]:
    reason = str(refusal)
    desk.refused(f"{path}: {reason}")
    empty = dict.fromkeys(("id", "symbol", "kind", "treaty", "state", "language", "date", "title"))
    return {"file": str(path), "status": "refused", "reason": reason, **empty, "paragraphs": 0, "recommendations": 0}


@corpus_command.command("list")
@click.option("--treaty", help="The treaty's code or its body's: ICERD, CERD.")
@click.option("--kind", type=KINDS, metavar="KIND", help="Only that kind: state_report, concluding_observations …")
@click.option("--state", metavar="ISO3", help="Only of that State: BRA.")
@click.option("--language", help="Only in that language: en.")
@pass_desk
def list_documents(desk: Desk, treaty: str | None, kind: str | None, state: str | None, language: str | None) -> None:
    """The documents, latest first."""
    require(desk.actor, Permission.READ_LIBRARY)
    with desk.store.reading() as db:
        found = [
            document_json(each)
            for each in queries.documents(db, desk.actor, treaty=treaty, kind=kind, state=state, language=language)
        ]
    desk.emit(found, text=lambda: "\n".join(line(each) for each in found) or "The library is empty.")


@corpus_command.command("correct")
@click.argument("key", metavar="ID")
@click.option("--kind", type=KINDS, metavar="KIND", help="What it is: state_report, concluding_observations …")
@click.option("--treaty", help="The treaty's code or its body's: ICERD, CERD.")
@click.option("--state", metavar="ISO3", help="The State it is about: BRA.")
@click.option("--language", help="en, fr, es, pt, ar, ru, zh …")
@click.option("--symbol", help="The document's own symbol.")
@click.option("--date", help="YYYY-MM-DD, YYYY-MM or YYYY.")
@click.option("--title", help="Its title.")
@click.option("--session", metavar="N", help="The session it belongs to: 108.")
@click.option("--received", metavar="DATE", help="The day a State's report came in.")
@click.option("--adopted", metavar="DATE", help="The day a body adopted it.")
@click.option("--published/--not-published", default=None, help="Whether everybody may read and cite it.")
@pass_desk
def correct(desk: Desk, key: str, published: bool | None, **given: str | None) -> None:
    """Correct what was read wrongly; it stays corrected when the file is read again."""
    require(desk.actor, Permission.ADD_DOCUMENTS)
    said = _understood(given)
    if published is not None:
        said["published"] = "yes" if published else "no"
    if not said:
        raise click.UsageError("Say what to correct: --symbol, --kind, --treaty, --state, --language, --title …")
    with desk.store.reading() as db:
        document = queries.document(db, desk.actor, key)
        before = queries.corrections(db, document.id)
    readings = read_file(desk.store.files.read(document.file_sha256), document.file_name, {**before, **said})
    with desk.store.writing() as db:
        reading = readings[part_read(db, document, readings) or 0]
        corrected = operations.correct(db, document, reading, given=said, by=desk.actor, at=desk.now())
    desk.installation.sync()
    desk.emit(document_json(corrected), text=lambda: line(document_json(corrected)))
