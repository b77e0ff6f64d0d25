"""YAML with its lines: fields of a mapping taken one by one, every fault noted with the line where it stands."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from workbench.guidelines.records import Fault

Choice = TypeVar("Choice", bound=StrEnum)


class Faults:
    """The faults of one file, in the order found."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.found: list[Fault] = []

    def add(self, node: Any, message: str) -> None:
        """Note a fault at the line where the node begins."""
        self.found.append(Fault(self.file, node.start_mark.line + 1, message))

    def add_line(self, line: int, message: str) -> None:
        """Note a fault at a line."""
        self.found.append(Fault(self.file, line, message))


def compose(source: str, faults: Faults) -> "Fields | None":
    """The top mapping of a YAML file, or None with the fault noted: broken syntax, or not a mapping."""
    try:
        node = YAML(typ="safe").compose(source)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        faults.add_line(mark.line + 1 if mark else 1, f"cannot be read as YAML: {error.problem or error.context}")
        return None
    if isinstance(node, MappingNode):
        return Fields(node, faults)
    faults.add_line(1, "a pack is a list of names and values (pack: …, treaty: …)")
    return None


class Fields:
    """A mapping whose fields are taken one by one; what is left at `end` is not known."""

    def __init__(self, node: MappingNode, faults: Faults) -> None:
        self.node = node
        self.faults = faults
        self._left: dict[str, Any] = {}
        for key, value in node.value:
            if key.value in self._left:
                faults.add(key, f"“{key.value}” stands twice")
            self._left[key.value] = value

    def fault(self, message: str, field: str | None = None) -> None:
        """Note a fault at the line of the field, else of the mapping."""
        places = {key.value: key for key, _ in self.node.value}
        self.faults.add(places.get(field or "", self.node), message)

    def _take(self, name: str, *, needed: bool) -> Any:
        node = self._left.pop(name, None)
        if node is None and needed:
            self.fault(f"“{name}” is missing")
        return node

    def peek(self, name: str) -> str:
        """A text as written, which stays to be taken; empty where there is none."""
        node = self._left.get(name)
        return str(node.value).strip() if isinstance(node, ScalarNode) else ""

    def text(self, name: str, *, needed: bool = True) -> str:
        """A text or a number as written; empty for null."""
        node = self._take(name, needed=needed)
        if node is None or _is_null(node):
            return ""
        if not isinstance(node, ScalarNode):
            self.fault(f"“{name}” must be a text", name)
            return ""
        value = str(node.value).strip()
        if needed and not value:
            self.fault(f"“{name}” is empty", name)
        return value

    def number(self, name: str, *, low: float, high: float, needed: bool = True) -> float | None:
        """A number between `low` and `high`; None for null."""
        node = self._take(name, needed=needed)
        if node is None or _is_null(node):
            return None
        try:
            value = float(node.value)
        except (TypeError, ValueError):
            self.fault(f"“{name}” must be a number", name)
            return None
        if not low <= value <= high:
            self.fault(f"“{name}” is {node.value} and must lie between {low:g} and {high:g}", name)
        return value

    def choice(self, name: str, choices: type[Choice], *, needed: bool = True) -> Choice | None:
        """One of a closed set of words."""
        value = self.text(name, needed=needed)
        if not value:
            return None
        try:
            return choices(value)
        except ValueError:
            self.fault(f"“{name}” is “{value}” and must be one of {', '.join(choices)}", name)
            return None

    def texts(self, name: str, *, needed: bool = True) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(str(node.value) for node in self._items(name, needed=needed) if self._is_scalar(node, name))

    def _is_scalar(self, node: Any, name: str) -> bool:
        if isinstance(node, ScalarNode):
            return True
        self.faults.add(node, f"“{name}” must be a list of texts")
        return False

    def numbers(self, name: str) -> dict[str, int]:
        """A mapping of names to whole numbers, which may be left out."""
        fields = self.fields(name, needed=False)
        if fields is None:
            return {}
        found = {key: fields.number(key, low=0, high=1_000_000) for key in tuple(fields._left)}
        return {key: int(value) for key, value in found.items() if value is not None}

    def fields(self, name: str, *, needed: bool = True) -> "Fields | None":
        """A mapping within."""
        node = self._take(name, needed=needed)
        if node is None:
            return None
        if isinstance(node, MappingNode):
            return Fields(node, self.faults)
        self.fault(f"“{name}” must be a list of names and values", name)
        return None

    def each(self, name: str, *, needed: bool = True) -> Iterator["Fields"]:
        """A list of mappings within."""
        for node in self._items(name, needed=needed):
            if isinstance(node, MappingNode):
                yield Fields(node, self.faults)
            else:
                self.faults.add(node, f"each of “{name}” must be a list of names and values")

    def _items(self, name: str, *, needed: bool) -> list[Any]:
        node = self._take(name, needed=needed)
        if node is None or _is_null(node):
            return []
        if isinstance(node, SequenceNode):
            return list(node.value)
        self.fault(f"“{name}” must be a list", name)
        return []

    def end(self) -> None:
        """All fields were taken; the rest is misspelt or unknown."""
        for name in self._left:
            self.fault(f"“{name}” is not known here", name)


def _is_null(node: Any) -> bool:
    return isinstance(node, ScalarNode) and str(node.tag).endswith(":null")
