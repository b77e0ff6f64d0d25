"""What a ministry has in preparation, as plain values; and an answer as it is given at the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from workbench.errors import N_, Conflict, Invalid
from workbench.people import Actor
from workbench.requests import queries
from workbench.requests.contributed import words_in
from workbench.requests.earlier import EarlierAnswer
from workbench.requests.operations import Answer
from workbench.requests.records import AnswerBlock, AnswerKind, InformationRequest, PreparedAnswer, Use
from workbench.requests.refusals import NoSuchAnswer
from workbench.requests.rewriting import rewritten
from workbench.store import Database

T = TypeVar("T")


class NotPlainText(Invalid):
    message = N_(
        "%(name)s is no plain text in UTF-8. Nothing was kept: save it as plain text, or bring a Word form with "
        "`request take-in`."
    )


class SeveralAnswersThere(Conflict):
    message = N_(
        "%(count)s answers stand at %(code)s. Nothing was changed: name one by its id (`request prepared`), or first "
        "make one of them (`request make-one`)."
    )


@dataclass(frozen=True)
class Typed:
    """What is answered, as the options say it; `text` is None for what is no words."""

    kind: AnswerKind
    use: Use
    belongs_to: str
    text: str | None

    def answer(self, before: Sequence[AnswerBlock] = ()) -> Answer:
        """The answer; tables and pictures of the one that it rewrites keep their place."""
        return Answer(self.kind, self.use, self.belongs_to, rewritten(self.text or "", before))


def answer_options(command: Callable[..., T]) -> Callable[..., T]:
    """The options of an answer, of which `typed_answer` makes one."""
    for option in (
        click.option("--background", is_flag=True, help="Not to be quoted."),
        click.option("--not-ours", metavar="OFFICE", help="Another office has to answer: which."),
        click.option("--no-change", is_flag=True, help="Nothing changed since the last report."),
        click.option("--file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A text file."),
        click.option("--text", help="The answer; an empty line parts paragraphs."),
    ):
        command = option(command)
    return command


def typed_answer(given: Mapping[str, Any]) -> Typed:
    """Of the options given. Raises UsageError where they say none or several, NotPlainText."""
    text, file, not_ours = given["text"], given["file"], given["not_ours"]
    if sum((text is not None, file is not None, not_ours is not None, given["no_change"])) != 1:
        raise click.UsageError("Give one of --text, --file, --no-change and --not-ours.")
    kind = (
        AnswerKind.NO_CHANGE if given["no_change"] else AnswerKind.ANSWER if not_ours is None else AnswerKind.NOT_OURS
    )
    use = Use.BACKGROUND if given["background"] else Use.FOR_REPORT
    return Typed(kind, use, not_ours or "", _read(file) if file is not None else text)


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise NotPlainText(name=file.name) from None


def answer_at(db: Database, actor: Actor, found: InformationRequest, key: str) -> PreparedAnswer:
    """An answer in preparation by its id, or by the code of its item where one alone stands there.

    Raises NoSuchAnswer, SeveralAnswersThere.
    """
    codes = codes_of(db, found)
    there = queries.prepared(db, actor, found.id)
    named = key.strip().upper()
    meant = [each for each in there if named in (each.id, codes.get(each.item_id or ""))]
    if not meant:
        raise NoSuchAnswer
    if len(meant) > 1:
        raise SeveralAnswersThere(count=len(meant), code=named)
    return meant[0]


def codes_of(db: Database, found: InformationRequest) -> dict[str, str]:
    """The codes of the items of a request by their ids."""
    return {each.id: each.code for each in queries.items(db, found.id)}


def own_answer(each: PreparedAnswer, codes: Mapping[str, str], language: str) -> dict[str, Any]:
    """An answer in preparation; `item` is null for what found none, `why_queued` says why."""
    return {
        "id": each.id,
        **_said(each, codes, language),
        "version": each.version,
        "by": each.author_label,
        "at": each.updated_at.isoformat(),
    }


def earlier_answer(each: EarlierAnswer, codes: Mapping[str, str], language: str) -> dict[str, Any]:
    """What stood in preparation until `at`; `how` is rewritten, left_out or put_together."""
    return {
        "id": each.id,
        **_said(each, codes, language),
        "how": each.how.value,
        "by": each.by_label,
        "at": each.at.isoformat(),
    }


def _said(each: PreparedAnswer | EarlierAnswer, codes: Mapping[str, str], language: str) -> dict[str, Any]:
    return {
        "item": codes.get(each.item_id or ""),
        "kind": each.kind.value,
        "use": each.use.value,
        "belongs_to": each.belongs_to,
        "blocks": [{"kind": block.kind.value, "text": block.text} for block in each.blocks],
        "words": words_in(each.blocks, language),
        "why_queued": each.why_queued,
    }
