"""Who does what in a report: assignments, what people said of a section, who is on it now, who was here when."""

STEPS: tuple[tuple[str, str], ...] = (
    (
        "0001_who_does_what",
        """
        alter table drafting_group add column rights text not null default '';
        alter table drafting_group add column report_id text references report (id);
        create table assignment (
            id text primary key,
            report_id text not null references report (id),
            section_id text references section (id),
            person_id text not null references person (id),
            task text not null check (task in ('write', 'review', 'approve')),
            due text not null default '',
            note text not null default '',
            at text not null,
            by_id text references person (id),
            by_name text not null,
            ended_at text,
            ended_by_name text not null default ''
        ) strict;
        create index assignment_person on assignment (person_id) where ended_at is null;
        create index assignment_report on assignment (report_id);
        create table section_event (
            id text primary key,
            report_id text not null references report (id),
            section_id text not null references section (id),
            state text not null check (state in ('ready_for_review', 'reviewed', 'approved', 'sent_back')),
            reason text not null default '',
            at text not null,
            by_id text references person (id),
            by_name text not null
        ) strict;
        create index section_event_section on section_event (section_id, id);
        create index section_event_report on section_event (report_id, id);
        create trigger a_section_event_is_never_changed before update on section_event
        begin select raise(abort, 'what was said of a section is never changed'); end;
        create trigger a_section_event_is_never_deleted before delete on section_event
        begin select raise(abort, 'what was said of a section is never deleted'); end;
        create table presence (
            person_id text not null references person (id),
            section_id text not null references section (id),
            paragraph_id text,
            at text not null,
            primary key (person_id, section_id)
        ) strict;
        create index presence_section on presence (section_id, at);
        create table visit (
            person_id text not null references person (id),
            report_id text not null references report (id),
            at text not null,
            before text not null default '',
            primary key (person_id, report_id)
        ) strict;
        """,
    ),
    (
        "0002_groups_of_a_report",
        """
        create table report_group (
            report_id text not null references report (id),
            group_id text not null references drafting_group (id),
            at text not null,
            by_name text not null,
            primary key (report_id, group_id)
        ) strict;
        create index report_group_group on report_group (group_id);
        drop trigger a_snapshot_is_never_changed;
        create trigger a_snapshot_is_never_changed before update on snapshot
        when new.audience is old.audience or new.id is not old.id or new.report_id is not old.report_id
            or new.number is not old.number or new.report is not old.report or new.words is not old.words
            or new.sha256 is not old.sha256 or new.frozen_at is not old.frozen_at
            or new.frozen_by_id is not old.frozen_by_id or new.frozen_by_name is not old.frozen_by_name
        begin select raise(abort, 'a frozen version is never changed'); end;
        """,
    ),
    (
        "0003_assignments_handed_on",
        """
        alter table assignment add column replaces text references assignment (id);
        create table hand_over (
            id text primary key,
            from_id text not null references person (id),
            items text not null,
            at text not null,
            by_id text references person (id),
            by_name text not null,
            returned_at text,
            returned_by_name text not null default ''
        ) strict;
        create index hand_over_from on hand_over (from_id, at);
        """,
    ),
)
