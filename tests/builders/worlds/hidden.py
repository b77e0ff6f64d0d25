"""What happens in one world and not in another, and no visitor may notice: each with words of its own in every field.

A visitor is somebody of the commission, of Parliament or of the Ministry of Education; the State drafts and answers,
the ombudsperson prepares and sends. The paragraph that carries an answer already released keeps its words: where those
change, the answer is reopened, which its institution is told.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.builders.library import put_document
from tests.builders.rounds import CLOSES, LATER
from tests.builders.worlds.asking import World
from tests.builders.worlds.past import Past
from workbench.comments import arrivals, operations, queries
from workbench.comments.arrivals import ArrivalStatus
from workbench.comments.intake import files
from workbench.comments.records import Answer, Confidentiality, Position, RoundKind
from workbench.corpus import queries as library
from workbench.drafting import operations as drafting
from workbench.drafting import queries as drafting_queries
from workbench.drafting.budget import operations as budgets
from workbench.drafting.operations.report import ReportIdentity
from workbench.drafting.outlines import changing
from workbench.drafting.records import Addressed, ReportKind
from workbench.drafting.sharing import assigning, saying
from workbench.drafting.sharing.records import Task
from workbench.drafting.sharing.states import Said
from workbench.drafting.sources.provenance import declare
from workbench.drafting.sources.records import ProvenanceKind
from workbench.drafting.statistics import operations as statistics
from workbench.drafting.statistics.operations import Declared, NewValue
from workbench.errors import WorkbenchError
from workbench.guidelines.library import pack
from workbench.installation import Installation
from workbench.matters import operations as matters
from workbench.matters.records import Side, Subject
from workbench.people import Actor
from workbench.people import operations as people
from workbench.recommendations.ledger import keeping, reporting
from workbench.recommendations.records import Fact
from workbench.store import Database, jobs

CANARY = "CANARY"
ANSWERED = "-001"  # how the label of a comment ends that has its answer for good


@dataclass
class Act:
    """One hidden act: in which home, and by chance what exactly."""

    installation: Installation
    past: Past
    chance: Random
    db: Database

    def words(self) -> str:
        return " ".join(f"{CANARY}{self.chance.randrange(10**6)}" for _ in range(self.chance.randint(1, 12)))

    def who(self, *names: str) -> Actor:
        return self.past.actor(self.db, self.chance.choice(names))

    @property
    def drafter(self) -> Actor:
        return self.who("amina", "farid")

    @property
    def amina(self) -> Actor:
        return self.who("amina")

    @property
    def hugo(self) -> Actor:
        return self.who("hugo")

    @property
    def report(self) -> str:
        return self.past.held.report_id

    def paragraph(self) -> str:
        standing = [each.id for each in drafting_queries.paragraphs(self.db, self.report)]
        while len(standing) < 4:
            text, section_id = self.words(), self.section()
            new = drafting.add_paragraph(self.db, section_id=section_id, text=text, by=self.drafter, at=LATER)
            standing.append(new.paragraph_id)
        return self.chance.choice([each for each in standing if each != self.past.carrier])

    def section(self) -> str:
        return self.chance.choice(drafting_queries.sections(self.db, self.report)).id

    def comment(self, *organisations: str) -> str:
        every = queries.comments(self.db, self.amina, self.past.held.id)
        wanted = {self.past.organisations[each] for each in organisations}
        found = [each for each in every if not wanted or each.organisation_id in wanted]
        return self.chance.choice([each for each in found if not each.label.endswith(ANSWERED)]).id


def rewrite(act: Act) -> None:
    drafting.write_paragraph(act.db, paragraph_id=act.paragraph(), text=act.words(), by=act.drafter, at=LATER)


def add(act: Act) -> None:
    drafting.add_paragraph(act.db, section_id=act.section(), text=act.words(), by=act.drafter, at=LATER)


def split(act: Act) -> None:
    drafting.split_paragraph(act.db, paragraph_id=act.paragraph(), offset=9, by=act.drafter, at=LATER)


def merge(act: Act) -> None:
    where = {"paragraph_id": act.paragraph(), "other_id": act.paragraph()}
    drafting.merge_paragraphs(act.db, by=act.drafter, at=LATER, **where)


def move(act: Act) -> None:
    where = {"paragraph_id": act.paragraph(), "section_id": act.section()}
    drafting.move_paragraph(act.db, by=act.drafter, at=LATER, **where)


def delete(act: Act) -> None:
    drafting.delete_paragraph(act.db, paragraph_id=act.paragraph(), by=act.drafter, at=LATER)


def freeze(act: Act) -> None:
    drafting.freeze(act.db, report_id=act.report, by=act.drafter, at=LATER)


def arrange(act: Act) -> None:
    """The outline, who does what, the state of a section, words, marks."""
    by = {"by": act.amina, "at": LATER}
    section, words = act.section(), act.words()
    changing.rename_section(act.db, section_id=section, title=words, **by)
    changing.add_section(act.db, report_id=act.report, title=act.words(), **by)
    of = {"report_id": act.report}
    farid = act.past.people["farid"]
    assigning.assign(act.db, person_id=farid, task=Task.REVIEW, section_id=section, note=words, **of, **by)
    drafting.add_paragraph(act.db, section_id=section, text=words, **by)
    for said in (Said.READY_FOR_REVIEW, Said.SENT_BACK):
        saying.say(act.db, section_id=section, said=said, reason=words, **by)
    budgets.transfer(act.db, from_id=act.section(), to_id="", words=act.chance.randint(1, 90), reason=words, **of, **by)
    drafting.mark(act.db, target="icerd.intro.01", state=Addressed.PARTLY, reason=words, **of, **by)


def count(act: Act) -> None:
    by = {"by": act.amina, "at": LATER}
    said = Declared(act.words(), definition=act.words(), source=act.words())
    kept = statistics.declare(act.db, said=said, **by)
    values = [NewValue("2025", str(act.chance.randint(1, 9000)))]
    statistics.renew(act.db, statistic_id=kept.id, values=values, **by)


def rest_on(act: Act) -> None:
    """A note of the secretariat or a ministry's contribution is kept, cited and said to stand behind a paragraph."""
    interior = act.past.organisations["interior"]
    contributed = {"audience": f"contribution:{interior}", "owner_organisation_id": interior, "kind": "contribution"}
    values = act.chance.choice((contributed, {"audience": "secretariat", "kind": "other"}))
    slug = f"note-{act.chance.randrange(10**9)}"
    texts = ["Racial profiling by the police", f"Of the police: {act.words()}"]
    put_document(act.db, texts, title=act.words(), symbol=None, slug=slug, published=0, **values)
    found = library.document(act.db, act.amina, slug)
    passage = library.citation(found, library.paragraphs(act.db, found.id)[1])
    by = {"by": act.amina, "at": LATER}
    drafting.cite(act.db, paragraph_id=act.paragraph(), citation=passage, quote="Of the police", **by)
    kind = act.chance.choice(list(ProvenanceKind))
    declare(act.db, paragraph_id=act.past.carrier, kind=kind, words=act.words(), **by)


