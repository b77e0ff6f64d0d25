"""The asking side of `tests.builders.returned`: broken files by the thousand, and what became of each."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from tests.builders.returned import File, file_of, the_snapshot
from workbench.comments.intake.records import Intake
from workbench.errors import WorkbenchError
from workbench.limited import Limits
from workbench.limited.calls import settled
from workbench.limited.hosts import Answer, Hosts
from workbench.limited.values import unpacked as unpacked_value

LIMITS = Limits()
BATCH = 50


def received(hosts: Hosts, data: bytes) -> tuple[Intake | WorkbenchError, Answer]:
    """What became of a returned file, and what it took."""
    answer = hosts.call("tests.builders.returned:receive", (data, the_snapshot()), {}, LIMITS)
    try:
        intake: Intake = settled(answer, LIMITS)
    except WorkbenchError as refusal:
        return refusal, answer
    return intake, answer


@dataclass
class Tally:
    """What became of all the mutations."""

    became: Counter[str] = field(default_factory=Counter)
    stumbled: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    peak_mib: float = 0.0


def read_batch(hosts: Hosts, files: tuple[File, ...], seeds: tuple[int, ...], tally: Tally) -> None:
    """By the batch in one process; where that does not end well, file by file, as an institution's are."""
    limits = Limits(seconds=4 * LIMITS.seconds, memory_mib=LIMITS.memory_mib)
    answer = hosts.call("tests.builders.returned:read_many", (files, seeds), {}, limits)
    outcome = unpacked_value(answer.data) if answer.data is not None and answer.status == 0 else ("", None)
    if outcome[0] != "result":
        for seed in seeds:
            became, alone = received(hosts, file_of(files, seed)[1])
            tally.became[f"alone: {type(became).__name__}"] += 1
            tally.slowest = max(tally.slowest, alone.seconds)
        return
    tally.peak_mib = max(tally.peak_mib, answer.peak_mib)
    for seed, became, words, seconds in outcome[1]:
        tally.became[became] += 1
        tally.slowest = max(tally.slowest, seconds)
        if became == "stumbled":
            tally.stumbled[f"{words[0]}, seed {seed}"] += 1


def read_all(hosts: Hosts, files: tuple[File, ...], count: int) -> Tally:
    """What became of the mutations with the seeds up to `count`."""
    tally = Tally()
    with ThreadPoolExecutor(2) as threads:
        done = [
            threads.submit(read_batch, hosts, files, tuple(range(start, start + BATCH)), tally)
            for start in range(0, count, BATCH)
        ]
    for each in done:
        each.result()
    return tally
