"""Stage 6: who a document is. A symbol is its own only where its masthead or running heads carry it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.corpus.parsing.identity import bodies, dates, occasions, places
from workbench.corpus.parsing.identity.named import calls_itself_observations, kind_named
from workbench.corpus.parsing.pdf.furniture import is_masthead
from workbench.corpus.parsing.records import Identity
from workbench.text import languages
from workbench.treaties import (
    CONCLUDING_OBSERVATIONS,
    INTERNAL,
    DocumentKind,
    Symbol,
    body_of,
    code_of,
    find_symbols,
    parse_symbol,
)
from workbench.treaties.catalogue import UPR
from workbench.treaties.names import treaty_named_in
from workbench.treaties.symbols import joined

_PAGE = re.compile(r"^(?:page\s+)?\d+\s+|\s+(?:page\s+)?\d+$", re.I)
_FOLLOW_UP = re.compile(r"follow-?up|suite(?: donnée)?|seguimiento|последующ|متابعة|后续", re.I)
_AROUND_SLASH = re.compile(r"(?<=[A-Z0-9])\s*/\s*(?=[A-Z0-9])")
_AFTER_HYPHEN = re.compile(r"(?<=\d)\s*-\s+(?=\d)|(?<=\d)\s+-\s*(?=\d)")
_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–−", "-"))
# `…the death penalty (Norway);`: the items of a draft report of the Working Group, which may come without its cover.
_REVIEW_ITEM = re.compile(r"\([A-Z][^()]{3,60}(?:\([^()]*\))?\)\s*[;.]$", re.M)
_ENOUGH_ITEMS = 20
_ITEM = re.compile(r"\(?[a-z0-9]{1,4}[.)]\s", re.I)  # what stands in a list names days of its own
_COVER_LINES = 12
_COVER_LINE = 120  # letters of a line of a cover; a paragraph is longer
_ABOUT = 1500  # characters of an opening that may say which treaty and body a document belongs to


@dataclass(frozen=True)
class Evidence:
    """What the earlier stages found that says who a document is.

    `marks` come from the file itself (job records), `context` stands above the document in a file that holds several
    (the body, the State), `language` is what the file says of itself, `notes` may be those of its title, `first` are
    its first paragraphs.
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
    notes: Sequence[str] = ()
    first: Sequence[str] = ()


def identify(evidence: Evidence) -> Identity:
    """Symbol, kind, treaty, body, State, language, date and title."""
    symbol = own_symbol(evidence)
    kind = _kind(symbol, evidence)
    regional = _regional(symbol, evidence)
    if regional is not None:
        kind = DocumentKind.REGIONAL_REPORT
    treaty = _treaty(symbol, kind, evidence) if regional is None else None
    cover = (*evidence.masthead, *evidence.opening.split("\n"))
    notes = tuple(each for each in (*evidence.notes, *cover) if occasions.is_of_adoption(each))
    adopts = kind in _OF_A_BODY
    adopted = occasions.adopted(notes, evidence.first) if adopts else None
    return Identity(
        symbol=symbol.text if symbol else None,
        kind=kind,
        treaty=treaty,
        body=regional or _body(kind, treaty, evidence),
        state=_state(symbol, kind, evidence),
        language=_language(evidence),
        date=dates.first_date("\n".join(evidence.masthead))
        or (_date_of_adopted(evidence, adopted) if adopts else dates.first_date(evidence.opening[:_ABOUT])),
        title=evidence.title,
        reissued=symbol is not None and symbol.reissued,
        session=occasions.session(cover, notes, evidence.first if adopts else ()),
        received=occasions.received(cover[:_COVER]),
        adopted=adopted,
    )


