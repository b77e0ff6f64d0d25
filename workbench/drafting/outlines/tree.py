"""The tree of headings as a value: what stands where, after one is added, moved or taken out.

A `Tree` maps a heading's id (None: the report) to what stands directly in it, in order. `flattened` gives the sections
in reading order again with position, level, parent and part; annexes always stand behind the body.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal, TypeAlias

from workbench.drafting.records import Section
from workbench.errors import N_, Conflict

Tree: TypeAlias = dict[str | None, list[Section]]
DEEPEST = 5  # levels of headings that a report in Word has
Direction: TypeAlias = Literal["up", "down"]


class CannotMove(Conflict):
    message = N_("It stands first or last already among the sections beside it. Nothing was changed.")


class IntoItself(Conflict):
    message = N_("A section cannot stand in itself or in one of its own. Nothing was changed: choose another place.")


class TooDeep(Conflict):
    message = N_(
        "A report has five levels of headings, and this would be the sixth. Nothing was changed: choose a higher place."
    )


def grown(sections: Sequence[Section]) -> Tree:
    """The tree of sections in reading order."""
    tree: Tree = {None: []}
    for each in sections:
        tree.setdefault(each.parent_id, []).append(each)
        tree.setdefault(each.id, [])
    return tree


def flattened(tree: Tree) -> tuple[Section, ...]:
    """The sections in reading order, as they are to be kept. Raises TooDeep."""
    tops = sorted(tree[None], key=lambda section: section.part == section.id)  # stable: annexes behind the body
    found: list[Section] = []
    for top in tops:
        part = top.id if top.part == top.id else ""
        found += _below(tree, top, parent_id=None, level=1, part=part)
    return tuple(replace(each, position=place) for place, each in enumerate(found, start=1))


def _below(tree: Tree, section: Section, *, parent_id: str | None, level: int, part: str) -> Iterator[Section]:
    if level > DEEPEST:
        raise TooDeep
    yield replace(section, parent_id=parent_id, level=level, part=part)
    for each in tree.get(section.id, ()):
        yield from _below(tree, each, parent_id=section.id, level=level + 1, part=part)


def subtree(sections: Sequence[Section], section_id: str) -> tuple[Section, ...]:
    """The section and all within, in reading order."""
    found = {section_id}
    for each in sections:
        if each.parent_id in found:
            found.add(each.id)
    return tuple(each for each in sections if each.id in found)


def stepped(sections: Sequence[Section], section_id: str, direction: Direction) -> tuple[Section, ...]:
    """One place up or down among those beside it; the body and the annexes do not mix. Raises CannotMove."""
    tree = grown(sections)
    moved = _one(sections, section_id)
    beside = tree[moved.parent_id]
    place = beside.index(moved)
    other = place - 1 if direction == "up" else place + 1
    if not 0 <= other < len(beside) or (beside[other].part == beside[other].id) != (moved.part == moved.id):
        raise CannotMove
    beside[place], beside[other] = beside[other], beside[place]
    return flattened(tree)


def placed_under(sections: Sequence[Section], section_id: str, parent_id: str | None) -> tuple[Section, ...]:
    """Last in another heading, or last of the report (None). Raises IntoItself, TooDeep."""
    return _placed(sections, section_id, parent_id, after=None)


def placed_after(sections: Sequence[Section], section_id: str, after: str) -> tuple[Section, ...]:
    """Right behind another section, at its level. Raises IntoItself, TooDeep."""
    return _placed(sections, section_id, _one(sections, after).parent_id, after=after)


def _placed(
    sections: Sequence[Section], section_id: str, parent_id: str | None, *, after: str | None
) -> tuple[Section, ...]:
    own = {each.id for each in subtree(sections, section_id)}
    if parent_id in own or after in own:
        raise IntoItself
    tree = grown(sections)
    moved = _one(sections, section_id)
    tree[moved.parent_id].remove(moved)
    return flattened(_with(tree, moved, parent_id, after))


def added(
    sections: Sequence[Section],
    section: Section,
    *,
    parent_id: str | None,
    after: str | None = None,
    first: bool = False,
) -> tuple[Section, ...]:
    """With a new section: behind `after`, first or last in the heading. Raises TooDeep."""
    tree = grown(sections)
    tree[section.id] = []
    if first:
        tree[parent_id].insert(0, section)
        return flattened(tree)
    return flattened(_with(tree, section, parent_id, after))


def _with(tree: Tree, section: Section, parent_id: str | None, after: str | None) -> Tree:
    beside = tree[parent_id]
    places = [place for place, each in enumerate(beside) if each.id == after]
    beside.insert(places[0] + 1 if places else len(beside), section)
    return tree


def with_budgets_moved(before: Sequence[Section], after: Sequence[Section], section_id: str) -> tuple[Section, ...]:
    """The words of a moved section go along: out of the headings it stood in, into those it stands in now."""
    budget = _one(after, section_id).budget
    if budget is None:
        return tuple(after)
    left, joined = _above(before, section_id), _above(after, section_id)
    change = {**dict.fromkeys(left - joined, -budget), **dict.fromkeys(joined - left, budget)}
    return tuple(
        replace(each, budget=max(0, each.budget + change[each.id]))
        if each.id in change and each.budget is not None
        else each
        for each in after
    )


def _above(sections: Sequence[Section], section_id: str) -> set[str]:
    parents = {each.id: each.parent_id for each in sections}
    found: set[str] = set()
    parent_id = parents[section_id]
    while parent_id is not None:
        found.add(parent_id)
        parent_id = parents[parent_id]
    return found


def _one(sections: Sequence[Section], section_id: str) -> Section:
    return next(each for each in sections if each.id == section_id)
