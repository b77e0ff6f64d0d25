"""Split a section: its paragraphs from a chosen one on go to a new section, and their share of the words with them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from workbench.drafting import queries
from workbench.drafting.moments.arranging import arranged
from workbench.drafting.outlines import tree
from workbench.drafting.outlines.changing import changed_outline, insert, new_section, opened_at, tidy_title
from workbench.drafting.records import BlockKind, DraftParagraph, Section
from workbench.errors import N_, Conflict, Invalid
from workbench.people import Actor
from workbench.store import Database

_PARTS_OF_ANOTHER = {BlockKind.ITEM, BlockKind.SUBITEM}


class NotInSection(Conflict):
    message = N_("That paragraph is not in the section any more. Nothing was changed: choose one that is.")


class NothingStays(Invalid):
    message = N_(
        "That is the first paragraph: nothing would stay in the section. Nothing was changed: rename or move the "
        "section."
    )


class ItemOfAList(Invalid):
    message = N_("That is an item of the paragraph before it. Nothing was changed: begin at a numbered paragraph.")


def split_section(
    db: Database, *, section_id: str, from_paragraph: str, title: str, by: Actor, at: datetime
) -> Section:
    """Cut a section in two: the new one stands behind it, or, where it has sections within, first of those.

    What is asked of the section stays with it. Raises NotInSection, NothingStays, ItemOfAList, NoTitle, TooDeep.
    """
    report, sections, found = opened_at(db, section_id, by)
    titled = tidy_title(title)
    blocks = queries.paragraphs(db, report.id, section_id=found.id)
    stay, go = _parted(blocks, from_paragraph)
    words = _share(found, stay, go)
    new = new_section(report.id, titled, budget=words, articles=found.articles)
    has_within = any(each.parent_id == found.id for each in sections)
    if has_within:
        changed = tree.added(sections, new, parent_id=found.id, first=True)
    else:
        changed = tree.added(sections, new, parent_id=found.parent_id, after=found.id)
        changed = tuple(_less(each, words) if each.id == found.id else each for each in changed)
    insert(db, new)
    put_blocks(db, [each.id for each in go], new.id)
    arranged(db, found.id, new.id, by=by, at=at)
    did = {
        "verb": "split_section",
        "section": new.id,
        "title": new.title,
        "from": found.id,
        "paragraphs": [each.id for each in go],
    }
    standing = changed_outline(db, report, changed, did, "split a section of", by=by, at=at)
    return next(each for each in standing if each.id == new.id)


def _parted(
    blocks: Sequence[DraftParagraph], from_paragraph: str
) -> tuple[Sequence[DraftParagraph], Sequence[DraftParagraph]]:
    places = [place for place, each in enumerate(blocks) if each.id == from_paragraph]
    if not places:
        raise NotInSection
    if places[0] == 0:
        raise NothingStays
    if blocks[places[0]].kind in _PARTS_OF_ANOTHER:
        raise ItemOfAList
    return blocks[: places[0]], blocks[places[0] :]


def _share(section: Section, stay: Sequence[DraftParagraph], go: Sequence[DraftParagraph]) -> int | None:
    """The budget's part of what goes, by its words."""
    if section.budget is None:
        return None
    going = sum(each.words for each in go)
    return round(section.budget * going / max(1, going + sum(each.words for each in stay)))


def _less(section: Section, words: int | None) -> Section:
    return section if section.budget is None or words is None else replace(section, budget=section.budget - words)


def put_blocks(db: Database, paragraph_ids: Sequence[str], section_id: str) -> None:
    """These, in this order, behind all that stands in the section; the caller writes the arrangement down."""
    sql = "select coalesce(max(position), 0) from draft_paragraph where section_id = :id"
    last = int(db.execute(sql, {"id": section_id}).fetchone()[0])
    for place, paragraph_id in enumerate(paragraph_ids, start=1):
        db.execute(
            "update draft_paragraph set section_id = :section, position = :position where id = :id",
            {"section": section_id, "position": last + place, "id": paragraph_id},
        )
