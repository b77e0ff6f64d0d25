"""Arrays in a file beside a segment: written once with it, read whole when it is opened, never changed.

They are not mapped: a file that somebody cuts short would end the process that has it mapped.

8 bytes    length of the heading
heading    JSON: name → [dtype, length, place]
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
    heading: dict[str, tuple[str, int, int]] = {}
    place = 0
    for name, array in arrays.items():
        heading[name] = (array.dtype.str, len(array), place)
        place += -(-array.nbytes // _STEP) * _STEP
    written = json.dumps(heading).encode()
    written += b" " * (-(len(written) + 8) % _STEP)
    with path.open("wb") as file:
        file.write(len(written).to_bytes(8, "little") + written)
        for array in arrays.values():
            file.write(array.tobytes() + bytes(-array.nbytes % _STEP))


def load(path: Path) -> dict[str, Array]:
    """The arrays by name. Raises OSError and ValueError where the file is not what was written."""
    file = np.fromfile(path, dtype=np.uint8)
    size = int.from_bytes(file[:8].tobytes(), "little")
    heading = json.loads(file[8 : 8 + size].tobytes())
    whole = file[8 + size :]
    found: dict[str, Array] = {}
    for name, (kind, length, place) in heading.items():
        dtype = np.dtype(kind)
        found[name] = whole[place : place + length * dtype.itemsize].view(dtype)
        if len(found[name]) != length:
            raise ValueError(f"{path.name} is cut short")
    return found


def smallest(values: Array) -> Array:
    """The same whole numbers, none negative, in as few bytes as hold the largest."""
    most = int(values.max()) if len(values) else 0
    return values.astype(np.min_scalar_type(most))


def packed(texts: list[bytes]) -> tuple[Array, Array]:
    """Texts one after the other, and where each begins (one more than texts)."""
    ends = np.cumsum([0, *(len(each) for each in texts)], dtype=np.int64)
    return np.frombuffer(b"".join(texts), dtype=np.uint8), smallest(ends)
