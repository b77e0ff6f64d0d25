"""Answers whose text changed after they were given: each finding is kept, and that the text is as it was again."""

from workbench.store.migrations.comments import guards, never_replaced

_TABLES = """
        create table answer_reopening (
            id text primary key,
            round_id text not null references comment_round (id),
            comment_id text not null references comment (id),
            disposition_id text not null references disposition (id),
            became text not null check (became in ('reopened', 'as_given')),
            revision_id text references revision (id),
            at text not null,
            event_seq integer not null,
            salt text not null
        ) strict;
        create index answer_reopening_disposition on answer_reopening (disposition_id);
        create index answer_reopening_round on answer_reopening (round_id);
"""

STEPS: tuple[tuple[str, str], ...] = (
    ("0001_answer_reopenings", _TABLES + guards("answer_reopening") + never_replaced("answer_reopening")),
)
