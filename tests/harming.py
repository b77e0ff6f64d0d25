"""Harm that befalls a file: emptied, cut short, changed, removed, by a failing disk, a cleaning program or a person."""

import os
import random
from collections.abc import Callable, Mapping
from pathlib import Path

Harm = Callable[[Path, random.Random], None]


def empty(path: Path, _: random.Random) -> None:
    """Nothing stands in it any more."""
    os.truncate(path, 0)


def cut(path: Path, draw: random.Random) -> None:
    """Its end is missing."""
    os.truncate(path, draw.randrange(path.stat().st_size))


def change(path: Path, draw: random.Random) -> None:
    """One bit is another; whoever has the file open sees that."""
    with path.open("r+b") as file:
        place = draw.randrange(path.stat().st_size)
        file.seek(place)
        byte = file.read(1)[0]
        file.seek(place)
        file.write(bytes([byte ^ 1 << draw.randrange(8)]))


def overwrite(path: Path, draw: random.Random) -> None:
    """Something else of the same length stands in it."""
    with path.open("r+b") as file:
        file.write(draw.randbytes(path.stat().st_size))


def replace(path: Path, draw: random.Random) -> None:
    """Another file has its name, with the times of the old one."""
    seen = path.stat()
    path.unlink()
    path.write_bytes(draw.randbytes(seen.st_size))
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))


def remove(path: Path, _: random.Random) -> None:
    """It is gone."""
    path.unlink()


HARMS: Mapping[str, Harm] = {
    "emptied": empty,
    "cut short": cut,
    "one bit changed": change,
    "overwritten": overwrite,
    "replaced": replace,
    "removed": remove,
}
