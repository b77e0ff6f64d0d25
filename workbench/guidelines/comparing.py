"""What a new version of a pack changes: what it asks besides, in other words, no more, or elsewhere."""

from dataclasses import dataclass

from workbench.guidelines.records import Guideline, GuidelineSection, Requirement


@dataclass(frozen=True)
class Reworded:
    """A requirement in the words of the version taken and of the new one."""

    before: Requirement
    now: Requirement


@dataclass(frozen=True)
class Retitled:
    """A section that has another heading now."""

    section: str
    before: str
    now: str


@dataclass(frozen=True)
class PackChanges:
    """From one version to another; `moved` are ids of requirements → the section they stand in now."""

    added: tuple[Requirement, ...]
    reworded: tuple[Reworded, ...]
    dropped: tuple[Requirement, ...]
    moved: tuple[tuple[str, str], ...]
    sections_added: tuple[GuidelineSection, ...]
    sections_dropped: tuple[GuidelineSection, ...]
    retitled: tuple[Retitled, ...]

    @property
    def count(self) -> int:
        """How many things change; none where the versions ask the same."""
        return sum(len(getattr(self, name)) for name in self.__dataclass_fields__)


def compared(before: Guideline, now: Guideline) -> PackChanges:
    """What changes, each kind in the order of the pack."""
    asked, asks = _requirements(before), _requirements(now)
    had, has = _sections(before), _sections(now)
    both = [key for key in asks if key in asked]
    return PackChanges(
        added=tuple(asks[key][0] for key in asks if key not in asked),
        reworded=tuple(
            Reworded(asked[key][0], asks[key][0]) for key in both if _said(asked[key][0]) != _said(asks[key][0])
        ),
        dropped=tuple(asked[key][0] for key in asked if key not in asks),
        moved=tuple((key, asks[key][1]) for key in both if asked[key][1] != asks[key][1]),
        sections_added=tuple(has[key] for key in has if key not in had),
        sections_dropped=tuple(had[key] for key in had if key not in has),
        retitled=tuple(
            Retitled(key, had[key].title, has[key].title)
            for key in has
            if key in had and had[key].title != has[key].title
        ),
    )


def _requirements(pack: Guideline) -> dict[str, tuple[Requirement, str]]:
    return {each.id: (each, section.id) for _, section in pack.walk() for each in section.requirements}


def _sections(pack: Guideline) -> dict[str, GuidelineSection]:
    return {section.id: section for _, section in pack.walk()}


def _said(requirement: Requirement) -> tuple[object, ...]:
    return (" ".join(requirement.text.split()), requirement.kind, requirement.basis, requirement.disaggregation)
