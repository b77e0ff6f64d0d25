"""The built wheel: a working command with its packs and templates inside."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(folder), str(CHECKOUT)],
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_packs_templates_static_files_and_the_demonstration(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    packs = [name for name in names if name.startswith("workbench/_bundled/drafting_templates/guidelines/")]
    assert len([name for name in packs if name.endswith(".yaml")]) == 22
    assert any(name.endswith("base.html") for name in names)
    assert any(name.endswith("htmx.min.js") for name in names)
    assert "workbench/_bundled/corpus/manifest.yaml" in names
    assert not any(name.startswith(("tests/", "benchmarks/")) for name in names)


def test_what_is_installed_from_the_wheel_runs_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    target = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(target)
    environment = {**os.environ, "PYTHONPATH": str(target), "WORKBENCH_HOME": str(tmp_path / "home")}

    def workbench(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "workbench", *arguments],
            cwd=tmp_path,
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        )

    workbench("init")
    packs = json.loads(workbench("guidelines", "list", "--json").stdout)
    assert len(packs) == 22
    assert (tmp_path / "home" / "workbench.db").is_file()
