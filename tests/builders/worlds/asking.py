"""All that somebody can ask of an installation: every route that answers to GET, with whatever stands in its address.

Routes are taken from the application, so that a new one is asked by itself. What its address may name is taken from
the homes: ids that both worlds have, and ids of what is hidden in one of them, which the other does not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from random import Random

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from tests.builders.worlds.equal import normalised, standing_clock
from tests.builders.worlds.past import Past
from workbench.app import create_app
from workbench.comments import queries
from workbench.installation import Installation
from workbench.people import Actor
from workbench.people.access import may
from workbench.web.access import permission_of

# What stands in an address under that name: values, or the query that gives them.
_FIXED = {
    "form": ("docx", "xlsx", "csv", "json"),
    "script": ("desk.js",),
    "pack": ("icerd",),
    "int:number": ("1",),
    "first": ("now",),
    "second": ("now",),
    "sealed": ("made-up",),
}
_OF_THE_HOME = {
    "round_id": "select id from comment_round",
    "draft_id": "select id from draft_comment",
    "file_id": "select id from round_file union select id from draft_file",
    "arrival_id": "select file_id from arrival",
    "address": "select address from round_publication",
    "seal": "select hash from round_event where kind <> 'sent' or by = 'Ombudsperson for Children'",
    "paragraph_id": "select id from draft_paragraph",
    "figure_id": "select id from draft_paragraph",
    "snapshot_id": "select id from snapshot",
    "version_id": "select id from snapshot",
    "slug": "select slug from document",
    "other_slug": "select slug from document",
    "old_slug": "select slug from document",
    "list_job_id": "select id from job",
    "search_job_id": "select id from job",
    "table_id": "select id from job",
    "request_id": "select id from information_request",
    "item_id": "select id from request_item",
    "attachment_id": "select id from prepared_attachment",
    "picture_sha256": """
        select json_extract(value, '$.text') from prepared_answer, json_each(blocks)
        where json_extract(value, '$.kind') = 'picture'
        union select json_extract(value, '$.text') from contribution_answer, json_each(blocks)
        where json_extract(value, '$.kind') = 'picture'
    """,
    "sha256": "select sha256 from round_file union select sha256 from draft_file",
}
# Ways to ask a route for more than its address says.
_ASKED = {
    "/search": ("?q=canary", "?q=racial+profiling", "?q=police&kind=other", "?q=%22of+the+police%22", "?q=teachrs"),
    "/documents": ("?q=police", "?kind=other", "?page=2"),
    "/documents.csv": ("?q=police",),
    "/recommendations": ("?q=police", "?status=under_way", "?priority=high", "?overdue=1"),
    "/rounds/<round_id>/matrix": ("?view=internal", "?view=public", "?view=commenter"),
    "/rounds/<round_id>/matrix.<form>": ("?view=internal", "?view=public", "?view=commenter"),
    "/snapshots/<snapshot_id>/file": ("?for=comments", "?for=submission"),
}
_OWN_SEALS = ("own-0", "own-1")  # of the first and the second sending of whoever asks: a hash, so its own in each world
_PART = re.compile(r"<([^>]+)>")
_UNSAID = frozenset({"Set-Cookie", "Date"})


@dataclass(frozen=True)
class World:
    """An installation as others meet it."""

    installation: Installation
    past: Past
    app: Flask

    def hashes(self) -> frozenset[str]:
        """Of all entries of its ledgers."""
        with self.installation.store.reading() as db:
            return frozenset(row["hash"] for row in db.query("select hash from round_event"))

    def address(self, who: str, address: str) -> str:
        """As it is in this world."""
        with self.installation.store.reading() as db:
            actor = self.past.actor(db, who)
            sent = queries.sendings(db, self.past.held.id, actor.organisation_id or "")
        for name, each in zip(_OWN_SEALS, sent, strict=False):
            address = address.replace(name, each.seal)
        return address

    def client(self, name: str) -> FlaskClient:
        client = self.app.test_client()
        with client.session_transaction() as session:
            session["person_id"] = self.past.people[name]
            session["session_version"] = 1
        return client


@dataclass(frozen=True)
class Answer:
    """Status, headers and body of an answer; `data` as it came, `said` made equal."""

    status: int
    headers: tuple[tuple[str, str], ...]
    said: bytes
    data: bytes

    def same(self, other: Answer) -> bool:
        return (self.status, self.headers, self.said) == (other.status, other.headers, other.said)


def world(installation: Installation, past: Past) -> World:
    app = create_app(installation, testing=True)
    app.config["WTF_CSRF_ENABLED"] = False
    return World(installation, past, app)


def names(known: World) -> dict[str, list[str]]:
    """What addresses of that world may name. `thing_id` is the id of a row of the table `thing`, unless said above."""
    found = {name: list(values) for name, values in _FIXED.items()}
    with known.installation.store.reading() as db:
        known_tables = set(db.table_names())
        for name in {part for rule in _asked_rules(known.app) for part in _PART.findall(rule.rule)} - found.keys():
            table = name.removesuffix("_id")
            query = _OF_THE_HOME.get(name, f"select id from {table}" if table in known_tables else "")
            assert query, f"say above what stands for <{name}> in an address"
            found[name] = [str(next(iter(row.values()))) for row in db.query(query)]
    found["seal"] += _OWN_SEALS
    return found


def _asked_rules(app: Flask) -> list[Rule]:
    """Every route that answers to GET but the files that are the same for everybody."""
    rules = [each for each in app.url_map.iter_rules() if "GET" in (each.methods or ()) and each.endpoint != "static"]
    return sorted(rules, key=lambda each: each.rule)


def addresses(
    app: Flask,
    actor: Actor,
    shared: Mapping[str, list[str]],
    every: Mapping[str, list[str]],
    chance: Random,
    *,
    closed: bool,
) -> Iterator[str]:
    """For each route that answers to GET an address of what both worlds have, and one of anything.

    A door that is closed to the actor is knocked at once, and only where `closed`: nobody looks at the address there.
    """
    for rule in _asked_rules(app):
        parts = _PART.findall(rule.rule)
        permission = permission_of(app.view_functions[rule.endpoint])
        more = [_filled(rule.rule, parts, values) for values in product(*(every[part] for part in parts))]
        if permission is None or not may(actor, permission):
            yield from _some(more, int(closed), chance)
            continue
        found = [_filled(rule.rule, parts, values) for values in product(*(shared[part] for part in parts))]
        for address in dict.fromkeys((*_some(found, 1, chance), *_some(more, 1, chance))):
            yield from (f"{address}{query}" for query in ("", *_ASKED.get(rule.rule, ())))


def _filled(rule: str, parts: list[str], values: tuple[str, ...]) -> str:
    for part, value in zip(parts, values, strict=True):
        rule = rule.replace(f"<{part}>", value)
    return rule


def _some(found: list[str], most: int, chance: Random) -> list[str]:
    return found if len(found) <= most else chance.sample(found, most)


def answer(known: World, client: FlaskClient, address: str, **given: object) -> Answer:
    """What that address answers now; with `data` it is asked as a form."""
    method = "POST" if "data" in given else "GET"
    with standing_clock():
        response = client.open(address, method=method, **given)  # type: ignore[arg-type]
    said = normalised(response.data, known.hashes)
    headers = {name: value for name, value in response.headers.items() if name not in _UNSAID}
    if "Content-Length" in headers:
        assert headers["Content-Length"] == str(len(response.data))
        headers["Content-Length"] = str(len(said))
    told = tuple(sorted((name, normalised(value.encode(), known.hashes).decode()) for name, value in headers.items()))
    return Answer(response.status_code, told, said, response.data)
