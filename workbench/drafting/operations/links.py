"""Link a paragraph: to the requirements it answers, the recommendations it responds to, the passages it rests on.

Each link made or taken away is an act that can be undone.
"""

import hashlib
from datetime import datetime

from workbench.corpus import queries as corpus_queries
from workbench.drafting import queries
from workbench.drafting.asked.meaning import targets_of, units_of
from workbench.drafting.moments.acts import recorded
from workbench.drafting.operations.structure import free_note, note_ids
from workbench.drafting.operations.writing import Place, add_revision, current, note, place, stand
from workbench.drafting.records import Revision
from workbench.errors import N_, Invalid
from workbench.people import Actor
from workbench.recommendations.records import Recommendation
from workbench.store import Database, new_id, timestamp
from workbench.text import markup, quotes
from workbench.text.markup import Note
from workbench.text.quotes import TextQuote


class QuoteNotInPassage(Invalid):
    message = N_(
        "The words “%(quote)s” are not in %(citation)s. Nothing was changed: copy the words from the passage, or cite "
        "it without a quotation."
    )


class NothingRecommended(Invalid):
    message = N_("%(citation)s holds no recommendation that one could respond to. Nothing was changed.")


class NoteTaken(Invalid):
    message = N_("The paragraph has a citation %(note)s already. Nothing was changed: choose another number.")


def answer(db: Database, *, paragraph_id: str, requirement: str, by: Actor, at: datetime) -> None:
    """The paragraph answers a requirement (`icerd.art-2.01`). Raises RequirementNotFound."""
    where = place(db, by, paragraph_id)
    asked = queries.requirement(db, where.report_id, requirement)
    with recorded(db, verb="answer", paragraphs=(where.id,), by=by, at=at):
        db.execute(
            "insert or ignore into answer values (:paragraph, :requirement, :at, :by)",
            {"paragraph": where.id, "requirement": asked.id, "at": timestamp(at), "by": by.person_id},
        )
    note(db, verb="answer", did=f"linked {asked.key} to a paragraph", at_place=where, by=by, at=at)


def unanswer(db: Database, *, paragraph_id: str, requirement: str, by: Actor, at: datetime) -> None:
    """The paragraph does not answer it after all."""
    where = place(db, by, paragraph_id)
    asked = queries.requirement(db, where.report_id, requirement)
    with recorded(db, verb="unanswer", paragraphs=(where.id,), by=by, at=at):
        db.execute(
            "delete from answer where paragraph_id = :paragraph and requirement_id = :requirement",
            {"paragraph": where.id, "requirement": asked.id},
        )
    note(db, verb="unanswer", did=f"unlinked {asked.key} from a paragraph", at_place=where, by=by, at=at)


def respond(db: Database, *, paragraph_id: str, citation: str, by: Actor, at: datetime) -> tuple[Recommendation, ...]:
    """The paragraph responds to a recommendation, by its citation or id; a whole paragraph's means all its items.

    Raises the library's ParagraphNotFound, NothingRecommended.
    """
    where = place(db, by, paragraph_id)
    units = units_of(db, by, where.report_id, citation)
    if not units:
        raise NothingRecommended(citation=citation)
    made = {"paragraph": where.id, "at": timestamp(at), "by": by.person_id}
    with recorded(db, verb="respond", paragraphs=(where.id,), by=by, at=at):
        for unit in units:
            db.execute(
                "insert or ignore into response values (:paragraph, :recommendation, :citation, :at, :by)",
                {**made, "recommendation": unit.id, "citation": unit.citation},
            )
    note(db, verb="respond", did=f"linked {citation} to a paragraph", at_place=where, by=by, at=at)
    return units


def unrespond(db: Database, *, paragraph_id: str, recommendation_id: str, by: Actor, at: datetime) -> None:
    """The paragraph does not respond to it after all."""
    where = place(db, by, paragraph_id)
    with recorded(db, verb="unrespond", paragraphs=(where.id,), by=by, at=at):
        db.execute(
            "delete from response where paragraph_id = :paragraph and recommendation_id = :recommendation",
            {"paragraph": where.id, "recommendation": recommendation_id},
        )
    note(db, verb="unrespond", did="unlinked a recommendation from a paragraph", at_place=where, by=by, at=at)


def cite(
    db: Database,
    *,
    paragraph_id: str,
    citation: str,
    by: Actor,
    at: datetime,
    quote: str = "",
    offset: int | None = None,
) -> Revision:
    """Rest the paragraph on a passage of the library; its note is set at an offset of the plain text, else at the end.

    `quote` are words of the passage, word for word; without it the whole passage is meant. Raises QuoteNotInPassage,
    the library's ParagraphNotFound.
    """
    where = place(db, by, paragraph_id)
    standing = current(db, where)
    note_id = free_note(note_ids(db, where.id, standing.markup))
    keep_citation(db, where, note_id=note_id, citation=citation, quote=quote, by=by, at=at)
    end = len(standing.text) if offset is None else offset
    with recorded(db, verb="cite", paragraphs=(where.id,), by=by, at=at):
        revision = _rewritten(db, where, standing, _with_note(standing.markup, note_id, end), by, at)
    note(db, verb="cite", did="cited a passage in a paragraph", at_place=where, by=by, at=at)
    return revision


