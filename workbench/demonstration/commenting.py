"""The comment round of the demonstration: the Commission reads the frozen draft and comments; one answer is out."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from workbench.comments import queries
from workbench.comments.operations import Draft, dispose, draft, open_round, release, send
from workbench.comments.records import Answer, CommentType, Position, ResponsePublication, RoundKind, Severity
from workbench.demonstration.people import COMMISSION, actor
from workbench.demonstration.sources import read
from workbench.drafting import queries as drafting
from workbench.drafting.operations import freeze, write_paragraph
from workbench.drafting.records import Snapshot
from workbench.store import Database
from workbench.text.quotes import find

ROUND = Path("report") / "round.yaml"


def hold(db: Database, *, at: datetime) -> str:
    """Freeze the report, open the round, hear the Commission, answer one comment; gives the round's id."""
    told = read(ROUND)
    opened = at - timedelta(days=told["days_open"])
    amina = actor(db, "amina")
    (report,) = drafting.reports(db, amina)
    snapshot = freeze(db, report_id=report.id, by=amina, at=opened - timedelta(hours=3)).snapshot
    round_id = open_round(
        db,
        snapshot_id=snapshot.id,
        kind=RoundKind.NHRI,
        invite=[COMMISSION],
        closes=(at + timedelta(days=told["days_left"])).date(),
        instructions=told["instructions"],
        response_publication=ResponsePublication.PUBLIC,
        by=amina,
        at=opened,
    )
    for place, row in enumerate(told["comments"]):
        _prepare(db, round_id, snapshot, row, at=at - timedelta(days=4, minutes=-11 * place))
    chidi = actor(db, "chidi")
    labels = send(db, round_id=round_id, position=Position.COMMENTS_SENT, by=chidi, at=at - timedelta(days=2))
    _answer(db, round_id, labels, told["answered"], at=at - timedelta(days=1))
    _prepare(db, round_id, snapshot, told["draft"], at=at - timedelta(hours=4))
    return round_id


def _prepare(db: Database, round_id: str, snapshot: Snapshot, row: Mapping[str, Any], *, at: datetime) -> None:
    written = Draft(
        text=row["text"],
        paragraph_id=_standing(snapshot, row["quote"]),
        quote=row["quote"],
        proposed=row.get("proposed"),
        type=CommentType(row["type"]),
        severity=Severity(row["severity"]),
        language="en",
    )
    draft(db, round_id=round_id, written=written, by=actor(db, row["by"]), at=at)


def _standing(snapshot: Snapshot, quote: str) -> str:
    """The one frozen paragraph that holds these words."""
    (found,) = (paragraph.id for paragraph in snapshot.paragraphs if find(quote, paragraph.text))
    return found


def _answer(db: Database, round_id: str, labels: tuple[str, ...], told: Mapping[str, Any], *, at: datetime) -> None:
    """Farid rewrites the paragraph that one comment stands at, Amina answers it and releases the answer."""
    label = labels[told["comment"] - 1]
    farid, amina = actor(db, "farid"), actor(db, "amina")
    paragraph_id = _paragraph_of(db, round_id, label)
    write_paragraph(db, paragraph_id=paragraph_id, text=told["text"], by=farid, at=at)
    dispose(
        db,
        round_id=round_id,
        comment_id=label,
        value=Answer(told["disposition"]),
        reason=told["reason"],
        paragraph_id=paragraph_id,
        by=amina,
        at=at + timedelta(hours=1),
    )
    release(db, round_id=round_id, by=amina, at=at + timedelta(hours=2))


def _paragraph_of(db: Database, round_id: str, label: str) -> str:
    place = queries.comment(db, actor(db, "amina"), round_id, label).paragraph_id
    assert place is not None  # every comment of the demonstration stands at words
    return drafting.paragraph(db, actor(db, "amina"), place).id
