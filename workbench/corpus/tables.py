"""The rows of a table as they are kept, one paragraph each, seen as a table again (pure)."""

from collections.abc import Sequence

from workbench.corpus.records import Paragraph


def names(rows: Sequence[Paragraph]) -> tuple[str, ...]:
    """The heads of the columns, as the rows say them (`Status: in force`); "" for one that no row names."""
    width = max((len(row.cells) for row in rows), default=0)
    found = [""] * width
    for row in rows:
        for index, name in _named(row):
            found[index] = found[index] or name
    return tuple(found)


def _named(row: Paragraph) -> list[tuple[int, str]]:
    """(column, name) of each filled cell; none where the text of the row is its cells alone."""
    found: list[tuple[int, str]] = []
    rest = row.text
    for index, cell in enumerate(row.cells):
        if not cell:
            continue
        name, parted, after = rest.partition(f": {cell}")
        if not parted or "\n" in name or not name:
            return []
        found.append((index, name))
        rest = after.removeprefix("\n")
    return found if not rest.strip() else []
