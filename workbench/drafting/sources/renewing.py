"""A source is not what it was: cite it as it stands now, or say that the paragraph is still right."""

from datetime import datetime

from workbench.corpus.queries import citation as citation_of
from workbench.drafting import queries
from workbench.drafting.operations.links import keep_citation
from workbench.drafting.operations.structure import free_note, note_ids
from workbench.drafting.operations.writing import add_revision, current, note, place, stand
from workbench.drafting.records import Citation, Revision
from workbench.drafting.sources.flags import flag, passages
from workbench.drafting.sources.records import Flag, Passage
from workbench.errors import N_, Conflict
from workbench.people import Actor
from workbench.store import Database, new_id, timestamp
from workbench.text import markup, quotes
from workbench.text.markup import Note


class NotCitedThere(Conflict):
    message = N_(
        "The paragraph has no citation %(note)s any more. Nothing was changed: its desk shows those that it has."
    )


class StandsAsCited(Conflict):
    message = N_("The source stands as it was cited. Nothing was changed.")


class NowhereToCite(Conflict):
    message = N_(
        "Where the words of %(citation)s stand now cannot be told. Nothing was changed: cite another passage, take the "
        "citation out, or say that the paragraph is still right."
    )


def renew(
    db: Database, *, paragraph_id: str, note_id: str, by: Actor, at: datetime, quote: str | None = None
) -> Revision:
    """Cite the passage as it stands now; the text before, with the citation as it was, stays in the history.

    Without `quote` the words quoted stay if they stand there, else those between the words around them, else none.
    Raises NotCitedThere, StandsAsCited, NowhereToCite, QuoteNotInPassage.
    """
    where = place(db, by, paragraph_id)
    raised = _raised(db, by, paragraph_id, note_id)
    present = raised.passage.present
    if present is None:
        raise NowhereToCite(citation=raised.citation.citation)
    standing = current(db, where)
    fresh = free_note(note_ids(db, where.id, standing.markup))
    words = _words(raised.citation, present[1].full_text) if quote is None else quote
    keep_citation(db, where, note_id=fresh, citation=citation_of(*present), quote=words, by=by, at=at)
    revision = add_revision(
        db,
        paragraph_id=where.id,
        kind="written",
        text=_renamed(standing.markup, note_id, fresh),
        footnotes=standing.footnotes,
        base_id=standing.id,
        by=by,
        at=at,
    )
    stand(db, where.id, revision.id)
    note(db, verb="renew_source", did="renewed a citation in a paragraph", at_place=where, by=by, at=at)
    return revision


def still_right(db: Database, *, paragraph_id: str, note_id: str, by: Actor, at: datetime) -> None:
    """Whoever looked says that the paragraph is right with the source as it stands now; a later change flags it again.

    Raises NotCitedThere, StandsAsCited.
    """
    where = place(db, by, paragraph_id)
    raised = _raised(db, by, paragraph_id, note_id)
    db.table("source_check").insert(
        {
            "id": new_id(),
            "citation_id": raised.citation.id,
            "standing": raised.standing,
            "at": timestamp(at),
            "by_id": by.person_id,
            "by_name": by.name,
        }
    )
    note(db, verb="check_source", did="checked a source", at_place=where, by=by, at=at)


def _raised(db: Database, by: Actor, paragraph_id: str, note_id: str) -> Flag:
    cited = {each.note_id: each for each in queries.paragraph(db, by, paragraph_id).citations}
    if note_id not in cited:
        raise NotCitedThere(note=note_id)
    found: dict[str, Passage] = passages(db, by, [cited[note_id].source_paragraph_id])
    for passage in found.values():
        raised = flag(cited[note_id], passage)
        if raised is not None:
            return raised
    raise StandsAsCited


def _words(citation: Citation, passage: str) -> str:
    """The words to quote of a passage that was changed."""
    if not citation.quote or quotes.find(citation.quote, passage) is not None:
        return citation.quote
    before = quotes.find(citation.prefix, passage) if citation.prefix.strip() else (0, 0)
    after = quotes.find(citation.suffix, passage) if citation.suffix.strip() else (len(passage), len(passage))
    if before is None or after is None or before[1] >= after[0]:
        return ""
    return passage[before[1] : after[0]].strip()


def _renamed(text: str, old: str, new: str) -> str:
    runs = markup.parse(text)
    return markup.serialise([Note("cite", new) if run == Note("cite", old) else run for run in runs])
