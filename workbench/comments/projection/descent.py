"""What became of each frozen paragraph: which paragraphs of the draft hold its words now, and which of its words.

A paragraph keeps its id through rewriting; a split hands words on to a new one, a merge to the one that survives. Both
are recorded with their place, so that words are carried through them by counting, not by comparing: of two sentences
that read alike, each stays with the paragraph it came from. Only rewriting is read off the texts, word by word.

    frozen A ──rewritten──▶ text before the split ──cut──▶ A, new B ──rewritten──▶ A today, B today
    frozen C ──rewritten──▶ text before the merge ──moved behind D's words──▶ D ──rewritten──▶ D today
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from workbench.comments.projection.records import Course, Heir
from workbench.drafting.course import SavedText, TakenIn
from workbench.text import kept
from workbench.text.kept import Runs


@dataclass(frozen=True)
class _Standing:
    """A paragraph at a moment: its text, and what of it came from which frozen paragraph."""

    text: str
    origins: Mapping[str, Runs]
    mixed: bool = False

    def rewritten(self, text: str) -> _Standing:
        if text == self.text:
            return self
        step = kept.runs(self.text, text)
        return _Standing(text, {uid: kept.through(runs, step) for uid, runs in self.origins.items()}, self.mixed)

    def part(self, start: int, end: int) -> _Standing:
        origins = {uid: kept.cut(runs, start, end) for uid, runs in self.origins.items()}
        return _Standing(self.text[start:end], origins, self.mixed)

    def with_words_of(self, other: _Standing, start: int) -> _Standing:
        """The same text, knowing that the words of the other stand in it from `start` on."""
        origins = dict(self.origins)
        for uid, runs in other.origins.items():
            origins[uid] = _joined(origins.get(uid, ()), kept.moved(runs, start))
        return _Standing(self.text, origins, True)


def _joined(one: Runs, other: Runs) -> Runs:
    """Both, where they do not speak of the same words."""
    new = [run for run in other if not any(run.a_start < each.a_end and each.a_start < run.a_end for each in one)]
    return (*one, *new)


def heirs(course: Course, wanted: Collection[str] | None = None) -> dict[str, tuple[Heir, ...]]:
    """By frozen paragraph (all, or those `wanted`), those of the draft that hold words of it; () where none does.

    In the order of the draft.
    """
    told = _Told(course)
    found: dict[str, list[Heir]] = {uid: [] for uid in (course.frozen if wanted is None else wanted)}
    for paragraph_id, text in course.standing.items():
        now = told.now(paragraph_id)
        if now is None or not now.origins.keys() & found.keys():
            continue
        today = now.rewritten(text)
        for uid, runs in today.origins.items():
            if uid in found and (runs or uid == paragraph_id):
                beside = tuple(course.frozen[other].text for other in today.origins if other != uid)
                found[uid].append(Heir(paragraph_id, text, runs, today.mixed, beside))
    return {uid: tuple(each) for uid, each in found.items()}


@dataclass
class _Told:
    """The course told from the freezing on, split by split and merge by merge."""

    course: Course
    _at: dict[str, _Standing] = field(default_factory=dict)  # by revision
    _last: dict[str, _Standing] = field(default_factory=dict)  # by paragraph

    def __post_init__(self) -> None:
        self._texts = {saved.revision_id: saved for saved in self.course.saved}
        self._merges: dict[tuple[str, str], list[TakenIn]] = defaultdict(list)
        for merge in self.course.taken_in:
            self._merges[merge.to_id, merge.at].append(merge)
        for saved in self.course.saved:
            self._tell(saved)

    def now(self, paragraph_id: str) -> _Standing | None:
        """As it stood after the last split, merge or return to an earlier text; None for one that is new."""
        if paragraph_id in self._last:
            return self._last[paragraph_id]
        frozen = self.course.frozen.get(paragraph_id)
        return _Standing(frozen.text, {frozen.id: kept.whole(frozen.text)}) if frozen else None

    def _tell(self, saved: SavedText) -> None:
        found = self._standing(saved)
        if found is not None:
            self._at[saved.revision_id] = self._last[saved.paragraph_id] = found

    def _standing(self, saved: SavedText) -> _Standing | None:
        """The paragraph with this text; None before it was frozen, and where the words are told of later."""
        frozen = self.course.frozen.get(saved.paragraph_id)
        if frozen is not None and frozen.revision_id == saved.revision_id:
            return _Standing(frozen.text, {frozen.id: kept.whole(frozen.text)}).rewritten(saved.text)
        if frozen is not None and saved.paragraph_id not in self._last:
            return None
        match saved.kind:
            case "split":
                return self._parted(saved)
            case "merged":
                return self._taken_in(saved, self._grown(saved))
            case "restored":
                return self._taken_in(saved, self._returned(saved))
            case _:
                return None

    def _before(self, saved: SavedText) -> _Standing | None:
        """The paragraph at the text on which this one was written."""
        base = self._texts.get(saved.base_id or "")
        if base is None:
            return None
        if base.revision_id not in self._at and base.paragraph_id in self._last:
            self._at[base.revision_id] = self._last[base.paragraph_id].rewritten(base.text)
        return self._at.get(base.revision_id)

    def _parted(self, saved: SavedText) -> _Standing | None:
        whole = self._before(saved)
        if whole is None:
            return None
        is_first = self._texts[saved.base_id or ""].paragraph_id == saved.paragraph_id
        if is_first and whole.text.startswith(saved.text):
            return whole.part(0, len(saved.text))
        if not is_first and whole.text.endswith(saved.text):
            return whole.part(len(whole.text) - len(saved.text), len(whole.text))
        return whole.rewritten(saved.text)

    def _grown(self, saved: SavedText) -> _Standing | None:
        before = self._before(saved)
        if before is None or not saved.text.startswith(before.text):
            return before and before.rewritten(saved.text)
        return _Standing(saved.text, before.origins, before.mixed)

    def _returned(self, saved: SavedText) -> _Standing | None:
        """An earlier text that came back brings back what was known of it then."""
        for earlier in self._at.values():
            if earlier.text == saved.text and saved.paragraph_id in earlier.origins:
                return earlier
        frozen = self.course.frozen.get(saved.paragraph_id)
        if frozen is None:
            before = self._before(saved)
            return before and before.rewritten(saved.text)
        return _Standing(frozen.text, {frozen.id: kept.whole(frozen.text)}).rewritten(saved.text)

    def _taken_in(self, saved: SavedText, grown: _Standing | None) -> _Standing | None:
        for merge in self._merges[saved.paragraph_id, saved.at]:
            other = self._last.get(merge.from_id) or self.now(merge.from_id)
            words = saved.text[merge.start : merge.end]
            if other is None or not words:
                continue
            grown = (grown or _Standing(saved.text, {})).with_words_of(other.rewritten(words), merge.start)
        return grown
