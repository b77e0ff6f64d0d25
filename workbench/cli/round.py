"""Comment rounds from the command line."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from workbench.cli import round_exporting as exporting
from workbench.cli.context import Desk, pass_desk
from workbench.cli.round_files import files_command, set_aside_command
from workbench.cli.round_previews import preview_text, preview_value, way_there
from workbench.cli.round_record import record_command
from workbench.cli.round_values import comment_value, receipt_text, receipt_value, round_value
from workbench.comments import arrivals, operations, present, queries
from workbench.comments.commenting_table import commenting_table
from workbench.comments.frozen import FrozenText
from workbench.comments.matrix import View
from workbench.comments.projection.queries import projected
from workbench.comments.records import Answer, Comment, RoundKind
from workbench.comments.refusals import OnlyTheInstitutionSends, OnlyTheInstitutionsOwnPeople
from workbench.comments.responding import response_matrix
from workbench.drafting import queries as drafting
from workbench.export import commenting_table as commenting_table_export
from workbench.export import matrix as matrix_export
from workbench.people import queries as people

round_command = click.Group("round", help="Comment rounds: a draft goes out, comments come back, each is answered.")
round_command.add_command(record_command)
round_command.add_command(files_command)
round_command.add_command(set_aside_command)

DATE = click.DateTime(formats=["%Y-%m-%d"])
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
OUT = click.Path(dir_okay=False, writable=True, path_type=Path)


@round_command.command("open")
@click.argument("snapshot")
@click.option("--kind", type=click.Choice([kind.value for kind in RoundKind]), default="nhri", show_default=True)
@click.option("--invite", multiple=True, required=True, metavar="ORGANISATION", help="Name, short name or id.")
@click.option("--closes", type=DATE, required=True, help="The last day in time.")
@click.option("--deadline", nargs=2, multiple=True, metavar="ORGANISATION DATE", help="A deadline of its own.")
@click.option("--instructions", default="", help="What the institutions are asked.")
@click.option("--reason", default="", help="Needed where an independent body has fewer than ten working days.")
@pass_desk
def open_round(
    desk: Desk,
    snapshot: str,
    kind: str,
    invite: tuple[str, ...],
    closes: datetime,
    deadline: tuple[tuple[str, str], ...],
    instructions: str,
    reason: str,
) -> None:
    """Open a round on a frozen version. Gives the round's id."""
    own = {name: DATE.convert(day, None, None).date() for name, day in deadline}
    with desk.store.writing() as db:
        round_id = operations.open_round(
            db,
            snapshot_id=snapshot,
            kind=RoundKind(kind),
            invite=invite,
            closes=closes.date(),
            own_deadlines=own,
            instructions=instructions,
            reason=reason,
            by=desk.actor,
            at=desk.now(),
        )
    desk.emit({"round": round_id}, text=lambda: f"The round is open: {round_id}")


@round_command.command("list")
@pass_desk
def list_rounds(desk: Desk) -> None:
    """The rounds you manage or are invited to."""
    with desk.store.reading() as db:
        found = [
            round_value(held, queries.invitations(db, held.id), queries.closed_at(db, held.id))
            for held in queries.rounds(db, desk.actor)
        ]
    desk.emit(
        found, text=lambda: "\n".join(f"{r['round']}  {r['kind']}  {r['state']}  closes {r['closes']}" for r in found)
    )


@round_command.command("export")
@click.argument("round_id", metavar="ROUND")
@click.option("--for", "organisation", metavar="ORGANISATION", help="Whose file it is: name, short name or id.")
@click.option(
    "--comments",
    type=click.Choice(["own", "all"]),
    help="With comments in the margin, proposals tracked, answers in the threads. own: of the institution of --for, "
    "with the answers released to it. all: of everybody, with answers not released yet, for the mechanism's own use.",
)
@click.option("--clean", is_flag=True, help="The text alone, to be passed on: no comments, no marks, no metadata.")
@click.option("-o", "--output", type=OUT, required=True)
@pass_desk
def export_round(
    desk: Desk, round_id: str, organisation: str | None, comments: str | None, clean: bool, output: Path
) -> None:
    """Write the Word file that an institution comments in: change tracking is on, every paragraph keeps its id.

    With --comments it holds what was said so far; what comes back with it is known and adds nothing.
    """
    _check(organisation, comments, clean=clean)
    if clean:
        data = exporting.clean(desk, round_id)
    elif comments:
        data = exporting.with_comments(desk, round_id, organisation, name=output.name)
    else:
        data = exporting.for_comments(desk, round_id, str(organisation), name=output.name)
    output.write_bytes(data)
    desk.emit({"round": round_id, "file": str(output), "bytes": len(data)}, text=lambda: f"Written: {output}")


