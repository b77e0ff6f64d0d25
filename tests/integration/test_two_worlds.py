"""Two installations that differ only in what somebody must not know answer that person byte for byte alike.

Asked is every route that answers to GET, under every kind of address, with the ids of what is hidden too; what the
institutions are answered to what they do; every letter; and the command line. Every answer, unpacked, is searched for
the words that stand in all that is hidden. What is made equal so that two worlds can be compared stands in
`tests.builders.worlds.equal`, the one place for it.
"""

import difflib
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import product
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner

from tests.builders.mail import a_mail_server
from tests.builders.worlds import hidden
from tests.builders.worlds.asking import Answer, World, addresses, answer, names, world
from tests.builders.worlds.equal import NOW, normalised, standing_clock, unzipped
from tests.builders.worlds.past import Past, a_past
from tests.builders.worlds.together import institutions_act, the_state_answers
from tests.conftest import KEY
from workbench.cli import main
from workbench.comments import operations
from workbench.installation import Installation, open_installation
from workbench.mailer import deliver
from workbench.settings import Settings

SAMPLE, WHOLE = 20, 200  # pairs in `make test` and in `make proof`, as the acceptance of rounds asks for
VISITORS = ("chidi", "petra", "bruno")  # the national institution, Parliament, a ministry
BODIES = ("chidi", "petra")
PEOPLE = frozenset({"chidi", "ines", "petra", "bruno", "vera"})
TOOK = re.compile(r'in [\d.]+ m?s\b|"seconds": [\d.]+')
COMMANDS = (
    "round list", "round comments :round_id", "round files :round_id", "round verify :round_id", "notice list",
    "search racial profiling", "search canary", "search teachrs", "corpus list", "corpus show :slug",
    "corpus used :slug",
    "recommendations list", "recommendations show :recommendation_id", "recommendations public show",
    "recommendations ministry list", "recommendations cluster list", "guidelines list", "report list",
    "report show :report_id", "report coverage :report_id", "report sources :report_id", "report work",
    "report assignments :report_id", "paragraph history :paragraph_id", "statistic list", "person list",
    "organisation list", "group list", "index status", "matter list",
)  # fmt: skip
STATE = (*hidden.DRAFTING, *hidden.ANSWERING, *hidden.OF_ANOTHER)


@dataclass
class Lived:
    """A world after all that happened in it, what was answered to those who acted, and the letters of PEOPLE."""

    known: World
    done: list[str]
    acted: dict[str, Answer]
    letters: dict[str, list[bytes]]
    names: dict[str, list[str]]
    answers: dict[tuple[str, str], Answer] = field(default_factory=dict)

    def answer(self, who: str, address: str) -> Answer:
        """Asked once: what is asked changes nothing."""
        key = who, address
        if key not in self.answers:
            there = self.known.address(who, address) if "/own-" in address else address
            self.answers[key] = answer(self.known, self.known.client(who), there)
        return self.answers[key]


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory, empty_home: Path) -> Past:
    home = tmp_path_factory.mktemp("past") / "home"
    shutil.copytree(empty_home, home)
    return a_past(open_installation(Settings(home=home, secret_key=KEY)))


