"""Verbs on people: add, change, group, sign in."""

import secrets
from datetime import datetime, timedelta

from workbench.errors import N_, Conflict, Invalid, NotAllowed
from workbench.people import passwords, queries
from workbench.people.access import Permission, require
from workbench.people.kinds import keep_kind
from workbench.people.records import Actor, OrganisationKind, Person, Role
from workbench.store import Database, journal, new_id, timestamp
from workbench.treaties.catalogue import code_of

THROTTLE_MINUTES = 15
TRIES_PER_ACCOUNT = 8
TRIES_PER_ADDRESS = 40  # a ministry may stand behind one address


class AlreadyThere(Conflict):
    message = N_("%(what)s is here already. Nothing was added.")


class NameMissing(Invalid):
    message = N_("It needs a name. Nothing was added.")


class NoSuchTreaty(Invalid):
    message = N_("“%(treaty)s” is not a treaty it knows (ICERD, CEDAW, CRC …). Nothing was added.")


class OneMatterForAGroup(Invalid):
    message = N_(
        "A drafting group is for a treaty, for a group of rights or for one report, not for two of these. Nothing was "
        "added: choose one, or add two groups."
    )


class BadEmail(Invalid):
    message = N_("%(email)s is not an e-mail address. Write it as name@office.example.")


class PasswordTooShort(Invalid):
    message = N_("The password has %(length)s characters. Use at least %(minimum)s; a short sentence is good.")


class OwnAffair(NotAllowed):
    message = N_(
        "The people of an independent institution are its own affair once its official voice has signed in. "
        "Ask the system administrator, who adds people at the institution's request."
    )


class IndependentBodyNeverDrafts(NotAllowed):
    message = N_("%(name)s belongs to an independent body, which comments and never drafts.")


class SignInRefused(NotAllowed):
    message = N_(
        "The address and the password do not belong together. Try again, or ask the secretariat for a new password."
    )


class TooManyTries(NotAllowed):
    message = N_("Too many tries. Wait %(minutes)s minutes, or ask the secretariat for a new password.")


def add_organisation(
    db: Database,
    *,
    name: str,
    kind: OrganisationKind,
    by: Actor,
    at: datetime,
    short_name: str = "",
    language: str = "en",
) -> str:
    """Add an organisation and give its id; an NHRI is independent. Raises NameMissing, AlreadyThere."""
    require(by, Permission.MANAGE_PEOPLE)
    if not name.strip():
        raise NameMissing
    if next(db.query("select 1 from organisation where lower(name) = lower(:name)", {"name": name}), None):
        raise AlreadyThere(what=name)
    organisation_id = new_id()
    db.table("organisation").insert(
        {
            "id": organisation_id,
            "name": name.strip(),
            "short_name": short_name.strip(),
            "kind": OrganisationKind.OTHER.value,
            "independent": int(kind is OrganisationKind.NHRI),
            "language": language,
        }
    )
    keep_kind(db, organisation_id, kind)
    _note(
        db,
        f"added the organisation {name.strip()}",
        verb="added",
        about=("organisation", organisation_id),
        by=by,
        at=at,
    )
    return organisation_id


def add_person(
    db: Database,
    *,
    email: str,
    name: str,
    by: Actor,
    at: datetime,
    organisation: str | None = None,
    role: Role | None = None,
    official_voice: bool = False,
    language: str = "en",
    password: str | None = None,
) -> tuple[str, str]:
    """Add a person; gives the id and the password, a new one unless one was given. Raises AlreadyThere, BadEmail."""
    require(by, Permission.MANAGE_PEOPLE)
    local, _, domain = email.strip().partition("@")
    if not local or "." not in domain or any(character.isspace() for character in email.strip()):
        raise BadEmail(email=email)
    if next(db.query("select 1 from person where email = :email", {"email": email.strip()}), None):
        raise AlreadyThere(what=email)
    belongs_to = queries.organisation(db, organisation).id if organisation else None
    _require_management(db, by, belongs_to)
    chosen = password or new_password()
    _check_length(chosen)
    person_id = new_id()
    db.table("person").insert(
        {
            "id": person_id,
            "email": email.strip(),
            "name": name.strip() or local,
            "organisation_id": belongs_to,
            "role": role.value if role and role is not Role.DRAFTER else "",
            "official_voice": int(official_voice),
            "language": language,
            "password_hash": passwords.hashed(chosen),
            "own_password": int(password is not None),
        }
    )
    _note(db, f"added {name.strip() or local}", verb="added", about=("person", person_id), by=by, at=at)
    return person_id, chosen


