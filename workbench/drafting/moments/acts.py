"""What was done to paragraphs, with what stood before and after: what undo goes by, and what it looks at first."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

from workbench.people import Actor
from workbench.store import Database, new_id, timestamp

Standing: TypeAlias = dict[str, Any]
# The links of a paragraph that an act may bring or take: table, and the column that names what is linked.
LINKS = (("answer", "requirement_id"), ("response", "recommendation_id"))


@dataclass(frozen=True)
class Act:
    """One thing that a person did. `before` and `after` are states as `state_of` gives them."""

    id: str
    report_id: str
    section_id: str | None
    verb: str
    paragraphs: tuple[str, ...]
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    undoes: str | None
    at: datetime
    by_id: str | None
    by_name: str
    order: int

    @property
    def sections(self) -> frozenset[str]:
        """The sections in which something changed."""
        return frozenset(self.before["sections"])

    def changes(self, paragraph_id: str) -> frozenset[str]:
        """Which sides of a paragraph it changed: revision, section, deleted, kind, links, or its place."""
        before = self.before["paragraphs"].get(paragraph_id) or {}
        after = self.after["paragraphs"].get(paragraph_id) or {}
        changed = {key for key in {*before, *after} if before.get(key) != after.get(key)}
        if self.verb in ("move", "restore_section") and paragraph_id in self.paragraphs:
            changed.add("section")
        return frozenset(changed)


@dataclass
class Recording:
    """An act while it is done; `also` adds a paragraph that it brings into being."""

    paragraphs: list[str] = field(default_factory=list)

    def also(self, paragraph_id: str) -> None:
        self.paragraphs.append(paragraph_id)


@contextmanager
def recorded(
    db: Database,
    *,
    verb: str,
    paragraphs: Iterable[str] = (),
    sections: Iterable[str] = (),
    by: Actor,
    at: datetime,
    undoes: str | None = None,
) -> Iterator[Recording]:
    """Keep what is done inside as one act: how these paragraphs stood before, and how they stand after."""
    recording = Recording(list(paragraphs))
    held = tuple(sections)
    before = state_of(db, recording.paragraphs, held)
    yield recording
    after = state_of(db, recording.paragraphs, held)
    before["paragraphs"] = {key: before["paragraphs"].get(key) for key in after["paragraphs"]}
    if before != after:
        _keep(db, verb, recording.paragraphs, before, after, undoes=undoes, by=by, at=at)


def written(
    db: Database, *, paragraph_id: str, section_id: str, before: str, after: str, by: Actor, at: datetime
) -> None:
    """Keep that a paragraph's text changed from one revision to another: the act that is done most."""
    states = [
        {"paragraphs": {paragraph_id: {"revision": each, "section": section_id}}, "sections": {}}
        for each in (before, after)
    ]
    _keep(db, "write", [paragraph_id], states[0], states[1], undoes=None, by=by, at=at)


def _keep(
    db: Database,
    verb: str,
    paragraphs: list[str],
    before: Standing,
    after: Standing,
    *,
    undoes: str | None,
    by: Actor,
    at: datetime,
) -> None:
    sections = [(after["paragraphs"][key] or before["paragraphs"].get(key) or {}).get("section") for key in paragraphs]
    db.table("drafting_act").insert(
        {
            "id": new_id(),
            "report_id": report_of(db, paragraphs[0]),
            "section_id": next((each for each in sections if each), None),
            "verb": verb,
            "paragraphs": json.dumps(paragraphs),
            "before": json.dumps(before, ensure_ascii=False),
            "after": json.dumps(after, ensure_ascii=False),
            "undoes": undoes,
            "at": timestamp(at),
            "by_id": by.person_id,
            "by_name": by.name,
        }
    )


def report_of(db: Database, paragraph_id: str) -> str:
    return str(db.execute("select report_id from draft_paragraph where id = :id", {"id": paragraph_id}).fetchone()[0])


def state_of(db: Database, paragraphs: Iterable[str], sections: Iterable[str]) -> Standing:
    """How paragraphs stand (section, revision, deleted, kind, links), and the order of those that stand in sections."""
    return {
        "paragraphs": {key: _paragraph(db, key) for key in paragraphs},
        "sections": {key: order_of(db, key) for key in sections},
    }


def _paragraph(db: Database, paragraph_id: str) -> Standing | None:
    for row in db.query(
        "select section_id, revision_id, deleted, kind from draft_paragraph where id = :id", {"id": paragraph_id}
    ):
        return {
            "section": row["section_id"],
            "revision": row["revision_id"],
            "deleted": bool(row["deleted"]),
            "kind": row["kind"],
            "links": {table: links_of(db, table, key, paragraph_id) for table, key in LINKS},
        }
    return None


def links_of(db: Database, table: str, key: str, paragraph_id: str) -> list[Standing]:
    """The rows that link a paragraph, in the order of what they link."""
    return list(db.query(f"select * from {table} where paragraph_id = :id order by {key}", {"id": paragraph_id}))


def order_of(db: Database, section_id: str) -> list[str]:
    """The paragraphs that stand in a section, in order."""
    sql = "select id from draft_paragraph where section_id = :id and not deleted order by position, id"
    return [row["id"] for row in db.query(sql, {"id": section_id})]


def act_from(row: Mapping[str, Any]) -> Act:
    """A row of drafting_act with its rowid."""
    return Act(
        id=row["id"],
        report_id=row["report_id"],
        section_id=row["section_id"],
        verb=row["verb"],
        paragraphs=tuple(json.loads(row["paragraphs"])),
        before=json.loads(row["before"]),
        after=json.loads(row["after"]),
        undoes=row["undoes"],
        at=datetime.fromisoformat(row["at"]),
        by_id=row["by_id"],
        by_name=row["by_name"],
        order=int(row["rowid"]),
    )
