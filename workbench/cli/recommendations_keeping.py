"""`recommendations assign`, `tag`, `untag`, `status`, `priority`, `due`, `note`, `position`, `undo`, `hand-on`.

Each takes several recommendations, by id or by citation; one that is not there is said and the others are done.
"""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import Any, TypeVar

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.recommendations_values import recommendation_json
from workbench.errors import WorkbenchError
from workbench.people.access import Permission, require
from workbench.recommendations import queries
from workbench.recommendations.ledger import keeping
from workbench.recommendations.ledger.acts import Act
from workbench.recommendations.ledger.handing import hand_on
from workbench.recommendations.ledger.reporting import NotOfYourMinistry, refuse_others, report_status
from workbench.recommendations.ledger.undoing import undo
from workbench.recommendations.records import Facet, Fact, Priority, Role, Status, UprPosition
from workbench.store import Database

_Command = TypeVar("_Command", bound=Callable[..., Any])
_TAGS = (Facet.THEME, Facet.PERSON, Facet.SDG)
_NOTHING = "none"  # takes back what was said


def chosen_ones(command: _Command) -> _Command:
    """Give a command the recommendations it is about, as `keys`."""
    metavar = "ID-OR-CITATION …"
    return click.argument("keys", metavar=metavar, nargs=-1, required=True)(command)


def chosen(desk: Desk, db: Database, keys: Iterable[str]) -> tuple[str, ...]:
    """The ids that are meant; a citation of a paragraph means all that it recommends. What is not there is said."""
    found: list[str] = []
    for key in dict.fromkeys(keys):
        try:
            found += (each.id for each in queries.meant(db, desk.actor, key))
        except WorkbenchError as refusal:
            desk.refused(f"{key}: {refusal}")
    return tuple(dict.fromkeys(found))


def done(desk: Desk, acts: Sequence[Act]) -> None:
    """Say what was changed, and by what it is undone."""
    changed = [each for each in acts if each.changed]
    desk.emit(
        {"changed": sum(each.changed for each in changed), "acts": [each.id for each in changed]},
        text=lambda: (
            "\n".join(
                f"{each.changed} changed. To take it back: workbench recommendations undo {each.id}" for each in changed
            )
            or "Nothing was changed."
        ),
    )


@click.command("assign")
@chosen_ones
@click.option("--ministry", "ministries", multiple=True, required=True, help="Name, short name or id; several times.")
@click.option(
    "--role", type=click.Choice([each.value for each in Role]), default=Role.RESPONSIBLE.value, show_default=True
)
@click.option("--remove", is_flag=True, help="They do not answer for these: no table and no suggestion says so again.")
@pass_desk
def assign_command(desk: Desk, keys: tuple[str, ...], ministries: tuple[str, ...], role: str, remove: bool) -> None:
    """Say which ministries answer for these recommendations, or support those that do."""
    _tag(desk, keys, Facet.MINISTRY, ministries, role=Role(role), remove=remove)


def _sorted_by(name: str, remove: bool, help_: str) -> click.Command:
    @click.command(name, help=help_)
    @chosen_ones
    @click.option("--theme", "themes", multiple=True, help="A label of the index, or your own.")
    @click.option("--person", "persons", multiple=True, help="A group of persons.")
    @click.option("--sdg", "sdgs", multiple=True, metavar="NUMBER", help="A goal or a target: 5, 16.2.")
    @pass_desk
    def command(desk: Desk, keys: tuple[str, ...], **values: tuple[str, ...]) -> None:
        given = [(facet, each) for facet in _TAGS for each in values[f"{facet.value}s"]]
        if not given:
            raise click.UsageError("Say by what: --theme, --person or --sdg.")
        with desk.store.writing() as db:
            ids = _keepable(desk, db, keys)
            acts = [
                act for facet, value in given if ids for act in _one_tag(desk, db, ids, facet, value, remove=remove)
            ]
        done(desk, acts)

    return command


tag_command = _sorted_by("tag", False, "Sort recommendations by themes, groups of persons, goals and targets.")
untag_command = _sorted_by(
    "untag", True, "Say that themes, persons or goals do not apply: no table and no suggestion brings them back."
)


def _tag(desk: Desk, keys: Iterable[str], facet: Facet, values: Iterable[str], *, role: Role, remove: bool) -> None:
    with desk.store.writing() as db:
        ids = _keepable(desk, db, keys)
        acts = [
            act for value in values if ids for act in _one_tag(desk, db, ids, facet, value, role=role, remove=remove)
        ]
    done(desk, acts)


