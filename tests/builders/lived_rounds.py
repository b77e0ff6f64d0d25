"""Rounds of the demonstration as they stand after weeks: every page of a round has something to show.

Words from right to left, an address that nothing breaks, a letter, colleagues at the same words, an answer that is open
again, words erased, what came late, a round published, a second round, a clearance.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from workbench.comments import operations, queries
from workbench.comments.linking import linkable
from workbench.comments.operations import Asked, Draft, Transcribed
from workbench.comments.records import (
    Answer,
    Comment,
    Confidentiality,
    Origin,
    Position,
    ResponsePublication,
    RoundKind,
)
from workbench.demonstration.people import COMMISSION, EDUCATION, actor
from workbench.drafting import operations as drafting
from workbench.drafting import queries as drafting_queries
from workbench.drafting.records import Snapshot
from workbench.installation import Installation
from workbench.store import Database

ARABIC = "لم يذكر التقرير عمليات الإخلاء التي سجلتها اللجنة منذ كانون الثاني/يناير 2024، ومنها اثنتان في الشتاء."
ARABIC_PROPOSED = "سجلت اللجنة الوطنية خمس عمليات إخلاء منذ كانون الثاني/يناير 2024."
LONG = "See https://www.arcadia.example/" + "annual-report-of-the-commission-" * 6 + "2025.pdf, page 12."
LETTER = ("letter.pdf", b"%PDF-1.7 Dear colleagues")


@dataclass(frozen=True)
class Lived:
    """Ids of the rounds and of what is looked at in them. `drafts`: two of colleagues, at the same words."""

    report: str
    now: str
    over: str
    second: str
    clearance: str
    address: str
    erasure: str
    arabic: str
    open_again: str
    letter: str
    drafts: tuple[str, str]


@dataclass(frozen=True)
class _Living:
    installation: Installation
    db: Database
    at: datetime
    snapshot: Snapshot

    def by(self, name: str, *, days_ago: int = 0) -> dict[str, Any]:
        return {"by": actor(self.db, name), "at": self.at - timedelta(days=days_ago)}

    def comments(self, round_id: str) -> tuple[Comment, ...]:
        return queries.comments(self.db, actor(self.db, "amina"), round_id)

    def said(self, round_id: str, text: str) -> str:
        """The id of the comment with these words."""
        return next(each.id for each in self.comments(round_id) if each.text == text)

    def prepares(self, round_id: str, text: str, place: int, name: str = "ines", *, ago: int = 0, **more: Any) -> str:
        written = Draft(text=text, paragraph_id=self.snapshot.paragraphs[place].id, **more)
        return operations.draft(self.db, round_id=round_id, written=written, **self.by(name, days_ago=ago))

    def opens(self, kind: RoundKind, invited: str, *, ago: int = 0, days: int = 30, **more: Any) -> str:
        closes = (self.at + timedelta(days=days - ago)).date()
        terms = {"snapshot_id": self.snapshot.id, "kind": kind, "invite": [invited], "closes": closes, **more}
        return operations.open_round(self.db, **terms, **self.by("amina", days_ago=ago))


def lived_rounds(installation: Installation, at: datetime, *, published: bool = True) -> Lived:
    """The round of the demonstration lives up to `at`, and three others beside it; `over` may wait to be published."""
    installation.store.files.put(LETTER[1])
    with installation.store.writing() as db:
        (held,) = queries.rounds(db, actor(db, "amina"))
        living = _Living(installation, db, at, drafting_queries.snapshot(db, None, held.snapshot_id))
        open_again = next(each.id for each in living.comments(held.id) if each.disposition)
        _heard(living, held.id)
        erasure = _erased(living, held.id)
        drafts = _alongside(living, held.id)
        over = _over_and_published(living)
        address = operations.publish(db, round_id=over, **living.by("amina")) if published else ""
        clearance = living.opens(RoundKind.CLEARANCE, EDUCATION)
        _outrun(living, held.id, open_again)
        second = _second(living, held.report_id)
        arabic, letter = living.said(held.id, ARABIC), living.said(held.id, "Et dans l’annexe ?")
    return Lived(held.report_id, held.id, over, second, clearance, address, erasure, arabic, open_again, letter, drafts)


def _heard(living: _Living, now: str) -> None:
    """More time, a deputy, a serious concern in Arabic that points at a recommendation, a letter, a translation."""
    db, in_round = living.db, {"round_id": now}
    last_day = (living.at + timedelta(days=40)).date()
    operations.extend(db, last_day=last_day, reason="The translation came late.", **in_round, **living.by("amina"))
    ines = str(actor(db, "ines").person_id)
    operations.name_deputy(db, person_id=ines, **in_round, **living.by("chidi"))
    links = tuple(each.link for each in linkable(db, actor(db, "ines"), living.snapshot)[:2])
    living.prepares(now, ARABIC, 4, proposed=ARABIC_PROPOSED, links=links, language="ar")
    living.prepares(now, LONG, 5)
    operations.send(db, position=Position.SERIOUS_CONCERN, remark=ARABIC, **in_round, **living.by("ines"))
    words = [Transcribed("Veuillez nommer les provinces.", cited="2"), Transcribed("Et dans l’annexe ?", cited="999")]
    letter = {"origin": Origin.LETTER, "said_on": (living.at - timedelta(days=1)).date(), "file": LETTER}
    operations.transcribe(db, organisation=COMMISSION, words=words, **letter, **in_round, **living.by("amina"))  # type: ignore[arg-type]
    arabic = {"comment_id": living.said(now, ARABIC), **in_round}
    operations.translate(db, language="en", text="The report omits the evictions.", **arabic, **living.by("farid"))
    answer = {"value": Answer.NOT_ACCEPTED, "reason": "They are in the annex.", "internal_note": "Ask Justice."}
    operations.dispose(db, **answer, **arabic, **living.by("farid"))  # type: ignore[arg-type]


def _erased(living: _Living, now: str) -> str:
    """The words of one comment, at the institution's request."""
    label = next(each.label for each in living.comments(now) if each.text.startswith("Nothing is said"))
    asked = Asked([label], "A family is named.", LETTER)
    home = living.installation.settings.home
    return operations.erase_at_request(living.db, round_id=now, asked=asked, home=home, **living.by("chidi"))


