"""Real files with comments and tracked changes, broken at random and returned as the draft: refused or read."""

from collections import Counter
from pathlib import Path

import pytest

from tests.builders.breaking import LIMITS, read_all
from tests.builders.returned import named_as_the_draft
from tests.conftest import Figure
from workbench.limited.hosts import Hosts

pytestmark = [pytest.mark.real, pytest.mark.proof, pytest.mark.word_roundtrip("5")]

SAMPLE, FULL = 150, 4_000
LARGEST = 60_000  # bytes of an original


def test_real_files_broken_at_random_are_refused_or_read(shared_data: Path, figure: Figure, full_count: bool) -> None:
    count = FULL if full_count else SAMPLE
    paths = sorted((shared_data / "docx-comments").rglob("*.docx"))
    files = tuple((path.name, named_as_the_draft(path.read_bytes())) for path in paths if path.stat().st_size < LARGEST)
    hosts = Hosts(at_once=2)
    tally = read_all(hosts, files, count)
    hosts.close()
    figure(
        f"mutations of {len(files)} real files read, refused, stumbled",
        ", ".join(str(tally.became[kind]) for kind in ("read", "refused", "stumbled")),
    )
    assert sum(tally.became.values()) == count
    assert tally.stumbled == Counter()
    assert tally.became["read"] > count / 10
    assert not [kind for kind in tally.became if kind.startswith("alone")], tally.became
    assert tally.slowest < LIMITS.seconds
