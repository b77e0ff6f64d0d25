"""Notices from the command line: what one was told, and the letters that tell it."""

import click

from workbench.cli.context import Desk, pass_desk
from workbench.mailer import deliver
from workbench.notices import queries
from workbench.notices.wording import sentence
from workbench.people.access import Permission, require

notice_command = click.Group("notice", help="What people are told, on their first page and by e-mail.")


@notice_command.command("list")
@click.option("--unseen", is_flag=True, help="Only those that were not seen yet.")
@pass_desk
def list_notices(desk: Desk, unseen: bool) -> None:
    """What you were told, latest first: your own alone."""
    with desk.store.reading() as db:
        found = queries.notices(db, desk.actor, unseen=unseen)
    values: list[dict[str, str | None]] = [
        {
            "kind": each.kind.value,
            "text": sentence(each, desk.actor.language),
            "address": each.address,
            "at": each.at.isoformat(),
            "seen_at": each.seen_at.isoformat() if each.seen_at else None,
        }
        for each in found
    ]
    lines = [f"{each.at:%Y-%m-%d %H:%M}  {sentence(each, desk.actor.language)}" for each in found]
    desk.emit(values, text=lambda: "\n".join(lines) or "No notices.")


@notice_command.command("mail")
@pass_desk
def mail(desk: Desk) -> None:
    """Remind, make the letters that are due, and send them now. The server does this by itself every half minute."""
    require(desk.actor, Permission.MANAGE_PEOPLE)
    sent, fault = deliver(desk.installation, at=desk.now())
    has_server = desk.settings.mail is not None
    said = (
        f"{sent} letters went out." if has_server else "No mail server is set up: notices stand on first pages alone."
    )
    desk.emit({"mail_server": has_server, "sent": sent, "fault": fault}, text=lambda: said)
    if fault:
        desk.refused(f"A letter could not be sent; it is tried again later. {fault}")
