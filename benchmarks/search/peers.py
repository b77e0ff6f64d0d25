"""The peers' venv, made from the hashed list beside this file, and what is imported from it."""

import subprocess
import sys
import venv
from pathlib import Path

_LISTED = Path(__file__).parent / "requirements.txt"


def make_ready(folder: Path) -> None:
    """Make the venv where it is not there yet, and import from it what this one does not have."""
    ready = folder / "ready"
    if not ready.exists() or ready.read_bytes() != _LISTED.read_bytes():
        venv.create(folder, with_pip=True, clear=True)
        python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        install = [str(python), "-m", "pip", "install", "--quiet", "--require-hashes", "--no-deps", "-r", str(_LISTED)]
        subprocess.run(install, check=True)
        ready.write_bytes(_LISTED.read_bytes())
    sys.path += [str(each) for each in folder.glob("lib/python*/site-packages")]
    sys.path += [str(each) for each in folder.glob("Lib/site-packages")]
