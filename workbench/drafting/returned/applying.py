"""Take the steps of a returned file: each a revision, a split, a merge, a move; what cannot be taken waits.

Taken twice they change nothing: a text that stands already is no new revision, a paragraph that is there is not added.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from workbench.drafting import queries
from workbench.drafting.operations.paragraphs import add_paragraph, write_paragraph
from workbench.drafting.operations.structure import (
    delete_paragraph,
    merge_paragraphs,
    move_paragraph,
    move_to_start,
    note_ids,
    renamed_notes,
    split_paragraph,
)
from workbench.drafting.operations.writing import add_revision, current, place
from workbench.drafting.records import DraftParagraph, Revision
from workbench.drafting.returned.putting import Together, put_together
from workbench.drafting.returned.records import (
    Added,
    Arrived,
    Deleted,
    Kept,
    Merged,
    Moved,
    SentBlock,
    Split,
    Step,
    Under,
    Waits,
    Why,
    Written,
    apart,
)
from workbench.errors import WorkbenchError
from workbench.people import Actor
from workbench.store import Database
from workbench.text import markup
from workbench.text.markup import Note
from workbench.text.normalise import fold


@dataclass
class Taken:
    """How many of each were taken, what waits, and the ids of paragraphs that are new."""

    written: int = 0
    split: int = 0
    merged: int = 0
    added: int = 0
    deleted: int = 0
    moved: int = 0
    unchanged: int = 0
    waiting: list[Waits] = field(default_factory=list)
    new: list[str] = field(default_factory=list)


class Taking:
    """Takes steps one after the other.

    `section_id` and `last` are the place where the next new paragraph stands: in that section, behind that paragraph,
    at the start of the section where there is none.
    """

    def __init__(self, db: Database, *, section_id: str, blocks: Sequence[SentBlock], by: Actor, at: datetime) -> None:
        self.db, self.section_id, self.by, self.at = db, section_id, by, at
        self.report_id = queries.section(db, by, section_id).report_id
        self.blocks: Mapping[str, SentBlock] = {block.id: block for block in blocks}
        self.last: str | None = None
        self.taken = Taken()

    def take(self, steps: Sequence[Step]) -> Taken:
        """All of them, in the order of the file."""
        for step in steps:
            try:
                with self.db.atomic():
                    self._take(step)
            except WorkbenchError:
                for arrived, likely in _texts_of(step):
                    self.taken.waiting.append(Waits(Why.REFUSED, arrived, likely))
        return self.taken

    def _take(self, step: Step) -> None:
        if isinstance(step, Under):
            self.section_id, self.last = step.section_id, None
        elif isinstance(step, Waits):
            self.taken.waiting.append(step)
        elif isinstance(step, Kept):
            self.taken.unchanged += 1
            self._stands_at(step.id)
        elif isinstance(step, Written):
            self._write(step.id, step.arrived)
        elif isinstance(step, Split):
            self._split(step)
        elif isinstance(step, Merged):
            self._merge(step)
        elif isinstance(step, Added):
            self._add(step.arrived)
        elif isinstance(step, Deleted):
            self._delete(step.id)
        else:
            self._move(step)

    def _stands_at(self, paragraph_id: str) -> None:
        where = place(self.db, self.by, paragraph_id)
        if not where.deleted and where.report_id == self.report_id:
            self.section_id, self.last = where.section_id, paragraph_id

    # One paragraph

    def _write(self, paragraph_id: str, arrived: Arrived) -> None:
        standing = self._standing(paragraph_id)
        together = self._together([paragraph_id], [arrived], standing) if standing else None
        if standing is None or together is None:
            self._both(paragraph_id, [arrived])
        else:
            self._revise(paragraph_id, together.parts[0], together.footnotes, standing)
            self._stands_at(paragraph_id)

    def _revise(self, paragraph_id: str, text: str, footnotes: Mapping[str, str], standing: Revision) -> None:
        revision = self._save(paragraph_id, text, footnotes, standing.id)
        if revision.id == standing.id:
            self.taken.unchanged += 1
        else:
            self.taken.written += 1

    def _save(self, paragraph_id: str, text: str, footnotes: Mapping[str, str], base: str) -> Revision:
        return write_paragraph(
            self.db,
            paragraph_id=paragraph_id,
            text=text,
            base=base,
            footnotes=footnotes,
            by=self.by,
            at=self.at,
        )

    def _together(self, ids: Sequence[str], arrived: Sequence[Arrived], standing: Revision) -> Together | None:
        sent = [self.blocks[uid] for uid in ids]
        return put_together(sent, arrived, stands=standing.markup, footnotes=standing.footnotes)

    def _standing(self, paragraph_id: str) -> Revision | None:
        """The text as it is now; None where the paragraph is not in the report any more."""
        where = place(self.db, self.by, paragraph_id)
        return None if where.deleted else current(self.db, where)

    def _both(self, paragraph_id: str, arrived: Sequence[Arrived]) -> None:
        """Both sides changed the same words: what came is kept in the history, and waits beside what stands."""
        for each in arrived:
            self._keep_beside(paragraph_id, each)
            self.taken.waiting.append(Waits(Why.CHANGED_BOTH, each, paragraph_id))
        self._stands_at(paragraph_id)

    def _keep_beside(self, paragraph_id: str, arrived: Arrived) -> None:
        known = note_ids(self.db, paragraph_id, "")
        runs = [
            run
            for run in markup.parse(arrived.markup)
            if not (isinstance(run, Note) and run.kind == "cite" and run.id not in known)
        ]
        add_revision(
            self.db,
            paragraph_id=paragraph_id,
            kind="parallel",
            text=markup.serialise(runs),
            footnotes=arrived.footnotes,
            base_id=self.blocks[paragraph_id].revision_id,
            by=self.by,
            at=self.at,
        )

    # Structure

    def _split(self, step: Split) -> None:
        standing = self._standing(step.id)
        together = self._together([step.id], step.parts, standing) if standing else None
        if standing is not None and self._is_parted_so(step, standing):
            self.taken.unchanged += 1
            self._stands_at(step.id)
        elif standing is None or together is None or not _are_inside(together.cuts, standing.text):
            self._both(step.id, step.parts)
        else:
            self._part(step.id, together)

    def _part(self, paragraph_id: str, together: Together) -> None:
        ids = [paragraph_id]
        for cut in reversed(together.cuts):  # from the end, so that the places before stay
            _, rest = split_paragraph(self.db, paragraph_id=paragraph_id, offset=cut, by=self.by, at=self.at)
            ids.insert(1, rest.paragraph_id)
        self.taken.new += ids[1:]
        for part_id, text in zip(ids, together.parts, strict=True):
            base = current(self.db, place(self.db, self.by, part_id)).id
            self._save(part_id, text, together.footnotes, base)
        self.taken.split += 1
        self.last = ids[-1]

    def _is_parted_so(self, step: Split, standing: Revision) -> bool:
        """Whether the paragraph was parted in these very parts before."""
        texts = [_plainly(each.text) for each in self._section()]
        parts = [_plainly(each.text) for each in step.parts]
        return _plainly(standing.text) == parts[0] and all(part in texts for part in parts)

    def _merge(self, step: Merged) -> None:
        first, *others = step.ids
        survivor = self._standing(first)
        if survivor is None or any(self._standing(other) is None for other in others):
            if survivor is not None and _plainly(survivor.text) == _plainly(step.arrived.text):
                self.taken.unchanged += 1
                self._stands_at(first)
            else:
                self._both(first, [step.arrived])
            return
        sent, names = self._join(first, others)
        arrived = _renamed_arrived(step.arrived, names)
        joined = current(self.db, place(self.db, self.by, first))
        together = put_together(sent, [arrived], stands=joined.markup, footnotes=joined.footnotes)
        self.taken.merged += 1
        if together is None:
            self._both(first, [arrived])
        else:
            self._save(first, together.parts[0], together.footnotes, joined.id)
            self.last = first

    def _join(self, first: str, others: Sequence[str]) -> tuple[list[SentBlock], dict[str, str]]:
        """Merge them; what went out with the notes as they are called now, and old name → new name of the notes."""
        sent = [self.blocks[first]]
        names: dict[str, str] = {}
        for number, other in enumerate(others, start=1):
            survivor, added = (current(self.db, place(self.db, self.by, uid)) for uid in (first, other))
            ids = renamed_notes(added.markup, taken=note_ids(self.db, first, survivor.markup))[1]
            block = self.blocks[other]
            keys = {key for _, key in block.notes} | {note.id for note in markup.notes(added.markup)}
            names |= {apart(key, number): ids.get(key, key) for key in keys}
            sent.append(_renamed_block(block, ids))
            merge_paragraphs(self.db, paragraph_id=first, other_id=other, by=self.by, at=self.at)
        return sent, names

    def _add(self, arrived: Arrived) -> None:
        there = {_plainly(each.text): each.id for each in self._section()}
        if (known := there.get(_plainly(arrived.text))) is not None and known not in self.blocks:
            self.taken.unchanged += 1
            self.last = known
            return
        revision = add_paragraph(
            self.db,
            section_id=self.section_id,
            text=arrived.markup,
            footnotes=arrived.footnotes,
            kind=arrived.kind,
            after=self.last,
            by=self.by,
            at=self.at,
        )
        if self.last is None and there:
            move_to_start(self.db, paragraph_id=revision.paragraph_id, by=self.by, at=self.at)
        self.last = revision.paragraph_id
        self.taken.new.append(revision.paragraph_id)
        self.taken.added += 1

    def _delete(self, paragraph_id: str) -> None:
        standing = self._standing(paragraph_id)
        if standing is None:
            self.taken.unchanged += 1
        elif standing.id != self.blocks[paragraph_id].revision_id:
            # somebody went on writing what the other one took out
            self.taken.waiting.append(Waits(Why.CHANGED_BOTH, None, paragraph_id))
            self._stands_at(paragraph_id)
        else:
            delete_paragraph(self.db, paragraph_id=paragraph_id, by=self.by, at=self.at)
            self.taken.deleted += 1

    def _move(self, step: Moved) -> None:
        if self._standing(step.id) is None:
            self.taken.waiting.append(Waits(Why.CHANGED_BOTH, step.arrived, step.id))
            return
        if not self._stands_there(step.id):
            if self.last is None:
                move_paragraph(self.db, paragraph_id=step.id, section_id=self.section_id, by=self.by, at=self.at)
                move_to_start(self.db, paragraph_id=step.id, by=self.by, at=self.at)
            else:
                move_paragraph(self.db, paragraph_id=step.id, after=self.last, by=self.by, at=self.at)
            self.taken.moved += 1
        if step.arrived is not None:
            self._write(step.id, step.arrived)
        self.last = step.id

    def _stands_there(self, paragraph_id: str) -> bool:
        """Whether the paragraph stands behind `last` already, at the start where there is none."""
        order: list[str | None] = [None, *(each.id for each in self._section())]
        return paragraph_id in order and order[order.index(paragraph_id) - 1] == self.last

    def _section(self) -> tuple[DraftParagraph, ...]:
        return queries.paragraphs(self.db, self.report_id, section_id=self.section_id)


def _are_inside(cuts: Sequence[int], text: str) -> bool:
    return all(0 < cut < len(text) for cut in cuts) and list(cuts) == sorted(set(cuts))


def _renamed_block(block: SentBlock, names: Mapping[str, str]) -> SentBlock:
    notes = {(kind, names.get(key, key)): words for (kind, key), words in block.notes.items()}
    return replace(block, markup=_renamed(block.markup, names), notes=notes)


def _renamed_arrived(arrived: Arrived, names: Mapping[str, str]) -> Arrived:
    footnotes = {names.get(key, key): words for key, words in arrived.footnotes.items()}
    return replace(arrived, markup=_renamed(arrived.markup, names), footnotes=footnotes)


def _renamed(text: str, names: Mapping[str, str]) -> str:
    runs = [Note(run.kind, names.get(run.id, run.id)) if isinstance(run, Note) else run for run in markup.parse(text)]
    return markup.serialise(runs)


def _texts_of(step: Step) -> Iterator[tuple[Arrived | None, str | None]]:
    """What a step brings and the paragraph it is about, for the queue."""
    if isinstance(step, Split):
        yield from ((part, step.id) for part in step.parts)
    elif isinstance(step, Merged):
        yield step.arrived, step.ids[0]
    elif isinstance(step, Added):
        yield step.arrived, None
    elif isinstance(step, Written):
        yield step.arrived, step.id
    elif isinstance(step, Moved | Deleted):
        yield getattr(step, "arrived", None), step.id


def _plainly(text: str) -> str:
    return " ".join(fold(text).text.split())
