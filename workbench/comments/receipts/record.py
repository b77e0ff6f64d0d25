"""What an institution said in a round and what became of it, as one value that is signed: a receipt, or all of it.

A receipt holds what came into the record by one act (sent, handed in, confirmed); the record holds everything that is
the institution's own: its comments in every wording, its files, its positions, the answers released to it. Nothing of
anybody else, and nothing that the institution could not read on its own pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from workbench.comments import arrivals, queries
from workbench.comments.arrivals import Arrival
from workbench.comments.erased import Erasure
from workbench.comments.frozen import FrozenText
from workbench.comments.queries import Sending
from workbench.comments.receipts.acts import Act, acts, histories
from workbench.comments.receipts.cleared import clearance_values
from workbench.comments.receipts.proofs import proofs
from workbench.comments.receipts.seat import seat_values
from workbench.comments.records import Comment, Disposition, RoundFile
from workbench.comments.refusals import NoSuchReceipt, NoSuchRound
from workbench.comments.seats.positions import position_value
from workbench.drafting import queries as drafting
from workbench.people import Actor
from workbench.store import Database, timestamp

FORMAT: Final = "workbench-record-1"


@dataclass(frozen=True)
class Record:
    """values: what is signed, ready for JSON · files: those of the institution, to be laid beside it."""

    values: dict[str, Any]
    files: tuple[RoundFile, ...]
    name: str


def receipt(db: Database, actor: Actor, *, round_id: str, sending: str, mechanism: str, at: datetime) -> Record:
    """What came into the record of the actor's institution by one act, which its seal names: its own sending, or what
    was handed in or typed for it, or confirmed by it. Raises NoSuchRound, NoSuchReceipt."""
    seat, invitation = queries.invited(db, actor, round_id)
    for found in queries.sendings(db, round_id, invitation.organisation_id):
        if found.seal == sending:
            ids = _sent_by(db, round_id, found.seal)
            held = _Held(db, actor, seat.round.id, invitation.organisation_id, mechanism, at)
            kept = [each for each in held.comments if each.id in ids]
            letters = _letters_by(db, actor, round_id, found.seal)
            name = f"receipt-{found.at:%Y-%m-%d}-{sending[:8]}"
            return Record(held.values("receipt", [found], kept, letters), letters, name)
    for act in acts(db, round_id, invitation.organisation_id):
        if act.seal == sending:
            held = _Held(db, actor, seat.round.id, invitation.organisation_id, mechanism, at)
            return held.receipt_of(act, _sent_by(db, round_id, act.seal), queries.files(db, actor, round_id))
    raise NoSuchReceipt


def record(db: Database, actor: Actor, *, round_id: str, organisation_id: str, mechanism: str, at: datetime) -> Record:
    """All of an institution's in a round, for itself, and for those who manage the round. Raises NoSuchRound."""
    seat = queries.seat(db, actor, round_id)
    held = _Held(db, actor, seat.round.id, organisation_id, mechanism, at)
    files = tuple(f for f in queries.files(db, actor, round_id) if f.organisation_id == organisation_id)
    sendings = queries.sendings(db, round_id, organisation_id)
    name = f"record-{_slug(held.institution)}-{at:%Y-%m-%d}"
    invitation = queries.invitation_of(db, round_id, organisation_id)
    seat_of = {"seat": seat_values(db, seat.round, invitation)}
    cleared = {"clearances": clearance_values(db, actor, round_id, organisation_id)}
    return Record({**held.values("record", sendings, held.comments, files), **seat_of, **cleared}, files, name)


