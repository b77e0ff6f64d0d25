"""Organisations, people, drafting groups, sign-in attempts."""

STEPS: tuple[tuple[str, str], ...] = (
    (
        "0001_people",
        """
        create table organisation (
            id text primary key,
            name text not null unique,
            short_name text not null default '',
            kind text not null check (kind in ('secretariat', 'ministry', 'nhri', 'parliament', 'judiciary',
                'statistics', 'civil_society', 'other')),
            independent integer not null default 0,
            language text not null default 'en'
        ) strict;
        create table person (
            id text primary key,
            email text not null unique collate nocase,
            name text not null,
            organisation_id text references organisation (id),
            role text not null default '' check (role in
                ('', 'secretariat', 'focal_point', 'reviewer', 'administrator')),
            official_voice integer not null default 0,
            language text not null default 'en',
            password_hash text not null default '',
            active integer not null default 1,
            session_version integer not null default 1
        ) strict;
        create table drafting_group (
            id text primary key,
            name text not null unique,
            treaty text not null default ''
        ) strict;
        create table group_member (
            group_id text not null references drafting_group (id),
            person_id text not null references person (id),
            lead integer not null default 0,
            primary key (group_id, person_id)
        ) strict;
        create table sign_in_attempt (
            sequence integer primary key,
            at text not null,
            email text not null,
            address text not null,
            succeeded integer not null
        ) strict;
        create index sign_in_attempt_at on sign_in_attempt (at);
        """,
    ),
    (
        "0002_own_passwords",
        """
        alter table person add column own_password integer not null default 1;
        alter table person add column signed_in_at text;
        """,
    ),
)
