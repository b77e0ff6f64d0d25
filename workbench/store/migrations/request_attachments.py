"""Files that a ministry puts beside its answers: its own until it submits them, then files of the request."""

_TABLES = """
        create table prepared_attachment (
            id text primary key,
            request_id text not null references information_request (id),
            organisation_id text not null references organisation (id),
            audience text not null,
            sha256 text not null,
            name text not null,
            size integer not null,
            author_label text not null,
            at text not null,
            unique (request_id, sha256)
        ) strict;
"""

STEPS: tuple[tuple[str, str], ...] = (("0001_request_attachments", _TABLES),)
