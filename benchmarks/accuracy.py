"""How well documents are read, against tables of what is in them: `make accuracy`.

Prints one line a document and one a table, with the floor where there is one; exit status 1 if a floor is missed.
The documents lie beside the checkout (`../shared/data`) and are not part of it.
"""

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from workbench.corpus.parsing import reading
from workbench.corpus.parsing.records import Reading, ReadParagraph
from workbench.corpus.records import Paragraph, ParagraphKind
from workbench.errors import WorkbenchError
from workbench.recommendations.recognising import Unit, units

DATA = Path(__file__).parent.parent.parent / "shared" / "data"
NUMBERS_FOUND, NUMBERS_INVENTED, RECOMMENDATION_F1 = 0.97, 0.01, 0.93

Row = Mapping[str, str]


@dataclass(frozen=True)
class Score:
    """Found, missed and invented, with the shares that follow."""

    right: int
    wanted: int
    given: int

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.wanted + other.wanted, self.given + other.given)

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 1.0

    @property
    def f1(self) -> float:
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0

    @property
    def invented(self) -> float:
        return (self.given - self.right) / self.wanted if self.wanted else 0.0


NOTHING = Score(0, 0, 0)


@dataclass(frozen=True)
class Observations:
    """Scores of one set of concluding observations; `texts` are paragraphs whose folded text is equal."""

    numbers: Score
    items: Score
    paragraphs: Score
    item_kinds: Score
    texts: Score
    errors: float