def answer(act: Act) -> None:
    """An answer that is not released, with an internal note; often the second or third to the same comment.

    Not to the first comment of an institution, which keeps in both worlds the answer that it has.
    """
    value = act.chance.choice([each for each in Answer if each is not Answer.ACCEPTED])
    said = {"value": value, "reason": act.words(), "internal_note": act.words(), "by": act.drafter, "at": LATER}
    where = act.chance.choice((act.paragraph(), ""))
    operations.dispose(act.db, round_id=act.past.held.id, comment_id=act.comment(), paragraph_id=where, **said)


def answer_together(act: Act) -> None:
    """In the round in which bodies read of one another, where nothing more is released."""
    every = queries.comments(act.db, act.amina, act.past.shared)
    said = {"value": Answer.NOT_ACCEPTED, "reason": act.words(), "internal_note": act.words()}
    comments = [each.id for each in every if each.stands]
    operations.dispose_together(
        act.db, round_id=act.past.shared, comment_ids=comments, by=act.drafter, at=LATER, **said
    )


def put_before_the_head(act: Act) -> None:
    sides = (Side("", act.words(), "en"), Side("Ministry of the Interior", act.words(), "en"))
    of = {"subject": Subject.COMMENT, "subject_id": act.comment()}
    matter = {"report_id": act.report, "question": act.words(), "owner": act.past.people["farid"], "due": "2026-06-30"}
    matters.put(act.db, sides=sides, by=act.amina, at=LATER, **of, **matter)


