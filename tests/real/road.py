"""The whole road on Brazil's own documents, driven as an administrator drives it: by the command line."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from workbench.cli import main

OBSERVATIONS = "CERD/C/BRA/CO/18-20"
CORE = "HRI/CORE/BRA/2020"


@dataclass(frozen=True)
class Desk:
    """Runs commands on one home and gives what they say as JSON."""

    home: Path

    def run(self, *words: str | Path, status: int = 0, json_out: bool = True) -> Any:
        call = ["--home", str(self.home), *map(str, words), *(["--json"] if json_out else [])]
        result = CliRunner().invoke(main, call)
        assert result.exit_code == status, f"{words}: {result.output}{result.stderr}"
        return json.loads(result.stdout) if result.stdout.strip() else None


@dataclass(frozen=True)
class Part:
    """One section of the draft: what it answers, which recommendations it responds to, what it says and rests on."""

    section: str
    requirements: tuple[str, ...]
    responds: tuple[str, ...]
    says: tuple[str, ...]
    rests_on: tuple[tuple[str, int], ...]


# Written for this test; the recommendations are those of paragraphs 6 to 19 of the concluding observations.
PARTS = (
    Part(
        "icerd.intro",
        ("icerd.intro.01", "icerd.intro.02"),
        (),
        (
            "The present report was prepared by the interministerial group on treaty reporting, which held four public "
            "consultations and sent the draft to the national human rights institution for comments.",
            "Information already given in the common core document is not repeated here.",
            "The federal structure described there is the frame in which the measures below are carried out.",
        ),
        ((CORE, 1), (CORE, 2), (CORE, 3)),
    ),
    Part(
        "icerd.population",
        ("icerd.population.01",),
        ("6",),
        (
            "Administrative registers of six ministries now ask for colour or race, <em>self-declared</em>, in the "
            "five categories that the census uses.",
            "Quilombola communities were counted as such for the first time in the census of 2022.",
            "The statistics office publishes the results by municipality, sex & age < 18 and above.",
        ),
        ((OBSERVATIONS, 5), (CORE, 10), (CORE, 12)),
    ),
    Part(
        "icerd.art-2",
        ("icerd.art-2.01", "icerd.art-2.02"),
        ("8 (a)", "8 (b)", "10", "12"),
        (
            "The Convention is applied directly by the courts; training for judges on its articles 1 and 2 became part "
            "of the initial course in 2024.",
            "The Inter-American Convention against Racism was promulgated with constitutional rank.",
            "The council for the promotion of racial equality has met every two months since it was restored.",
            "Ombudspersons of eleven states signed an agreement on how complaints are received and passed on.",
        ),
        ((OBSERVATIONS, 7), (OBSERVATIONS, 9), (OBSERVATIONS, 11), (CORE, 50)),
    ),
    Part(
        "icerd.art-7a",
        ("icerd.art-7a.01", "icerd.art-7a.02"),
        ("14", "19 (a)", "19 (c)"),
        (
            "Quotas for higher education were renewed and now include quilombola students.",
            "School meals, transport and scholarships reach indigenous and quilombola pupils in remote places.",
            "Health teams for quilombola communities grew from 210 to 395.",
        ),
        ((OBSERVATIONS, 18), (OBSERVATIONS, 16), (CORE, 52)),
    ),
)

RESPONDED = tuple(f"{OBSERVATIONS}, para. {number}" for part in PARTS for number in part.responds)
ANSWERED = tuple(requirement for part in PARTS for requirement in part.requirements)


def first_words(text: str, *, least: int = 40) -> str:
    """The opening of a passage, to its first full stop after `least` characters: what is quoted."""
    end = text.find(".", least)
    return text[: end if end > 0 else len(text)].strip()


def rows(desk: Desk) -> list[dict[str, Any]]:
    """The draft as `report load` takes it; every quotation is taken from the passage as the library holds it."""
    passages = {
        (symbol, paragraph["number"]): paragraph["text"]
        for symbol in (OBSERVATIONS, CORE)
        for paragraph in desk.run("corpus", "show", symbol)["paragraphs"]
    }
    made = []
    for part in PARTS:
        for place, (words, (symbol, number)) in enumerate(zip(part.says, part.rests_on, strict=True)):
            made.append(
                {
                    "section": part.section,
                    "text": words if place else words[:-1] + '<cite id="1"/>.',
                    "answers": list(part.requirements) if place == 0 else [],
                    "responds": [f"{OBSERVATIONS}, para. {each}" for each in part.responds[place :: len(part.says)]],
                    "cites": [
                        {
                            "citation": f"{symbol}, para. {number}",
                            "quote": first_words(passages[symbol, str(number)]),
                        }
                    ],
                }
            )
    return made


def a_report(desk: Desk) -> str:
    """Brazil's next periodic report under ICERD, with the draft above in it; gives its id."""
    report = desk.run(
        "report", "new", "--treaty", "ICERD", "--kind", "periodic", "--state", "BRA", "--guideline", "icerd",
        "--numbers", "21-23", "--covers", "2018-01-01..2026-06-30", "--due", "2027-01-04",
    )["report"]  # fmt: skip
    draft = desk.home / "draft.json"
    draft.write_text(json.dumps(rows(desk)), encoding="utf-8")
    desk.run("report", "load", report, draft)
    return str(report)
