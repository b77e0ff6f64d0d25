"""What a ministry's people do for themselves at the command line, they do by their own password.

`--as` alone is whoever runs the command line acting for somebody: it reads and writes nothing that people keep to
themselves, and gives nobody's voice. With their password it is they, as on the web (`docs/adr/0029`).
"""

from __future__ import annotations

import getpass
import os
import sys

import click

from workbench.cli.context import Desk
from workbench.errors import N_, NotAllowed
from workbench.people import Actor, operations, queries
from workbench.people.operations import SignInRefused


class PasswordIsKnown(NotAllowed):
    message = N_(
        "The password of %(email)s was given out by somebody else. Nothing was done: sign in on the web and choose one "
        "of your own first."
    )


def signed_in(desk: Desk) -> Actor:
    """Whoever --as names, by the password typed, or given as the first line of standard input.

    Raises SignInRefused, TooManyTries, PasswordIsKnown.
    """
    email = desk.call.as_email
    if not email:
        raise click.UsageError("A ministry's own people do this. Say who: workbench --as EMAIL request …")
    password = _password(email)
    with desk.store.writing() as db:
        person = operations.sign_in(db, email=email, password=password, at=desk.now(), address=tries_from(email))
    if person is None:
        raise SignInRefused
    if not person.own_password:
        raise PasswordIsKnown(email=email)
    with desk.store.reading() as db:
        return queries.actor_of(db, person.id)


def tries_from(email: str) -> str:
    """What stands where tries are counted by network address: who types, and for whom.

    All that is typed on a machine has none to tell it apart by: the slips of one would lock out every other.
    """
    return f"command line of {os.getuid() if hasattr(os, 'getuid') else getpass.getuser()} for {email.strip().lower()}"


def _password(email: str) -> str:
    """Never an option of the call: what stands there is seen by everybody on the machine."""
    if sys.stdin.isatty():
        return str(click.prompt(f"Password of {email}", hide_input=True, err=True))
    return sys.stdin.readline().rstrip("\r\n")
