"""The rows of the matrix: what is asked, whether it is answered and whose word that is; narrowed, gaps first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from urllib.parse import parse_qs, urlencode

from workbench.drafting.asked.confirming import Word
from workbench.drafting.asked.counts import counts
from workbench.drafting.asked.covering import Coverage, RecommendationCoverage, RequirementCoverage
from workbench.drafting.asked.glance import within
from workbench.drafting.asked.standing import Spot
from workbench.drafting.records import Addressed, Section, StateReport
from workbench.drafting.sharing.records import Assignment
from workbench.recommendations.records import Facet, Kept
from workbench.recommendations.suggesting.articles import articles
from workbench.web.drafting.addresses import desk_address, paragraph_anchor
from workbench.web.drafting.words import implementation_words, state_words, why_words, word_words
from workbench.web.recommendations.words import status_words

UNCONFIRMED = "unconfirmed"
WITHOUT_SECTION = "none"
_GAPS = (Addressed.OPEN, Addressed.PARTLY)
_WORDS = (Word.LAPSED, Word.PROPOSED)


@dataclass(frozen=True)
class Place:
    """A paragraph that speaks to it, as it is cited."""

    number: int | str
    address: str


@dataclass(frozen=True)
class MatrixRow:
    """One thing asked. `target` is what forms name it by: a requirement's key, a recommendation's id.

    `write` leads to where it would be answered, "" where no section is for it; `said` says whose word the state is.
    """

    covered: RequirementCoverage | RecommendationCoverage
    target: str
    name: str
    state: str
    said: str
    places: tuple[Place, ...]
    section: Section | None
    write: str
    implementation: str = ""
    proposal: str = ""
    why: str = ""
    source: str = ""
    ministries: tuple[str, ...] = ()

    @property
    def is_unconfirmed(self) -> bool:
        """Whether the report speaks to it and nobody confirms that as it stands."""
        return self.covered.state is not Addressed.OPEN and self.word is not Word.CONFIRMED

    @property
    def word(self) -> Word | None:
        """Whose word it is that the report speaks to it."""
        return self.covered.confirmed.word if self.covered.confirmed else None


@dataclass(frozen=True)
class Narrowed:
    """What the matrix is narrowed to, as the address has it. `order` is "" for gaps first, else `report`."""

    state: str = ""
    word: str = ""
    counted: str = ""
    section: str = ""
    person: str = ""
    ministry: str = ""
    order: str = ""

    @property
    def query(self) -> str:
        """The same as the end of an address, with its question mark; "" where nothing is narrowed."""
        chosen = {each.name: getattr(self, each.name) for each in fields(self)}
        query = urlencode({name: value for name, value in chosen.items() if value})
        return f"?{query}" if query else ""

    @property
    def is_narrowed(self) -> bool:
        """Whether something is left out."""
        return any(getattr(self, each.name) for each in fields(self) if each.name != "order")

    @property
    def recommended_alone(self) -> bool:
        """Whether a requirement cannot fit: it has no ministry."""
        return bool(self.ministry)


def narrowed_of(values: Mapping[str, str]) -> Narrowed:
    """What an address or a form names."""
    return Narrowed(**{each.name: values.get(each.name, "").strip()[:200] for each in fields(Narrowed)})


def narrowed_again(query: str) -> Narrowed:
    """What a form carried along of the address it stood at."""
    found = {name: values[0] for name, values in parse_qs(query.removeprefix("?")).items()}
    return narrowed_of(found)


@dataclass(frozen=True)
class Around:
    """What a row is shown with: the sections, what is kept of recommendations, who was asked for what."""

    report: StateReport
    sections: tuple[Section, ...]
    kept: Mapping[str, Kept]
    assigned: tuple[Assignment, ...]

    def section(self, section_id: str) -> Section | None:
        """The section of that id, where it stands."""
        return next((each for each in self.sections if each.id == section_id), None)

    def sections_of(self, person_id: str) -> frozenset[str]:
        """All sections that a person was asked for, with those within; all where it is the whole report."""
        own = [each.section_id for each in self.assigned if each.person_id == person_id]
        if None in own or "" in own:
            return frozenset(each.id for each in self.sections)
        return frozenset(one for key in own if key for one in within(self.sections, key))

    def section_about(self, covered: RecommendationCoverage) -> Section | None:
        """Where it is to be answered: as chosen or answered, else the section of an article that its heading names."""
        if covered.section_id:
            return self.section(covered.section_id)
        named = set(articles(covered.recommendation.heading))
        return next((each for each in self.sections if named & set(each.articles)), None)


def requirement_rows(covered: Coverage, around: Around, narrowed: Narrowed) -> tuple[MatrixRow, ...]:
    """What the guideline asks, as far as it fits."""
    if narrowed.recommended_alone:
        return ()
    rows = (_requirement(each, covered, around) for each in covered.requirements)
    return _sorted((row for row in rows if _fits(row, around, narrowed)), narrowed)


def recommendation_rows(covered: Coverage, around: Around, narrowed: Narrowed) -> tuple[MatrixRow, ...]:
    """What was recommended, as far as it fits."""
    rows = (_recommendation(each, covered, around) for each in covered.recommendations)
    return _sorted((row for row in rows if _fits(row, around, narrowed)), narrowed)


def _requirement(each: RequirementCoverage, covered: Coverage, around: Around) -> MatrixRow:
    section = around.section(each.section_id)
    return MatrixRow(
        covered=each,
        target=each.requirement.key,
        name=each.requirement.key,
        state=state_words(each.state),
        said=word_words(each.confirmed, each.state),
        places=places_of(around.report, covered.spots, each.paragraphs),
        section=section,
        write=_write(around, section),
    )


def _recommendation(each: RecommendationCoverage, covered: Coverage, around: Around) -> MatrixRow:
    unit = each.recommendation
    section = around.section_about(each)
    held = around.kept.get(unit.lead)
    return MatrixRow(
        covered=each,
        target=unit.id,
        name=unit.citation,
        state=state_words(each.state),
        said=word_words(each.confirmed, each.state),
        places=places_of(around.report, covered.spots, each.paragraphs),
        section=section,
        write=_write(around, section),
        implementation=implementation_words(each.implementation),
        proposal=_proposal(each),
        why=why_words(each.asked),
        source=f"/recommendations/{unit.id}",
        ministries=held.values(Facet.MINISTRY) if held else (),
    )


def _proposal(each: RecommendationCoverage) -> str:
    """The ledger's word where the report does not say the same."""
    if not each.status or each.proposed is each.implementation:
        return ""
    return status_words(each.status)