def look_at_today(act: Act) -> None:
    where = {"comment_id": act.comment(), "paragraph_id": act.paragraph()}
    operations.confirm_today(act.db, round_id=act.past.held.id, by=act.drafter, at=LATER, **where)


def invite_another(act: Act) -> None:
    """A round with the ombudsperson alone, on a version that nobody else has."""
    frozen = drafting.freeze(act.db, report_id=act.report, by=act.amina, at=LATER).snapshot
    asked = {"kind": RoundKind.NHRI, "invite": [act.past.organisations["ombudsperson"]], "closes": CLOSES}
    operations.open_round(act.db, snapshot_id=frozen.id, instructions=act.words(), by=act.amina, at=LATER, **asked)


def begin_another(act: Act) -> None:
    title = act.words()
    identity = ReportIdentity(treaty="ICERD", kind=ReportKind.PERIODIC, state="ARC", title=title)
    drafting.new_report(act.db, identity=identity, packs=[pack("icerd")], by=act.amina, at=LATER)


def hand_in(act: Act) -> None:
    """The secretariat hands in a file for the ombudsperson."""
    held = act.past.held
    data = held.file(f"In 2024 [Parliament](A: {act.words()}) adopted the Act on Equality.")
    of = {"round_id": held.id, "organisation_id": act.past.organisations["ombudsperson"]}
    held_in = {"data": data, "name": f"{CANARY}.docx", "returned": files.read(data, held.snapshot)}
    act.installation.store.files.put(data)
    operations.receive(act.db, by=act.amina, at=LATER, **of, **held_in)


def employ(act: Act) -> None:
    by = {"by": act.amina, "at": LATER}
    name = act.words()
    people.add_group(act.db, name=name, **by)
    email = f"{CANARY}{act.chance.randrange(10**9)}@arcadia.example"
    people.add_person(act.db, email=email, name=name, organisation=act.past.organisations["interior"], **by)


def work_long(act: Act) -> None:
    payload = {"snapshot": act.past.held.snapshot.id, "said": act.words()}
    jobs.queue(act.db, kind="pdf", title=act.words(), payload=payload, total=3, by=act.amina, at=LATER)


def prepare(act: Act) -> None:
    written = operations.Draft(text=act.words(), proposed=act.words(), paragraph_id=act.past.held.paragraphs[2])
    operations.draft(act.db, round_id=act.past.held.id, written=written, by=act.hugo, at=LATER)


def upload(act: Act) -> None:
    """The ombudsperson uploads a file, which waits, and a letter."""
    held = act.past.held
    draft = held.file(f"In 2024 [Parliament](B: {act.words()}) adopted the Act on Equality.")
    for data, name in ((draft, f"{CANARY}.docx"), (f"%PDF-1.7 {act.words()}".encode(), f"{CANARY}.pdf")):
        of = {"round_id": held.id, "organisation_id": act.past.organisations["ombudsperson"]}
        act.installation.store.files.put(data)
        returned = files.read(data, held.snapshot)
        operations.arrive(act.db, data=data, name=name, returned=returned, by=act.hugo, at=LATER, **of)


def drop(act: Act) -> None:
    for each in queries.drafts(act.db, act.hugo, act.past.held.id)[:1]:
        operations.discard_draft(act.db, draft_id=each.id, by=act.hugo)


def correct(act: Act) -> None:
    of = {"round_id": act.past.held.id, "comment_id": act.comment("ombudsperson")}
    draft_id = operations.begin_correction(act.db, by=act.hugo, at=LATER, **of)
    mine = queries.draft(act.db, act.hugo, draft_id)
    said = operations.Draft(text=act.words())
    operations.rewrite_draft(act.db, draft_id=draft_id, version=mine.version, written=said, by=act.hugo, at=LATER)


