"""Whom a ministry told last that its answers are ready, and of which: nobody is told twice of the same."""

_TABLES = """
        create table ready_told (
            request_id text not null references information_request (id),
            person_id text not null references person (id),
            digest text not null,
            at text not null,
            primary key (request_id, person_id)
        ) strict;
"""

STEPS: tuple[tuple[str, str], ...] = (("0001_request_ready", _TABLES),)
