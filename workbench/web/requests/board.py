"""Who owes what: every request one may see, first due first."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from flask import request

from workbench.people.access import Permission, may
from workbench.requests import queries
from workbench.requests.following import progresses
from workbench.requests.progress import Progress
from workbench.requests.records import InformationRequest
from workbench.requests.reminded import to_remind
from workbench.requests.reminding import letters
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.context import actor, installation, now, reading
from workbench.web.pages import Page, render
from workbench.web.requests.blueprint import blueprint
from workbench.web.requests.words import standing_words


@dataclass(frozen=True)
class BoardRow:
    """One request; `days_left` counts where answers are awaited, else None. `prepared`: to how many questions the
    reader's own ministry has an answer in preparation, None where it has none and for everybody else."""

    progress: Progress
    standing: str
    is_late: bool
    days_left: int | None
    prepared: int | None


@dataclass(frozen=True)
class BoardPage(Page):
    template: ClassVar[str] = "requests/board.html"
    rows: tuple[BoardRow, ...]
    total: int
    reports: tuple[tuple[str, str], ...]
    offices: tuple[tuple[str, str], ...]
    report: str
    office: str
    late: int
    letters: int
    may_ask: bool
    may_receive: bool


@blueprint.get("/requests")
@requires(Permission.READ_REQUESTS)
def requests() -> str:
    """`?report=` and `?office=` narrow the list."""
    report, office = request.args.get("report", ""), request.args.get("office", "")
    with reading() as db:
        every = queries.requests(db, actor())
        shown = [
            _row(db, each)
            for each in progresses(db, actor())
            if (not report or each.request.report_id == report)
            and (not office or each.request.organisation_id == office)
        ]
        letters_due = _letters_due(db, report)
    return render(
        BoardPage(
            rows=tuple(shown),
            total=len(every),
            reports=_counted((each.report_id or "", each.report_title) for each in every if each.report_id),
            offices=_counted((each.organisation_id, each.organisation) for each in every),
            report=report,
            office=office,
            late=sum(row.days_left is not None and row.days_left < 0 for row in shown),
            letters=letters_due,
            may_ask=may(actor(), Permission.ASK_MINISTRIES),
            may_receive=may(actor(), Permission.RECEIVE_CONTRIBUTIONS),
        )
    )


def _letters_due(db: Database, report: str) -> int:
    """Letters of reminder that are due; where e-mail goes out from here it reminds by itself."""
    if installation().settings.mail is not None or not may(actor(), Permission.ASK_MINISTRIES):
        return 0
    return sum(each.is_due for each in letters(to_remind(db, actor(), now=now(), report_id=report or None)))


def _row(db: Database, found: Progress) -> BoardRow:
    awaited = found.request.is_open and not found.is_validated
    return BoardRow(
        progress=found,
        standing=standing_words(found.request.standing),
        is_late=found.is_late(now().tzinfo),
        days_left=found.days_left(now().date()) if awaited else None,
        prepared=_prepared(db, found.request),
    )


def _prepared(db: Database, found: InformationRequest) -> int | None:
    if not found.is_open or not queries.is_theirs(actor(), found):
        return None
    return len({each.item_id for each in queries.prepared(db, actor(), found.id) if each.item_id}) or None


def _counted(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    counts = Counter(pairs)
    return tuple((key, f"{name} ({count})") for (key, name), count in sorted(counts.items(), key=lambda it: it[0][1]))
