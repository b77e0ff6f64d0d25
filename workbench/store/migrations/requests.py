"""Requests to ministries and bodies: what is asked of whom, what is prepared in answer, what was contributed.

What a ministry prepares is its own (`audience`: organisation:<id>) and changes; a contribution is append-only, and so
is what happened to a request. A corrected contribution is a new one of the next number.
"""

_APPEND_ONLY = ("request_event", "request_file", "contribution", "contribution_answer")


def _guards(table: str) -> str:
    said = "what a ministry was asked and answered stays in the record"
    return f"""
        create trigger {table}_is_never_changed before update on {table}
        begin select raise(abort, '{said}: {table} is never changed'); end;
        create trigger {table}_is_never_cut before delete on {table}
        begin select raise(abort, '{said}: {table} is never cut'); end;
        create trigger {table}_is_never_replaced before insert on {table}
        when exists (select 1 from {table} where id = new.id or rowid = new.rowid)
        begin select raise(abort, '{said}: {table} is never replaced'); end;
        """


_TABLES = """
        create table information_request (
            id text primary key,
            code text not null unique,
            report_id text references report (id),
            title text not null,
            organisation_id text not null references organisation (id),
            audience text not null,
            language text not null,
            due text not null,
            words integer,
            contact text not null default '',
            letter text not null default '',
            standing text not null check (standing in ('in_preparation', 'sent', 'closed', 'withdrawn')),
            version integer not null default 1,
            made_at text not null,
            made_by text not null,
            sent_at text
        ) strict;
        create index information_request_report on information_request (report_id);
        create index information_request_office on information_request (organisation_id, standing);
        create table request_item (
            id text primary key,
            request_id text not null references information_request (id),
            position integer not null,
            code text not null,
            kind text not null check (kind in ('recommendation', 'requirement', 'question')),
            target text not null default '',
            key text not null default '',
            text text not null,
            language text not null,
            asked text not null default '',
            words integer,
            section_id text,
            beside text not null default '[]',
            unique (request_id, code)
        ) strict;
        create index request_item_request on request_item (request_id, position);
        create index request_item_target on request_item (target);
        create table request_event (
            id text primary key,
            request_id text not null references information_request (id),
            kind text not null,
            facts text not null default '{}',
            side text not null check (side in ('state', 'office')),
            by_id text references person (id),
            by_name text not null,
            at text not null
        ) strict;
        create index request_event_request on request_event (request_id, id);
        create table request_file (
            id text primary key,
            request_id text not null references information_request (id),
            audience text not null,
            direction text not null check (direction in ('out', 'in', 'letter', 'attachment')),
            sha256 text not null,
            name text not null,
            size integer not null,
            parsed integer not null default 0,
            why_not text not null default '',
            handed_in_by text not null check (handed_in_by in ('state', 'office')),
            by_name text not null,
            at text not null
        ) strict;
        create index request_file_request on request_file (request_id, id);
        create table prepared_answer (
            id text primary key,
            request_id text not null references information_request (id),
            item_id text references request_item (id),
            organisation_id text not null references organisation (id),
            audience text not null,
            source text not null default '',
            kind text not null check (kind in ('answer', 'no_change', 'not_ours')),
            use text not null check (use in ('for_report', 'background')),
            belongs_to text not null default '',
            blocks text not null default '[]',
            why_queued text not null default '',
            author_id text references person (id),
            author_label text not null default '',
            version integer not null default 1,
            updated_at text not null
        ) strict;
        create index prepared_answer_request on prepared_answer (request_id, organisation_id);
        create table validation (
            id text primary key,
            request_id text not null references information_request (id),
            audience text not null,
            digest text not null,
            how text not null check (how in ('web', 'letter')),
            by_name text not null,
            by_id text references person (id),
            letter_id text references request_file (id),
            signed_on text not null default '',
            at text not null
        ) strict;
        create index validation_request on validation (request_id, id);
        create table contribution (
            id text primary key,
            request_id text not null references information_request (id),
            organisation_id text not null references organisation (id),
            number integer not null,
            audience text not null,
            standing text not null check (standing in ('submitted', 'received')),
            validated_how text not null default '' check (validated_how in ('', 'web', 'letter')),
            validated_by text not null default '',
            signed_on text not null default '',
            letter_id text references request_file (id),
            file_id text references request_file (id),
            late integer not null,
            words integer not null,
            by_id text references person (id),
            by_name text not null,
            at text not null,
            unique (request_id, number)
        ) strict;
        create table contribution_answer (
            id text primary key,
            contribution_id text not null references contribution (id),
            item_id text references request_item (id),
            kind text not null check (kind in ('answer', 'no_change', 'not_ours')),
            use text not null check (use in ('for_report', 'background')),
            belongs_to text not null default '',
            blocks text not null default '[]',
            words integer not null,
            why_queued text not null default ''
        ) strict;
        create index contribution_answer_contribution on contribution_answer (contribution_id);
        create index contribution_answer_item on contribution_answer (item_id);
        create table contribution_document (
            contribution_id text not null references contribution (id),
            use text not null check (use in ('for_report', 'background')),
            document_id text not null references document (id),
            primary key (contribution_id, use)
        ) strict;
        create table request_reminder (
            request_id text not null references information_request (id),
            due text not null,
            days integer not null,
            at text not null,
            primary key (request_id, due, days)
        ) strict;
"""

_SAID = "what a ministry was asked and answered stays in the record"
# Whose word a contribution is, and which document of the library it became; no number is given to two contributions.
_NEITHER_CHANGED_NOR_REPLACED = f"""
        {_guards("validation")}
        create trigger contribution_document_is_never_changed before update on contribution_document
        begin select raise(abort, '{_SAID}: contribution_document is never changed'); end;
        create trigger contribution_document_is_never_cut before delete on contribution_document
        begin select raise(abort, '{_SAID}: contribution_document is never cut'); end;
        create trigger contribution_document_is_never_replaced before insert on contribution_document
        when exists (select 1 from contribution_document
            where contribution_id = new.contribution_id and use = new.use or rowid = new.rowid)
        begin select raise(abort, '{_SAID}: contribution_document is never replaced'); end;
        create trigger contribution_keeps_its_number before insert on contribution
        when exists (select 1 from contribution where request_id = new.request_id and number = new.number)
        begin select raise(abort, '{_SAID}: contribution is never replaced'); end;
        """

STEPS: tuple[tuple[str, str], ...] = (
    ("0001_requests", _TABLES + "".join(_guards(table) for table in _APPEND_ONLY)),
    ("0002_validations_and_numbers", _NEITHER_CHANGED_NOR_REPLACED),
)
