"""One library, one door."""

import ast
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "workbench"

DOORS: dict[str, tuple[str, ...]] = {  # library: the places that may import it
    "flask": ("web", "app", "cli"),
    "flask_babel": ("web", "app"),
    "flask_wtf": ("web", "app"),
    "jinja2": ("web", "app", "word"),  # word: docxtpl is handed a sandboxed environment
    "werkzeug": ("web", "app"),
    "sqlite3": ("store",),
    "pysqlite3": ("store",),
    "sqlite_utils": ("store",),
    "docx": ("word",),
    "docxtpl": ("word",),
    "lxml": ("word", "corpus/parsing"),
    "pypdfium2": ("corpus/parsing",),
    "openpyxl": ("corpus/parsing",),
    "chardet": ("corpus/parsing",),
    "whoosh": ("search/whoosh_engine",),
    "click": ("cli",),
    "rich": ("cli",),
    "waitress": ("server",),
    "smtplib": ("notices",),
    "cryptography": ("comments/receipts",),
    "xlsxwriter": ("export", "web"),
}


@cache
def _modules() -> tuple[Path, ...]:
    return tuple(path for path in sorted(PACKAGE.rglob("*.py")) if "_bundled" not in path.parts)


@cache
def _imports(path: Path) -> frozenset[str]:
    """Libraries that the file imports: read once for all of them."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return frozenset(found)


@pytest.mark.parametrize("library", sorted(DOORS))
def test_a_library_is_imported_only_at_its_door(library: str) -> None:
    outside = [
        path.relative_to(PACKAGE).as_posix()
        for path in _modules()
        if library in _imports(path)
        and not path.relative_to(PACKAGE).as_posix().startswith(tuple(f"{door}" for door in DOORS[library]))
    ]
    assert outside == []


def test_the_clock_is_read_only_at_the_border() -> None:
    borders = ("web", "cli", "server.py", "store/identifiers.py", "search", "limited/hosts.py")
    outside = [
        path.relative_to(PACKAGE).as_posix()
        for path in _modules()
        if any(word in path.read_text(encoding="utf-8") for word in ("datetime.now(", "date.today(", "time.time("))
        and not path.relative_to(PACKAGE).as_posix().startswith(borders)
    ]
    assert outside == []


def test_no_module_is_called_by_a_word_that_says_nothing() -> None:
    nothing = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}
    assert [path for path in _modules() if path.stem in nothing] == []
