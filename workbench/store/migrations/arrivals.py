"""Steps of the files that come back in a round: what waits to be taken in, who the names in them are, later places.

`arrival` says how a kept file stands and `author_alias` whom its names mean: both change. What a later copy tells of
a comment in the record (a better place, an earlier day, an earlier wording) is append-only like the record itself.
"""

from workbench.store.migrations.comments import guards, never_replaced

APPEND_ONLY = ("copy_reading", "earlier_wording")

_TABLES = """
        create table arrival (
            file_id text primary key,
            round_id text not null references comment_round (id),
            organisation_id text not null references organisation (id),
            audience text not null,
            handed_in_by text not null check (handed_in_by in ('state', 'institution')),
            status text not null check (status in ('waiting', 'taken_in', 'set_aside', 'kept')),
            is_final integer not null default 0,
            why_not text not null default '',
            reason text not null default '',
            at text not null,
            decided_at text,
            decided_by text not null default ''
        ) strict;
        create index arrival_round on arrival (round_id, organisation_id);
        create table author_alias (
            organisation_id text not null references organisation (id),
            audience text not null,
            label text not null,
            person_id text not null references person (id),
            at text not null,
            primary key (organisation_id, label)
        ) strict;
        create table copy_reading (
            id text primary key,
            round_id text not null references comment_round (id),
            comment_id text not null references comment (id),
            saved_at text not null default '',
            paragraph_id text,
            start_offset integer,
            end_offset integer,
            quote text not null default '',
            prefix text not null default '',
            suffix text not null default '',
            match text not null check (match in ('exact', 'approximate', 'paragraph', 'queued')),
            why text not null default '',
            segments text not null default '[]',
            file_id text not null,
            event_seq integer not null,
            salt text not null
        ) strict;
        create index copy_reading_comment on copy_reading (comment_id);
        create table earlier_wording (
            id text primary key,
            round_id text not null references comment_round (id),
            comment_id text not null references comment (id),
            earlier_id text not null references comment (id),
            event_seq integer not null,
            salt text not null
        ) strict;
        alter table draft_comment add column replaces text;
"""

STEPS: tuple[tuple[str, str], ...] = (
    (
        "0001_arrivals",
        _TABLES + "".join(guards(table) + never_replaced(table) for table in APPEND_ONLY),
    ),
)
