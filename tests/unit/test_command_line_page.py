"""docs/command-line.md tells of every command."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from workbench.cli import main

PAGE = Path(__file__).parents[2] / "docs" / "command-line.md"


def commands(group: click.Group, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of every command that does something: `("report", "new")`."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        words = (*above, name)
        if isinstance(command, click.Group):
            yield from commands(command, words)
        else:
            yield words


@pytest.mark.parametrize("words", list(commands(main)), ids=" ".join)
def test_the_page_of_the_command_line_tells_of_each_command(words: tuple[str, ...]) -> None:
    """Whole (`report new`), or by its last word in a line that begins with its group: `report new` · `show`."""
    *group, name = words
    whole = re.compile(rf"`{' '.join(words)}[` ]|workbench {' '.join(words)}\b")
    short = re.compile(rf"`{name}[` ]")
    said = PAGE.read_text("utf-8").splitlines()
    assert any(
        whole.search(line) or (line.startswith(f"| `{' '.join(group)} ") and short.search(line)) for line in said
    )
