"""Steps of the comment rounds' tables.

Two kinds of table. What an institution prepares (`draft_comment`, `draft_file`) is its own and may change. All the
rest is append-only: triggers abort every UPDATE and DELETE, and each row is listed column by column in the entry of
`round_event` that its `event_seq` names, with `salt` so that a digest cannot be guessed back.
"""

APPEND_ONLY = (
    "comment_round",
    "round_invitation",
    "round_sending",
    "round_file",
    "comment",
    "comment_state",
    "placement",
    "disposition",
    "reply",
    "round_event",
)


def guards(table: str) -> str:
    """Triggers that abort every UPDATE and DELETE of that table."""
    return f"""
        create trigger {table}_is_never_changed before update on {table}
        begin select raise(abort, 'a comment round keeps what was said: {table} is never changed'); end;
        create trigger {table}_is_never_cut before delete on {table}
        begin select raise(abort, 'a comment round keeps what was said: {table} is never cut'); end;
        """


_TABLES = """
        create table comment_round (
            id text primary key,
            report_id text not null,
            snapshot_id text not null references snapshot (id),
            kind text not null check (kind in ('internal', 'clearance', 'nhri', 'parliament', 'civil_society',
                'public', 'editorial')),
            audience text not null,
            opened_at text not null,
            closes text not null,
            enforce_deadline integer not null default 0,
            instructions text not null default '',
            requested_sections text not null default '[]',
            response_publication text not null check (response_publication in ('none', 'to_commenter', 'reviewers',
                'public')),
            working_days integer not null,
            short_notice_reason text not null default '',
            event_seq integer not null,
            salt text not null
        ) strict;
        create table round_event (
            round_id text not null references comment_round (id),
            seq integer not null,
            kind text not null,
            payload text not null,
            by text not null,
            by_id text,
            at text not null,
            previous_hash text not null,
            hash text not null,
            primary key (round_id, seq)
        ) strict;
        create table round_invitation (
            id text primary key,
            round_id text not null references comment_round (id),
            organisation_id text not null references organisation (id),
            capacity text not null,
            independent integer not null,
            official_voice text references person (id),
            own_deadline text,
            prefix text not null,
            event_seq integer not null,
            salt text not null,
            unique (round_id, organisation_id),
            unique (round_id, prefix)
        ) strict;
        create table round_sending (
            id text primary key,
            round_id text not null references comment_round (id),
            organisation_id text not null references organisation (id),
            position text not null check (position in ('comments_sent', 'no_comments', 'serious_concern')),
            remark text not null default '',
            comments integer not null,
            at text not null,
            event_seq integer not null,
            salt text not null
        ) strict;
        create table round_file (
            id text primary key,
            round_id text not null references comment_round (id),
            organisation_id text not null references organisation (id),
            direction text not null check (direction in ('in', 'out', 'message')),
            sha256 text not null,
            name text not null,
            size integer not null,
            parsed integer not null,
            why_not text not null default '',
            handed_in_by text not null check (handed_in_by in ('state', 'institution')),
            by_name text not null,
            by_id text,
            at text not null,
            event_seq integer not null,
            salt text not null
        ) strict;
        create table comment (
            id text primary key,
            label text not null,
            round_id text not null references comment_round (id),
            organisation_id text not null references organisation (id),
            author_id text references person (id),
            author_label text not null default '',
            scope text not null check (scope in ('document', 'section', 'paragraph', 'span', 'missing_topic')),
            section_id text,
            paragraph_id text,
            start_offset integer,
            end_offset integer,
            quote text not null default '',
            prefix text not null default '',
            suffix text not null default '',
            match text not null check (match in ('exact', 'approximate', 'paragraph', 'queued')),
            why text not null default '',
            segments text not null default '[]',
            in_file text not null default '{}',
            kind text not null check (kind in ('comment', 'insertion', 'deletion', 'replacement', 'move')),
            type text not null,
            severity text not null,
            confidentiality text not null,
            language text not null,
            text text not null,
            proposed text,
            origin text not null,
            file_id text references round_file (id),
            identity text not null,
            reply_to text,
            written_at text not null default '',
            received_at text not null,
            received_as text not null check (received_as in ('sent', 'received_unconfirmed')),
            late integer not null,
            replaces text references comment (id),
            event_seq integer not null,
            salt text not null,
            unique (round_id, label)
        ) strict;
        create unique index comment_identity on comment (round_id, organisation_id, identity);
        create table comment_state (
            id text primary key,
            round_id text not null references comment_round (id),
            comment_id text not null references comment (id),
            state text not null check (state in ('sent', 'withdrawn')),
            reason text not null default '',
            at text not null,
            event_seq integer not null,
            salt text not null
        ) strict;
        create index comment_state_comment on comment_state (comment_id);
        create table placement (
            id text primary key,
            round_id text not null references comment_round (id),
            comment_id text not null references comment (id),
            paragraph_id text not null,
            start_offset integer,
            end_offset integer,
            quote text not null default '',
            note text not null default '',
            placed_by text not null,
            placed_by_id text,
            placed_at text not null,
            event_seq integer not null,
            salt text not null
        ) strict;
        create index placement_comment on placement (comment_id);
        create table disposition (
            id text primary key,
            round_id text not null references comment_round (id),
            comment_id text not null references comment (id),
            value text not null check (value in ('accepted', 'accepted_in_part', 'not_accepted', 'noted',
                'out_of_scope', 'duplicate')),
            reason text not null default '',
            paragraph_id text,
            revision_id text,
            paragraph_number integer,
            internal_note text not null default '',
            decided_by text not null,
            decided_by_id text,
            decided_at text not null,
            event_seq integer not null,
            salt text not null
        ) strict;
        create index disposition_comment on disposition (comment_id);
        create table reply (
            id text primary key,
            round_id text not null references comment_round (id),
            comment_id text not null references comment (id),
            organisation_id text references organisation (id),
            text text not null,
            visibility text not null,
            at text not null,
            event_seq integer not null,
            salt text not null
        ) strict;
        create table draft_file (
            id text primary key,
            round_id text not null references comment_round (id),
            organisation_id text not null references organisation (id),
            audience text not null,
            sha256 text not null,
            name text not null,
            size integer not null,
            parsed integer not null,
            why_not text not null default '',
            by_name text not null,
            by_id text,
            at text not null,
            unique (round_id, organisation_id, sha256)
        ) strict;
        create table draft_comment (
            id text primary key,
            round_id text not null references comment_round (id),
            organisation_id text not null references organisation (id),
            audience text not null,
            author_id text references person (id),
            author_label text not null default '',
            scope text not null check (scope in ('document', 'section', 'paragraph', 'span', 'missing_topic')),
            section_id text,
            paragraph_id text,
            start_offset integer,
            end_offset integer,
            quote text not null default '',
            prefix text not null default '',
            suffix text not null default '',
            match text not null check (match in ('exact', 'approximate', 'paragraph', 'queued')),
            why text not null default '',
            segments text not null default '[]',
            in_file text not null default '{}',
            kind text not null check (kind in ('comment', 'insertion', 'deletion', 'replacement', 'move')),
            type text not null,
            severity text not null,
            confidentiality text not null,
            language text not null,
            text text not null,
            proposed text,
            origin text not null,
            file_id text,
            identity text not null,
            reply_to text,
            written_at text not null default '',
            version integer not null default 1,
            updated_at text not null,
            unique (round_id, organisation_id, identity)
        ) strict;
"""

