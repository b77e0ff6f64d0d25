"""The only door to a mail server: letters go out one by one, and one that cannot is tried again later."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Final

from workbench.notices.queries import due
from workbench.notices.records import Letter
from workbench.settings import MailServer
from workbench.store import Store, timestamp
from workbench.text.languages import direction

SECONDS: Final = 20  # that a mail server is waited for
AGAIN: Final = timedelta(minutes=10)  # after the first try in vain; twice that after the next, half a day at most
_AT_MOST: Final = timedelta(hours=12)


def post(store: Store, server: MailServer, *, at: datetime) -> tuple[int, str]:
    """Send what is to go out by now: how many letters went, and why the last that did not go did not, or ""."""
    with store.reading() as db:
        letters = due(db, at)
    went, fault = 0, ""
    if not letters:
        return went, fault
    at_hand = letters[0]
    try:
        with _connected(server) as connection:
            for letter in letters:
                at_hand = letter
                refused = _sent(connection, letter, server, at=at)
                _keep(store, letter, refused, at=at)
                went, fault = went + (not refused), refused or fault
    except (OSError, smtplib.SMTPException) as error:
        fault = str(error) or type(error).__name__
        _keep(store, at_hand, fault, at=at)
    return went, fault


def message(letter: Letter, server: MailServer, *, at: datetime) -> EmailMessage:
    """The letter as e-mail, plain text. Its id is made of the letter's: sent twice after a crash, it is one."""
    made = EmailMessage()
    made["From"] = server.sender
    made["To"] = Address(letter.name, addr_spec=letter.to)
    made["Subject"] = letter.subject
    made["Date"] = format_datetime(at)
    made["Message-ID"] = f"<{letter.id.lower()}@{server.sender.rpartition('@')[2].rstrip('>')}>"
    made["Auto-Submitted"] = "auto-generated"
    mark = "\N{RIGHT-TO-LEFT MARK}" if direction(letter.language) == "rtl" else ""
    made.set_content("".join(f"{mark if line else ''}{line}\n" for line in letter.body.splitlines()))
    made["Content-Language"] = letter.language
    return made


@contextmanager
def _connected(server: MailServer) -> Iterator[smtplib.SMTP]:
    trusted = ssl.create_default_context()
    if server.security == "tls":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=SECONDS, context=trusted)
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=SECONDS)
    with connection:
        if server.security == "starttls":
            connection.starttls(context=trusted)
        if server.user:
            connection.login(server.user, server.password)
        yield connection


def _sent(connection: smtplib.SMTP, letter: Letter, server: MailServer, *, at: datetime) -> str:
    """Why this letter was refused, or cannot be written, or "". What breaks the connection is raised."""
    try:
        connection.send_message(message(letter, server, at=at))
    except (ValueError, MessageError, smtplib.SMTPNotSupportedError) as error:  # an address that is none, or in letters
        return str(error) or type(error).__name__  # that the server does not take: the others go out all the same
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
        connection.rset()
        return str(error)
    return ""


def _keep(store: Store, letter: Letter, fault: str, *, at: datetime) -> None:
    """What came of a letter."""
    with store.writing() as db:
        if not fault:
            db.execute(
                "update letter set sent_at = :at, fault = '' where id = :id", {"at": timestamp(at), "id": letter.id}
            )
            return
        again = at + min(AGAIN * 2**letter.tries, _AT_MOST)
        db.execute(
            "update letter set tries = tries + 1, fault = :fault, try_after = :again where id = :id",
            {"fault": fault[:500], "again": timestamp(again), "id": letter.id},
        )
