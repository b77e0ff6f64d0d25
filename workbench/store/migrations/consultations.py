"""Paragraphs of a draft that say how the report was consulted, each with what it was composed from."""

from workbench.store.migrations.comments import guards, never_replaced

_TABLES = """
        create table consultation_paragraph (
            id text primary key,
            report_id text not null references report (id),
            paragraph_id text not null references draft_paragraph (id),
            round_id text references comment_round (id),
            digest text not null,
            by_id text,
            by_name text not null,
            at text not null
        ) strict;
        create index consultation_paragraph_report on consultation_paragraph (report_id, id);
"""

STEPS: tuple[tuple[str, str], ...] = (
    ("0001_consultation_paragraphs", _TABLES + guards("consultation_paragraph")),
    ("0002_never_replaced", never_replaced("consultation_paragraph")),
)
