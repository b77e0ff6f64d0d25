"""How right suggestions are, on label sets of four kinds; what is judged was never learned from, nor its document.

Each set is cut into parts by document (by State, by chapter); each part is judged by what was learned from the others
alone, with all that follows from it: confidence, and what is sure.
"""

import csv
import io
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from benchmarks.accuracy.scores import DATA, Floor, Report, table
from workbench.recommendations.intake.entries import entries
from workbench.recommendations.intake.proposing import proposed
from workbench.recommendations.intake.reading import read_tables
from workbench.recommendations.records import Facet
from workbench.recommendations.suggesting.advising import Adviser
from workbench.recommendations.suggesting.examples import chosen_of, groups_of
from workbench.recommendations.suggesting.records import Example
from workbench.recommendations.suggesting.signs import Text

_BANDS = (0.1, 0.3, 0.5, 0.7, 0.9, 1.01)
_NUMBERS = re.compile(r"\d+(?:\.\d+)?")
_CHAPTER = re.compile(r"^[一二三四五六七八九十]+、")
_STATES_TOGETHER = 16  # left out at a time, of 80


# Issues of UPR Info that the index has as a theme or a group of persons; the others have no one name there.
_ALIKE = {
    "Detention": "Conditions of detention",
    "Corruption": "Good governance & corruption",
    "Death penalty": "Death penalty",
    "Disabilities": "Persons with disabilities",
    "Enforced disappearances": "Enforced disappearances",
    "Extrajudicial executions": "Extrajudicial, summary or arbitrary executions",
    "Freedom of religion and belief": "Freedom of thought, conscience & religion",
    "HIV - Aids": "Persons living with HIV/AIDS",
    "International instruments": "Ratification of & accession to international instruments",
    "NHRI": "National Human Rights Institution (NHRI)",
    "Poverty": "Human rights & poverty",
    "Racial discrimination": "Racial discrimination",
    "Right to education": "Right to education",
    "Right to food": "Right to food",
    "Right to health": "Right to health",
    "Right to housing": "Right to adequate housing",
    "Rights of the Child": "Children",
    "Sexual Orientation and Gender Identity": ("Lesbian, gay, bisexual and transgender and intersex persons (LGBTI)"),
    "Special procedures": "Cooperation & Follow up with Special Procedures",
    "Torture and other CID treatment": (
        "Prohibition of torture & ill-treatment (including cruel, inhuman or degrading treatment)"
    ),
    "Trafficking": "Human trafficking & contemporary forms of slavery",
    "Treaty bodies": "Cooperation & Follow up with Treaty Bodies",
    "UPR process": "Cooperation & follow up with the Universal Periodic Review (UPR)",
    "Women's rights": "Women & girls",
}


@dataclass(frozen=True)
class Judged:
    """A suggestion that was made for a text left out, and whether the label set has it."""

    confidence: float
    sure: bool
    right: bool


@dataclass(frozen=True)
class Measured:
    """A label set: how many labels its texts have, and what was suggested for them."""

    name: str
    wanted: int
    judged: tuple[Judged, ...]

    @property
    def sure(self) -> tuple[Judged, ...]:
        return tuple(each for each in self.judged if each.sure)

    def share(self, some: Iterable[Judged]) -> float:
        counted = [each.right for each in some]
        return sum(counted) / len(counted) if counted else 1.0

    def lines(self) -> Iterator[str]:
        """Precision of what is sure, recall at five, and how often each band of confidence was right."""
        right = sum(each.right for each in self.judged)
        found = sum(each.right for each in self.sure)
        share = f"{self.share(self.sure):.1%}" if self.sure else "not measured"
        yield (
            f"{self.name}: {self.wanted} labels; sure {len(self.sure)}, of them right {share} "
            f"(that is {found / self.wanted:.1%} of the labels); among the first five {right / self.wanted:.1%}"
        )
        for low, high in pairwise(_BANDS):
            band = [each for each in self.judged if low <= each.confidence < high]
            if band:
                mean = sum(each.confidence for each in band) / len(band)
                yield f"    said {mean:.0%}: right {self.share(band):.0%} of {len(band)}"


def left_out(name: str, facet: Facet, examples: Sequence[Example], parts: Sequence[str]) -> Measured:
    """Each part judged by the others. `parts` are parallel to the examples; a group never lies in two of them."""
    judged: list[Judged] = []
    for part in dict.fromkeys(parts):
        others = [each for each, of in zip(examples, parts, strict=True) if of != part]
        chosen = chosen_of([each.values for each in others])
        groups = groups_of([others[at].group for at in chosen])
        adviser = Adviser({facet: [replace(others[at], group=g) for at, g in zip(chosen, groups, strict=True)]})
        texts = [each for each, of in zip(examples, parts, strict=True) if of == part]
        for text, advice in zip(texts, adviser.advise([each.text for each in texts]), strict=True):
            judged.extend(
                Judged(each.confidence, each.sure, each.value in text.values) for each in advice if each.facet is facet
            )
    return Measured(name, sum(len(each.values) for each in examples), tuple(judged))


