"""A stranger's file is read in a process of its own: within limits, or refused by name."""

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.killing import is_over
from workbench.errors import NotFound
from workbench.limited import (
    Limits,
    NoProcess,
    ReadingFailed,
    TookTooLong,
    TookTooMuchMemory,
    TooMuchText,
    run_limited,
)
from workbench.limited.hosts import HOSTS, Hosts
from workbench.limited.values import unpacked
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
    raise NoProcess(fault="seventeen bookmarks")


def stumble() -> None:
    raise KeyError("the President said")


def sleep() -> None:
    time.sleep(60)


def compute_for_ever() -> None:
    while True:
        pass


def swallow_memory() -> None:
    kept = []
    while True:
        kept.append(bytearray(8 * 1024 * 1024))


def swallow_until_killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)  # as a system without memory does


def crash() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def give_a_door() -> object:
    return os.system


class Pretended(NotFound):
    """A refusal that is made with other values than it takes."""

    def __init__(self, **_: Any) -> None:
        super().__init__()


def refuse_with_a_record() -> None:
    raise Pretended(number=3)


def answer_for_ever() -> None:
    piece = b"x" * (1 << 20)
    while True:
        for number in range(3, 64):  # the line to the parent is one of the open files
            with suppress(OSError):
                os.write(number, piece)


def remember(text: str) -> list[str]:
    REMEMBERED.append(text)
    return REMEMBERED


REMEMBERED: list[str] = []


def reader_and_host() -> tuple[int, int]:
    return os.getpid(), os.getppid()


def give_too_much() -> bytes:
    return b"x" * (5 * 1024 * 1024)


def environment() -> list[str]:
    return sorted(os.environ)


def leave_a_child() -> int:
    child = os.fork()
    if child == 0:
        time.sleep(60)
        os._exit(0)
    return child


def test_the_result_comes_back_whatever_the_function_prints() -> None:
    assert run_limited(f"{HERE}:shout", "amina", times=2) == "AMINAAMINA"


def test_plain_values_and_records_of_the_package_come_back_as_they_are() -> None:
    assert run_limited(f"{HERE}:everything_plain") == everything_plain()


def test_a_refusal_by_name_is_the_same_refusal_outside() -> None:
    with pytest.raises(NotFound):
        run_limited(f"{HERE}:refuse")
    with pytest.raises(NoProcess, match="seventeen bookmarks"):
        run_limited(f"{HERE}:refuse_with_values")


def test_any_other_error_is_a_file_that_could_not_be_read_and_its_place_is_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING), pytest.raises(ReadingFailed) as refusal:
        run_limited(f"{HERE}:stumble")
    assert "KeyError" not in str(refusal.value)
    assert "save it again" in str(refusal.value)
    assert "KeyError in limited/reader.py" in caplog.text
    assert "President" not in caplog.text  # words of an error can be words of the document


@pytest.mark.parametrize("function", ["sleep", "compute_for_ever"])
def test_a_file_that_takes_too_long_is_stopped_and_said_so(function: str) -> None:
    began = time.monotonic()
    with pytest.raises(TookTooLong, match="1 seconds"):
        run_limited(f"{HERE}:{function}", limits=Limits(seconds=1))
    assert time.monotonic() - began < 30  # of the minute that it would sleep, however busy the machine


def test_a_file_that_swells_in_memory_is_stopped_and_said_so() -> None:
    with pytest.raises(TookTooMuchMemory, match="128 MiB"):
        run_limited(f"{HERE}:swallow_memory", limits=Limits(memory_mib=128))


def test_a_crash_of_the_reader_is_a_refusal_and_not_a_crash_of_the_office() -> None:
    with pytest.raises(ReadingFailed):
        run_limited(f"{HERE}:crash")
    assert run_limited(f"{HERE}:shout", "amina") == "AMINA"


def test_a_result_that_could_do_something_is_not_taken() -> None:
    with pytest.raises(ReadingFailed):
        run_limited(f"{HERE}:give_a_door")
    with pytest.raises(ReadingFailed):
        run_limited(f"{HERE}:refuse_with_a_record")


def test_a_result_far_larger_than_agreed_is_refused() -> None:
    with pytest.raises(TooMuchText):
        run_limited(f"{HERE}:give_too_much", limits=Limits(result_mib=1))


def test_a_reader_that_answers_past_the_limit_all_the_same_is_cut_off() -> None:
    with pytest.raises(TooMuchText):
        run_limited(f"{HERE}:answer_for_ever", limits=Limits(result_mib=1))


def test_nothing_of_the_environment_is_handed_on() -> None:
    assert "HOME" not in run_limited(f"{HERE}:environment")


