"""Broken and hostile files: read or refused in words anybody understands, within the limits, and the rest goes on."""

import json
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner

from tests.builders.bombs import BOMBS, file_name
from tests.builders.bombs.texts import RUNS, run_as_text, run_as_word
from workbench.cli import main
from workbench.corpus.parsing.records import Reading
from workbench.corpus.reading import LIMITS
from workbench.errors import WorkbenchError
from workbench.installation import Installation
from workbench.limited import ReadingFailed
from workbench.limited.calls import settled
from workbench.limited.hosts import Hosts

READABLE = {
    "AdvancedQuestionsSloveniaAdd3.doc",  # a .docx under another name
    "Letter-OHCHR-HC-Slovenia.pdf",  # a scan
    "docx2python_renamed_document_xml.docx",
    "g0917123.pdf",
    "poi_clusterfuzz-testcase-minimized-POIXWPFFuzzer-6733884933668864.docx",
    "tika_testAttachedTemplate.docx",
}
# What a person who never wrote a program would not know, or would take for a fault of theirs.
JARGON = re.compile(
    r"Traceback|\w+(?:Error|Exception)\b|\bNone\b|NoneType|0x[0-9a-f]+|\.py\b|<class|\bstatus -?\d|\{|\}|\\x"
)
REMEDY = re.compile(r"\b(?:save|open|copy|split|take|add|hand in|send|check|close|make|ask|run|choose|export)\b", re.I)


FULL = os.environ.get("WORKBENCH_PROOF") == "1"
LONG = ("pdf: a million letters on a page", "pdf: a thousand full pages")
# Those that take seconds each, most of them by their size alone; all others take part always.
DEAR = (
    "workbook: three hundred thousand rows",
    "workbook: a string of a megabyte in every row",
    "workbook: two million empty rows",
    "csv: three hundred thousand rows",
    "csv: a line of fifty megabytes",
    "csv: a million columns",
    "csv: a quotation mark that never closes",
    "web page: a hundred thousand paragraphs",
    "web page: forty thousand attributes",
    "word: a hundred thousand paragraphs",
    "word: half a million elements in the ratio",
    "word: one paragraph of nine megabytes",
    "text: a hundred thousand numbered lines",
    "text: five million empty lines",
    "pdf: packed in packed",
    "pdf: a page that unfolds to half a gigabyte",
    "pdf: a hundred thousand pages",
    "pdf: twenty thousand letters on heights of their own",
    "pdf: a million letters on a line",
    *LONG,
)
_random = Random(31)
SAMPLED = {*_random.sample([each for each in DEAR if each not in LONG], 5)}
CHOSEN = [each for each in BOMBS if FULL or each not in DEAR or each in SAMPLED]
CHOSEN_RUNS = [*RUNS] if FULL else _random.sample([*RUNS], 10)


@pytest.fixture(scope="module")
def hosts() -> Iterator[Hosts]:
    own = Hosts()
    yield own
    own.close()


def assert_understood(message: str) -> None:
    """Long enough to say what is wrong and what to do, and not in a programmer's words."""
    assert not JARGON.search(message), message
    assert REMEDY.search(message), message
    assert 50 < len(message) < 500, message


def read_within_limits(hosts: Hosts, data: bytes, name: str) -> tuple[Reading, ...] | WorkbenchError:
    """What became of a file; the limits were kept, whatever it was."""
    began = time.monotonic()
    answer = hosts.call("workbench.corpus.parsing.reading:read", (data, name), {}, LIMITS)
    assert time.monotonic() - began < LIMITS.seconds + 30  # to stop it takes a busy machine its time
    assert answer.peak_mib <= LIMITS.memory_mib
    try:
        found: tuple[Reading, ...] = settled(answer, LIMITS)
    except WorkbenchError as refusal:
        return refusal
    return found


def assert_read_or_refused(hosts: Hosts, data: bytes, name: str) -> None:
    became = read_within_limits(hosts, data, name)
    if isinstance(became, WorkbenchError):
        assert not isinstance(became, ReadingFailed)  # a file made by hand is known for what it is
        assert_understood(str(became))
        return
    for message in (warning for reading in became for warning in reading.warnings):
        assert not JARGON.search(message), message
    assert sum(len(paragraph.full_text) for reading in became for paragraph in reading.paragraphs) < 64_000_000


