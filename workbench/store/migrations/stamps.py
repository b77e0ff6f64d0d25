"""A stamp for each report: a value never used before whenever something changes that is counted or shown of it.

`counted` changes with all that is counted but the words of paragraphs, `texts` with those. The row without a report
stands for what all reports share: in `counted` the library, what was recommended, statistics; in `texts` where the
paragraphs of any report stand, since a reference to another report prints the number there. Whoever reads the stamp
in the same transaction may show what was counted under an equal one. A value is random, so that it comes back neither
after a rollback nor in another home or an earlier copy of this one.
"""

from collections.abc import Iterator

_NEW = "hex(randomblob(16))"
_BY_REPORT = {
    "section": "report_id",
    "report_pack": "report_id",
    "report_requirement": "report_id",
    "mark": "report_id",
    "confirmation": "report_id",
    "report_recommendation": "report_id",
    "section_event": "report_id",
    "arrangement": "report_id",
    "budget_setting": "report_id",
}
_NUMBERING = ("section", "draft_paragraph")
_BY_PARAGRAPH = ("answer", "response", "citation", "provenance", "basis")
_OF_ALL = (
    "document", "paragraph", "recommendation", "recommendation_fact", "recommendation_tag", "statistic",
    "statistic_value",
)  # fmt: skip


def _counted(table: str, event: str, report: str) -> str:
    name = f"{table}_{event.split()[0]}_is_counted"
    what = f"update report_stamp set counted = {_NEW} where report_id = {report};"
    if table in _NUMBERING:
        what += f" update report_stamp set texts = {_NEW} where report_id = '';"
    return f"create trigger {name} after {event} on {table} begin {what} end;"


def _triggers() -> Iterator[str]:
    for table, column in _BY_REPORT.items():
        yield from (_counted(table, event, f"new.{column}") for event in ("insert", "update"))
        yield _counted(table, "delete", f"old.{column}")
    for table in _BY_PARAGRAPH:
        of = "(select report_id from draft_paragraph where id = {}.paragraph_id)"
        yield from (_counted(table, event, of.format("new")) for event in ("insert", "update"))
        yield _counted(table, "delete", of.format("old"))
    for table in _OF_ALL:
        yield from (_counted(table, event, "''") for event in ("insert", "update", "delete"))
    yield _counted("report", "update", "new.id")
    yield _counted("draft_paragraph", "insert", "new.report_id")
    yield _counted("draft_paragraph", "delete", "old.report_id")
    yield _counted("draft_paragraph", "update of report_id, section_id, position, deleted, kind", "new.report_id")


# A confirmation holds while its paragraphs read as they read, and so does “still right” of an earlier text.
_TEXTS = f"""
create trigger a_text_is_counted after update of revision_id on draft_paragraph begin
    update report_stamp set texts = {_NEW} where report_id = new.report_id;
    update report_stamp set counted = {_NEW} where report_id = new.report_id and (
        exists (select 1 from confirmation_basis where paragraph_id = new.id)
        or exists (select 1 from basis where paragraph_id = new.id));
end;
"""
_TABLE = f"""
create table report_stamp (
    report_id text primary key,
    counted text not null,
    texts text not null
) strict, without rowid;
insert into report_stamp select id, {_NEW}, {_NEW} from report union all select '', {_NEW}, {_NEW};
create trigger a_report_has_a_stamp after insert on report begin
    insert into report_stamp values (new.id, {_NEW}, {_NEW});
end;
create index confirmation_basis_paragraph on confirmation_basis (paragraph_id);
"""

STEPS: tuple[tuple[str, str], ...] = (("0001_stamps", "\n".join((_TABLE, *_triggers(), _TEXTS))),)
