"""Mutated files read by the hundred in one limited process. Runs there; asked by `test_corpus_mutations`."""

import traceback
from collections.abc import Sequence
from pathlib import Path
from random import Random

from tests.builders.mutations import mutated
from workbench.corpus.parsing import reading
from workbench.errors import WorkbenchError

File = tuple[str, bytes]


def file_of(files: Sequence[File], seed: int) -> File:
    """The name and the content of the mutation with that seed."""
    random = Random(seed)
    name, data = random.choice(files)
    return name, mutated(data, random)


def read_many(files: Sequence[File], seeds: Sequence[int]) -> list[tuple[int, str, tuple[str, ...]]]:
    """For each seed (seed, "read" | "refused" | "stumbled", what a person is told, or where it stumbled)."""
    return [(seed, *_became(*file_of(files, seed))) for seed in seeds]


def _became(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    try:
        found = reading.read(data, name)
    except WorkbenchError as refusal:
        return "refused", (str(refusal),)
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = Path(last.filename).name
        return "stumbled", (f"{type(error).__name__} in {place}, line {last.lineno}, of {name}",)
    return "read", tuple(warning for each in found for warning in each.warnings)
