"""The response matrix as a file: Word to read and print, Excel to sort and filter, CSV and JSON for other programs."""

import json
from collections.abc import Callable

from workbench.comments.matrix import ResponseMatrix
from workbench.export.matrix.answered import answered
from workbench.export.matrix.printed import word
from workbench.export.matrix.sheets import CELL, csv, excel

__all__ = ["CELL", "FORMS", "answered", "as_json", "csv", "excel", "word"]


def as_json(matrix: ResponseMatrix) -> bytes:
    """The matrix as .json, with all that is known of each row in that view."""
    return json.dumps(matrix.plain(), ensure_ascii=False, indent=1).encode()


FORMS: dict[str, Callable[[ResponseMatrix], bytes]] = {"docx": word, "xlsx": excel, "csv": csv, "json": as_json}
