"""What all changes of a paragraph share: who may, how a text becomes a revision, which notes it may name."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from workbench.drafting import queries
from workbench.drafting.blocks import tables
from workbench.drafting.budget import paragraph_words
from workbench.drafting.queries import Place as Place
from workbench.drafting.records import BlockKind, Revision, RevisionKind
from workbench.errors import N_, Invalid
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, journal, new_id, timestamp
from workbench.text import markup

LONGEST = 50_000  # characters of one paragraph; the longest of a real report has some 6,000


class EmptyParagraph(Invalid):
    message = N_("The paragraph has no words. Nothing was changed: write something, or delete the paragraph.")


class ParagraphTooLong(Invalid):
    message = N_("The paragraph has %(length)s characters, more than %(longest)s. Split it and save the parts.")


class UnknownNote(Invalid):
    message = N_(
        "The text names the note %(note)s, which this paragraph does not have. Nothing was changed: take the mark "
        "out, or cite a passage or write the footnote first."
    )


def place(db: Database, actor: Actor, paragraph_id: str) -> Place:
    """Raises ParagraphNotFound where the actor may not see or write it."""
    require(actor, Permission.WRITE_REPORTS)
    queries.report_of_paragraph(db, actor, paragraph_id)
    return queries.place_of(db, paragraph_id)


def current(db: Database, at_place: Place) -> Revision:
    """The text that stands."""
    return queries.revision(db, at_place.id, at_place.revision_id)


def tidy(text: str, kind: BlockKind = BlockKind.NUMBERED) -> str:
    """Canonical markup of what a person typed. Raises BadMarkup, BadCharacter, EmptyParagraph, ParagraphTooLong."""
    if len(text) > LONGEST:
        raise ParagraphTooLong(length=len(text), longest=LONGEST)
    written = tables.tidy(text) if kind is BlockKind.TABLE else markup.tidy(text)
    if not written:
        raise EmptyParagraph
    return written


def footnotes_of(
    db: Database, paragraph_id: str, text: str, *, given: Mapping[str, str] | None, before: Mapping[str, str]
) -> dict[str, str]:
    """The footnotes that the text names: as given, else as they were. Raises UnknownNote for a note without words."""
    known = {
        row["note_id"]
        for row in db.query("select note_id from citation where paragraph_id = :id", {"id": paragraph_id})
    }
    footnotes: dict[str, str] = {}
    for note in markup.notes(text):
        if note.kind == "cite" and note.id not in known:
            raise UnknownNote(note=f"cite {note.id}")
        if note.kind == "fn":
            words = markup.tidy((given or {}).get(note.id, before.get(note.id, "")))
            if not words:
                raise UnknownNote(note=f"fn {note.id}")
            footnotes[note.id] = words
    return footnotes


def add_revision(
    db: Database,
    *,
    paragraph_id: str,
    kind: RevisionKind,
    text: str,
    footnotes: Mapping[str, str],
    base_id: str | None,
    by: Actor,
    at: datetime,
    attributes: Mapping[str, Any] | None = None,
    combined_id: str | None = None,
) -> Revision:
    """Keep a text in the history; unless it is `parallel` the caller makes it the paragraph's text.

    Without `attributes` those of the text before stay: a table stays a table when its words are written anew.
    """
    revision_id = new_id()
    plain = markup.plain(text)
    db.table("revision").insert(
        {
            "id": revision_id,
            "paragraph_id": paragraph_id,
            "base_id": base_id,
            "kind": kind,
            "markup": text,
            "text": plain,
            "words": paragraph_words(plain, footnotes.values(), _language(db, paragraph_id)),
            "footnotes": json.dumps(footnotes, ensure_ascii=False),
            "at": timestamp(at),
            "by_id": by.person_id,
            "by_name": by.name,
            "attributes": json.dumps(
                _attributes(db, base_id) if attributes is None else dict(attributes), ensure_ascii=False
            ),
            "combined_id": combined_id,
        }
    )
    return queries.revision(db, paragraph_id, revision_id)


def _attributes(db: Database, base_id: str | None) -> Any:
    rows = db.query("select attributes from revision where id = :id", {"id": base_id or ""})
    return next((json.loads(row["attributes"]) for row in rows), {})


def stand(db: Database, paragraph_id: str, revision_id: str) -> None:
    """Make a revision the paragraph's text."""
    db.execute(
        "update draft_paragraph set revision_id = :revision where id = :id",
        {"revision": revision_id, "id": paragraph_id},
    )


def _language(db: Database, paragraph_id: str) -> str:
    sql = (
        "select report.language from draft_paragraph join report on report.id = draft_paragraph.report_id "
        "where draft_paragraph.id = :id"
    )
    return next((str(row["language"]) for row in db.query(sql, {"id": paragraph_id})), "en")


def report_title(db: Database, report_id: str) -> str:
    """The title of a report that the caller has fetched with the actor before."""
    return next(str(row["title"]) for row in db.query("select title from report where id = :id", {"id": report_id}))


def note(db: Database, *, verb: str, did: str, at_place: Place, by: Actor, at: datetime) -> None:
    """The journal's line: who did what to a paragraph of which report, never the text."""
    summary = f"{by.name} {did} of {report_title(db, at_place.report_id)}"
    journal.record(db, by=by, at=at, verb=verb, object_kind="paragraph", object_id=at_place.id, summary=summary)


def lineage(
    db: Database,
    where: Place,
    *,
    kind: str,
    to_id: str | None,
    span: tuple[int, int] | None,
    by: Actor,
    at: datetime,
) -> None:
    """Keep what became of a paragraph; `span` is the place of its words in the one they went to."""
    db.table("lineage").insert(
        {
            "id": new_id(),
            "report_id": where.report_id,
            "kind": kind,
            "from_id": where.id,
            "to_id": to_id,
            "start": span[0] if span else None,
            "end": span[1] if span else None,
            "at": timestamp(at),
            "by_id": by.person_id,
            "by_name": by.name,
        }
    )
