"""The places of the frozen text as people cite them: by number, by label, by the title of a section."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from workbench.comments.frozen import FrozenText, written_sections
from workbench.comments.intake.table.cited import ONLY, Reference, references
from workbench.comments.intake.table.quoting import Passage
from workbench.comments.intake.table.words import Cites, named, plain
from workbench.drafting.records import BlockKind, Snapshot
from workbench.word.returned.anchoring import Segment

_BELOW = frozenset({BlockKind.ITEM, BlockKind.SUBITEM, BlockKind.PLAIN})
_FIGURE = re.compile(r"\d")
_TITLE = 4  # letters of a title that can be told within other words


@dataclass(frozen=True)
class Place:
    """A paragraph or a heading of the frozen text.

    name: how it is cited (`24 (a)`, `Table 2`; `Annex II, 3`), of a heading its number (`II`) · text: of a heading its
    title · number: None for headings · below: it goes on from the paragraph before it (an item, plain text) · path:
    the numbers of the headings above it, from the top, its own last.
    """

    uid: str
    name: str
    text: str
    number: int | None
    below: bool = False
    path: tuple[str, ...] = ()

    @property
    def is_heading(self) -> bool:
        """Whether it is a section."""
        return self.number is None

    @property
    def whole(self) -> Segment:
        """All of it: a heading's words, or the paragraph as such."""
        return Segment(self.uid, 0, len(self.text))


def places_of(snapshot: Snapshot) -> tuple[Place, ...]:
    """Every place that the version for comments prints, in reading order."""
    frozen = FrozenText(snapshot)
    found: list[Place] = []
    path: tuple[str, ...] = ()
    for section in written_sections(snapshot):
        path = (*path[: section.level - 1], section.number)
        found.append(Place(section.id, section.number, section.title, None, path=path))
        found += [
            Place(each.id, frozen.name(each.id), each.text, each.number, each.kind in _BELOW, path)
            for each in section.paragraphs
        ]
    return tuple(found)


