"""What words name by a citation, a symbol or a slug, and what they name that is not here."""

import re
from dataclasses import dataclass

from workbench.corpus import citations, queries
from workbench.corpus.queries import DocumentNotFound, ParagraphNotFound
from workbench.corpus.records import Document, Paragraph
from workbench.people import Actor
from workbench.search.query import Phrase, Query, write
from workbench.store import Database
from workbench.treaties import parse_symbol

_MAY_NAME = re.compile(r"[\w)][/-]\w|,|¶")  # what a symbol, a slug or a citation has, and most words have not
# An address of the UN's documents, as one copies it from a browser, before the symbol.
_LINK = re.compile(r"^https?://(?:www\.)?(?:docs\.un\.org|undocs\.org)/(?:(?:ar|en|es|fr|ru|zh)/)?", re.IGNORECASE)

_PLACES = ("paragraph", "paragraphe", "paras", "párrafo", "párr", "пункт", "¶", "annex", "annexe", "anexo")


@dataclass(frozen=True)
class Named:
    """A passage with its document; or a document alone; or nothing that the reader may read.

    `name` is the symbol or what else stands for the document, as typed; `lacking` is the place that was asked for and
    that the document has not (`para. 999`), "" where none was.
    """

    name: str
    document: Document | None = None
    paragraph: Paragraph | None = None
    lacking: str = ""

    @property
    def mentioned(self) -> str:
        """The query for what speaks of it, in our syntax: whoever cites does not look for its letters by chance.

        "" for a document without a symbol, of whose name nobody can say that it is not looked for as words.
        """
        is_certain = self.paragraph or self.lacking or parse_symbol(self.name)
        return write(Query((Phrase(self.name.replace('"', " ")),))) if is_certain else ""


def may_name(words: str) -> bool:
    """Whether they may be a symbol, a slug or a citation: most words are none, and are not looked up."""
    return _MAY_NAME.search(words) is not None


def named(db: Database, actor: Actor, words: str) -> Named | None:
    """What the words name, if they name something and nothing else; of several paragraphs the first.

    What is hidden is as what is not there.
    """
    if not may_name(words):
        return None
    words = citations.first_of_several(_LINK.sub("", words.strip()))
    parts = citations.parse(words)
    name = parts.name if parts else _without_what_is_begun(" ".join(words.split()))
    try:
        return Named(name, *queries.document_and_paragraph(db, actor, words))
    except ParagraphNotFound:
        pass
    for each in dict.fromkeys((words, name)):
        try:
            document = queries.document(db, actor, each)
        except DocumentNotFound:
            continue
        return Named(each, document, lacking=_place(parts) if parts and each != words else "")
    return Named(name, lacking=_place(parts) if parts else "") if parse_symbol(name) else None


def _without_what_is_begun(words: str) -> str:
    """While `CERD/C/ARC/CO/7-9, para. 14` is typed, its symbol is named before the number is there."""
    name, _comma, rest = words.partition(",")
    begun = rest.strip().rstrip(".").casefold()
    return name if any(each.startswith(begun) for each in _PLACES) and parse_symbol(name) else words


def _place(parts: citations.Citation) -> str:
    if parts.by_place:
        return f"¶ {parts.number}"
    return citations.numbered(parts.number, annex=parts.annex) + (
        f" [{parts.occurrence}]" if parts.occurrence > 1 else ""
    )