# What makes a row another row's successor in an INSERT OR REPLACE, which deletes without a delete trigger unless the
# connection asks for recursive triggers.
_UNIQUE: dict[str, tuple[tuple[str, ...], ...]] = {
    "round_event": (("round_id", "seq"),),
    "round_invitation": (("id",), ("round_id", "organisation_id"), ("round_id", "prefix")),
    "comment": (("id",), ("round_id", "label"), ("round_id", "organisation_id", "identity")),
    "head_of_day": (("id",), ("round_id", "day")),
}


def never_replaced(table: str) -> str:
    """A trigger that aborts INSERT OR REPLACE over a row of that table."""
    keys = (*_UNIQUE.get(table, (("id",),)), ("rowid",))
    taken = " or ".join(
        f"exists (select 1 from {table} where {' and '.join(f'{column} = new.{column}' for column in key)})"
        for key in keys
    )
    return f"""
        create trigger {table}_is_never_replaced before insert on {table} when {taken}
        begin select raise(abort, 'a comment round keeps what was said: {table} is never replaced'); end;
        """


STEPS: tuple[tuple[str, str], ...] = (
    ("0001_comment_rounds", _TABLES + "".join(guards(table) for table in APPEND_ONLY)),
    ("0002_never_replaced", "".join(never_replaced(table) for table in APPEND_ONLY)),
)