def _keepable(desk: Desk, db: Database, keys: Iterable[str]) -> tuple[str, ...]:
    require(desk.actor, Permission.KEEP_RECOMMENDATIONS)
    return chosen(desk, db, keys)


def _one_tag(
    desk: Desk,
    db: Database,
    ids: Sequence[str],
    facet: Facet,
    value: str,
    *,
    role: Role = Role.RESPONSIBLE,
    remove: bool,
) -> Sequence[Act]:
    """One act; none where the value is refused, which is said."""
    by, at = desk.actor, desk.now()
    try:
        if remove:
            return (keeping.take_tag(db, ids, facet, value, by=by, at=at),)
        return (keeping.put_tag(db, ids, facet, value, role=role, by=by, at=at),)
    except WorkbenchError as refusal:
        desk.refused(str(refusal))
        return ()


@click.command("status")
@chosen_ones
@click.option("--is", "status", type=click.Choice([*(each.value for each in Status), _NOTHING]), required=True)
@click.option("--evidence", default="", help="What shows it, in words.")
@click.option(
    "--source", "citation", default="", metavar="CITATION", help="The paragraph of the library that shows it."
)
@pass_desk
def status_command(desk: Desk, keys: tuple[str, ...], status: str, evidence: str, citation: str) -> None:
    """Say how far these are. A focal point does so for those of its own ministry."""
    status = "" if status == _NOTHING else status
    with desk.store.writing() as db:
        require(desk.actor, Permission.REPORT_STATUS)
        ids = [each for each in chosen(desk, db, keys) if _is_own(desk, db, each)]
        told = {"evidence": evidence, "citation": citation}
        acts = [report_status(db, ids, status, **told, by=desk.actor, at=desk.now())] if ids else []
    done(desk, acts)


def _is_own(desk: Desk, db: Database, recommendation_id: str) -> bool:
    """Whether the actor may say how far it is; where not, that is said."""
    unit = queries.recommendation(db, desk.actor, recommendation_id)
    try:
        refuse_others(db, desk.actor, [unit.lead])
    except NotOfYourMinistry as refusal:
        desk.refused(f"{unit.citation}: {refusal}")
        return False
    return True


def _said_of(
    what: Fact, help_: str, *, choices: type[StrEnum] | None = None, metavar: str | None = None
) -> click.Command:
    kind = click.Choice([*(each.value for each in choices), _NOTHING]) if choices else click.STRING

    @click.command(what.value, help=f"{help_} “{_NOTHING}” takes it back.")
    @chosen_ones
    @click.option("--is", "value", type=kind, required=True, metavar=metavar)
    @pass_desk
    def command(desk: Desk, keys: tuple[str, ...], value: str) -> None:
        said = "" if value == _NOTHING else value
        with desk.store.writing() as db:
            ids = _keepable(desk, db, keys)
            acts = [keeping.put_fact(db, ids, what, said, by=desk.actor, at=desk.now())] if ids else []
        done(desk, acts)

    return command


@click.command("undo")
@click.argument("acts", metavar="ACT …", nargs=-1, required=True)
@pass_desk
def undo_command(desk: Desk, acts: tuple[str, ...]) -> None:
    """Take back what was done at once, for all that it was done to; what was said since stays."""
    undone = []
    with desk.store.writing() as db:
        require(desk.actor, Permission.REPORT_STATUS)
        for each in acts:
            try:
                undone.append(undo(db, each, by=desk.actor, at=desk.now()))
            except WorkbenchError as refusal:
                desk.refused(f"{each}: {refusal}")
    done(desk, undone)


@click.command("hand-on")
@click.argument("recommendation_id", metavar="ID")
@click.argument("heir", metavar="ID-OR-CITATION")
@pass_desk
def hand_on_command(desk: Desk, recommendation_id: str, heir: str) -> None:
    """Keep of another what is kept of one that is no longer read (list --marked left_behind)."""
    with desk.store.writing() as db:
        found = hand_on(db, recommendation_id, heir, by=desk.actor, at=desk.now())
    desk.emit(recommendation_json(found), text=lambda: f"Kept of {found.citation} from now on.")


KEEPING = (
    assign_command,
    tag_command,
    untag_command,
    status_command,
    _said_of(Fact.PRIORITY, "Say how soon these are taken up.", choices=Priority),
    _said_of(Fact.DUE, "Say by when these are to be done.", metavar="DATE"),
    _said_of(Fact.NOTE, "Write a note on these.", metavar="TEXT"),
    _said_of(Fact.POSITION, "Say what the State said of these in a review.", choices=UprPosition),
    undo_command,
    hand_on_command,
)
