"""Places in the draft of today that somebody on the State side set for a comment: the latest counts, none is lost."""

from workbench.store.migrations.comments import guards

_TABLES = """
        create table place_today (
            id text primary key,
            round_id text not null references comment_round (id),
            comment_id text not null references comment (id),
            paragraph_id text not null references draft_paragraph (id),
            revision_id text not null references revision (id),
            start_offset integer,
            end_offset integer,
            by_id text references person (id),
            by_name text not null,
            at text not null
        ) strict;
        create index place_today_comment on place_today (comment_id, id);
"""

STEPS: tuple[tuple[str, str], ...] = (("0001_places_today", _TABLES + guards("place_today")),)