def new_password() -> str:
    """Four groups of letters and digits that are not mistaken for one another."""
    alphabet = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(alphabet) for _ in range(4)) for _ in range(4))


def reset_password(db: Database, *, person_id: str, by: Actor, at: datetime) -> str:
    """Give a person a new password, said once, to be changed at the next sign-in; ends the sessions that are open.

    Raises OwnAffair for the people of an independent body that has begun to work here.
    """
    require(by, Permission.MANAGE_PEOPLE)
    who = queries.person(db, person_id)
    _require_management(db, by, who.organisation_id)
    chosen = new_password()
    _set_password(db, who, chosen, own=False)
    _note(db, f"gave {who.name} a new password", verb="reset the password of", about=("person", who.id), by=by, at=at)
    return chosen


def change_password(db: Database, *, old: str, new: str, by: Actor, at: datetime) -> None:
    """Change one's own password. Raises SignInRefused, PasswordTooShort."""
    if by.person_id is None:
        raise NotAllowed
    who = queries.person(db, by.person_id)
    if not passwords.is_right(old, _password_hash(db, who.email)):
        raise SignInRefused
    _check_length(new)
    _set_password(db, who, new, own=True)
    _note(db, "changed the password", verb="changed the password of", about=("person", who.id), by=by, at=at)


def set_active(db: Database, *, person_id: str, active: bool, by: Actor, at: datetime) -> None:
    """Somebody leaves (or returns): sign-in ends, all that was written stays under the name."""
    require(by, Permission.MANAGE_PEOPLE)
    who = queries.person(db, person_id)
    if active:
        _require_management(db, by, who.organisation_id)
    db.execute(
        "update person set active = :active, session_version = session_version + 1 where id = :id",
        {"active": int(active), "id": who.id},
    )
    verb = "let in again" if active else "ended the access of"
    _note(db, f"{verb} {who.name}", verb=verb, about=("person", who.id), by=by, at=at)


def set_language(db: Database, *, language: str, by: Actor) -> None:
    """The language the interface speaks to this person: one's own preference, and no matter for the journal."""
    db.execute("update person set language = :language where id = :id", {"language": language, "id": by.person_id})


def add_group(db: Database, *, name: str, by: Actor, at: datetime, treaty: str = "", rights: str = "") -> str:
    """Add a drafting group and give its id: for a treaty, for a group of rights in words, or for neither.

    Raises NameMissing, OneMatterForAGroup, NoSuchTreaty, AlreadyThere.
    """
    require(by, Permission.MANAGE_PEOPLE)
    if not name.strip():
        raise NameMissing
    if treaty.strip() and rights.strip():
        raise OneMatterForAGroup
    code = code_of(treaty) if treaty.strip() else ""
    if code is None:
        raise NoSuchTreaty(treaty=treaty)
    if next(db.query("select 1 from drafting_group where lower(name) = lower(:name)", {"name": name}), None):
        raise AlreadyThere(what=name)
    group_id = new_id()
    db.table("drafting_group").insert({"id": group_id, "name": name.strip(), "treaty": code, "rights": rights.strip()})
    _note(db, f"added the drafting group {name.strip()}", verb="added", about=("group", group_id), by=by, at=at)
    return group_id


def add_member(db: Database, *, group_id: str, person_id: str, by: Actor, at: datetime, lead: bool = False) -> None:
    """Put a person into a drafting group. An independent body's people cannot draft. Raises NotAllowed."""
    require(by, Permission.MANAGE_PEOPLE)
    who = queries.person(db, person_id)
    if who.organisation_id and queries.organisation(db, who.organisation_id).independent:
        raise IndependentBodyNeverDrafts(name=who.name)
    db.execute(
        "insert into group_member (group_id, person_id, lead) values (:group_id, :person_id, :lead) "
        "on conflict (group_id, person_id) do update set lead = excluded.lead",
        {"group_id": group_id, "person_id": person_id, "lead": int(lead)},
    )
    _note(
        db,
        f"added {who.name} to the drafting group",
        verb="added to the group",
        about=("group", group_id),
        by=by,
        at=at,
    )


