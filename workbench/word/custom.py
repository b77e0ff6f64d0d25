"""The custom properties of a package of the office programs, a workbook's too: what our own files say of themselves."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.word.document import date_as_written
from workbench.word.package import checked_archive, part_of
from workbench.word.xml import name, parse

_PART = "docProps/custom.xml"  # where Word, Excel and LibreOffice write them
_CORE = "docProps/core.xml"


def properties(data: bytes) -> Mapping[str, str]:
    """Name → text; none where the file has no such part. Raises UnsafeFile."""
    archive = checked_archive(data)
    if _PART not in archive.namelist():
        return {}
    entries = parse(part_of(archive, _PART), part=_PART)
    named = ((entry.get("name", ""), "".join(str(text) for text in entry.itertext()).strip()) for entry in entries)
    return {called: text for called, text in named if called}


def saved_at(data: bytes) -> str:
    """When the file was last saved by the clock of that machine, "" where it does not say. Raises UnsafeFile."""
    archive = checked_archive(data)
    if _CORE not in archive.namelist():
        return ""
    found = parse(part_of(archive, _CORE), part=_CORE).findtext(name("dcterms:modified"))
    return date_as_written((found or "").strip())
