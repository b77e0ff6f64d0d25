"""Names of victims and minors that are suspected: a suspicion that a person looks at, never a certainty."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from workbench.drafting.checking.records import Finding, found
from workbench.drafting.records import DraftParagraph
from workbench.errors import N_
from workbench.settings import bundled
from workbench.text.characters import NOTE_MARK

FILE = "personal-data.yaml"
_SENTENCE = re.compile(r"(?<=[.!?。؟])\s+(?=\S)|\n")
_CAPITAL = "A-ZÀ-ÖØ-ÞА-ЯЁ"
_SMALL = "a-zß-öø-ÿа-яё'’-"
_INITIALS = rf"(?<![\w.])[{_CAPITAL}]\.\s?[{_CAPITAL}]\.(?:\s?[{_CAPITAL}]\.)?(?!\s?[{_CAPITAL}][{_SMALL}])"
_ARABIC_INITIALS = r"(?<![\w.])[ء-ي]\.\s?[ء-ي]\.(?!\w)"
_HIDDEN_NAME = r"[\u4e00-\u9fff]某{1,2}"  # 王某: a name half hidden still names a family


@dataclass(frozen=True)
class Suspicions:
    """The patterns of one language: a name behind a person's word, initials, the age of one person, a case."""

    named: re.Pattern[str]
    initials: re.Pattern[str]
    ages: re.Pattern[str]
    persons: re.Pattern[str]
    cases: re.Pattern[str]


def suspicions(language: str, words: Mapping[str, Any]) -> Suspicions | None:
    """The patterns of a language, None for one without words."""
    given = words.get(language)
    if not given:
        return None
    parted = language not in ("ar", "zh")
    edge = r"\b" if parted else ""
    persons = f"{edge}(?:{'|'.join(map(re.escape, given['persons']))}){edge}"
    cases = f"{edge}(?:{'|'.join(map(re.escape, given['cases']))}){edge}"
    barred = "".join(f"(?!{re.escape(word)})" for word in given["not"])
    name = rf"{barred}[{_CAPITAL}][{_SMALL}]+(?:\s+[{_CAPITAL}][{_SMALL}]+)?"
    ages = "|".join(str(each).replace("N", r"(?:\d{1,2}|[٠-٩]{1,2})") for each in given["ages"])
    initials = {"ar": _ARABIC_INITIALS, "zh": _HIDDEN_NAME}.get(language, _INITIALS)
    return Suspicions(
        named=re.compile(rf"{persons}\s+(?:named\s+)?({name})" if parted else r"(?!x)x"),
        initials=re.compile(initials),
        ages=re.compile(rf"{edge}(?:{ages})", re.IGNORECASE),
        persons=re.compile(persons),
        cases=re.compile(cases),
    )


def suspected(paragraph: DraftParagraph, known: Suspicions) -> Iterator[Finding]:
    """Each sentence that may name a victim or a minor, or by which one could be known."""
    for sentence in _SENTENCE.split(paragraph.text.replace(NOTE_MARK, "")):
        if reason := _reason(sentence, known):
            yield found(
                "personal.data",
                "error",
                reason,
                paragraph=paragraph.id,
                section=paragraph.section_id,
                excerpt=sentence.strip(),
                label=paragraph.label or str(paragraph.number),
            )


def _reason(sentence: str, known: Suspicions) -> str:
    if known.named.search(sentence):
        return N_(
            "%(label)s may name a victim or a minor. That is a suspicion: look, and take the name out if it is one."
        )
    is_person, is_case = known.persons.search(sentence), known.cases.search(sentence)
    if known.initials.search(sentence) and (is_person or is_case):
        return N_("%(label)s may have the initials of a victim or a minor. That is a suspicion: look at it.")
    if known.ages.search(sentence) and is_person and is_case:
        return N_("%(label)s tells a case with somebody’s age. That is a suspicion: could the person be known by it?")
    return ""


def words_of(home: Path | None = None) -> Mapping[str, Any]:
    """The words by language: the State's own in its home, else those that came with the program."""
    own = home / "drafting_templates" / FILE if home else None
    chosen = own if own and own.is_file() else bundled("drafting_templates") / FILE
    return _read(str(chosen), chosen.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _read(file: str, _changed: int) -> Mapping[str, Any]:
    words: Mapping[str, Any] = YAML(typ="safe").load(Path(file).read_text(encoding="utf-8"))
    return words
