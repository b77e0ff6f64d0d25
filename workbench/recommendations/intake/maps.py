"""A column map as it is stored and as a file holds it."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from workbench.errors import N_, Invalid
from workbench.recommendations.intake.records import ColumnMap, Field


class NotAMap(Invalid):
    message = N_(
        'The column map cannot be read: %(fault)s. It has a section [columns] with lines like "Ministry" = '
        '"responsible", and may have [fixed] ("state" = "ARC") and [splits] ("responsible" = [";"]).'
    )


class NotAField(NotAMap):
    message = N_("“%(field)s” is nothing that a column can say of a recommendation. Choose one of: %(choices)s.")


def map_as_json(column_map: ColumnMap) -> dict[str, Any]:
    """As plain values."""
    return {
        "columns": {header: meaning.value for header, meaning in column_map.columns.items()},
        "fixed": {meaning.value: value for meaning, value in column_map.fixed.items()},
        "splits": {meaning.value: list(signs) for meaning, signs in column_map.splits.items()},
    }


def map_from_json(kept: Mapping[str, Any]) -> ColumnMap:
    """From plain values. Raises NotAMap, NotAField."""
    columns, fixed, splits = (kept.get(name, {}) for name in ("columns", "fixed", "splits"))
    for part in (columns, fixed, splits):
        if not isinstance(part, dict):
            raise NotAMap(fault=f"“{part}” is no section")
    return ColumnMap(
        {str(header): _field(meaning) for header, meaning in columns.items()},
        {_field(meaning): str(value) for meaning, value in fixed.items()},
        {_field(meaning): tuple(map(str, signs)) for meaning, signs in splits.items()},
    )


def map_from_toml(text: str) -> ColumnMap:
    """From the file that --columns names. Raises NotAMap, NotAField."""
    try:
        return map_from_json(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise NotAMap(fault=str(error)) from error


def map_as_toml(column_map: ColumnMap, headers: Sequence[str] = ()) -> str:
    """The file that --columns reads again. Of `headers`, those that say nothing stand in it as comments."""
    kept = map_as_json(column_map)
    lines = ["[columns]", *(f"{_quoted(header)} = {_quoted(meaning)}" for header, meaning in kept["columns"].items())]
    lines += [f'# {_quoted(header)} = ""' for header in headers if header not in kept["columns"]]
    for name in ("fixed", "splits"):
        if kept[name]:
            lines += ["", f"[{name}]", *(f"{key} = {_quoted(value)}" for key, value in kept[name].items())]
    return "\n".join([*lines, ""])


def _quoted(value: object) -> str:
    """A text or a list of texts as TOML writes them: as JSON does, DEL apart."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _field(name: object) -> Field:
    if name not in set(Field):
        raise NotAField(field=name, choices=", ".join(Field))
    return Field(str(name))
