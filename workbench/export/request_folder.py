"""Files saved out of e-mail, in a folder or an archive: each goes to the request that it names, or is listed with why
not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from workbench.errors import N_, Invalid, WorkbenchError
from workbench.export.request_returned import ReturnedFile, kept, read_back
from workbench.office import OfficeFailed
from workbench.people import Actor
from workbench.requests import operations, queries
from workbench.requests.form.archive import read_archive
from workbench.requests.form.files import as_word, codes_of_file
from workbench.requests.form.mail import read_mail
from workbench.requests.form.naming import codes_of_name
from workbench.requests.operations import Received
from workbench.requests.records import InformationRequest
from workbench.store import Store

KIND: Final = "requests.receive"  # of the job that takes in what was uploaded together
_READ: Final = (".docx", ".odt", ".doc", ".rtf")
_TAKEN: Final = (*_READ, ".pdf")


class NamesNoRequest(Invalid):
    message = N_(
        "It names no request: neither its name nor its words hold a code like REQ-7F3K2M. Hand it in to its request "
        "by itself."
    )


class NamesSeveralRequests(Invalid):
    message = N_("It names several requests (%(codes)s). Hand it in to the one that it answers by itself.")


class OtherKindOfFile(Invalid):
    message = N_(
        "Only .docx, .odt, .doc, .rtf, .pdf, messages (.eml) and archives (.zip) are taken in together, and "
        "whatever else has the code of its request in its name, like REQ-7F3K2M.xlsx."
    )


class ArchiveInArchive(Invalid):
    message = N_("An archive inside another one is not opened. Unpack it and hand in its files.")


@dataclass(frozen=True)
class FromMail:
    """A file of a folder, or in a message there: `mail.eml: form.docx`. codes: the requests its message names."""

    name: str
    data: bytes
    codes: tuple[str, ...] = ()

    @property
    def own_name(self) -> str:
        """Without the message that it came in."""
        return self.name.rpartition(": ")[2]

    @property
    def is_read(self) -> bool:
        """Whether it may be a form."""
        return self.own_name.lower().endswith(_READ)


@dataclass(frozen=True)
class Arrival:
    """What became of a file: taken in by a request, or left out with why. is_read: whether its words were."""

    name: str
    request: InformationRequest | None
    received: Received | None
    refusal: WorkbenchError | None
    is_read: bool = False


def receive_folder(store: Store, folder: Path, *, by: Actor, at: datetime) -> Iterator[Arrival]:
    """Hand in every file of a folder, each as it is reached; the same folder again adds nothing."""
    for path in sorted(each for each in folder.rglob("*") if each.is_file() and not each.name.startswith(".")):
        yield from receive_file(store, path.relative_to(folder).as_posix(), path.read_bytes(), by=by, at=at)


def receive_file(store: Store, name: str, data: bytes, *, by: Actor, at: datetime) -> Iterator[Arrival]:
    """Hand in a file, or all that a message or an archive holds, each by itself; the same again adds nothing."""
    for found in _held(name, data):
        yield found if isinstance(found, Arrival) else _arrived(store, found, by=by, at=at)


def _held(name: str, data: bytes) -> Iterator[FromMail | Arrival]:
    """What is to be handed in; what cannot be opened is left out with why, and takes nothing along."""
    try:
        if not name.lower().endswith(".zip"):
            yield from files_in(name, data)
            return
        inside = read_archive(data)
    except Invalid as refusal:
        yield Arrival(name, None, None, refusal)
        return
    for each in inside:
        whole = f"{name}: {each.name}"
        if each.name.lower().endswith(".zip"):
            yield Arrival(whole, None, None, ArchiveInArchive())
        else:
            yield from _held(whole, each.data)


def files_in(name: str, data: bytes) -> tuple[FromMail, ...]:
    """A file by itself; of a message those in it, or the message itself where it holds none.

    What cannot be a form is taken where its own name names a request: a table, a photograph of a letter. Raises
    NoMessage, TooManyFiles, ReadingStopped, OtherKindOfFile.
    """
    if name.lower().endswith(".eml"):
        mail = read_mail(data)
        held = tuple(FromMail(f"{name}: {each.name}", each.data, mail.codes) for each in mail.files)
        return held or (FromMail(name, data, mail.codes),)
    if not name.lower().endswith(_TAKEN) and not codes_of_name(name.rpartition(": ")[2]):
        raise OtherKindOfFile
    return (FromMail(name, data),)


def _arrived(store: Store, file: FromMail, *, by: Actor, at: datetime) -> Arrival:
    found: InformationRequest | None = None
    refusal: WorkbenchError | None = None
    try:
        word, own, refusal = _opened(file)
        with store.reading() as db:
            found = queries.asks(db, by, _code(file, own))
        name = Path(file.own_name).name
        back = ReturnedFile(kept(store, file.data, name), None, refusal)
        if word is not None:
            back = read_back(store, by, found.id, file.data, name, word=word)
        with store.writing() as db:
            why_not = str(back.refusal or "")
            received = operations.receive(
                db, request_id=found.id, file=back.file, read=back.read, why_not=why_not, by=by, at=at
            )
    except WorkbenchError as error:
        # One that cannot even be opened is told so, rather than that it names nothing.
        return Arrival(file.name, found, None, refusal if refusal and found is None else error)
    return Arrival(file.name, found, received, back.refusal, is_read=back.read is not None)


def _opened(file: FromMail) -> tuple[bytes | None, tuple[str, ...], WorkbenchError | None]:
    """(the file as .docx where it may be a form, the requests that it names, why it cannot be opened)."""
    if not file.is_read:
        return None, (), None
    try:
        word = as_word(file.data)
        return word, codes_of_file(word), None
    except (Invalid, OfficeFailed) as refusal:
        return None, (), refusal


def _code(file: FromMail, own: tuple[str, ...]) -> str:
    """The one request that a file names: in itself, by its name, by the message that it came in.

    Raises NamesNoRequest, NamesSeveralRequests.
    """
    for codes in (own, codes_of_name(file.own_name), file.codes):
        if len(codes) == 1:
            return codes[0]
        if codes:
            raise NamesSeveralRequests(codes=", ".join(codes))
    raise NamesNoRequest