def records(db: Database, actor: Actor, *, organisation_id: str, mechanism: str, at: datetime) -> Record:
    """All of an institution's in every round that the actor takes part in, first round first. Raises NoSuchRound."""
    invited = [
        held.id
        for held in reversed(queries.rounds(db, actor))
        if any(each.organisation_id == organisation_id for each in queries.invitations(db, held.id))
    ]
    if not invited:
        raise NoSuchRound
    every = [
        record(db, actor, round_id=each, organisation_id=organisation_id, mechanism=mechanism, at=at)
        for each in invited
    ]
    values = [each.values for each in every]
    head = {"format": FORMAT, "kind": "records", "mechanism": mechanism, "made": timestamp(at)}
    whole = {**head, "institution": values[0]["institution"], "rounds": values}
    files = {file.sha256: file for each in every for file in each.files}
    return Record(whole, tuple(files.values()), f"records-{_slug(values[0]['institution'])}-{at:%Y-%m-%d}")


def _sent_by(db: Database, round_id: str, seal: str) -> frozenset[str]:
    """The comments that an act brought into the record, or whose being the institution's own it confirmed."""
    sql = """
        select c.id from comment c join round_event e on e.round_id = c.round_id and e.seq = c.event_seq
        where e.round_id = :round and e.hash = :seal
        union
        select s.comment_id from comment_state s join round_event e on e.round_id = s.round_id and e.seq = s.event_seq
        where e.round_id = :round and e.hash = :seal
    """
    return frozenset(row["id"] for row in db.query(sql, {"round": round_id, "seal": seal}))


def _letters_by(db: Database, actor: Actor, round_id: str, seal: str) -> tuple[RoundFile, ...]:
    """The letters that went out by that act: what could not be read here is itself what was sent."""
    sql = """
        select f.id from round_file f join round_event e on e.round_id = f.round_id and e.seq = f.event_seq
        where e.round_id = :round and e.hash = :seal and not f.parsed
    """
    ids = {row["id"] for row in db.query(sql, {"round": round_id, "seal": seal})}
    return tuple(each for each in queries.files(db, actor, round_id) if each.id in ids)


def _slug(words: str) -> str:
    return "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in words.lower()).split()) or "institution"


class _Held:
    """The round as that institution may read it."""

    def __init__(
        self, db: Database, actor: Actor, round_id: str, organisation_id: str, mechanism: str, at: datetime
    ) -> None:
        self.round = queries.seat(db, actor, round_id).round
        snapshot = drafting.snapshot(db, None, self.round.snapshot_id)
        self.frozen = FrozenText(snapshot)
        self.sections = {key: section for key, _, _, section in self.frozen.places()}
        self.comments = queries.comments_of(db, actor, round_id, organisation_id)
        invited = queries.invitations(db, round_id)
        self.institution = next((i.organisation for i in invited if i.organisation_id == organisation_id), "")
        if not self.institution:
            raise NoSuchReceipt
        self.came = {each.id: each for each in arrivals.handed_in_for(db, round_id, organisation_id)}
        self.proofs = proofs(db, round_id)
        self.histories = histories(db, round_id)
        every = queries.erasures(db, actor, round_id)
        self.erasures = [each for each in every if each.organisation_id == organisation_id]
        self.independent = any(i.independent for i in invited if i.organisation_id == organisation_id)
        self.head = {
            "format": FORMAT,
            "mechanism": mechanism,
            "institution": self.institution,
            "round": self.round.id,
            "report": snapshot.report.title,
            "version": snapshot.number,
            "version_sha256": snapshot.sha256,
            "opened": timestamp(self.round.opened_at),
            "closes": self.round.closes.isoformat(),
            "made": timestamp(at),
        }

    def values(
        self, kind: str, sendings: Iterable[Sending], comments: Iterable[Comment], files: Iterable[RoundFile]
    ) -> dict[str, Any]:
        """What is signed."""
        return {
            "kind": kind,
            **self.head,
            "sendings": [_sending(each, independent=self.independent) for each in sendings],
            "comments": [self._comment(each) for each in comments],
            "files": [_file(each, self.came.get(each.id)) for each in files],
            "erasures": [_erasure(each) for each in self.erasures],
        }

    def receipt_of(self, act: Act, ids: frozenset[str], files: Sequence[RoundFile]) -> Record:
        """The receipt of an act that was no sending, with what was typed from beside it."""
        kept = [each for each in self.comments if each.id in ids]
        typed_from = {each.transcription.file_id for each in kept if each.transcription}
        originals = tuple(each for each in files if each.id in typed_from)
        told = {"kind": act.kind, "at": timestamp(act.at), "by": act.by, "comments": act.comments, "seal": act.seal}
        name = f"receipt-{act.at:%Y-%m-%d}-{act.seal[:8]}"
        return Record({**self.values("receipt", [], kept, originals), "act": told}, originals, name)

    def _comment(self, comment: Comment) -> dict[str, Any]:
        anchor = comment.anchor
        answer = comment.disposition
        proof = self.proofs[comment.id]
        return {
            "id": comment.id,
            "label": comment.label,
            "state": comment.state.value,
            "received": timestamp(comment.received_at),
            "late": comment.late,
            "scope": comment.scope.value,
            "section": self.sections.get(comment.paragraph_id or comment.section_id or "", ""),
            "paragraph": self.frozen.name(comment.paragraph_id),
            "paragraph_id": comment.paragraph_id,
            "quote": anchor.quote,
            "start": anchor.start,
            "end": anchor.end,
            "match": anchor.match.value,
            "kind": comment.kind.value,
            "type": comment.type.value,
            "severity": comment.severity.value,
            "language": comment.language,
            "erased": comment.erased,
            "text": comment.text,
            "proposed": comment.proposed,
            "origin": comment.origin.value,
            "transcribed": _transcribed(comment),
            "translations": [
                {"language": each.language, "text": each.text, "proposed": each.proposed, "by": each.by}
                for each in comment.translations
            ],
            "history": self.histories[comment.id],
            "about": [each.key for each in comment.links],
            "reply_to": comment.reply_to,
            "salt": proof.salt,
            "digests": dict(proof.digests),
            "seal": proof.seal,
            "answer": _answer(answer) if answer else None,
            "replies": [
                {"by": each.organisation or "state", "text": each.text, "at": timestamp(each.at)}
                for each in comment.replies
            ],
        }


