"""The reports in drafting, and beginning one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from flask import redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.corpus import queries as corpus_queries
from workbench.drafting import operations, queries
from workbench.drafting.asked.glance import ReportOverview
from workbench.drafting.operations.report import ReportIdentity
from workbench.drafting.records import ReportKind, StateReport
from workbench.drafting.whole import whole
from workbench.errors import NotFound, WorkbenchError
from workbench.guidelines import library
from workbench.guidelines.from_document import NotAListOfIssues
from workbench.guidelines.library import FaultyPack, NoSuchPack
from workbench.guidelines.records import PackHead
from workbench.guidelines.taking import taken
from workbench.people import queries as people_queries
from workbench.people.access import Permission, may
from workbench.store import Database
from workbench.treaties import DocumentKind
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
# Documents whose questions can be the outline of a report, or of replies.
LISTS = (
    DocumentKind.LIST_OF_ISSUES_PRIOR_TO_REPORTING,
    DocumentKind.LIST_OF_ISSUES,
    DocumentKind.LOI_CRC_OLD,
    DocumentKind.LOI_CESCR_OLD,
)
LONGEST_TYPED = 20_000  # signs of citations, one a line
LONGEST_CHOICE = 60  # lists of issues offered


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
    beside: tuple[str, ...]
    lists: tuple[tuple[str, str], ...]
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
                overview=whole(db, actor(), each).overview,
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
    """The form; `?guideline=` chooses a pack and its treaty, `?chosen=` recommendations for follow-up."""
    chosen = tuple(request.args.getlist("guideline"))
    with store().reading() as db:
        state = next((each.state for each in queries.reports(db, actor())), "")
    values = dict.fromkeys(FIELDS, "") | {"kind": ReportKind.PERIODIC.value, "language": "en", "state": state}
    values["chosen"] = "\n".join(request.args.getlist("chosen"))[:LONGEST_TYPED]
    known = {each.pack: each for each in library.heads(installation().settings.home)}
    if chosen and chosen[0] in known:
        values["treaty"] = known[chosen[0]].treaty
    return _form(values, chosen, (), {})


@blueprint.post("/reports/new")
@requires(Permission.CREATE_REPORTS)
def begin_report() -> str | Response | tuple[str, int]:
    """Begin it, or the form again with what was typed."""
    values = {name: request.form.get(name, "").strip()[:300] for name in FIELDS}
    chosen, beside = tuple(request.form.getlist("guideline")), tuple(request.form.getlist("checklist"))
    typed = values | {"chosen": request.form.get("chosen", "")[:LONGEST_TYPED]}
    try:
        kind = ReportKind(values["kind"])
        report = _begun(ReportIdentity(**{**values, "kind": kind}), chosen, beside, typed["chosen"])  # type: ignore[arg-type]
    except ValueError:
        return _form(typed, chosen, beside, {"kind": _("Choose what kind of report it is.")}), 422
    except (NoSuchPack, NotAListOfIssues, FaultyPack) as error:
        return _form(typed, chosen, beside, {"guideline": words(error)}), 422
    except NotFound as error:
        return _form(typed, chosen, beside, {"chosen": words(error)}), 422
    except WorkbenchError as error:
        return _form(typed, chosen, beside, {error.values.get("field", ""): words(error)}), status_of(error)
    return redirect(report_address(report.id), code=303)


def _begun(
    identity: ReportIdentity, chosen: tuple[str, ...], beside: tuple[str, ...], recommendations: str
) -> StateReport:
    home = installation().settings.home
    cited = tuple(filter(None, (line.strip() for line in recommendations.splitlines())))
    with store().writing() as db:
        packs, checklists = (
            [taken(db, actor(), name, home, language=identity.language) for name in names] for names in (chosen, beside)
        )
        packs.sort(key=lambda each: each.treaty != identity.treaty)  # the treaty's own first, its protocols after it
        return operations.new_report(
            db, identity=identity, packs=packs, checklists=checklists, chosen=cited, by=actor(), at=now()
        )


def _lists(db: Database, state: str, chosen: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The lists of issues of the library: those on the State first, else latest first."""
    found = [each for kind in LISTS for each in corpus_queries.documents(db, actor(), kind=kind.value)]
    found.sort(key=lambda each: (each.slug not in chosen, each.state != state.strip().upper()))
    return tuple((each.slug, f"{each.name}: {each.title}") for each in found[:LONGEST_CHOICE])


def _form(values: dict[str, str], chosen: tuple[str, ...], beside: tuple[str, ...], errors: dict[str, str]) -> str:
    with store().reading() as db:
        lists = _lists(db, values["state"], chosen)
        groups = tuple(
            (each.id, each.name) for each in people_queries.groups(db) if actor().is_in_drafting_group(each.id)
        )
    heads = library.heads(installation().settings.home)
    return render(
        NewReportPage(
            values=values,
            chosen=chosen,
            beside=beside,
            lists=lists,
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
