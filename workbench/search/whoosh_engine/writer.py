"""A writer of ordinary Whoosh segments that sorts terms, not postings, and saves the arrays beside each segment."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from workbench.search.port import Entry
from workbench.search.whoosh_engine import arrays, blocks
from workbench.search.whoosh_engine.arrays import Array, Numbers
from workbench.search.whoosh_engine.gathering import Gathering
from workbench.search.whoosh_engine.library import Index, SegmentWriter
from workbench.search.whoosh_engine.segment import Segment


class GatheringWriter(SegmentWriter):  # type: ignore[misc]
    """Whoosh's writer, lock and commit. Raises LockError where another writes."""

    def __init__(self, index: Index) -> None:
        super().__init__(index, codec=blocks.codec())
        self._gathered = Gathering()

    def add(self, entry: Entry) -> None:
        """Take in a paragraph."""
        self._gathered.add(entry)
        self._added = True

    def take(self, segment: Segment, kept: Numbers, pause: Callable[[], None]) -> None:
        """Take in these paragraphs of a segment, which `commit_without` leaves out; what `pause` raises ends it."""
        self._gathered.take(segment, kept, pause)
        self._added = self._added or len(kept) > 0

    def commit_without(self, segments: frozenset[str]) -> None:
        """Commit; these segments are no longer part of the index."""
        self.commit(mergetype=lambda _, held: [each for each in held if each.segment_id() not in segments])

    def drop(self, segment: str, numbers: Numbers) -> None:
        """Mark paragraphs of a segment as deleted."""
        for held in self.segments:
            if held.segment_id() == segment:
                for number in numbers.tolist():
                    held.delete_document(number)

    def _flush_segment(self) -> None:
        count = len(self._gathered)
        lengths = self._gathered.lengths()
        self.docnum = count
        self._write_lengths(count, lengths)
        for field, postings in self._gathered.postings():
            blocks.write(self.fieldwriter, field, self.schema[field], postings, _whole(lengths[field], count))
        self.fieldwriter.close()

    def _assemble_segment(self) -> None:
        super()._assemble_segment()  # puts all files of the segment into one: the arrays come after
        folder = Path(self.storage.folder)
        arrays.save(folder / f"{self.newsegment.segment_id()}{arrays.ENDING}", self._gathered.arrays())

    def _write_lengths(self, count: int, lengths: dict[str, tuple[Array, Array]]) -> None:
        """The number of stems of each paragraph: what Whoosh's own searcher ranks by."""
        held: list[tuple[str, Any, int] | None] = [None] * count
        for field, (numbers, stems) in lengths.items():
            for number, length in zip(numbers.tolist(), stems.tolist(), strict=True):
                held[number] = (field, self.schema[field], length)
        out = self.perdocwriter
        for number, each in enumerate(held):
            out.start_doc(number)
            if each:
                out.add_field(each[0], each[1], None, each[2])
            out.finish_doc()
        out.close()


def _whole(lengths: tuple[Array, Array], count: int) -> Array:
    found = np.zeros(count, dtype=np.int64)
    found[lengths[0]] = lengths[1]
    return found
