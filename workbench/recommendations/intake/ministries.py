"""The ministries that a table names: found by any name they go by, added where nobody knows them."""

import re
from collections.abc import Iterable
from datetime import datetime

from workbench.people import Actor, OrganisationKind
from workbench.store import Database, journal, new_id
from workbench.text.plain import plain

# `衛福部（保護司）（彙整）`, `Ministry of Health (MoH)`: what stands in brackets behind a name.
_BRACKETS = re.compile(r"\s*[(（]([^()（）]*)[)）]\s*$")
_SHORT = re.compile(r"[A-Z][A-Za-z&/.-]{1,9}")
_LONGEST_NAME = 300


class Ministries:
    """Names → ids of organisations, as they stand in the database and as they are added."""

    def __init__(self, db: Database, *, by: Actor, at: datetime) -> None:
        self.db, self.by, self.at = db, by, at
        # A name that another ministry goes by outranks the one it stands under: the two were said to be one.
        also = db.query("select name, organisation_id from also_called")
        self._known: dict[str, str] = {row["name"]: row["organisation_id"] for row in also}
        for row in db.query("select id, name, short_name from organisation"):
            self._known.setdefault(plain(row["name"]), row["id"])
            if row["short_name"]:
                self._known.setdefault(plain(row["short_name"]), row["id"])

    def ids(self, names: Iterable[str]) -> tuple[str, ...]:
        """The organisations in order, each once; unknown ones are added."""
        return tuple(dict.fromkeys(self._id(" ".join(name.split())[:_LONGEST_NAME]) for name in names if name.strip()))

    def _id(self, name: str) -> str:
        known = self._known.get(plain(name))
        if known:
            return known
        bare, bracketed = _apart(name)
        found = self._known.get(plain(bare)) or self._known.get(plain(bracketed) if bracketed else "")
        found = found or self._added(bare, bracketed)
        self._remember(name, found)
        return found

    def _added(self, name: str, bracketed: str) -> str:
        organisation_id = new_id()
        short = bracketed if _SHORT.fullmatch(bracketed) else ""
        row = {"id": organisation_id, "name": name, "short_name": short, "kind": OrganisationKind.MINISTRY.value}
        self.db.table("organisation").insert(row)
        journal.record(self.db, by=self.by, at=self.at, verb="added", object_kind="organisation",
                       object_id=organisation_id,
                       summary=f"{self.by.name} added the ministry {name}, which a table names")  # fmt: skip
        self._known[plain(name)] = organisation_id
        if short:
            self._known.setdefault(plain(short), organisation_id)
        return organisation_id

    def _remember(self, name: str, organisation_id: str) -> None:
        """So that it is known by this name next time."""
        self._known[plain(name)] = organisation_id
        self.db.execute(
            "insert or ignore into also_called (name, organisation_id) values (:name, :organisation_id)",
            {"name": plain(name), "organisation_id": organisation_id},
        )


def _apart(name: str) -> tuple[str, str]:
    """(name without what stands in brackets behind it, the first of the brackets); a name in brackets alone stays."""
    bare, bracketed = name, ""
    while (match := _BRACKETS.search(bare)) and bare[: match.start()].strip():
        bare, bracketed = bare[: match.start()].strip(), match[1].strip()
    return bare, bracketed
