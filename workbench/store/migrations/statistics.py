"""Figures declared once: what is counted, by whom, its values by period and group, and a figure asked for."""

STEPS: tuple[tuple[str, str], ...] = (
    (
        "0001_statistics",
        """
        create table statistic (
            id text primary key,
            name text not null,
            definition text not null default '',
            source text not null default '',
            unit text not null default '',
            treaty text not null default '',
            audience text not null,
            at text not null,
            by_id text references person (id),
            by_name text not null,
            ended_at text
        ) strict;
        create table statistic_value (
            id text primary key,
            statistic_id text not null references statistic (id),
            period text not null,
            breakdown text not null default '{}',
            value text not null,
            note text not null default '',
            at text not null,
            by_id text references person (id),
            by_name text not null
        ) strict;
        create index statistic_value_of on statistic_value (statistic_id, id);
        create trigger a_statistic_value_is_never_changed before update on statistic_value
        begin select raise(abort, 'a value is never changed, a newer one is added'); end;
        create trigger a_statistic_value_is_never_deleted before delete on statistic_value
        begin select raise(abort, 'a value is never deleted'); end;
        """,
    ),
)
