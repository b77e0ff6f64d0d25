"""What a State changes of a pack without copying it: a small file of sections and requirements by their ids.

`changes: icerd` names the pack. An id that the pack has is changed by the fields given, or dropped (`drop: yes`); an id
that it has not is added: a section `after` another or `within` one, a requirement in its `section`.
"""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from workbench.guidelines.nodes import Faults, Fields, compose
from workbench.guidelines.reading import Ids, read, requirement_from, section_from, version_of
from workbench.guidelines.records import Basis, Fault, Guideline, OwnChanges, RequirementKind
from workbench.guidelines.writing import as_data, requirement_data, section_data

_YES = {"yes", "true", "on"}
Data = dict[str, Any]


def changed_by(source: str, file: Path, pack: Guideline) -> tuple[Guideline | None, tuple[Fault, ...]]:
    """The pack with the State's changes, or None and the faults of the file."""
    faults = Faults(file)
    fields = compose(source, faults)
    if fields is None:
        return None, tuple(faults.found)
    if fields.text("changes") not in ("", pack.pack):
        fields.fault(f"the file is called “{file.name}” and must change “{file.stem}”", "changes")
    change = _Change(as_data(pack))
    for each in fields.each("sections", needed=False):
        change.section(each)
    for each in fields.each("requirements", needed=False):
        change.requirement(each)
    fields.end()
    if faults.found:
        return None, tuple(sorted(faults.found, key=lambda fault: fault.line))
    return _read_again(change, source, file, pack)


def _read_again(
    change: "_Change", source: str, file: Path, pack: Guideline
) -> tuple[Guideline | None, tuple[Fault, ...]]:
    _shared_out(change.data["sections"])
    found, faults = read(json.dumps(change.data), pack.file, own=pack.own)
    if found is None:
        return None, tuple(Fault(file, 1, f"the pack so changed cannot be used: {each.message}") for each in faults)
    changes = OwnChanges(file, tuple(change.added), tuple(change.changed), tuple(change.dropped))
    return replace(found, version=f"{pack.version}+{version_of(source)}", changes=changes), ()


def _shared_out(sections: list[Data]) -> None:
    """The shares sum to 1 again; a section has room for those within it."""
    for each in sections:
        _make_room(each)
    total = sum(each["suggested_share"] for each in sections) or 1
    for each in sections:
        _scale(each, 1 / total)


def _make_room(section: Data) -> None:
    within = section.get("sections", [])
    for each in within:
        _make_room(each)
    section["suggested_share"] = max(section["suggested_share"], sum(each["suggested_share"] for each in within))


def _scale(section: Data, factor: float) -> None:
    section["suggested_share"] = round(section["suggested_share"] * factor, 6)
    for each in section.get("sections", []):
        _scale(each, factor)


class _Change:
    """The pack's data while it is changed, and what was added, changed and dropped."""

    def __init__(self, data: Data) -> None:
        self.data = data
        self.ids = Ids()
        self.added: list[str] = []
        self.changed: list[str] = []
        self.dropped: list[str] = []

    def section(self, fields: Fields) -> None:
        """One entry of `sections`."""
        name = fields.peek("id")
        found = _find(self.data["sections"], name)
        if found is None:
            self._add_section(fields, name)
            return
        beside, section = found
        fields.text("id")
        if _drops(fields):
            beside.remove(section)
            self.dropped.append(name)
        else:
            self._set(section, name, fields, ("title", "source_paras"))
            share = fields.number("suggested_share", low=0, high=1, needed=False)
            section.update({} if share is None else {"suggested_share": share})
        fields.end()

    def _add_section(self, fields: Fields, name: str) -> None:
        after, within = fields.text("after", needed=False), fields.text("within", needed=False)
        place = _find(self.data["sections"], after or within)
        if (after or within) and place is None:
            fields.fault(f"there is no section “{after or within}” in the pack", "after" if after else "within")
            place = None
        data = section_data(section_from(fields, self.ids))
        if place is None:
            self.data["sections"].append(data)
        elif after:
            place[0].insert(place[0].index(place[1]) + 1, data)
        else:
            place[1].setdefault("sections", []).append(data)
        self.added.append(name)

    def requirement(self, fields: Fields) -> None:
        """One entry of `requirements`."""
        name = fields.peek("id")
        found = _find_requirement(self.data["sections"], name)
        if found is None:
            self._add_requirement(fields, name)
            return
        beside, requirement = found
        fields.text("id")
        if _drops(fields):
            beside.remove(requirement)
            self.dropped.append(name)
        else:
            kind = fields.choice("kind", RequirementKind, needed=False)
            basis = fields.choice("basis", Basis, needed=False)
            self._set(requirement, name, fields, ("text",))
            requirement.update({key: each.value for key, each in (("kind", kind), ("basis", basis)) if each})
            groups = fields.texts("disaggregation", needed=False)
            requirement.update({"disaggregation": list(groups)} if groups else {})
        fields.end()

    def _add_requirement(self, fields: Fields, name: str) -> None:
        section = fields.text("section")
        place = _find(self.data["sections"], section)
        if section and place is None:
            fields.fault(f"there is no section “{section}” in the pack", "section")
        data = requirement_data(requirement_from(fields, self.ids))
        if place is not None:
            place[1].setdefault("requirements", []).append(data)
            self.added.append(name)

    def _set(self, data: Data, name: str, fields: Fields, texts: tuple[str, ...]) -> None:
        given = {each: fields.text(each, needed=False) for each in texts}
        data.update({each: value for each, value in given.items() if value})
        self.changed.append(name)


def _drops(fields: Fields) -> bool:
    return fields.text("drop", needed=False).casefold() in _YES


def _find(sections: list[Data], name: str) -> tuple[list[Data], Data] | None:
    """The section of that id and the list it stands in."""
    for each in sections:
        if each["id"] == name:
            return sections, each
        if found := _find(each.get("sections", []), name):
            return found
    return None


def _find_requirement(sections: list[Data], name: str) -> tuple[list[Data], Data] | None:
    for section in sections:
        for each in section.get("requirements", []):
            if each["id"] == name:
                return section["requirements"], each
        if found := _find_requirement(section.get("sections", []), name):
            return found
    return None
