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
)
