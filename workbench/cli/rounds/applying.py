"""The proposed words put into the draft; comments that say the same; the answers looked through before release."""

from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.comments import operations, present, queries
from workbench.comments.applying.offering import Offer
from workbench.comments.applying.refusals import NothingProposed
from workbench.comments.likeness import grouped
from workbench.comments.matrix import MatrixRow, View
from workbench.comments.previewing import Difference, differences
from workbench.comments.responding import matrix_as_released, response_matrix


@click.command("apply")
@click.argument("round_id", metavar="ROUND")
@click.argument("comment")
@click.option("--preview", is_flag=True, help="Only show what it would make of the draft.")
@click.option("--reason", default="", help="What the institution reads with the answer; not needed.")
@click.option("--internal-note", default="", help="Never leaves the State side.")
@click.option("--also", multiple=True, metavar="COMMENT", help="Another comment that says the same, accepted too.")
@pass_desk
def apply_proposal(
    desk: Desk, round_id: str, comment: str, preview: bool, reason: str, internal_note: str, also: tuple[str, ...]
) -> None:
    """Put the proposed words of a comment into the draft of today and accept it with the revision that did it.

    What was written meanwhile stays; where both changed the same words nothing is done.
    """
    with desk.store.reading() as db:
        found = queries.comment(db, desk.actor, round_id, comment)
        made = operations.offered(db, round_id=round_id, comment_id=found.id, by=desk.actor)
        labels = present.labels(db, queries.managed(db, desk.actor, round_id).round.report_id)
    if made is None:
        raise NothingProposed
    value = {"comment": found.id, "label": found.label, **_offer_value(made, labels)}
    if not preview:
        with desk.store.writing() as db:
            given = operations.apply_proposal(
                db,
                round_id=round_id,
                comment_id=found.id,
                seen=made.seen,
                reason=reason,
                internal_note=internal_note,
                also=also,
                by=desk.actor,
                at=desk.now(),
            )
        value["dispositions"] = list(given)
    desk.emit(value, text=lambda: _told(found.label, made, labels, done=not preview))


def _offer_value(made: Offer, labels: dict[str, str]) -> dict[str, Any]:
    return {
        "by_hand": made.by_hand.value if made.by_hand else None,
        "stands_already": made.stands_already,
        "carrier": made.carrier,
        "changes": [
            {
                "paragraph": part.paragraph_id,
                "place": labels.get(part.paragraph_id, ""),
                "before": part.before,
                "after": part.after,
            }
            for part in made.parts
        ],
    }


def _told(label: str, made: Offer, labels: dict[str, str], *, done: bool) -> str:
    if made.by_hand:
        return f"{label}: a person has to write it ({made.by_hand.value.replace('_', ' ')})."
    if made.stands_already:
        return f"{label}: the draft says so already." + (" Accepted." if done else "")
    texts = "\n".join(
        f"para. {labels.get(part.paragraph_id, '')}\n- {part.before}\n+ {part.after}" for part in made.parts
    )
    return f"{label}: put into the text and accepted.\n{texts}" if done else f"{label} would change:\n{texts}"


@click.command("alike")
@click.argument("round_id", metavar="ROUND")
@pass_desk
def list_alike(desk: Desk, round_id: str) -> None:
    """Comments that say the same, a group a line: one answer may do for each of them."""
    with desk.store.reading() as db:
        queries.managed(db, desk.actor, round_id)
        every = queries.comments(db, desk.actor, round_id)
    labels = {each.id: each.label for each in every}
    groups = [[labels[each] for each in ids] for ids in dict.fromkeys(grouped(every).values())]
    desk.emit(groups, text=lambda: "\n".join(" ".join(each) for each in groups) or "No two comments say the same.")


@click.command("preview")
@click.argument("round_id", metavar="ROUND")
@pass_desk
def preview_release(desk: Desk, round_id: str) -> None:
    """What each institution will read once the answers are released, where that is not what it reads now."""
    found: dict[str, tuple[Difference, ...]] = {}
    with desk.store.reading() as db:
        for each in queries.invitations(db, queries.managed(db, desk.actor, round_id).round.id):
            whose = each.organisation_id
            now = response_matrix(db, desk.actor, round_id, view=View.COMMENTER, organisation_id=whose).rows
            found[each.organisation] = differences(now, matrix_as_released(db, desk.actor, round_id, whose).rows)
    value = [
        {"institution": name, "changes": [_change_value(change) for change in changes]}
        for name, changes in found.items()
    ]
    desk.emit(value, text=lambda: _preview_text(found))


def _change_value(change: Difference) -> dict[str, Any]:
    return {
        "comment": change.then.comment_id,
        "label": change.then.number,
        "now": _read_value(change.now) if change.now else None,
        "then": _read_value(change.then),
    }


def _read_value(row: MatrixRow) -> dict[str, str]:
    return {"disposition": row.disposition, "reason": row.reason, "new_paragraph": row.new_paragraph}


def _preview_text(found: dict[str, tuple[Difference, ...]]) -> str:
    lines = [
        f"{name}: {change.then.number}  {change.now.disposition if change.now else ''} → {change.then.disposition}"
        f"  {change.then.reason}"
        for name, changes in found.items()
        for change in changes
    ]
    return "\n".join(lines) or "Nothing waits to be released."
