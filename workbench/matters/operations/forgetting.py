"""Words that were erased where they were said go from the matters that took them over; the matter stays."""

from __future__ import annotations

import json
from collections.abc import Iterable

from workbench.store import Database


def forget_texts(db: Database, addresses: Iterable[str]) -> None:
    """Empty every text taken over from one of these pages; the store lets it through for erased words alone."""
    db.execute(
        "update matter_text set text = '' where address in (select value from json_each(:addresses))",
        {"addresses": json.dumps(list(addresses))},
    )
