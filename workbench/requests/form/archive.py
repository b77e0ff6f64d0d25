"""A folder that was packed into one file (.zip): the files in it. Read in the limited process."""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from workbench.errors import N_, Invalid
from workbench.limited import Limits, run_limited
from workbench.requests.form.mail import MailedFile

LIMITS: Final = Limits(seconds=20, memory_mib=512, result_mib=64)
_MOST: Final = 300  # files in one archive
_LARGEST: Final = 60 * 1024 * 1024  # bytes of all of them, unpacked
_ENCRYPTED: Final = 0x1
_UNREADABLE: Final = (BadZipFile, zlib.error, struct.error, NotImplementedError, EOFError, OSError, ValueError)
_IN_UTF8: Final = 0x800
_NOT_IN_A_NAME = re.compile(r"[\x00-\x1f\x7f:]+")


class NoArchive(Invalid):
    message = N_(
        "This archive cannot be opened: %(reason)s. Nothing was taken out of it. Unpack it and hand in its files."
    )


class TooMuchInArchive(Invalid):
    message = N_("The archive holds more than %(most)s files, or more than 60 MB. Hand it in in parts.")


def read_archive(data: bytes) -> tuple[MailedFile, ...]:
    """The files in these bytes, by name. Raises NoArchive, TooMuchInArchive, ReadingStopped."""
    found: tuple[MailedFile, ...] = run_limited("workbench.requests.form.archive:read", data, limits=LIMITS)
    return found


def read(data: bytes) -> tuple[MailedFile, ...]:
    """What `read_archive` runs in the limited process."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            return tuple(sorted(_files(archive), key=lambda each: each.name))
    except _UNREADABLE as error:
        raise NoArchive(reason=str(error) or type(error).__name__) from error


def _files(archive: ZipFile) -> Iterator[MailedFile]:
    """Those that somebody put there: what programs add for themselves begins with a dot, or lies under `__MACOSX`."""
    left = _LARGEST
    entries = [each for each in archive.infolist() if not each.is_dir() and _is_meant(each.filename)]
    if len(entries) > _MOST:
        raise TooMuchInArchive(most=_MOST)
    for each in entries:
        if each.flag_bits & _ENCRYPTED:
            raise NoArchive(reason="it is locked with a password")
        with archive.open(each) as opened:
            data = opened.read(left + 1)  # what it says of its own size is not trusted
        left -= len(data)
        if left < 0:
            raise TooMuchInArchive(most=_MOST)
        yield MailedFile(_name(each), data)


def _is_meant(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return parts[0] != "__MACOSX" and not parts[-1].startswith(".")


def _name(entry: ZipInfo) -> str:
    """As it was written: many programs write UTF-8 without saying so."""
    name = entry.filename
    if not entry.flag_bits & _IN_UTF8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return _NOT_IN_A_NAME.sub("_", name.replace("\\", "/")).strip(" ./") or "file"
