"""What is called by its name in a limited process is there: moving a module breaks no reader unseen."""

import importlib
import re
from pathlib import Path

import pytest

import workbench

_NAMED = re.compile(r'"(workbench(?:\.\w+)+):(\w+)"')
CALLS = sorted(
    {
        match.groups()
        for path in Path(workbench.__file__).parent.rglob("*.py")
        for match in _NAMED.finditer(path.read_text("utf-8"))
    }
)


@pytest.mark.parametrize(("module", "function"), CALLS)
def test_a_function_that_is_named_is_there(module: str, function: str) -> None:
    assert callable(getattr(importlib.import_module(module), function))


def test_the_reader_of_documents_is_among_those_named() -> None:
    assert ("workbench.corpus.parsing.reading", "read") in CALLS


def test_so_is_the_reader_of_what_was_in_a_clipboard() -> None:
    assert ("workbench.text.pasted", "blocks_of") in CALLS
