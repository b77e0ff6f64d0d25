"""What ministries said to one thing, as pages show it: on a page of the report, and beside the text of a section."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.matters import queries as matters
from workbench.matters.records import Matter, Subject
from workbench.people import Actor
from workbench.requests.alongside.attached import Attached, attached
from workbench.requests.alongside.records import Alongside, Contradiction, Said
from workbench.store import Database
from workbench.text.languages import direction
from workbench.web.requests.page import ShownAnswer, shown_answer
from workbench.web.requests.words import item_words


@dataclass(frozen=True)
class ShownSaid:
    """One ministry's answer; `mark` is what a paragraph that rests on it before it was validated says of itself.

    `attached`: the files beside the answers of that contribution.
    """

    said: Said
    shown: ShownAnswer
    direction: str
    mark: str
    attached: tuple[Attached, ...]


@dataclass(frozen=True)
class ShownContradiction:
    """Two figures; `matter` is the last one in which it was put for decision, `may_put` whether it can be now."""

    contradiction: Contradiction
    matter: Matter | None
    may_put: bool


@dataclass(frozen=True)
class ShownThing:
    """One thing that was asked, with what was said to it."""

    thing: Alongside
    kind: str
    direction: str
    said: tuple[ShownSaid, ...]
    contradictions: tuple[ShownContradiction, ...]


def shown(
    db: Database, actor: Actor, things: Iterable[Alongside], *, writes: bool, passages: int = 0
) -> tuple[ShownThing, ...]:
    """As a page shows them; `writes`: whether the reader may put something for decision · `passages`: how many of each
    file beside an answer are shown, to be cited."""
    listed = tuple(things)
    contributions = [one.contribution_id for each in listed for one in each.said]
    beside = attached(db, actor, contributions, passages=passages)
    ids = [one.id for each in listed for one in each.contradictions]
    put = matters.about(db, actor, Subject.FIGURES, ids)
    return tuple(
        ShownThing(
            thing=each,
            kind=item_words(each.kind),
            direction=direction(each.language),
            said=tuple(_said(one, beside.get(one.contribution_id, ())) for one in each.said),
            contradictions=tuple(_against(one, put.get(one.id), writes) for one in each.contradictions),
        )
        for each in listed
    )


def _said(said: Said, beside: tuple[Attached, ...]) -> ShownSaid:
    return ShownSaid(
        said=said,
        shown=shown_answer(said.answer, said.language, said.request_id),
        direction=direction(said.language),
        mark=f"{said.organisation}, {said.request_code}, {said.at:%Y-%m-%d}",
        attached=beside,
    )


def _against(found: Contradiction, matter: Matter | None, writes: bool) -> ShownContradiction:
    waits = matter is not None and matter.is_open
    return ShownContradiction(found, matter, writes and not waits and found.is_validated)
