"""A stranger's file is read in a process of its own: within limits, or refused by name."""

import os
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from workbench.errors import NotFound
from workbench.limited import (
    Limits,
    ReadingFailed,
    TookTooLong,
    TookTooMuchMemory,
    run_limited,
)
from workbench.treaties.kinds import DocumentKind

HERE = __name__


def shout(text: str, *, times: int = 1) -> str:
    os.write(1, b"a library that talks to standard output")
    return text.upper() * times


def everything_plain() -> dict[str, Any]:
    return {
        "bytes": b"\x00",
        "when": datetime(2026, 5, 3, tzinfo=UTC),
        "pair": (1, None),
        "record": Limits(seconds=3),
        "kind": DocumentKind.CONCLUDING_OBSERVATIONS,
    }


def refuse() -> None:
    raise NotFound()


def refuse_with_values() -> None:
    raise ReadingFailed(fault="seventeen bookmarks")


def stumble() -> None:
    raise KeyError("w:body")


def sleep() -> None:
    time.sleep(60)


def compute_for_ever() -> None:
    while True:
        pass


def swallow_memory() -> None:
    kept = []
    while True:
        kept.append(bytearray(8 * 1024 * 1024))


def crash() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def give_a_door() -> object:
    return os.system


def give_too_much() -> bytes:
    return b"x" * (5 * 1024 * 1024)


def environment() -> list[str]:
    return sorted(os.environ)


def leave_a_child(path: str) -> None:
    if os.fork() == 0:
        time.sleep(0.5)
        open(path, "w").close()


def test_the_result_comes_back_whatever_the_function_prints() -> None:
    assert run_limited(f"{HERE}:shout", "amina", times=2) == "AMINAAMINA"


def test_plain_values_and_records_of_the_package_come_back_as_they_are() -> None:
    assert run_limited(f"{HERE}:everything_plain") == everything_plain()


def test_a_refusal_by_name_is_the_same_refusal_outside() -> None:
    with pytest.raises(NotFound):
        run_limited(f"{HERE}:refuse")
    with pytest.raises(ReadingFailed, match="seventeen bookmarks"):
        run_limited(f"{HERE}:refuse_with_values")


def test_any_other_error_is_a_file_that_could_not_be_read() -> None:
    with pytest.raises(ReadingFailed, match="KeyError"):
        run_limited(f"{HERE}:stumble")


@pytest.mark.parametrize("function", ["sleep", "compute_for_ever"])
def test_a_file_that_takes_too_long_is_stopped_and_said_so(function: str) -> None:
    began = time.monotonic()
    with pytest.raises(TookTooLong, match="1 seconds"):
        run_limited(f"{HERE}:{function}", limits=Limits(seconds=1))
    assert time.monotonic() - began < 5


def test_a_file_that_swells_in_memory_is_stopped_and_said_so() -> None:
    with pytest.raises(TookTooMuchMemory, match="128 MiB"):
        run_limited(f"{HERE}:swallow_memory", limits=Limits(memory_mib=128))


def test_a_crash_of_the_reader_is_a_refusal_and_not_a_crash_of_the_office() -> None:
    with pytest.raises(ReadingFailed, match="status -11"):
        run_limited(f"{HERE}:crash")


def test_a_result_that_could_do_something_is_not_taken() -> None:
    with pytest.raises(ReadingFailed, match="no usable answer"):
        run_limited(f"{HERE}:give_a_door")


def test_a_result_far_larger_than_agreed_is_refused() -> None:
    with pytest.raises(ReadingFailed):
        run_limited(f"{HERE}:give_too_much", limits=Limits(result_mib=1))


def test_nothing_of_the_environment_is_handed_on() -> None:
    assert "HOME" not in run_limited(f"{HERE}:environment")


def test_what_is_imported_from_the_working_directory_is_found_there_too(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [path for path in sys.path if Path(path or ".").resolve() != Path(__file__).parent]
    monkeypatch.chdir(Path(__file__).parent)
    monkeypatch.setattr(sys, "path", ["", *found])
    assert run_limited("test_limited:shout", "amina") == "AMINA"


def test_nobody_is_left_behind(tmp_path: Any) -> None:
    late = tmp_path / "late"
    run_limited(f"{HERE}:leave_a_child", str(late))
    time.sleep(0.8)
    assert not late.exists()