def _alongside(living: _Living, now: str) -> tuple[str, str]:
    return (
        living.prepares(now, "Which year is meant?", 6, "ines"),
        living.prepares(now, ARABIC, 6, "chidi", language="ar", proposed=ARABIC_PROPOSED),
    )


def _over_and_published(living: _Living) -> str:
    """A round whose last day is past: one comment came in time, one late; all public, answered, released, closed."""
    public = ResponsePublication.PUBLIC
    over = living.opens(RoundKind.NHRI, COMMISSION, ago=40, response_publication=public)
    for ago, (text, place) in ((30, (ARABIC, 7)), (5, (LONG, 8))):
        living.prepares(over, text, place, ago=ago, confidentiality=Confidentiality.PUBLIC_AFTER_ROUND)
        sending = {"round_id": over, "position": Position.COMMENTS_SENT}
        operations.send(living.db, **sending, **living.by("chidi", days_ago=ago))  # type: ignore[arg-type]
    for each in living.comments(over):
        answer = {"comment_id": each.id, "value": Answer.NOTED, "reason": "Said in the core document."}
        operations.dispose(living.db, round_id=over, **answer, **living.by("farid", days_ago=3))  # type: ignore[arg-type]
    operations.release(living.db, round_id=over, **living.by("amina", days_ago=3))
    operations.close(living.db, round_id=over, **living.by("amina", days_ago=2))
    return over


def _outrun(living: _Living, now: str, comment_id: str) -> None:
    """The paragraph of an answer that was released reads otherwise; both sides have said more of it."""
    found = next(each for each in living.comments(now) if each.id == comment_id)
    assert found.disposition
    assert found.disposition.paragraph_id
    thread = {"round_id": now, "comment_id": comment_id}
    operations.reply(living.db, text="The number was corrected as well.", **thread, **living.by("farid"))
    operations.reply_for_institution(living.db, text=ARABIC, **thread, **living.by("chidi"))
    text = "Selune is taught in 66 public schools."
    drafting.write_paragraph(living.db, paragraph_id=found.disposition.paragraph_id, text=text, **living.by("farid"))
    operations.reopen_changed(living.db, at=living.at)


def _second(living: _Living, report_id: str) -> str:
    """A round on the version of today, for those who reviewed the first."""
    version = drafting.freeze(living.db, report_id=report_id, **living.by("amina")).snapshot
    return _Living(living.installation, living.db, living.at, version).opens(RoundKind.NHRI, COMMISSION)
