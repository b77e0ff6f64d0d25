"""The public list of recommendations: the secretariat opens it and says what it shows; anybody reads it then."""

from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlencode

from flask import Response as FileAnswer
from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.errors import NotFound
from workbench.export.recommendations import public as files
from workbench.people.access import Permission
from workbench.recommendations.lists import publishing
from workbench.recommendations.lists.publishing import PublicList, PublicRow, Shown
from workbench.recommendations.vocabulary import goals
from workbench.recommendations.wanted import Wanted
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.pages import Page, render
from workbench.web.recommendations.blueprint import blueprint
from workbench.web.recommendations.filtering import page_of
from workbench.web.recommendations.words import position_words, priority_words, status_shape, status_words
from workbench.web.shell import interface_language

PAGE_LENGTH = 50
_FILTERS = ("words", "body", "state", "theme", "person", "sdg", "year_from", "year_to")
_LONGEST = 200  # characters of a filter
_FORMS = {
    "csv": ("text/csv", files.csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", files.excel),
    "json": ("application/json", files.json),
}


@dataclass(frozen=True)
class PublicListPage(Page):
    """The settings: what may be shown, what is shown now (`opened`), and how many recommendations that is."""

    template: ClassVar[str] = "recommendations/public_list.html"
    opened: PublicList | None
    columns: tuple[tuple[str, str, bool], ...]
    total: int


@dataclass(frozen=True)
class PublicCard:
    """A recommendation as anybody sees it, in words; what is not shown is empty."""

    row: PublicRow
    position: str
    status: str
    shape: str
    priority: str
    goals: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PublicPage(Page):
    template: ClassVar[str] = "recommendations/public.html"
    cards: tuple[PublicCard, ...]
    shown: frozenset[str]
    bodies: tuple[tuple[str, str], ...]
    themes: tuple[tuple[str, str], ...]
    persons: tuple[tuple[str, str], ...]
    asked: dict[str, str]
    query: str
    total: int
    first: int
    last: int
    previous: str
    next: str


@blueprint.get("/recommendations/public-list")
@requires(Permission.PUBLISH_RECOMMENDATIONS)
def public_list() -> str:
    with store().reading() as db:
        opened = publishing.public_list(db)
        total = publishing.publishable(db)
    shown = opened.shown if opened else {Shown.THEMES, Shown.PERSONS, Shown.SDGS}
    columns = tuple((each.value, _column_words(each), each in shown) for each in Shown)
    return render(PublicListPage(opened=opened, columns=columns, total=total))


@blueprint.post("/recommendations/public-list")
@requires(Permission.PUBLISH_RECOMMENDATIONS)
def publish() -> Response:
    """Open it, change what it shows, or close it."""
    with store().writing() as db:
        if request.form.get("do") == "close":
            publishing.close_list(db, by=actor(), at=now())
            flash(_("The public list is closed."))
        else:
            publishing.open_list(db, request.form.getlist("shown"), by=actor(), at=now())
            flash(_("The public list is open."))
    return redirect("/recommendations/public-list", code=303)


@blueprint.get("/public/recommendations")
@requires(Permission.ANYONE)
def public() -> str | Response:
    """A page of the list. Raises NotFound where it is not open: as if there were nothing here."""
    asked = _asked()
    number = page_of(request.args)
    offset = (number - 1) * PAGE_LENGTH
    with store().reading() as db:
        opened = publishing.public_list(db)
        if opened is None:
            raise NotFound
        rows, total = publishing.public_rows(
            db, _wanted(asked), language=interface_language(), offset=offset, limit=PAGE_LENGTH
        )
        choices = publishing.public_choices(db)
    if not rows and number > 1:  # there is no page past the end
        return redirect(_address(asked, 1), code=303)
    return render(
        PublicPage(
            cards=tuple(map(_card, rows)),
            shown=frozenset(each.value for each in opened.shown),
            bodies=_options(choices.bodies),
            themes=_options(choices.themes),
            persons=_options(choices.persons),
            asked={name: asked.get(name, "") for name in _FILTERS},
            query=urlencode(asked),
            total=total,
            first=offset + 1,
            last=offset + len(rows),
            previous=_address(asked, number - 1) if number > 1 else "",
            next=_address(asked, number + 1) if offset + PAGE_LENGTH < total else "",
        )
    )


@blueprint.get("/public/recommendations.<form>")
@requires(Permission.ANYONE)
def public_file(form: str) -> FileAnswer:
    """The whole list as it is narrowed, to take away. Raises NotFound where it is not open."""
    with store().reading() as db:
        opened = publishing.public_list(db)
        if opened is None or form not in _FORMS:
            raise NotFound
        rows, _total = publishing.public_rows(db, _wanted(_asked()), language=interface_language())
    media_type, write = _FORMS[form]
    headers = {"Content-Disposition": f"attachment; filename=recommendations.{form}"}
    return FileAnswer(write(rows, opened.shown), mimetype=media_type, headers=headers)


def _wanted(asked: dict[str, str]) -> Wanted:
    values: dict[str, Any] = {**asked}
    return Wanted(**values)


def _asked() -> dict[str, str]:
    given = {name: request.args.get(name, "").strip()[:_LONGEST] for name in _FILTERS}
    return {name: value for name, value in given.items() if value}


def _address(asked: dict[str, str], page: int) -> str:
    return "/public/recommendations?" + urlencode({**asked, "page": str(page)})


def _options(values: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((each, each) for each in values)


def _card(row: PublicRow) -> PublicCard:
    titles = goals()
    return PublicCard(
        row=row,
        position=position_words(row.position),
        status=status_words(row.status) if row.status else "",
        shape=status_shape(row.status),
        priority=priority_words(row.priority),
        goals=tuple((each, titles.get(each, "")) for each in row.sdgs),
    )


def _column_words(column: Shown) -> str:
    return {
        Shown.THEMES: _("themes"),
        Shown.PERSONS: _("affected persons"),
        Shown.SDGS: _("Sustainable Development Goals"),
        Shown.MINISTRIES: _("responsible and supporting ministries"),
        Shown.STATUS: _("status"),
        Shown.PRIORITY: _("priority"),
        Shown.DUE: _("due date"),
        Shown.CLUSTERS: _("clusters"),
        Shown.REPORTS: _("what published reports say"),
    }[column]
