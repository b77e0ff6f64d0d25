"""Erasure of what was said in a round: who asked, on what ground, with the letter; and which words were emptied.

The tables of a round abort every change. Here their triggers are replaced by ones that let one thing through: the
columns that hold words become empty, in a row that an entry of the ledger lists as erased; all else stays. A matter for
decision that took over the words of an erased comment, known by the page it names, lets go of them in the same way.
"""

from collections.abc import Mapping

from workbench.store.migrations.comments import guards, never_replaced

APPEND_ONLY = ("erasure", "erased_part")

_TABLES = """
        create table erasure (
            id text primary key,
            round_id text not null references comment_round (id),
            organisation_id text not null references organisation (id),
            ground text not null check (ground in ('request', 'order')),
            authority text not null default '',
            reason text not null,
            labels text not null,
            file_sha256 text not null,
            file_name text not null,
            file_size integer not null,
            by_name text not null,
            by_id text,
            at text not null,
            signature text not null,
            event_seq integer not null,
            salt text not null
        ) strict;
        create index erasure_round on erasure (round_id);
        create table erased_part (
            id text primary key,
            round_id text not null references comment_round (id),
            erasure_id text not null references erasure (id),
            part_table text not null,
            part_id text not null,
            event_seq integer not null,
            salt text not null
        ) strict;
        create index erased_part_round on erased_part (round_id);
        create index erased_part_part on erased_part (part_id);
"""


def lets_words_be_emptied(table: str, emptied: Mapping[str, str], kept: tuple[str, ...]) -> str:
    """The trigger that aborts every UPDATE of that table but the one that empties the words of an erased row.

    emptied: column to the SQL of its empty value · kept: every other column.
    """
    words = [f"new.{column} is {value}" for column, value in emptied.items()]
    rest = [f"new.{column} is old.{column}" for column in ("rowid", *kept)]
    listed = f"""exists (select 1 from erased_part as part join round_event as entry
                on entry.round_id = part.round_id and entry.seq = part.event_seq
                where part.part_table = '{table}' and part.part_id = old.id and part.round_id = old.round_id
                and entry.kind = 'erased' and instr(entry.payload, part.id) > 0)"""
    return f"""
        drop trigger {table}_is_never_changed;
        create trigger {table}_is_never_changed before update on {table}
        when not ({" and ".join((*words, *rest, listed))})
        begin select raise(abort, 'a comment round keeps what was said: {table} is never changed'); end;
        """


_COMMENT = (
    "id label round_id organisation_id scope section_id paragraph_id start_offset end_offset quote prefix suffix "
    "match why kind type severity confidentiality language origin file_id identity reply_to written_at received_at "
    "received_as late replaces event_seq salt"
)
_STATE = "id round_id comment_id state at event_seq salt"
_READING = (
    "id round_id comment_id saved_at paragraph_id start_offset end_offset quote prefix suffix match why file_id "
    "event_seq salt"
)
_REPLY = "id round_id comment_id organisation_id visibility at event_seq salt"

_TRANSLATION = "id round_id comment_id organisation_id language by_name by_id at event_seq salt"

_COMMENT_WORDS = {
    "text": "''",
    "proposed": "null",
    "segments": "'[]'",
    "in_file": "'{}'",
    "author_id": "null",
    "author_label": "''",
}

_IN_MATTERS = """
        drop trigger matter_text_is_never_changed;
        create trigger matter_text_is_never_changed before update on matter_text
        when not (new.text is '' and new.rowid is old.rowid and new.id is old.id and new.matter_id is old.matter_id
            and new.position is old.position and new.whose is old.whose and new.language is old.language
            and new.address is old.address and exists (select 1 from erased_part as part join round_event as entry
                on entry.round_id = part.round_id and entry.seq = part.event_seq
                where part.part_table = 'comment' and entry.kind = 'erased' and instr(entry.payload, part.id) > 0
                and old.address = '/rounds/' || part.round_id || '/comments/' || part.part_id))
        begin select raise(abort, 'what was put for decision stays in the record: matter_text is never changed'); end;
        """

STEPS: tuple[tuple[str, str], ...] = (
    (
        "0001_erasure",
        _TABLES
        + "".join(guards(table) + never_replaced(table) for table in APPEND_ONLY)
        + lets_words_be_emptied("comment", _COMMENT_WORDS, tuple(_COMMENT.split()))
        + lets_words_be_emptied("comment_state", {"reason": "''"}, tuple(_STATE.split()))
        + lets_words_be_emptied("copy_reading", {"segments": "'[]'"}, tuple(_READING.split()))
        + lets_words_be_emptied("reply", {"text": "''"}, tuple(_REPLY.split()))
        + lets_words_be_emptied("comment_translation", {"text": "''", "proposed": "''"}, tuple(_TRANSLATION.split())),
    ),
    ("0002_erased_words_in_matters", _IN_MATTERS),
)
