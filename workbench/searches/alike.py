"""What others should be like: a paragraph cited, words selected, a recommendation, what a guideline asks for."""

from dataclasses import dataclass
from pathlib import Path

from workbench.corpus.finding import Model, paragraph_as_model
from workbench.errors import N_, NotFound
from workbench.guidelines.taking import taken
from workbench.people import Actor
from workbench.recommendations.queries import recommendation
from workbench.store import Database
from workbench.text.languages import guess


@dataclass(frozen=True)
class Alike:
    """The model with the name by which it is called (of words their beginning), in that name's language ("" where it
    has none of its own)."""

    model: Model
    name: str
    language: str = ""


class NoSuchRequirement(NotFound):
    message = N_("The guideline has no such line, or has it no more. Nothing was searched.")


def alike(db: Database, reader: Actor, home: Path, model: tuple[str, str]) -> Alike:
    """Of a model as an address has it (see Asked). `home` may have guidelines of its own.

    Raises NotFound where there is nothing of that name for the reader.
    """
    kind, value = model
    if kind == "like":
        return Alike(paragraph_as_model(db, reader, value), value)
    if kind == "recommendation":
        unit = recommendation(db, reader, value)
        own = frozenset({unit.paragraph_id} if unit.paragraph_id else ())
        return Alike(Model(unit.text, unit.language or "", own), unit.citation)
    if kind == "requirement":
        return _requirement(db, reader, home, value)
    language = guess(value)
    return Alike(Model(value, language), _beginning(value), language)


def _requirement(db: Database, reader: Actor, home: Path, value: str) -> Alike:
    name, _sign, key = value.partition(":")
    guideline = taken(db, reader, name, home)
    found = next((each for each in guideline.requirements if each.id == key), None)
    if found is None:
        raise NoSuchRequirement
    return Alike(Model(found.text, guideline.language), found.text, guideline.language)


def _beginning(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 80 else line[:80].rsplit(" ", 1)[0] + " …"