@round_command.command("table")
@click.argument("round_id", metavar="ROUND")
@click.option("--for", "organisation", required=True, metavar="ORGANISATION")
@click.option("-o", "--output", type=OUT, required=True, help="A .docx or .xlsx file.")
@pass_desk
def table(desk: Desk, round_id: str, organisation: str, output: Path) -> None:
    """Write the commenting table that an institution may fill in instead: a comment in each row.

    It is taken in like the draft with comments: round receive ROUND FILE --from ORGANISATION
    """
    make = commenting_table_export.FILES.get(output.suffix.lower())
    if make is None:
        raise click.BadParameter("ends in .docx or .xlsx", param_hint="-o")
    with desk.store.reading() as db:
        queries.seat(db, desk.actor, round_id)
        guest = people.organisation(db, organisation)
        found = commenting_table(db, desk.actor, round_id, guest.id)
    output.write_bytes(make(found))
    value = {"round": round_id, "file": str(output), "rows": len(found.rows)}
    desk.emit(value, text=lambda: f"Written: {output}")


def _check(organisation: str | None, comments: str | None, *, clean: bool) -> None:
    if clean and comments:
        raise click.BadParameter("a clean file has no comments", param_hint="--clean with --comments")
    if comments == "all" and organisation:
        said = "the file with all comments is the mechanism's own; leave --for out, or take --comments own"
        raise click.BadParameter(said, param_hint="--comments all with --for")
    if organisation is None and not clean and comments != "all":
        raise click.BadParameter("say for whom, with --for ORGANISATION", param_hint="--for")


@round_command.command("receive")
@click.argument("round_id", metavar="ROUND")
@click.argument("file", type=FILE)
@click.option("--from", "organisation", required=True, metavar="ORGANISATION")
@click.option("--message", type=FILE, help="The institution's own message that this is its final answer; it is kept.")
@click.option("--preview", is_flag=True, help="Only say what the file would bring; nothing is kept or logged.")
@click.option("--older-version", is_flag=True, help="Take it in though it was made from another version of the draft.")
@pass_desk
def receive(
    desk: Desk,
    round_id: str,
    file: Path,
    organisation: str,
    message: Path | None,
    preview: bool,
    older_version: bool,
) -> None:
    """Take in a file an institution returned: it is kept, and each of its comments placed on the frozen text.

    What the State side hands in is "received, unconfirmed" until the institution's official voice confirms it on the
    web; with the message that says it is final (--message), it counts as sent. The same file again adds nothing. A
    file that cannot be read (.odt, .doc, PDF, a scan) is kept as evidence and logged on its date. With --preview it
    is only said what is new, known or corrected, and where each remark would go.
    """
    data = file.read_bytes()
    with desk.store.reading() as db:
        guest = people.organisation(db, organisation)
    read = arrivals.read(desk.store, desk.actor, round_id, data)
    if preview:
        with desk.store.reading() as db:
            found = arrivals.preview(db, desk.actor, round_id, guest.id, read)
        desk.emit(preview_value(found), text=lambda: preview_text(found))
        return
    words = message.read_bytes() if message else None
    for kept in filter(None, (data, words)):
        desk.store.files.put(kept)
    with desk.store.writing() as db:
        receipt = operations.receive(
            db,
            round_id=round_id,
            organisation_id=guest.id,
            data=data,
            name=file.name,
            returned=read,
            message=(message.name, words) if message and words else None,
            older_version=older_version,
            by=desk.actor,
            at=desk.now(),
        )
    desk.emit(receipt_value(receipt), text=lambda: receipt_text(receipt))
    if read.made_from is not None and receipt.why_not:
        desk.refused(f"{file.name}: kept and logged on its date. {receipt.why_not} {way_there(read.made_from)}")
    elif receipt.why_not and file.suffix.lower() == ".docx":
        desk.refused(f"{file.name}: kept and logged on its date, but not read. {receipt.why_not}")
    elif receipt.why_not:  # a letter, a scan: evidence, and the deadline is met by it
        click.echo(f"{file.name}: kept as evidence and logged on its date. {receipt.why_not}", err=True)


