"""A big round, as the benchmarks of rounds ask for it: four institutions, 600 comments, 300 proposals, 21,200 words."""

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from workbench.comments import operations, queries
from workbench.comments.operations import Draft
from workbench.comments.records import Answer, CommentType, Confidentiality, Position, RoundKind
from workbench.drafting import operations as drafting
from workbench.drafting import queries as drafting_queries
from workbench.drafting.operations.report import ReportIdentity
from workbench.drafting.records import ReportKind, Snapshot
from workbench.guidelines.library import pack
from workbench.installation import Installation
from workbench.people import Actor, OrganisationKind, Role
from workbench.people import operations as people
from workbench.people import queries as people_queries
from workbench.store import Database

PARAGRAPHS, WORDS = 424, 50  # 21,200 words
COMMENTS, PROPOSALS, INSTITUTIONS = 600, 300, 4
OPENED = datetime(2026, 5, 4, 9, tzinfo=UTC)
_WORDS = [
    "the",
    "Ministry",
    "of",
    "Education",
    "trained",
    "teachers",
    "in",
    "human",
    "rights",
    "eleven",
    "provinces",
    "police",
    "racial",
    "profiling",
    "complaints",
    "resolved",
    "Parliament",
    "adopted",
    "act",
    "equality",
]
_GUESTS = (
    ("National Human Rights Commission", OrganisationKind.NHRI),
    ("Ministry of Justice", OrganisationKind.MINISTRY),
    ("Parliament", OrganisationKind.PARLIAMENT),
    ("Supreme Court", OrganisationKind.JUDICIARY),
)


@dataclass(frozen=True)
class FullRound:
    """The round, who answers in it and who comments (`voices` is the official voice of each institution)."""

    id: str
    report_id: str
    snapshot: Snapshot
    state: tuple[Actor, ...]
    reviewers: tuple[Actor, ...]
    voices: tuple[Actor, ...]


def full_round(installation: Installation, *, drafters: int = 12, reviewers: int = 8, answered: int = 400) -> FullRound:
    """Everything was sent, `answered` of the comments have an answer, half of these released."""
    chance = random.Random(7)
    with installation.store.writing() as db:
        operator = people_queries.local_operator(db)
        state = tuple(_person(db, f"drafter{n}", None, Role.SECRETARIAT, operator) for n in range(drafters))
        report_id, snapshot = _frozen(db, state[0], chance)
        guests, voices, others = _guests(db, reviewers, operator)
        closes = date(2026, 6, 30)
        round_id = operations.open_round(
            db, snapshot_id=snapshot.id, kind=RoundKind.NHRI, invite=guests, closes=closes, by=state[0], at=OPENED
        )
        for number in range(COMMENTS + PROPOSALS):
            written = _proposal(snapshot, chance) if number >= COMMENTS else _comment(snapshot, chance, number)
            by = voices[number % INSTITUTIONS]
            operations.draft(db, round_id=round_id, written=written, by=by, at=OPENED + timedelta(minutes=number))
        for voice in voices:
            sent = OPENED + timedelta(days=3)
            operations.send(db, round_id=round_id, position=Position.COMMENTS_SENT, by=voice, at=sent)
        _answers(db, round_id, state[1], answered, chance)
    return FullRound(round_id, report_id, snapshot, state, others, voices)


def _person(
    db: Database, name: str, organisation: str | None, role: Role, by: Actor, *, official_voice: bool = False
) -> Actor:
    known = {"organisation": organisation, "role": role, "official_voice": official_voice}
    email = f"{name}@arcadia.example"
    person, _ = people.add_person(db, email=email, name=name.title(), **known, by=by, at=OPENED)  # type: ignore[arg-type]
    return people_queries.actor_of(db, person)


def _frozen(db: Database, by: Actor, chance: random.Random) -> tuple[str, Snapshot]:
    identity = ReportIdentity(treaty="ICERD", kind=ReportKind.PERIODIC, state="ARC", title="Report of Arcadia")
    report = drafting.new_report(db, identity=identity, packs=[pack("icerd", None)], by=by, at=OPENED)
    sections = drafting_queries.sections(db, report.id)[:7]
    for number in range(PARAGRAPHS):
        text = " ".join(chance.choice(_WORDS) for _ in range(WORDS)).capitalize() + "."
        place = sections[number * len(sections) // PARAGRAPHS].id
        drafting.add_paragraph(db, section_id=place, text=text, by=by, at=OPENED)
    return report.id, drafting.freeze(db, report_id=report.id, by=by, at=OPENED).snapshot


def _guests(db: Database, reviewers: int, by: Actor) -> tuple[tuple[str, ...], tuple[Actor, ...], tuple[Actor, ...]]:
    ids = tuple(
        people.add_organisation(db, name=name, kind=kind, short_name=name[:8], by=by, at=OPENED)
        for name, kind in _GUESTS
    )
    voices = tuple(_person(db, f"voice{n}", each, Role.REVIEWER, by, official_voice=True) for n, each in enumerate(ids))
    others = tuple(_person(db, f"reviewer{n}", ids[n % len(ids)], Role.REVIEWER, by) for n in range(reviewers))
    return ids, voices, others


def _comment(snapshot: Snapshot, chance: random.Random, number: int) -> Draft:
    """On some words of a paragraph, in one of three languages."""
    paragraph, quote = _words(snapshot, chance)
    said = (
        f"Which figures are meant, and of which year? ({number})",
        f"Il manque les données de 2025, province par province ({number}).",
        f"يرجى ذكر القانون والجهة المسؤولة عن تنفيذه ({number}).",
    )
    return Draft(
        text=said[number % 3],
        paragraph_id=paragraph,
        quote=quote,
        type=chance.choice(list(CommentType)),
        confidentiality=chance.choice(list(Confidentiality)),
        language=("en", "fr", "ar")[number % 3],
    )


def _proposal(snapshot: Snapshot, chance: random.Random) -> Draft:
    paragraph, quote = _words(snapshot, chance)
    return Draft(text="", paragraph_id=paragraph, quote=quote, proposed=f"{quote} of the year under review")


def _words(snapshot: Snapshot, chance: random.Random) -> tuple[str, str]:
    """A paragraph, and a stretch of its words that stands in it once."""
    paragraph = chance.choice(snapshot.paragraphs)
    words = paragraph.text.split(" ")
    first = chance.randrange(len(words) - 8)
    return paragraph.id, " ".join(words[first : first + 6])


def _answers(db: Database, round_id: str, by: Actor, count: int, chance: random.Random) -> None:
    values = (Answer.ACCEPTED_IN_PART, Answer.NOT_ACCEPTED, Answer.NOTED)
    for number, comment in enumerate(queries.comments(db, by, round_id)[:count]):
        at = OPENED + timedelta(days=5, minutes=number)
        reason = "The figures follow in the statistical annex, as the Commission asked."
        value = chance.choice(values)
        operations.dispose(db, round_id=round_id, comment_id=comment.id, value=value, reason=reason, by=by, at=at)
        if number == count // 2:
            operations.release(db, round_id=round_id, by=by, at=at)
