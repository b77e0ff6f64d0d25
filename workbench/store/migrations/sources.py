"""What a paragraph rests on besides citations, what became of sources, and the earlier text it was begun from."""

STEPS: tuple[tuple[str, str], ...] = (
    (
        "0001_provenance_and_basis",
        """
        create table provenance (
            id text primary key,
            paragraph_id text not null references draft_paragraph (id),
            kind text not null check (kind in ('own_knowledge', 'minutes', 'note')),
            words text not null default '',
            at text not null,
            by_id text references person (id),
            by_name text not null,
            taken_away_at text,
            taken_away_by text not null default ''
        ) strict;
        create index provenance_paragraph on provenance (paragraph_id);
        create table basis (
            paragraph_id text primary key references draft_paragraph (id),
            source_paragraph_id text not null,
            document_id text not null,
            citation text not null,
            text text not null,
            renewed_at text,
            renewed_by text not null default '',
            at text not null,
            by_id text references person (id),
            by_name text not null
        ) strict;
        create index basis_source on basis (source_paragraph_id);
        """,
    ),
    (
        "0002_documents_withdrawn",
        """
        alter table document add column withdrawn integer not null default 0;
        create table withdrawal (
            id text primary key,
            document_id text not null references document (id),
            withdrawn integer not null,
            reason text not null,
            at text not null,
            by_id text references person (id),
            by_name text not null
        ) strict;
        create index withdrawal_document on withdrawal (document_id);
        create trigger a_withdrawal_is_never_changed before update on withdrawal
        begin select raise(abort, 'that a document was withdrawn is never changed'); end;
        create trigger a_withdrawal_is_never_deleted before delete on withdrawal
        begin select raise(abort, 'that a document was withdrawn is never deleted'); end;
        """,
    ),
    (
        "0003_sources_looked_at",
        """
        create table source_check (
            id text primary key,
            citation_id text not null references citation (id),
            standing text not null,
            at text not null,
            by_id text references person (id),
            by_name text not null
        ) strict;
        create index source_check_citation on source_check (citation_id);
        """,
    ),
    (
        "0004_begun_from_another",
        """
        create table rolled (
            id text primary key,
            report_id text not null references report (id),
            source_id text not null,
            name text not null,
            at text not null,
            by_id text references person (id),
            by_name text not null,
            undone_at text,
            undone_by text not null default ''
        ) strict;
        create index rolled_report on rolled (report_id);
        create table waiting_piece (
            id text primary key,
            rolled_id text not null references rolled (id),
            position integer not null,
            source_paragraph_id text not null,
            document_id text not null,
            citation text not null,
            heading text not null,
            text text not null,
            blocks text not null,
            placed_at text,
            set_aside_by text not null default ''
        ) strict;
        create index waiting_piece_rolled on waiting_piece (rolled_id, position);
        alter table basis add column rolled_id text references rolled (id);
        """,
    ),
)