@dataclass(frozen=True)
class Cited:
    """What a citation leads to, in its order; `near` are those that may be meant where one is not there."""

    places: tuple[Place, ...] = ()
    near: tuple[Place, ...] = ()
    whole: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether all that is cited is there."""
        return self.whole or (bool(self.places) and not self.near)


@dataclass(frozen=True)
class Places:
    """The frozen text looked up by what people write."""

    every: Sequence[Place]

    @cached_property
    def _cited(self) -> dict[Reference, Place]:
        found: dict[Reference, Place] = {}
        for place in self.every:
            said = () if place.is_heading else references(place.name)
            if len(said) == 1:
                found.setdefault(said[0], place)  # plain text is cited by the number before it
        return found

    @cached_property
    def _titles(self) -> dict[str, list[Place]]:
        found: dict[str, list[Place]] = {}
        for place in self.every:
            title = (f"{place.name} {place.text}", f"{place.name}. {place.text}", place.text, place.name)
            names = title if place.is_heading else (place.name,)
            for name in {plain(each) for each in names if each.strip()}:
                found.setdefault(name, []).append(place)
        return found

    def passage(self, place: Place) -> Passage:
        """The text of a place, to look for words in."""
        return self._passages[place.uid]

    @cached_property
    def _passages(self) -> dict[str, Passage]:
        return {place.uid: Passage(place.text) for place in self.every}

    def body_of(self, place: Place) -> tuple[Place, ...]:
        """The paragraph with what goes on from it; of a heading, all down to the next one of its level."""
        at = self._order[place.uid]
        held = [place]
        for other in self.every[at + 1 :]:
            if (other.path[: len(place.path)] != place.path) if place.is_heading else not other.below:
                break
            held.append(other)
        return tuple(held)

    @cached_property
    def _order(self) -> dict[str, int]:
        return {place.uid: at for at, place in enumerate(self.every)}

    def cited(self, text: str) -> Cited:
        """What these words cite: a title of a section first, then numbers, then a title among other words."""
        titled = self._titles.get(plain(text), ())
        if len(titled) == 1:
            return Cited(tuple(titled))
        said = references(text)
        if not said:
            return Cited(near=tuple(titled)) if titled else self._title_within(text)
        found = [self._found(each) for each in said]
        near = tuple(place for each, there in zip(said, found, strict=True) if not there for place in self._near(each))
        lacks = not all(found)
        places = tuple(dict.fromkeys(place for there in found for place in there))
        return Cited(() if lacks else places, (*places, *near) if lacks else ())

    def _found(self, said: Reference) -> tuple[Place, ...]:
        if said.kind in (Cites.SECTION, Cites.ANNEX):
            there = tuple(self._headings(said))
            return there if len(there) == 1 else ()
        if said.until is not None:
            return self._range(said, int(said.number), said.until)
        if said.annex == ONLY:
            return self._in_the_only_annex(said)
        if said in self._cited:
            return (self._cited[said],)
        above = self._cited.get(replace(said, items=())) if said.items else None
        return (above,) if above and f"({said.items[0]})" in above.text else ()  # its items are words of its text

    def _in_the_only_annex(self, said: Reference) -> tuple[Place, ...]:
        annexes = {key.annex for key in self._cited if key.annex}
        return self._found(replace(said, annex=annexes.pop())) if len(annexes) == 1 else ()

    def _range(self, said: Reference, first: int, last: int) -> tuple[Place, ...]:
        """From the first to the last; () where one of the two is not there."""
        ends = [replace(said, number=str(number), until=None) for number in (first, last)]
        if last < first or any(end not in self._cited for end in ends):
            return ()
        each = (replace(said, number=str(number), until=None) for number in range(first, last + 1))
        return tuple(self._cited[one] for one in each if one in self._cited)

    def _headings(self, said: Reference) -> Iterator[Place]:
        """`Section II.B`: the heading B under the heading II; `Annex II`, whose name has the word in it."""
        for place in self.every:
            if not place.is_heading:
                continue
            own = [_bare(each) for each in place.path]
            is_annex = _kind(place.path[0]) is Cites.ANNEX
            if said.number == ONLY and is_annex and len(own) == 1:
                yield place
            if is_annex and said.kind is Cites.SECTION and len(own) == 1:
                continue
            if own[-1 - len(said.items) :] == [said.number, *said.items]:
                yield place

    def _near(self, said: Reference) -> Iterator[Place]:
        """The paragraph of an item that is not there; the number in an annex where the body has none such."""
        if said.kind in (Cites.SECTION, Cites.ANNEX):
            yield from self._headings(said)
            return
        number = said.number.partition(".")[0].partition(":")[0]
        for key, place in self._cited.items():
            if key.number == number and key.kind is said.kind and (not key.items or key.items == said.items[:1]):
                yield place

    def _title_within(self, text: str) -> Cited:
        """`The section on health` names Health, where only one title stands in it."""
        words = f" {named(text)} "
        titles = [place for place in self.every if place.is_heading and len(named(place.text)) >= _TITLE]
        within = [place for place in titles if f" {named(place.text)} " in words]
        longest = max((len(named(place.text)) for place in within), default=0)
        held = tuple(place for place in within if len(named(place.text)) == longest)
        says_more = bool(held) and _FIGURE.search(words.replace(named(held[0].text), "")) is not None
        return Cited(held) if len(held) == 1 and not says_more else Cited(near=held)


def _kind(number: str) -> Cites | None:
    """ANNEX for `Annex II`."""
    said = references(number)
    return said[0].kind if said else None


def _bare(number: str) -> str:
    """A heading's number as `references` says it: `II` is 2, `Annex II` too."""
    said = references(number) if _kind(number) is Cites.ANNEX else references(f"section {number}")
    return said[0].number if said else ""
