"""The rules on what a paragraph cites: sources that stand no more as they stood, and symbols in its text."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from workbench.corpus.queries import citation as citation_of
from workbench.drafting.checking.records import Finding, found
from workbench.drafting.records import Citation, DraftParagraph
from workbench.drafting.sources.records import Flag, FlagKind
from workbench.errors import N_
from workbench.text import markup
from workbench.treaties.symbols import find_misspelt, find_symbols

_STOOD: Mapping[FlagKind, tuple[str, str]] = {
    FlagKind.WITHDRAWN: ("source-withdrawn", N_("%(label)s cites %(citation)s, which was withdrawn: %(reason)s")),
    FlagKind.REPLACED: ("source-replaced", N_("%(label)s cites %(citation)s, which was replaced by %(name)s.")),
    FlagKind.NOT_READ: (
        "source-not-read",
        N_("%(label)s cites %(citation)s, which is no longer read in its document."),
    ),
    FlagKind.CHANGED: (
        "source-changed",
        N_("%(label)s cites %(citation)s, whose words were corrected since it was cited."),
    ),
    FlagKind.CITED_OTHERWISE: (
        "source-changed",
        N_("%(label)s cites %(citation)s, which is cited otherwise now."),
    ),
}
_MOVED = N_("%(label)s cites %(citation)s, which was replaced by %(name)s: see %(now)s.")


def of_sources(paragraph: DraftParagraph, flags: Mapping[str, Flag]) -> Iterator[Finding]:
    """What is cited and stands no more as it stood; `flags` by the id of the citation."""
    for citation in paragraph.citations:
        if flag := flags.get(citation.id):
            yield _stood(paragraph, citation, flag)


def _stood(paragraph: DraftParagraph, citation: Citation, flag: Flag) -> Finding:
    rule, template = _STOOD[flag.kind]
    passage = flag.passage
    now = citation_of(*passage.present) if passage.present and passage.now else ""
    return found(
        rule,
        "warning",
        _MOVED if now and flag.kind is FlagKind.REPLACED else template,
        paragraph=paragraph.id,
        section=paragraph.section_id,
        label=_label(paragraph),
        citation=citation.citation,
        reason=passage.reason,
        name=passage.successor.name if passage.successor else "",
        now=now,
    )


def of_symbols(paragraphs: Iterable[DraftParagraph], known: Collection[str]) -> Iterator[Finding]:
    """Symbols that are misspelt, and those of documents the library has not: each of these once, where it is first.

    `known` are the symbols of the library's documents without revision and corrigendum.
    """
    missing: set[str] = set()
    for paragraph in paragraphs:
        texts = (paragraph.text, *map(markup.plain, paragraph.footnotes.values()))
        for text in texts:
            for wrong in find_misspelt(text):
                template = N_("%(label)s: “%(symbol)s” is no symbol of the United Nations: look it up on the document.")
                yield _symbol(paragraph, "ref.symbol_valid", template, wrong)
            for _, _, symbol in find_symbols(text):
                if not {symbol.text, symbol.base} & {*known, *missing}:
                    missing.add(symbol.base)
                    template = N_("%(label)s: %(symbol)s is not in the library: add its file under Library, Add files.")
                    yield _symbol(paragraph, "ref.symbol_library", template, symbol.text)


def _symbol(paragraph: DraftParagraph, rule: str, template: str, symbol: str) -> Finding:
    return found(
        rule,
        "warning" if rule == "ref.symbol_valid" else "advice",
        template,
        paragraph=paragraph.id,
        section=paragraph.section_id,
        label=_label(paragraph),
        symbol=symbol,
    )


def _label(paragraph: DraftParagraph) -> str:
    return paragraph.label or str(paragraph.number)
