"""From recommendations that the actor may read to the ids under which things are kept of them."""

import json
from collections.abc import Iterable

from workbench.errors import N_, NotFound
from workbench.people import Actor
from workbench.people.access import audience_clause, audience_parameters
from workbench.store import Database


class RecommendationNotFound(NotFound):
    message = N_("There is no recommendation %(key)s here that you can open. Look in the list of recommendations.")


def leads(db: Database, actor: Actor, ids: Iterable[str]) -> tuple[str, ...]:
    """The lead of each, in order, each once. Raises RecommendationNotFound where the actor may not read one."""
    wanted = tuple(dict.fromkeys(ids))
    sql = f"select id, lead from recommendation where id in (select value from json_each(:ids)) and {audience_clause()}"
    values = {"ids": json.dumps(wanted), **audience_parameters(actor)}
    found = {row["id"]: row["lead"] for row in db.query(sql, values)}
    for each in wanted:
        if each not in found:
            raise RecommendationNotFound(key=each)
    return tuple(dict.fromkeys(found[each] for each in wanted))
