"""What a request hangs on that is for recommendations of several documents: the filters by which they were chosen.

`wanted` has the filters as JSON; requests prepared for the same occasion share `set_id`.
"""

_TABLES = """
        create table request_set (
            request_id text primary key references information_request (id),
            set_id text not null,
            wanted text not null
        ) strict;
        create index request_set_set on request_set (set_id);
"""

STEPS: tuple[tuple[str, str], ...] = (("0001_request_sets", _TABLES),)
