"""`request answers`: what ministries said to each thing that a report is asked, and which figures contradict."""

from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.requests.alongside.reading import alongside
from workbench.requests.alongside.records import Alongside, Contradiction, Said
from workbench.requests.records import AnswerKind


@click.command("answers")
@click.argument("report")
@click.option("--only", type=click.Choice(("several", "against")), help="Of several ministries; or contradicting.")
@pass_desk
def list_answers(desk: Desk, report: str, only: str | None) -> None:
    """What each ministry said to each thing that a report is asked, side by side."""
    with desk.store.reading() as db:
        found = [
            each
            for each in alongside(db, desk.actor, report)
            if only is None or (each.several if only == "several" else each.contradictions)
        ]
    desk.emit([_value(each) for each in found], text=lambda: "\n".join(map(_text, found)) or "No answers.")


def _value(each: Alongside) -> dict[str, Any]:
    return {
        "kind": each.kind.value,
        "key": each.key,
        "text": each.text,
        "section": each.section_id or None,
        "answers": [_said(one) for one in each.said],
        "contradictions": [_against(one) for one in each.contradictions],
    }


def _said(said: Said) -> dict[str, Any]:
    return {
        "ministry": said.organisation,
        "request": said.request_code,
        "standing": said.standing.value,
        "validated_by": said.validated_by or None,
        "use": said.answer.use.value,
        "answer": said.answer.kind.value,
        "words": said.answer.words,
        "text": "\n\n".join(block.text for block in said.answer.blocks if block.kind.value != "picture"),
        "other_report": said.elsewhere,
    }


def _against(found: Contradiction) -> dict[str, Any]:
    sides = (
        (found.one.organisation, found.one_figure, found.one_words),
        (found.other.organisation, found.other_figure, found.other_words),
    )
    return {
        "id": found.id,
        "figures": [{"ministry": who, "figure": figure, "words": words} for who, figure, words in sides],
    }


def _text(each: Alongside) -> str:
    lines = [each.key or each.text]
    for said in each.said:
        signed = "" if said.is_validated else " (received, not validated)"
        lines.append(f"  {said.organisation}{signed}: {_in_short(said)}")
    for one in each.contradictions:
        lines.append(f"  {one.id}: {one.one_figure} / {one.other_figure}")
    return "\n".join(lines)


def _in_short(said: Said) -> str:
    """What was said, that nothing changed, or whose it is, and how many words for what."""
    given = said.answer
    kind = "" if given.kind is AnswerKind.ANSWER else given.kind.value
    whose = f"{kind} ({given.belongs_to})" if given.belongs_to else kind
    return ", ".join(filter(None, (whose, f"{given.words} words" if given.words or not kind else "", given.use.value)))
