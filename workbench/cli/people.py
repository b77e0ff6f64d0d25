"""People, organisations and drafting groups from the command line."""

from dataclasses import asdict

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.people_values import moves_text, moves_value
from workbench.drafting.sharing import groups, handing_over
from workbench.people import OrganisationKind, Role, kinds, operations, queries
from workbench.people.access import Permission, require

person_command = click.Group("person", help="People who sign in.")
organisation_command = click.Group("organisation", help="Ministries, the NHRI and other bodies.")
group_command = click.Group("group", help="Drafting groups.")

ROLES = [role.value for role in Role if role is not Role.DRAFTER]


@person_command.command("add")
@click.argument("email")
@click.option("--name", required=True, help="As it stands beside what the person writes.")
@click.option("--organisation", help="Its name, short name or id.")
@click.option("--role", type=click.Choice(ROLES), help="A drafter is one by being in a drafting group.")
@click.option("--official-voice", is_flag=True, help="Sends comments for the institution.")
@click.option("--language", default="en", show_default=True, help="Of the interface.")
@pass_desk
def add_person(
    desk: Desk,
    email: str,
    name: str,
    organisation: str | None,
    role: str | None,
    official_voice: bool,
    language: str,
) -> None:
    """Add a person; the password is said once."""
    with desk.store.writing() as db:
        person_id, password = operations.add_person(
            db,
            email=email,
            name=name,
            organisation=organisation,
            role=Role(role) if role else None,
            official_voice=official_voice,
            language=language,
            by=desk.actor,
            at=desk.now(),
        )
    desk.emit(
        {"person": person_id, "email": email, "password": password},
        text=lambda: f"{name} can sign in as {email} with the password {password} (it is not shown again)",
    )


@person_command.command("list")
@pass_desk
def list_people(desk: Desk) -> None:
    """Everybody who can sign in."""
    require(desk.actor, Permission.MANAGE_PEOPLE)
    with desk.store.reading() as db:
        found = queries.people(db)
    desk.emit(
        [{key: value for key, value in asdict(one).items() if key != "session_version"} for one in found],
        text=lambda: "\n".join(f"{one.email}  {one.name}  {one.role or '-'}" for one in found) or "Nobody yet.",
    )


@person_command.command("password")
@click.argument("email")
@pass_desk
def new_password(desk: Desk, email: str) -> None:
    """Give a person a new password; it is said once and ends the sessions that are open."""
    with desk.store.writing() as db:
        password = operations.reset_password(
            db, person_id=queries.person_by_email(db, email).id, by=desk.actor, at=desk.now()
        )
    desk.emit({"email": email, "password": password}, text=lambda: f"The new password of {email} is {password}")


@person_command.command("hand-over")
@click.argument("email")
@click.option("--to", required=True, metavar="EMAIL", help="Who takes the desk over.")
@click.option("--item", "items", multiple=True, metavar="KEY=EMAIL", help="One thing of the preview to another person.")
@click.option("--preview", is_flag=True, help="Only say what would go where, and what cannot go.")
@pass_desk
def hand_over(desk: Desk, email: str, to: str, items: tuple[str, ...], preview: bool) -> None:
    """Hand over a person's whole desk: drafting groups, and what was asked. `person hand-back` takes it back."""
    with desk.store.reading() as db:
        person_id, heir = queries.person_by_email(db, email).id, queries.person_by_email(db, to).id
        apart = {
            key: queries.person_by_email(db, other).id for key, _, other in (each.partition("=") for each in items)
        }
        whose, planned = handing_over.preview(db, person_id=person_id, to=heir, apart=apart, by=desk.actor)
    value = {**moves_value(whose, planned), "hand_over": None}
    if not preview:
        with desk.store.writing() as db:
            value["hand_over"], _ = handing_over.hand_over(
                db, person_id=person_id, to=heir, apart=apart, by=desk.actor, at=desk.now()
            )
    desk.emit(value, text=lambda: moves_text(value))


@person_command.command("hand-back")
@click.argument("hand_over", metavar="HAND-OVER")
@pass_desk
def hand_back(desk: Desk, hand_over: str) -> None:
    """Give a desk back that was handed over; what was ended or handed on meanwhile stays where it is."""
    with desk.store.writing() as db:
        stayed = handing_over.hand_back(db, hand_over_id=hand_over, by=desk.actor, at=desk.now())
    desk.emit({"hand_over": hand_over, "stayed": stayed}, text=lambda: f"Handed back; {stayed} stayed.")


