"""A message saved out of a mail program (.eml): the files in it, and the requests that it names.

Read by Python's own parser, in the limited process: what comes from outside may be made to hurt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Final

from workbench.errors import N_, Invalid
from workbench.limited import Limits, run_limited
from workbench.requests.form.naming import codes_in

LIMITS: Final = Limits(seconds=20, memory_mib=512, result_mib=64)
_MOST: Final = 100  # files in one message
_DEEPEST: Final = 8  # a message that was forwarded holds the one before
_NOT_IN_A_NAME = re.compile(r"[\x00-\x1f\x7f/\\:]+")


class NoMessage(Invalid):
    message = N_("This is no message that can be read. Open it in the mail program and save the files in it.")


class TooManyFiles(Invalid):
    message = N_("The message holds more than %(most)s files. Save them into a folder of their own.")


@dataclass(frozen=True)
class MailedFile:
    """A file in a message, under the name that it bears there."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Mail:
    """codes: the requests that subject and text name."""

    codes: tuple[str, ...]
    files: tuple[MailedFile, ...]


def read_mail(data: bytes) -> Mail:
    """The message in these bytes. Raises NoMessage, TooManyFiles, ReadingStopped."""
    found: Mail = run_limited("workbench.requests.form.mail:read", data, limits=LIMITS)
    return found


def read(data: bytes) -> Mail:
    """What `read_mail` runs in the limited process."""
    message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(data)
    if not (message["from"] or message["subject"] or message["date"]):
        raise NoMessage
    said: list[str] = []
    files: list[MailedFile] = []
    for part, name in _parts(message, said, 0):
        if len(files) == _MOST:
            raise TooManyFiles(most=_MOST)
        files.append(MailedFile(name, part))
    return Mail(codes_in("\n".join(said)), tuple(files))


def _parts(message: EmailMessage, said: list[str], depth: int) -> Iterator[tuple[bytes, str]]:
    """The files in order; what is text goes to `said`. The small pictures of a signature are neither."""
    if depth > _DEEPEST:
        raise NoMessage
    said.append(str(message["subject"] or ""))
    for part in message.iter_parts() if message.is_multipart() else (message,):
        if not isinstance(part, EmailMessage):
            continue
        name = _NOT_IN_A_NAME.sub("_", part.get_filename() or "").strip(" .")
        kind = part.get_content_type()
        if part.is_multipart():
            inner = part.get_payload(0) if kind == "message/rfc822" else part
            if isinstance(inner, EmailMessage):
                yield from _parts(inner, said, depth + 1)
        elif name and not (part["content-id"] and part.get_content_disposition() != "attachment"):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content:
                yield content, name
        elif kind in ("text/plain", "text/html"):
            said.append(_text(part))


def _text(part: EmailMessage) -> str:
    content = part.get_payload(decode=True)
    return content.decode("utf-8", "replace") if isinstance(content, bytes) else ""
