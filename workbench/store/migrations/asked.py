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
)