@round_command.command("send")
@click.argument("round_id", metavar="ROUND")
@pass_desk
def send(desk: Desk, round_id: str) -> None:
    """Always refused here: comments are sent by the institution's official voice, signed in on the web.

    Nobody at this keyboard can speak for an institution, with --as or without. What it returned as a file comes in
    with: round receive ROUND FILE --from ORGANISATION
    """
    with desk.store.reading() as db:
        queries.seat(db, desk.actor, round_id)
    raise OnlyTheInstitutionSends


@round_command.command("comments")
@click.argument("round_id", metavar="ROUND")
@click.option("--queued", is_flag=True, help="Only those that wait to be placed by hand.")
@pass_desk
def list_comments(desk: Desk, round_id: str, queued: bool) -> None:
    """What was sent or received, with answers and present place. Nothing in preparation is ever listed."""
    with desk.store.reading() as db:
        seat = queries.seat(db, desk.actor, round_id)
        frozen = FrozenText(drafting.snapshot(db, None, seat.round.snapshot_id))
        now = present.texts(db, seat.round.report_id) if seat.manages else {}
        found = [c for c in queries.comments(db, desk.actor, round_id) if c.waits_for_place or not queued]
        places = projected(db, desk.actor, found) if seat.manages else {}
    values = [comment_value(c, frozen=frozen, place=places.get(c.id), now=now) for c in found]
    desk.emit(values, text=lambda: "\n".join(_line(c, frozen) for c in found) or "No comments.")


def _line(comment: Comment, frozen: FrozenText) -> str:
    name = frozen.name(comment.paragraph_id)
    place = "in the queue" if comment.is_queued else f"para. {name}" if name else comment.scope.value
    answer = comment.disposition.value.value if comment.disposition else "not answered"
    return f"{comment.label}  {place}  {answer}  {comment.text[:70]}"


@round_command.command("place")
@click.argument("round_id", metavar="ROUND")
@click.argument("comment")
@click.option("--paragraph", required=True, metavar="ID", help="A paragraph of the version the round is held on.")
@click.option("--quote", default="", help="The words it is about; without it, the paragraph.")
@click.option("--note", default="", help="Why it belongs there.")
@click.option("--today", is_flag=True, help="Say where it stands in the draft as it is now: --paragraph is one of it.")
@pass_desk
def place(desk: Desk, round_id: str, comment: str, paragraph: str, quote: str, note: str, today: bool) -> None:
    """Set the place of a queued comment by hand; the first reading of its place stays in the record."""
    if today:
        _place_today(desk, round_id, comment, paragraph, quote)
        return
    with desk.store.writing() as db:
        if not queries.seat(db, desk.actor, round_id).manages:
            raise OnlyTheInstitutionsOwnPeople
        operations.place(
            db,
            round_id=round_id,
            comment_id=comment,
            paragraph_id=paragraph,
            quote=quote,
            note=note,
            by=desk.actor,
            at=desk.now(),
        )
        placed = queries.comment(db, desk.actor, round_id, comment)
    value = {"comment": placed.id, "label": placed.label, "paragraph": placed.paragraph_id, "span": placed.span}
    desk.emit(value, text=lambda: f"{placed.label} is placed.")


def _place_today(desk: Desk, round_id: str, comment: str, paragraph: str, quote: str) -> None:
    with desk.store.writing() as db:
        operations.confirm_today(
            db,
            round_id=round_id,
            comment_id=comment,
            paragraph_id=paragraph,
            quote=quote,
            by=desk.actor,
            at=desk.now(),
        )
        found = queries.comment(db, desk.actor, round_id, comment)
    value = {"comment": found.id, "label": found.label, "paragraph": paragraph, "quote": quote}
    desk.emit(value, text=lambda: f"{found.label} has its place in the draft of today.")


