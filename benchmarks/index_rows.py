"""Rows of the Universal Human Rights Index's form about States that do not exist, as JSON and as a workbook."""

import io
import json
import random
import uuid
from collections.abc import Iterator
from typing import Any

import xlsxwriter

from workbench.recommendations.vocabulary import goals, persons, themes

STATES = (("Arcadia", "ARC"), ("Ruritania", "RUR"), ("Sylvania", "SYL"), ("Borduria", "BRD"))
BODIES = (
    ("CERD", "CERD", "CERD"),
    ("CEDAW", "CEDAW", "Committee on the Elimination of Discrimination against Women"),
    ("CRC", "CRC", "Committee on the Rights of the Child"),
    ("CRPD", "CRPD", "CRPD"),
    ("CAT", "CAT", "Committee against Torture"),
)
HEADERS = (
    ("Text", "Text"),
    ("Countries Concerned", "Countries"),
    ("Reccomending Body", "Body"),
    ("Document Symbol", "Symbol"),
    ("Themes", "Themes"),
    ("Affected Persons", "AffectedPersons"),
    ("Sdgs", "Sdgs"),
    ("Document Publication Date", "PublicationDate"),
    ("UPR Reccomending States", "UprRecommendingCountry"),
    ("UPR Position", "UprPositions"),
    ("Type", "AnnotationType"),
    ("OHCHR Annotation Id", "AnnotationId"),
    ("UPR Session", "UprSession"),
    ("Regions Concerned", "Regions"),
    ("Recommending Regions", "UprRecommendingRegions"),
    ("Date of publication on UHRI", "PublicationDateOnUhri"),
)
_DATES = frozenset({"PublicationDate", "PublicationDateOnUhri"})
_MEASURES = (
    "adopt the legislation that is needed so that nobody is excluded from public services",
    "allocate sufficient human, technical and financial resources to the institutions in charge",
    "collect and publish data disaggregated by age, sex, disability, ethnic origin and place of residence",
    "ensure that all complaints are investigated promptly, thoroughly and impartially",
    "provide systematic training to judges, prosecutors, law enforcement officials and teachers",
    "strengthen the independence of the national institution in accordance with the Paris Principles",
    "take effective measures to prevent violence and to protect those who report it",
    "consult the organizations of those concerned before any decision that affects them",
    "review the strategy within two years and make its results known in all languages of the State party",
    "guarantee access to education and to health care in rural and remote areas",
)


def rows(number: int, *, seed: int = 4) -> Iterator[dict[str, Any]]:
    """Rows as the index's JSON has them: nine recommendations in ten, a third of them from the periodic review."""
    chance = random.Random(seed)
    for index in range(number):
        yield _review(chance, index) if index % 3 == 0 else _observation(chance, index)


def _observation(chance: random.Random, index: int) -> dict[str, Any]:
    group, paragraph = divmod(index, 60)
    state, code = STATES[group % len(STATES)]
    acronym, prefix, named = BODIES[group // len(STATES) % len(BODIES)]
    cycle = 1 + group // (len(STATES) * len(BODIES))
    words = "; ".join(chance.sample(_MEASURES, 6))
    text = f"{paragraph + 5}.The Committee recommends that the State party {words}. (Case {index})"
    return {
        **_shared(chance, index, state),
        "Symbol": f"{prefix}/C/{code}/CO/{cycle}",
        "Text": f"Measures taken{text}" if index % 7 == 1 else text,
        "AnnotationType": "- Concerns/Observations" if index % 10 == 1 else "- Recommendations",
        "Body": f"- {acronym if index % 2 else named}",
    }


def _review(chance: random.Random, index: int) -> dict[str, Any]:
    group, paragraph = divmod(index, 600)
    state, _ = STATES[group % len(STATES)]
    words = "; ".join(chance.sample(_MEASURES, 2))
    return {
        **_shared(chance, index, state),
        "Symbol": f"A/HRC/{20 + group}/{7 + group % 9}",
        "Text": f"{120 + group % 40}.{1 + paragraph}{words.capitalize()} (case {index})",
        "AnnotationType": "- Recommendations",
        "Body": "- UPR",
        "UprCycle": "3rd Cycle (2017 - 2022)",
        "UprSession": [f"{20 + group}th Session"],
        "UprPositions": [chance.choice(("Supported", "Noted", "Supported/Noted"))],
        "UprRecommendingCountry": [chance.choice(STATES)[0]],
        "UprRecommendingRegions": ["GRULAC"],
    }


def _shared(chance: random.Random, index: int, state: str) -> dict[str, Any]:
    return {
        "AnnotationId": str(uuid.UUID(int=chance.getrandbits(128))),
        "DocumentId": str(uuid.UUID(int=index // 60)),
        "Countries": [state],
        "Regions": ["GRULAC"],
        "Themes": [f"- {each.name}" for each in chance.sample(themes(), chance.randint(1, 5))],
        "AffectedPersons": [f"- {each}" for each in chance.sample(persons(), chance.randint(0, 4))],
        "Sdgs": [f"- {each} - goal" for each in chance.sample(tuple(goals()), chance.randint(0, 3))],
        "PublicationDate": f"{2004 + index % 20}-0{1 + index % 9}-15T00:00:00",
        "PublicationDateOnUhri": "2024-05-02T09:12:44",
        "UprCycle": None,
        "UprSession": [],
        "UprPositions": [],
        "UprRecommendingCountry": [],
        "UprRecommendingRegions": [],
    }


def as_json(number: int) -> bytes:
    """The data set as it is published."""
    return json.dumps(list(rows(number)), ensure_ascii=False, indent=1).encode()


def as_workbook(number: int) -> bytes:
    """The export to Excel: misspelt headers, dashes before each value, days as serial numbers."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet("Export")
    sheet.write_row(0, 0, [header for header, _ in HEADERS])
    for line, row in enumerate(rows(number), start=1):
        for column, (_, name) in enumerate(HEADERS):
            value = row[name]
            if name in _DATES:
                sheet.write_number(line, column, 40_000 + line % 5_000)
            elif isinstance(value, list):
                sheet.write_string(line, column, "\n".join(f"- {each.removeprefix('- ')}" for each in value))
            else:
                sheet.write_string(line, column, value or "")
    book.close()
    return stream.getvalue()