def _write(around: Around, section: Section | None) -> str:
    return desk_address(around.report.id, section.id, anchor=f"new-{section.id}") if section else ""


def _fits(row: MatrixRow, around: Around, narrowed: Narrowed) -> bool:
    section_id = row.section.id if row.section else ""
    return (
        narrowed.state in ("", row.covered.state)
        and _fits_word(row, narrowed.word)
        and _fits_counted(row, narrowed.counted)
        and (not narrowed.section or section_id == narrowed.section or (narrowed.section, section_id) == ("none", ""))
        and (not narrowed.person or section_id in around.sections_of(narrowed.person))
        and (not narrowed.ministry or _has_ministry(row, around, narrowed.ministry))
    )


def _fits_word(row: MatrixRow, word: str) -> bool:
    return word in ("", row.word) or (word == UNCONFIRMED and row.is_unconfirmed)


def _fits_counted(row: MatrixRow, counted: str) -> bool:
    return not counted or counts(row.covered) is (counted == "yes")


def _has_ministry(row: MatrixRow, around: Around, ministry: str) -> bool:
    if not isinstance(row.covered, RecommendationCoverage):
        return False
    held = around.kept.get(row.covered.recommendation.lead)
    return held is not None and any(each.facet is Facet.MINISTRY and each.value == ministry for each in held.tags)


def _sorted(rows: Iterable[MatrixRow], narrowed: Narrowed) -> tuple[MatrixRow, ...]:
    """Gaps first, in the order of the report among their like; or in its order alone."""
    found = tuple(rows)
    if narrowed.order:
        return found
    return tuple(sorted(found, key=lambda row: (not counts(row.covered), _rank(row))))


def _rank(row: MatrixRow) -> int:
    if row.covered.state in _GAPS:
        return _GAPS.index(row.covered.state)
    return len(_GAPS) + (_WORDS.index(row.word) if row.word in _WORDS else len(_WORDS))


def places_of(report: StateReport, spots: Mapping[str, Spot], ids: Iterable[str]) -> tuple[Place, ...]:
    """Where on the desk the paragraphs stand."""
    return tuple(
        Place(
            spots[each].label, desk_address(report.id, spots[each].section_id, at=each, anchor=paragraph_anchor(each))
        )
        for each in ids
    )


def ministries_of(kept: Mapping[str, Kept]) -> tuple[tuple[str, str], ...]:
    """The ministries that answer for one of the recommendations, by name."""
    found = {each.value: each.shown for held in kept.values() for each in held.tags if each.facet is Facet.MINISTRY}
    return tuple(sorted(found.items(), key=lambda pair: pair[1].casefold()))
