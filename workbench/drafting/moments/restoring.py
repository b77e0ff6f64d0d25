"""Bring a whole section back to how it stood at a moment: texts as new revisions, order, blocks; with undo."""

from datetime import datetime

from workbench.drafting import queries
from workbench.drafting.moments import putting_back, states
from workbench.drafting.moments.acts import order_of, recorded
from workbench.drafting.moments.arranging import arranged
from workbench.drafting.operations.writing import lineage
from workbench.errors import N_, Conflict
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, journal


class NothingToRestore(Conflict):
    message = N_("The section stands as it stood then. Nothing was changed.")


def restore_section(db: Database, *, section_id: str, moment: datetime, by: Actor, at: datetime) -> int:
    """Give a section the blocks, texts and order it had; gives how many blocks were touched.

    What was added since is taken out and can be brought back; what went to another section since stays there.
    Raises SectionNotFound, MomentNotKnown, NothingToRestore.
    """
    require(by, Permission.WRITE_REPORTS)
    section = queries.section(db, by, section_id)
    wanted = states.arranged_at(db, by, section, moment)
    now = order_of(db, section_id)
    here = {key for key in wanted if key in now or queries.place_of(db, key).deleted}
    texts = states.texts_at(db, section.report_id, moment)
    keys = [*(key for key in wanted if key in here), *(key for key in now if key not in wanted)]
    changed = [key for key in keys if key not in now or key not in wanted or _differs(db, key, texts[key].id)]
    if not changed and [key for key in wanted if key in here] == now:
        raise NothingToRestore
    with recorded(db, verb="restore_section", paragraphs=keys, sections=(section_id,), by=by, at=at):
        for key in keys:
            _bring_back(db, key, wanted=key in here, by=by, at=at)
            if key in here:
                putting_back.text(db, key, texts[key].id, by=by, at=at)
                putting_back.place_as(db, key, section_id, wanted)
    arranged(db, section_id, by=by, at=at)
    summary = (
        f"{by.name} brought back an earlier state of a section of {queries.report(db, by, section.report_id).title}"
    )
    journal.record(
        db, by=by, at=at, verb="restore_section", object_kind="section", object_id=section_id, summary=summary
    )
    return len(changed)


def _differs(db: Database, key: str, revision_id: str) -> bool:
    where = queries.place_of(db, key)
    standing, then = queries.revision(db, key, where.revision_id), queries.revision(db, key, revision_id)
    return putting_back.content(standing) != putting_back.content(then)


def _bring_back(db: Database, key: str, *, wanted: bool, by: Actor, at: datetime) -> None:
    where = queries.place_of(db, key)
    if where.deleted is not wanted:
        return
    db.execute("update draft_paragraph set deleted = :deleted where id = :id", {"deleted": not wanted, "id": key})
    kind, to = ("restore", key) if wanted else ("delete", None)
    lineage(db, where, kind=kind, to_id=to, span=None, by=by, at=at)
