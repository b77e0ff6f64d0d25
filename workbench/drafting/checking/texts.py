"""The rules on the text of one paragraph: each takes a paragraph and gives what does not keep it. Pure."""

import re
from collections.abc import Callable, Iterator

from workbench.drafting.checking import mends
from workbench.drafting.checking.records import Finding, Severity, found
from workbench.drafting.checking.wording import DAY_FIRST, ORDINAL, PER_CENT, RANGE, STATE_PARTY, WITH_S
from workbench.drafting.records import BlockKind, DraftParagraph
from workbench.errors import N_
from workbench.text import markup
from workbench.text.characters import NOTE_MARK
from workbench.text.markup import Text
from workbench.treaties.symbols import find_symbols

LONG_QUOTATION = 60  # words
LONG_EMPHASIS = 3  # words in bold or underlined; fewer may be a label

_NOTE_BEFORE_STOP = re.compile(rf"{NOTE_MARK}[.,;:]")
_NOTE_BEHIND_STOP = re.compile(rf"[.,;:]{NOTE_MARK}")
_DOUBLE_SPACE = re.compile(r"\S {2,}\S")
_BULLET = re.compile(r"(?:^|\n)\s*[•▪●◦‣·–-]\s+\S")
_PAGE = re.compile(r"^[\s,;(]{0,3}(?:at )?(?:pp?\.|pages?|pág(?:ina)?s?\.?|стр\.|ص\.?)\s?\d+", re.IGNORECASE)
_QUOTATION = re.compile(r"[“«]([^”»]+)[”»]")
_CAPITALS = re.compile(r"\b[A-Z]{4,}(?: (?:[A-Z]{2,}|OF|AND|THE)){2,}\b")
_SLASHED = re.compile(r"\b\d{1,2}/\d{1,2}/(?:19|20)\d{2}\b")
_STRAIGHT = re.compile(r'"')
_INSIDE = re.compile(r"[“”‘’]")

Rule = Callable[[DraftParagraph, str], Iterator[Finding]]


def of_paragraph(paragraph: DraftParagraph, language: str) -> Iterator[Finding]:
    """All that the rules find in one paragraph."""
    for rule in RULES:
        yield from rule(paragraph, language)


def _about(
    paragraph: DraftParagraph, rule: str, severity: Severity, template: str, excerpt: str = "", mend: str = ""
) -> Finding:
    return found(
        rule,
        severity,
        template,
        paragraph=paragraph.id,
        section=paragraph.section_id,
        excerpt=excerpt.replace(NOTE_MARK, ""),
        mend=mend,
        label=paragraph.label or str(paragraph.number),
        excerpt_words=excerpt.replace(NOTE_MARK, "")[:80],
    )


def _notes(paragraph: DraftParagraph, language: str) -> Iterator[Finding]:
    wrong = _NOTE_BEHIND_STOP if language in ("fr", "es") else _NOTE_BEFORE_STOP if language == "en" else None
    if wrong is None or not wrong.search(paragraph.text):
        return
    if mends.mended("notes.placement", paragraph.markup, language) != paragraph.markup:
        template = N_("%(label)s: the mark of a note stands on the wrong side of the stop.")
        yield _about(paragraph, "notes.placement", "warning", template, mend="notes.placement")


def _spaces(paragraph: DraftParagraph, _language: str) -> Iterator[Finding]:
    if match := _DOUBLE_SPACE.search(paragraph.text):
        yield _about(
            paragraph, "text.spaces", "advice", N_("%(label)s: two spaces in a row."), match.group(), "text.spaces"
        )


def _quotes(paragraph: DraftParagraph, language: str) -> Iterator[Finding]:
    if language == "en" and _STRAIGHT.search(paragraph.text) and _INSIDE.search(paragraph.text):
        template = N_("%(label)s: straight and curly quotation marks are mixed.")
        yield _about(paragraph, "text.quotes", "advice", template, mend="text.quotes")