def withdraw(act: Act) -> None:
    of = {"round_id": act.past.held.id, "comment_id": act.comment("ombudsperson"), "reason": act.words()}
    operations.withdraw(act.db, by=act.hugo, at=LATER, **of)


def send(act: Act) -> None:
    """The ombudsperson sends, a serious concern at times: nobody else's affair in a round answered to commenters."""
    of = {"round_id": act.past.held.id, "by": act.hugo, "at": LATER}
    for each in arrivals.arrivals(act.db, act.hugo, act.past.held.id, status=ArrivalStatus.WAITING):
        operations.set_aside(act.db, arrival_id=each.id, reason=act.words(), **of)
    said = {"position": act.chance.choice((Position.COMMENTS_SENT, Position.SERIOUS_CONCERN)), "remark": act.words()}
    operations.send(act.db, **of, **said)


def speak_aside(act: Act) -> None:
    """The ombudsperson says something to the secretariat alone, in the round in which others read of it."""
    aside = Confidentiality.SECRETARIAT
    written = operations.Draft(text=act.words(), paragraph_id=act.past.held.paragraphs[1], confidentiality=aside)
    of = {"round_id": act.past.shared, "by": act.hugo, "at": LATER}
    operations.draft(act.db, written=written, **of)
    operations.send(act.db, position=Position.COMMENTS_SENT, remark=act.words(), **of)


def follow_up(act: Act) -> None:
    """What is kept of recommendations, minutes of the State: ministries read that, bodies do not."""
    by = {"by": act.amina, "at": LATER}
    of = {"slug": f"minutes-{act.chance.randrange(10**9)}", "kind": "minutes", "audience": "state", "published": 0}
    put_document(act.db, [f"Of racial profiling: {act.words()}"], title=act.words(), symbol=None, **of)
    asked = [row["id"] for row in act.db.query("select id from recommendation")]
    keeping.put_fact(act.db, [act.chance.choice(asked)], Fact.PRIORITY, act.chance.choice(("high", "low")), **by)
    keeping.put_fact(act.db, [act.chance.choice(asked)], Fact.DUE, "2027-03-31", **by)
    reporting.report_status(act.db, [act.chance.choice(asked)], "under_way", **by)


Acts = tuple[Callable[[Act], None], ...]
DRAFTING: Acts = (
    rewrite, add, split, merge, move, delete, freeze, arrange, count, rest_on, begin_another, employ, work_long
)  # fmt: skip
ANSWERING: Acts = (
    answer, answer, answer, answer_together, put_before_the_head, look_at_today, invite_another, hand_in
)  # fmt: skip
OF_ANOTHER: Acts = (prepare, upload, drop, correct, withdraw, send, speak_aside)
FROM_BODIES: Acts = (follow_up,)


def hide(installation: Installation, past: Past, chance: Random, acts: Acts) -> list[str]:
    """Do these acts in an order by chance, some not and some again; gives what was done. A refusal is no harm."""
    chosen = [each for each in acts if chance.random() < 0.8] + chance.choices(acts, k=chance.randint(0, 6))
    chance.shuffle(chosen)
    done = []
    for each in chosen:
        try:
            with installation.store.writing() as db:
                each(Act(installation, past, chance, db))
        except WorkbenchError as refusal:
            done.append(f"{each.__name__}: {refusal}")
        else:
            done.append(each.__name__)
    installation.sync()
    return done


def looked_at(known: World) -> None:
    """The State side goes through pages, and makes the file of a round; the ombudsperson uploads another one."""
    past = known.past
    at = f"/rounds/{past.held.id}"
    amina, hugo = known.client("amina"), known.client("hugo")
    for address in ("/", "/notices", at, f"{at}/matrix.docx", f"/reports/{past.held.report_id}"):
        amina.get(address)
    amina.post(f"{at}/commented.docx")
    data = past.held.file(f"In 2024 [Parliament](C: {CANARY}) adopted the Act on Equality.")
    hugo.post(f"{at}/read/upload", data={"file": (io.BytesIO(data), f"{CANARY}.docx")})
