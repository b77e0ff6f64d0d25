"""Letters made of notices: one for each person, at once where something is asked of them, else one a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from workbench.notices import wording
from workbench.notices.queries import notice_from, wish_of
from workbench.notices.records import ALONE, URGENT, MailWish, Notice
from workbench.people import queries as people
from workbench.store import Database, new_id, timestamp

MORNING: Final = 5  # the hour, in UTC, from which the letter of a day goes out


def make_letters(db: Database, *, mechanism: str, root: str, at: datetime) -> int:
    """Make the letters that are due of what people have neither seen nor been written yet; gives how many."""
    waiting: dict[str, list[Notice]] = defaultdict(list)
    sql = "select * from notice where letter_id is null and seen_at is null order by at, id"
    for row in db.query(sql):
        waiting[row["person_id"]].append(notice_from(row))
    made = 0
    for person_id, notices in waiting.items():
        person = people.person(db, person_id)
        wish = wish_of(db, person_id)
        due = _due(notices, wish, digest_is_due=_digest_is_due(db, person_id, at))
        if due and person.active:
            digest = wish is MailWish.DAILY and not any(each.kind in URGENT for each in due)
            for together in _letters(due):
                _make(db, person_id, together, person.language, mechanism=mechanism, root=root, digest=digest, at=at)
                made += 1
    return made


def _due(notices: Sequence[Notice], wish: MailWish, *, digest_is_due: bool) -> tuple[Notice, ...]:
    """Which of a person's notices go out now. A letter that goes out takes along all that waits."""
    if wish is MailWish.NEVER:
        return ()
    at_once = wish is MailWish.AT_ONCE or digest_is_due or any(each.kind in URGENT for each in notices)
    return tuple(notices) if at_once else ()


def _letters(due: Sequence[Notice]) -> Iterator[Sequence[Notice]]:
    """What goes out, letter by letter."""
    alone = [each for each in due if each.kind in ALONE]
    yield from ((each,) for each in alone)
    if rest := [each for each in due if each.kind not in ALONE]:
        yield rest


def _digest_is_due(db: Database, person_id: str, at: datetime) -> bool:
    """Whether the letter of this day is still to come: after the morning's hour, and none was made today."""
    today = at.replace(hour=0, minute=0, second=0, microsecond=0)
    sql = "select 1 from letter where person_id = :person and digest and made_at >= :today limit 1"
    return at.hour >= MORNING and not list(db.query(sql, {"person": person_id, "today": timestamp(today)}))


def _make(
    db: Database,
    person_id: str,
    notices: Sequence[Notice],
    language: str,
    *,
    mechanism: str,
    root: str,
    digest: bool,
    at: datetime,
) -> None:
    letter_id = new_id()
    db.table("letter").insert(
        {
            "id": letter_id,
            "person_id": person_id,
            "subject": wording.subject(notices, language, mechanism),
            "body": wording.body(notices, language, mechanism=mechanism, root=root),
            "language": language,
            "digest": int(digest),
            "made_at": timestamp(at),
            "try_after": timestamp(at),
        }
    )
    for each in notices:
        db.execute("update notice set letter_id = :letter where id = :id", {"letter": letter_id, "id": each.id})
