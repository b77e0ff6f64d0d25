"""What was read in a file that a ministry filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.requests.records import AnswerBlock, AnswerKind, Use
from workbench.word.notices import Notice


@dataclass(frozen=True)
class ReadAnswer:
    """An answer as it stands in the file. `code` is its item's, "" where none could be made out: `why` says why."""

    code: str
    kind: AnswerKind
    use: Use
    belongs_to: str
    blocks: tuple[AnswerBlock, ...]
    why: str = ""


@dataclass(frozen=True)
class ReadForm:
    """A file that came back. `request_code` is the request it says it answers, "" where it does not say.

    `pictures` are the pictures of its answers by SHA-256; `warnings` say what was taken otherwise than it looks, or
    could not be taken.
    """

    request_code: str
    answers: tuple[ReadAnswer, ...]
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    warnings: tuple[Notice, ...] = ()
