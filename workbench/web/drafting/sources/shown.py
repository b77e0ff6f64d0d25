"""What a paragraph rests on, as the list and the panel beside the text show it."""

from dataclasses import dataclass

from workbench.corpus.addresses import paragraph_address
from workbench.corpus.queries import citation as citation_of
from workbench.drafting.records import Citation
from workbench.drafting.sources.records import Basis, Flag, PartSources, Provenance
from workbench.text.languages import direction
from workbench.web.drafting.addresses import desk_address, paragraph_anchor
from workbench.web.drafting.sources.words import flag_words, kind_words


@dataclass(frozen=True)
class FlagView:
    """What became of a source: in words, where it stands now, and whether it can be cited there in one step."""

    words: str
    now: str
    now_address: str
    may_renew: bool
    quote_stands: bool


@dataclass(frozen=True)
class CitationView:
    """A citation of the paragraph or of one of its items."""

    citation: Citation
    address: str
    flag: FlagView | None


@dataclass(frozen=True)
class MarkView:
    """A mark of what is published nowhere."""

    mark: Provenance
    kind: str


@dataclass(frozen=True)
class PartView:
    """A paragraph with its items, and all that it rests on."""

    part: PartSources
    number: str
    text: str
    language: str
    direction: str
    address: str
    citations: tuple[CitationView, ...]
    marks: tuple[MarkView, ...]
    bases: tuple[Basis, ...]


def part_view(part: PartSources, *, report_id: str, language: str) -> PartView:
    """A part as it is shown; `text` without the marks of its notes."""
    head = part.head
    anchor = paragraph_anchor(head.id)
    return PartView(
        part=part,
        number=head.label or str(head.number),
        text=head.text.replace("\ufffc", "").replace("\n", " "),
        language=language,
        direction=direction(language),
        address=desk_address(report_id, part.section.id, at=head.id, panel="found", anchor=anchor),
        citations=tuple(_citation(each, part.flags.get(each.id)) for each in part.citations),
        marks=tuple(MarkView(each, kind_words(each.kind)) for each in part.marks),
        bases=part.bases,
    )


def _citation(citation: Citation, flag: Flag | None) -> CitationView:
    return CitationView(citation, f"/documents/{citation.document_id}", _flag(flag) if flag else None)


def _flag(flag: Flag) -> FlagView:
    successor = flag.passage.successor
    present = flag.passage.present
    return FlagView(
        words=flag_words(flag.kind, name=successor.name if successor else "", reason=flag.passage.reason),
        now=citation_of(*present) if present else "",
        now_address=paragraph_address(*present) if present else "",
        may_renew=present is not None,
        quote_stands=flag.quote_stands,
    )
