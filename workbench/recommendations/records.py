"""One recommendation: an item of a recommendation paragraph, else the paragraph."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Recommendation:
    """A unit that a report responds to, counts and lists.

    `label` is the item's bare letter, "" for a whole paragraph; `procedural` ones (dissemination, next report) are
    counted apart; `position` is what the State under review said: supported, noted, or None where nothing is known.
    """

    id: str
    document_id: str
    paragraph_id: str
    symbol: str | None
    number: str | None
    label: str
    citation: str
    paragraph_citation: str
    text: str
    heading: str
    procedural: bool
    follow_up: bool
    position: str | None
    recommending_states: tuple[str, ...]
