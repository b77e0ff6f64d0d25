"""The desk of a ministry that is another one now: which requests went along, so that they can be given back.

`desk_handover.taken_back_at` is "" while it holds.
"""

_TABLES = """
        create table desk_handover (
            id text primary key,
            double_id text not null references organisation (id),
            into_id text not null references organisation (id),
            by_name text not null,
            at text not null,
            taken_back_at text not null default ''
        ) strict;
        create index desk_handover_into on desk_handover (into_id, taken_back_at);
        create table desk_handover_request (
            handover_id text not null references desk_handover (id),
            request_id text not null references information_request (id),
            primary key (handover_id, request_id)
        ) strict;
"""

STEPS: tuple[tuple[str, str], ...] = (("0001_desks", _TABLES),)
