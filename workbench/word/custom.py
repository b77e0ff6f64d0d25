"""The custom properties of a package of the office programs, a workbook's too: what our own files say of themselves."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.word.package import checked_archive, part_of
from workbench.word.xml import parse

_PART = "docProps/custom.xml"  # where Word, Excel and LibreOffice write them


def properties(data: bytes) -> Mapping[str, str]:
    """Name → text; none where the file has no such part. Raises UnsafeFile."""
    archive = checked_archive(data)
    if _PART not in archive.namelist():
        return {}
    entries = parse(part_of(archive, _PART), part=_PART)
    named = ((entry.get("name", ""), "".join(str(text) for text in entry.itertext()).strip()) for entry in entries)
    return {name: text for name, text in named if name}
