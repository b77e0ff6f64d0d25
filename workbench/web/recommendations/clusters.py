"""Clusters: recommendations of any body that are taken up together, each with a page of its own."""

from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workbench.errors import Conflict, Invalid
from workbench.people.access import Permission, may
from workbench.recommendations import queries
from workbench.recommendations.clustering import clustered, clusters
from workbench.recommendations.ledger import kept
from workbench.recommendations.ledger.acts import NothingChosen
from workbench.recommendations.records import Cluster, Fact, Kept, Priority, Recommendation, Role
from workbench.recommendations.said.reading import said_in_library
from workbench.recommendations.wanted import Wanted
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.pages import Page, render
from workbench.web.recommendations.blueprint import blueprint
from workbench.web.recommendations.filtering import page_of
from workbench.web.recommendations.status_bar import WIDTH, Stretch, stretches
from workbench.web.recommendations.words import priority_words, status_shape, status_words
from workbench.web.refusals import words

PAGE_LENGTH = 60
_FIRST = {Priority.HIGH: 0, Priority.MEDIUM: 1, Priority.LOW: 2}


@dataclass(frozen=True)
class ClustersPage(Page):
    """`typed` and `errors` are those of a form that came back."""

    template: ClassVar[str] = "recommendations/clusters.html"
    open_ones: tuple[Cluster, ...]
    closed_ones: tuple[Cluster, ...]
    typed: dict[str, str]
    errors: dict[str, str]
    may_keep: bool


@dataclass(frozen=True)
class Member:
    """A recommendation of a cluster with what one needs to see of it there; `said` counts paragraphs of reports."""

    unit: Recommendation
    priority: str
    status: str
    shape: str
    responsible: tuple[str, ...]
    due: str
    said: int


@dataclass(frozen=True)
class Answering:
    """A ministry that answers for some of them; `address` shows these in the list."""

    name: str
    count: int
    address: str


@dataclass(frozen=True)
class ClusterPage(Page):
    """`editing`: the form for name and description came back, or was asked for."""

    template: ClassVar[str] = "recommendations/cluster.html"
    cluster: Cluster
    bar: tuple[Stretch, ...]
    bar_width: int
    ministries: tuple[Answering, ...]
    members: tuple[Member, ...]
    answered: int
    files: tuple[tuple[str, str], ...]
    first: int
    last: int
    total: int
    previous: str
    next: str
    typed: dict[str, str]
    errors: dict[str, str]
    editing: bool
    may_keep: bool


@blueprint.get("/recommendations/clusters")
@requires(Permission.READ_FOLLOW_UP)
def list_clusters() -> str:
    return _list({})


@blueprint.post("/recommendations/clusters")
@requires(Permission.KEEP_RECOMMENDATIONS)
def begin_cluster() -> Response | tuple[str, int]:
    """Begin a cluster; recommendations are put into it on their list and their pages."""
    try:
        with store().writing() as db:
            made = clusters.create_cluster(
                db, request.form.get("name", ""), about=request.form.get("about", ""), by=actor(), at=now()
            )
    except (Invalid, Conflict) as refusal:
        return _list({"name": words(refusal)}), 422
    return redirect(f"/recommendations/clusters/{made.id}", code=303)


@blueprint.get("/recommendations/clusters/<cluster_id>")
@requires(Permission.READ_FOLLOW_UP)
def cluster(cluster_id: str) -> str:
    """Its recommendations, those of high priority first, who answers for them, and how far they are."""
    return _page(cluster_id, {}, editing=request.args.get("describe") == "yes")


@blueprint.post("/recommendations/clusters/<cluster_id>")
@requires(Permission.KEEP_RECOMMENDATIONS)
def describe_cluster(cluster_id: str) -> Response | tuple[str, int]:
    """Call it otherwise, or say what it is about."""
    try:
        with store().writing() as db:
            name, about = request.form.get("name", ""), request.form.get("about", "")
            found = clusters.describe_cluster(db, cluster_id, name=name, about=about, by=actor(), at=now())
    except (Invalid, Conflict) as refusal:
        return _page(cluster_id, {"name": words(refusal)}, editing=True), 422
    return redirect(f"/recommendations/clusters/{found.id}", code=303)


@blueprint.post("/recommendations/clusters/<cluster_id>/close")
@requires(Permission.KEEP_RECOMMENDATIONS)
def close_cluster(cluster_id: str) -> Response:
    """Close it, or reopen it; what is in it stays."""
    with store().writing() as db:
        closes = request.form.get("do") != "reopen"
        found = clusters.close_cluster(db, cluster_id, closed=closes, by=actor(), at=now())
    return redirect(f"/recommendations/clusters/{found.id}", code=303)


