"""Matters for decision: the question, the texts that stand against one another, and all that was done about it.

All three tables are append-only: how a matter stands is read off its events.
"""

_APPEND_ONLY = ("matter", "matter_text", "matter_event")


def _guards(table: str) -> str:
    said = "what was put for decision stays in the record"
    return f"""
        create trigger {table}_is_never_changed before update on {table}
        begin select raise(abort, '{said}: {table} is never changed'); end;
        create trigger {table}_is_never_cut before delete on {table}
        begin select raise(abort, '{said}: {table} is never cut'); end;
        create trigger {table}_is_never_replaced before insert on {table}
        when exists (select 1 from {table} where id = new.id or rowid = new.rowid)
        begin select raise(abort, '{said}: {table} is never replaced'); end;
        """


_TABLES = """
        create table matter (
            id text primary key,
            report_id text not null references report (id),
            question text not null,
            subject text not null default '',
            subject_id text not null default '',
            at text not null,
            by_id text references person (id),
            by_name text not null
        ) strict;
        create index matter_report on matter (report_id);
        create index matter_subject on matter (subject, subject_id);
        create table matter_text (
            id text primary key,
            matter_id text not null references matter (id),
            position integer not null,
            whose text not null,
            text text not null,
            language text not null,
            address text not null default ''
        ) strict;
        create index matter_text_matter on matter_text (matter_id, position);
        create table matter_event (
            id text primary key,
            matter_id text not null references matter (id),
            kind text not null check (kind in ('put', 'handed_on', 'decided', 'taken_up_again')),
            owner_id text not null references person (id),
            due text not null,
            decision text not null default '',
            decided_by text not null default '' check (decided_by in ('', 'head', 'plenary')),
            decided_on text not null default '',
            reason text not null default '',
            at text not null,
            by_id text references person (id),
            by_name text not null
        ) strict;
        create index matter_event_matter on matter_event (matter_id, id);
        create table matter_reminder (
            event_id text not null references matter_event (id),
            days integer not null,
            at text not null,
            primary key (event_id, days)
        ) strict;
"""

STEPS: tuple[tuple[str, str], ...] = (
    ("0001_matters_for_decision", _TABLES + "".join(_guards(table) for table in _APPEND_ONLY)),
)
