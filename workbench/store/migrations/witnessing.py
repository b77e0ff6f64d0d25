"""Who of the invited institutions witnesses a round, and the head of its ledger on each day."""

from workbench.store.migrations.comments import guards, never_replaced

_TABLES = """
        create table head_witness (
            round_id text not null references comment_round (id),
            person_id text not null references person (id),
            since text not null,
            primary key (round_id, person_id)
        ) strict;
        create table head_of_day (
            id text primary key,
            round_id text not null references comment_round (id),
            day text not null,
            head text not null,
            unique (round_id, day)
        ) strict;
"""

STEPS: tuple[tuple[str, str], ...] = (
    ("0001_witnessing", _TABLES + guards("head_of_day")),
    ("0002_never_replaced", never_replaced("head_of_day")),
)
