"""Search beside tantivy, SQLite FTS5 and Whoosh as it comes, over the same paragraphs and questions."""
