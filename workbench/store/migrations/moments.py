"""What stood where at any moment, and what was done that can be undone."""

STEPS: tuple[tuple[str, str], ...] = (
    (
        "0001_arrangements",
        """
        create table arrangement (
            id text primary key,
            report_id text not null references report (id),
            section_id text not null references section (id),
            paragraphs text not null,
            at text not null,
            by_id text references person (id),
            by_name text not null
        ) strict;
        create index arrangement_section on arrangement (section_id, id);
        create index arrangement_report on arrangement (report_id, id);
        create trigger an_arrangement_is_never_changed before update on arrangement
        begin select raise(abort, 'a past arrangement is never changed'); end;
        create trigger an_arrangement_is_never_deleted before delete on arrangement
        begin select raise(abort, 'a past arrangement is never deleted'); end;
        create table drafting_act (
            id text primary key,
            report_id text not null references report (id),
            section_id text references section (id),
            verb text not null,
            paragraphs text not null,
            before text not null,
            after text not null,
            undoes text references drafting_act (id),
            at text not null,
            by_id text references person (id),
            by_name text not null
        ) strict;
        create index drafting_act_report on drafting_act (report_id, id);
        create index drafting_act_undone on drafting_act (undoes) where undoes is not null;
        create trigger a_drafting_act_is_never_changed before update on drafting_act
        begin select raise(abort, 'what was done is never changed'); end;
        create trigger a_drafting_act_is_never_deleted before delete on drafting_act
        begin select raise(abort, 'what was done is never deleted'); end;
        """,
    ),
)
