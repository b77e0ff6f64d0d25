"""`recommendations cluster`: what is taken up together."""

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.recommendations_keeping import chosen, chosen_ones, done
from workbench.cli.recommendations_values import cluster_json
from workbench.people.access import Permission, require
from workbench.recommendations.clustering import clustered, clusters
from workbench.recommendations.records import Cluster

cluster_command = click.Group("cluster", help="Recommendations of any body that are taken up together.")
_NAME = click.argument("name", metavar="NAME-OR-ID")


def _say(desk: Desk, found: Cluster) -> None:
    desk.emit(cluster_json(found), text=lambda: f"{found.name}: {found.members} recommendations")


@cluster_command.command("list")
@pass_desk
def list_clusters(desk: Desk) -> None:
    """All clusters, the open ones first."""
    with desk.store.reading() as db:
        found = clustered.clusters(db, desk.actor)
    desk.emit(
        [cluster_json(each) for each in found],
        text=lambda: (
            "\n".join(f"{each.name}  {each.members}{'  closed' if each.closed else ''}" for each in found)
            or "There are none."
        ),
    )


@cluster_command.command("show")
@_NAME
@pass_desk
def show_cluster(desk: Desk, name: str) -> None:
    """A cluster, with how many of its members are how far, and whose they are."""
    with desk.store.reading() as db:
        found = clustered.cluster(db, desk.actor, name)
        numbers = clustered.breakdown(db, desk.actor, found.id)
    desk.emit(cluster_json(found, numbers))


@cluster_command.command("create")
@click.argument("name")
@click.option("--about", default="", help="What it is about.")
@pass_desk
def create_cluster(desk: Desk, name: str, about: str) -> None:
    """Begin a cluster."""
    with desk.store.writing() as db:
        found = clusters.create_cluster(db, name, about=about, by=desk.actor, at=desk.now())
    _say(desk, found)


@cluster_command.command("describe")
@_NAME
@click.option("--name", "new_name", help="What it is called from now on.")
@click.option("--about", help="What it is about.")
@pass_desk
def describe_cluster(desk: Desk, name: str, new_name: str | None, about: str | None) -> None:
    """Call a cluster otherwise, or say what it is about; what is not given stays."""
    with desk.store.writing() as db:
        require(desk.actor, Permission.KEEP_RECOMMENDATIONS)
        known = clustered.cluster(db, desk.actor, name)
        called, told = known.name if new_name is None else new_name, known.about if about is None else about
        found = clusters.describe_cluster(db, known.id, name=called, about=told, by=desk.actor, at=desk.now())
    _say(desk, found)


def _closing(verb: str, closed: bool, help_: str) -> click.Command:
    @click.command(verb, help=help_)
    @_NAME
    @pass_desk
    def command(desk: Desk, name: str) -> None:
        with desk.store.writing() as db:
            found = clusters.close_cluster(db, name, closed=closed, by=desk.actor, at=desk.now())
        _say(desk, found)

    return command


def _putting(verb: str, are_members: bool, help_: str) -> click.Command:
    @click.command(verb, help=help_)
    @_NAME
    @chosen_ones
    @pass_desk
    def command(desk: Desk, name: str, keys: tuple[str, ...]) -> None:
        with desk.store.writing() as db:
            require(desk.actor, Permission.KEEP_RECOMMENDATIONS)
            ids, by, at = chosen(desk, db, keys), desk.actor, desk.now()
            acts = [clusters.put_members(db, name, ids, are_members=are_members, by=by, at=at)] if ids else []
        done(desk, acts)

    return command


for _command in (
    _closing("close", True, "Close a cluster: it takes nothing more in; everything in it stays."),
    _closing("reopen", False, "Reopen a cluster."),
    _putting("add", True, "Put recommendations into a cluster."),
    _putting("remove", False, "Take recommendations out of a cluster."),
):
    cluster_command.add_command(_command)