def reviews() -> Measured:
    """Issues of UPR Info: what its editors gave each recommendation of the first five sessions. States are left out."""
    labels: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in review_rows():
        labels[row["To"], row["Text"].strip()].update(filter(None, (each.strip() for each in row["Issue"].split(","))))
    examples = [
        Example(Text(text, "", "en"), frozenset(values), state, state) for (state, text), values in labels.items()
    ]
    states = sorted({each.group for each in examples})
    part = {state: str(at // _STATES_TOGETHER) for at, state in enumerate(states[::2] + states[1::2])}
    return left_out("Issues of UPR Info, States left out", Facet.THEME, examples, [part[e.group] for e in examples])


def review_rows() -> Iterator[Mapping[str, str]]:
    """The rows of the research table, its Mac letters read."""
    text = (DATA / "recommendations" / "upr-info_sessions_1-5.csv").read_bytes().decode("mac_roman")
    yield from csv.DictReader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")))


def before_anything() -> Measured:
    """What the lexicon alone is sure of, where nothing was confirmed yet: issues that the index has under a like name.

    Which themes and persons may be sure so was chosen on half of the States; the other half is measured.
    """
    labels: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in review_rows():
        if sum(map(ord, row["To"])) % 2 == 0:
            issues = (each.strip() for each in row["Issue"].split(","))
            labels[row["To"], row["Text"].strip()].update(_ALIKE[each] for each in issues if each in _ALIKE)
    texts = list(labels)
    wanted = set(_ALIKE.values())
    judged = tuple(
        Judged(each.confidence, each.sure, each.value in labels[key])
        for key, advice in zip(texts, Adviser({}).advise([Text(text, "", "en") for _, text in texts]), strict=True)
        for each in advice
        if each.value in wanted and each.facet in (Facet.THEME, Facet.PERSON)
    )
    return Measured("The lexicon alone, half of the States", sum(map(len, labels.values())), judged)


def national_index() -> Measured:
    """A State's own Spanish index of themes: documents are left out one by one."""
    texts: dict[tuple[str, str, str], str] = {}
    for row in table("spanish_paragraphs.tsv"):
        texts[_body(row["file"]), _first_number(row["document_heading"]), row["para"]] = row["text"]
    labels: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in table("spanish_theme-index.tsv"):
        for number in _NUMBERS.findall(row["paragraphs"]):
            key = (_body(row["body"]), _first_number(row["document"]), number)
            if key in texts:
                labels[key].add(row["theme"])
    examples = [
        Example(Text(texts[key], "", "es"), frozenset(values), f"{key[0]} {key[1]}", "")
        for key, values in labels.items()
    ]
    return left_out(
        "A State's index in Spanish, documents left out", Facet.THEME, examples, [each.group for each in examples]
    )


def labelled_taxonomy() -> Measured:
    """A taxonomy with thirty labelled examples of six categories: each example is left out in turn."""
    read = json.loads((DATA / "reference" / "rule-of-law-taxonomy.json").read_text("utf-8"))
    examples = [
        Example(Text(each["text"], "", "en"), frozenset(each["labels"]), str(at), "")
        for at, each in enumerate(read["examples"])
    ]
    return left_out("The labelled taxonomy, examples left out", Facet.THEME, examples, [e.group for e in examples])


def agencies() -> Measured:
    """The agencies that one State made responsible for each observation, in Chinese: chapters are left out."""
    path = DATA / "crc-taiwan" / "concluding-observations-2017_responsible-agencies_zh-en.html"
    allotted = read_tables(path.read_bytes(), path.name)[-1]
    examples: list[Example] = []
    chapter = ""
    for entry in entries(allotted, proposed(allotted).column_map).entries:
        if _CHAPTER.match(entry.heading):
            chapter = entry.heading.split()[0]
        named = frozenset(each.split("（")[0].strip() for each in entry.responsible) - {"", "無"}
        if named:
            examples.append(Example(Text(entry.text, entry.heading, "zh", "CRC"), named, chapter, ""))
    chapters = [each.group for each in examples]
    return left_out("Agencies responsible in Chinese, chapters left out", Facet.MINISTRY, examples, chapters)


def _body(name: str) -> str:
    """A committee told by one word of its name or file name."""
    plain = name.casefold().replace("_", " ")
    words = ("mujer", "racial", "tortura", "niñ", "nino", "económicos", "economicos", "humanos", "periódico", "epu")
    same = {"niñ": "nino", "económicos": "economicos", "epu": "periódico"}
    if "pará" in plain or "belem" in plain or "belém" in plain:
        return "mesecvi"
    if "examen" in plain and ("periódico" in plain or "periodico" in plain):
        return "periódico"
    title = plain.split("observaciones")[0] if ".md" in plain else plain
    found = next((word for word in words if word in title), title)
    return same.get(found, found)


def _first_number(name: str) -> str:
    match = re.search(r"\d+", name)
    return match[0] if match else ""


def report() -> Report:
    """All of them; what is sure must be right nine times in ten wherever something is."""
    measured = (reviews(), before_anything(), national_index(), labelled_taxonomy(), agencies())
    title = "Suggestions, measured by leaving documents out"
    lines = ["", title, *(line for each in measured for line in each.lines())]
    floors = tuple(
        Floor(f"sure suggestions that are right ({each.name.split(',')[0]})", each.share(each.sure), least=0.9)
        for each in measured
        if each.sure
    )
    return Report(tuple(lines), floors)
