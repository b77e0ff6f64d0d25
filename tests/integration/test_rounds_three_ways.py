"""A whole round by files alone, on the web alone, and by letters that are confirmed: one and the same matrix.

Each of two institutions says everything that can be said: of the whole, of what is missing, of a section, a paragraph,
words, with another text, in a thread; it corrects one comment, withdraws one, and sends one late. What was sent is
withdrawn by the official voice signed in, whichever way the words came: nobody can do that for an institution.
"""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.builders import commenting_tables
from tests.builders.rounds import CLOSES, LATER, Round, a_round
from tests.cast import MORNING, PASSWORD, a_cast
from workbench.comments import operations, queries
from workbench.comments.intake import files
from workbench.comments.matrix import View
from workbench.comments.operations import Draft, Transcribed
from workbench.comments.records import Answer, CommentType, Origin, Position, Severity
from workbench.comments.responding import response_matrix
from workbench.installation import Installation, open_installation
from workbench.people import Actor, OrganisationKind, Role
from workbench.people import operations as people
from workbench.people import queries as people_queries
from workbench.settings import Settings

TOO_LATE = datetime.combine(CLOSES + timedelta(days=2), time(9), UTC)
# How the words came, how surely a file tells a place, and ids and moments that are each installation's own.
OF_THE_WAY = ("origin", "transcribed_by", "match", "comment_id", "paragraph_id")
FINAL = ("message.eml", b"This is our final answer.")


@dataclass(frozen=True)
class Said:
    """A comment as its institution means it. at, section: number of the paragraph or section; 0: none."""

    text: str
    at: int = 0
    section: int = 0
    quote: str = ""
    proposed: str = ""
    missing: bool = False
    type: CommentType = CommentType.SUBSTANTIVE
    severity: Severity = Severity.SHOULD


SAYS = (
    Said("The report is too long."),
    Said("Nothing is said of statelessness.", missing=True),
    Said("Say more of the courts.", section=1, severity=Severity.MUST),
    Said("As in Article 1.", at=1, quote="on every ground", proposed="on all grounds", type=CommentType.LEGAL),
    Said("Add the figures of 2025.", at=2, type=CommentType.FACTUAL),
    Said("By whom were the complaints resolved, and how?", at=3, quote="180 were resolved"),
)
THREAD = ("Which plan of action?", "And is it paid for?")
WITHDRAWN, CORRECTED, RIGHT = 4, 5, "By whom were the complaints resolved, how, and after how many days?"
LATE = Said("One thing more, on the year.", at=3)


@dataclass(frozen=True)
class World:
    held: Round
    voices: tuple[Actor, Actor]

    @property
    def store(self) -> Any:
        return self.held.installation.store

    def rows(self, view: View, organisation_id: str | None = None) -> list[dict[str, Any]]:
        with self.store.reading() as db:
            made = response_matrix(db, self.held.cast.amina, self.held.id, view=view, organisation_id=organisation_id)
        number = {paragraph: at for at, paragraph in enumerate(self.held.paragraphs, start=1)}
        return [_comparable(asdict(row), number) for row in made.rows]


def _comparable(row: dict[str, Any], number: dict[str, int]) -> dict[str, Any]:
    stands = number.get(row["paragraph_id"] or "")
    kept = {key: value for key, value in row.items() if key not in OF_THE_WAY}
    kept["replies"] = [{k: v for k, v in reply.items() if k != "comment_id"} for reply in row["replies"]]
    return {**kept, "stands": stands}


def a_world(installation: Installation) -> World:
    cast = a_cast(installation)
    with installation.store.writing() as db:
        parliament = people.add_organisation(
            db, name="Parliament", kind=OrganisationKind.PARLIAMENT, by=cast.operator, at=MORNING
        )
        vera, _ = people.add_person(
            db,
            email="vera@arcadia.example",
            name="Vera Lind",
            organisation=parliament,
            role=Role.REVIEWER,
            official_voice=True,
            password=PASSWORD,
            by=cast.operator,
            at=MORNING,
        )
        voice = people_queries.actor_of(db, vera)
    return World(a_round(installation, cast, invite=(cast.commission, parliament)), (cast.chidi, voice))


