"""Which recommendations are wanted: the filters of the list, as a value and as SQL.

Each filter is a text; "" asks nothing, `none` asks for those that have nothing there.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace

from workbench.people import Actor
from workbench.people.access import Permission, audience_clause, audience_parameters, may
from workbench.recommendations.records import Facet, Fact
from workbench.text.plain import plain

NONE = "none"
_LONGEST = 300  # letters of a filter
_PLAIN = ("symbol", "treaty", "body", "state", "kind", "session")
_FACETS = {"theme": Facet.THEME, "person": Facet.PERSON, "sdg": Facet.SDG, "ministry": Facet.MINISTRY}
_FACTS = {"status": Fact.STATUS, "priority": Fact.PRIORITY}

LEFT_BEHIND = "left_behind"
# What the present reading does not find any more, in any version, though something is kept of it.
_IS_LEFT_BEHIND = """recommendation.no_longer_read and recommendation.lead = recommendation.id
    and not exists (select 1 from recommendation held where held.lead = recommendation.id
        and (held.document_id is null or not held.no_longer_read))
    and (exists (select 1 from recommendation_tag where recommendation_id = recommendation.id)
        or exists (select 1 from recommendation_fact where recommendation_id = recommendation.id)
        or exists (select 1 from cluster_member where recommendation_id = recommendation.id)
        or exists (select 1 from twin where recommendation.id in (earlier_id, later_id))
        or exists (select 1 from said_in_report where recommendation_id = recommendation.id))"""


@dataclass(frozen=True)
class Wanted:
    """What the list is narrowed to. `words` must all stand in the text or its heading; `ministry`, `document` and
    `cluster` are ids. Of a document in another language those that count are found: they are the same.

    `sdg` of a goal (`16`) finds its targets too. `year_from` and `year_to` are years of the document. `marked` is
    follow_up, particular, procedural or substantive (neither is asked by ""), or left_behind: no longer read, though
    things are kept of it. `ids`, where given, are the only ones.
    """

    words: str = ""
    document: str = ""
    symbol: str = ""
    treaty: str = ""
    body: str = ""
    state: str = ""
    kind: str = ""
    session: str = ""
    recommending_state: str = ""
    position: str = ""
    theme: str = ""
    person: str = ""
    sdg: str = ""
    ministry: str = ""
    role: str = ""
    status: str = ""
    priority: str = ""
    cluster: str = ""
    suggested: str = ""
    marked: str = ""
    year_from: str = ""
    year_to: str = ""
    ids: tuple[str, ...] = ()


def wanted_of(query: Mapping[str, str]) -> Wanted:
    """The filters that a query string names, each by its field; `ids` with commas between. What it does not know is
    left aside, and so are spaces around a value."""
    texts = {each.name: query.get(each.name, "").strip()[:_LONGEST] for each in fields(Wanted) if each.name != "ids"}
    return Wanted(**texts, ids=tuple(each for each in query.get("ids", "").split(",") if each))


def condition(wanted: Wanted, actor: Actor, *, among: str = "recommendation.counted") -> tuple[str, dict[str, object]]:
    """The SQL predicate over `recommendation`, with its values: what counts, the actor may read and is wanted.

    What the actor may not see is not asked either, so that no number tells it. `among` is another predicate in the
    place of what counts.
    """
    wanted = seen_by(actor, wanted)
    if wanted.marked == LEFT_BEHIND:
        among = _IS_LEFT_BEHIND
    values: dict[str, object] = {**audience_parameters(actor)}
    clauses = [among, audience_clause("recommendation.audience"), *_clauses(wanted, values)]
    return " and ".join(clauses), values


def seen_by(actor: Actor, wanted: Wanted) -> Wanted:
    """The filters without those by what the actor may not see: who answers for it and how far it is."""
    if may(actor, Permission.READ_FOLLOW_UP):
        return wanted
    marked = "" if wanted.marked == LEFT_BEHIND else wanted.marked
    return replace(wanted, ministry="", role="", status="", priority="", cluster="", suggested="", marked=marked)


def _clauses(wanted: Wanted, values: dict[str, object]) -> Iterator[str]:
    for name in _PLAIN:
        if given := getattr(wanted, name):
            values[name] = "" if given == NONE else given
            yield f"recommendation.{name} = :{name}" if values[name] else f"coalesce(recommendation.{name}, '') = ''"
    if wanted.document == NONE:
        yield "recommendation.document_id is null"
    elif wanted.document:  # in any of its languages: the version that counts may be another
        values["document"] = wanted.document
        yield "recommendation.lead in (select lead from recommendation where document_id = :document)"
    for index, word in enumerate(plain(wanted.words).split()):
        values[f"word{index}"] = word
        yield f"instr(recommendation.folded, :word{index})"
    for name, facet in _FACETS.items():
        if given := getattr(wanted, name):
            yield _tagged(name, facet, given, wanted.role if facet is Facet.MINISTRY else "", values)
    for name, fact in _FACTS.items():
        if given := getattr(wanted, name):
            yield _said(name, fact, given, values)
    yield from _others(wanted, values)


def _tagged(name: str, facet: Facet, given: str, role: str, values: dict[str, object]) -> str:
    said = f"facet = '{facet.value}' and standing <> 'set_aside'"
    if given == NONE:
        return f"not exists (select 1 from recommendation_tag where recommendation_id = recommendation.lead and {said})"
    values[name] = given
    which = f"value = :{name}"
    if facet is Facet.SDG and "." not in given:  # its targets: what begins with `16.`; "/" is the sign after "."
        which = f"(value = :{name} or value > :{name} || '.' and value < :{name} || '/')"
    if role:
        values["role"] = role
        which += " and role = :role"
    return f"recommendation.lead in (select recommendation_id from recommendation_tag where {said} and {which})"


def _said(name: str, fact: Fact, given: str, values: dict[str, object]) -> str:
    said = f"what = '{fact.value}' and value"
    if given == NONE:
        one = "select 1 from recommendation_fact where recommendation_id = recommendation.lead"
        return f"not exists ({one} and {said} <> '')"
    values[name] = given
    return f"recommendation.lead in (select recommendation_id from recommendation_fact where {said} = :{name})"


def _others(wanted: Wanted, values: dict[str, object]) -> Iterator[str]:
    said = "select value from recommendation_fact where recommendation_id = recommendation.lead and what = 'position'"
    if wanted.position:
        values["position"] = None if wanted.position == NONE else wanted.position
        yield f"coalesce(({said}), recommendation.position) is :position"
    if wanted.recommending_state == NONE:
        yield "recommending_states = '[]'"
    elif wanted.recommending_state:
        values["recommending_state"] = wanted.recommending_state
        yield "recommending_states <> '[]'"
        yield "exists (select 1 from json_each(recommending_states) where value = :recommending_state)"
    if wanted.cluster == NONE:
        yield "not exists (select 1 from cluster_member where recommendation_id = recommendation.lead)"
    elif wanted.cluster:
        values["cluster"] = wanted.cluster
        yield "recommendation.lead in (select recommendation_id from cluster_member where cluster_id = :cluster)"
    if wanted.suggested:
        values["suggested"] = wanted.suggested
        one = "select 1 from suggestion where recommendation_id = recommendation.lead"
        yield f"exists ({one} and facet = :suggested)"
    if wanted.marked == "substantive":
        yield "not recommendation.procedural"
    elif wanted.marked in ("follow_up", "procedural", "particular"):
        yield f"recommendation.{wanted.marked}"
    for name, sign in (("year_from", ">="), ("year_to", "<=")):
        if given := getattr(wanted, name):
            values[name] = given
            yield f"substr(recommendation.date, 1, 4) {sign} :{name}"
    if wanted.ids:
        values["ids"] = json.dumps(wanted.ids)
        # By whichever version they were chosen: another may count by now.
        yield "recommendation.lead in (select lead from recommendation where id in (select value from json_each(:ids)))"
