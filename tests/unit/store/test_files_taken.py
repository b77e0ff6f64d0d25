"""An original taken from a stream."""

import hashlib
import io
from pathlib import Path

import pytest

from workbench.store.files import FileNotKept, FileStore


def test_what_is_taken_from_a_stream_is_what_would_have_been_put(tmp_path: Path) -> None:
    files = FileStore(tmp_path / "corpus")
    data = b"a report " * 300_000
    assert files.take(io.BytesIO(data)) == hashlib.sha256(data).hexdigest() == files.put(data)
    assert files.read(hashlib.sha256(data).hexdigest()) == data
    assert files.take(io.BytesIO(data)) == hashlib.sha256(data).hexdigest()
    assert [path.name for path in (tmp_path / "corpus").iterdir() if path.is_file()] == []


def test_a_stream_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell():
                raise OSError(5, "Input/output error")
            return super().read(10)

    files = FileStore(tmp_path / "corpus")
    with pytest.raises(FileNotKept, match="Input/output error"):
        files.take(Broken(b"x" * 100))
    assert list((tmp_path / "corpus").rglob("*.partial")) == []