def table(name: str) -> list[Row]:
    """The rows of a truth table."""
    with (DATA / "truth" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def by_file(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Rows grouped by their document."""
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["file"]].append(row)
    return grouped


def read(name: str) -> Reading:
    """The one document of a file of the data folder."""
    path = DATA / name
    return reading.read(path.read_bytes(), path.name)[0]


def score(right: Iterable[object], wanted: Iterable[object]) -> Score:
    """Of two sets of things, the truth second."""
    given, truth = set(right), set(wanted)
    return Score(len(given & truth), len(truth), len(given))


def folded(text: str) -> str:
    """Letters only, small: spaces, punctuation and footnote digits do not count."""
    return "".join(character for character in text.lower() if character.isalpha())


def observations(read_paragraphs: Sequence[ReadParagraph], rows: Sequence[Row]) -> Observations:
    """The scores of one document. Items are scored where the table has any of that document."""
    top = {row["para"]: row for row in rows if not row["sub"]}
    sub = {(row["para"], row["sub"]): row for row in rows if row["sub"]}
    numbered = {each.number: each for each in read_paragraphs if each.number}
    found = {(each.number, item.label): item for each in read_paragraphs if each.number for item in each.items}
    asks = {number for number, each in numbered.items() if each.kind is ParagraphKind.RECOMMENDATION}
    item_asks = {key for key, item in found.items() if item.kind is ParagraphKind.RECOMMENDATION}
    equal, errors, letters = 0, 0, 0
    for number, row in top.items():
        if number in numbered:
            truth, text = folded(_without_labels(row["text"])), folded(_without_labels(numbered[number].text))
            # Where the table has no items, its text holds some of them: then the paragraph's own words are compared.
            right = truth == text if sub else truth.startswith(text)
            equal += right
            letters += len(truth)
            errors += 0 if right else Levenshtein.distance(truth, text)
    return Observations(
        numbers=score(numbered, top),
        items=score(found, sub) if sub else NOTHING,
        paragraphs=score(asks, (number for number, row in top.items() if row["kind"] == "recommendation")),
        item_kinds=score(item_asks, (key for key, row in sub.items() if row["kind"] == "recommendation"))
        if sub
        else NOTHING,
        texts=Score(equal, len(top), len(top)),
        errors=errors / letters if letters else 0.0,
    )


def _without_labels(text: str) -> str:
    return re.sub(r"(?<!\w)\(?[a-z]{1,2}\)", "", text)


def concluding_observations() -> dict[str, Observations]:
    """By document."""
    rows = by_file(table("concluding-observations_paragraphs.tsv"))
    return {name: observations(read(name).paragraphs, rows[name]) for name in rows}


def identities() -> dict[str, tuple[bool, ...]]:
    """By document: symbol (None where it is not readable), State, language and kind right or not."""
    found = {}
    for row in table("document-metadata.tsv"):
        who = read(row["file"]).identity
        symbol = who.symbol == row["symbol"] or (who.symbol is None and row["symbol_on_first_two_pages"] == "no")
        body = (who.body or "") == row["body"].split("/")[0]
        found[row["file"]] = (
            symbol,
            body,
            (who.state or "") == row["state_iso3"],
            who.language == row["lang"],
            who.kind.value in KINDS[row["document_type"]],
        )
    return found


KINDS: dict[str, tuple[str, ...]] = {
    "common core document": ("common_core_document",),
    "follow-up information on concluding observations": ("follow_up_information",),
    "reporting guidelines": ("reporting_guideline",),
    "concluding observations": ("concluding_observations",),
    "committee working method": ("treaty_body_other",),
    "State party report": ("state_report",),
    "list of issues": ("list_of_issues",),
    "replies to list of issues": ("loi_replies", "loi_replies_old"),
    "UPR compilation": ("upr_un_compilation",),
    "UPR national report": ("upr_national_report",),
    "UPR Working Group report": ("hrc_document",),
}


def review_reports(name: str, folder: str) -> dict[str, tuple[Score, Score]]:
    """By document: recommendations found with number and text, and their recommending States."""
    scores = {}
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in table(name):
        for file in (row.get("file") or row["files"]).replace(";", "|").split("|"):
            grouped[file.strip()].append(row)
    for file, rows in grouped.items():
        path = DATA / folder / file
        found = {unit.number: unit for unit in reviewed(reading.read(path.read_bytes(), path.name)[0])}
        wanted = {row["para"]: row for row in rows}
        both = [(found[number], row) for number, row in wanted.items() if number in found]
        texts = sum(same(row["recommendation"], unit.text) for unit, row in both)
        states = sum(folded(row["recommending_states"]) == folded(" ".join(unit.states)) for unit, row in both)
        scores[file] = (Score(texts, len(wanted), len(found)), Score(states, len(wanted), len(found)))
    return scores


@dataclass(frozen=True)
class Reviewed:
    number: str
    text: str
    states: tuple[str, ...]


def same(truth: str, text: str) -> bool:
    """Equal after folding; the States may stand at the end of the truth's text."""
    return folded(truth) == folded(text) or (folded(truth).startswith(folded(text)) and bool(folded(text)))


def reviewed(document: Reading) -> list[Reviewed]:
    """The recommendations of a review's report."""
    stored = stored_paragraphs(document.paragraphs)
    numbers = {each.id: each.number or "" for each in stored}
    return [Reviewed(numbers[unit.paragraph_id], unit.text, unit.recommending_states) for unit in units(stored)]


def stored_paragraphs(found: Sequence[ReadParagraph]) -> tuple[Paragraph, ...]:
    """Read paragraphs as the library would keep them, with their anchors for ids."""
    return tuple(
        Paragraph(each.anchor, "", position, each.number, each.label, each.section, each.heading, each.text, each.kind,
                  each.items, each.full_text, each.footnotes, each.page, each.anchor)
        for position, each in enumerate(found, start=1)
    )  # fmt: skip


def team_index() -> tuple[int, int, int, int]:
    """Themes whose recommendations are as many as the team counted, of all; units found of 80, wanted."""
    rows = table("cerd-bra-co-18-20_team-index.tsv")
    stored = stored_paragraphs(read("brazil/cerd/CERD-Observacoes-Brasil-2022.pdf").paragraphs)
    numbers = {each.id: each.number or "" for each in stored}
    counted: dict[str, list[Unit]] = defaultdict(list)
    for unit in units(stored):
        counted[numbers[unit.paragraph_id]].append(unit)
    agreeing = total = 0
    for row in rows:
        found = sum(len(counted[number.strip()]) for number in row["para"].replace(";", ",").split(","))
        agreeing += found == int(row["recommendations_counted_by_the_team"])
        total += found
    return agreeing, len(rows), total, sum(int(row["recommendations_counted_by_the_team"]) for row in rows)


def main() -> int:
    """Print all tables; 1 if a floor is missed."""
    if not DATA.is_dir():
        print(f"The documents to measure against are not there ({DATA}). Nothing was measured.")
        return 0
    found = concluding_observations()
    total = {field: sum((getattr(each, field) for each in found.values()), NOTHING) for field in FIELDS}
    print("Concluding observations        numbers  invented  items  rec. F1  item F1  text equal  letters wrong")
    for name, each in found.items():
        print(_line(Path(name).stem, {field: getattr(each, field) for field in FIELDS}, each.errors))
    print(_line("all", total, sum(each.errors for each in found.values()) / len(found)))
    _print_rest()
    floors = (
        total["numbers"].recall >= NUMBERS_FOUND,
        total["numbers"].invented <= NUMBERS_INVENTED,
        total["paragraphs"].f1 >= RECOMMENDATION_F1,
    )
    print(f"Floors: numbers ≥ {NUMBERS_FOUND:.0%}, invented ≤ {NUMBERS_INVENTED:.0%}, F1 ≥ {RECOMMENDATION_F1}: "
          f"{'met' if all(floors) else 'MISSED'}")  # fmt: skip
    return 0 if all(floors) else 1


FIELDS = ("numbers", "items", "paragraphs", "item_kinds", "texts")


def _line(name: str, scores: Mapping[str, Score], errors: float) -> str:
    numbers, items = scores["numbers"], scores["items"]
    listed = f"{items.recall:6.1%}" if items.wanted else "     –"
    item_f1 = f"{scores['item_kinds'].f1:7.3f}" if items.wanted else "      –"
    return (
        f"{name[:30]:30} {numbers.recall:7.1%} {numbers.invented:9.1%} {listed} {scores['paragraphs'].f1:8.3f} "
        f"{item_f1} {scores['texts'].recall:11.1%} {errors:14.2%}"
    )


def _print_rest() -> None:
    who = identities()
    fields = ("symbol", "body", "State", "language", "kind")
    right = [sum(each[at] for each in who.values()) for at in range(len(fields))]
    print("Identity: " + ", ".join(f"{name} {count}/{len(who)}" for name, count in zip(fields, right, strict=True)))
    for name, each in who.items():
        if not all(each):
            print(f"  {name}: " + ", ".join(field for field, ok in zip(fields, each, strict=True) if not ok))
    for label, name, folder in (
        ("Review reports (PDF)", "upr-wg-reports_recommendations.tsv", ""),
        ("Review drafts (Word)", "upr-word-drafts_recommendations.tsv", "upr-word-drafts"),
    ):
        for file, (texts, states) in review_reports(name, folder).items():
            print(f"{label} {Path(file).name[:45]:45} {texts.right}/{texts.wanted} found, {texts.given} given, "
                  f"States right {states.right}")  # fmt: skip
    agreeing, themes, total, wanted = team_index()
    print(f"The Brazilian team's index: {agreeing}/{themes} themes agree, {total} units of {wanted}")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except WorkbenchError as refusal:
        sys.exit(str(refusal))
