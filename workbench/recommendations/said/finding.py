"""Which paragraphs of a State's reports speak to which recommendation, how surely and why (pure).

Surest is what names it by symbol or number; then the section of follow-up information whose heading names it; then what
quotes its words; last, what only uses the same rare words, which a person has to look at.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.recommendations.said.citing import Mention, Named, mentions
from workbench.recommendations.said.documents import Paragraph, Unit
from workbench.recommendations.twins.ranking import ranked
from workbench.recommendations.twins.words import Told
from workbench.search import analysis
from workbench.treaties.catalogue import UPR

SURE = 0.9
_BY = {Named.SYMBOL: 0.98, Named.REVIEW: 0.95, Named.OBSERVATIONS: 0.92}
_QUOTED = 0.85
_QUOTED_WORDS = 14  # in a row, of a recommendation: fewer are a turn of phrase that many share
_LIKE = 0.7  # at most, where it is likeness alone
_LEAST_LIKE = 0.35
_TOO_SHORT = 12  # words of a paragraph that says nothing


@dataclass(frozen=True)
class Speaks:
    """A paragraph that speaks to a recommendation; `reason` is what it says of it, or the words they share."""

    lead: str
    paragraph_id: str
    confidence: float
    reason: str

    @property
    def sure(self) -> bool:
        """Whether the paragraph itself says so: no person has to confirm it."""
        return self.confidence >= SURE


def found(paragraphs: Sequence[Paragraph], units: Sequence[Unit]) -> tuple[Speaks, ...]:
    """All that is found for one State; of the same pair the surest."""
    best: dict[tuple[str, str], Speaks] = {}
    for each in (*_named(paragraphs, units), *_quoted(paragraphs, units), *_alike(paragraphs, units)):
        place = (each.lead, each.paragraph_id)
        if place not in best or best[place].confidence < each.confidence:
            best[place] = each
    return tuple(best.values())


def _named(paragraphs: Iterable[Paragraph], units: Sequence[Unit]) -> Iterator[Speaks]:
    places = _Places(units)
    headings: dict[tuple[str, str], tuple[Mention, ...]] = {}
    for each in paragraphs:
        heading = (each.document_id, each.heading)
        if heading not in headings:
            headings[heading] = mentions(each.heading, answers_observations=each.answers_observations)
        inside = mentions(each.text, answers_review=each.answers_review)
        for mention in (*inside, *headings[heading]):
            for unit in places.of(mention, each):
                yield Speaks(unit.lead, each.id, _BY[mention.named], mention.words)


class _Places:
    """Recommendations by where they stand."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.by_symbol: dict[tuple[str, str], list[Unit]] = defaultdict(list)
        self.by_number: dict[tuple[str, str], list[Unit]] = defaultdict(list)
        for unit in units:
            self.by_symbol[_bare(unit.symbol), unit.number].append(unit)
            if unit.of_committee:
                self.by_number[unit.treaty, unit.number].append(unit)
            elif unit.treaty == UPR:
                self.by_number[UPR, unit.number].append(unit)
        self.observations = [unit for unit in units if unit.of_committee]

    def of(self, mention: Mention, paragraph: Paragraph) -> tuple[Unit, ...]:
        """What a mention means; of a paragraph all its items, unless it names some."""
        units = self._at(mention, paragraph)
        if not mention.labels:
            return units
        return tuple(unit for unit in units if not unit.label or unit.label in mention.labels)

    def _at(self, mention: Mention, paragraph: Paragraph) -> tuple[Unit, ...]:
        if mention.named is Named.SYMBOL:
            return tuple(self.by_symbol.get((_bare(mention.symbol), mention.number), ()))
        treaty = UPR if mention.named is Named.REVIEW else paragraph.treaty
        before = [unit for unit in self.by_number.get((treaty, mention.number), ()) if _before(unit, paragraph)]
        if mention.named is Named.OBSERVATIONS:
            # The last ones: a number that they do not have is no recommendation, and none of those before.
            of_treaty = [unit for unit in self.observations if unit.treaty == treaty and _before(unit, paragraph)]
            last = max((unit.date for unit in of_treaty), default="")
        else:
            last = max((unit.date for unit in before), default="")
        return tuple(unit for unit in before if unit.date == last)


def _bare(symbol: str) -> str:
    return symbol.upper().rstrip("*")


def _before(unit: Unit, paragraph: Paragraph) -> bool:
    """Whether a recommendation was there when the report was written; where a day is not known it may have been."""
    return not unit.date or not paragraph.date or unit.date <= paragraph.date


def _quoted(paragraphs: Iterable[Paragraph], units: Sequence[Unit]) -> Iterator[Speaks]:
    """Many words in a row that are a recommendation's own, and no other's of another wording."""
    runs: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for place, unit in enumerate(units):
        for run in _runs(unit.text):
            runs[run].add(place)
    for each in paragraphs:
        seen: set[int] = set()
        for run in _runs(each.text):
            for place in runs.get(run, ()):
                unit = units[place]
                if place not in seen and unit.language == each.language and _before(unit, each):
                    seen.add(place)
                    yield Speaks(unit.lead, each.id, _QUOTED, f"“{' '.join(run)}”")


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = analysis.surface(text)
    for start in range(len(words) - _QUOTED_WORDS + 1):
        yield words[start : start + _QUOTED_WORDS]


def _alike(paragraphs: Sequence[Paragraph], units: Sequence[Unit]) -> Iterator[Speaks]:
    """Of each treaty, what is likeliest by the words that are rare in it."""
    by_treaty: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        by_treaty[unit.treaty].append(unit)
    for treaty, of_treaty in by_treaty.items():
        told = [Told(unit.lead, unit.text, unit.heading, unit.language, unit.date or "0001") for unit in of_treaty]
        reports = [
            Told(each.id, each.text, each.heading, each.language, each.date)
            for each in paragraphs
            if each.treaty == treaty and len(each.text.split()) >= _TOO_SHORT
        ]
        leads: Mapping[str, None] = {each.id: None for each in told}
        for twin in ranked((*told, *reports), {each.id for each in reports}, set(leads)):
            confidence = round(min(_LIKE, twin.confidence), 3)
            if confidence >= _LEAST_LIKE:
                yield Speaks(twin.earlier, twin.later, confidence, ", ".join(twin.shared))
