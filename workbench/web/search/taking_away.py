"""All that was found, taken away as a workbook with the citation of each paragraph."""

from collections.abc import Iterator, Mapping

from flask import Response, request
from flask_babel import gettext as _
from werkzeug.utils import redirect
from werkzeug.wrappers import Response as Answer

from workbench.corpus import finding, queries
from workbench.corpus.records import Document, Paragraph
from workbench.errors import NotFound
from workbench.export.search_hits import HitRow, excel
from workbench.people.access import Permission, may
from workbench.recommendations.searched import MINISTRY, THEME
from workbench.search.port import Counted, IndexNotReady
from workbench.search.query import QueryRefused
from workbench.store import Database
from workbench.text.languages import direction
from workbench.treaties import body_of
from workbench.web.access import requires
from workbench.web.context import actor, reading
from workbench.web.corpus.addresses import paragraph_address
from workbench.web.corpus.words import kind_words, language_words, paragraph_kind_words
from workbench.web.search.answering import all_hits, counted_now, ministries_of
from workbench.web.search.asked import Asked
from workbench.web.search.blueprint import blueprint
from workbench.web.search.facets import chosen
from workbench.web.shell import interface_language

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@blueprint.get("/search.xlsx")
@requires(Permission.READ_LIBRARY)
def hits_as_workbook() -> Answer:
    """What cannot be searched leads back to the page, which says why."""
    asked = Asked.read(request.args)
    if asked.is_blank:
        return redirect("/search", code=303)
    try:
        with reading() as db:
            data = _workbook(db, asked)
    except (QueryRefused, ValueError, NotFound, IndexNotReady):
        return redirect(asked.address, code=303)
    return Response(data, mimetype=_TYPE, headers={"Content-Disposition": "attachment; filename=search.xlsx"})


def _workbook(db: Database, asked: Asked) -> bytes:
    counted = counted_now(db)
    ministries = ministries_of(db, counted)
    ids = all_hits(db, asked)
    said = [f"{_('Searched for')}: {asked.query or asked.model[1] or _('everything')}"]
    said += [f"{_('Narrowed to')}: {value.label}" for value in chosen(asked, ministries)]
    said += [request.host_url.rstrip("/") + asked.on_page(1).address]
    return excel(
        _rows(db, ids, counted, ministries),
        _headers(),
        asked="\n".join(said),
        sheet=_("Paragraphs"),
        about=_("What was asked"),
        right_to_left=direction(interface_language()) == "rtl",
    )


def _headers() -> dict[str, str]:
    names = {
        "citation": _("Citation"),
        "text": _("Text"),
        "says": _("What it says"),
        "document": _("Document"),
        "kind": _("Type"),
        "treaty": _("Treaty"),
        "body": _("Body"),
        "state": _("State"),
        "year": _("Year"),
        "language": _("Language"),
        "themes": _("Themes"),
        "ministries": _("Ministries"),
        "address": _("Address"),
    }
    if not may(actor(), Permission.READ_FOLLOW_UP):
        del names["ministries"]
    return names


def _rows(db: Database, ids: tuple[str, ...], counted: Counted, ministries: Mapping[str, str]) -> Iterator[HitRow]:
    themes = _by_paragraph(counted.get(THEME, {}), {})
    answerable = _by_paragraph(counted.get(MINISTRY, {}), ministries)
    for document, paragraph in finding.passages(db, actor(), ids):
        yield _row(document, paragraph, themes.get(paragraph.id, ""), answerable.get(paragraph.id, ""))


def _row(document: Document, paragraph: Paragraph, themes: str, ministries: str) -> HitRow:
    return HitRow(
        citation=queries.citation(document, paragraph),
        text=paragraph.full_text,
        says=paragraph_kind_words(paragraph.kind),
        document=document.title,
        kind=kind_words(document.kind),
        treaty=document.treaty or "",
        body=(body_of(document.treaty) or "") if document.treaty else "",
        state=document.state or "",
        year=str(document.year or ""),
        language=language_words(document.language),
        themes=themes,
        ministries=ministries,
        address=request.host_url.rstrip("/") + paragraph_address(document, paragraph),
    )


def _by_paragraph(values: Mapping[str, frozenset[str]], names: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for value, ids in values.items():
        for each in ids:
            found.setdefault(each, []).append(names.get(value, value))
    return {each: "\n".join(sorted(said)) for each, said in found.items()}