def _date_of_adopted(evidence: Evidence, adopted: str | None) -> str | None:
    """The date of a body's text that has no masthead: of its title, its cover, its adoption, of a meeting it names.

    Its first paragraphs name other days too, such as that on which a State became a party.
    """
    cover = evidence.opening[:_ABOUT].split("\n")
    short = [line for line in cover[:_COVER_LINES] if len(line) <= _COVER_LINE and not _ITEM.match(line)]
    meetings = [line for line in cover if occasions.of_a_meeting(line)]
    return (
        dates.first_date(evidence.title)
        or dates.year_of_adoption(evidence.title)
        or dates.first_date("\n".join(short))
        or adopted
        or dates.first_date("\n".join(meetings))
    )


def corrected(identity: Identity, said: Mapping[str, str], evidence: Evidence | None = None) -> Identity:
    """The identity with what a person said; a symbol brings its kind, treaty and State unless those are said too.

    With the `evidence`, what the text says is looked at again in the light of that symbol and kind.
    """
    symbol = parse_symbol(said["symbol"]) if "symbol" in said else None
    if "symbol" in said:
        identity = replace(identity, symbol=symbol.text if symbol else said["symbol"].strip())
    if symbol is not None:
        read = _treaty(symbol, symbol.kind, evidence) if evidence is not None else None
        treaty, state = symbol.treaty or read or identity.treaty, symbol.country or identity.state
        identity = replace(identity, kind=symbol.kind, treaty=treaty, state=state, reissued=symbol.reissued)
    identity = replace(
        identity,
        state=said.get("state", identity.state),
        language=said.get("language", identity.language),
        date=said.get("date", identity.date),
        title=said.get("title", identity.title),
        session=said.get("session", identity.session),
        received=said.get("received", identity.received),
        adopted=said.get("adopted", identity.adopted),
    )
    if "kind" in said:
        identity = replace(identity, kind=DocumentKind(said["kind"]))
    treaty = code_of(said["treaty"]) or said["treaty"] if "treaty" in said else identity.treaty
    return replace(identity, treaty=treaty, body=_body(identity.kind, treaty, evidence) or identity.body)


def _regional(symbol: Symbol | None, evidence: Evidence) -> str | None:
    """The regional body whose text it is: one without a symbol of the United Nations."""
    if symbol is not None:
        return None
    cover = [line for line in evidence.opening[:_ABOUT].split("\n")[:_COVER_LINES] if len(line) <= _COVER_LINE]
    return bodies.regional_body(evidence.title, (*evidence.context, *evidence.masthead, *cover))


def _body(kind: DocumentKind, treaty: str | None, evidence: Evidence | None) -> str | None:
    """That of the treaty, the one that visits places of detention, or the mandate of the special procedures."""
    if kind is DocumentKind.SPT_VISIT:
        return "SPT"
    if treaty is not None:
        return body_of(treaty)
    if kind is DocumentKind.WGAD_OPINION:
        return "WG on arbitrary detention"
    if kind in _OF_EXPERTS and evidence is not None:
        return bodies.special_procedure(evidence.title, evidence.opening[:_ABOUT])
    return None


def _language(evidence: Evidence) -> str | None:
    """What the text shows; what the file says of itself (a web page's `lang`) only where the text cannot show it."""
    if not evidence.text.strip():
        return evidence.language
    return languages.guess(evidence.text, evidence.language or "en")


def own_symbol(evidence: Evidence) -> Symbol | None:
    """The symbol in the masthead; else a running head that is a symbol and nothing more."""
    if is_masthead(evidence.masthead):
        found = [symbol for _, _, symbol in find_symbols(_mended("\n".join(evidence.masthead)))]
        if found:
            return (joined(found[0], found[1]) if len(found) > 1 else None) or found[0]
    for head in (*evidence.running_heads, *evidence.marks):
        alone = parse_symbol(_PAGE.sub("", head.strip()))
        if alone is not None:
            return alone
    return None


def _mended(masthead: str) -> str:
    """Symbols that a line's end or a stray space broke, put together: `CRPD/C/ BRA/CO/1`, `CRPD/C/PRY/CO/2-` + `3`."""
    text = _AROUND_SLASH.sub("/", masthead.translate(_HYPHENS))
    return _AFTER_HYPHEN.sub("-", text)


