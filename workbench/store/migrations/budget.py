"""What counts against a report's limit, and the words that were moved between its sections."""

STEPS: tuple[tuple[str, str], ...] = (
    (
        "0001_budgets",
        """
        create table budget_setting (
            id text primary key,
            report_id text not null references report (id),
            counted text not null,
            factor real not null,
            source text not null default '',
            at text not null,
            by_id text references person (id),
            by_name text not null
        ) strict;
        create index budget_setting_report on budget_setting (report_id);
        create table budget_transfer (
            id text primary key,
            report_id text not null references report (id),
            from_id text references section (id),
            to_id text references section (id),
            words integer not null check (words > 0),
            reason text not null,
            undoes text references budget_transfer (id),
            at text not null,
            by_id text references person (id),
            by_name text not null
        ) strict;
        create index budget_transfer_report on budget_transfer (report_id);
        create unique index budget_transfer_undone on budget_transfer (undoes) where undoes is not null;
        create trigger a_budget_transfer_is_never_changed before update on budget_transfer
        begin select raise(abort, 'a move of words is never changed'); end;
        create trigger a_budget_transfer_is_never_deleted before delete on budget_transfer
        begin select raise(abort, 'a move of words is never deleted'); end;
        """,
    ),
)
