"""Erasing the words of what was sent: at the signed request of the institution itself, or on the order of an authority.

The State side can never start it. What is emptied is the words, and the files they came in; who said something when,
where it stands, how it was answered, and the digests that the ledger lists, stay, with the reason and the letter.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from workbench.comments import chain, ledger, queries, telling
from workbench.comments.before_the_head import address_of
from workbench.comments.erased import EMPTIED, FILES, Ground, Part
from workbench.comments.operations.receiving.files import file_row
from workbench.comments.operations.sending import require_voice
from workbench.comments.queries.erasures import erased_parts
from workbench.comments.receipts import signing
from workbench.comments.records import Invitation
from workbench.comments.refusals import (
    AlreadyErased,
    AuthorityMissing,
    LetterForErasingMissing,
    NoSuchComment,
    NoSuchRound,
    NothingToErase,
    NotTheOfficialVoice,
    ReasonForErasing,
)
from workbench.matters.operations.forgetting import forget_texts
from workbench.people import Actor, Role
from workbench.people.access import DoorClosed
from workbench.store import Database, new_id, timestamp


@dataclass(frozen=True)
class Asked:
    """What is asked. comments: ids or labels · letter: the signed request or the order, its name and its bytes, which
    the caller has kept already · all_files: also every file of the round that came from the institution or went to it,
    where without it a file goes once every comment that was read from it is erased."""

    comments: Sequence[str]
    reason: str
    letter: tuple[str, bytes]
    all_files: bool = False
    authority: str = ""


def erase_at_request(db: Database, *, round_id: str, asked: Asked, home: Path, by: Actor, at: datetime) -> str:
    """The official voice of the institution has words of its institution erased; gives the id of the erasure.

    No deputy and nobody at a keyboard may. `home` holds the key that signs it. Raises NoSuchRound,
    NotTheOfficialVoice, NoSuchComment, AlreadyErased, NothingToErase, ReasonForErasing, LetterForErasingMissing.
    """
    seat, invitation = queries.invited(db, by, round_id)
    require_voice(seat)
    if not by.official_voice or by.person_id is None:
        raise NotTheOfficialVoice(organisation=invitation.organisation)
    return _erase(db, invitation, asked, Ground.REQUEST, home=home, by=by, at=at)


def erase_by_order(
    db: Database, *, round_id: str, organisation_id: str, asked: Asked, home: Path, by: Actor, at: datetime
) -> str:
    """The administrator carries out the order of a court or a data-protection authority; gives the id of the erasure.

    Whoever drafts, answers, or has any other part in the mechanism may not, nor anybody at a keyboard. Raises
    DoorClosed, NoSuchRound, AuthorityMissing, and as `erase_at_request`.
    """
    require_no_other_part(by)
    _check(asked)
    if not asked.authority.strip():
        raise AuthorityMissing
    invited = {each.organisation_id: each for each in queries.invitations(db, round_id)}
    if organisation_id not in invited:
        raise NoSuchRound
    return _erase(db, invited[organisation_id], asked, Ground.ORDER, home=home, by=by, at=at)


def has_no_other_part(by: Actor) -> bool:
    """Whether this is an administrator who has no other part in the mechanism, signed in."""
    return by.roles == {Role.ADMINISTRATOR} and not by.groups and by.person_id is not None


def require_no_other_part(by: Actor) -> None:
    """Refuse everybody else. Raises DoorClosed."""
    if not has_no_other_part(by):
        raise DoorClosed


def _erase(
    db: Database, invitation: Invitation, asked: Asked, ground: Ground, *, home: Path, by: Actor, at: datetime
) -> str:
    _check(asked)
    labels = _labels(db, invitation, asked.comments)
    ids = tuple(labels)
    parts = _parts(db, invitation, ids, all_files=asked.all_files)
    erasure = _erasure(invitation, asked, ground, tuple(labels.values()), home=home, by=by, at=at)
    written: list[ledger.NewRow] = [("erasure", erasure)]
    of = {"round_id": invitation.round_id, "erasure_id": erasure["id"]}
    written += [("erased_part", {**of, "part_table": table, "part_id": part}) for table, part in parts]
    facts = {"comments": len(ids), "ground": ground.value, "parts": [list(part) for part in parts]}
    ledger.append(db, round_id=invitation.round_id, kind="erased", by=by, at=at, written=written, facts=facts)
    _empty(db, parts)
    _forget_copies(db, invitation.round_id, ids)
    did = f"had the words of {len(ids)} comments of {invitation.organisation} erased"
    ledger.note(db, invitation.round_id, did, verb="erased", by=by, at=at)
    telling.tell_erased(db, invitation, by=by, at=at)
    return str(erasure["id"])


def _check(asked: Asked) -> None:
    if not asked.reason.strip():
        raise ReasonForErasing
    if not asked.letter[1]:
        raise LetterForErasingMissing
    if not any(each.strip() for each in asked.comments):
        raise NothingToErase


def _labels(db: Database, invitation: Invitation, asked: Sequence[str]) -> dict[str, str]:
    """The labels of these comments of that institution, by id."""
    own = {"round": invitation.round_id, "organisation": invitation.organisation_id}
    sql = "select id, label from comment where round_id = :round and organisation_id = :organisation order by label"
    there = {row["id"]: row["label"] for row in db.query(sql, own)}
    named = {name: key for key, label in there.items() for name in (key, label)}
    for one in asked:
        if one.strip() not in named:
            raise NoSuchComment(comment=one, round=invitation.round_id)
    ids = {named[one.strip()] for one in asked}
    done = erased_parts(db, invitation.round_id) & {("comment", key) for key in ids}
    if done:
        raise AlreadyErased(labels=", ".join(sorted(there[key] for _, key in done)))
    return {key: label for key, label in there.items() if key in ids}


def _parts(db: Database, invitation: Invitation, ids: Sequence[str], *, all_files: bool) -> tuple[Part, ...]:
    """Every row that holds words of these comments, and the files, as far as they are not erased already."""
    own = {
        "round": invitation.round_id,
        "organisation": invitation.organisation_id,
        "ids": json.dumps(list(ids)),
        "all": all_files,
    }
    found = [("comment", key) for key in ids]
    for table in sorted(EMPTIED.keys() - {"comment"}):
        mine = "and organisation_id = :organisation" if table == "reply" else ""  # the State's own words are its own
        sql = (  # the table is one of ours
            f"select id from {table} where round_id = :round {mine} "
            "and comment_id in (select value from json_each(:ids))"
        )
        found += [(table, row["id"]) for row in db.query(sql, own)]
    found += [(FILES, row["id"]) for row in db.query(_FILES, own)]
    erased = erased_parts(db, invitation.round_id)
    return tuple(part for part in found if part not in erased)


# The institution's files: all of them, or those that were read and whose every comment is erased now.
_FILES: Final = """
    select f.id from round_file f where f.round_id = :round and f.organisation_id = :organisation
    and (:all or (f.parsed and f.direction = 'in'
        and exists (select 1 from comment c where c.file_id = f.id)
        and not exists (select 1 from draft_comment d where d.file_id = f.id)
        and not exists (
            select 1 from comment c where c.file_id = f.id and c.id not in (select value from json_each(:ids))
            and not exists (select 1 from erased_part e where e.part_table = 'comment' and e.part_id = c.id))))