def test_what_is_imported_from_the_working_directory_is_found_there_too(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [path for path in sys.path if Path(path or ".").resolve() != Path(__file__).parent]
    monkeypatch.chdir(Path(__file__).parent)
    monkeypatch.setattr(sys, "path", ["", *found])
    assert run_limited("test_limited:shout", "amina") == "AMINA"


@pytest.fixture
def hosts() -> Iterator[Hosts]:
    """Hosts of the test's own."""
    own = Hosts(at_once=2)
    yield own
    own.close()


def call(hosts: Hosts, function: str, *arguments: object, limits: Limits | None = None) -> Any:
    answer = hosts.call(f"{HERE}:{function}", arguments, {}, limits or Limits())
    return unpacked(answer.data)[1] if answer.data else answer.status


def prepare() -> None:
    REMEMBERED.append("the names of States")


def test_what_all_files_need_is_loaded_once_by_the_host(hosts: Hosts) -> None:
    assert call(hosts, "remember", "a file") == ["the names of States", "a file"]
    assert call(hosts, "remember", "the next file") == ["the names of States", "the next file"]


def test_one_host_serves_many_files_each_in_a_reader_of_its_own(hosts: Hosts) -> None:
    pairs = [call(hosts, "reader_and_host") for _ in range(5)]
    assert len({reader for reader, _ in pairs}) == 5
    assert len({host for _, host in pairs}) == 1


def test_nothing_of_one_file_is_there_when_the_next_is_read(hosts: Hosts) -> None:
    assert "a contribution not yet submitted" in call(hosts, "remember", "a contribution not yet submitted")
    assert "a contribution not yet submitted" not in call(hosts, "remember", "the next file")


@pytest.mark.parametrize("failure", ["crash", "swallow_until_killed", "compute_for_ever"])
def test_a_host_is_replaced_after_a_failure(hosts: Hosts, failure: str) -> None:
    _, host = call(hosts, "reader_and_host")
    assert call(hosts, failure, limits=Limits(seconds=1, memory_mib=128)) < 0
    _, other = call(hosts, "reader_and_host")
    assert other != host
    assert is_over(host)


def test_a_refusal_or_a_stumble_costs_no_host(hosts: Hosts) -> None:
    _, host = call(hosts, "reader_and_host")
    call(hosts, "refuse")
    call(hosts, "stumble")
    call(hosts, "swallow_memory", limits=Limits(memory_mib=128))
    assert call(hosts, "reader_and_host")[1] == host


def test_a_host_that_was_killed_between_two_files_is_nobodys_trouble(hosts: Hosts) -> None:
    _, host = call(hosts, "reader_and_host")
    os.kill(host, signal.SIGKILL)
    assert call(hosts, "shout", "amina") == "AMINA"


def test_threads_share_the_hosts_and_each_gets_its_own_answer(hosts: Hosts) -> None:
    answers: dict[int, str] = {}

    def ask(number: int) -> None:
        answers[number] = call(hosts, "shout", f"n{number} " * 20_000)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {number: f"N{number} " * 20_000 for number in range(8)}


def test_a_fork_of_the_program_starts_hosts_of_its_own() -> None:
    _, host = call(HOSTS, "reader_and_host")
    child = os.fork()
    if child == 0:
        other = call(HOSTS, "reader_and_host")[1]
        HOSTS.close()
        os._exit(0 if other != host else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert call(HOSTS, "reader_and_host")[1] == host


PROGRAM = """
import sys, time
from workbench.limited.hosts import Hosts
hosts = Hosts()
hosts.call("workbench.errors:N_", ("warm",), {}, __import__("workbench.limited").limited.Limits())
print(hosts._idle[0]._process.pid, flush=True)
hosts.call("time:sleep", (60,), {}, __import__("workbench.limited").limited.Limits(seconds=60))
"""


def test_nobody_goes_on_when_the_program_is_killed() -> None:
    program = subprocess.Popen([sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2])
    assert program.stdout is not None
    with program.stdout:
        host = int(program.stdout.readline())
    children = Path(f"/proc/{host}/task/{host}/children")
    until = time.monotonic() + 30
    while not children.read_text() and time.monotonic() < until:
        time.sleep(0.02)
    reader = int(children.read_text())
    program.kill()
    program.wait()
    assert is_over(reader)
    assert is_over(host)


def test_what_a_reader_used_is_told(hosts: Hosts) -> None:
    answer = hosts.call(f"{HERE}:give_too_much", (), {}, Limits())
    assert 5 < answer.peak_mib < 200
    assert 0 < answer.seconds < 30


def test_a_machine_that_can_start_no_process_says_so(hosts: Hosts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(NoProcess, match="tell the administrator"):
        call(hosts, "shout", "amina")


def test_nobody_is_left_behind(hosts: Hosts) -> None:
    child = call(hosts, "leave_a_child")
    hosts.close()
    assert is_over(child)
