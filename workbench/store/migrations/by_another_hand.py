"""Words by another hand: what the State side typed from a letter or a meeting, and translations of what was said.

Both are append-only and stand beside the comment: its own words are never touched. `comment_transcription.file_id` is
the original, or the minutes, in `round_file`; `said_on` the day on which the institution said it.
"""

from workbench.store.migrations.comments import guards, never_replaced

APPEND_ONLY = ("comment_transcription", "comment_translation")

_TABLES = """
        create table comment_transcription (
            id text primary key,
            round_id text not null references comment_round (id),
            comment_id text not null references comment (id),
            file_id text not null references round_file (id),
            said_on text not null,
            by_name text not null,
            by_id text references person (id),
            at text not null,
            event_seq integer not null,
            salt text not null
        ) strict;
        create index comment_transcription_comment on comment_transcription (comment_id);
        create index comment_transcription_round on comment_transcription (round_id);
        create table comment_translation (
            id text primary key,
            round_id text not null references comment_round (id),
            comment_id text not null references comment (id),
            organisation_id text references organisation (id),
            language text not null,
            text text not null,
            proposed text not null default '',
            by_name text not null,
            by_id text references person (id),
            at text not null,
            event_seq integer not null,
            salt text not null
        ) strict;
        create index comment_translation_comment on comment_translation (comment_id);
        create index comment_translation_round on comment_translation (round_id);
"""

STEPS: tuple[tuple[str, str], ...] = (
    ("0001_by_another_hand", _TABLES + "".join(guards(table) + never_replaced(table) for table in APPEND_ONLY)),
)
