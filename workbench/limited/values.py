"""What may pass between the processes: plain values and the records, enumerations and errors of this package."""

import io
import pickle
from dataclasses import is_dataclass
from datetime import date, datetime, time, timedelta, timezone
from enum import Enum
from typing import Any

from workbench.errors import WorkbenchError

_PLAIN_TYPES: dict[tuple[str, str], type] = {
    (kind.__module__, kind.__name__): kind
    for kind in (set, frozenset, bytearray, date, datetime, time, timedelta, timezone)
}


def packed(value: object) -> bytes:
    """A reader's answer as bytes."""
    stream = io.BytesIO()
    _Answer(stream, protocol=5).dump(value)
    return stream.getvalue()


def unpacked(data: bytes) -> Any:
    """The answer in these bytes. Raises UnpicklingError, or anything else, where it is no plain value."""
    return _PlainValues(io.BytesIO(data)).load()


class _Answer(pickle.Pickler):
    """Writes an enumeration's member as its class and value, which `_PlainValues` takes.

    Python 3.11.0 to 3.11.3 (Debian 12 has 3.11.2) write it as a call of `getattr`, later ones as here.
    """

    def reducer_override(self, value: Any) -> Any:
        return (type(value), (value.value,)) if isinstance(value, Enum) else NotImplemented


class _PlainValues(pickle.Unpickler):
    """Reads values and this package's own records; a name that could do something is refused."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _PLAIN_TYPES:
            return _PLAIN_TYPES[module, name]
        if module.startswith("workbench.") and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module and _is_record(found):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is not a plain value")


def _is_record(kind: type) -> bool:
    return is_dataclass(kind) or issubclass(kind, (Enum, WorkbenchError))
