"""What stood in a ministry's preparation before it was rewritten, left out, or put together with another answer.

It is the ministry's own like the answers in preparation, and goes along with its desk. `answer_id` is the answer that
it was; `how` says why it does not stand any more.
"""

_TABLES = """
        create table earlier_answer (
            id text primary key,
            answer_id text not null,
            request_id text not null references information_request (id),
            item_id text references request_item (id),
            organisation_id text not null references organisation (id),
            audience text not null,
            source text not null,
            kind text not null check (kind in ('answer', 'no_change', 'not_ours')),
            use text not null check (use in ('for_report', 'background')),
            belongs_to text not null,
            blocks text not null,
            why_queued text not null,
            author_label text not null,
            how text not null check (how in ('rewritten', 'left_out', 'put_together')),
            by_label text not null,
            at text not null
        ) strict;
        create index earlier_answer_request on earlier_answer (request_id, organisation_id);
"""

STEPS: tuple[tuple[str, str], ...] = (("0001_earlier_answers", _TABLES),)
