"""What the reports in the library say is found for a State, and put where a person sees and confirms it."""

import json
from collections.abc import Iterable

from workbench.recommendations.ledger.linking import Tie
from workbench.recommendations.said import documents
from workbench.recommendations.said.finding import Speaks, found
from workbench.store import Database, Store

_LONGEST_REASON = 200


def find_for(store: Store, state: str) -> int:
    """Find what the reports of a State say, and keep it; gives how much. Finding takes long, writing is short."""
    with store.reading() as db:
        speaks = found(documents.paragraphs(db, state), documents.units(db, state))
    with store.writing() as db:
        return put(db, state, speaks)


def put(db: Database, state: str, speaks: Iterable[Speaks]) -> int:
    """Keep this in place of what was found before; what a person confirmed or set aside is left as it is."""
    of_state = "select lead from recommendation where state = :state and counted"
    db.execute(f"delete from suggestion where facet = 'said' and recommendation_id in ({of_state})", {"state": state})
    rows = [
        {
            "lead": each.lead,
            "facet": Tie.SAID.value,
            "paragraph": each.paragraph_id,
            "confidence": each.confidence,
            "sure": int(each.sure),
            "reason": each.reason[:_LONGEST_REASON],
        }
        for each in speaks
    ]
    sql = (
        "insert or replace into suggestion (recommendation_id, facet, value, confidence, sure, reason) "
        "select value ->> 'lead', value ->> 'facet', value ->> 'paragraph', value ->> 'confidence', value ->> 'sure', "
        "value ->> 'reason' from json_each(:rows) "
        "where exists (select 1 from recommendation where id = value ->> 'lead') "
        "and exists (select 1 from paragraph where id = value ->> 'paragraph') "
        "and not exists (select 1 from said_in_report where recommendation_id = value ->> 'lead' "
        "and paragraph_id = value ->> 'paragraph')"
    )
    return db.execute(sql, {"rows": json.dumps(rows, ensure_ascii=False)}).rowcount
