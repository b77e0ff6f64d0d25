"""What happens to a seat in a round after it was opened: more time, deputies, declining, what becomes of a concern.

All of it is append-only and listed in the round's ledger. `reminded` replaces `reminder`: with more time an
institution is reminded anew, so that a reminder belongs to the last day it was about.
"""

from workbench.store.migrations.comments import guards, never_replaced

APPEND_ONLY = ("deadline_extension", "deputy", "declining", "concern_outcome")

_TABLES = """
        create table deadline_extension (
            id text primary key,
            round_id text not null references comment_round (id),
            organisation_id text references organisation (id),
            last_day text not null,
            working_days integer not null,
            reason text not null,
            granted_by text not null,
            granted_by_id text,
            at text not null,
            event_seq integer not null,
            salt text not null
        ) strict;
        create index deadline_extension_round on deadline_extension (round_id, organisation_id);
        create table deputy (
            id text primary key,
            round_id text not null references comment_round (id),
            organisation_id text not null references organisation (id),
            person_id text not null references person (id),
            act text not null check (act in ('named', 'taken_back')),
            at text not null,
            event_seq integer not null,
            salt text not null
        ) strict;
        create index deputy_round on deputy (round_id, organisation_id);
        create table declining (
            id text primary key,
            round_id text not null references comment_round (id),
            organisation_id text not null references organisation (id),
            act text not null check (act in ('declined', 'came_back')),
            reason text not null default '',
            at text not null,
            event_seq integer not null,
            salt text not null
        ) strict;
        create index declining_round on declining (round_id, organisation_id);
        create table concern_outcome (
            id text primary key,
            round_id text not null references comment_round (id),
            organisation_id text not null references organisation (id),
            concern_id text not null references round_sending (id),
            outcome text not null check (outcome in ('resolved', 'text_maintained')),
            reason text not null default '',
            decided_by text not null,
            decided_by_id text,
            at text not null,
            event_seq integer not null,
            salt text not null
        ) strict;
        create index concern_outcome_round on concern_outcome (round_id, organisation_id);
"""

_REMINDED = """
        create table reminded (
            invitation_id text not null references round_invitation (id),
            last_day text not null,
            days integer not null,
            at text not null,
            primary key (invitation_id, last_day, days)
        ) strict;
        insert into reminded (invitation_id, last_day, days, at)
            select reminder.invitation_id, coalesce(round_invitation.own_deadline, comment_round.closes),
                reminder.days, reminder.at
            from reminder join round_invitation on round_invitation.id = reminder.invitation_id
            join comment_round on comment_round.id = round_invitation.round_id;
        drop table reminder;
"""

STEPS: tuple[tuple[str, str], ...] = (
    (
        "0001_seats",
        _TABLES + "".join(guards(table) + never_replaced(table) for table in APPEND_ONLY) + _REMINDED,
    ),
)
