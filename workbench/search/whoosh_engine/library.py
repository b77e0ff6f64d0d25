"""The names of Whoosh that the engine uses. Half of the library carries no types, so all come in as Any."""

from typing import Any

import whoosh.analysis
import whoosh.columns
import whoosh.fields
import whoosh.filedb.filestore
import whoosh.index
import whoosh.lang.isri
import whoosh.query
import whoosh.util.filelock

fields: Any = whoosh.fields
columns: Any = whoosh.columns
SpaceSeparatedTokenizer: Any = getattr(whoosh.analysis, "SpaceSeparatedTokenizer")  # noqa: B009
FileStorage: Any = whoosh.filedb.filestore.FileStorage
LockError: Any = whoosh.index.LockError
ISRIStemmer: Any = whoosh.lang.isri.ISRIStemmer
try_for: Any = whoosh.util.filelock.try_for
_query: Any = whoosh.query
And, Term, Prefix = _query.And, _query.Term, _query.Prefix

# What comes back from them.
Index = Any
Reader = Any
