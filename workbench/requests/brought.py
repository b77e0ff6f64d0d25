"""Which files a ministry's people brought still have answers in preparation: a corrected copy can replace one. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.errors import N_, Invalid
from workbench.requests.records import PreparedAnswer, RequestFile


class NoSuchFileBrought(Invalid):
    message = N_("Nothing in preparation came with the file “%(name)s”. Nothing was taken in. What did: %(there)s.")


def brought(files: Iterable[RequestFile], prepared: Iterable[PreparedAnswer]) -> tuple[RequestFile, ...]:
    """The last brought first, each once however often it was brought. `files` are those of the request, first to last.

    What the secretariat was handed is none of them: there a later file takes the place of what came before.
    """
    sources = {each.source for each in prepared if each.source}
    theirs = (each for each in files if each.direction == "in" and each.is_office and each.sha256 in sources)
    last = {each.sha256: each for each in theirs}
    return tuple(sorted(last.values(), key=lambda each: each.id, reverse=True))


def named(there: Sequence[RequestFile], name: str) -> RequestFile:
    """The last brought of that name. Raises NoSuchFileBrought."""
    for each in there:
        if each.name == name:
            return each
    raise NoSuchFileBrought(name=name, there=", ".join(f"“{each.name}”" for each in there) or "—")
