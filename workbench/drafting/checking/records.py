"""A finding: a rule that something does not keep."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

Severity: TypeAlias = Literal["error", "warning", "advice"]


@dataclass(frozen=True)
class Finding:
    """One thing to look at; `paragraph` is a permanent id, empty where it is the report or a section.

    `mend` names the mend that takes it away, empty where a person must; `template` and `values` are the message for
    translation, `excerpt` the words that are meant.
    """

    rule: str
    severity: Severity
    paragraph: str
    message: str
    mend: str = ""
    excerpt: str = ""
    section: str = ""
    template: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


def found(
    rule: str,
    severity: Severity,
    template: str,
    *,
    paragraph: str = "",
    section: str = "",
    mend: str = "",
    excerpt: str = "",
    **values: object,
) -> Finding:
    """A finding whose message is filled in."""
    said = {name: f"{value:,}" if isinstance(value, int) else value for name, value in values.items()}
    message = template % said if values else template
    return Finding(rule, severity, paragraph, message, mend, excerpt[:200], section, template, values)
