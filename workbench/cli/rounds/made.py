"""The files that leave a round, from the command line: to comment in, with what was said, or clean."""

from workbench.cli.context import Desk
from workbench.comments import operations, queries
from workbench.drafting import queries as drafting
from workbench.export import report as report_export
from workbench.export.commented.file import commented
from workbench.people import queries as people


def for_comments(desk: Desk, round_id: str, organisation: str, *, name: str) -> bytes:
    """The version to comment in, made for that institution and kept."""
    with desk.store.reading() as db:
        seat = queries.managed(db, desk.actor, round_id)
        guest = people.organisation(db, organisation)
        data = report_export.for_comments(
            drafting.snapshot(db, None, seat.round.snapshot_id), template=_template(desk), files=desk.store.files
        )
    _keep(desk, round_id, guest.id, data, name=name)
    return data


def with_comments(desk: Desk, round_id: str, organisation: str | None, *, name: str) -> bytes:
    """The version with the comments of that institution, or of all; what the mechanism makes for one is kept."""
    with desk.store.reading() as db:
        seat = queries.seat(db, desk.actor, round_id)
        guest = people.organisation(db, organisation) if organisation else None
        made = commented(
            db,
            desk.actor,
            round_id,
            organisation_id=guest.id if guest else None,
            template=_template(desk),
            files=desk.store.files,
        )
    with desk.store.writing() as db:
        operations.remember_written(db, round_id=round_id, written=made.written, by=desk.actor, at=desk.now())
    if guest is not None and seat.manages:
        _keep(desk, round_id, guest.id, made.data, name=name)
    return made.data


def clean(desk: Desk, round_id: str) -> bytes:
    """The text alone."""
    with desk.store.reading() as db:
        seat = queries.seat(db, desk.actor, round_id)
        snapshot = drafting.snapshot(db, None, seat.round.snapshot_id)
    return report_export.clean(snapshot, template=_template(desk), files=desk.store.files)


def _template(desk: Desk) -> bytes:
    return report_export.template_of(desk.installation.settings.home)


def _keep(desk: Desk, round_id: str, organisation_id: str, data: bytes, *, name: str) -> None:
    desk.store.files.put(data)
    with desk.store.writing() as db:
        operations.keep_sent_out(
            db, round_id=round_id, organisation_id=organisation_id, data=data, name=name, by=desk.actor, at=desk.now()
        )
