"""The file of a comparison says of what it is, and shows nothing of how it was made."""

import io
import zipfile
from datetime import UTC, datetime

from workbench.word.compared import ComparedReport, render


def test_no_field_of_the_template_is_left_in_a_comparison() -> None:
    report = ComparedReport(
        title="Combined reports",
        line="Version 1 – now",
        how="Accept all changes: the second text.",
        language="en",
        author="Drafting group",
        at=datetime(2026, 11, 23, tzinfo=UTC),
        pairs=(),
    )
    archive = zipfile.ZipFile(io.BytesIO(render(report)))
    parts = {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}

    assert [name for name, text in parts.items() if "{{" in text] == []
    assert any("Combined reports" in text for name, text in parts.items() if name.startswith("word/header"))
