"""Broken and hostile files through the command line: nothing but refusals and warnings, and the rest goes on."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from workbench.cli import main
from workbench.installation import Installation

pytestmark = pytest.mark.real

READABLE = {
    "AdvancedQuestionsSloveniaAdd3.doc",  # a .docx under another name
    "Letter-OHCHR-HC-Slovenia.pdf",  # a scan
    "docx2python_renamed_document_xml.docx",
    "g0917123.pdf",
    "poi_clusterfuzz-testcase-minimized-POIXWPFFuzzer-6733884933668864.docx",
    "tika_testAttachedTemplate.docx",
}


def test_hostile_files_are_refused_with_a_reason_and_leave_no_trace(
    installation: Installation, shared_data: Path
) -> None:
    home = str(installation.settings.home)
    result = CliRunner().invoke(main, ["--home", home, "corpus", "add", str(shared_data / "hostile"), "--json"])
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    found = {Path(each["file"]).name: each for each in json.loads(result.stdout)}
    assert {name for name, each in found.items() if each["status"] == "added"} == READABLE
    assert all(len(each["reason"]) > 60 for each in found.values() if each["status"] == "refused")
    assert found["Letter-OHCHR-HC-Slovenia.pdf"]["paragraphs"] == 0
    assert found["g0917123.pdf"]["symbol"] == "A/HRC/WG.6/7/SVN/2"
    listed = json.loads(CliRunner().invoke(main, ["--home", home, "corpus", "list", "--json"]).stdout)
    assert len(listed) == len(READABLE)
