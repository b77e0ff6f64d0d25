"""The packs at hand: those of the program, and those of a home, which stand in for packs of the same name."""

import re
from functools import lru_cache
from pathlib import Path

from workbench.errors import N_, Conflict, Invalid, NotFound
from workbench.guidelines.overriding import changed_by
from workbench.guidelines.reading import head_of, read, read_head
from workbench.guidelines.records import Fault, Guideline, PackHead
from workbench.guidelines.writing import yaml_text
from workbench.settings import bundled

TEMPLATES = "drafting_templates"
FOLDER = "guidelines"
CHANGES = "changes"  # the folder, in that of a State's own packs, of what it changes of the program's
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


class NoSuchPack(NotFound):
    message = N_("There is no guideline “%(pack)s”. These are here: %(packs)s.")


class FaultyPack(Invalid):
    message = N_(
        "The guideline pack %(file)s has %(number)s faults, the first in line %(line)s: %(fault)s. "
        "Mend the file; “workbench guidelines check” lists all faults."
    )


class NotAName(Invalid):
    message = N_(
        "“%(name)s” cannot be the name of a guideline. Nothing was saved: use small letters, digits and hyphens, such "
        "as icerd-arcadia."
    )


class NameTaken(Conflict):
    message = N_(
        "There is a guideline called “%(name)s” already. Nothing was saved: take another name, or say that it is to be "
        "replaced."
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
    found = (_read(file, own, home)[0] for file, own in files(home).values())
    return tuple(guideline for guideline in found if guideline is not None)


def heads(home: Path | None = None) -> tuple[PackHead, ...]:
    """All packs for a list, by name. The State's own are read whole, so that a faulty one is left out."""
    found = (_head(file, own, home) for file, own in files(home).values())
    return tuple(head for head in found if head is not None)


def _head(file: Path, own: bool, home: Path | None) -> PackHead | None:
    whole = own or _changes_of(file, home) is not None
    head = None if whole else _head_once(file, file.stat().st_mtime_ns)
    if head is None and (guideline := _read(file, own, home)[0]) is not None:
        return head_of(guideline)
    return head


def faults_of_own(home: Path) -> tuple[Fault, ...]:
    """The faults of the State's own packs and changes; the program's are without fault, which its tests hold."""
    return tuple(
        fault
        for file, own in files(home).values()
        if own or _changes_of(file, home) is not None
        for fault in _read(file, own, home)[1]
    )


def pack(name: str, home: Path | None = None) -> Guideline:
    """One pack by its name, with what the State changed of it. Raises NoSuchPack, FaultyPack."""
    known = files(home)
    if name not in known:
        raise NoSuchPack(pack=name, packs=", ".join(known))
    file, own = known[name]
    guideline, faults = _read(file, own, home)
    if guideline is None:
        raise FaultyPack(file=faults[0].file, number=len(faults), line=faults[0].line, fault=faults[0].message)
    return guideline


def keep_own(home: Path, guideline: Guideline, *, replace: bool = False) -> Path:
    """Write a pack of the State's own; gives its file. Raises NotAName, NameTaken."""
    if not _NAME.fullmatch(guideline.pack):
        raise NotAName(name=guideline.pack)
    if guideline.pack in files(home) and not replace:
        raise NameTaken(name=guideline.pack)
    file = home / TEMPLATES / FOLDER / f"{guideline.pack}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml_text(guideline), "utf-8")
    return file


def check_file(file: Path) -> tuple[Fault, ...]:
    """The faults of one file, each with its line; none when it can be used.

    A file in a folder `changes` is one of changes to the pack of that name.
    """
    if file.parent.name == CHANGES:
        base = files(file.parents[3] if len(file.parents) > 3 else None).get(file.stem)
        pack_read = _read_file(base[0], base[1])[0] if base else None
        if pack_read is None:
            return (Fault(file, 1, f"there is no pack “{file.stem}” to change"),)
        return _changed(pack_read, file)[1]
    return _read_file(file, False)[1]


def check(home: Path | None = None) -> tuple[Fault, ...]:
    """The faults of all packs at hand."""
    return tuple(fault for file, own in files(home).values() for fault in _read(file, own, home)[1])


def _changes_of(file: Path, home: Path | None) -> Path | None:
    """The file of what the State changes of the pack, where there is one."""
    changes = home / TEMPLATES / FOLDER / CHANGES / file.name if home is not None else None
    return changes if changes is not None and changes.is_file() else None


def _read(file: Path, own: bool, home: Path | None) -> tuple[Guideline | None, tuple[Fault, ...]]:
    guideline, faults = _read_file(file, own)
    changes = _changes_of(file, home)
    return (guideline, faults) if guideline is None or changes is None else _changed(guideline, changes)


def _changed(guideline: Guideline, changes: Path) -> tuple[Guideline | None, tuple[Fault, ...]]:
    source, faults = _text_of(changes)
    return (None, faults) if source is None else changed_by(source, changes, guideline)


def _read_file(file: Path, own: bool) -> tuple[Guideline | None, tuple[Fault, ...]]:
    try:
        changed = file.stat().st_mtime_ns
    except OSError as error:
        return None, (Fault(file, 1, f"cannot be opened: {error.strerror}"),)
    return _read_once(file, own, changed)


@lru_cache(maxsize=256)
def _head_once(file: Path, changed: int) -> PackHead | None:
    """Read again only when the file changed: twenty heads take 40 ms."""
    del changed
    return read_head(file.read_text("utf-8"), file)


@lru_cache(maxsize=256)
def _read_once(file: Path, own: bool, changed: int) -> tuple[Guideline | None, tuple[Fault, ...]]:
    """Read again only when the file changed: a pack of 1,000 lines takes 50 ms."""
    del changed
    source, faults = _text_of(file)
    return (None, faults) if source is None else read(source, file, own=own)


def _text_of(file: Path) -> tuple[str | None, tuple[Fault, ...]]:
    try:
        return file.read_text("utf-8"), ()
    except OSError as error:
        return None, (Fault(file, 1, f"cannot be opened: {error.strerror}"),)
    except UnicodeDecodeError as error:
        line = file.read_bytes()[: error.start].count(b"\n") + 1
        return None, (Fault(file, line, "is not UTF-8 text: save it as UTF-8"),)
