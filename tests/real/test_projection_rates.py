"""How often the words of a comment are found again in a draft that went on, on the prose of State reports.

Each letter of the draft knows where it came from, so what is right is known. One paragraph in eight is the near twin
of another; a quarter of what is merged is merged with the paragraph that reads most like it.
"""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders.redrafting import HEAVY, LIGHT, MEDIUM, Draft, Note, notes, put_together, redrafted, truth
from tests.conftest import Figure
from tests.office.state_report import a_state_report
from workbench.comments.projection import proposing
from workbench.comments.projection.descent import heirs
from workbench.comments.projection.placing import projected_in
from workbench.comments.projection.records import Course, Projected, Tier
from workbench.text.quotes import TextQuote

THERE = 0.5  # of a comment's letters still stand: its text is in the draft
GONE = 0.2  # fewer stand: whatever is taken for it is wrong
# Level: how much is changed, and what is demanded: placed exactly at least, placed wrongly at most (in per cent).
LEVELS = {"light": (LIGHT, 94.0, 0.0), "medium": (MEDIUM, 86.0, 0.0), "heavy": (HEAVY, 74.0, 0.1)}


def texts(data: Path, *, full: bool) -> list[str]:
    made = a_state_report(data, random.Random(11), paragraphs=400 if full else 120)
    return [each.text for each in made.snapshot.paragraphs]


def carried(draft: Draft, made: Sequence[Note]) -> list[Projected]:
    became = heirs(draft.course(), {note.uid for note in made})
    return [projected_in(draft.frozen[note.uid], became[note.uid], [(note.start, note.end)]) for note in made]


def counted(work: Callable[[random.Random], Draft], *, seeds: int, number: int) -> Counter[str]:
    found: Counter[str] = Counter()
    for seed in range(seeds):
        chance = random.Random(seed)
        draft = work(chance)
        made = notes(chance, draft.frozen, number)
        for note, place in zip(made, carried(draft, made), strict=True):
            known = truth(draft, note, place.segments)
            found["all"] += 1
            if place.tier is Tier.PLACED:
                found["exact"] += known.exact
                found["wrong"] += known.wrong or (known.kept < GONE and not known.exact)
            elif place.tier is Tier.CONFIRM:
                found["offered"] += 1
                found["offered, right"] += known.exact
            else:
                found["missed"] += known.kept >= THERE
    return found


def per_cent(found: Counter[str], what: str) -> float:
    return round(100 * found[what] / found["all"], 2)


@pytest.mark.word_roundtrip("A7")
@pytest.mark.parametrize("level", LEVELS)
def test_words_are_carried_over_to_a_changed_draft_and_never_to_a_look_alike(
    level: str, shared_data: Path, full_count: bool, figure: Figure
) -> None:
    rate, exact, wrong = LEVELS[level]
    frozen = texts(shared_data, full=full_count)
    found = counted(
        lambda chance: redrafted(chance, frozen, rate),
        seeds=4 if full_count else 1,
        number=400 if full_count else 150,
    )
    figure(f"{level}: placed exactly, wrongly, offered, missed (%)",
           " · ".join(str(per_cent(found, what)) for what in ("exact", "wrong", "offered", "missed")))  # fmt: skip
    assert per_cent(found, "wrong") <= wrong, found
    assert per_cent(found, "missed") <= 0.5, found
    assert per_cent(found, "exact") >= (exact if full_count else exact - 8), found  # fewer say less


@pytest.mark.word_roundtrip("3")
def test_of_paragraphs_put_together_with_their_look_alikes_nothing_is_placed_wrongly(
    shared_data: Path, full_count: bool, figure: Figure
) -> None:
    frozen = texts(shared_data, full=full_count)
    found = counted(
        lambda chance: put_together(chance, frozen), seeds=5 if full_count else 1, number=1000 if full_count else 150
    )
    figure("in the draft: comments, placed wrongly", f"{found['all']}, {found['wrong']}")
    assert found["wrong"] == 0


@pytest.mark.word_roundtrip("A8")
@pytest.mark.parametrize("level", LEVELS)
def test_where_the_text_alone_is_left_nothing_is_placed_and_words_are_offered(
    level: str, shared_data: Path, full_count: bool, figure: Figure
) -> None:
    frozen = texts(shared_data, full=full_count)
    found: Counter[str] = Counter()
    for seed in range(4 if full_count else 1):
        chance = random.Random(seed)
        draft = redrafted(chance, frozen, LEVELS[level][0])
        standing = {f"new {uid}": text for uid, text in draft.course().standing.items()}
        became = heirs(Course(draft.course().frozen, standing))
        searched = proposing.Draft(standing, {})
        for note in notes(chance, draft.frozen, 400 if full_count else 100):
            text, span = draft.frozen[note.uid], (note.start, note.end)
            found["all"] += 1
            found["placed"] += bool(projected_in(text, became[note.uid], [span]).segments)
            words = [each.words for each in searched.like(TextQuote.at(text, *span))]
            known = truth(draft, note, [replace(w, paragraph_id=w.paragraph_id.removeprefix("new ")) for w in words])
            found["offered"] += bool(words)
            found["exact"] += bool(words) and known.exact
            found["wrong"] += bool(words) and known.wrong
    figure(f"{level}: placed; offered for a person to judge, of it exactly, other words (%)",
           " · ".join(str(per_cent(found, what)) for what in ("placed", "offered", "exact", "wrong")))  # fmt: skip
    assert found["placed"] == 0
    assert found["exact"] > 2 * found["wrong"], "worth a person's look"
