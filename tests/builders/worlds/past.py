"""What all worlds have in common: four institutions, a round in which each has comments at all stages, and two more."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tests.builders.library import put_document
from tests.builders.rounds import CLOSES, LATER, Round, a_round
from tests.cast import MORNING, Cast, a_cast
from workbench.comments import operations, queries
from workbench.comments.intake import files
from workbench.comments.records import Answer, Confidentiality, Position, ResponsePublication, RoundKind
from workbench.drafting import operations as drafting
from workbench.installation import Installation
from workbench.people import Actor, OrganisationKind, Role
from workbench.people import operations as people
from workbench.people import queries as people_queries
from workbench.recommendations.documents.operations import put_units
from workbench.recommendations.lists.publishing import open_list
from workbench.store import Database

# Who may write for whom: the voice sends, the others prepare.
VOICES = {"commission": "chidi", "parliament": "petra", "education": "vera", "ombudsperson": "hugo"}


@dataclass(frozen=True)
class Past:
    """The open round is `held`; organisations and people by name. `carrier` bears an answer that was released.

    closed: a round that is over and published · shared: one in which bodies read of one another what they may ·
    ours: the file that the commission will hand in, the same bytes everywhere.
    """

    held: Round
    closed: str
    shared: str
    ours: bytes
    organisations: dict[str, str]
    people: dict[str, str]

    @property
    def carrier(self) -> str:
        return self.held.paragraphs[0]

    def actor(self, db: Database, name: str) -> Actor:
        return people_queries.actor_of(db, self.people[name])


def a_past(installation: Installation) -> Past:
    """Fill an empty home."""
    cast = a_cast(installation)
    organisations, persons = _peopled(installation, cast)
    _library(installation, cast)
    held = a_round(installation, cast, invite=[organisations[each] for each in VOICES])
    ours = held.file(
        "In 2024 [Parliament](Ines: Which chamber?) adopted the Act on Equality, which prohibits {-discrimination-} on "
        "every ground.",
        "The Ministry of Education trained {-1,240-}{+1,420+} teachers in human rights education.",
    )
    past = Past(held, "", "", ours, organisations, persons)
    _sent(past)
    _prepared(past)
    installation.sync()
    return replace(past, closed=_closed(past), shared=_shared(past))


def _peopled(installation: Installation, cast: Cast) -> tuple[dict[str, str], dict[str, str]]:
    found = {"commission": cast.commission, "education": cast.education}
    persons = {
        name: str(getattr(cast, name).person_id)
        for name in ("amina", "farid", "bruno", "chidi", "ines", "olga", "dana")
    }
    made = (
        ("parliament", "Committee on Human Rights of Parliament", OrganisationKind.PARLIAMENT),
        ("ombudsperson", "Ombudsperson for Children", OrganisationKind.NHRI),
        ("interior", "Ministry of the Interior", OrganisationKind.MINISTRY),
    )
    with installation.store.writing() as db:
        by = {"by": cast.operator, "at": MORNING}
        roles = {"parliament": Role.REVIEWER, "education": Role.FOCAL_POINT, "ombudsperson": Role.REVIEWER}
        for key, name, kind in made:
            found[key] = people.add_organisation(db, name=name, kind=kind, **by)
        for key, role in roles.items():
            name = VOICES[key]
            told = {"email": f"{name}@arcadia.example", "name": name.title(), "organisation": found[key]}
            persons[name], _ = people.add_person(db, **told, role=role, official_voice=True, password="x" * 20, **by)
    return found, persons


def _library(installation: Installation, cast: Cast) -> None:
    asked = (
        ("concern", "The Committee is concerned about racial profiling by the police."),
        ("recommendation", "The Committee recommends that the State party end racial profiling by the police."),
        ("recommendation", "The Committee recommends that teachers be trained in human rights education."),
    )
    with installation.store.writing() as db:
        of = {"state": "ARC", "title": "Concluding observations"}
        put_units(db, put_document(db, asked, symbol="CERD/C/ARC/CO/7-9", slug="observations", **of))
        open_list(db, ["themes"], by=cast.amina, at=MORNING)


def _sent(past: Past) -> None:
    """Each institution sends three comments and a letter; the first two of each are answered, that released."""
    held = past.held
    with held.installation.store.writing() as db:
        for voice in VOICES.values():
            who = past.actor(db, voice)
            for place, text in enumerate(("In which year?", "How many were girls?", "Which police?")):
                written = operations.Draft(text=f"{voice.title()}: {text}", paragraph_id=held.paragraphs[place])
                operations.draft(db, round_id=held.id, written=written, by=who, at=LATER)
            position = Position.COMMENTS_SENT
            operations.send(db, round_id=held.id, position=position, remark=f"From {voice}.", by=who, at=LATER)
        amina = past.actor(db, "amina")
        for each in queries.comments(db, amina, held.id):
            answer = {"round_id": held.id, "comment_id": each.id, "by": amina, "at": LATER}
            if each.label.endswith("001"):
                operations.dispose(db, value=Answer.ACCEPTED, paragraph_id=past.carrier, **answer)
            elif each.label.endswith("002"):
                operations.dispose(db, value=Answer.NOT_ACCEPTED, reason="It is not counted.", **answer)
        operations.release(db, round_id=held.id, by=amina, at=LATER)


def _prepared(past: Past) -> None:
    """Each institution prepares another one, and has a file and a letter that wait."""
    held = past.held
    with held.installation.store.writing() as db:
        for voice in VOICES.values():
            written = operations.Draft(text=f"{voice.title()} is not done.", paragraph_id=held.paragraphs[3])
            operations.draft(db, round_id=held.id, written=written, by=past.actor(db, voice), at=LATER)
    for organisation, voice in VOICES.items():
        draft = held.file(f"In 2024 Parliament adopted the [Act](A: What of {voice}?) on Equality.")
        for data, name in ((draft, f"{organisation}.docx"), (b"%PDF-1.7 a letter", f"{organisation}.pdf")):
            _arrived(past, organisation, voice, data, name)


def _arrived(past: Past, organisation: str, voice: str, data: bytes, name: str) -> None:
    held = past.held
    held.installation.store.files.put(data)
    of = {"round_id": held.id, "organisation_id": past.organisations[organisation]}
    returned = files.read(data, held.snapshot)
    with held.installation.store.writing() as db:
        who = past.actor(db, voice)
        operations.arrive(db, data=data, name=name, returned=returned, by=who, at=LATER, **of)


def _closed(past: Past) -> str:
    """A later version, reviewed by the commission alone; that round is over, and published."""
    with past.held.installation.store.writing() as db:
        amina = past.actor(db, "amina")
        round_id = _reviewed(db, past, ["commission"], ResponsePublication.PUBLIC)
        operations.close(db, round_id=round_id, by=amina, at=LATER)
        operations.publish(db, round_id=round_id, by=amina, at=LATER)
        return round_id


def _shared(past: Past) -> str:
    with past.held.installation.store.writing() as db:
        round_id = _reviewed(db, past, ["commission", "parliament", "ombudsperson"], ResponsePublication.REVIEWERS)
        operations.release(db, round_id=round_id, by=past.actor(db, "amina"), at=LATER)
        return round_id


def _reviewed(db: Database, past: Past, invited: list[str], publication: ResponsePublication) -> str:
    """A round on a version of its own, with a comment of each that everybody may read in the end, answered."""
    held, amina = past.held, past.actor(db, "amina")
    frozen = drafting.freeze(db, report_id=held.report_id, by=amina, at=LATER).snapshot
    asked = {"kind": RoundKind.NHRI, "invite": [past.organisations[each] for each in invited], "closes": CLOSES}
    round_id = operations.open_round(
        db, snapshot_id=frozen.id, response_publication=publication, by=amina, at=LATER, **asked
    )
    public = Confidentiality.PUBLIC_AFTER_ROUND
    for each in invited:
        by = {"by": past.actor(db, VOICES[each]), "at": LATER}
        written = operations.Draft(text="Name the Act.", paragraph_id=held.paragraphs[0], confidentiality=public)
        operations.draft(db, round_id=round_id, written=written, **by)
        operations.send(db, round_id=round_id, position=Position.COMMENTS_SENT, **by)
    for comment in queries.comments(db, amina, round_id):
        answer = {"value": Answer.NOTED, "reason": "It is named in the annex."}
        operations.dispose(db, round_id=round_id, comment_id=comment.id, by=amina, at=LATER, **answer)
    return round_id
