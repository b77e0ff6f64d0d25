"""What of a round is public: that it was published, and how visible an institution wants a comment it has sent."""

from workbench.store.migrations.comments import guards, never_replaced

APPEND_ONLY = ("round_publication", "visibility_choice")

_TABLES = """
        create table round_publication (
            id text primary key,
            round_id text not null references comment_round (id),
            address text not null,
            by_name text not null,
            by_id text,
            at text not null,
            event_seq integer not null,
            salt text not null
        ) strict;
        create index round_publication_round on round_publication (round_id);
        create index round_publication_address on round_publication (address);
        create table visibility_choice (
            id text primary key,
            round_id text not null references comment_round (id),
            comment_id text not null references comment (id),
            visibility text not null check (visibility in ('secretariat', 'reviewers', 'public_after_round')),
            at text not null,
            event_seq integer not null,
            salt text not null
        ) strict;
        create index visibility_choice_comment on visibility_choice (comment_id);
"""

STEPS: tuple[tuple[str, str], ...] = (
    ("0001_publications", _TABLES + "".join(guards(table) + never_replaced(table) for table in APPEND_ONLY)),
)
