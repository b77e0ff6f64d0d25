"""Where an outline comes from: the packs as they were taken, what is a checklist only, what was chosen for it."""

STEPS: tuple[tuple[str, str], ...] = (
    (
        "0001_packs_as_taken",
        """
        alter table report_pack add column role text not null default 'outline';
        alter table report_pack add column version text not null default '';
        alter table report_pack add column content text not null default '';
        alter table report_requirement add column pack text not null default '';
        alter table report_requirement add column checklist integer not null default 0;
        alter table report_requirement add column dropped integer not null default 0;
        create table outline_state (
            id text primary key,
            report_id text not null references report (id),
            sections text not null,
            at text not null,
            by_id text references person (id),
            by_name text not null
        ) strict;
        create index outline_state_report on outline_state (report_id, id);
        create trigger an_outline_state_is_never_changed before update on outline_state
        begin select raise(abort, 'a past outline is never changed'); end;
        create trigger an_outline_state_is_never_deleted before delete on outline_state
        begin select raise(abort, 'a past outline is never deleted'); end;
        """,
    ),
    (
        "0002_numbers_kept_and_what_was_done",
        """
        alter table section add column keeps_number integer not null default 0;
        alter table snapshot_section add column keeps_number integer not null default 0;
        alter table outline_state add column did text not null default '{}';
        """,
    ),
)