@pytest.fixture(scope="module")
def first(past: Past, tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """The world that all others are held against; much is hidden in it too."""
    return lived(past, tmp_path_factory.mktemp("first") / "home", Random("first"), STATE)


def lived(past: Past, home: Path, chance: Random, acts: hidden.Acts) -> Lived:
    """Hidden acts, what institutions do, hidden acts, answers released, hidden acts, letters."""
    shutil.copytree(past.held.installation.settings.home, home)
    installation = open_installation(Settings(home=home, secret_key=KEY))
    known = world(installation, past)
    done = hidden.hide(installation, past, chance, acts)
    acted = dict(institutions_act(known))
    done += hidden.hide(installation, past, chance, acts)
    the_state_answers(known)
    done += hidden.hide(installation, past, chance, acts)
    hidden.looked_at(known)
    return Lived(known, done, acted, _letters(installation), names(known))


def _letters(installation: Installation) -> dict[str, list[bytes]]:
    """What the post office brings, by who gets it, without the ids of letters."""
    found: dict[str, list[bytes]] = {}
    with a_mail_server() as post:
        there = replace(installation, settings=replace(installation.settings, mail=post.server))
        sent, fault = deliver(there, at=NOW)
        assert (sent > 0, fault) == (True, "")
        for to, letter in post.letters:
            del letter["Message-ID"]
            found.setdefault(to.partition("@")[0], []).append(letter.as_bytes())
    return found


def asked_of(one: Lived, two: Lived, who: str, chance: Random, *, closed: bool) -> Iterator[str]:
    """Addresses to ask both for: of what both know, and of what is hidden in one of them."""
    shared, every = named(one, two)
    with one.known.installation.store.reading() as db:
        actor = one.known.past.actor(db, who)
    return addresses(one.known.app, actor, shared, every, chance, closed=closed)


def named(one: Lived, two: Lived) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """What addresses may name that is in both worlds, and all that is in either."""
    shared = {name: [each for each in found if each in set(two.names[name])] for name, found in one.names.items()}
    return shared, {name: list(dict.fromkeys((*one.names[name], *two.names[name]))) for name in one.names}


def told_apart(one: Lived, two: Lived, who: str, chance: Random, *, closed: bool) -> Iterator[str]:
    """By what somebody could tell the two worlds apart, or read what is hidden."""
    for address in asked_of(one, two, who, chance, closed=closed):
        here, there = one.answer(who, address), two.answer(who, address)
        yield from _differing(f"{who}: {address}", here, there)
    for name in one.acted.keys() | two.acted.keys():
        if name.startswith(f"{who}:"):
            yield from _differing(name, one.acted[name], two.acted[name])


def _differing(name: str, here: Answer, there: Answer) -> Iterator[str]:
    if not here.same(there):
        lines = [each.said.decode("utf-8", "replace").splitlines() for each in (here, there)]
        shown = list(difflib.unified_diff(*lines, lineterm="", n=0))[:12]
        headers = sorted(set(here.headers) ^ set(there.headers))
        yield "\n".join([name, f"{here.status} {there.status} {headers}", *shown])
    for each in (here, there):
        if holds_canary(each.data) or hidden.CANARY in str(each.headers):
            yield f"{name}: holds what is hidden"


def holds_canary(data: bytes) -> bool:
    word = hidden.CANARY.encode()
    return word in data or any(word in part or word in name.encode() for name, part in unzipped(data).items())


@pytest.mark.parametrize("seed", range(WHOLE))
def test_nobody_can_tell_two_worlds_apart_by_what_is_hidden_from_them(
    first: Lived, past: Past, tmp_path: Path, seed: int, full_count: bool
) -> None:
    if seed >= SAMPLE and not full_count:
        pytest.skip("at full count: make proof")
    chance = Random(seed)
    acts, visitors = (STATE + hidden.FROM_BODIES, BODIES) if seed % 4 == 0 else (STATE, VISITORS)
    other = lived(past, tmp_path / "home", chance, acts)
    found = [each for who in visitors for each in told_apart(first, other, who, chance, closed=seed % 5 == 1)]
    assert found == [], "\n\n".join(found)
    for who in PEOPLE:
        assert other.letters[who] == first.letters[who], who
        assert not any(holds_canary(each) for each in other.letters[who])
    if seed % 5 == 2:
        shared, every = named(first, other)
        for name, of in product(visitors, (shared, {kind: found[::-1] for kind, found in every.items()})):
            here, there = said_to(first, name, of), said_to(other, name, of)
            assert here == there, name
            assert not any(holds_canary(each.encode()) for each in there.values())


def said_to(one: Lived, who: str, of: dict[str, list[str]]) -> dict[str, str]:
    """What the command line says to that person of those things."""
    home = str(one.known.installation.settings.home)
    found = {}
    for command, more in product(COMMANDS, ((), ("--json",))):
        words = [of[word[1:]][0] if word.startswith(":") else word for word in command.split()]
        with standing_clock():
            said = CliRunner().invoke(main, ["--home", home, "--as", f"{who}@arcadia.example", *words, *more])
        assert said.exit_code in {0, 1}, said.output
        told = TOOK.sub("", normalised(said.output.encode(), one.known.hashes).decode())
        found[" ".join((command, *more))] = f"{said.exit_code} {told.replace(home, 'HOME')}"
    return found


def test_each_hidden_act_is_one_that_can_be_done(past: Past, tmp_path: Path) -> None:
    shutil.copytree(past.held.installation.settings.home, tmp_path / "home")
    there = open_installation(Settings(home=tmp_path / "home", secret_key=KEY))
    for each in STATE + hidden.FROM_BODIES:
        with there.store.writing() as db:
            each(hidden.Act(there, past, Random(7), db))


def test_an_answer_that_is_released_in_one_world_alone_tells_the_two_apart(
    first: Lived, past: Past, tmp_path: Path
) -> None:
    """That the comparison sees what it should."""
    other = lived(past, tmp_path / "home", Random(7), STATE)
    with other.known.installation.store.writing() as db:
        amina = past.actor(db, "amina")
        operations.release(db, round_id=past.held.id, by=amina, at=NOW)
    here, there = (replace(one, names={**one.names, "round_id": [past.held.id]}) for one in (first, other))
    found = "\n".join(told_apart(here, there, "chidi", Random(7), closed=False))
    assert "/read/ours" in found
    assert "/matrix" in found
    assert "holds what is hidden" in found
