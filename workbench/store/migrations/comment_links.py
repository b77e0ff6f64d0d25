"""What a comment is about beside its place: requirements of the guidelines and recommendations.

In preparation they change with the comment and go with it; of a comment in the record they stay as they were sent.
"""

from workbench.store.migrations.comments import guards, never_replaced

_TABLES = """
        create table draft_link (
            draft_id text not null references draft_comment (id) on delete cascade,
            kind text not null check (kind in ('requirement', 'recommendation')),
            target text not null,
            key text not null,
            primary key (draft_id, kind, target)
        ) strict;
        create table comment_link (
            id text primary key,
            round_id text not null references comment_round (id),
            comment_id text not null references comment (id),
            kind text not null check (kind in ('requirement', 'recommendation')),
            target text not null,
            key text not null,
            event_seq integer not null,
            salt text not null
        ) strict;
        create index comment_link_round on comment_link (round_id);
"""

STEPS: tuple[tuple[str, str], ...] = (
    ("0001_links", _TABLES + guards("comment_link") + never_replaced("comment_link")),
)
