"""What a comment is about, beside the place it stands at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LinkKind(StrEnum):
    """What is pointed at."""

    REQUIREMENT = "requirement"
    RECOMMENDATION = "recommendation"


@dataclass(frozen=True)
class Link:
    """target: the id of a recommendation, or `PACK#ID` of a requirement · key: how people cite it, as it was
    when the link was made (`CERD/C/ARC/CO/5, para. 21 (a)`, `icerd.art2.03`)."""

    kind: LinkKind
    target: str
    key: str
