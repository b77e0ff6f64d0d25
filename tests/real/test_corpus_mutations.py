"""Thousands of changed files: read or refused in words; nothing hangs, nothing of a programmer's reaches a person."""

import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.real.mutating import File, file_of
from tests.real.test_corpus_hostile import assert_understood
from workbench.corpus.reading import LIMITS
from workbench.errors import WorkbenchError
from workbench.limited import Limits
from workbench.limited.calls import settled
from workbench.limited.hosts import Hosts
from workbench.limited.values import unpacked

pytestmark = [pytest.mark.real, pytest.mark.proof]

SAMPLE, FULL = 200, 10_000
BATCH = 25
LARGEST = 200_000  # bytes of an original
SUFFIXES = (".docx", ".pdf", ".html", ".csv", ".xlsx", ".md", ".txt", ".doc", ".rtf")
OF_A_KIND = 12  # originals with one suffix


@dataclass
class Tally:
    """What became of all the mutations."""

    became: Counter[str] = field(default_factory=Counter)
    stumbled: Counter[str] = field(default_factory=Counter)
    words: set[str] = field(default_factory=set)
    too_long: list[int] = field(default_factory=list)


@pytest.fixture(scope="module")
def originals(shared_data: Path) -> tuple[File, ...]:
    """The smallest real files of each kind, over a kilobyte."""
    found: list[File] = []
    for suffix in SUFFIXES:
        paths = [path for path in shared_data.rglob(f"*{suffix}") if 1_000 < path.stat().st_size < LARGEST]
        paths.sort(key=lambda path: (path.stat().st_size, path.name))
        found += [(path.name, path.read_bytes()) for path in paths[:: max(1, len(paths) // OF_A_KIND)][:OF_A_KIND]]
    return tuple(found)


@pytest.fixture(scope="module")
def hosts() -> Iterator[Hosts]:
    own = Hosts(at_once=2)
    yield own
    own.close()


def read_batch(hosts: Hosts, files: Sequence[File], seeds: Sequence[int], tally: Tally) -> None:
    """By the batch in one process; where that does not end well, file by file, as a person's are."""
    limits = Limits(seconds=4 * LIMITS.seconds, memory_mib=LIMITS.memory_mib)
    answer = hosts.call("tests.real.mutating:read_many", (files, seeds), {}, limits)
    outcomes = unpacked(answer.data) if answer.data is not None and answer.status == 0 else ("", None)
    if outcomes[0] == "result":
        for seed, became, words in outcomes[1]:
            tally.became[became] += 1
            if became == "stumbled":
                tally.stumbled[f"{words[0]}, seed {seed}"] += 1
            else:
                tally.words.update(words)
        return
    for seed in seeds:
        read_alone(hosts, file_of(files, seed), seed, tally)


def read_alone(hosts: Hosts, file: File, seed: int, tally: Tally) -> None:
    name, data = file
    answer = hosts.call("workbench.corpus.parsing.reading:read", (data, name), {}, LIMITS)
    try:
        settled(answer, LIMITS)
    except WorkbenchError as refusal:
        tally.became[f"refused alone: {type(refusal).__name__}"] += 1
        tally.words.add(str(refusal))
        if "seconds" in str(refusal):
            tally.too_long.append(seed)
    else:
        tally.became["read alone"] += 1


def test_changed_files_are_read_or_refused_in_words(
    hosts: Hosts, originals: tuple[File, ...], full_count: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    count = FULL if full_count else SAMPLE
    tally = Tally()
    began = time.monotonic()
    with ThreadPoolExecutor(2) as threads:
        for seeds in [tuple(range(start, start + BATCH)) for start in range(0, count, BATCH)]:
            threads.submit(read_batch, hosts, originals, seeds, tally)
    seconds = time.monotonic() - began
    figures = f"{count} changed files of {len(originals)} in {seconds:.0f} s: {dict(tally.became)}, {tally.stumbled}"
    with capsys.disabled():
        sys.stdout.write(f"\n{figures}\n")
    assert sum(tally.became.values()) == count
    for words in tally.words:
        assert_understood(words)
    assert tally.too_long == []
    # A stumble is told in words all the same; more than one in a thousand would say that a reader trusts its input.
    assert sum(tally.stumbled.values()) <= count / 1000, figures
