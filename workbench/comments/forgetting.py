"""The bytes of files that were erased go once the erasure is committed, or later where a power cut came between."""

from __future__ import annotations

from typing import Final

from workbench.store import Store

# Files whose rows are all erased, and whose bytes nothing else in this home is kept by.
_TO_FORGET: Final = """
    select distinct f.sha256 from erased_part e join round_file f on f.id = e.part_id where e.part_table = 'round_file'
    and not exists (select 1 from round_file o where o.sha256 = f.sha256 and not exists (
        select 1 from erased_part x where x.part_table = 'round_file' and x.part_id = o.id))
    and not exists (select 1 from draft_file d where d.sha256 = f.sha256)
    and not exists (select 1 from document d where d.file_sha256 = f.sha256)
    and not exists (select 1 from erasure l where l.file_sha256 = f.sha256)
"""


def forget_erased_files(store: Store) -> int:
    """Remove the bytes of erased files, after the erasure was committed; gives how many went. Again it does nothing."""
    with store.reading() as db:
        hashes = [row["sha256"] for row in db.query(_TO_FORGET)]
    return sum(store.files.forget(sha256) for sha256 in hashes)
