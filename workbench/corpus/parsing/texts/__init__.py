"""Web pages, Markdown and plain text, in any encoding."""
