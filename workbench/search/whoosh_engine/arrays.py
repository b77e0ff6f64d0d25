"""Arrays in a file beside a segment: written once with it, read whole when it is opened, never changed.

They are not mapped: a file that somebody cuts short would end the process that has it mapped.

8 bytes    length of the heading
heading    JSON: name → [dtype, length, place], and the dtype once it is read where what is written are its steps
arrays     each at a place divisible by 64
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Numbers = NDArray[np.intp]
Weights = NDArray[np.float32]
Mask = NDArray[np.bool_]

ENDING = ".arrays"
_STEP = 64


def save(path: Path, arrays: Mapping[str, Array]) -> None:
    """Write the arrays; each has one dimension."""
    heading: dict[str, tuple[str | int, ...]] = {}
    place = 0
    written: list[Array] = []
    for name, array in arrays.items():
        steps = _steps(array)
        written.append(array if steps is None else steps)
        kind = written[-1].dtype.str, len(array), place
        heading[name] = kind if steps is None else (*kind, array.dtype.str)
        place += written[-1].nbytes + -written[-1].nbytes % _STEP
    begin = json.dumps(heading).encode()
    begin += b" " * (-(len(begin) + 8) % _STEP)
    with path.open("wb") as file:
        file.write(len(begin).to_bytes(8, "little") + begin)
        for array in written:
            file.write(array.tobytes() + bytes(-array.nbytes % _STEP))


def _steps(array: Array) -> Array | None:
    """What is added from each number to the next, where none is smaller than the one before and that takes less."""
    if array.dtype.kind != "u" or len(array) < _STEP or (array[1:] < array[:-1]).any():
        return None
    steps = smallest(np.concatenate((array[:1], np.diff(array))))
    return steps if steps.nbytes < array.nbytes else None


def load(path: Path) -> dict[str, Array]:
    """The arrays by name. Raises OSError and ValueError where the file is not what was written."""
    file = np.fromfile(path, dtype=np.uint8)
    size = int.from_bytes(file[:8].tobytes(), "little")
    heading = json.loads(file[8 : 8 + size].tobytes())
    whole = file[8 + size :]
    found: dict[str, Array] = {}
    for name, (kind, length, place, *summed) in heading.items():
        dtype = np.dtype(kind)
        array = whole[place : place + length * dtype.itemsize].view(dtype)
        if len(array) != length:
            raise ValueError(f"{path.name} is cut short")
        found[name] = array.cumsum(dtype=summed[0]) if summed else array
    return found


def smallest(values: Array) -> Array:
    """The same whole numbers, none negative, in as few bytes as hold the largest."""
    most = int(values.max()) if len(values) else 0
    return values.astype(np.min_scalar_type(most))


def packed(texts: list[bytes]) -> tuple[Array, Array]:
    """Texts one after the other, and where each begins (one more than texts)."""
    ends = np.cumsum([0, *(len(each) for each in texts)], dtype=np.int64)
    return np.frombuffer(b"".join(texts), dtype=np.uint8), smallest(ends)