def _english(paragraph: DraftParagraph, language: str) -> Iterator[Finding]:
    if language != "en":
        return
    # Words that are quoted are another's, and stay as they are.
    text = _QUOTATION.sub(lambda match: " " * len(match.group()), paragraph.text)
    template = N_("%(label)s: “%(excerpt_words)s”: the United Nations write -ize (organization, recognize).")
    if match := WITH_S.search(text):
        yield _about(paragraph, "names.spelling", "advice", template, match.group(), "names.spelling")
    if any(
        match.group() != "State party" and match.group() != "States parties" for match in STATE_PARTY.finditer(text)
    ):
        template = N_("%(label)s: “State party” has a capital S and a small p.")
        yield _about(paragraph, "names.organizations", "advice", template, mend="names.organizations")
    if paragraph.kind is not BlockKind.TABLE and (match := PER_CENT.search(text)):
        template = N_("%(label)s: “%(excerpt_words)s”: a percentage is written “per cent” in an English text.")
        yield _about(paragraph, "table.numbers", "advice", template, match.group(), "table.numbers")
    yield from _dates(paragraph, text)


def _dates(paragraph: DraftParagraph, text: str) -> Iterator[Finding]:
    for pattern in (DAY_FIRST, ORDINAL, RANGE):
        if match := pattern.search(text):
            template = N_("%(label)s: “%(excerpt_words)s”: dates are written 3 March 2026, periods 2021–2025.")
            yield _about(paragraph, "dates.style", "advice", template, match.group(), "dates.style")
            return
    if match := _SLASHED.search(text):
        template = N_("%(label)s: “%(excerpt_words)s” may be read in two ways: write the month as a word.")
        yield _about(paragraph, "dates.style", "advice", template, match.group())


def _emphasis(paragraph: DraftParagraph, _language: str) -> Iterator[Finding]:
    if paragraph.kind in (BlockKind.TABLE, BlockKind.FIGURE):
        return
    if "<strong>" in paragraph.markup or "<u>" in paragraph.markup:
        for run in markup.parse(paragraph.markup):
            if isinstance(run, Text) and run.marks & {"strong", "u"} and len(run.text.split()) >= LONG_EMPHASIS:
                template = N_("%(label)s: bold or underlined for emphasis: “%(excerpt_words)s”.")
                yield _about(paragraph, "text.emphasis", "warning", template, run.text, "text.emphasis")
                return
    if match := _CAPITALS.search(paragraph.text):
        template = N_("%(label)s: capitals for emphasis: “%(excerpt_words)s”.")
        yield _about(paragraph, "text.emphasis", "warning", template, match.group())


def _bullets(paragraph: DraftParagraph, _language: str) -> Iterator[Finding]:
    if paragraph.kind not in (BlockKind.TABLE, BlockKind.FIGURE) and (match := _BULLET.search(paragraph.text)):
        template = N_("%(label)s: bullets cannot be cited; make them items (a), (b).")
        yield _about(paragraph, "bullets.avoid", "warning", template, match.group())


def _references(paragraph: DraftParagraph, _language: str) -> Iterator[Finding]:
    texts = (paragraph.text, *map(markup.plain, paragraph.footnotes.values()))
    for text in texts:
        for _, end, symbol in find_symbols(text):
            if match := _PAGE.match(text[end:]):
                template = N_("%(label)s: “%(excerpt_words)s”: documents of the United Nations are cited by paragraph.")
                words = f"{symbol.text}{match.group()}"
                yield _about(paragraph, "ref.un_document", "warning", template, words)


def _quotations(paragraph: DraftParagraph, language: str) -> Iterator[Finding]:
    if language == "ar":  # where the marks of either side are typed for both
        return
    for match in _QUOTATION.finditer(paragraph.text):
        if len(match[1].split()) > LONG_QUOTATION:
            template = N_("%(label)s: a long quotation: “%(excerpt_words)s…”. Say it in your own words and cite it.")
            yield _about(paragraph, "ref.quote", "warning", template, match[1])


def _tables(paragraph: DraftParagraph, _language: str) -> Iterator[Finding]:
    if paragraph.kind is BlockKind.TABLE:
        for name, template in (
            ("title", N_("%(label)s has no title.")),
            ("source", N_("%(label)s names no source.")),
        ):
            if not paragraph.attributes.get(name):
                yield _about(paragraph, "table.title", "warning", template)
        if not paragraph.attributes.get("headers"):
            yield _about(paragraph, "acc.tables", "warning", N_("%(label)s has no row of headings."))
    if paragraph.kind is BlockKind.FIGURE and not paragraph.attributes.get("alt"):
        yield _about(paragraph, "acc.alt", "error", N_("%(label)s has no text for those who cannot see it."))


RULES: tuple[Rule, ...] = (
    _notes,
    _spaces,
    _quotes,
    _english,
    _emphasis,
    _bullets,
    _references,
    _quotations,
    _tables,
)
