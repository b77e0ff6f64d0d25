"""Clearance: what each office said of a version before it goes out, and what is kept beside its submission."""

from workbench.store.migrations.comments import guards, never_replaced

STEPS: tuple[tuple[str, str], ...] = (
    (
        "0001_clearance",
        """
        create table clearance (
            id text primary key,
            round_id text not null references comment_round (id),
            organisation_id text not null references organisation (id),
            decision text not null check (decision in ('cleared', 'cleared_with_changes', 'refused')),
            authority text not null,
            said_on text not null,
            remark text not null default '',
            recorded_by text not null check (recorded_by in ('institution', 'state')),
            by_name text not null,
            by_id text,
            file_id text references round_file (id),
            at text not null,
            event_seq integer not null,
            salt text not null
        ) strict;
        create index clearance_round on clearance (round_id, organisation_id, event_seq);
        """
        + guards("clearance")
        + never_replaced("clearance")
        + """
        create table submission_note (
            snapshot_id text primary key references snapshot (id),
            note_verbale text not null default '',
            note_sha256 text not null default '',
            note_name text not null default '',
            reason text not null default '',
            not_cleared text not null default '[]',
            at text not null
        ) strict;
        create trigger submission_note_is_never_changed before update on submission_note
        begin select raise(abort, 'what is kept beside a submission is never changed'); end;
        create trigger submission_note_is_never_deleted before delete on submission_note
        begin select raise(abort, 'what is kept beside a submission is never deleted'); end;
        create trigger submission_note_is_recorded_once before insert on submission_note
        when exists (select 1 from submission_note where snapshot_id = new.snapshot_id or rowid = new.rowid)
        begin select raise(abort, 'what is kept beside a submission is never replaced'); end;
        """,
    ),
)
