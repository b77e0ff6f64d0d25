"""The comments of a round by what they are: filters that an address can hold, with counts that add up. Pure.

Each comment has one value in each field. A count says how many there are with that value among those that fit all the
other fields, so the counts of one field add up to what is shown without it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias
from urllib.parse import urlencode

from workbench.comments.applying.proposing import proposes
from workbench.comments.records import Comment, CommentKind

FIELDS: Final = ("section", "institution", "type", "state", "late", "place", "alike", "asked")

Values: TypeAlias = Mapping[str, str]


@dataclass(frozen=True)
class Listed:
    """A comment in the list of its round, with its value in each field."""

    comment: Comment
    values: Values


def listed(comment: Comment, *, section: str, alike: bool, asked: bool = False) -> Listed:
    """`section`: id of the section it stands in; `alike`: whether others say the same; `asked`: whether the round asks
    about that section."""
    values = {
        "section": section,
        "institution": comment.organisation_id,
        "type": (comment.type if comment.kind is CommentKind.COMMENT else comment.kind).value,
        "state": state_of(comment),
        "late": "late" if comment.late else "in_time",
        "place": "queued" if comment.waits_for_place else "placed",
        "proposal": "words" if proposes(comment) else "none",
        "alike": "several" if alike else "once",
        "asked": "asked_for" if asked else "others",
    }
    return Listed(comment, values)


def state_of(comment: Comment) -> str:
    """open, reopened (its text changed), answered (not released yet), released; passed: withdrawn, or worded anew."""
    if not comment.stands:
        return "passed"
    if comment.reopened:
        return "reopened"
    if comment.waits_for_answer or comment.disposition is None:
        return "open"
    return "released" if comment.disposition.released else "answered"


@dataclass(frozen=True)
class Wanted:
    """What is asked for: a value in some of the fields."""

    values: tuple[tuple[str, str], ...] = ()

    @staticmethod
    def given(values: Mapping[str, str]) -> Wanted:
        """Of an address or a form; what is no field is left out."""
        return Wanted(tuple((field, values[field]) for field in FIELDS if values.get(field)))

    def value(self, field: str) -> str:
        """What is asked for there, "" for all."""
        return dict(self.values).get(field, "")

    @property
    def query(self) -> str:
        """As an address holds it: `?state=open`, "" where all are asked for."""
        return f"?{urlencode(self.values)}" if self.values else ""

    def fits(self, each: Listed, *, but: str = "") -> bool:
        """Whether the comment is asked for; `but`: a field that is not looked at."""
        return all(field == but or each.values[field] == value for field, value in self.values)


def sifted(every: Iterable[Listed], wanted: Wanted) -> tuple[Listed, ...]:
    """Those that are asked for, in the order given."""
    return tuple(each for each in every if wanted.fits(each)) if wanted.values else tuple(every)


def counts(every: Sequence[Listed], wanted: Wanted) -> dict[str, Counter[str]]:
    """By field, how many there are of each value, in the order in which the values come."""
    asked_for = sifted(every, wanted)
    found: dict[str, Counter[str]] = {}
    for field in FIELDS:
        among = (e for e in every if wanted.fits(e, but=field)) if wanted.value(field) else asked_for
        found[field] = Counter(each.values[field] for each in among)
    return found
