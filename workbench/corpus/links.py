"""What hangs on a paragraph of the library: one line for each column that holds its id.

Columns of other concepts are named here, and only here, so that nothing that is cited is ever thrown away.
"""

from workbench.store import Database

PARAGRAPH = (
    ("citation", "source_paragraph_id"),
    ("basis", "source_paragraph_id"),
    ("waiting_piece", "source_paragraph_id"),
    ("recommendation", "paragraph_id"),
    ("recommendation", "position_paragraph_id"),
    ("recommendation_change", "evidence_paragraph_id"),
    ("said_in_report", "paragraph_id"),
)
RECOMMENDATION = (
    ("response", "recommendation_id"),
    ("mark", "target_id"),
    ("report_recommendation", "recommendation_id"),
    ("recommendation_tag", "recommendation_id"),
    ("recommendation_fact", "recommendation_id"),
    ("recommendation_change", "recommendation_id"),
    ("cluster_member", "recommendation_id"),
    ("twin", "earlier_id"),
    ("twin", "later_id"),
    ("said_in_report", "recommendation_id"),
    ("row_taken_in", "recommendation_id"),
)
# Its versions in other languages and better copies are kept under the id of a recommendation.
_LEADS = (
    "not exists (select 1 from recommendation under where under.lead = recommendation.id and under.id <> under.lead)"
)


def without_links(table: str, columns: tuple[tuple[str, str], ...]) -> str:
    """The SQL predicate that nothing refers to the row of `table`."""
    return " and ".join(
        f"not exists (select 1 from {referring} where {referring}.{column} = {table}.id)"
        for referring, column in columns
    )


def let_go(db: Database, document_id: str) -> None:
    """Delete what is no longer read of a document and nothing refers to; the rest stays and is marked."""
    for table, columns, besides in (("recommendation", RECOMMENDATION, _LEADS), ("paragraph", PARAGRAPH, "true")):
        db.execute(
            f"delete from {table} where document_id = :id and no_longer_read and {without_links(table, columns)} "
            f"and {besides}",
            {"id": document_id},
        )