def _transcribed(comment: Comment) -> dict[str, Any] | None:
    """By whom the words were typed, and from what; null where they came without another hand."""
    typed = comment.transcription
    if typed is None:
        return None
    return {"by": typed.by, "said_on": typed.said_on.isoformat(), "file": typed.file_name}


def _answer(answer: Disposition) -> dict[str, Any]:
    """As the institution may read it; `open_again` since when its text reads differently, or null."""
    open_again = timestamp(answer.reopened_at) if answer.reopened_at else None
    given = timestamp(answer.decided_at)
    return {"value": answer.value.value, "reason": answer.reason, "given": given, "open_again": open_again}


def _sending(sending: Sending, *, independent: bool) -> dict[str, Any]:
    return {
        "at": timestamp(sending.at),
        "position": position_value(sending.position, independent=independent),
        "remark": sending.remark,
        "comments": sending.comments,
        "by_deputy": sending.by_deputy,
        "seal": sending.seal,
    }


def _file(file: RoundFile, came: Arrival | None) -> dict[str, Any]:
    """`stands` and `reason`: what the State side made of a file that it handed in, null for all others."""
    return {
        "name": file.name,
        "sha256": file.sha256,
        "direction": file.direction,
        "handed_in_by": file.handed_in_by,
        "at": timestamp(file.at),
        "read": file.parsed,
        "stands": came.status.value if came else None,
        "reason": came.reason if came else None,
        "erased": file.erased,
    }


def _erasure(erasure: Erasure) -> dict[str, Any]:
    return {
        "labels": list(erasure.labels),
        "ground": erasure.ground.value,
        "authority": erasure.authority,
        "reason": erasure.reason,
        "letter": {"name": erasure.file_name, "sha256": erasure.file_sha256},
        "by": erasure.by_name,
        "at": timestamp(erasure.at),
        "signature": erasure.signature,
    }
