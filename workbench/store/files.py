"""Originals, kept by their SHA-256: the same bytes once, never changed."""

import hashlib
import os
import threading
from contextlib import suppress
from pathlib import Path
from typing import IO

from workbench.errors import N_, NotFound, Unavailable

_PIECE = 1024 * 1024  # bytes read at a time


class FileMissing(NotFound):
    message = N_("The original %(sha256)s is not in this home. Restore it from a backup.")


class FileNotKept(Unavailable):
    message = N_(
        "The file cannot be kept in %(folder)s (%(fault)s). Nothing of it was: make room and hand it in again."
    )


class FileStore:
    """Files under `folder`/ab/abcdef…, written whole, then renamed into place, then synced."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where the file of that hash lies (whether it is there or not)."""
        return self.folder / sha256[:2] / sha256

    def put(self, data: bytes) -> str:
        """Keep the bytes and give their SHA-256 in hexadecimal. Raises FileNotKept."""
        sha256 = hashlib.sha256(data).hexdigest()
        target = self.path(sha256)
        if target.exists():
            return sha256
        partial = target.with_name(f"{sha256}.{os.getpid()}.{threading.get_ident()}.partial")
        try:
            _write_whole(partial, data)
            partial.replace(target)
            _sync_folder(target.parent)
        except OSError as error:
            with suppress(OSError):
                partial.unlink(missing_ok=True)
            raise FileNotKept(folder=self.folder, fault=error.strerror) from error
        return sha256

    def take(self, stream: IO[bytes]) -> str:
        """As `put`, from a stream that is never held in memory whole. Raises FileNotKept."""
        partial = self.folder / f"{os.getpid()}.{threading.get_ident()}.partial"
        digest = hashlib.sha256()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with partial.open("wb") as file:
                while piece := stream.read(_PIECE):
                    digest.update(piece)
                    file.write(piece)
                file.flush()
                os.fsync(file.fileno())
            target = self.path(digest.hexdigest())
            target.parent.mkdir(exist_ok=True)
            if target.exists():
                partial.unlink()
            else:
                partial.replace(target)
                _sync_folder(target.parent)
        except OSError as error:
            with suppress(OSError):
                partial.unlink(missing_ok=True)
            raise FileNotKept(folder=self.folder, fault=error.strerror) from error
        return digest.hexdigest()

    def read(self, sha256: str) -> bytes:
        """The bytes of that hash. Raises FileMissing."""
        try:
            return self.path(sha256).read_bytes()
        except FileNotFoundError as error:
            raise FileMissing(sha256=sha256) from error

    def forget(self, sha256: str) -> bool:
        """Remove the bytes of that hash for good; whether they were there. For what was erased by rule alone."""
        try:
            self.path(sha256).unlink()
        except FileNotFoundError:
            return False
        return True


def _write_whole(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":  # a folder cannot be opened elsewhere; the rename is durable enough there
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
