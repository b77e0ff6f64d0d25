"""What each column of a table means, proposed from its name and from its cells, with how surely and why (pure).

A name alone is a guess that the cells may confirm or refuse: `Estado` over `Brasil, Chile` is a State, over `em
andamento` a status. What stays below the bar is proposed as nothing, and its cells are kept with the row.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workbench.errors import N_, Invalid
from workbench.recommendations.intake import cells as looks
from workbench.recommendations.intake import columnwords, fixing, splitting
from workbench.recommendations.intake.fixing import Known
from workbench.recommendations.intake.records import SEVERAL, ColumnMap, Field, Table

BAR = 0.55  # what is less sure is not proposed
_PARTED = 2_000  # cells among which the signs between values are looked for
_SEEN = 0.6  # what cells alone can say: that of a whole name is 0.85
_NAME = N_("its name says so")
_CELLS = N_("its cells look like it")
_BOTH = N_("its name and its cells say so")
_NOTHING = N_("nothing that is kept apart; its cells are kept with each row")
# What may be told from the cells where the name says nothing, and the share of them that has to be of the kind.
_TOLD_BY_CELLS: Mapping[Field, float] = {
    Field.SYMBOL: 0.8,
    Field.CITATION: 0.8,
    Field.NUMBER: 0.8,
    Field.POSITION: 0.9,
    Field.STATUS: 0.9,
    Field.PRIORITY: 0.9,
    Field.THEMES: 0.7,
    Field.PERSONS: 0.7,
    Field.SDGS: 0.8,
    Field.RESPONSIBLE: 0.8,
}
# What a name must say whole: `Start date`, `Report section`, `Country office` are something else.
_SAID_WHOLE = frozenset(
    {Field.DATE, Field.HEADING, Field.STATE, Field.TREATY, Field.KIND, Field.RECORD, Field.KEY, Field.LANGUAGE}
)
# What more than one column may say: who leads and who leads too.
_TOGETHER = SEVERAL - {Field.STATE, Field.RECOMMENDING_STATES}


_Choice = tuple[Field | None, float, str]


class NoHeader(Invalid):
    message = N_(
        "No row of the table “%(table)s” names its columns. Nothing was taken in. Write the names of the columns in "
        "one row above the recommendations, and give the file again."
    )


class NoText(Invalid):
    message = N_(
        "No column of the table “%(table)s” was found to hold the text of recommendations, or the numbers of their "
        "paragraphs. Nothing was taken in. Say which column it is: on the page of the import, or in the file that "
        "--columns names (its columns are: %(columns)s)."
    )


@dataclass(frozen=True)
class Proposed:
    """What one column is proposed to mean: None for nothing, `confidence` 0 to 1, `reason` a message id."""

    header: str
    meaning: Field | None
    confidence: float
    reason: str


@dataclass(frozen=True)
class Proposal:
    """A map with how surely each column of it is proposed."""

    columns: tuple[Proposed, ...]
    column_map: ColumnMap = field(default_factory=lambda: ColumnMap({}))

    @property
    def is_enough(self) -> bool:
        """Whether rows can be read by it: by a text, or by what they speak of."""
        said = set(self.column_map.columns.values())
        return bool(said & {Field.TEXT, Field.CITATION}) or (Field.NUMBER in said and self._cites(said))

    def _cites(self, said: set[Field]) -> bool:
        return Field.SYMBOL in said or Field.SYMBOL in self.column_map.fixed


def proposed(table: Table, known: Known | None = None) -> Proposal:
    """What the columns of a table mean. Raises NoHeader; whether it is enough to read rows by, the proposal says."""
    if not table.headers:
        raise NoHeader(table=table.title)
    known = known or Known()
    columns = {
        header: _spread([row.cells[header] for row in table.rows if header in row.cells], _PARTED)
        for header in table.headers
    }
    chosen = _chosen({header: _scores(header, _spread(said, looks.SAMPLE), known) for header, said in columns.items()})
    _with_letters(chosen, columns)
    meanings = {header: meaning for header, (meaning, _, _) in chosen.items() if meaning is not None}
    splits = {
        meaning: signs
        for header, meaning in meanings.items()
        if meaning in SEVERAL and (signs := splitting.signs(meaning, columns[header], known.organisations))
    }
    column_map = ColumnMap(meanings, fixing.fixed(table, meanings, known), splits)
    return Proposal(tuple(Proposed(header, *chosen[header]) for header in table.headers), column_map)


def _spread(said: Sequence[str], most: int) -> Sequence[str]:
    """As many cells from all over a column: the first rows of a tracker are often of one document."""
    return said if len(said) <= most else [said[at * len(said) // most] for at in range(most)]


def checked(table: Table, proposal: Proposal) -> ColumnMap:
    """The map, if rows can be read by it. Raises NoText."""
    if not proposal.is_enough:
        raise NoText(table=table.title, columns=", ".join(table.headers))
    return proposal.column_map


def _scores(header: str, said: Sequence[str], known: Known) -> dict[Field, tuple[float, str]]:
    """How surely the column has each meaning, and why."""
    found: dict[Field, tuple[float, str]] = {}
    named = columnwords.said_by(header)
    for meaning in Field:
        by_name = named.get(meaning, 0.0)
        if meaning in _SAID_WHOLE and by_name < columnwords.WHOLE * columnwords.ASIDE:
            by_name = 0.0
        share = _likeness(meaning, said, known)
        if by_name:
            score = _weighed(meaning, by_name, share, said_in_words=looks.are_words(said))
            found[meaning] = (score, _BOTH if share is not None and share >= 0.5 else _NAME)
        elif share is not None and share >= _TOLD_BY_CELLS.get(meaning, 2.0) and _is_telling(meaning, said):
            found[meaning] = (_SEEN, _CELLS)
    _as_text(found, said, named)
    return {meaning: each for meaning, each in found.items() if each[0] >= BAR}


def _is_telling(meaning: Field, said: Sequence[str]) -> bool:
    """Whether cells may say by themselves what they are: not by figures from 1 to 5, and not by yes and no."""
    if meaning is Field.NUMBER:
        return looks.tells_apart(said)
    if meaning is Field.RESPONSIBLE:
        return looks.are_ministries(said)
    return not looks.say_little(said)


def _likeness(meaning: Field, said: Sequence[str], known: Known) -> float | None:
    if meaning in (Field.RESPONSIBLE, Field.SUPPORTING) and known.organisations:
        own = sum(any(name in cell for name in known.organisations) for cell in said[: looks.SAMPLE])
        return max(looks.likeness(meaning, said) or 0.0, own / max(1, len(said[: looks.SAMPLE])))
    if meaning is Field.SDGS and said and not any(map(looks.names_goals, said)):
        return 0.9 * (looks.likeness(meaning, said) or 0.0)
    return looks.likeness(meaning, said)


def _weighed(meaning: Field, by_name: float, share: float | None, *, said_in_words: bool) -> float:
    """A name, and whether the cells bear it out. Names of themes and groups may be a State's own: cells say little."""
    if share is None:
        return by_name
    if meaning is Field.TEXT and share < 0.5:  # `Number of recommendations`
        return by_name * (0.8 if by_name >= columnwords.WHOLE and said_in_words else share)
    if meaning in (Field.THEMES, Field.PERSONS, Field.KEY, Field.TEXT):  # long cells are no more than a hint of text
        return by_name + (1 - by_name) * 0.5 * share
    if share >= 0.5:
        return by_name + (1 - by_name) * 0.9 * share
    # Words of its own for statuses and positions are common: a whole name stands, if it is the only one.
    lenient = meaning in (Field.STATUS, Field.PRIORITY, Field.POSITION, Field.RESPONSIBLE, Field.SUPPORTING)
    return by_name * (0.75 if lenient and by_name >= columnwords.WHOLE else 0.3 + share)


