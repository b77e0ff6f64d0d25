"""Rows between the process that read a file and the one that takes them in: packed, and unpacked one by one."""

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.recommendations.intake.records import Row
from workbench.text.plain import without_gaps

_FAST = 1  # of zlib: a fifth of the size at a tenth of the time


@dataclass(frozen=True)
class PackedRows:
    """A table that is too long to be held as records. `symbols`: by the name of a State some symbols beside it."""

    headers: tuple[str, ...]
    count: int
    data: bytes
    symbols: Mapping[str, tuple[str, ...]]

    def rows(self) -> Iterator[Row]:
        """The rows in order, unpacked as they are asked for."""
        for line in _lines(self.data):
            number, place, cells = json.loads(line)
            yield Row(number, place, {header: cell for header, cell in zip(self.headers, cells, strict=False) if cell})


class Packer:
    """Takes rows one by one; `packed` gives them all."""

    def __init__(self, headers: Sequence[str]) -> None:
        self.headers = tuple(headers)
        self.count = 0
        self._press = zlib.compressobj(_FAST)
        self._pieces: list[bytes] = []

    def add(self, number: int, place: str, cells: Sequence[str]) -> None:
        """A row: its cells in the order of the headers."""
        line = json.dumps([number, place, [*map(without_gaps, cells)]], ensure_ascii=False) + "\n"
        self._pieces.append(self._press.compress(line.encode("utf-8", "replace")))
        self.count += 1

    def packed(self, symbols: Mapping[str, tuple[str, ...]]) -> PackedRows:
        """All rows; nothing can be added afterwards."""
        self._pieces.append(self._press.flush())
        return PackedRows(self.headers, self.count, b"".join(self._pieces), symbols)


def _lines(data: bytes) -> Iterator[bytes]:
    open_press, rest = zlib.decompressobj(), b""
    for start in range(0, len(data), 1 << 16):
        *lines, rest = (rest + open_press.decompress(data[start : start + (1 << 16)])).split(b"\n")
        yield from lines
    yield from filter(None, (rest + open_press.flush()).split(b"\n"))