def test_each_of_those_that_are_sampled_is_a_bomb() -> None:
    assert set(DEAR) <= set(BOMBS)


@pytest.mark.proof
@pytest.mark.parametrize("bomb", CHOSEN)
def test_a_file_made_to_break_a_reader_is_read_or_refused_within_the_limits(hosts: Hosts, bomb: str) -> None:
    assert_read_or_refused(hosts, BOMBS[bomb](), file_name(bomb))


@pytest.mark.parametrize("bomb", LONG)
def test_a_long_text_takes_as_long_as_it_is_and_not_its_square(hosts: Hosts, bomb: str) -> None:
    """At 17 and 60 seconds, each line was searched together with all before it."""
    answer = hosts.call("workbench.corpus.parsing.reading:read", (BOMBS[bomb](), "long.pdf"), {}, LIMITS)
    assert answer.status == 0
    assert answer.seconds < 12


@pytest.mark.proof
@pytest.mark.parametrize("run", CHOSEN_RUNS)
def test_no_run_of_signs_makes_our_patterns_try_without_end(hosts: Hosts, run: str) -> None:
    for data, name in ((run_as_word(run), "run.docx"), (run_as_text(run), "run.txt")):
        became = read_within_limits(hosts, data, name)
        assert not isinstance(became, ReadingFailed)
        assert "seconds" not in str(became if isinstance(became, WorkbenchError) else "")


@pytest.mark.parametrize("bomb", ["word: entities of entities", "word: an external entity", "word: an inclusion"])
def test_nothing_of_the_machine_is_read_into_a_document(hosts: Hosts, bomb: str) -> None:
    became = read_within_limits(hosts, BOMBS[bomb](), file_name(bomb))
    assert "root:" not in repr(became)
    assert "hahahaha" not in repr(became)


@pytest.mark.parametrize("bomb", ["pdf: a huge picture", "pdf: forms of forms", "pdf: a page as large as a country"])
def test_the_original_beside_the_reading_keeps_the_limits_too(hosts: Hosts, bomb: str) -> None:
    answer = hosts.call("workbench.corpus.parsing.pdf.rendering:picture", (BOMBS[bomb](), 1, 800), {}, LIMITS)
    assert answer.peak_mib <= LIMITS.memory_mib
    try:
        picture = settled(answer, LIMITS)
    except WorkbenchError as refusal:
        assert_understood(str(refusal))
    else:
        assert len(picture) < 5_000_000


@pytest.mark.real
def test_the_real_documents_need_a_quarter_of_the_limits(hosts: Hosts, shared_data: Path, full_count: bool) -> None:
    """So that a fuller document, or a busier machine, is read as well."""
    folders = ("brazil", "kenya", "languages", "upr-word-drafts", "concluding-observations", "spanish", "crc-taiwan")
    found = [path for folder in folders for path in (shared_data / folder).rglob("*") if path.is_file()]
    largest = sorted(found, key=lambda path: -path.stat().st_size)
    for path in largest if full_count else largest[:10]:
        answer = hosts.call("workbench.corpus.parsing.reading:read", (path.read_bytes(), path.name), {}, LIMITS)
        assert answer.peak_mib < LIMITS.memory_mib / 4, path.name
        assert answer.seconds < LIMITS.seconds / 4, path.name


@pytest.mark.real
def test_hostile_files_are_refused_with_a_reason_and_leave_no_trace(
    installation: Installation, shared_data: Path
) -> None:
    home = str(installation.settings.home)
    result = CliRunner().invoke(main, ["--home", home, "corpus", "add", str(shared_data / "hostile"), "--json"])
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    found = {Path(each["file"]).name: each for each in json.loads(result.stdout)}
    assert {name for name, each in found.items() if each["status"] == "added"} == READABLE
    for each in found.values():
        if each["status"] == "refused":
            assert_understood(each["reason"])
    assert found["Letter-OHCHR-HC-Slovenia.pdf"]["paragraphs"] == 0
    assert found["g0917123.pdf"]["symbol"] == "A/HRC/WG.6/7/SVN/2"
    listed = json.loads(CliRunner().invoke(main, ["--home", home, "corpus", "list", "--json"]).stdout)
    assert len(listed) == len(READABLE)
