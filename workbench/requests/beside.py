"""What a ministry said last time to what it is asked again: it stands beside the item, and it is its own word."""

from __future__ import annotations

import json
from collections.abc import Collection

from workbench.people import Actor
from workbench.people.access import audience_clause, audience_parameters
from workbench.requests import rows
from workbench.requests.form.reading import LINE
from workbench.requests.records import AnswerBlock, AnswerKind, Beside, BlockKind, ContributionStanding
from workbench.store import Database

_LAST = f"""
    select item.target, answer.blocks, contribution.at, asked.title, asked.code, asked.language
    from contribution_answer answer
    join contribution on contribution.id = answer.contribution_id
    join request_item item on item.id = answer.item_id
    join information_request asked on asked.id = contribution.request_id
    where contribution.organisation_id = :office and contribution.standing = :submitted and answer.kind = :words
    and item.target <> '' and item.target in (select value from json_each(:targets))
    and {audience_clause("contribution.audience")}
    order by contribution.at, contribution.number
"""


def own_last(db: Database, actor: Actor, office_id: str, targets: Collection[str]) -> dict[str, Beside]:
    """Target → the last words that the office submitted to it, of those that the actor may read.

    What came unsigned is nobody's word yet, and is not among them.
    """
    values = {
        "office": office_id,
        "submitted": ContributionStanding.SUBMITTED.value,
        "words": AnswerKind.ANSWER.value,
        "targets": json.dumps(sorted(targets)),
        **audience_parameters(actor),
    }
    found: dict[str, Beside] = {}
    for row in db.query(_LAST, values):
        text = _words(rows.blocks(row["blocks"]))
        if text:
            citation = f"{row['title']}, {row['code']}, {str(row['at'])[:10]}"
            found[row["target"]] = Beside(citation=citation, text=text, language=row["language"], own=True)
    return found


def _words(blocks: Collection[AnswerBlock]) -> str:
    return "\n".join(filter(None, map(_text, blocks)))


def _text(block: AnswerBlock) -> str:
    if block.kind is BlockKind.PICTURE:
        return ""
    return block.text.replace("\t", " | ").replace(LINE, " ").strip()
