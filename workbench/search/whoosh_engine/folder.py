"""The folder of the index: which generation is current, durable commits, one writer at a time, swap after a rebuild.

    search_index/current          names the folder that serves
    search_index/unfinished       names the folder of a rebuild that is under way, or was stopped and goes on
    search_index/index-x7f3/      a Whoosh index
    search_index/index-x7f3/FORM  in which form it was made (`form.py`)
    search_index/WRITING          the lock: one process writes, whatever it writes

Files may be emptied, cut short, overwritten or removed by a failing disk, a cleaning program or a person, also while
they serve. So nothing is written from what has not just been compared with what was written before: by the print of
each file (its size, its times, which file it is), and where that is another, by its checksum.

Contents are pickles: an index of a stranger is code execution. Never import one; import documents and rebuild.
"""

import contextlib
import json
import os
import re
import shutil
import tempfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from workbench.search.port import IndexBusy, IndexNotReady
from workbench.search.whoosh_engine.arrays import ENDING
from workbench.search.whoosh_engine.form import form
from workbench.search.whoosh_engine.library import BufferFile, FileStorage, Index, try_for
from workbench.search.whoosh_engine.schema import schema

_SUMS = "checksums.json"
_FORM = "FORM"
_NAME = re.compile(r"index-\w+", re.ASCII)
CURRENT, UNFINISHED = "current", "unfinished"


class BrokenFile(Exception):
    """A file of the index is not what was written."""


class OtherForm(Exception):
    """The index was made by another release."""


class Print(NamedTuple):
    """What tells from outside that a file is still the one that was read; the times in nanoseconds."""

    file: int
    size: int
    written: int
    changed: int

    @classmethod
    def of(cls, path: Path) -> "Print":
        """Raises FileNotFoundError."""
        seen = path.stat()
        return cls(seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns)