def sent(world: World, voice: Actor, at: datetime) -> None:
    with world.store.writing() as db:
        operations.send(db, round_id=world.held.id, position=Position.COMMENTS_SENT, by=voice, at=at)


def labels(world: World, voice: Actor) -> list[str]:
    return [each.label for each in world.held.comments(voice)]


# On the web alone.


def on_the_web(world: World, voice: Actor) -> None:
    for said in SAYS:
        _drafted(world, voice, said, LATER)
    with world.store.writing() as db:
        head = Draft(text=THREAD[0], paragraph_id=world.held.paragraphs[3], quote="plan of action")
        first = operations.draft(db, round_id=world.held.id, written=head, by=voice, at=LATER)
        operations.add_to(db, round_id=world.held.id, comment_id=first, text=THREAD[1], by=voice, at=LATER)
    sent(world, voice, LATER)
    _corrected(world, voice)
    _drafted(world, voice, LATE, TOO_LATE)
    sent(world, voice, TOO_LATE)


def _drafted(world: World, voice: Actor, said: Said, at: datetime) -> None:
    held = world.held
    written = Draft(
        text=said.text,
        paragraph_id=held.paragraphs[said.at - 1] if said.at else None,
        section_id=held.snapshot.sections[said.section - 1].id if said.section else None,
        quote=said.quote,
        proposed=said.proposed or None,
        missing_topic=said.missing,
        type=said.type,
        severity=said.severity,
    )
    with world.store.writing() as db:
        operations.draft(db, round_id=held.id, written=written, by=voice, at=at)


def _corrected(world: World, voice: Actor) -> None:
    with world.store.writing() as db:
        of = {"round_id": world.held.id, "by": voice, "at": LATER}
        draft = operations.begin_correction(db, comment_id=labels(world, voice)[CORRECTED], **of)  # type: ignore[arg-type]
        operations.rewrite_draft(db, draft_id=draft, version=1, written=Draft(text=RIGHT), by=voice, at=LATER)
    sent(world, voice, LATER)


# By files alone: commenting tables, and the draft with comments in its margin.


def by_files(world: World, voice: Actor) -> None:
    _came(world, voice, _table(world, SAYS), LATER)
    plain = [paragraph.text for paragraph in world.held.snapshot.paragraphs]
    thread = f"[plan of action](Reviewer: {THREAD[0]} / Reviewer: {THREAD[1]})"
    _came(world, voice, world.held.file(*plain[:3], plain[3].replace("plan of action", thread)), LATER)
    _came(world, voice, _table(world, (*SAYS[:CORRECTED], replace(SAYS[CORRECTED], text=RIGHT))), LATER)
    _came(world, voice, _table(world, (LATE,)), TOO_LATE)


def _table(world: World, said: Sequence[Said]) -> bytes:
    rows = [
        ("", _cited(world, each), each.quote, each.type.value, each.severity.value, each.text, each.proposed)
        for each in said
    ]
    return commenting_tables.word(commenting_tables.HEAD, *rows, snapshot=world.held.snapshot.id, form=True)


def _cited(world: World, said: Said) -> str:
    if said.section:
        return world.held.snapshot.sections[said.section - 1].title
    return str(said.at) if said.at else "missing topic" if said.missing else "general"


def _came(world: World, voice: Actor, data: bytes, at: datetime) -> None:
    """The secretariat hands in what came by mail, with the institution's message that it is its final answer."""
    held = world.held
    for kept in (data, FINAL[1]):
        held.installation.store.files.put(kept)
    with world.store.writing() as db:
        operations.receive(
            db,
            round_id=held.id,
            organisation_id=voice.organisation_id or "",
            data=data,
            name="comments.docx",
            returned=files.read(data, held.snapshot),
            message=FINAL,
            by=held.cast.amina,
            at=at,
        )


# By letters, typed by the secretariat and confirmed by the official voice.