"""


def _erasure(
    invitation: Invitation,
    asked: Asked,
    ground: Ground,
    labels: Sequence[str],
    *,
    home: Path,
    by: Actor,
    at: datetime,
) -> dict[str, Any]:
    """The row of the erasure, with the signature of the mechanism over what it says."""
    who = ledger.speaker(by)
    letter = file_row(asked.letter[1], asked.letter[0], by=by, at=at)
    said = {
        "round_id": invitation.round_id,
        "organisation_id": invitation.organisation_id,
        "ground": ground.value,
        "authority": asked.authority.strip() if ground is Ground.ORDER else "",
        "reason": asked.reason.strip(),
        "labels": chain.canonical(list(labels)),
        "file_sha256": letter["sha256"],
        "file_name": letter["name"],
        "file_size": letter["size"],
        "by_name": who.name,
        "by_id": who.person_id,
        "at": timestamp(at),
    }
    signature = signing.sign(home, chain.canonical(said).encode())
    return {"id": new_id(), **said, "signature": signature.hex()}


def _empty(db: Database, parts: Sequence[Part]) -> None:
    """Empty the words of these rows: the triggers let it through once the ledger lists them, and nothing else."""
    for table, key in parts:
        if words := EMPTIED.get(table):
            names = ", ".join(f"{column} = :{column}" for column in words)  # table and columns are ours
            db.execute(f"update {table} set {names} where id = :id", {**words, "id": key})


def _forget_copies(db: Database, round_id: str, ids: Sequence[str]) -> None:
    """What else holds the words: how they were written into Word files, corrections of them in preparation, and the
    matters for decision that they stand in."""
    chosen = {"ids": json.dumps(list(ids))}
    db.execute("delete from written_comment where comment_id in (select value from json_each(:ids))", chosen)
    db.execute("delete from draft_comment where replaces in (select value from json_each(:ids))", chosen)
    forget_texts(db, (address_of(round_id, each) for each in ids))
