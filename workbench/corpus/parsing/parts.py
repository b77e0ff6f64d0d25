"""What a reader of any format hands to the later stages: one document of the file, as blocks."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.corpus.parsing.blocks import Block


@dataclass(frozen=True)
class Part:
    """One document of a file.

    `masthead`, `running_heads` and `marks` (symbols that the file carries for this document) say who it is, as does
    `context`: what stands above it in the file (the body, the State, the collection). `notes` are footnotes by their
    mark. `title` outranks the one read from the blocks; one `named_by_file` has none
    of its own. `language` is what the file says, ISO 639-1. `bold` says
    whether a collection prints recommendations in bold, None where the document alone must tell. `first_page` is the
    page of the file on which the document begins. `nothing` where no
    text of it can be used: `warnings` then say why.
    """

    blocks: tuple[Block, ...]
    notes: Mapping[str, str] = field(default_factory=dict)
    masthead: tuple[str, ...] = ()
    running_heads: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    title: str = ""
    named_by_file: bool = False
    language: str | None = None
    warnings: tuple[str, ...] = ()
    nothing: bool = False
    first_page: int = 1
    bold: bool | None = None
