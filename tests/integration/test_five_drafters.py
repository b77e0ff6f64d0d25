"""Five drafters on one report in any order, as chance has it: what was acknowledged is kept, nothing is written over.

Each writes on the text that was opened last, however old it is by now. After every step the histories are looked at.
"""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from tests.cast import Cast
from tests.drafting import a_library, a_report, later
from workbench.drafting import operations, queries
from workbench.drafting.moments import undoing
from workbench.drafting.operations.structure import NothingToSplit
from workbench.drafting.records import Revision
from workbench.errors import Conflict, NotFound
from workbench.installation import Installation
from workbench.people import Actor
from workbench.store import Database
from workbench.text import markup
from workbench.text.merge import merge

EXAMPLES, SAMPLE = 200, 12
STEPS = 40
DRAFTERS = ("Amina", "Farid", "Lucia", "Tomas", "Yusuf")
WORDS = ("law", "court", "school", "budget", "training", "police", "district", "women")

drafters = st.integers(0, len(DRAFTERS) - 1)
places = st.integers(0, 63)  # of a paragraph, a section, a word: taken modulo how many there are
words = st.sampled_from(WORDS)
verbs = st.sampled_from(["put", "replace", "take", "end"])


class FiveDrafters(RuleBasedStateMachine):
    """One report; what each drafter has open; every text that was acknowledged."""

    def __init__(self, db: Database, lead: Actor) -> None:
        super().__init__()
        self.db, self.lead = db, lead
        self.report = a_report(db, lead)
        self.sections = [each.id for each in queries.sections(db, self.report.id)][:3]
        self.opened: dict[tuple[int, str], Revision] = {}
        self.acknowledged: list[tuple[str, str]] = []
        self.known: list[str] = []
        self.minute = 0
        for section in self.sections:
            self.add(0, self.sections.index(section), "law")

    def by(self, drafter: int) -> dict[str, object]:
        self.minute += 1
        return {"by": replace(self.lead, name=DRAFTERS[drafter]), "at": later(self.minute)}

    def at_chance(self, place: int) -> str:
        return self.known[place % len(self.known)]

    def standing(self, key: str) -> Revision:
        return queries.revision(self.db, key, queries.place_of(self.db, key).revision_id)

    def texts(self) -> dict[str, str]:
        return {key: queries.place_of(self.db, key).revision_id for key in self.known}

    def keep(self, *revisions: Revision) -> None:
        for each in revisions:
            if each.paragraph_id not in self.known:
                self.known.append(each.paragraph_id)
            self.acknowledged.append((each.paragraph_id, each.markup))

    def unless_refused(self, act: Callable[[], object]) -> None:
        """A refusal changes nothing."""
        before, stood = self.texts(), {key: queries.place_of(self.db, key) for key in self.known}
        try:
            act()
        except (Conflict, NotFound, NothingToSplit):
            assert self.texts() == before
            assert {key: queries.place_of(self.db, key) for key in self.known} == stood

    @rule(drafter=drafters, section=places, word=words)
    def add(self, drafter: int, section: int, word: str) -> None:
        text = f"The State adopted a {word} in year {self.minute}. It told <strong>every</strong> ministry of it."
        where = self.sections[section % len(self.sections)]
        self.keep(operations.add_paragraph(self.db, section_id=where, text=text, **self.by(drafter)))  # type: ignore[arg-type]

    @rule(drafter=drafters, place=places)
    def open(self, drafter: int, place: int) -> None:
        key = self.at_chance(place)
        self.opened[drafter, key] = self.standing(key)

    @rule(drafter=drafters, place=places, at=places, word=words, verb=verbs)
    def write(self, drafter: int, place: int, at: int, word: str, verb: str) -> None:
        """On what this drafter has open of it, else on what stands."""
        key = self.at_chance(place)
        base = self.opened.get((drafter, key)) or self.standing(key)
        text = edited(base.markup, at, f"{word} {self.minute}", verb)
        before, where, stood = self.texts(), queries.place_of(self.db, key), self.standing(key)
        kept = operations.write_paragraph(self.db, paragraph_id=key, text=text, base=base.id, **self.by(drafter))  # type: ignore[arg-type]
        self.acknowledged.append((key, text))
        changed = {each for each, revision in self.texts().items() if revision != before[each]}
        clean = None if where.deleted else merge(base.markup, text, stood.markup)
        if kept.kind == "parallel":
            assert changed == set()
            assert clean is None or not clean.strip()
        elif clean is not None:
            assert (kept.paragraph_id, kept.markup) == (key, markup.stripped(markup.parse(clean)))
            assert changed <= {key}
        self.opened[drafter, key] = self.standing(key)

    @rule(drafter=drafters, place=places, at=places)
    def split(self, drafter: int, place: int, at: int) -> None:
        key = self.at_chance(place)
        self.unless_refused(
            lambda: self.keep(*operations.split_paragraph(self.db, paragraph_id=key, offset=at, **self.by(drafter)))  # type: ignore[arg-type]
        )

    @rule(drafter=drafters, place=places, other=places)
    def merge(self, drafter: int, place: int, other: int) -> None:
        one, two = self.at_chance(place), self.at_chance(other)
        self.unless_refused(
            lambda: self.keep(
                operations.merge_paragraphs(self.db, paragraph_id=one, other_id=two, **self.by(drafter))  # type: ignore[arg-type]
            )
        )

    @rule(drafter=drafters, place=places, section=places)
    def move(self, drafter: int, place: int, section: int) -> None:
        key, goal = self.at_chance(place), self.sections[section % len(self.sections)]
        self.unless_refused(
            lambda: operations.move_paragraph(self.db, paragraph_id=key, section_id=goal, **self.by(drafter))  # type: ignore[arg-type]
        )

    @rule(drafter=drafters, place=places)
    def delete(self, drafter: int, place: int) -> None:
        key = self.at_chance(place)
        self.unless_refused(lambda: operations.delete_paragraph(self.db, paragraph_id=key, **self.by(drafter)))  # type: ignore[arg-type]

    @rule(drafter=drafters, place=places)
    def bring_back(self, drafter: int, place: int) -> None:
        key = self.at_chance(place)
        self.unless_refused(lambda: operations.restore_paragraph(self.db, paragraph_id=key, **self.by(drafter)))  # type: ignore[arg-type]

    @rule(drafter=drafters, place=places, at=places)
    def restore_a_text(self, drafter: int, place: int, at: int) -> None:
        key = self.at_chance(place)
        history = queries.history(self.db, self.lead, key)
        earlier = history[at % len(history)]
        self.unless_refused(
            lambda: self.keep(
                operations.restore_revision(self.db, paragraph_id=key, revision_id=earlier.id, **self.by(drafter))  # type: ignore[arg-type]
            )
        )

    @precondition(lambda self: self.known)
    @rule(drafter=drafters, section=places)
    def undo(self, drafter: int, section: int) -> None:
        last = undoing.last_act(self.db, self.lead, self.sections[section % len(self.sections)])
        if last is not None:
            self.unless_refused(lambda: undoing.undo(self.db, act_id=last.id, **self.by(drafter)))  # type: ignore[arg-type]

    @invariant()
    def what_was_acknowledged_is_in_a_history(self) -> None:
        histories = {
            key: {each.markup for each in queries.history(self.db, self.lead, key)} for key, _ in self.acknowledged
        }
        assert [one for one in self.acknowledged if one[1] not in histories[one[0]]] == []

    @invariant()
    def the_last_text_that_was_not_beside_another_stands(self) -> None:
        for key in self.known:
            history = [each for each in queries.history(self.db, self.lead, key) if each.kind != "parallel"]
            assert self.standing(key) == history[-1]

    @invariant()
    def nothing_is_written_over_unseen(self) -> None:
        """A text that a person typed follows on the one that stood; and each follows on one that is kept."""
        for key in self.known:
            history = [each for each in queries.history(self.db, self.lead, key) if each.kind != "parallel"]
            for stood, came in pairwise(history):
                if came.kind in ("written", "split", "merged"):
                    assert came.base_id == stood.id


def edited(text: str, at: int, new: str, verb: str) -> str:
    """With one word put in, replaced or taken out, or a sentence at the end."""
    tokens = text.split(" ")
    place = at % len(tokens)
    if verb == "end" or "<" in tokens[place] or len(tokens) < 3:
        return f"{text} It says: {new}."
    tokens[place : place + (verb != "put")] = [] if verb == "take" else [new]
    return " ".join(tokens).strip()


def test_nothing_is_lost_and_what_is_clean_is_merged(installation: Installation, cast: Cast, full_count: bool) -> None:
    with installation.store.writing() as db:
        a_library(db)
        run_state_machine_as_test(  # type: ignore[no-untyped-call]
            lambda: FiveDrafters(db, cast.amina),
            settings=settings(
                max_examples=EXAMPLES if full_count else SAMPLE,
                stateful_step_count=STEPS,
                deadline=None,
                derandomize=not full_count,
                phases=[Phase.generate],  # a shorter story would take minutes to find
                database=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
