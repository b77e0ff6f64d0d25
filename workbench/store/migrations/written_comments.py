"""What the workbench itself wrote into Word files of a round, as it reads there: it comes back as known.

A file that holds an institution's comments in preparation is the institution's own: so is what is remembered of it
(`audience`), and it goes when such a comment is deleted without having been sent.
"""

_TABLES = """
        create table written_comment (
            id text primary key,
            round_id text not null references comment_round (id),
            organisation_id text not null references organisation (id),
            audience text not null,
            comment_id text not null,
            role text not null check (role in ('comment', 'change', 'answer')),
            identity text not null,
            kind text not null,
            author text not null,
            date text not null,
            text text not null,
            proposed text,
            paragraph_id text,
            start_offset integer,
            end_offset integer,
            quote text not null,
            prefix text not null,
            suffix text not null,
            match text not null,
            why text not null,
            at text not null,
            unique (round_id, audience, comment_id, role, identity)
        ) strict;
        create index written_comment_comment on written_comment (comment_id);
        create trigger a_deleted_draft_is_written_nowhere after delete on draft_comment
        when not exists (select 1 from comment where id = old.id)
        begin delete from written_comment where comment_id = old.id; end;
"""

STEPS: tuple[tuple[str, str], ...] = (("0001_written_comments", _TABLES),)