def _kind(symbol: Symbol | None, evidence: Evidence) -> DocumentKind:
    if symbol is None:
        about = "\n".join((evidence.title, *evidence.context, evidence.opening[:_ABOUT]))
        return kind_named(
            evidence.title,
            evidence.opening,
            treaty=treaty_named_in(about),
            numbered=evidence.numbered,
            text=evidence.text,
        )
    if symbol.kind in CONCLUDING_OBSERVATIONS and "/Add." in symbol.text and _FOLLOW_UP.search(evidence.title):
        return DocumentKind.FOLLOW_UP_INFORMATION
    if symbol.kind is DocumentKind.TREATY_BODY_OTHER and calls_itself_observations(evidence.title):
        return DocumentKind.CONCLUDING_OBSERVATIONS
    return symbol.kind


def _treaty(symbol: Symbol | None, kind: DocumentKind, evidence: Evidence) -> str | None:
    if symbol is not None and symbol.treaty is not None:
        return symbol.treaty
    named = treaty_named_in(evidence.title) or treaty_named_in("\n".join(evidence.context))
    if symbol is None:
        told = kind not in INTERNAL and kind not in _ABOUT_NO_STATE
        if kind is DocumentKind.UPR_DRAFT_WG_REPORT:
            return UPR
        return named or (treaty_named_in(evidence.opening[:_ABOUT]) if told else None)
    if kind in (DocumentKind.HRC_DOCUMENT, DocumentKind.HRC_DOCUMENT_ADDENDUM):
        is_review = UPR in (named, treaty_named_in(evidence.opening[:2000]))
        return UPR if is_review or len(_REVIEW_ITEM.findall(evidence.text)) >= _ENOUGH_ITEMS else None
    return named if kind is DocumentKind.ANNUAL_REPORT or not symbol.text.startswith("A/") else None


def _state(symbol: Symbol | None, kind: DocumentKind, evidence: Evidence) -> str | None:
    if symbol is not None and symbol.country:
        country = symbol.country.split("-")[0]  # `CHN-MAC`: the State reports for a part of it
        if places.is_state(country) or country == "EU":
            return country
    if symbol is not None and kind in _ABOUT_NO_STATE:
        return None
    # A code that is none of ISO 3166 counts where the text names no State: `CERD/C/ARC/7-9`, of a fictional one.
    return places.state_of(evidence.title, evidence.opening) or (symbol.country if symbol else None)


_OF_EXPERTS = frozenset(
    {
        DocumentKind.HRC_DOCUMENT,
        DocumentKind.HRC_DOCUMENT_ADDENDUM,
        DocumentKind.CHR_DOCUMENT_OLD,
        DocumentKind.SP_COMMUNICATION,
    }
)
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
# Texts that a body adopts at a meeting.
_OF_A_BODY = frozenset(
    {
        *CONCLUDING_OBSERVATIONS,
        DocumentKind.LIST_OF_ISSUES,
        DocumentKind.LIST_OF_ISSUES_PRIOR_TO_REPORTING,
        DocumentKind.LOI_CESCR_OLD,
        DocumentKind.LOI_CRC_OLD,
        DocumentKind.CED_LIST_OF_PRIORITY_THEMES,
        DocumentKind.OBSERVATIONS_ON_ADDITIONAL_INFORMATION,
        DocumentKind.GENERAL_COMMENT,
        DocumentKind.GENERAL_COMMENT_OLD,
        DocumentKind.REPORTING_GUIDELINE,
        DocumentKind.TREATY_BODY_OTHER,
        DocumentKind.FOLLOW_UP_ASSESSMENT,
        DocumentKind.INDIVIDUAL_COMMUNICATION,
        DocumentKind.HRC_DOCUMENT,
        DocumentKind.UPR_DRAFT_WG_REPORT,
    }
)
_COVER = 60  # lines of a cover with its contents: the date of receipt stands below the State's name