@round_command.command("dispose")
@click.argument("round_id", metavar="ROUND")
@click.argument("comment")
@click.argument("disposition", type=click.Choice([value.value for value in Answer]))
@click.option("--reason", default="", help="Needed for every answer but accepted.")
@click.option("--paragraph", metavar="ID", help="The draft paragraph whose present text carries the answer.")
@click.option("--internal-note", default="", help="Never leaves the State side.")
@pass_desk
def dispose(
    desk: Desk,
    round_id: str,
    comment: str,
    disposition: str,
    reason: str,
    paragraph: str | None,
    internal_note: str,
) -> None:
    """Answer a comment (by id or label). An earlier answer stays in the record; the last one counts."""
    with desk.store.writing() as db:
        answer_id = operations.dispose(
            db,
            round_id=round_id,
            comment_id=comment,
            value=Answer(disposition),
            reason=reason,
            paragraph_id=paragraph,
            internal_note=internal_note,
            by=desk.actor,
            at=desk.now(),
        )
        answered = queries.comment(db, desk.actor, round_id, comment)
    value = {"disposition": answer_id, "comment": answered.id, "label": answered.label, "value": disposition}
    desk.emit(value, text=lambda: f"{answered.label}: {disposition}")


@round_command.command("release")
@click.argument("round_id", metavar="ROUND")
@pass_desk
def release(desk: Desk, round_id: str) -> None:
    """Let the institutions read the answers given so far."""
    with desk.store.writing() as db:
        count = operations.release(db, round_id=round_id, by=desk.actor, at=desk.now())
    desk.emit({"round": round_id, "released": count}, text=lambda: f"{count} answers released.")


@round_command.command("matrix")
@click.argument("round_id", metavar="ROUND")
@click.option("--view", type=click.Choice([view.value for view in View]), required=True)
@click.option("--for", "organisation", metavar="ORGANISATION", help="Whose rows the commenter's view holds.")
@click.option("-o", "--output", type=OUT, required=True, help="A .docx, .xlsx, .csv or .json file.")
@pass_desk
def matrix(desk: Desk, round_id: str, view: str, organisation: str | None, output: Path) -> None:
    """Write the response matrix: internal (all), commenter (its own rows, released answers) or public."""
    form = output.suffix.lower().removeprefix(".")
    if form not in matrix_export.FORMS:
        raise click.BadParameter("ends in .docx, .xlsx, .csv or .json", param_hint="-o")
    if view == View.COMMENTER and organisation is None and desk.actor.organisation_id is None:
        raise click.BadParameter("say whose with --for ORGANISATION", param_hint="--view commenter")
    with desk.store.reading() as db:
        whose = people.organisation(db, organisation).id if organisation else None
        found = response_matrix(db, desk.actor, round_id, view=View(view), organisation_id=whose)
    output.write_bytes(matrix_export.FORMS[form](found))
    value = {"round": round_id, "view": view, "file": str(output), "rows": len(found.rows)}
    desk.emit(value, text=lambda: f"{len(found.rows)} rows written: {output}")


@round_command.command("close")
@click.argument("round_id", metavar="ROUND")
@pass_desk
def close(desk: Desk, round_id: str) -> None:
    """Close the round; refused while a comment has no answer. Answers not released yet are released with it."""
    with desk.store.writing() as db:
        operations.close(db, round_id=round_id, by=desk.actor, at=desk.now())
    desk.emit({"round": round_id, "state": "closed"}, text=lambda: "The round is closed.")


@round_command.command("reopen")
@click.argument("round_id", metavar="ROUND")
@pass_desk
def reopen(desk: Desk, round_id: str) -> None:
    """Open a closed round again."""
    with desk.store.writing() as db:
        operations.reopen(db, round_id=round_id, by=desk.actor, at=desk.now())
    desk.emit({"round": round_id, "state": "open"}, text=lambda: "The round is open.")


@round_command.command("verify")
@click.argument("round_id", metavar="ROUND")
@click.option("--seal", "seals", multiple=True, metavar="HASH", help="A head or seal noted earlier; it must be there.")
@pass_desk
def verify(desk: Desk, round_id: str, seals: tuple[str, ...]) -> None:
    """Check that nothing in the round was altered: entries, comments, answers and kept files.

    Note the head: with --seal a later check shows that nothing was cut off the end, nor the ledger written anew.
    """
    with desk.store.reading() as db:
        verdict = operations.verify(db, desk.store.files, round_id=round_id, by=desk.actor, seals=seals)
    value: dict[str, Any] = {
        "ok": verdict.ok,
        "entries": verdict.entries,
        "head": verdict.head,
        "first_bad": verdict.first_bad,
        "detail": verdict.detail,
    }
    desk.emit(value, text=lambda: f"{verdict.entries} entries hold; head {verdict.head}" if verdict.ok else "Altered.")
    if not verdict.ok:
        desk.refused(f"Entry {verdict.first_bad} does not hold: {verdict.detail}. Restore the home from a backup.")
