"""What a comment may be linked to: what the frozen version was asked, the guidelines and the recommendations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.comments.records import Link, LinkKind
from workbench.drafting.asked.frozen import FrozenAsked, asked_of_version
from workbench.drafting.asked.requirements import requirements
from workbench.drafting.records import Snapshot
from workbench.people import Actor
from workbench.store import Database

_WORDS = 12  # of a text beside its key, for people to know it by


@dataclass(frozen=True)
class Linkable:
    """A requirement or a recommendation; `paragraphs` are those of the version that speak for it."""

    link: Link
    text: str
    language: str
    paragraphs: tuple[str, ...]

    @property
    def value(self) -> str:
        """What a form sends for it."""
        return f"{self.link.kind.value}:{self.link.target}"

    @property
    def label(self) -> str:
        """Its key and how it begins, as a list offers it."""
        words = self.text.split()
        more = " …" if len(words) > _WORDS else ""
        return f"{self.link.key}: {' '.join(words[:_WORDS])}{more}"


def linkable(db: Database, actor: Actor, snapshot: Snapshot) -> tuple[Linkable, ...]:
    """Everything that was asked of the version and that the actor may read, in order.

    What the version answers is read off its frozen text; how far the State is, and why something is left out, is not
    in it.
    """
    packs = {each.id: each.pack for each in requirements(db, snapshot.report.id)}
    return tuple(
        Linkable(
            link=_link(each, packs.get(each.target_id, "")),
            text=each.text,
            language=each.language,
            paragraphs=each.paragraphs,
        )
        for each in asked_of_version(db, actor, snapshot)
    )


def _link(asked: FrozenAsked, pack: str) -> Link:
    if asked.is_recommendation:
        return Link(LinkKind.RECOMMENDATION, asked.target_id, asked.key)
    return Link(LinkKind.REQUIREMENT, f"{pack}#{asked.key}", asked.key)


def chosen(offered: Sequence[Linkable], given: Iterable[str]) -> tuple[tuple[Link, ...], tuple[str, ...]]:
    """The links that these words mean, and the words that mean none.

    Each is what a form sends, the label a list offers, or the key alone, however it is written: `para. 21 (a)` and
    `Para 21(a)` are the same.
    """
    by_name = {_plain(name): each.link for each in offered for name in (each.link.key, each.label, each.value)}
    found: dict[Link, None] = {}
    unknown: list[str] = []
    for words in filter(None, (each.strip() for each in given)):
        link = by_name.get(_plain(words))
        if link is None:
            unknown.append(words)
        else:
            found[link] = None
    return tuple(found), tuple(unknown)


def _plain(words: str) -> str:
    return "".join(character for character in words.casefold() if character.isalnum())
