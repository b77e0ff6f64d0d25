"""Posting lists a whole block at a time, in the format of Whoosh's codec. The one file that touches its inside."""

import pickle
import struct
from array import array
from collections.abc import Iterator
from typing import Any

import numpy as np

from workbench.search.whoosh_engine.arrays import Array, Numbers, Weights
from workbench.search.whoosh_engine.library import (
    INDEX,
    TOC,
    Index,
    Reader,
    SegmentReader,
    TermNotFound,
    W3Codec,
    W3TermInfo,
    length_to_byte,
)
from workbench.search.whoosh_engine.postings import Postings

Contents = tuple[tuple[Any, Numbers], ...]

_BLOCK = 1024  # postings
_ZLIB = 1
_INLINED = 12  # postings of a term that stand in the table of terms
_INLINED_IN_AN_UPLOAD, _UPLOAD = 64, 2_000  # more where there are few paragraphs: it is quicker, and soon merged
_KEY = struct.Struct("!H")  # the number of the field, before the term
_SHORT_TUPLES = (pickle.TUPLE1, pickle.TUPLE2, pickle.TUPLE3)
_NO_PLACES = pickle.EMPTY_TUPLE + pickle.TUPLE3 + pickle.STOP  # the third of three, and the end


def codec() -> object:
    """Whoosh's own codec, with blocks large enough to be worth an array."""
    return W3Codec(blocklimit=_BLOCK, compression=_ZLIB)


def contents(index: Index) -> tuple[int, Contents]:
    """The generation of an index, and its segments, each with the numbers of its deleted paragraphs."""
    table = index._read_toc()
    held = tuple((each, np.array(sorted(each.deleted_docs()), dtype=np.intp)) for each in table.segments)
    return int(table.generation), held


def contents_name(generation: int) -> str:
    """The file that holds the contents of a generation."""
    return str(TOC._filename(INDEX, generation))


def reader(index: Index, segment: Any) -> Reader:
    """A segment, opened."""
    return SegmentReader(index.storage, index.schema, segment)


def read(reader: Reader, field: str, term: bytes) -> tuple[Numbers, Weights]:
    """Paragraphs with the term, in order, deleted ones among them, and how often it stands there."""
    try:
        info = reader._terms.term_info(field, term)
    except TermNotFound:
        return np.zeros(0, np.intp), np.zeros(0, np.float32)
    return _postings(reader, field, term, info)


def _postings(reader: Reader, field: str, term: bytes, info: Any) -> tuple[Numbers, Weights]:
    if info.is_inlined():
        inlined = info.inlined_postings()
        return np.array(inlined[0], np.intp), np.array(inlined[1], np.float32)
    terms, kind = reader._terms, reader.schema[field].format
    matcher = terms._codec.postings_reader(terms._postfile, info, kind, term=(field, term))
    numbers: list[Array] = []
    times: list[Array] = []
    while not matcher._atend:
        matcher._read_data()
        deltas, weights = matcher._data[:2]
        numbers.append(np.array(deltas, dtype=np.intp).cumsum())
        times.append(
            np.array(weights, np.float32)
            if isinstance(weights, tuple)
            else np.full(len(deltas), 1.0 if weights is None else weights, np.float32)
        )
        matcher._next_block()
    if len(numbers) == 1:
        return numbers[0], times[0]
    return np.concatenate(numbers), np.concatenate(times)


def read_all(reader: Reader) -> Iterator[tuple[str, bytes, Numbers, Weights]]:
    """Field, term, paragraphs and how often, of every term of a segment, in order: none is looked up."""
    for (field, term), info in reader._terms.items():
        yield field, term, *_postings(reader, field, term, info)


def write(fields: Any, name: str, kind: Any, postings: Postings, length: Array) -> None:
    """All terms of a field with Whoosh's writer of fields; only the terms had to be sorted.

    `kind` is Whoosh's field, `length` that of each paragraph in it. Whole blocks are handed over; the postings of
    a term that has few stand in its entry of the table of terms.
    """
    fields.start_field(name, kind)
    numbers = array("I", postings.numbers.astype(np.uint32).tobytes())
    times = array("f", postings.times.tobytes())
    blocks = _Blocks.of(postings, length)
    inlined = _INLINED if len(length) > _UPLOAD else _INLINED_IN_AN_UPLOAD
    begin = block = 0
    for term, end in zip(postings.terms, postings.ends.tolist(), strict=True):
        if end - begin <= inlined:
            known = blocks.shortest[block], blocks.longest[block], blocks.most[block]
            value = _inlined(numbers[begin:end], times[begin:end], *known)
            fields._tindex.add(_KEY.pack(fields._fieldid) + term, value)
            block += 1
        else:
            fields.start_term(term)
            out = fields._postwriter
            for place in range(begin, end, _BLOCK):
                if place > begin:
                    out._write_block()
                stop = min(place + _BLOCK, end)
                out._ids, out._weights, out._maxweight = numbers[place:stop], times[place:stop], blocks.most[block]
                out._minlength, out._maxlength = blocks.shortest[block], blocks.longest[block]
                block += 1
            fields.finish_term()
        begin = end
    fields.finish_field()


def _inlined(numbers: "array[int]", times: "array[float]", shortest: int, longest: int, most: float) -> bytes:
    """The entry of a term with its postings, as Whoosh reads it: a pickle of ((paragraphs), (how often), ())."""
    heading = W3TermInfo._struct.pack(
        1,
        sum(times),
        len(numbers),
        length_to_byte(shortest),
        length_to_byte(longest),
        most,
        numbers[0],
        numbers[-1],
    )
    held: bytes = heading + _whole_numbers(numbers) + _whole_numbers(times) + _NO_PLACES
    return held


def _whole_numbers(numbers: "array[int] | array[float]") -> bytes:
    """A tuple of them, pickled as small as can be; Whoosh's own pickling takes three times the room."""
    each = b"".join(_whole_number(int(number)) for number in numbers)
    if len(numbers) <= len(_SHORT_TUPLES):
        return each + _SHORT_TUPLES[len(numbers) - 1]
    return pickle.MARK + each + pickle.TUPLE


def _whole_number(number: int) -> bytes:
    if number < 1 << 8:
        return pickle.BININT1 + number.to_bytes(1, "little")
    if number < 1 << 16:
        return pickle.BININT2 + number.to_bytes(2, "little")
    return pickle.BININT + number.to_bytes(4, "little")


class _Blocks:
    """What Whoosh's searcher may know of each block without reading it, so that it can skip it."""

    def __init__(self, most: list[float], shortest: list[int], longest: list[int]) -> None:
        self.most = most
        self.shortest = shortest
        self.longest = longest

    @classmethod
    def of(cls, postings: Postings, length: Array) -> "_Blocks":
        """Of all terms, one after the other."""
        if not len(postings.ends):
            return cls([], [], [])
        begins = np.concatenate(([0], postings.ends[:-1]))
        counts = -(-(postings.ends - begins) // _BLOCK)
        first = np.repeat(np.cumsum(counts) - counts, counts)
        starts = np.repeat(begins, counts) + (np.arange(int(counts.sum())) - first) * _BLOCK
        lengths = length[postings.numbers]
        return cls(
            np.maximum.reduceat(postings.times, starts).tolist(),
            np.minimum.reduceat(lengths, starts).tolist(),
            np.maximum.reduceat(lengths, starts).tolist(),
        )