class DurableStorage(FileStorage):  # type: ignore[misc]
    """Whoosh neither syncs nor sums: here segments and contents reach the disk, and their checksums with them."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder), supports_mmap=False)
        # What stood in the record when this was opened: what harms a file after that never gets a new sum.
        self._known = _sums(folder)

    def open_file(self, name: str, **given: Any) -> Any:
        """A segment is read into memory, not mapped: a mapped file that somebody cuts short ends the whole program."""
        if name.endswith(".seg"):
            return BufferFile(Path(self.folder, name).read_bytes(), name=name)
        return super().open_file(name, **given)

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        folder = Path(self.folder)
        if newname.endswith(".toc"):
            self._sum_up(folder, oldname, newname)
        super().rename_file(oldname, newname, safe)
        if newname.endswith(".toc"):
            _sync(folder)

    def _sum_up(self, folder: Path, contents: str, contents_name: str) -> None:
        present = {each.name for each in folder.iterdir()}
        known = {name: value for name, value in self._known.items() if name in present}
        for name in present:
            if name.endswith((".seg", ENDING)) and name not in known:
                _sync(folder / name)
                known[name] = _sum(folder / name)
        _sync(folder / contents)
        known[contents_name] = _sum(folder / contents)
        _put(folder / _SUMS, json.dumps(known))
        self._known = known


def _sums(folder: Path) -> dict[str, int]:
    try:
        return dict(json.loads((folder / _SUMS).read_text("utf-8")))
    except FileNotFoundError:
        return {}


def _sum(path: Path) -> int:
    value = 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            value = zlib.crc32(block, value)
    return value


def _sync(path: Path) -> None:
    if path.is_dir() and os.name == "nt":  # Windows cannot open a folder
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _put(path: Path, text: str) -> None:
    """Write a small file whole or not at all."""
    prepared = path.with_name(f"{path.name}.new")
    prepared.write_text(text, "utf-8")
    _sync(prepared)
    prepared.replace(path)


class IndexFolder:
    """The index on disk."""

    def __init__(self, path: Path, *, patience: float) -> None:
        self.path = path
        self._patience = patience

    def current(self) -> str | None:
        """The name of the folder that serves, None where there is none."""
        return self.named(CURRENT)

    def named(self, pointer: str) -> str | None:
        """The folder that serves (CURRENT) or of a rebuild that goes on (UNFINISHED); None where none is named."""
        try:
            name = (self.path / pointer).read_text("ascii", errors="replace").strip()
        except FileNotFoundError:
            return None
        return name if _NAME.fullmatch(name) else None

    def _name(self, pointer: str, name: str) -> None:
        _put(self.path / pointer, name)
        _sync(self.path)

    def open(self, name: str) -> Index:
        """The index of that name. Raises OtherForm, and whatever Whoosh raises for what it cannot read."""
        self._made_here(name)
        return DurableStorage(self.path / name).open_index()

    def _made_here(self, name: str) -> None:
        made = (self.path / name / _FORM).read_text("ascii", errors="replace")
        if not made:
            raise BrokenFile(_FORM)
        if made != form():
            raise OtherForm("it was made by another release of the workbench")

    def check(self, name: str, known: Mapping[str, Print]) -> dict[str, Print]:
        """Compare the files with what was written, those whose print is not `known` byte by byte; gives the prints.

        What is not there has none: it was superseded, is about to be written, or is missed by who opens the index.
        Raises BrokenFile, OtherForm, OSError, ValueError (the record of the sums cannot be read).
        """
        self._made_here(name)
        folder = self.path / name
        sums = _sums(folder)
        if not sums:
            raise BrokenFile(_SUMS)
        prints: dict[str, Print] = {}
        for file in sums:
            with contextlib.suppress(FileNotFoundError):
                seen = Print.of(folder / file)
                if known.get(file) != seen and _sum(folder / file) != sums[file]:
                    raise BrokenFile(file)
                prints[file] = seen
        return prints

    def is_whole(self) -> bool:
        """Whether all files of the index that serves are as they were written; each is read to the last byte."""
        try:
            name = self.current()
            return name is not None and bool(self.check(name, {}))
        except (BrokenFile, OtherForm, OSError, ValueError):
            return False

    @contextmanager
    def writing(self) -> Iterator[None]:
        """The only writer among all processes. Raises IndexBusy after waiting."""
        self.path.mkdir(parents=True, exist_ok=True)
        lock = FileStorage(str(self.path)).lock("WRITING")
        if not try_for(lock.acquire, timeout=self._patience, delay=0.05):
            raise IndexBusy
        try:
            yield
        finally:
            lock.release()

    def begin(self) -> tuple[str, Index]:
        """The index that a stopped rebuild left, or a new one, beside the one that serves. Only inside `writing`.

        `serve` makes it current.
        """
        name = self.named(UNFINISHED)
        if name is not None:
            with contextlib.suppress(Exception):  # whatever is wrong with it: begin anew
                self.check(name, {})
                return name, self.open(name)
        (self.path / UNFINISHED).unlink(missing_ok=True)
        self._sweep()
        made = Path(tempfile.mkdtemp(prefix="index-", dir=self.path))
        index = DurableStorage(made).create_index(schema())
        _put(made / _FORM, form())
        _sync(made)
        self._name(UNFINISHED, made.name)
        return made.name, index

    def serve(self, name: str) -> None:
        """From now on this one; the others are removed. Only inside `writing`."""
        self._name(CURRENT, name)
        (self.path / UNFINISHED).unlink(missing_ok=True)
        self._sweep()

    def _sweep(self) -> None:
        """Remove what no longer serves (open files of readers stay readable)."""
        for each in self.path.glob("index-*"):
            if each.name != self.current():
                shutil.rmtree(each, ignore_errors=True)

    def writable(self) -> Index:
        """The index that serves. Raises IndexNotReady where it is missing or broken. Only inside `writing`."""
        try:
            name = self.current()
            if name is not None:
                return self.open(name)
        except Exception as error:
            raise IndexNotReady from error
        raise IndexNotReady
