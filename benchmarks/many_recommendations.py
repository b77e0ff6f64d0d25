"""A home with as many recommendations as the index holds of all States, plainly fictional, and what is kept of them."""

import json
import random
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from workbench.installation import Installation, create
from workbench.people import OrganisationKind, Role, operations
from workbench.people.queries import local_operator
from workbench.recommendations.vocabulary import goals, persons, themes
from workbench.settings import Settings
from workbench.store import Database, new_id
from workbench.text.plain import plain

AT = datetime(2026, 5, 4, tzinfo=UTC)
SIGNED = {"at": "2026-05-04T00:00:00.000000Z", "by_name": "Amina Haddad"}
STATES = ("ARC", *(f"{one}{other}X" for one in "ABCDEFGHIJKLM" for other in "ABCDEFGHIJ"))
BODIES = (("CERD", "ICERD"), ("CCPR", "ICCPR"), ("CEDAW", "CEDAW"), ("CRC", "CRC"), ("CAT", "CAT"), ("UPR", None))
MINISTRIES = ("Education", "Health", "Justice", "Interior", "Labour", "Finance", "Social Affairs", "Foreign Affairs")
STATUSES = ("not_started", "under_way", "partially_implemented", "implemented", "no_information")
VERBS = ("Adopt", "Amend", "Ratify", "Strengthen", "Ensure", "Allocate resources to", "Take measures to improve",
         "Investigate violations of", "Collect disaggregated data on", "Raise awareness of")  # fmt: skip
MATTERS = ("the law on equality", "access of girls to school", "conditions of detention", "the ombudsman's office",
           "statelessness of children", "domestic violence", "the minimum wage", "rural health posts", "hate speech",
           "the independence of judges", "sign language in courts", "the rights of indigenous peoples",
           "birth registration", "asylum procedures", "mine safety", "freedom of assembly")  # fmt: skip
PLACES = ("in Égalité province", "in rural areas", "in all districts", "in the capital", "in the northern valleys")


def filled(home: Path, many: int = 50_000) -> tuple[Installation, str]:
    """A home with so many recommendations, of a hundred and more States; and the id of a person of the secretariat."""
    installation = create(Settings(home=home, secret_key="for measuring alone, never for an office"))
    with installation.store.writing() as db:
        operator = local_operator(db)
        person_id, _ = operations.add_person(
            db, email="amina@arcadia.example", name="Amina Haddad", role=Role.SECRETARIAT, by=operator, at=AT
        )
        ministries = [
            operations.add_organisation(
                db, name=f"Ministry of {name}", kind=OrganisationKind.MINISTRY, by=operator, at=AT
            )
            for name in MINISTRIES
        ]
        chance = random.Random(50_000)  # the same home every time
        ids = _put_recommendations(db, chance, many)
        _put_tags(db, chance, ids, ministries)
        _put_facts_and_clusters(db, chance, ids)
    return installation, person_id


def _put_recommendations(db: Database, chance: random.Random, many: int) -> list[str]:
    ids: list[str] = []
    rows = []
    while len(ids) < many:
        body, treaty = chance.choice(BODIES)
        state = "ARC" if chance.random() < 0.1 else chance.choice(STATES)
        date = f"{chance.randint(2006, 2026)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        symbol = (
            f"{body}/C/{state}/CO/{chance.randint(1, 12)}" if treaty else f"A/HRC/{chance.randint(8, 60)}/{len(ids)}"
        )
        for number in range(1, chance.randint(20, 60)):
            text = ". ".join(
                f"{chance.choice(VERBS)} {chance.choice(MATTERS)} {chance.choice(PLACES)}" for _ in range(4)
            )
            states = chance.sample(STATES, chance.randint(1, 3)) if treaty is None else []
            recommendation_id = new_id()
            rows.append({
                "id": recommendation_id, "lead": recommendation_id, "place": number, "text": text, "symbol": symbol,
                "number": str(number), "kind": "" if treaty else "upr_working_group_report", "treaty": treaty,
                "body": body, "state": state, "language": "en", "date": date,
                "procedural": int(chance.random() < 0.08), "follow_up": int(chance.random() < 0.05),
                "position": None if treaty else chance.choice(("supported", "noted")),
                "recommending_states": json.dumps(states), "folded": plain(text), "heading": chance.choice(MATTERS),
            })  # fmt: skip
            ids.append(recommendation_id)
    _insert(db, "recommendation", rows)
    return ids


def _put_tags(db: Database, chance: random.Random, ids: list[str], ministries: list[str]) -> None:
    words = {"theme": [each.name for each in themes()], "person": list(persons()), "sdg": list(goals())}
    many = {"theme": 3, "person": 2, "sdg": 3}
    tags, suggestions = [], []
    for each in ids:
        for facet, most in many.items():
            for value in chance.sample(words[facet], chance.randint(0, most)):
                tags.append(_tag(each, facet, value, "", chance.choice(("confirmed", "imported", "imported"))))
            value = chance.choice(words[facet])
            suggestions.append({"recommendation_id": each, "facet": facet, "value": value, "reason": "its words",
                                "confidence": chance.random()})  # fmt: skip
        for place, ministry in enumerate(chance.sample(ministries, chance.choice((0, 0, 1, 1, 2)))):
            tags.append(_tag(each, "ministry", ministry, "supporting" if place else "responsible", "confirmed"))
    _insert(db, "recommendation_tag", tags)
    _insert(db, "suggestion", suggestions)


def _tag(recommendation_id: str, facet: str, value: str, role: str, standing: str) -> dict[str, Any]:
    place = {"recommendation_id": recommendation_id, "facet": facet, "value": value}
    return {**place, "role": role, "standing": standing, **SIGNED}


def _put_facts_and_clusters(db: Database, chance: random.Random, ids: list[str]) -> None:
    facts = [
        {"recommendation_id": each, "what": what, "value": chance.choice(values), "standing": "confirmed", **SIGNED}
        for each in ids
        for what, values, share in (("status", STATUSES, 0.5), ("priority", ("high", "medium", "low"), 0.3))
        if chance.random() < share
    ]
    clusters = [{"id": new_id(), "name": f"Cluster {place}", "created_at": SIGNED["at"]} for place in range(30)]
    members = [
        {"cluster_id": each["id"], "recommendation_id": member, "at": SIGNED["at"]}
        for each in clusters
        for member in chance.sample(ids, 80)
    ]
    for table, rows in (("recommendation_fact", facts), ("cluster", clusters), ("cluster_member", members)):
        _insert(db, table, rows)


def _insert(db: Database, table: str, rows: Iterable[dict[str, Any]]) -> None:
    db.table(table).insert_all(rows, batch_size=1_000, alter=False)
