"""The files of the demonstration corpus that came with the program."""

from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from workbench.settings import bundled


def corpus() -> Path:
    """The folder of the demonstration corpus."""
    return bundled("corpus")


@cache
def read(file: Path) -> Any:
    """One of its YAML files, by its path within the folder."""
    return YAML(typ="safe").load(corpus() / file)
