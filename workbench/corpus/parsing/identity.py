"""Stage 6: who a document is. A symbol is its own only where its masthead or running heads carry it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.corpus.parsing import dates, places
from workbench.corpus.parsing.furniture import is_masthead
from workbench.corpus.parsing.records import Identity
from workbench.text import languages
from workbench.treaties import (
    CONCLUDING_OBSERVATIONS,
    DocumentKind,
    Symbol,
    body_of,
    code_of,
    find_symbols,
    parse_symbol,
)
from workbench.treaties.catalogue import UPR
from workbench.treaties.names import treaty_named_in

_PAGE = re.compile(r"^(?:page\s+)?\d+\s+|\s+(?:page\s+)?\d+$", re.I)
_FOLLOW_UP = re.compile(r"follow-?up|suite(?: donnée)?|seguimiento|последующ|متابعة|后续", re.I)
_STATE_REPORT = re.compile(
    r"(?:state party|national|initial|periodic) report|relatório (?:do estado|inicial|periódico|nacional)"
    r"|informe (?:del estado|inicial|periódico|nacional)|rapport (?:de l'état|initial|périodique)",
    re.I,
)
_NOTES = re.compile(r"resumo|summary|resumen|résumé|anota|notes|notas|índice|lacunas", re.I)
_MINUTES = re.compile(r"^(?:minutes|ata\b|acta\b|compte rendu|procès-verbal|протокол|محضر|会议记录)", re.I)
# A copy without its masthead: the title alone says what it is, `2º Observaciones finales sobre el segundo informe …`.
_OBSERVATIONS = re.compile(
    r"^(?:\d{1,2}\s?[º°ª.)]\s*)?(?:concluding observations|observaciones finales|observations finales"
    r"|observações finais|заключительные замечания|الملاحظات الختامية)\b"
    r"|(?:结论性意见|結論性意見)(?:\s*[（(][^（()）]*[)）])*$",
    re.I,
)
# `…the death penalty (Norway);`: the items of a draft report of the Working Group, which may come without its cover.
_REVIEW_ITEM = re.compile(r"\([A-Z][^()]{3,60}(?:\([^()]*\))?\)\s*[;.]$", re.M)
_ENOUGH_ITEMS = 20
_ENOUGH_PARAGRAPHS = 30  # a State's report has some hundred numbered paragraphs, notes about one have none


@dataclass(frozen=True)
class Evidence:
    """What the earlier stages found that says who a document is.

    `marks` come from the file itself (job records), `context` stands above the document in a file that holds several
    (the body, the State), `language` is what the file says of itself.
    """

    masthead: Sequence[str]
    running_heads: Sequence[str]
    title: str
    opening: str
    text: str
    numbered: int
    marks: Sequence[str] = ()
    context: Sequence[str] = ()
    language: str | None = None


def identify(evidence: Evidence) -> Identity:
    """Symbol, kind, treaty, body, State, language, date and title."""
    symbol = own_symbol(evidence)
    kind = _kind(symbol, evidence)
    treaty = _treaty(symbol, kind, evidence)
    return Identity(
        symbol=symbol.text if symbol else None,
        kind=kind,
        treaty=treaty,
        body=body_of(treaty) if treaty else None,
        state=_state(symbol, evidence),
        language=_language(evidence),
        date=dates.first_date("\n".join(evidence.masthead)) or dates.first_date(evidence.opening[:1500]),
        title=evidence.title,
    )


def corrected(identity: Identity, said: Mapping[str, str]) -> Identity:
    """The identity with what a person said; a symbol brings its kind, treaty and State unless those are said too."""
    symbol = parse_symbol(said["symbol"]) if "symbol" in said else None
    if "symbol" in said:
        identity = replace(identity, symbol=symbol.text if symbol else said["symbol"].strip())
    if symbol is not None:
        treaty, state = symbol.treaty or identity.treaty, symbol.country or identity.state
        identity = replace(identity, kind=symbol.kind, treaty=treaty, state=state)
    identity = replace(
        identity,
        state=said.get("state", identity.state),
        language=said.get("language", identity.language),
        date=said.get("date", identity.date),
        title=said.get("title", identity.title),
    )
    if "kind" in said:
        identity = replace(identity, kind=DocumentKind(said["kind"]))
    treaty = code_of(said["treaty"]) or said["treaty"] if "treaty" in said else identity.treaty
    return replace(identity, treaty=treaty, body=body_of(treaty) if treaty else None)


def _language(evidence: Evidence) -> str | None:
    """What the text shows; what the file says of itself (a web page's `lang`) only where the text cannot show it."""
    if not evidence.text.strip():
        return evidence.language
    return languages.guess(evidence.text, evidence.language or "en")


def own_symbol(evidence: Evidence) -> Symbol | None:
    """The symbol in the masthead; else a running head that is a symbol and nothing more."""
    if is_masthead(evidence.masthead):
        for line in evidence.masthead:
            for _, _, symbol in find_symbols(line):
                return symbol
    for head in (*evidence.running_heads, *evidence.marks):
        alone = parse_symbol(_PAGE.sub("", head.strip()))
        if alone is not None:
            return alone
    return None


def _kind(symbol: Symbol | None, evidence: Evidence) -> DocumentKind:
    if symbol is None:
        return _kind_by_title(evidence)
    if symbol.kind in CONCLUDING_OBSERVATIONS and "/Add." in symbol.text and _FOLLOW_UP.search(evidence.title):
        return DocumentKind.FOLLOW_UP_INFORMATION
    return symbol.kind


def _kind_by_title(evidence: Evidence) -> DocumentKind:
    title = evidence.title
    if _MINUTES.search(title):
        return DocumentKind.MINUTES
    if _OBSERVATIONS.search(title) and treaty_named_in("\n".join((title, *evidence.context))) not in (None, UPR):
        return DocumentKind.CONCLUDING_OBSERVATIONS
    is_report = _STATE_REPORT.search(title) and treaty_named_in(title) and not _NOTES.search(title)
    if is_report and evidence.numbered >= _ENOUGH_PARAGRAPHS:
        return DocumentKind.STATE_REPORT
    return DocumentKind.OTHER


def _treaty(symbol: Symbol | None, kind: DocumentKind, evidence: Evidence) -> str | None:
    if symbol is not None and symbol.treaty is not None:
        return symbol.treaty
    named = treaty_named_in(evidence.title) or treaty_named_in("\n".join(evidence.context))
    if symbol is None:
        return named
    if kind in (DocumentKind.HRC_DOCUMENT, DocumentKind.HRC_DOCUMENT_ADDENDUM):
        is_review = UPR in (named, treaty_named_in(evidence.opening[:2000]))
        return UPR if is_review or len(_REVIEW_ITEM.findall(evidence.text)) >= _ENOUGH_ITEMS else None
    return named if kind is DocumentKind.ANNUAL_REPORT or not symbol.text.startswith("A/") else None


def _state(symbol: Symbol | None, evidence: Evidence) -> str | None:
    if symbol is not None and symbol.country and places.is_state(symbol.country):
        return symbol.country
    if symbol is not None and symbol.kind in _ABOUT_NO_STATE:
        return None
    # A code that is none of ISO 3166 counts where the text names no State: `CERD/C/ARC/7-9`, of a fictional one.
    return places.state_of(evidence.title, evidence.opening) or (symbol.country if symbol else None)


_ABOUT_NO_STATE = frozenset(
    {
        DocumentKind.REPORTING_GUIDELINE,
        DocumentKind.GENERAL_COMMENT,
        DocumentKind.GENERAL_COMMENT_OLD,
        DocumentKind.ANNUAL_REPORT,
        DocumentKind.RESOLUTION,
        DocumentKind.TREATY_BODY_OTHER,
        DocumentKind.HRC_DECISION,
    }
)
