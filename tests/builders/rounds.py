"""A report frozen and a round open on it, for the National Human Rights Commission."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from tests.builders.word import docx
from tests.cast import MORNING, Cast
from workbench.comments import operations, queries
from workbench.comments.frozen import written_sections
from workbench.comments.intake import files
from workbench.comments.operations import Draft, Receipt
from workbench.comments.records import Comment, Position, ResponsePublication, RoundKind
from workbench.drafting import operations as drafting
from workbench.drafting import queries as drafting_queries
from workbench.drafting.operations.report import ReportIdentity
from workbench.drafting.records import ReportKind, Snapshot
from workbench.guidelines.library import pack
from workbench.installation import Installation
from workbench.people import Actor

TEXTS = (
    "In 2024 Parliament adopted the Act on Equality, which <strong>prohibits</strong> discrimination on every ground.",
    "The Ministry of Education trained 1,240 teachers in human rights education.",
    "The Commission received 214 complaints, of which 180 were resolved within the year.",
    "The Government adopted a plan of action against racial profiling by the police.",
)
# In no paragraph of the draft: it waits in the queue.
OPEN_PLACE = "Minutes of [another](Chidi: Why is this here?) meeting."
LATER = MORNING + timedelta(days=3)
CLOSES = date(2026, 5, 29)
OVER = MORNING + timedelta(days=26)  # the day after: whoever has sent nothing has had its time


@dataclass(frozen=True)
class Round:
    """An open round, and shortcuts through it. `paragraphs` are ids in the order of TEXTS."""

    installation: Installation
    cast: Cast
    id: str
    report_id: str
    snapshot: Snapshot

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return tuple(paragraph.id for paragraph in self.snapshot.paragraphs)

    def prepared(self, text: str = "Add the figures of 2025.", *, by: Actor | None = None, **place: object) -> str:
        """The commission prepares a comment, on the first paragraph unless said otherwise."""
        where = place or {"paragraph_id": self.paragraphs[0]}
        with self.installation.store.writing() as db:
            written = Draft(text=text, **where)  # type: ignore[arg-type]
            return operations.draft(db, round_id=self.id, written=written, by=by or self.cast.ines, at=LATER)

    def sent(self, *texts: str, at: datetime = LATER) -> tuple[Comment, ...]:
        """The commission sends comments, one on each paragraph in turn; gives them as its people see them."""
        for number, text in enumerate(texts or ("Add the figures of 2025.",)):
            self.prepared(text, paragraph_id=self.paragraphs[number % len(TEXTS)])
        with self.installation.store.writing() as db:
            operations.send(db, round_id=self.id, position=Position.COMMENTS_SENT, by=self.cast.chidi, at=at)
        return self.comments(self.cast.chidi)

    def comments(self, actor: Actor) -> tuple[Comment, ...]:
        with self.installation.store.reading() as db:
            return queries.comments(db, actor, self.id)

    def file(self, *marked: str, pasted: str = "") -> bytes:
        """The version for comments, returned with these texts in place of TEXTS (notation of `builders.word`).

        pasted: a paragraph put in behind them without change tracking.
        """
        texts: list[str] = []
        uids: list[str] = []
        at = 0
        for section in written_sections(self.snapshot):
            texts.append(f"# {section.title}")
            uids.append(section.id)
            for paragraph in section.paragraphs:
                texts.append(marked[at] if at < len(marked) else paragraph.text)
                uids.append(paragraph.id)
                at += 1
        if pasted:
            texts.append(pasted)
        return docx(*texts, uids=uids, properties={"WorkbenchSnapshot": self.snapshot.id})

    def received(self, data: bytes, *, by: Actor, name: str = "comments.docx") -> Receipt:
        read = files.read(data, self.snapshot)
        self.installation.store.files.put(data)
        with self.installation.store.writing() as db:
            return operations.receive(
                db,
                round_id=self.id,
                organisation_id=self.cast.commission,
                data=data,
                name=name,
                returned=read,
                by=by,
                at=LATER,
            )


def a_frozen_report(installation: Installation, cast: Cast, *, home: Path | None = None) -> tuple[str, str]:
    """A report of four paragraphs in two sections, frozen; ids of the report and of the snapshot."""
    with installation.store.writing() as db:
        identity = ReportIdentity(treaty="ICERD", kind=ReportKind.PERIODIC, state="ARC", title="ICERD report")
        report = drafting.new_report(db, identity=identity, packs=[pack("icerd", home)], by=cast.amina, at=MORNING)
        first, second = drafting_queries.sections(db, report.id)[:2]
        for number, text in enumerate(TEXTS):
            section = first if number < 2 else second
            drafting.add_paragraph(db, section_id=section.id, text=text, by=cast.farid, at=MORNING)
        frozen = drafting.freeze(db, report_id=report.id, by=cast.amina, at=MORNING)
        return report.id, frozen.snapshot.id


def a_round(
    installation: Installation,
    cast: Cast,
    *,
    closes: date = CLOSES,
    invite: Sequence[str] = (),
    publication: str = "to_commenter",
) -> Round:
    """A round with the commission, or those of `invite`, opened by Amina."""
    report_id, snapshot_id = a_frozen_report(installation, cast)
    with installation.store.writing() as db:
        round_id = operations.open_round(
            db,
            snapshot_id=snapshot_id,
            kind=RoundKind.NHRI,
            invite=list(invite) or [cast.commission],
            closes=closes,
            by=cast.amina,
            at=MORNING,
            response_publication=ResponsePublication(publication),
        )
        snapshot = drafting_queries.snapshot(db, None, snapshot_id)
    return Round(installation, cast, round_id, report_id, snapshot)
