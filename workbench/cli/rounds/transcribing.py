"""Words that an institution said in a letter, an e-mail, a meeting or a call, from the command line."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.options import DATE, FILE
from workbench.comments import operations, queries
from workbench.comments.frozen import FrozenText
from workbench.comments.operations import Transcribed
from workbench.comments.operations.transcribing import BY_ANOTHER_HAND
from workbench.comments.records import Comment, CommentType, Origin, Severity

E = TypeVar("E", CommentType, Severity)


@click.command("transcribe")
@click.argument("round_id", metavar="ROUND")
@click.argument("original", type=FILE)
@click.option("--from", "organisation", required=True, metavar="ORGANISATION", help="Name, short name or id.")
@click.option("--origin", type=click.Choice([each.value for each in BY_ANOTHER_HAND]), required=True)
@click.option("--on", "said_on", type=DATE, required=True, help="The day it came in, or the talk was held.")
@click.option("--words", type=FILE, help="A .json file of several comments; see below.")
@click.option("--text", default="", help="The words of one comment.")
@click.option("--paragraph", default="", help="What it cites: 24, para. 24 (a), Section II. Empty: the whole report.")
@click.option("--quote", default="", help="The words of the report that it is about.")
@click.option("--proposed", default="", help="The text that it proposes.")
@pass_desk
def transcribe(
    desk: Desk,
    round_id: str,
    original: Path,
    organisation: str,
    origin: str,
    said_on: datetime,
    words: Path | None,
    text: str,
    paragraph: str,
    quote: str,
    proposed: str,
) -> None:
    """Enter what an institution said in a letter, by e-mail, in a meeting or by telephone; ORIGINAL is kept with it.

    ORIGINAL is the letter, or the minutes of the talk. The words are marked as typed by you, and wait until the
    institution's official voice confirms them on the web or puts its own in their place; it is told at once. They
    are in time if they were said in time, whenever they are typed. The same words again add nothing.

    --words FILE holds a list: [{"text": …, "paragraph": "24", "quote": …, "proposed": …, "missing_topic": false,
    "type": "substantive", "severity": "should", "language": "fr", "reply_to": "NHRI-003", "replaces": …}], of which
    only "text" or "proposed" is needed.
    """
    said = _listed(words) if words else (Transcribed(text, cited=paragraph, quote=quote, proposed=proposed),)
    data = original.read_bytes()
    desk.store.files.put(data)
    with desk.store.writing() as db:
        made = operations.transcribe(
            db,
            round_id=round_id,
            organisation=organisation,
            origin=Origin(origin),
            said_on=said_on.date(),
            file=(original.name, data),
            words=said,
            by=desk.actor,
            at=desk.now(),
        )
        seat = queries.seat(db, desk.actor, round_id)
        frozen = queries.frozen_text(db, seat.round.snapshot_id)
        new = [each for each in queries.comments(db, desk.actor, round_id) if each.id in made.comments]
    value = {
        "received": len(new),
        "duplicates": made.duplicates,
        "queued": sum(each.is_queued for each in new),
        "file": made.file_id,
        "comments": [_value(each, frozen) for each in new],
    }
    desk.emit(value, text=lambda: "\n".join([*(_line(each, frozen) for each in new), _said(value)]))


def _listed(words: Path) -> tuple[Transcribed, ...]:
    try:
        listed = json.loads(words.read_text("utf-8"))
        return tuple(_transcribed(each) for each in listed)
    except (ValueError, TypeError, AttributeError) as fault:
        raise click.BadParameter(f"{words.name} is no list of comments ({fault}).", param_hint="--words") from None


def _transcribed(each: Mapping[str, Any]) -> Transcribed:
    texts = {name: str(each.get(name) or "") for name in ("quote", "proposed", "language", "reply_to", "replaces")}
    return Transcribed(
        text=str(each.get("text") or ""),
        cited=str(each.get("paragraph") or ""),
        missing_topic=bool(each.get("missing_topic")),
        type=_one_of(CommentType, each, "type", CommentType.SUBSTANTIVE),
        severity=_one_of(Severity, each, "severity", Severity.SHOULD),
        **texts,
    )


def _one_of(kind: type[E], each: Mapping[str, Any], name: str, otherwise: E) -> E:
    return kind(each[name]) if each.get(name) else otherwise


def _value(comment: Comment, frozen: FrozenText) -> dict[str, Any]:
    start, end = comment.span or (None, None)
    return {
        "id": comment.id,
        "label": comment.label,
        "scope": comment.scope.value,
        "section": comment.section_id,
        "paragraph": comment.paragraph_id,
        "number": frozen.number(comment.paragraph_id),
        "start": start,
        "end": end,
        "quote": comment.anchor.quote,
        "text": comment.text,
        "proposed": comment.proposed,
        "match": comment.anchor.match.value,
        "why": comment.anchor.why,
        "late": comment.late,
    }


def _line(comment: Comment, frozen: FrozenText) -> str:
    name = frozen.name(comment.paragraph_id)
    place = "in the queue" if comment.is_queued else f"para. {name}" if name else comment.scope.value
    return f"{comment.label}  {place}  {comment.text[:70]}  {comment.anchor.why}".rstrip()


def _said(value: Mapping[str, Any]) -> str:
    return (
        f"{value['received']} comments entered, {value['duplicates']} known already, "
        f"{value['queued']} wait to be placed by hand. The institution was told."
    )