def by_letters(world: World, voice: Actor) -> None:
    _typed(world, voice, [_words(world, each) for each in SAYS], LATER)
    _typed(world, voice, [Transcribed(THREAD[0], cited="para. 4", quote="plan of action")], LATER)
    _typed(world, voice, [Transcribed(THREAD[1], reply_to=labels(world, voice)[-1])], LATER)
    _confirmed(world, voice)
    known = labels(world, voice)
    _typed(world, voice, [Transcribed(RIGHT, replaces=known[CORRECTED])], LATER)
    _confirmed(world, voice)
    _typed(world, voice, [_words(world, LATE)], TOO_LATE)
    _confirmed(world, voice)


def _words(world: World, said: Said) -> Transcribed:
    cited = _cited(world, said) if said.at or said.section else ""
    return Transcribed(
        said.text, cited, said.quote, said.proposed, missing_topic=said.missing, type=said.type, severity=said.severity
    )


def _typed(world: World, voice: Actor, words: Sequence[Transcribed], at: datetime) -> None:
    letter = f"A letter: {words[0].text}".encode()
    world.held.installation.store.files.put(letter)
    with world.store.writing() as db:
        operations.transcribe(
            db,
            round_id=world.held.id,
            organisation=voice.organisation_id or "",
            origin=Origin.LETTER,
            said_on=at.date(),
            file=("letter.txt", letter),
            words=words,
            by=world.held.cast.amina,
            at=at,
        )


def _confirmed(world: World, voice: Actor) -> None:
    with world.store.writing() as db:
        operations.confirm(db, round_id=world.held.id, by=voice, at=LATER)


WAYS: dict[str, Callable[[World, Actor], None]] = {
    "on the web": on_the_web,
    "by files": by_files,
    "by letters": by_letters,
}


def answered_and_closed(world: World) -> None:
    held, cast = world.held, world.held.cast
    for voice in world.voices:
        with world.store.writing() as db:
            withdrawn = {"comment_id": labels(world, voice)[WITHDRAWN], "reason": "It is there."}
            operations.withdraw(db, round_id=held.id, by=voice, at=LATER, **withdrawn)  # type: ignore[arg-type]
    answers = (Answer.ACCEPTED_IN_PART, Answer.NOT_ACCEPTED, Answer.NOTED)
    with world.store.writing() as db:
        open_still = [each for each in queries.comments(db, cast.amina, held.id) if each.waits_for_answer]
        for comment in sorted(open_still, key=lambda each: (each.organisation, each.label)):
            value = answers[len(comment.text) % len(answers)]
            given = {"comment_id": comment.id, "value": value, "reason": f"Of {comment.label}.", "paragraph_id": ""}
            operations.dispose(db, round_id=held.id, by=cast.farid, at=TOO_LATE, **given)  # type: ignore[arg-type]
        operations.close(db, round_id=held.id, by=cast.amina, at=TOO_LATE)
        assert operations.verify(db, held.installation.store.files, round_id=held.id, by=cast.amina).ok


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory, empty_home: Path) -> dict[str, World]:
    made, homes = {}, tmp_path_factory.mktemp("homes")
    for number, (way, says) in enumerate(WAYS.items()):
        shutil.copytree(empty_home, homes / str(number))
        made[way] = a_world(open_installation(Settings(home=homes / str(number), secret_key="three ways")))
        for voice in made[way].voices:
            says(made[way], voice)
        answered_and_closed(made[way])
    return made


def test_the_three_ways_give_the_same_matrix(worlds: dict[str, World]) -> None:
    expected = worlds["on the web"].rows(View.INTERNAL)
    assert len(expected) == 2 * (len(SAYS) + 1 + 1 + 1)  # the thread, the correction, what came late
    assert sum(row["state"] == "withdrawn" for row in expected) == 2
    assert sum(row["late"] for row in expected) == 2
    assert sum(len(row["replies"]) for row in expected) == 2
    for way in ("by files", "by letters"):
        assert worlds[way].rows(View.INTERNAL) == expected, way


def test_each_institution_reads_the_same_whichever_way_its_words_came(worlds: dict[str, World]) -> None:
    for at in (0, 1):
        own = {way: world.rows(View.COMMENTER, world.voices[at].organisation_id) for way, world in worlds.items()}
        assert own["by files"] == own["by letters"] == own["on the web"]
        assert len(own["on the web"]) == len(SAYS) + 3
