"""The packs at hand: those of the program, and those of a home, which stand in for packs of the same name."""

from functools import lru_cache
from pathlib import Path

from workbench.errors import N_, Invalid, NotFound
from workbench.guidelines.reading import head_of, read, read_head
from workbench.guidelines.records import Fault, Guideline, PackHead
from workbench.settings import bundled

TEMPLATES = "drafting_templates"
FOLDER = "guidelines"


class NoSuchPack(NotFound):
    message = N_("There is no guideline “%(pack)s”. These are here: %(packs)s.")


class FaultyPack(Invalid):
    message = N_(
        "The guideline pack %(file)s has %(number)s faults, the first in line %(line)s: %(fault)s. "
        "Mend the file; “workbench guidelines check” lists all faults."
    )


def files(home: Path | None = None) -> dict[str, tuple[Path, bool]]:
    """Pack name → (file, whether it is the State's own), by name. A file's name is the pack's name."""
    found = {file.stem: (file, False) for file in sorted((bundled(TEMPLATES) / FOLDER).glob("*.yaml"))}
    if home is not None:
        own = sorted((home / TEMPLATES / FOLDER).glob("*.yaml"))
        found.update({file.stem: (file, True) for file in own})
    return dict(sorted(found.items()))


def packs(home: Path | None = None) -> tuple[Guideline, ...]:
    """All packs without faults, by name. A faulty one of the State's own is left out: `check` says why."""
    read_packs = (_read(file, own)[0] for file, own in files(home).values())
    return tuple(guideline for guideline in read_packs if guideline is not None)


def heads(home: Path | None = None) -> tuple[PackHead, ...]:
    """All packs for a list, by name. The State's own are read whole, so that a faulty one is left out."""
    found = (_head(file, own) for file, own in files(home).values())
    return tuple(head for head in found if head is not None)


def _head(file: Path, own: bool) -> PackHead | None:
    head = None if own else read_head(file.read_text("utf-8"), file)
    if head is None and (guideline := _read(file, own)[0]) is not None:
        return head_of(guideline)
    return head


def faults_of_own(home: Path) -> tuple[Fault, ...]:
    """The faults of the State's own packs; the program's are without fault, which its tests hold."""
    return tuple(fault for file, own in files(home).values() if own for fault in _read(file, own)[1])


def pack(name: str, home: Path | None = None) -> Guideline:
    """One pack by its name. Raises NoSuchPack, FaultyPack."""
    known = files(home)
    if name not in known:
        raise NoSuchPack(pack=name, packs=", ".join(known))
    file, own = known[name]
    guideline, faults = _read(file, own)
    if guideline is None:
        raise FaultyPack(file=file, number=len(faults), line=faults[0].line, fault=faults[0].message)
    return guideline


def check_file(file: Path) -> tuple[Fault, ...]:
    """The faults of one file, each with its line; none when it can be used."""
    return _read(file, False)[1]


def check(home: Path | None = None) -> tuple[Fault, ...]:
    """The faults of all packs at hand."""
    return tuple(fault for file, own in files(home).values() for fault in _read(file, own)[1])


def _read(file: Path, own: bool) -> tuple[Guideline | None, tuple[Fault, ...]]:
    try:
        changed = file.stat().st_mtime_ns
    except OSError as error:
        return None, (Fault(file, 1, f"cannot be opened: {error.strerror}"),)
    return _read_once(file, own, changed)


@lru_cache(maxsize=256)
def _read_once(file: Path, own: bool, changed: int) -> tuple[Guideline | None, tuple[Fault, ...]]:
    """Read again only when the file changed: a pack of 1,000 lines takes 50 ms."""
    del changed
    try:
        source = file.read_text("utf-8")
    except UnicodeDecodeError as error:
        line = file.read_bytes()[: error.start].count(b"\n") + 1
        return None, (Fault(file, line, "is not UTF-8 text: save it as UTF-8"),)
    return read(source, file, own=own)
