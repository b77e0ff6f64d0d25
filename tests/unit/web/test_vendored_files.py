"""What is not ours is unchanged, and what a page loads keeps within its budget."""

import gzip
import hashlib
import re
from pathlib import Path

STATIC = Path(__file__).parents[3] / "workbench" / "web" / "static"


def test_every_vendored_script_is_the_one_the_table_names() -> None:
    table = (STATIC / "vendor" / "README.md").read_text(encoding="utf-8")
    named = dict(re.findall(r"^\| `([\w.]+\.js)` \|.*`([0-9a-f]{64})` \|$", table, re.MULTILINE))
    held = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in (STATIC / "vendor").glob("*.js")}
    assert held
    assert held == named


def test_styles_and_scripts_of_a_first_page_leave_room_for_the_page() -> None:
    loaded = ("css/paper.css", "css/parts.css", "js/app.js", "vendor/htmx.min.js", "favicon.svg")
    compressed = sum(len(gzip.compress((STATIC / name).read_bytes())) for name in loaded)
    assert compressed < 45_000  # of 60 KB for the whole first page


def test_the_style_sheets_know_no_left_and_right() -> None:
    physical = re.compile(
        r"(?<![-\w])(?:margin|padding|border|inset)-(?:left|right)|(?<![-\w])(?:left|right)\s*:|float\s*:"
    )
    for sheet in (STATIC / "css").glob("*.css"):
        assert not physical.findall(sheet.read_text(encoding="utf-8")), sheet.name
