"""In how many words each item of a request may be answered, and by which rule.

`budgeted` is what falls to it of its section's budget; `by_hand` says that somebody set its limit, which then stays
whatever the whole request may have.
"""

_COLUMNS = """
        alter table request_item add column budgeted integer;
        alter table request_item add column by_hand integer not null default 0 check (by_hand in (0, 1));
        update request_item set budgeted = words;
"""

STEPS: tuple[tuple[str, str], ...] = (("0001_request_words", _COLUMNS),)
