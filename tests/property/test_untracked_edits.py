"""However a document full of look-alikes is edited without change tracking: no remark at a wrong paragraph."""

import random
from collections import Counter

import pytest

from tests.builders.editing import Desk, Origin, a_document
from tests.conftest import Figure
from workbench.word.returned.anchoring import Alignment, align, place
from workbench.word.returned.records import Anchored, Sureness
from workbench.word.returned.untracked import untracked_changes

HOW = ("exact", "approximate", "paragraph", "queued")


@pytest.mark.word_roundtrip("3")
@pytest.mark.parametrize("is_marked", [True, False], ids=["with bookmarks", "by text alone"])
def test_no_remark_comes_to_a_wrong_paragraph_and_what_is_exact_is_at_its_words(
    is_marked: bool, full_count: bool, figure: Figure
) -> None:
    counted: Counter[str] = Counter()
    edits = wrong = 0
    for seed in range(230 if full_count else 12):
        chance = random.Random(seed)
        frozen = a_document(chance, paragraphs=40)
        desk = Desk(frozen, chance)
        count = chance.choice((5, 15, 25, 45))
        desk.edited(count)
        edits += count
        alignment = align(frozen, desk.texts, desk.marks() if is_marked else {})
        for index, start, end in desk.ranges(40):
            found = place(alignment, (index, start), (index, end))
            origins = desk.paragraphs[index].origins
            if isinstance(found, Anchored):
                allowed = _from(origins[start:end]) or _from(origins) or _read_alike(alignment, desk.texts[index])
                wrong += not {each.uid for each in found.segments} <= allowed
            counted[_how(found, origins[start:end])] += 1
    way = "import, bookmarks kept" if is_marked else "import, text alone"
    figure(f"{way}: placed at a wrong paragraph", f"{wrong} of {counted.total():,} after {edits:,} edits")
    figure(f"{way}: exact, approximate, paragraph, queued", " ".join(str(counted[each]) for each in HOW))
    assert wrong == 0
    assert edits >= (5000 if full_count else 100)
    assert counted["at other words"] <= counted["exact"] / 1000  # words said twice, once of which was taken out
    assert counted["exact"] > 0.75 * counted.total()


def test_the_changes_found_make_the_frozen_text_into_the_returned_one(full_count: bool) -> None:
    for seed in range(200 if full_count else 20):
        chance = random.Random(seed)
        frozen = a_document(chance, paragraphs=12)
        desk = Desk(frozen, chance)
        for _ in range(8):
            chance.choice((desk.insert, desk.prepend, desk.append, desk.reword))(chance.randrange(12))
        found = untracked_changes(align(frozen, desk.texts, desk.marks())).changes
        made = {each.uid: each.text for each in frozen}
        for change in reversed(found):
            assert made[change.uid][change.start : change.end] == change.deleted
            made[change.uid] = made[change.uid][: change.start] + change.inserted + made[change.uid][change.end :]
        assert list(made.values()) == desk.texts


def _from(origins: list[Origin]) -> set[str]:
    return {origin[0] for origin in origins if origin is not None}


def _read_alike(alignment: Alignment, text: str) -> set[str]:
    """A copy of a paragraph, letter by letter, of which nothing else is left is that paragraph to any reader."""
    return {uid for uid, each in alignment.frozen.items() if each.text == text}


def _how(found: object, origins: list[Origin]) -> str:
    if not isinstance(found, Anchored):
        return "queued"
    first, last = origins[0], origins[-1]
    if found.sureness is not Sureness.EXACT or first is None or last is None:
        return found.sureness.value
    ends = (found.segments[0].uid, found.segments[0].start), (found.segments[-1].uid, found.segments[-1].end - 1)
    return "exact" if ends == (first, last) else "at other words"
