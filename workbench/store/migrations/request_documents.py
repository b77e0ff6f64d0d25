"""What a request hangs on that is for no report: concluding observations that came, a communication."""

_TABLES = """
        create table request_document (
            request_id text primary key references information_request (id),
            document_id text not null references document (id)
        ) strict;
        create index request_document_document on request_document (document_id);
"""

STEPS: tuple[tuple[str, str], ...] = (("0001_request_documents", _TABLES),)
