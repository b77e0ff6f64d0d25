"""What stands in the form that opens a round: as its kind suggests it, or as it was typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from werkzeug.datastructures import MultiDict

from workbench.comments.records import ResponsePublication, RoundKind
from workbench.comments.seats.capacities import SUGGESTED, Capacity
from workbench.people import Organisation


@dataclass(frozen=True)
class Given:
    """closes, own_days: ISO dates as typed, "" for none · capacities, own_days: by organisation."""

    snapshot: str
    kind: RoundKind
    invited: tuple[str, ...]
    capacities: Mapping[str, Capacity]
    own_days: Mapping[str, str]
    sections: tuple[str, ...]
    publication: ResponsePublication
    enforce: bool
    closes: str = ""
    instructions: str = ""
    reason: str = ""

    def last_day(self) -> date | None:
        """The round's last day, None where none was chosen."""
        return day(self.closes)

    def deadlines(self) -> dict[str, date]:
        """The last days of their own, of those invited."""
        found = {key: day(typed) for key, typed in self.own_days.items() if key in self.invited}
        return {key: last for key, last in found.items() if last is not None}

    def asked_as(self) -> dict[str, Capacity]:
        """The capacities of those invited."""
        return {key: capacity for key, capacity in self.capacities.items() if key in self.invited}


def suggested(asked: Mapping[str, str], organisations: Iterable[Organisation]) -> Given:
    """What the kind that is asked for suggests; the round with the human rights institution where none is."""
    kind = _kind(asked.get("kind", ""))
    offered = SUGGESTED[kind]
    return Given(
        snapshot=asked.get("snapshot", ""),
        kind=kind,
        invited=tuple(each.id for each in organisations if offered.asks(each)),
        capacities={},
        own_days={},
        sections=(),
        publication=offered.publication,
        enforce=False,
    )


def typed(form: MultiDict[str, str]) -> Given:
    """What came back in the form."""
    kind = _kind(form.get("kind", ""))
    publication = form.get("publication", "")
    known = set(ResponsePublication)
    return Given(
        snapshot=form.get("snapshot", ""),
        kind=kind,
        invited=tuple(form.getlist("invite")),
        capacities={key: Capacity(value) for key, value in _of_each(form, "capacity-") if value in set(Capacity)},
        own_days=dict(_of_each(form, "last-day-")),
        sections=tuple(form.getlist("section")),
        publication=ResponsePublication(publication) if publication in known else SUGGESTED[kind].publication,
        enforce=form.get("enforce") == "yes",
        closes=form.get("closes", ""),
        instructions=form.get("instructions", ""),
        reason=form.get("reason", ""),
    )


def day(text: str) -> date | None:
    """A day as a form gives it; None where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _kind(value: str) -> RoundKind:
    return RoundKind(value) if value in set(RoundKind) else RoundKind.NHRI


def _of_each(form: MultiDict[str, str], prefix: str) -> list[tuple[str, str]]:
    return [(name.removeprefix(prefix), value) for name, value in form.items() if name.startswith(prefix) and value]
