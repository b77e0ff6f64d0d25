"""What a search found, as the command gives it: for programs and for people."""

from dataclasses import dataclass
from typing import Any

from workbench.corpus import finding
from workbench.corpus.finding import Answer, FoundPassage
from workbench.corpus.named import Named


@dataclass(frozen=True)
class Found:
    """The answer; what the query names; and by what it narrows though nothing has it."""

    answer: Answer
    named: Named | None
    nowhere: tuple[str, ...]

    @property
    def cited(self) -> FoundPassage | None:
        """The passage that the query names by its citation, as the page of the search leads to it."""
        return finding.passage_named(self.named) if self.named else None

    @property
    def not_there(self) -> str | None:
        """What it names though nothing that may be read is called so."""
        named = self.named
        if named is None or (named.document and not named.lacking):
            return None
        return f"{named.name}, {named.lacking}" if named.lacking else named.name


def as_json(found: Found, seconds: float) -> dict[str, Any]:
    answer, cited = found.answer, found.cited
    return {
        "total": answer.total,
        "seconds": seconds,
        "hits": [_hit(passage) for passage in answer.passages],
        "facets": {name: dict(values) for name, values in answer.facets.items()},
        "suggestion": answer.suggestion,
        "lacking": answer.lacking,
        "whole": answer.whole,
        "nowhere": found.nowhere,
        "cited": _hit(cited) if cited else None,
        "not_there": found.not_there,
    }


def _hit(passage: FoundPassage) -> dict[str, Any]:
    document, paragraph = passage.document, passage.paragraph
    return {
        "citation": passage.citation,
        "symbol": document.symbol,
        "number": paragraph.number,
        "label": paragraph.label,
        "kind": document.kind.value,
        "paragraph_kind": paragraph.kind.value,
        "language": document.language,
        "score": passage.score,
        "snippet": passage.plain_snippet,
        "treaty": document.treaty,
        "state": document.state,
        "year": document.year,
        "title": document.title,
        "document": document.id,
        "paragraph": paragraph.id,
        "anchor": paragraph.anchor,
    }


def as_text(found: Found, seconds: float) -> str:
    answer, cited, named = found.answer, found.cited, found.named
    lines = [f"Cited: {cited.citation}", f"    {cited.plain_snippet}", ""] if cited else []
    if found.not_there:
        lines += [f"Nothing that you may read is called {found.not_there}.", ""]
    number, verb = ("paragraph", "mentions") if answer.total == 1 else ("paragraphs", "mention")
    mention = f" {verb} {named.name}" if named and named.mentioned else ""
    lines.append(f"{answer.total:,} {number}{mention} in {seconds * 1000:.0f} ms")
    lines += [f"Nothing that you may read has {each}." for each in found.nowhere]
    if answer.lacking:
        lines.append(f"{answer.whole:,} with all the words; the others lack up to {answer.lacking}")
    if answer.suggestion:
        lines.append(f"Did you mean: {answer.suggestion}")
    for passage in answer.passages:
        document = passage.document
        kind = document.kind.value.replace("_", " ")
        about = ", ".join(str(each) for each in (kind, document.language, document.year) if each)
        lines += ["", f"{passage.citation}  ({about})", f"    {passage.plain_snippet}"]
    return "\n".join(lines)
