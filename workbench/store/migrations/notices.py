"""What people are told, and the letters that tell it by e-mail."""

STEPS: tuple[tuple[str, str], ...] = (
    (
        "0001_notices",
        """
        create table notice (
            id text primary key,
            person_id text not null references person (id),
            kind text not null,
            facts text not null default '{}',
            address text not null,
            at text not null,
            seen_at text,
            letter_id text references letter (id)
        ) strict;
        create index notice_person on notice (person_id, id);
        create index notice_to_mail on notice (person_id) where letter_id is null and seen_at is null;
        create table letter (
            id text primary key,
            person_id text not null references person (id),
            subject text not null,
            body text not null,
            language text not null,
            digest integer not null,
            made_at text not null,
            sent_at text,
            tries integer not null default 0,
            try_after text not null,
            fault text not null default ''
        ) strict;
        create index letter_unsent on letter (made_at) where sent_at is null;
        create index letter_person on letter (person_id, made_at);
        create table mail_wish (
            person_id text primary key references person (id),
            wish text not null check (wish in ('at_once', 'daily', 'never'))
        ) strict;
        create table reminder (
            invitation_id text not null references round_invitation (id),
            days integer not null,
            at text not null,
            primary key (invitation_id, days)
        ) strict;
        """,
    ),
)