@organisation_command.command("add")
@click.argument("name")
@click.option(
    "--kind",
    required=True,
    type=click.Choice([kind.value for kind in OrganisationKind]),
    help="What it is: an nhri comments independently, a ministry contributes.",
)
@click.option("--short-name", default="", help="How it is called in lists: MoE.")
@click.option("--language", default="en", show_default=True, help="In which it is written to.")
@pass_desk
def add_organisation(desk: Desk, name: str, kind: str, short_name: str, language: str) -> None:
    """Add an organisation; an NHRI is independent."""
    with desk.store.writing() as db:
        organisation_id = operations.add_organisation(
            db,
            name=name,
            kind=OrganisationKind(kind),
            short_name=short_name,
            language=language,
            by=desk.actor,
            at=desk.now(),
        )
    desk.emit({"organisation": organisation_id, "name": name}, text=lambda: f"{name}: {organisation_id}")


@organisation_command.command("kind")
@click.argument("organisation")
@click.argument("kind", type=click.Choice([kind.value for kind in OrganisationKind if kind not in kinds.SETTLED]))
@pass_desk
def say_kind(desk: Desk, organisation: str, kind: str) -> None:
    """Say that an organisation is of another kind than it was added as."""
    with desk.store.writing() as db:
        found = queries.organisation(db, organisation)
        kinds.say_kind(db, found.id, OrganisationKind(kind), by=desk.actor, at=desk.now())
    desk.emit({"organisation": found.id, "name": found.name, "kind": kind}, text=lambda: f"{found.name}: {kind}")


@organisation_command.command("list")
@pass_desk
def list_organisations(desk: Desk) -> None:
    """All organisations."""
    with desk.store.reading() as db:
        found = queries.organisations(db)
    desk.emit(
        [asdict(one) for one in found],
        text=lambda: "\n".join(f"{one.name}  {one.kind}" for one in found) or "None yet.",
    )


@group_command.command("add")
@click.argument("name")
@click.option("--treaty", default="", help="The treaty whose reports it drafts: ICERD, or its body: CERD.")
@click.option("--rights", default="", help="A group of rights, in words: it works in the reports it is let into.")
@click.option("--report", default="", help="One report, by its id or title: it works in that one alone.")
@pass_desk
def add_group(desk: Desk, name: str, treaty: str, rights: str, report: str) -> None:
    """Add a drafting group: for a treaty, for a group of rights, for one report, or for none of these."""
    matter = {"treaty": treaty, "rights": rights, "report": report}
    with desk.store.writing() as db:
        group_id = groups.add_group(db, name=name, **matter, by=desk.actor, at=desk.now())
    desk.emit({"group": group_id, "name": name}, text=lambda: f"{name}: {group_id}")


@group_command.command("member")
@click.argument("group")
@click.argument("email")
@click.option("--lead", is_flag=True, help="Leads the group.")
@click.option("--remove", is_flag=True, help="Take the person out instead.")
@pass_desk
def change_member(desk: Desk, group: str, email: str, lead: bool, remove: bool) -> None:
    """Put a person into a drafting group, or take one out."""
    with desk.store.writing() as db:
        group_id, person_id = queries.group(db, group).id, queries.person_by_email(db, email).id
        if remove:
            operations.remove_member(db, group_id=group_id, person_id=person_id, by=desk.actor, at=desk.now())
        else:
            operations.add_member(db, group_id=group_id, person_id=person_id, lead=lead, by=desk.actor, at=desk.now())
    desk.emit({"group": group_id, "person": person_id, "member": not remove}, text=lambda: f"{email}: done")


@group_command.command("list")
@pass_desk
def list_groups(desk: Desk) -> None:
    """All drafting groups and how many belong to each."""
    require(desk.actor, Permission.MANAGE_PEOPLE)
    with desk.store.reading() as db:
        found = queries.groups(db)
    desk.emit(
        [asdict(one) for one in found],
        text=lambda: "\n".join(f"{one.name}  {len(one.member_ids)} people" for one in found) or "None yet.",
    )
