"""Sections that went out to Word and came back, and what of them waits to be placed."""

STEPS: tuple[tuple[str, str], ...] = (
    (
        "0001_sections_in_word",
        """
        create table section_file (
            id text primary key,
            report_id text not null references report (id),
            section_id text not null references section (id),
            direction text not null check (direction in ('out', 'in')),
            sha256 text not null,
            file_name text not null default '',
            revisions text not null default '{}',
            outcome text not null default '{}',
            at text not null,
            by_id text references person (id),
            by_name text not null
        ) strict;
        create index section_file_section on section_file (section_id, id);
        create table returned_text (
            id text primary key,
            file_id text not null references section_file (id),
            section_id text not null references section (id),
            paragraph_id text references draft_paragraph (id),
            position integer not null,
            kind text not null,
            markup text not null,
            footnotes text not null default '{}',
            attributes text not null default '{}',
            reason text not null default '',
            state text not null default 'waiting' check (state in ('waiting', 'placed', 'set_aside')),
            at text not null,
            decided_at text,
            decided_by text not null default ''
        ) strict;
        create index returned_text_waiting on returned_text (section_id) where state = 'waiting';
        """,
    ),
)
