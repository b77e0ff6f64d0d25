"""Reports in drafting: outline, paragraphs with every revision, links, marks, and frozen snapshots."""

STEPS: tuple[tuple[str, str], ...] = (
    (
        "0001_reports",
        """
        create table report (
            id text primary key,
            title text not null,
            treaty text not null,
            kind text not null,
            state text not null,
            numbers text not null default '',
            covers_from text not null default '',
            covers_to text not null default '',
            language text not null default 'en',
            submission_language text not null default 'en',
            due text not null default '',
            group_id text references drafting_group (id),
            audience text not null,
            word_limit integer,
            created_at text not null,
            created_by text references person (id)
        ) strict;
        create table report_pack (
            report_id text not null references report (id),
            position integer not null,
            pack text not null,
            title text not null,
            source_symbol text not null,
            confidence text not null,
            primary key (report_id, pack)
        ) strict;
        create table section (
            id text primary key,
            report_id text not null references report (id),
            parent_id text references section (id),
            position integer not null,
            level integer not null,
            number text not null default '',
            title text not null,
            key text not null default '',
            articles text not null default '[]',
            source_paras text not null default '',
            share real not null default 0,
            budget integer,
            confidence text not null default ''
        ) strict;
        create index section_place on section (report_id, position);
        create table report_requirement (
            id text primary key,
            report_id text not null references report (id),
            section_id text not null references section (id),
            key text not null,
            position integer not null,
            text text not null,
            kind text not null,
            basis text not null,
            required integer not null,
            confidence text not null,
            disaggregation text not null default '[]',
            unique (report_id, key)
        ) strict;
        create index report_requirement_place on report_requirement (report_id, position);
        """,
    ),
    (
        "0002_paragraphs",
        """
        create table draft_paragraph (
            id text primary key,
            report_id text not null references report (id),
            section_id text not null references section (id),
            position integer not null,
            revision_id text not null,
            deleted integer not null default 0
        ) strict;
        create index draft_paragraph_place on draft_paragraph (report_id, section_id, deleted, position);
        create table revision (
            id text primary key,
            paragraph_id text not null references draft_paragraph (id),
            base_id text references revision (id),
            kind text not null check (kind in ('added', 'written', 'split', 'merged', 'restored', 'parallel')),
            markup text not null,
            text text not null,
            words integer not null,
            footnotes text not null default '{}',
            at text not null,
            by_id text references person (id),
            by_name text not null
        ) strict;
        create index revision_paragraph on revision (paragraph_id, id);
        create trigger a_revision_is_never_changed before update on revision
        begin select raise(abort, 'a revision is never changed'); end;
        create trigger a_revision_is_never_deleted before delete on revision
        begin select raise(abort, 'a revision is never deleted'); end;
        create table lineage (
            id text primary key,
            report_id text not null references report (id),
            kind text not null check (kind in ('split', 'merge', 'move', 'delete', 'restore')),
            from_id text not null references draft_paragraph (id),
            to_id text references draft_paragraph (id),
            start integer,
            "end" integer,
            at text not null,
            by_id text references person (id),
            by_name text not null
        ) strict;
        create index lineage_from on lineage (from_id);
        create index lineage_to on lineage (to_id);
        create trigger lineage_is_never_changed before update on lineage
        begin select raise(abort, 'lineage is never changed'); end;
        create trigger lineage_is_never_deleted before delete on lineage
        begin select raise(abort, 'lineage is never deleted'); end;
        """,
    ),
    (
        "0003_links",
        """
        create table answer (
            paragraph_id text not null references draft_paragraph (id),
            requirement_id text not null references report_requirement (id),
            at text not null,
            by_id text references person (id),
            primary key (paragraph_id, requirement_id)
        ) strict;
        create index answer_requirement on answer (requirement_id);
        create table response (
            paragraph_id text not null references draft_paragraph (id),
            recommendation_id text not null,
            citation text not null,
            at text not null,
            by_id text references person (id),
            primary key (paragraph_id, recommendation_id)
        ) strict;
        create index response_recommendation on response (recommendation_id);
        create table citation (
            id text primary key,
            paragraph_id text not null references draft_paragraph (id),
            note_id text not null,
            source_paragraph_id text not null,
            document_id text not null,
            citation text not null,
            quote text not null,
            prefix text not null default '',
            suffix text not null default '',
            source_sha256 text not null,
            at text not null,
            by_id text references person (id),
            unique (paragraph_id, note_id)
        ) strict;
        create index citation_source on citation (source_paragraph_id);
        create table mark (
            id text primary key,
            report_id text not null references report (id),
            target_id text not null,
            state text,
            reason text not null default '',
            implementation text,
            at text not null,
            by_id text references person (id),
            by_name text not null
        ) strict;
        create index mark_target on mark (report_id, target_id, id);
        """,
    ),
    (
        "0004_snapshots",
        """
        create table snapshot (
            id text primary key,
            report_id text not null references report (id),
            number integer not null,
            report text not null,
            words integer not null,
            sha256 text not null,
            audience text not null,
            frozen_at text not null,
            frozen_by_id text references person (id),
            frozen_by_name text not null,
            unique (report_id, number)
        ) strict;
        create table snapshot_section (
            snapshot_id text not null references snapshot (id),
            section_id text not null references section (id),
            parent_id text,
            position integer not null,
            level integer not null,
            number text not null,
            title text not null,
            primary key (snapshot_id, section_id)
        ) strict;
        create table snapshot_paragraph (
            snapshot_id text not null references snapshot (id),
            paragraph_id text not null references draft_paragraph (id),
            section_id text not null,
            number integer not null,
            revision_id text not null references revision (id),
            markup text not null,
            text text not null,
            words integer not null,
            citations text not null default '[]',
            footnotes text not null default '{}',
            primary key (snapshot_id, paragraph_id)
        ) strict;
        create index snapshot_paragraph_place on snapshot_paragraph (snapshot_id, number);
        create trigger a_snapshot_is_never_changed before update on snapshot
        begin select raise(abort, 'a frozen version is never changed'); end;
        create trigger a_snapshot_is_never_deleted before delete on snapshot
        begin select raise(abort, 'a frozen version is never deleted'); end;
        create trigger a_snapshot_section_is_never_changed before update on snapshot_section
        begin select raise(abort, 'a frozen version is never changed'); end;
        create trigger a_snapshot_section_is_never_deleted before delete on snapshot_section
        begin select raise(abort, 'a frozen version is never deleted'); end;
        create trigger a_snapshot_paragraph_is_never_changed before update on snapshot_paragraph
        begin select raise(abort, 'a frozen version is never changed'); end;
        create trigger a_snapshot_paragraph_is_never_deleted before delete on snapshot_paragraph
        begin select raise(abort, 'a frozen version is never deleted'); end;
        """,
    ),
    (
        "0005_marks_by_citation",
        """
        alter table mark add column citation text not null default '';
        """,
    ),
    (
        "0006_submissions",
        """
        create table submission (
            snapshot_id text primary key references snapshot (id),
            date text not null,
            cleared_by text not null,
            symbol text not null default '',
            at text not null,
            by_id text references person (id),
            by_name text not null
        ) strict;
        create trigger a_submission_is_recorded_once before insert on submission
        when exists (select 1 from submission where snapshot_id = new.snapshot_id)
        begin select raise(abort, 'the record of a submission is never replaced'); end;
        create trigger a_submission_is_never_changed before update on submission
        begin select raise(abort, 'the record of a submission is never changed'); end;
        create trigger a_submission_is_never_deleted before delete on submission
        begin select raise(abort, 'the record of a submission is never deleted'); end;
        """,
    ),
    (
        "0007_kinds_of_paragraph",
        """
        alter table draft_paragraph add column kind text not null default 'numbered';
        alter table revision add column attributes text not null default '{}';
        alter table revision add column combined_id text references revision (id);
        alter table snapshot_paragraph add column kind text not null default 'numbered';
        alter table snapshot_paragraph add column label text not null default '';
        alter table snapshot_paragraph add column position integer not null default 0;
        alter table snapshot_paragraph add column attributes text not null default '{}';
        """,
    ),
    (
        "0008_parts_of_a_report",
        """
        alter table section add column part text not null default '';
        alter table section add column pack text not null default '';
        alter table section add column core_document text not null default '';
        alter table section add column translated integer not null default 1;
        alter table section add column file_sha256 text not null default '';
        alter table section add column file_name text not null default '';
        alter table section add column deleted integer not null default 0;
        alter table snapshot_section add column part text not null default '';
        alter table snapshot_section add column core_document text not null default '';
        alter table snapshot_section add column translated integer not null default 1;
        alter table snapshot_section add column file_sha256 text not null default '';
        alter table snapshot_section add column file_name text not null default '';
        """,
    ),
)
