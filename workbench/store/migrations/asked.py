"""What is asked of a report besides its packs, what is left out and why, and that a version was released."""

STEPS: tuple[tuple[str, str], ...] = (
    (
        "0001_asked_and_released",
        """
        create table report_recommendation (
            report_id text not null references report (id),
            recommendation_id text not null,
            citation text not null,
            section_id text references section (id),
            standing text not null check (standing in ('asked', 'left_out')),
            reason text not null default '',
            at text not null,
            by_id text references person (id),
            by_name text not null,
            primary key (report_id, recommendation_id)
        ) strict;
        create index report_recommendation_of on report_recommendation (recommendation_id);
        create table release (
            snapshot_id text primary key references snapshot (id),
            reason text not null default '',
            at text not null,
            by_id text references person (id),
            by_name text not null
        ) strict;
        create trigger a_release_is_never_changed before update on release
        begin select raise(abort, 'the record of a release is never changed'); end;
        create trigger a_release_is_never_deleted before delete on release
        begin select raise(abort, 'the record of a release is never deleted'); end;
        """,
    ),
    (
        "0002_confirmed",
        """
        create table confirmation (
            id text primary key,
            report_id text not null references report (id),
            target_id text not null,
            citation text not null default '',
            withdrawn integer not null default 0,
            state text not null,
            reason text not null default '',
            at text not null,
            by_id text references person (id),
            by_name text not null
        ) strict;
        create index confirmation_target on confirmation (report_id, target_id);
        create trigger a_confirmation_is_never_changed before update on confirmation
        begin select raise(abort, 'what was confirmed is never changed'); end;
        create trigger a_confirmation_is_never_deleted before delete on confirmation
        begin select raise(abort, 'what was confirmed is never deleted'); end;
        create table confirmation_basis (
            confirmation_id text not null references confirmation (id),
            paragraph_id text not null references draft_paragraph (id),
            revision_id text not null references revision (id),
            primary key (confirmation_id, paragraph_id)
        ) strict, without rowid;
        create trigger a_confirmation_basis_is_never_changed before update on confirmation_basis
        begin select raise(abort, 'what was confirmed is never changed'); end;
        create trigger a_confirmation_basis_is_never_deleted before delete on confirmation_basis
        begin select raise(abort, 'what was confirmed is never deleted'); end;
        create table suggestion_set_aside (
            paragraph_id text not null references draft_paragraph (id),
            target_id text not null,
            citation text not null default '',
            at text not null,
            by_id text references person (id),
            by_name text not null,
            primary key (paragraph_id, target_id)
        ) strict;
        """,
    ),
    (
        "0003_frozen_with_the_version",
        """
        create table snapshot_asked (
            snapshot_id text not null references snapshot (id),
            position integer not null,
            kind text not null check (kind in ('requirement', 'recommendation')),
            target_id text not null,
            key text not null,
            text text not null,
            language text not null default 'en',
            counted integer not null,
            state text not null,
            core_document text not null default '',
            implementation text,
            paragraphs text not null default '[]',
            primary key (snapshot_id, position)
        ) strict;
        create trigger what_a_version_answers_is_never_changed before update on snapshot_asked
        begin select raise(abort, 'a frozen version is never changed'); end;
        create trigger what_a_version_answers_is_never_deleted before delete on snapshot_asked
        begin select raise(abort, 'a frozen version is never deleted'); end;
        """,
    ),
)