def remove_member(db: Database, *, group_id: str, person_id: str, by: Actor, at: datetime) -> None:
    """Take a person out of a drafting group; what was written stays."""
    require(by, Permission.MANAGE_PEOPLE)
    who = queries.person(db, person_id)
    db.execute(
        "delete from group_member where group_id = :group_id and person_id = :person_id",
        {"group_id": group_id, "person_id": person_id},
    )
    _note(
        db,
        f"took {who.name} out of the drafting group",
        verb="took out of the group",
        about=("group", group_id),
        by=by,
        at=at,
    )


def sign_in(db: Database, *, email: str, password: str, at: datetime, address: str) -> Person | None:
    """The person, or None when address and password do not belong together; either way the try is counted.

    Raises TooManyTries, counted by account and by network address over the last 15 minutes. None instead of an
    exception, so that the count is committed.
    """
    since = timestamp(at - timedelta(minutes=THROTTLE_MINUTES))
    failed = "select count(*) from sign_in_attempt where succeeded = 0 and at > :since and "
    by_account = db.execute(failed + "email = :key", {"since": since, "key": email.strip().lower()}).fetchone()[0]
    by_address = db.execute(failed + "address = :key", {"since": since, "key": address}).fetchone()[0]
    if by_account >= TRIES_PER_ACCOUNT or by_address >= TRIES_PER_ADDRESS:
        raise TooManyTries(minutes=THROTTLE_MINUTES)
    right = passwords.is_right(password, _password_hash(db, email))
    who = queries.person_by_email(db, email) if right else None
    if who and not who.active:
        who = None
    if who:
        db.execute(
            "update person set signed_in_at = coalesce(signed_in_at, :at) where id = :id",
            {"at": timestamp(at), "id": who.id},
        )
    db.execute("delete from sign_in_attempt where at <= :since", {"since": since})
    db.execute(
        "insert into sign_in_attempt (at, email, address, succeeded) values (:at, :email, :address, :succeeded)",
        {
            "at": timestamp(at),
            "email": email.strip().lower(),
            "address": address,
            "succeeded": int(who is not None),
        },
    )
    return who


def _password_hash(db: Database, email: str) -> str:
    row = db.execute("select password_hash from person where email = :email", {"email": email.strip()}).fetchone()
    return str(row[0]) if row else ""


def _set_password(db: Database, who: Person, password: str, *, own: bool) -> None:
    db.execute(
        "update person set password_hash = :hash, own_password = :own, session_version = session_version + 1 "
        "where id = :id",
        {"hash": passwords.hashed(password), "own": int(own), "id": who.id},
    )


def _require_management(db: Database, by: Actor, organisation_id: str | None) -> None:
    """Raises OwnAffair where the people of an independent body are the body's own affair.

    The secretariat sets an institution up. From the first sign-in of its official voice on, whoever could add a
    reviewer or set a password could read what the institution has not sent; that is left to whoever runs the server
    anyway, the administrator, and the institution sees it on its account page.
    """
    if organisation_id is None or Role.ADMINISTRATOR in by.roles:
        return
    if not queries.organisation(db, organisation_id).independent:
        return
    voices = [each for each in queries.people_of(db, organisation_id) if each.official_voice]
    if any(each.signed_in_at for each in voices):
        raise OwnAffair


def _note(db: Database, did: str, *, verb: str, about: tuple[str, str], by: Actor, at: datetime) -> None:
    """The journal's line: who did what; `about` is the kind and the id of what it was done to."""
    kind, object_id = about
    journal.record(db, by=by, at=at, verb=verb, object_kind=kind, object_id=object_id, summary=f"{by.name} {did}")


def _check_length(password: str) -> None:
    if len(password) < passwords.MINIMUM_LENGTH:
        raise PasswordTooShort(length=len(password), minimum=passwords.MINIMUM_LENGTH)
