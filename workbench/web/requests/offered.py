"""What a request in preparation may ask besides, section by section: what speaks of that ministry stands first."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from workbench.drafting import queries as drafting
from workbench.people import Actor
from workbench.recommendations.suggesting.reasons import reason_words
from workbench.requests.asking import there_is_to_ask
from workbench.requests.concerning import concerned
from workbench.requests.records import InformationRequest, RequestItem
from workbench.store import Database


@dataclass(frozen=True)
class Offered:
    """Something that may be asked. why: the words by which it may concern the ministry, "" where none do ·
    speaks: whether they say so by themselves."""

    target: str
    key: str
    text: str
    language: str
    why: str
    speaks: bool


@dataclass(frozen=True)
class OfferedSection:
    """A section of the report with what it is asked; `concerns` counts what speaks of the ministry."""

    title: str
    asked: tuple[Offered, ...]
    concerns: int


def offered(
    db: Database, actor: Actor, found: InformationRequest, items: Sequence[RequestItem]
) -> tuple[OfferedSection, ...]:
    """All that the report, or the document of the request, is asked and the request does not ask yet.

    Sections in their order, without a section last; in each what concerns the ministry first.
    """
    there = {each.target for each in items}
    open_ones = [each for each in there_is_to_ask(db, actor, found) if each.target not in there]
    reasons = concerned(db, found.organisation_id, open_ones)
    sections = drafting.sections(db, found.report_id) if found.report_id else ()
    titles = {each.id: f"{each.number} {each.title}".strip() for each in sections}
    by_section: dict[str, list[Offered]] = {title: [] for title in [*titles.values(), ""]}
    for each in open_ones:
        concern = reasons.get(each.target)
        why = reason_words([concern.reason], _) if concern else ""
        speaks = concern is not None and concern.speaks
        title = titles.get(each.section_id or "", "")
        by_section[title].append(Offered(each.target, each.key, each.text, each.language, why, speaks))
    return tuple(
        OfferedSection(
            title, tuple(sorted(asked, key=lambda one: (not one.speaks, not one.why))), sum(one.speaks for one in asked)
        )
        for title, asked in by_section.items()
        if asked
    )
