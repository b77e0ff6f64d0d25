"""Workbooks and text with delimiters: tables as they were filled in, and texts that were set into rows."""
