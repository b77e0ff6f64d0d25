"""The State's own list of ministries: what each is called besides, its own words, and what it answers for.

Two organisations are one where the name of the first is another name of the second: a table brought a double, and a
person said so. The first then answers for nothing, and whoever is named by it is the second.
"""

from collections import defaultdict
from dataclasses import dataclass

from workbench.errors import N_, NotFound
from workbench.people import Actor, OrganisationKind
from workbench.people.access import Permission, audience_clause, audience_parameters, require
from workbench.people.queries import NoSuchOrganisation, organisation, organisations
from workbench.people.records import Organisation
from workbench.recommendations.records import Fact, Role
from workbench.store import Database
from workbench.text.plain import plain

_SEEN = f"recommendation.counted and {audience_clause('recommendation.audience')}"


_NEVER = frozenset({OrganisationKind.NHRI, OrganisationKind.CIVIL_SOCIETY})


class NoSuchMinistry(NotFound):
    message = N_("There is no ministry here of this name. Look in the list of ministries.")


@dataclass(frozen=True)
class Ministry:
    """Who may answer for recommendations. `names` are those it goes by in tables, folded; `words` those of its field.

    The counts are of recommendations that the reader may see. `doubles` are the organisations that are this one.
    """

    id: str
    name: str
    short_name: str
    names: tuple[str, ...]
    words: tuple[str, ...]
    responsible: int
    supporting: int
    suggested: int
    people: int
    doubles: tuple[tuple[str, str], ...]


def ministries(db: Database, actor: Actor) -> tuple[Ministry, ...]:
    """All that may answer for a recommendation, by name: no independent body, no double."""
    require(actor, Permission.READ_FOLLOW_UP)
    offices = organisations(db)
    same = doubles_among(db, offices)
    names, words, counts = _names(db), _words(db), _counts(db, actor)
    doubles: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for each in offices:
        if each.id in same:
            doubles[same[each.id]].append((each.id, each.name))
    people = {row["id"]: row["many"] for row in db.query(_PEOPLE)}
    return tuple(
        Ministry(
            id=each.id,
            name=each.name,
            short_name=each.short_name,
            names=tuple(name for name in names.get(each.id, ()) if name != plain(each.name)),
            words=tuple(words.get(each.id, ())),
            responsible=counts.get((each.id, Role.RESPONSIBLE), 0),
            supporting=counts.get((each.id, Role.SUPPORTING), 0),
            suggested=counts.get((each.id, ""), 0),
            people=people.get(each.id, 0),
            doubles=tuple(doubles[each.id]),
        )
        for each in offices
        if each.id not in same and may_answer(each)
    )


def ministry(db: Database, actor: Actor, organisation_id: str) -> Ministry:
    """One of them by its id. Raises NoSuchMinistry."""
    for each in ministries(db, actor):
        if each.id == organisation_id:
            return each
    raise NoSuchMinistry


def may_answer(office: Organisation) -> bool:
    """Whether it may answer for a recommendation: offices of the State. Whoever is independent comments alone."""
    return not office.independent and office.kind not in _NEVER


def called(db: Database, key: str) -> Organisation:
    """By id, by its name or by any other name it goes by. Raises NoSuchOrganisation."""
    try:
        found = organisation(db, key)
    except NoSuchOrganisation:
        return organisation(db, _also(db, key) or key)
    other = _also(db, found.name)
    return organisation(db, other) if other and other != found.id else found


def statuses(db: Database, actor: Actor, organisation_id: str) -> tuple[tuple[str, int], ...]:
    """How many of what it is responsible for or supports are of each status; "" where none was said."""
    require(actor, Permission.READ_FOLLOW_UP)
    sql = (
        "select coalesce(fact.value, '') as status, count(*) as many from recommendation "
        "left join recommendation_fact fact on fact.recommendation_id = lead and what = :what "
        f"where {_SEEN} and lead in (select recommendation_id from recommendation_tag where facet = 'ministry' "
        "and standing <> 'set_aside' and value = :id) group by 1 order by many desc, 1"
    )
    values = {"id": organisation_id, "what": Fact.STATUS.value, **audience_parameters(actor)}
    return tuple((row["status"], row["many"]) for row in db.query(sql, values))


_PEOPLE = "select organisation_id as id, count(*) as many from person where active group by organisation_id"


def _also(db: Database, name: str) -> str:
    sql = "select organisation_id from also_called where name = :name"
    return next((str(row["organisation_id"]) for row in db.query(sql, {"name": plain(name)})), "")


def doubles_among(db: Database, offices: tuple[Organisation, ...]) -> dict[str, str]:
    """Double → the one it is, by their ids."""
    others = {row["name"]: row["organisation_id"] for row in db.query("select * from also_called")}
    found = {each.id: others.get(plain(each.name), each.id) for each in offices}
    return {double: one for double, one in found.items() if double != one}


def _names(db: Database) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in db.query("select name, organisation_id from also_called order by name"):
        found[row["organisation_id"]].append(row["name"])
    return found


def _words(db: Database) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in db.query("select value, word from own_word where facet = 'ministry' order by word"):
        found[row["value"]].append(row["word"])
    return found


def _counts(db: Database, actor: Actor) -> dict[tuple[str, str], int]:
    """(ministry, role) → how many; the role of what is only suggested is ""."""
    sql = (
        "select value, role, count(*) as many from recommendation_tag tag join recommendation "
        f"on recommendation.lead = tag.recommendation_id and {_SEEN} "
        "where facet = 'ministry' and standing <> 'set_aside' group by value, role "
        "union all select value, '', count(*) from suggestion join recommendation "
        f"on recommendation.lead = suggestion.recommendation_id and {_SEEN} where facet = 'ministry' group by value"
    )
    values = audience_parameters(actor)
    return {(row["value"], row["role"]): row["many"] for row in db.query(sql, values)}
