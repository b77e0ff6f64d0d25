"""In which form an index was made: another release may take words apart otherwise, and its index is made anew."""

import hashlib
import unicodedata
from functools import cache
from importlib.metadata import version
from pathlib import Path

from workbench.search import analysis, inflections, stopwords

_LIBRARIES = ("whoosh3", "snowballstemmer")
_ANALYSIS = (analysis, inflections, stopwords)


@cache
def form() -> str:
    """16 hexadecimal digits over all that decides what stands in an index: our sources, the libraries, Unicode.

    All of this package counts, so that nobody has to remember to say that something changed.
    """
    sources = [Path(str(module.__file__)) for module in _ANALYSIS]
    sources += sorted(Path(__file__).parent.glob("*.py"))
    digest = hashlib.sha256(unicodedata.unidata_version.encode())
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    for source in sources:
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]
