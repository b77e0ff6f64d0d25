"""What stands beside a segment comes back as it was written, in fewer bytes."""

import pickle
from array import array
from pathlib import Path

import numpy as np
import pytest

from workbench.search.whoosh_engine import arrays, blocks
from workbench.search.whoosh_engine.postings import LONG, steps, summed

ONES_THAT_GROW = np.arange(0, 900_000, 9, dtype=np.uint32)
HELD = {
    "grows": ONES_THAT_GROW,
    "falls": ONES_THAT_GROW[::-1],
    "stays": np.full(100, 70_000, dtype=np.uint32),
    "leaps": np.array([0] * 100 + [4_000_000_000], dtype=np.uint32),
    "few": np.array([3, 70_000], dtype=np.uint32),
    "none": np.zeros(0, dtype=np.uint32),
    "names": np.array([b"a", b"bc"] * 50),
    "weights": np.arange(100, dtype=np.float32),
}


def test_arrays_are_read_as_they_were_written(tmp_path: Path) -> None:
    arrays.save(tmp_path / "held", HELD)

    found = arrays.load(tmp_path / "held")

    assert found.keys() == HELD.keys()
    for name, held in HELD.items():
        assert found[name].dtype == held.dtype
        assert found[name].tolist() == held.tolist()


def test_numbers_that_only_grow_are_written_as_their_steps(tmp_path: Path) -> None:
    arrays.save(tmp_path / "grows", {"grows": ONES_THAT_GROW})
    arrays.save(tmp_path / "falls", {"falls": ONES_THAT_GROW[::-1]})

    assert (tmp_path / "grows").stat().st_size * 3 < (tmp_path / "falls").stat().st_size


def test_an_array_cut_short_is_refused(tmp_path: Path) -> None:
    arrays.save(tmp_path / "held", {"falls": ONES_THAT_GROW[::-1]})
    (tmp_path / "held").write_bytes((tmp_path / "held").read_bytes()[:-5_000])

    with pytest.raises(ValueError, match="cut short"):
        arrays.load(tmp_path / "held")


@pytest.mark.parametrize(
    "lists",
    [
        [],
        [[]],
        [[0], [], [0, 1, 2], [LONG - 1], [LONG], [LONG + 1, 2 * LONG + 1, 7 * LONG], []],
        [[5, 400_000], [3], [], [], [400_000, 400_001]],
    ],
)
def test_lists_of_paragraphs_are_kept_as_steps(lists: list[list[int]]) -> None:
    numbers = np.array([number for each in lists for number in each], dtype=np.uint32)
    ends = np.cumsum([len(each) for each in lists], dtype=np.int64)

    found, found_ends = steps(numbers, ends)

    assert found.itemsize == 2
    assert summed(found, found_ends).tolist() == numbers.tolist()
    begins = [0, *found_ends.tolist()]
    for place, each in enumerate(lists):
        part = found[begins[place] : begins[place + 1]]
        assert summed(part, np.array([len(part)])).tolist() == each


@pytest.mark.parametrize("count", [1, 2, 3, 4, 12])
def test_the_few_postings_of_a_rare_term_are_pickled_in_little_room(count: int) -> None:
    numbers, times = array("I", [7, 300, 70_000, *range(70_001, 70_010)][:count]), array("f", [1.0, 300.0] * 6)[:count]

    entry = blocks._inlined(numbers, times, 10, 20, 300.0)

    heading = blocks.W3TermInfo._struct.size
    assert blocks.W3TermInfo.from_bytes(entry).inlined_postings() == (tuple(numbers), tuple(times), ())
    assert len(entry) < heading + len(pickle.dumps((tuple(numbers), tuple(times), ()), 2)) * 0.7