@blueprint.post("/recommendations/clusters/<cluster_id>/take-out")
@requires(Permission.KEEP_RECOMMENDATIONS)
def take_out(cluster_id: str) -> Response:
    """Take recommendations out of it."""
    chosen, back = request.form.getlist("id"), redirect(f"/recommendations/clusters/{cluster_id}", code=303)
    if not chosen:
        flash(words(NothingChosen()))
        return back
    with store().writing() as db:
        act = clusters.put_members(db, cluster_id, chosen, are_members=False, by=actor(), at=now())
    flash(ngettext("%(num)s recommendation was taken out.", "%(num)s recommendations were taken out.", act.changed))
    return back


def _list(errors: dict[str, str]) -> str:
    with store().reading() as db:
        found = clustered.clusters(db, actor())
    return render(
        ClustersPage(
            open_ones=tuple(each for each in found if not each.closed),
            closed_ones=tuple(each for each in found if each.closed),
            typed={name: request.form.get(name, "") for name in ("name", "about")},
            errors=errors,
            may_keep=may(actor(), Permission.KEEP_RECOMMENDATIONS),
        )
    )


def _page(cluster_id: str, errors: dict[str, str], *, editing: bool) -> str:
    with store().reading() as db:
        found = clustered.cluster(db, actor(), cluster_id)
        told = clustered.breakdown(db, actor(), found.id)
        members = _members(db, found.id)
    page = min(page_of(request.args), max(1, -(-len(members) // PAGE_LENGTH)))  # past the end, the last there is
    first = (page - 1) * PAGE_LENGTH
    shown = members[first : first + PAGE_LENGTH]
    said = request.form if errors else {"name": found.name, "about": found.about}
    return render(
        ClusterPage(
            cluster=found,
            bar=stretches(told.statuses, cluster=found.id),
            bar_width=WIDTH,
            ministries=tuple(_answering(found.id, *each) for each in told.ministries),
            members=shown,
            answered=sum(1 for each in members if each.said),
            files=_files(found.id),
            first=first + 1,
            last=first + len(shown),
            total=len(members),
            previous=f"?page={page - 1}" if page > 1 else "",
            next=f"?page={page + 1}" if first + PAGE_LENGTH < len(members) else "",
            typed={name: said.get(name, "") for name in ("name", "about")},
            errors=errors,
            editing=editing,
            may_keep=may(actor(), Permission.KEEP_RECOMMENDATIONS),
        )
    )


def _files(cluster_id: str) -> tuple[tuple[str, str], ...]:
    """What can be taken away of it, as (address, name)."""
    of_it = f"?cluster={cluster_id}"
    return (
        (f"/recommendations.docx{of_it}&by=priority", _("Word, by priority")),
        (f"/recommendations.docx{of_it}&by=ministry", _("Word, by ministry")),
        (f"/recommendations.xlsx{of_it}", _("Excel")),
        (f"/recommendations.csv{of_it}", _("CSV")),
    )


def _members(db: Database, cluster_id: str) -> tuple[Member, ...]:
    """High priority first, then medium, low, and those of which none was said; latest documents first in each."""
    units = queries.wanted_ones(db, actor(), Wanted(cluster=cluster_id)).recommendations
    held = kept.kept_of(db, (each.lead for each in units))
    ranked = sorted(units, key=lambda each: _rank(held.get(each.lead, kept.NOTHING)))
    said = said_in_library(db, actor(), (each.lead for each in units))
    return tuple(_member(each, held.get(each.lead, kept.NOTHING), len(said.get(each.lead, ()))) for each in ranked)


def _rank(held: Kept) -> int:
    priority = held.fact(Fact.PRIORITY)
    return _FIRST[Priority(priority)] if priority else len(_FIRST)


def _member(unit: Recommendation, held: Kept, said: int) -> Member:
    status = held.fact(Fact.STATUS)
    return Member(
        unit=unit,
        priority=priority_words(held.fact(Fact.PRIORITY)),
        status=status_words(status),
        shape=status_shape(status),
        responsible=held.ministries(Role.RESPONSIBLE),
        due=held.fact(Fact.DUE),
        said=said,
    )


def _answering(cluster_id: str, ministry: str, name: str, count: int) -> Answering:
    address = f"/recommendations?cluster={cluster_id}&ministry={ministry or 'none'}"
    return Answering(name or _("no ministry yet"), count, address)
