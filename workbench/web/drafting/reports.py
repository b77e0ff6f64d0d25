"""The reports in drafting, and beginning one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from flask import redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.drafting import operations, queries
from workbench.drafting.asked.glance import ReportOverview
from workbench.drafting.operations.report import ReportIdentity
from workbench.drafting.records import ReportKind
from workbench.errors import WorkbenchError
from workbench.guidelines import library
from workbench.guidelines.records import PackHead
from workbench.people import queries as people_queries
from workbench.people.access import Permission, may
from workbench.treaties.catalogue import COMMON_CORE, UPR, treaties
from workbench.web.access import requires
from workbench.web.context import actor, installation, now, store
from workbench.web.drafting.addresses import report_address
from workbench.web.drafting.blueprint import blueprint
from workbench.web.drafting.words import kind_words
from workbench.web.guidelines.words import pack_words
from workbench.web.pages import Page, render
from workbench.web.refusals import status_of, words

FIELDS = ("treaty", "kind", "state", "title", "numbers", "covers_from", "covers_to", "language", "due", "group")


@dataclass(frozen=True)
class ReportRow:
    overview: ReportOverview
    kind: str
    address: str
    group: str


@dataclass(frozen=True)
class ReportsPage(Page):
    template: ClassVar[str] = "drafting/reports.html"
    rows: tuple[ReportRow, ...]
    may_begin: bool


@dataclass(frozen=True)
class NewReportPage(Page):
    template: ClassVar[str] = "drafting/new_report.html"
    values: dict[str, str]
    chosen: tuple[str, ...]
    errors: dict[str, str]
    treaties: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]
    packs: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, str], ...]
    languages: tuple[tuple[str, str], ...]


@blueprint.get("/reports")
@requires(Permission.READ_REPORTS)
def reports() -> str:
    """The reports of the actor's drafting groups, first due first."""
    with store().reading() as db:
        groups = {group.id: group.name for group in people_queries.groups(db)}
        rows = tuple(
            ReportRow(
                overview=queries.at_a_glance(db, actor(), each),
                kind=kind_words(each.kind),
                address=report_address(each.id),
                group=groups.get(each.group_id or "", ""),
            )
            for each in queries.reports(db, actor())
        )
    return render(ReportsPage(rows=rows, may_begin=may(actor(), Permission.CREATE_REPORTS)))


@blueprint.get("/reports/new")
@requires(Permission.CREATE_REPORTS)
def new_report() -> str:
    """The form; `?guideline=` chooses a pack and its treaty."""
    chosen = tuple(request.args.getlist("guideline"))
    with store().reading() as db:
        state = next((each.state for each in queries.reports(db, actor())), "")
    values = dict.fromkeys(FIELDS, "") | {"kind": ReportKind.PERIODIC.value, "language": "en", "state": state}
    known = {each.pack: each for each in library.heads(installation().settings.home)}
    if chosen and chosen[0] in known:
        values["treaty"] = known[chosen[0]].treaty
    return _form(values, chosen, {})


@blueprint.post("/reports/new")
@requires(Permission.CREATE_REPORTS)
def begin_report() -> str | Response | tuple[str, int]:
    """Begin it, or the form again with what was typed."""
    values = {name: request.form.get(name, "").strip()[:300] for name in FIELDS}
    chosen = tuple(request.form.getlist("guideline"))
    try:
        kind = ReportKind(values["kind"])
        packs = [library.pack(name, installation().settings.home) for name in chosen]
        packs.sort(key=lambda each: each.treaty != values["treaty"])  # the treaty's own first, its protocols after it
        identity = ReportIdentity(**{**values, "kind": kind})  # type: ignore[arg-type]
        with store().writing() as db:
            report = operations.new_report(db, identity=identity, packs=packs, by=actor(), at=now())
    except ValueError:
        return _form(values, chosen, {"kind": _("Choose what kind of report it is.")}), 422
    except WorkbenchError as error:
        return _form(values, chosen, {error.values.get("field", ""): words(error)}), status_of(error)
    return redirect(report_address(report.id), code=303)


def _form(values: dict[str, str], chosen: tuple[str, ...], errors: dict[str, str]) -> str:
    with store().reading() as db:
        groups = tuple(
            (each.id, each.name) for each in people_queries.groups(db) if actor().is_in_drafting_group(each.id)
        )
    heads = library.heads(installation().settings.home)
    return render(
        NewReportPage(
            values=values,
            chosen=chosen,
            errors=errors,
            treaties=_treaties(heads),
            kinds=tuple((kind.value, kind_words(kind)) for kind in ReportKind),
            packs=tuple((each.pack, pack_words(each)) for each in heads),
            groups=groups,
            languages=(
                ("en", _("English")),
                ("fr", _("French")),
                ("es", _("Spanish")),
                ("ar", _("Arabic")),
                ("ru", _("Russian")),
                ("zh", _("Chinese")),
                ("pt", _("Portuguese")),
            ),
        )
    )


def _treaties(heads: Sequence[PackHead]) -> tuple[tuple[str, str], ...]:
    """Each with its name, as its guideline gives it: `CRC: Convention on the Rights of the Child`."""
    names = {each.treaty: each.treaty_name for each in heads}
    codes = [treaty.code for treaty in treaties()]
    return (
        *((code, f"{code}: {names[code]}" if code in names else code) for code in codes),
        (COMMON_CORE, _("Common core document")),
        (UPR, _("Universal periodic review")),
    )