def keep_citation(
    db: Database, where: Place, *, note_id: str, citation: str, quote: str, by: Actor, at: datetime
) -> None:
    """Keep which passage a note stands for, with the quote in its surroundings and the hash of the passage.

    Raises QuoteNotInPassage, NoteTaken, the library's ParagraphNotFound.
    """
    document, passage = corpus_queries.document_and_paragraph(db, by, citation)
    written = corpus_queries.citation(document, passage)
    kept = TextQuote("")
    if quote.strip():
        found = quotes.find(quote, passage.full_text)
        if found is None:
            raise QuoteNotInPassage(quote=quote.strip(), citation=written)
        kept = TextQuote.at(passage.full_text, *found)
    taken = "select 1 from citation where paragraph_id = :id and note_id = :note"
    if db.execute(taken, {"id": where.id, "note": note_id}).fetchone():
        raise NoteTaken(note=note_id)
    db.table("citation").insert(
        {
            "id": new_id(),
            "paragraph_id": where.id,
            "note_id": note_id,
            "source_paragraph_id": passage.id,
            "document_id": document.id,
            "citation": written,
            "quote": kept.exact,
            "prefix": kept.prefix,
            "suffix": kept.suffix,
            "source_sha256": hashlib.sha256(passage.full_text.encode()).hexdigest(),
            "at": timestamp(at),
            "by_id": by.person_id,
        }
    )


def _with_note(text: str, note_id: str, offset: int) -> str:
    """The markup with a citation's mark at an offset of its plain text; space at that place stays behind the mark."""
    plain = markup.plain(text)
    offset = min(max(offset, 0), len(plain))
    runs: list[markup.Inline] = []
    passed = 0
    placed = False
    for run in markup.parse(text):
        length = len(run.text) if isinstance(run, markup.Text) else 1
        if not placed and passed + length > offset and isinstance(run, markup.Text):
            cut = offset - passed
            runs += [
                markup.Text(run.text[:cut], run.marks, run.href),
                Note("cite", note_id),
                markup.Text(run.text[cut:], run.marks, run.href),
            ]
            placed = True
        elif not placed and passed >= offset:
            runs += [Note("cite", note_id), run]
            placed = True
        else:
            runs.append(run)
        passed += length
    return markup.serialise(runs if placed else [*runs, Note("cite", note_id)])


def uncite(db: Database, *, paragraph_id: str, note_id: str, by: Actor, at: datetime) -> Revision:
    """Take a citation's mark out of the text; the passage comes back if an earlier text does."""
    where = place(db, by, paragraph_id)
    standing = current(db, where)
    runs = [run for run in markup.parse(standing.markup) if run != Note("cite", note_id)]
    with recorded(db, verb="uncite", paragraphs=(where.id,), by=by, at=at):
        revision = _rewritten(db, where, standing, markup.stripped(runs), by, at)
    note(db, verb="uncite", did="took a citation out of a paragraph", at_place=where, by=by, at=at)
    return revision


def _rewritten(db: Database, where: Place, standing: Revision, text: str, by: Actor, at: datetime) -> Revision:
    if text == standing.markup:
        return standing
    revision = add_revision(
        db,
        paragraph_id=where.id,
        kind="written",
        text=text,
        footnotes=standing.footnotes,
        base_id=standing.id,
        by=by,
        at=at,
    )
    stand(db, where.id, revision.id)
    return revision


def set_aside(db: Database, *, paragraph_id: str, target: str, by: Actor, at: datetime) -> None:
    """Say that the paragraph does not speak to a requirement or a recommendation: that is not proposed again.

    Raises RequirementNotFound, the library's ParagraphNotFound.
    """
    where = place(db, by, paragraph_id)
    report = queries.report(db, by, where.report_id)
    for target_id, citation in targets_of(db, by, report, queries.coverage(db, by, report), target).items():
        db.execute(
            "insert or ignore into suggestion_set_aside values (:paragraph, :target, :citation, :at, :by, :name)",
            {
                "paragraph": where.id,
                "target": target_id,
                "citation": citation,
                "at": timestamp(at),
                "by": by.person_id,
                "name": by.name,
            },
        )
    note(db, verb="set_aside", did="set a suggestion aside for a paragraph", at_place=where, by=by, at=at)
