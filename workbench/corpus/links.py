"""What hangs on a paragraph of the library: one line for each column that holds its id.

Columns of other concepts are named here, and only here, so that nothing that is cited is ever thrown away.
"""

from workbench.store import Database

PARAGRAPH = (("citation", "source_paragraph_id"), ("recommendation", "paragraph_id"))
RECOMMENDATION = (("response", "recommendation_id"), ("mark", "target_id"))


def without_links(table: str, columns: tuple[tuple[str, str], ...]) -> str:
    """The SQL predicate that nothing refers to the row of `table`."""
    return " and ".join(
        f"not exists (select 1 from {referring} where {referring}.{column} = {table}.id)"
        for referring, column in columns
    )


def let_go(db: Database, document_id: str) -> None:
    """Delete what is no longer read of a document and nothing refers to; the rest stays and is marked."""
    for table, columns in (("recommendation", RECOMMENDATION), ("paragraph", PARAGRAPH)):
        db.execute(
            f"delete from {table} where document_id = :id and no_longer_read and {without_links(table, columns)}",
            {"id": document_id},
        )
