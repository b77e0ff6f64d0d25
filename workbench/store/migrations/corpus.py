"""Documents of the library, their paragraphs, and the recommendations among them."""

STEPS: tuple[tuple[str, str], ...] = (
    (
        "0001_corpus",
        """
        create table document (
            id text primary key,
            slug text not null unique,
            symbol text,
            kind text not null,
            treaty text,
            body text,
            state text,
            language text,
            date text,
            title text not null,
            published integer not null default 0,
            audience text not null,
            owner_organisation_id text references organisation (id),
            file_sha256 text not null,
            file_name text not null,
            media_type text not null,
            part integer not null default 0,
            added_at text not null,
            added_by text references person (id),
            warnings text not null default '[]',
            corrected text not null default '{}',
            replaced_by text references document (id)
        ) strict;
        create index document_symbol on document (symbol);
        create index document_file on document (file_sha256);
        create table paragraph (
            id text primary key,
            document_id text not null references document (id),
            position integer not null,
            number text,
            label text not null,
            section text not null default '',
            heading text not null default '',
            text text not null,
            kind text not null,
            items text not null default '[]',
            full_text text not null,
            footnotes text not null default '[]',
            page integer,
            anchor text not null,
            unique (document_id, anchor)
        ) strict;
        create index paragraph_place on paragraph (document_id, position);
        create table recommendation (
            id text primary key,
            document_id text not null references document (id),
            paragraph_id text not null references paragraph (id),
            place integer not null,
            label text not null default '',
            text text not null,
            heading text not null default '',
            procedural integer not null default 0,
            follow_up integer not null default 0,
            position text,
            recommending_states text not null default '[]',
            unique (paragraph_id, label)
        ) strict;
        create index recommendation_document on recommendation (document_id, place);
        """,
    ),
    (
        "0002_annexes_tables_and_dates",
        """
        alter table paragraph add column annex text not null default '';
        alter table paragraph add column cells text not null default '[]';
        alter table paragraph add column "table" integer;
        alter table paragraph add column place text not null default '';
        alter table document add column session text;
        alter table document add column received text;
        alter table document add column adopted text;
        """,
    ),
    (
        "0003_mending_and_reading_again",
        """
        alter table document add column reader integer not null default 1;
        alter table document add column unplaced text not null default '[]';
        alter table paragraph add column no_longer_read integer not null default 0;
        alter table recommendation add column no_longer_read integer not null default 0;
        create index document_reader on document (reader);
        create table as_read (
            document_id text primary key references document (id),
            paragraphs text not null
        ) strict;
        create table mend (
            id text primary key,
            document_id text not null references document (id),
            what text not null check (what in
                ('number', 'no_number', 'kind', 'split', 'join', 'heading', 'section', 'undo')),
            value text not null default '',
            item text not null default '',
            citation text not null default '',
            quote text not null default '',
            prefix text not null default '',
            suffix text not null default '',
            undoes text unique references mend (id),
            at text not null,
            by_id text references person (id),
            by_name text not null,
            check ((what = 'undo') = (undoes is not null))
        ) strict;
        create index mend_document on mend (document_id, id);
        create trigger a_mend_is_never_changed before update on mend
        begin select raise(abort, 'a correction is never changed'); end;
        create trigger a_mend_is_never_deleted before delete on mend
        begin select raise(abort, 'a correction is never deleted'); end;
        """,
    ),
    (
        "0004_versions_languages_and_copies",
        """
        alter table document add column base text;
        alter table document add column reissued integer not null default 0;
        alter table document add column text_sha256 text;
        update document set base = symbol;
        create index document_base on document (base);
        create index document_text on document (text_sha256);
        create table received (
            document_id text not null references document (id),
            file_sha256 text not null,
            file_name text not null,
            media_type text not null,
            part integer not null default 0,
            at text not null,
            by_id text references person (id),
            primary key (document_id, file_sha256)
        ) strict;
        create index received_file on received (file_sha256);
        create table tie (
            id text primary key,
            left_id text not null references document (id),
            right_id text not null references document (id),
            tied integer not null,
            at text not null,
            by_id text references person (id),
            by_name text not null,
            check (left_id < right_id)
        ) strict;
        create index tie_left on tie (left_id);
        create index tie_right on tie (right_id);
        create trigger a_tie_is_never_changed before update on tie
        begin select raise(abort, 'a tie is never changed'); end;
        create trigger a_tie_is_never_deleted before delete on tie
        begin select raise(abort, 'a tie is never deleted'); end;
        create view tied_now as
            select left_id, right_id, tied from tie
            where rowid in (select max(rowid) from tie group by left_id, right_id);
        """,
    ),
)