def _as_text(found: dict[Field, tuple[float, str]], said: Sequence[str], named: Mapping[Field, float]) -> None:
    """Text is told by what it says: cells with numbered paragraphs, or sentences that recommend; never by citations,
    though the column be named *Recommendation*."""
    sample = said[: looks.SAMPLE]
    if not sample or (looks.likeness(Field.CITATION, sample) or 0.0) >= _TOLD_BY_CELLS[Field.CITATION]:
        found.pop(Field.TEXT, None)
        return
    packed = sum(map(looks.is_packed, sample)) / len(sample)
    asking = sum(map(looks.recommends, sample)) / len(sample)
    if packed >= 0.5:
        found[Field.TEXT] = (0.94, _CELLS)
        found.pop(Field.NUMBER, None)
    elif asking >= 0.4 and looks.are_long(sample) and not named:
        found[Field.TEXT] = (0.6 + 0.2 * asking, _CELLS)


def _with_letters(chosen: dict[str, _Choice], columns: Mapping[str, Sequence[str]]) -> None:
    """The letters of items in a column of their own, behind the numbers of paragraphs, are part of them."""
    headers = list(columns)
    numbers = [at for at, header in enumerate(headers) if chosen[header][0] is Field.NUMBER]
    for header in headers[numbers[0] + 1 :] if numbers else ():
        if chosen[header][0] is None and columns[header] and all(map(looks.is_letter, columns[header])):
            chosen[header] = (Field.NUMBER, _SEEN, _CELLS)


def _chosen(
    scores: Mapping[str, Mapping[Field, tuple[float, str]]],
) -> dict[str, _Choice]:
    """The surest first: a column has one meaning, and a meaning one column, but for those that several may share."""
    ranked = sorted(
        ((score, meaning, header, why) for header, found in scores.items() for meaning, (score, why) in found.items()),
        key=lambda each: -each[0],
    )
    chosen: dict[str, _Choice] = {}
    taken: set[Field] = set()
    for score, meaning, header, why in ranked:
        shared = meaning in _TOGETHER and score >= columnwords.WHOLE
        if header not in chosen and (meaning not in taken or shared):
            chosen[header] = (meaning, round(score, 2), why)
            taken.add(meaning)
    return {header: chosen.get(header, (None, 0.0, _NOTHING)) for header in scores}
