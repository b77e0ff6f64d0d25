"""What a reader of each document should find, counted in its source."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from ruamel.yaml import YAML

from corpus.build.sources import CORPUS, ITEM, NUMBERED, Source

_HEAD = "# The demonstration corpus: the fictional State Arcadia. Written by corpus/build; do not edit.\n"


def entry(source: Source, data: bytes) -> dict[str, Any]:
    """The facts of a document that a reader should find, and what no reader can know (organisation, published)."""
    told: dict[str, Any] = {"file": f"documents/{source.fact('file')}", "source": f"sources/{source.path.name}"}
    told["title"] = " ".join(filter(None, map(source.fact, ("title", "state_title", "second_title"))))
    for name in ("symbol", "kind", "treaty"):
        if source.fact(name):
            told[name] = source.fact(name)
    told |= {"state": "ARC", "language": source.language, "date": source.fact("date")}
    told["published"] = source.facts.get("published", True)
    if source.fact("organisation"):
        told["organisation"] = source.fact("organisation")
    if "warns" in source.facts:
        told["warns"] = list(source.facts["warns"])
    return told | _counts(source) | {"sha256": hashlib.sha256(data).hexdigest()}


def _counts(source: Source) -> dict[str, int]:
    if "counts" in source.facts:
        return dict(source.facts["counts"])
    of_a_committee = source.fact("kind") == "concluding_observations"  # others print in bold what they propose
    numbers = [match for block in source.blocks if (match := NUMBERED.fullmatch(block))]
    return {
        "paragraphs": len(numbers),
        "items": sum(ITEM.fullmatch(block) is not None for block in source.blocks),
        "recommendation_paragraphs": sum(match["mark"] == "!" for match in numbers) if of_a_committee else 0,
    }


def write(entries: Iterable[dict[str, Any]]) -> None:
    yaml = YAML()
    yaml.width = 200
    with (CORPUS / "manifest.yaml").open("w", encoding="utf-8") as out:
        out.write(_HEAD)
        yaml.dump({"state": "ARC", "name": "Arcadia", "documents": list(entries)}, out)
