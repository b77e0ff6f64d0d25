"""The names of Whoosh that the engine uses. Half of the library carries no types, so all come in as Any."""

from typing import Any

import whoosh.analysis
import whoosh.codec.whoosh3
import whoosh.fields
import whoosh.filedb.filestore
import whoosh.filedb.filetables
import whoosh.filedb.structfile
import whoosh.index
import whoosh.lang.isri
import whoosh.query
import whoosh.reading
import whoosh.util.filelock
import whoosh.util.numeric
import whoosh.writing

fields: Any = whoosh.fields
SpaceSeparatedTokenizer: Any = getattr(whoosh.analysis, "SpaceSeparatedTokenizer")  # noqa: B009
BufferFile: Any = whoosh.filedb.structfile.BufferFile
FileStorage: Any = whoosh.filedb.filestore.FileStorage
INDEX: Any = whoosh.index._DEF_INDEX_NAME
LockError: Any = whoosh.index.LockError
ISRIStemmer: Any = whoosh.lang.isri.ISRIStemmer
SegmentReader: Any = whoosh.reading.SegmentReader
SegmentWriter: Any = whoosh.writing.SegmentWriter
TermNotFound: Any = whoosh.reading.TermNotFound
TOC: Any = whoosh.index.TOC
OrderedHashWriter: Any = whoosh.filedb.filetables.OrderedHashWriter
W3TermInfo: Any = whoosh.codec.whoosh3.W3TermInfo
length_to_byte: Any = whoosh.util.numeric.length_to_byte
W3Codec: Any = whoosh.codec.whoosh3.W3Codec
try_for: Any = whoosh.util.filelock.try_for
_query: Any = whoosh.query
And, Term = _query.And, _query.Term

# What comes back from them.
Index = Any
Reader = Any
