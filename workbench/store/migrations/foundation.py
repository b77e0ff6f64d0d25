"""Journal, outbox and jobs: what every concept writes to."""

STEPS: tuple[tuple[str, str], ...] = (
    (
        "0001_foundation",
        """
        create table journal (
            sequence integer primary key,
            at text not null,
            person_id text,
            name text not null,
            verb text not null,
            object_kind text not null,
            object_id text not null,
            summary text not null
        ) strict;
        create index journal_object on journal (object_kind, object_id);
        create trigger journal_is_never_changed before update on journal
        begin select raise(abort, 'the journal is never changed'); end;
        create trigger journal_is_never_cut before delete on journal
        begin select raise(abort, 'the journal is never cut'); end;
        create table outbox (
            sequence integer primary key autoincrement,
            topic text not null,
            key text not null
        ) strict;
        create table job (
            id text primary key,
            kind text not null,
            title text not null,
            payload text not null,
            person_id text,
            name text not null,
            created_at text not null,
            state text not null check (state in ('waiting', 'running', 'done', 'stopped', 'failed')),
            step text not null default '',
            done integer not null default 0,
            total integer not null default 0,
            started_at text,
            finished_at text,
            stop_requested integer not null default 0,
            outcome text not null default '[]'
        ) strict;
        """,
    ),
)
