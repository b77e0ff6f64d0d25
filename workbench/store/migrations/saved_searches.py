"""Searches that people keep: what was asked, never what was found. They are their keeper's alone.

`asked` is what stands in the address of the search page after `?`.
"""

_TABLES = """
        create table saved_search (
            id text primary key,
            person_id text not null references person (id),
            name text not null,
            asked text not null,
            at text not null,
            unique (person_id, name)
        ) strict;
"""

STEPS: tuple[tuple[str, str], ...] = (("0001_saved_searches", _TABLES),)
